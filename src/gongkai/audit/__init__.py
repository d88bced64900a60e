"""审计: who did what, when and from where; a chain that cannot be changed unnoticed.

Entries are only ever added: the database itself refuses to update or delete one, and each carries a
keyed digest of itself and of the entry before it (GB/T 22239-2019 8.1.4.3 安全审计).
"""

"""审签: the one way out of the house. Screening, then levels of review by different people.

Wagtail's workflows carry a text through the levels; what they leave open is closed here. Each
decision is bound to the digest of what was read, and what is live is exactly what was cleared, by
whatever door it came (先审查后公开, 《政府信息公开条例》第十七条).
"""

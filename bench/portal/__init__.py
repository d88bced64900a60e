"""The portal against a stock Wagtail site of the same version, with the same articles.

Run as `python -m bench.portal --sizes 100 10000`. The stock site is what `wagtail start` makes with
the blog of Wagtail's tutorial in it, its list paged. Both stand on a SQLite file of their own, in
one run, behind the same server with the same workers; the load comes from wrk.
"""

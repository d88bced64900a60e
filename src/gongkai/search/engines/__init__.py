"""The index that the settings name."""

from django.conf import settings
from django.db import connection

from gongkai.search.engines.base import Engine
from gongkai.search.engines.outside import Outside
from gongkai.search.engines.postgres import Arrays
from gongkai.search.engines.sqlite import Fts5


def engine() -> Engine:
    """Give the index: in the platform's database, or outside of it.

    The libraries of those outside are loaded only where they are asked for: an installation need
    not have them.
    """
    if settings.SEARCH == "tantivy":
        from gongkai.search.engines.tantivy import Files  # noqa: PLC0415 - as said above

        return Outside(Files())
    if settings.SEARCH == "opensearch":
        from gongkai.search.engines.opensearch import Server  # noqa: PLC0415 - as said above

        return Outside(Server())
    return in_database()


def in_database() -> Engine:
    """Give the index that stands in the platform's database."""
    return Arrays() if connection.vendor == "postgresql" else Fts5()

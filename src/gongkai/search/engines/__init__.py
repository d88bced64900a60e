"""The index of the database in use."""

from django.db import connection

from gongkai.search.engines.base import Engine
from gongkai.search.engines.postgres import TextSearch
from gongkai.search.engines.sqlite import Fts5


def engine() -> Engine:
    """Give the index that stands in the database of the platform."""
    return TextSearch() if connection.vendor == "postgresql" else Fts5()

"""Titles are indexed as they are spelt, too: the index is made again from its entries."""

from itertools import islice

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from gongkai.search.engines import in_database

_BATCH = 500


def index_again(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Take everything out, and put it in with its spelling."""
    entries = apps.get_model("search", "Entry").objects.order_by("rank").iterator(_BATCH)
    in_database().clear()
    while batch := list(islice(entries, _BATCH)):
        in_database().put(batch)


class Migration(migrations.Migration):
    """An index without content must be told the same words when a row is taken out."""

    dependencies = (("search", "0002_index"),)
    operations = (migrations.RunPython(index_again, migrations.RunPython.noop),)

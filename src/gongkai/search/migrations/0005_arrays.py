"""PostgreSQL's index is of another kind: it is made again from its entries."""

from itertools import islice

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from gongkai.search.engines import postgres

_BATCH = 500


def make_again(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Put everything in anew, unless the index stands outside the database."""
    if editor.connection.vendor != "postgresql":
        return
    with editor.connection.cursor() as cursor:
        cursor.execute(postgres.DROP)
        cursor.execute(postgres.CREATE)
    if apps.get_model("search", "Home").objects.get().engine != "database":
        return
    entries = apps.get_model("search", "Entry").objects.order_by("rank").iterator(_BATCH)
    while batch := list(islice(entries, _BATCH)):
        postgres.Arrays().put(batch)


class Migration(migrations.Migration):
    dependencies = (("search", "0004_outside"),)
    operations = (migrations.RunPython(make_again, migrations.RunPython.noop),)

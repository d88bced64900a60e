"""The databases' indexes are of another form: they are made again from their entries."""

from itertools import islice

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from gongkai.search.engines import in_database, postgres, sqlite

_ENGINES = {"sqlite": sqlite, "postgresql": postgres}
_BATCH = 500


def make_again(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Put everything in anew, unless the index stands outside the database."""
    engine = _ENGINES[editor.connection.vendor]
    with editor.connection.cursor() as cursor:
        cursor.execute(engine.DROP)
        cursor.execute(engine.CREATE)
    if apps.get_model("search", "Home").objects.get().engine != "database":
        return
    entries = apps.get_model("search", "Entry").objects.order_by("rank").iterator(_BATCH)
    while batch := list(islice(entries, _BATCH)):
        in_database().put(batch)


class Migration(migrations.Migration):
    dependencies = (("search", "0004_outside"),)
    operations = (migrations.RunPython(make_again, migrations.RunPython.noop),)

"""The index of the database in use."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from gongkai.search.engines import postgres, sqlite

ENGINES = {"sqlite": sqlite, "postgresql": postgres}


def create(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Make the table that is searched."""
    with editor.connection.cursor() as cursor:
        cursor.execute(ENGINES[editor.connection.vendor].CREATE)


def drop(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Take it away."""
    with editor.connection.cursor() as cursor:
        cursor.execute(ENGINES[editor.connection.vendor].DROP)


class Migration(migrations.Migration):
    """What Django has no model for."""

    dependencies = (("search", "0001_initial"),)
    operations = (migrations.RunPython(create, drop),)

"""The head of an empty chain, and the triggers that refuse changes."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from gongkai.audit.protection import protect, release


def begin(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Make the one row of the head."""
    apps.get_model("audit", "Head").objects.create(pk=1)


def end(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Take the row away."""
    apps.get_model("audit", "Head").objects.all().delete()


def guard(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Let the database refuse changes."""
    protect(editor.connection)


def unguard(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Let it accept them again."""
    release(editor.connection)


class Migration(migrations.Migration):
    """After the tables, their protection."""

    dependencies = (("audit", "0001_initial"),)
    operations = (
        migrations.RunPython(begin, end),
        migrations.RunPython(guard, unguard),
    )

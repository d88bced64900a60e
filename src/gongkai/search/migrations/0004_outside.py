"""An index outside the database: what it has not followed yet, and where the entries' index is."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def begin_in_database(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Say where the index is that the migrations before this one have made."""
    apps.get_model("search", "Home").objects.create(pk=1, engine="database")


class Migration(migrations.Migration):
    dependencies = [("search", "0003_pinyin")]

    operations = [
        migrations.CreateModel(
            name="Home",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("engine", models.CharField(max_length=120)),
            ],
        ),
        migrations.CreateModel(
            name="Waiting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("rank", models.BigIntegerField()),
            ],
        ),
        migrations.RunPython(begin_in_database, migrations.RunPython.noop),
    ]

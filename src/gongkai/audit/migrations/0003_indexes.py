"""Indexes for what the trail is searched by. SQLite remakes the table, so it is protected anew."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from gongkai.audit.protection import protect


def guard(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Let the database refuse changes."""
    protect(editor.connection)


class Migration(migrations.Migration):
    """What an auditor narrows the trail by, newest first."""

    dependencies = (("audit", "0002_append_only"),)

    operations = (
        migrations.RunPython(migrations.RunPython.noop, guard),
        migrations.AlterModelOptions(
            name="head",
            options={"verbose_name": "审计记录", "verbose_name_plural": "审计记录"},
        ),
        migrations.RemoveIndex(
            model_name="entry",
            name="audit_object",
        ),
        migrations.AlterField(
            model_name="entry",
            name="action",
            field=models.CharField(max_length=60, verbose_name="事项"),
        ),
        migrations.AlterField(
            model_name="entry",
            name="actor_id",
            field=models.BigIntegerField(null=True, verbose_name="人员编号"),
        ),
        migrations.AlterField(
            model_name="entry",
            name="body_id",
            field=models.BigIntegerField(null=True, verbose_name="行政机关编号"),
        ),
        migrations.AlterField(
            model_name="entry",
            name="previous",
            field=models.CharField(max_length=64, verbose_name="上一条的摘要"),
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(fields=["object_type", "object_id", "number"], name="audit_object"),
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(fields=["actor", "number"], name="audit_actor"),
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(fields=["action", "number"], name="audit_action"),
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(fields=["body_id", "number"], name="audit_body"),
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(fields=["address", "number"], name="audit_address"),
        ),
        migrations.RunPython(guard, migrations.RunPython.noop),
    )

"""More words about an item; what was corrected, each time with its day."""

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from gongkai.audit.protection import append_only


def keep(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Keep what public items say of their corrections, as of when they were last published."""
    corrected = (
        apps.get_model("disclosures", "Item").objects.filter(live=True).exclude(correction="")
    )
    for item in corrected:
        item.corrections.create(text=item.correction, at=item.last_published_at)


class Migration(migrations.Migration):
    dependencies = [
        ("disclosures", "0007_kept_as_they_were"),
    ]

    operations = [
        migrations.AddField(
            model_name="item",
            name="audience",
            field=models.CharField(
                blank=True,
                help_text="如：企业、老年人、高校毕业生",
                max_length=60,
                verbose_name="服务对象",
            ),
        ),
        migrations.AddField(
            model_name="item",
            name="needs_interpretation",
            field=models.BooleanField(
                default=False,
                help_text="政策文件和解读材料应当同步组织、同步审签、同步发布（国办发〔2016〕80号）",
                verbose_name="需要解读",
            ),
        ),
        migrations.AddField(
            model_name="item",
            name="responsible_editor",
            field=models.CharField(blank=True, max_length=40, verbose_name="责任编辑"),
        ),
        migrations.AddField(
            model_name="item",
            name="subject_terms",
            field=models.CharField(blank=True, max_length=100, verbose_name="主题词"),
        ),
        migrations.AlterField(
            model_name="item",
            name="correction",
            field=models.TextField(
                blank=True,
                help_text="公开后改动内容的，写明这次改了什么、为什么。公开时记下日期，以前的说明都保留",
                verbose_name="更正说明",
            ),
        ),
        migrations.AlterField(
            model_name="item",
            name="keywords",
            field=models.CharField(
                blank=True, help_text="供搜索，用逗号分开", max_length=100, verbose_name="关键词"
            ),
        ),
        migrations.CreateModel(
            name="Correction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField(verbose_name="更正说明")),
                ("at", models.DateTimeField(verbose_name="更正时间")),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="disclosures.item",
                        verbose_name="公开信息",
                    ),
                ),
            ],
            options={
                "verbose_name": "更正记录",
                "verbose_name_plural": "更正记录",
                "ordering": ("-at", "-pk"),
            },
        ),
        migrations.RunPython(keep, migrations.RunPython.noop),
        append_only("disclosures_correction"),
    ]

"""What was judged of an item before it goes out; kept as it was judged."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from gongkai.audit.protection import append_only


class Migration(migrations.Migration):
    dependencies = [
        ("disclosures", "0009_catalogue_entry"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Judgement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="判定时间")),
                ("answers", models.JSONField(verbose_name="答案")),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("proactive", "主动公开"),
                            ("on_application", "依申请公开"),
                            ("withheld", "不予公开"),
                            ("refer", "报请确定"),
                            ("other_body", "不由本机关公开"),
                            ("not_information", "不属于政府信息"),
                        ],
                        max_length=20,
                        verbose_name="结论",
                    ),
                ),
                ("cites", models.CharField(max_length=100, verbose_name="依据")),
                ("left_out", models.JSONField(default=list, verbose_name="不公开部分的依据")),
                ("reason", models.TextField(blank=True, verbose_name="说明")),
                ("digest", models.CharField(max_length=64)),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="judgements",
                        to="disclosures.item",
                        verbose_name="公开信息",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="判定人",
                    ),
                ),
            ],
            options={
                "verbose_name": "公开属性判定",
                "verbose_name_plural": "公开属性判定",
                "ordering": ("-at", "-pk"),
            },
        ),
        append_only("disclosures_judgement"),
    ]

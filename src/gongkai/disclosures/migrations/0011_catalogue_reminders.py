"""Who was told of catalogue entries that must be published anew."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0001_initial"),
        ("disclosures", "0010_judgement"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CatalogueDay",
            fields=[
                ("day", models.DateField(primary_key=True, serialize=False, verbose_name="日期")),
            ],
        ),
        migrations.CreateModel(
            name="CatalogueReminder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("state", models.CharField(max_length=8, verbose_name="状态")),
                ("due_on", models.DateField(verbose_name="应更新日期")),
                ("at", models.DateTimeField(verbose_name="时间")),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reminders",
                        to="catalogue.entry",
                        verbose_name="目录事项",
                    ),
                ),
                (
                    "to",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="收件人",
                    ),
                ),
            ],
            options={
                "verbose_name": "目录更新提醒",
                "verbose_name_plural": "目录更新提醒",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("to", "entry", "state", "due_on"), name="told_once_of_an_entry"
                    )
                ],
            },
        ),
    ]

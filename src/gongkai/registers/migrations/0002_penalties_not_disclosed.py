from typing import Any

from django.db import migrations, models


def turn_round(apps: Any, _editor: Any) -> None:
    penalties = apps.get_model("registers", "PenaltyDecision").objects
    penalties.filter(is_notable=False).update(is_withheld=True)


def turn_back(apps: Any, _editor: Any) -> None:
    penalties = apps.get_model("registers", "PenaltyDecision").objects
    penalties.filter(is_withheld=True).update(is_notable=False)


class Migration(migrations.Migration):
    dependencies = [
        ("registers", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="penaltydecision",
            name="is_withheld",
            field=models.BooleanField(
                default=False,
                help_text="具有一定社会影响的应当公开（《行政处罚法》第四十八条第一款）",
                verbose_name="没有一定社会影响，不公开",
            ),
        ),
        migrations.RunPython(turn_round, turn_back),
        migrations.RemoveField(
            model_name="penaltydecision",
            name="is_notable",
        ),
    ]

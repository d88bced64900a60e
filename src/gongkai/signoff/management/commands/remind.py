"""``gongkai manage remind``: to be run every quarter of an hour in working time."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from gongkai.audit.acts import acting
from gongkai.signoff.reminding import remind


class Command(BaseCommand):
    """Remind whoever keeps a text too long."""

    help = "催办：提醒超过时限未审核的人员，再超时的告知上一级和公开专员。可以反复运行。"

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Tell everybody who must be told by now."""
        told = remind(now=timezone.now(), act=acting())
        self.stdout.write(f"提醒{told.reminders}人，上报{told.escalations}人。")

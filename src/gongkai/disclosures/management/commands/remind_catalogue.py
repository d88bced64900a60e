"""``gongkai manage remind_catalogue``: to be run at least once a day."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from gongkai.audit.acts import acting
from gongkai.disclosures.catalogue_reminding import remind


class Command(BaseCommand):
    """Remind of catalogue entries that must be published anew."""

    help = "提醒目录里将到期、过期、还没有公开的事项。每天只做一遍，可以反复运行。"

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Tell everybody who must be told today."""
        told = remind(now=timezone.now(), act=acting())
        if told:
            self.stdout.write(f"目录更新提醒：告知{told}人。")

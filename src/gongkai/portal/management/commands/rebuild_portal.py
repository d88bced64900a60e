"""`gongkai manage rebuild_portal`: lists, counts and search made again from what is public."""

from typing import Any

from django.core.management.base import BaseCommand

from gongkai.portal.listing import rebuild


class Command(BaseCommand):
    """Nothing depends on it in daily work: after a restored backup or a new version it is safe."""

    help = "由已公开的信息重新生成门户的列表、件数和检索。"

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Make them again, and say of how much."""
        self.stdout.write(f"已重新生成，共{rebuild()}件公开的信息。")

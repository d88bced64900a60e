"""`gongkai manage index_search`: all that is public stands in the index that the settings name."""

from typing import Any

from django.core.management.base import BaseCommand

from gongkai.search.models import Entry
from gongkai.search.questions import UnavailableError
from gongkai.search.services import settle


class Command(BaseCommand):
    """The worker asks every minute; after a change of ``GONGKAI_SEARCH`` there is much to do."""

    help = "检索的索引：换了GONGKAI_SEARCH就重新建立，上次没有写进去的补上。"

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Make it, or do what is left to do; an index that is away is tried again the next time."""
        try:
            is_new = settle()
        except UnavailableError as error:
            self.stderr.write(f"检索的索引没有更新：{error}")
            return
        if is_new:
            self.stdout.write(f"检索的索引已重新建立，共{Entry.objects.count()}件。")

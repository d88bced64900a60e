"""`gongkai manage export_portal`: the portal's files follow, where a folder for them is set."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from gongkai.portal.export.writing import Export


class Command(BaseCommand):
    """The worker asks every minute; only when something has changed is anything written."""

    help = "按设置把门户写成静态网页；没有变动的不写。"

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Write what has changed."""
        if not settings.EXPORT_TO:
            return
        export = Export(Path(settings.EXPORT_TO), f"{settings.EXPORT_URL.rstrip('/')}/")
        if not export.is_due():
            return
        try:
            for _address in export.run():
                continue
        except OSError as error:  # the worker's other tasks go on, and this one is tried again
            self.stderr.write(f"静态网页写不进“{settings.EXPORT_TO}”：{error.strerror}。")
            return
        told = export.told
        self.stdout.write(f"静态网页：写了{told.written}个，删除{told.removed}个。")

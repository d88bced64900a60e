"""``gongkai manage export_trail FILE``: a sealed copy of the whole trail."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from gongkai.audit.acts import acting
from gongkai.audit.export import lines
from gongkai.audit.models import Head
from gongkai.audit.services import record


class Command(BaseCommand):
    """Write a sealed copy."""

    help = "把全部审计记录写入一个文件（每行一条，末行是封签），可以单独核对。"

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file's name."""
        parser.add_argument("file", type=Path, metavar="文件", help="要写的文件，不能已经存在")

    def handle(self, *_args: Any, file: Path, **_options: Any) -> None:
        """Write the copy and record that it was taken."""
        try:
            with file.open("x", encoding="utf-8") as copy:
                head = Head.objects.get(pk=1)
                copy.writelines(f"{line}\n" for line in lines(head))
        except FileExistsError as error:
            raise CommandError(f"{file}已经存在。请换一个文件名。") from error
        except OSError as error:
            raise CommandError(f"不能写入{file}：{error.strerror}。") from error
        detail = {"file": file.name, "entries": head.number, "digest": head.digest}
        record(acting(), "audit.exported", head, detail=detail)
        self.stdout.write(f"导出{head.number}条，末条摘要：\n{head.digest}")

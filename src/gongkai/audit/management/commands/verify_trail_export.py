"""``gongkai manage verify_trail_export FILE``: is a sealed copy whole? With the key alone."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from gongkai.audit.export import NotACopyError, verify_copy


class Command(BaseCommand):
    """Verify a sealed copy."""

    help = "核对export_trail导出的文件是否完整、是否被改动。只用密钥，不读数据库。"
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file's name."""
        parser.add_argument("file", type=Path, metavar="文件")

    def handle(self, *_args: Any, file: Path, **_options: Any) -> None:
        """Say whether the copy is whole; fail when it is not."""
        try:
            with file.open(encoding="utf-8") as copy:
                found = verify_copy(copy)
        except OSError as error:
            raise CommandError(f"不能读{file}：{error.strerror}。") from error
        except UnicodeDecodeError as error:
            raise CommandError(f"{file}不是文本文件。请核对文件是否为导出的原件。") from error
        except NotACopyError as error:
            raise CommandError(str(error)) from error
        if not found.is_whole:
            raise CommandError(f"审计记录有问题：{found.reason}。")
        self.stdout.write(f"共{found.entries}条审计记录，完整，没有改动。")

"""Sealed copies of the trail: taken, recorded, verified alone."""

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from bodies.county import body
from gongkai.audit.models import Entry

pytestmark = pytest.mark.django_db
Change = Callable[[list[str]], object]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    body("正宁县人民政府")
    body("正宁县财政局")
    path = tmp_path / "trail.jsonl"
    call_command("export_trail", path, stdout=io.StringIO())
    return path


def verified(path: Path) -> str:
    said = io.StringIO()
    call_command("verify_trail_export", path, stdout=said)
    return said.getvalue().strip()


def test_a_copy_holds_all_and_is_recorded(copy: Path) -> None:
    *entries, seal = [json.loads(line) for line in copy.read_text().splitlines()]
    told = Entry.objects.latest("number")

    assert seal == {"entries": 2, "digest": entries[-1]["digest"]}
    assert verified(copy) == "共2条审计记录，完整，没有改动。"
    assert (told.action, told.details["entries"]) == ("audit.exported", 2)
    assert told.details["digest"] == seal["digest"]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda lines: lines.pop(0), "缺少第1条记录"),
        (lambda lines: lines.pop(1), "末尾缺少记录：应有2条，只有1条"),
        (lambda lines: lines.pop(), "没有末行的封签"),
        (lambda lines: lines.insert(1, "{"), "第2行不是审计记录"),
        (lambda lines: lines.insert(1, "[]"), "第2行不是审计记录"),
        (lambda lines: lines.insert(1, "{}"), "第2行的项目不全"),
        (lambda lines: lines.__setitem__(0, lines[0].replace("人民", "市民")), "内容与摘要不符"),
        (lambda lines: lines.__setitem__(0, lines[0].replace('"at": "', '"at": "x')), "不是时间"),
    ],
)
def test_a_changed_copy_is_refused(copy: Path, change: Change, words: str) -> None:
    lines = copy.read_text().splitlines()
    change(lines)
    copy.write_text("\n".join(lines))

    with pytest.raises(CommandError, match=words):
        verified(copy)


def test_a_copy_is_verified_with_its_key_alone(copy: Path, settings: object) -> None:
    settings.AUDIT_KEY = "another"  # type: ignore[attr-defined]  # pytest-django's

    with pytest.raises(CommandError, match="第1条记录的内容与摘要不符"):
        verified(copy)


def test_files_that_cannot_be_read_or_written_are_told(copy: Path, tmp_path: Path) -> None:
    binary = tmp_path / "binary"
    binary.write_bytes(b"\xff\xfe\x00")

    with pytest.raises(CommandError, match="已经存在"):
        call_command("export_trail", copy)
    with pytest.raises(CommandError, match="不能写入"):
        call_command("export_trail", tmp_path / "none" / "x")
    with pytest.raises(CommandError, match="不能读"):
        verified(tmp_path / "none")
    with pytest.raises(CommandError, match="不是文本文件"):
        verified(binary)

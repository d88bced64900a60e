"""`gongkai report compare` as a person or a script runs it."""

import json
from pathlib import Path

import pytest

from commandline.test_report_commands import run

EXAMPLES = Path(__file__).parents[2] / "examples"
OLD, NEW = (EXAMPLES / f"annual-report-{year}.html" for year in (2022, 2023))
COMPARE = ("report", "compare")


def test_a_clerk_sees_changes_balances_and_copied_text() -> None:
    done = run(*COMPARE, OLD, NEW)

    assert (done.returncode, done.stderr) == (0, "")
    for words in ("2022年 → 2023年", "增加（", "减少（", "两年衔接", "照搬上年的文字", "同文换数"):
        assert words in done.stdout


def test_rows_of_zeros_are_summed_up_unless_all_is_asked_for() -> None:
    brief, full = run(*COMPARE, OLD, NEW).stdout, run(*COMPARE, OLD, NEW, "--all").stdout

    assert "表二 规章 · 本年制发件数" not in brief
    assert "两年都是0" in brief
    assert "表二 规章 · 本年制发件数" in full
    assert "上年结转" in full


def test_json_goes_to_the_screen_or_to_a_file(tmp_path: Path) -> None:
    output = tmp_path / "比较.json"

    screen = run(*COMPARE, OLD, NEW, "--json").stdout
    silent = run(*COMPARE, OLD, NEW, "-o", output)

    assert silent.stdout == ""
    assert json.loads(screen) == json.loads(output.read_text(encoding="utf-8"))
    assert json.loads(screen)["new"]["year"] == 2023


def test_a_page_is_written(tmp_path: Path) -> None:
    output = tmp_path / "比较.html"

    done = run(*COMPARE, OLD, NEW, "-o", output)

    page = output.read_text(encoding="utf-8")
    assert (done.returncode, done.stdout) == (0, "")
    assert page.startswith("<!DOCTYPE html>")
    assert "临宁县医疗保障局" in page


def test_the_wrong_order_is_said_first() -> None:
    lines = run(*COMPARE, NEW, OLD).stdout.splitlines()

    assert "2022年 → 2023年" in lines[0]
    assert lines[1].startswith("注意：两份报告的先后给反了")


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    broken = tmp_path / "截断.docx"
    broken.write_bytes(b"PK\x03\x04 no more")

    done = run(*COMPARE, broken, NEW)

    assert (done.returncode, done.stdout) == (2, "")
    assert "截断.docx" in done.stderr


@pytest.mark.parametrize("name", ["out.docx", "out"])
def test_an_output_of_another_kind_is_refused(name: str) -> None:
    done = run(*COMPARE, OLD, NEW, "-o", name)

    assert done.returncode == 2
    assert ".html或.json" in done.stderr

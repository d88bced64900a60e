"""`gongkai report compare` as a person or a script runs it."""

import json
from pathlib import Path

import pytest

from annualreport.reports import make_report
from annualreport.rules.asking import applications, remedies
from commandline.test_report_commands import run
from gongkai.annualreport.comparison.compare import compare
from gongkai.annualreport.model import Report
from gongkai.site.cli.comparison_display import show_comparison

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


def shown(
    capsys: pytest.CaptureFixture[str], old: Report, new: Report, *, everything: bool = False
) -> str:
    show_comparison(compare(old, new), everything=everything)
    return " ".join(capsys.readouterr().out.split())


def test_a_relation_that_does_not_hold_is_told_with_its_basis(
    capsys: pytest.CaptureFixture[str],
) -> None:
    old = make_report(year=2022, cells=applications(carried_out=3))
    cells = applications(carried_in=1) | remedies("reconsideration", upheld=1)
    cells["disclosure", "regulations", "in_force"] = None

    brief = shown(capsys, old, make_report(year=2023, cells=cells))
    full = shown(capsys, old, make_report(year=2023, cells=cells), everything=True)

    assert "错误：相差2 总计：应为3，填的是1。依据：国办公开办函〔2021〕30号" in brief
    assert "1项因空白无法判断" in brief
    assert "1项有空白，不能比较" in brief
    assert "无法判断 规章：应为0，填的是（空白）" not in brief
    assert "无法判断 规章：应为0，填的是（空白）" in full
    assert "相符 行政复议：应为不少于0，填的是1" in full


def test_two_forms_say_what_has_no_counterpart(capsys: pytest.CaptureFixture[str]) -> None:
    old, new = make_report(year=2020), make_report(year=2021)

    assert "26项在另一格式中没有对应，不比较" in shown(capsys, old, new)
    assert "不能换算" in shown(capsys, old, new, everything=True)


def test_no_text_of_its_own_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    nothing = dict.fromkeys((1, 5, 6), "无。")
    old, new = (make_report(year=year, chapters=nothing) for year in (2021, 2023))

    said = shown(capsys, old, new)

    assert "没有可供比较的文字" in said
    assert "两年衔接" not in said


def test_words_in_brackets_are_no_markup(capsys: pytest.CaptureFixture[str]) -> None:
    text = "我局在办事大厅设置[bold]查阅点[/red]，安排专人引导群众使用自助终端查询水价。"
    old, new = (
        make_report(year=year, body="[/red]水利局", chapters={1: text}) for year in (2022, 2023)
    )

    said = shown(capsys, old, new)

    assert "[/red]水利局" in said
    assert "设置[bold]查阅点[/red]" in said


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

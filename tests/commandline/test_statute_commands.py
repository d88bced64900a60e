"""`gongkai statute`: what a clerk and a program get."""

import json
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from gongkai.site.cli import app

RUN = CliRunner()
WIDE = {"COLUMNS": "200", "TERM": "dumb"}


def run(*arguments: str) -> tuple[int, str]:
    result = RUN.invoke(app, ["statute", *arguments], env=WIDE)
    return result.exit_code, result.output


def data(*arguments: str) -> dict[str, object]:
    code, output = run(*arguments, "--json")
    assert code == 0, output
    found = json.loads(output)
    assert isinstance(found, dict)
    return found


CONSULTED = [
    "--event=received=2025-09-25",
    "--event=consultation_sent=2025-09-29",
    "--event=consultation_answered=2025-10-20",
]


def test_a_program_gets_the_due_date_with_its_steps_and_articles() -> None:
    found = data("due", "application", *CONSULTED)

    assert found["due_on"] == "2025-11-12"
    assert found["provisional"] is False
    steps = found["steps"]
    assert isinstance(steps, list)
    assert [step["event"] for step in steps] == [
        "received",
        "consultation_sent",
        "consultation_answered",
    ]
    assert all("第三十" in step["basis"] for step in steps)


def test_beyond_the_announced_calendar_the_answer_is_provisional() -> None:
    found = data("due", "application", "--event=received=2026-11-20", "--event=extended=2026-12-01")

    assert found["provisional"] is True


def test_a_limit_in_hours_gives_the_moment() -> None:
    found = data("due", "concern", "--event=discovered=2026-02-16T22:30")

    assert found["due_at"] == "2026-02-18T22:30:00+08:00"


def test_a_clerk_sees_the_date_the_steps_and_a_calendar() -> None:
    code, output = run("due", "application", *CONSULTED, "--on", "2025-10-21")

    assert code == 0
    assert "2025年11月12日" in output
    assert "已用4个工作日，还剩16个工作日" in output
    assert "2025年10月" in output
    assert "12 止20" in output


def test_a_clerk_sees_how_late_a_case_is() -> None:
    _, output = run("due", "application", "--event=received=2025-09-25", "--on", "2025-11-03")

    assert "已逾期3个工作日" in output


def test_a_clerk_sees_what_the_law_leaves_open() -> None:
    _, output = run("due", "annual_report", "--event=year_ended=2025-12-31", "--on=2026-01-05")

    assert "2026年1月30日" in output
    assert "说明" in output


def test_a_clerk_sees_a_moment_without_a_calendar() -> None:
    _, output = run("due", "concern", "--event=discovered=2026-02-16T22:30")

    assert "2026年2月18日 22:30" in output
    assert "计入的日子" not in output


def test_a_case_done_says_how_long_it_took() -> None:
    _, output = run(
        "due", "application", "--event=received=2025-09-25", "--event=decided=2025-10-11"
    )

    assert "用了7个工作日" in output


@pytest.mark.parametrize(
    ("method", "count", "amount"), [("items", "30", "2000"), ("pages", "201", "2740")]
)
def test_a_program_gets_a_fee_with_its_steps(method: str, count: str, amount: str) -> None:
    found = data("fee", method, count)

    assert found["amount"] == amount
    assert found["steps"]


def test_a_clerk_sees_how_a_fee_comes_about() -> None:
    code, output = run("fee", "items", "35")

    assert code == 0
    assert "31—35" in output
    assert "3,000元" in output
    assert "第四条" in output


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["due", "nonsense", "--event=received=2025-09-25"], "没有“nonsense”"),
        (["due", "application", "--event=received"], "事件=日期"),
        (["due", "application", "--event=received=yesterday"], "不是日期"),
        (["due", "concern", "--event=discovered=2026-02-30T10:00"], "不是时刻"),
        (["due", "application", "--event=extended=2025-09-25:x"], "应为整数"),
        (["due", "application", "--event=served=2025-09-25"], "无关"),
        (["due", "application", "--event=decided=2025-09-25"], "尚未起算"),
        (["fee", "items", "3", "--on", "2019-01-01"], "没有可适用"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(arguments: list[str], sentence: str) -> None:
    code, output = run(*arguments)

    assert code == 2
    assert sentence in "".join(output.replace("│", "").split())


def test_a_program_gets_what_may_lawfully_happen_next() -> None:
    found = data("due", "application", "--event=received=2025-09-25", "--on=2025-09-26")

    steps = found["next"]
    assert isinstance(steps, list)
    assert found["irregular"] == []
    assert {
        "event": "decided",
        "by": "2025-10-29",
        "after": None,
        "basis": "《政府信息公开条例》第三十三条、第三十六条",
    } in steps


def test_a_clerk_sees_what_may_come_next_and_what_was_irregular() -> None:
    _, output = run(
        "due", "application", "--event=received=2025-09-25",
        "--event=correction_requested=2025-10-13", "--on=2025-10-14",
    )  # fmt: skip

    assert "不合程序  2025年10月13日告知补正：应当不晚于2025年10月11日" in output
    assert "收到补正  不晚于2025年11月3日" in output
    assert "视为放弃  2025年11月3日之后" in output


def test_a_local_calendar_changes_the_date(tmp_path: Path) -> None:
    path = tmp_path / "local.toml"
    path.write_text(
        '[[changes]]\nfrom = 2025-10-13\nworkday = false\ncites = "公告"', encoding="utf-8"
    )

    found = data("due", "application", "--event=received=2025-09-25", f"--calendar={path}")

    assert found["due_on"] == "2025-10-30"


@pytest.mark.parametrize(("text", "sentence"), [("changes = 3", "应为列表"), (None, "读不了")])
def test_a_calendar_that_cannot_be_read_is_said(
    tmp_path: Path, text: str | None, sentence: str
) -> None:
    path = tmp_path / "local.toml"
    if text is not None:
        path.write_text(text, encoding="utf-8")

    code, output = run("due", "application", "--event=received=2025-09-25", f"--calendar={path}")

    assert code == 2
    assert sentence in "".join(output.replace("│", "").split())


def test_without_a_day_the_fee_of_today_is_given() -> None:
    assert data("fee", "items", "11") == data("fee", "items", "11", "--on", str(date(2026, 1, 5)))

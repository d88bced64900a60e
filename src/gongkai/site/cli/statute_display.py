"""Due dates and fees in the terminal: each step with its article, and a strip of days."""

from calendar import monthcalendar
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from rich.console import Console
from rich.table import Table
from rich.text import Text

from gongkai.site.cli.display import open_console
from gongkai.statute.calendar import Calendar
from gongkai.statute.clock import Reckoning, words_of
from gongkai.statute.fees import Fee
from gongkai.statute.limits import event_names
from gongkai.statute.procedure import Irregularity, NextStep

_STATES: Final = {"running": "正在计算", "paused": "停止计算", "done": "已办结"}
_UNITS: Final = {"workdays": "个工作日", "days": "日", "hours": "日", "before": "日"}


def show_due(found: Reckoning, asked: date, calendar: Calendar) -> None:
    """Show the due date, each step with its article, and the days that count."""
    console = open_console()
    console.print(Text(found.limit.name, style="bold"), Text(f"依据：{found.limit.cites}"))
    moment = found.due_at.strftime(" %H:%M") if found.due_at else ""
    mark = "（暂定：该年放假安排尚未公布）" if found.provisional else ""
    style = "bold red" if found.is_late(asked) else "bold"
    console.print(Text.assemble("  届满  ", (f"{words_of(found.due_on)}{moment}{mark}", style)))
    console.print(f"  {words_of(asked)}  {_STATES[found.state]}，{_left_words(found)}")
    for step in found.steps:
        name = event_names()[step.kind]
        line = Text.assemble(f"  {words_of(step.on)}  {name}：{step.text}  ", (step.cites, "dim"))
        console.print(line)
    if found.limit.uncertain:
        console.print(Text(f"  说明：{found.limit.uncertain}", style="yellow"))
    if found.limit.unit != "hours":
        _show_strip(console, found, calendar)


def show_procedure(irregularities: Sequence[Irregularity], steps: Sequence[NextStep]) -> None:
    """Show what was irregular and what may lawfully happen next, each with its article."""
    console = open_console()
    for found in irregularities:
        name = event_names()[found.event.kind]
        words = f"  不合程序  {words_of(found.event.on)}{name}：{found.message}  "
        console.print(Text.assemble((words, "red"), (found.cites, "dim")))
    if steps:
        console.print(Text("  接下来依法可以", style="bold"))
    for step in steps:
        when = f"不晚于{words_of(step.by)}" if step.by else ""
        when = f"{words_of(step.not_before)}之后" if step.not_before else when
        needs = f"（{step.needs}）" if step.needs else ""
        words = f"    {event_names()[step.event]}{needs}  {when}  "
        console.print(Text.assemble(words, (step.cites, "dim")))


def _left_words(found: Reckoning) -> str:
    unit = _UNITS[found.limit.unit]
    if found.state == "done":
        return f"用了{found.used}{unit}"
    if found.left < 0:
        return f"已逾期{-found.left}{unit}"
    return f"已用{found.used}{unit}，还剩{found.left}{unit}"


def _show_strip(console: Console, found: Reckoning, calendar: Calendar) -> None:
    """Show the months as a calendar: the days that count are numbered, the others dimmed."""
    numbers = _numbers(found, calendar)
    month = found.start_on.replace(day=1)
    while month <= found.due_on:
        table = Table(title=f"{month.year}年{month.month}月", box=None, title_justify="left")
        for word in "一二三四五六日":
            table.add_column(word, justify="right", min_width=7)
        for week in monthcalendar(month.year, month.month):
            table.add_row(*(_shown(month, day, numbers, found) for day in week))
        console.print(table)
        month = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    console.print(Text("  日期后是第几个计入的日子；“起”“止”为起算日和届满日，未编号的不计入。"))


def _numbers(found: Reckoning, calendar: Calendar) -> dict[date, int]:
    """Number the days that count, as the limit counts them."""
    numbers: dict[date, int] = {}
    for day, is_workday in calendar.days(found.start_on, found.due_on):
        out = any(s.after < day and (s.until is None or day <= s.until) for s in found.pauses)
        if not out and (is_workday or found.limit.unit != "workdays"):
            numbers[day] = len(numbers) + 1
    return numbers


def _shown(month: date, day: int, numbers: dict[date, int], found: Reckoning) -> Text:
    if day == 0:
        return Text("")
    on = month.replace(day=day)
    if on == found.due_on:
        return Text(f"{day} 止{numbers.get(on, '')}", style="bold red")
    if on == found.start_on:
        return Text(f"{day} 起", style="bold")
    if on in numbers:
        return Text.assemble(str(day), (f" {numbers[on]}", "green"))
    return Text(str(day), style="dim")


def show_fee(found: Fee) -> None:
    """Show a fee with the steps of its sum."""
    console = open_console()
    tariff = found.tariff
    console.print(Text(f"信息处理费（{tariff.name}）", style="bold"), Text(f"依据：{tariff.cites}"))
    table = Table(box=None, pad_edge=False)
    for word in (f"第几{tariff.unit}", "数量", f"每{tariff.unit}（元）", "金额（元）"):
        table.add_column(word, justify="right")
    for step in found.steps:
        table.add_row(
            f"{step.first}—{step.last}",
            str(step.last - step.first + 1),
            _yuan(step.price),
            _yuan(step.amount),
        )
    console.print(table)
    console.print(Text.assemble("  共计  ", (f"{_yuan(found.amount)}元", "bold")))
    console.print(f"  {tariff.scope}。条例第四十二条为“可以收取”，是否收取由本机关决定。")


def _yuan(amount: Decimal) -> str:
    return f"{amount:,f}"

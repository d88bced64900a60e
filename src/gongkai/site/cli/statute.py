"""`gongkai statute`: due dates and fees, with the steps and articles they rest on."""

import json
from calendar import monthcalendar
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from gongkai.site.cli import display
from gongkai.statute.calendar import CHINA
from gongkai.statute.clock import SHANGHAI, Event, NotStartedError, Reckoning, reckon, words_of
from gongkai.statute.fees import Fee, FeeMethod, UnknownTariffError, fee
from gongkai.statute.limits import UnknownLimitError, event_names, get_limit

app = typer.Typer(help="法定期限与信息处理费：日期、金额及其依据。", no_args_is_help=True)

AsJson = Annotated[bool, typer.Option("--json", help="输出JSON，供程序使用。")]
OnDay = Annotated[
    str | None,
    typer.Option("--on", metavar="日期", help="按哪一天计算，如2025-10-20；默认为今天。"),
]
_STATES = {"running": "正在计算", "paused": "停止计算", "done": "已办结"}
_UNITS = {"workdays": "个工作日", "days": "日", "hours": "日", "before": "日"}


@app.command()
def due(
    limit: Annotated[str, typer.Argument(metavar="期限", help="期限的代码，如application。")],
    events: Annotated[
        list[str],
        typer.Option(
            "--event",
            metavar="事件=日期",
            help="发生的事，如received=2025-09-25，可重复；extended=2025-10-20:10为延长10个工作日；"
            "按小时计的期限写到分，如discovered=2026-02-16T22:30。",
        ),
    ],
    on: OnDay = None,
    as_json: AsJson = False,
) -> None:
    """算出法定期限哪一天届满，并说明每一步的依据。"""
    log = [_event(event) for event in events]
    asked = max(_day(on, "--on"), *(event.on for event in log)) if not on else _day(on, "--on")
    try:
        found = reckon(get_limit(limit, on=asked), _known(limit, asked, log), on=asked)
    except (UnknownLimitError, NotStartedError) as error:
        raise typer.BadParameter(str(error)) from error
    if as_json:
        typer.echo(json.dumps(_due_plain(found), ensure_ascii=False))
    else:
        _show_due(found, asked)


@app.command("fee")
def show_fee(
    method: Annotated[FeeMethod, typer.Argument(metavar="方式", help="items按件，pages按页。")],
    count: Annotated[int, typer.Argument(metavar="数量", min=0, help="件数或者页数。")],
    on: OnDay = None,
    as_json: AsJson = False,
) -> None:
    """算出信息处理费，并列出每一档的数量、单价和金额。"""
    try:
        found = fee(method=method, count=count, on=_day(on, "--on"))
    except UnknownTariffError as error:
        raise typer.BadParameter(str(error)) from error
    if as_json:
        typer.echo(json.dumps(_fee_plain(found), ensure_ascii=False))
    else:
        _show_fee(found)


def _day(text: str | None, option: str) -> date:
    """Read a day; without one, today in Shanghai: this door reads the clock."""
    if text is None:
        return datetime.now(SHANGHAI).date()
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(
            f"“{text}”不是日期，应写成2025-10-20这样。", param_hint=option
        ) from error


def _event(text: str) -> Event:
    """Read one event: kind=day, kind=day:count or kind=moment."""
    kind, _, rest = text.partition("=")
    if kind not in event_names() or not rest:
        known = "、".join(f"{code}（{name}）" for code, name in event_names().items())
        raise typer.BadParameter(
            f"“{text}”应写成“事件=日期”；事件有：{known}。", param_hint="--event"
        )
    if "T" in rest:
        return _moment(kind, rest)
    day, _, count = rest.partition(":")
    if count and not count.isdecimal():
        raise typer.BadParameter(f"“{text}”的延长天数应为整数。", param_hint="--event")
    return Event(kind, _day(day, "--event"), int(count) if count else None)


def _moment(kind: str, text: str) -> Event:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(
            f"“{text}”不是时刻，应写成2026-02-16T22:30这样。", param_hint="--event"
        ) from error
    moment = moment.astimezone(SHANGHAI) if moment.tzinfo else moment.replace(tzinfo=SHANGHAI)
    return Event(kind, moment.date(), at=moment)


def _known(code: str, on: date, log: list[Event]) -> list[Event]:
    """Refuse events that mean nothing to the limit, rather than pass over them."""
    limit = get_limit(code, on=on)
    for event in log:
        if event.kind not in limit.events:
            kinds = "、".join(sorted(limit.events))
            raise typer.BadParameter(
                f"“{limit.name}”的期限与“{event.kind}”无关；可用的事件有：{kinds}。",
                param_hint="--event",
            )
    return log


def _due_plain(found: Reckoning) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "limit": found.limit.code,
        "state": found.state,
        "due_on": found.due_on.isoformat(),
        "provisional": found.provisional,
        "used": found.used,
        "left": found.left,
        "basis": found.limit.cites,
        "steps": [
            {"on": s.on.isoformat(), "event": s.kind, "text": s.text, "basis": s.cites}
            for s in found.steps
        ],
    }
    if found.due_at is not None:
        plain["due_at"] = found.due_at.isoformat()
    return plain


def _fee_plain(found: Fee) -> dict[str, Any]:
    return {
        "amount": format(found.amount, "f"),
        "steps": [
            {
                "from": step.first,
                "to": step.last,
                "price": format(step.price, "f"),
                "amount": format(step.amount, "f"),
            }
            for step in found.steps
        ],
        "basis": found.tariff.cites,
    }


def _show_due(found: Reckoning, asked: date) -> None:
    console = display.open_console()
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
        _show_strip(console, found)


def _left_words(found: Reckoning) -> str:
    unit = _UNITS[found.limit.unit]
    if found.state == "done":
        return f"用了{found.used}{unit}"
    if found.left < 0:
        return f"已逾期{-found.left}{unit}"
    return f"已用{found.used}{unit}，还剩{found.left}{unit}"


def _show_strip(console: Console, found: Reckoning) -> None:
    """Show the months as a calendar: the days that count are numbered, the others dimmed."""
    numbers = _numbers(found)
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


def _numbers(found: Reckoning) -> dict[date, int]:
    """Number the days that count, as the limit counts them."""
    numbers: dict[date, int] = {}
    for day, is_workday in CHINA.days(found.start_on, found.due_on):
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


def _show_fee(found: Fee) -> None:
    console = display.open_console()
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

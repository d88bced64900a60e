"""`gongkai statute`: due dates and fees, with the steps and articles they rest on."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer

from gongkai.site.cli import statute_display
from gongkai.statute import procedure
from gongkai.statute.calendar import CHINA, Calendar
from gongkai.statute.clock import SHANGHAI, Event, NotStartedError, Reckoning, reckon
from gongkai.statute.fees import Fee, FeeMethod, UnknownTariffError, fee
from gongkai.statute.limits import UnknownLimitError, event_names, get_limit
from gongkai.statute.overrides import InvalidCalendarError, calendar_from
from gongkai.statute.procedure import Irregularity, NextStep

app = typer.Typer(help="法定期限与信息处理费：日期、金额及其依据。", no_args_is_help=True)

AsJson = Annotated[bool, typer.Option("--json", help="输出JSON，供程序使用。")]
OnDay = Annotated[
    str | None,
    typer.Option("--on", metavar="日期", help="按哪一天计算，如2025-10-20；默认为今天。"),
]


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
    calendar_file: Annotated[
        Path | None,
        typer.Option(
            "--calendar",
            help="对已公布放假安排的补充（TOML）：当地节假日、临时调整、新公布的年份。",
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """算出法定期限哪一天届满，并说明每一步的依据，以及接下来依法可以做什么。"""
    log = [_event(event) for event in events]
    asked = _day(on, "--on") if on else max(_day(None, ""), *(event.on for event in log))
    calendar = _calendar(calendar_file)
    try:
        known = _known(limit, asked, log)
        found = reckon(get_limit(limit, on=asked), known, on=asked, calendar=calendar)
        case = _case(limit, known, asked, calendar)
    except (UnknownLimitError, NotStartedError) as error:
        raise typer.BadParameter(str(error)) from error
    if as_json:
        typer.echo(json.dumps({**_due_plain(found), **_case_plain(case)}, ensure_ascii=False))
    else:
        statute_display.show_due(found, asked, calendar)
        statute_display.show_procedure(case.irregularities, case.next)


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
        statute_display.show_fee(found)


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


def _calendar(path: Path | None) -> Calendar:
    """Read the calendar: the announced one, with the changes of a file."""
    if path is None:
        return CHINA
    try:
        return calendar_from(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise typer.BadParameter(f"读不了“{path}”：{error}。", param_hint="--calendar") from error
    except InvalidCalendarError as error:
        raise typer.BadParameter(str(error), param_hint="--calendar") from error


class _Case(NamedTuple):
    """What the procedure says of an application: what was irregular, what may come next."""

    irregularities: tuple[Irregularity, ...] = ()
    next: tuple[NextStep, ...] = ()


def _case(code: str, log: list[Event], on: date, calendar: Calendar) -> _Case:
    if code != procedure.LIMIT:
        return _Case()
    replayed = procedure.replay(log, on=on, calendar=calendar)
    return _Case(replayed.irregularities, procedure.next_steps(log, on=on, calendar=calendar))


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


def _case_plain(case: _Case) -> dict[str, Any]:
    return {
        "irregular": [
            {
                "event": i.event.kind,
                "on": i.event.on.isoformat(),
                "text": i.message,
                "basis": i.cites,
            }
            for i in case.irregularities
        ],
        "next": [
            {
                "event": step.event,
                "by": step.by.isoformat() if step.by else None,
                "after": step.not_before.isoformat() if step.not_before else None,
                "basis": step.cites,
            }
            for step in case.next
        ],
    }


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

"""The clock: the worked examples of statute.md §1.8 and §4, and the laws it keeps."""

from datetime import date, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.statute.calendar import CHINA
from gongkai.statute.clock import SHANGHAI, Event, NotStartedError, Reckoning, reckon
from gongkai.statute.limits import UnknownLimitError, event_names, get_limit, limits

LATER = date(2026, 12, 31)


def at(text: str) -> date:
    return date.fromisoformat(text)


def clock(code: str, *events: str, on: str = "") -> Reckoning:
    log = []
    for event in events:
        kind, _, day = event.partition("=")
        day, _, count = day.partition(":")
        log.append(Event(kind, at(day), int(count) if count else None))
    asked = at(on) if on else max(event.on for event in log)
    return reckon(get_limit(code, on=asked), log, on=asked)


@pytest.mark.parametrize(
    ("events", "due"),
    [
        (["received=2025-09-25"], "2025-10-29"),
        (["received=2025-09-25", "extended=2025-10-20"], "2025-11-26"),
        (["received=2025-09-28"], "2025-10-31"),
        (["received=2025-10-01"], "2025-11-04"),
        (["received=2020-01-17"], "2020-02-21"),
        (["received=2020-04-24"], "2020-05-25"),
        (["received=2026-02-13"], "2026-03-19"),
        (
            [
                "received=2025-09-25",
                "consultation_sent=2025-09-29",
                "consultation_answered=2025-10-20",
            ],
            "2025-11-12",
        ),
        (
            [
                "received=2025-09-25",
                "consultation_sent=2025-09-29",
                "consultation_answered=2025-10-20",
                "extended=2025-10-21",
            ],
            "2025-12-10",
        ),
        (
            ["received=2025-09-25", "correction_requested=2025-09-28", "corrected=2025-10-20"],
            "2025-11-17",
        ),
        (
            ["received=2025-09-25", "fee_noticed=2025-10-15", "fee_paid=2025-10-24"],
            "2025-11-21",
        ),
    ],
)
def test_an_application_is_due_when_the_law_says(events: list[str], due: str) -> None:
    assert clock("application", *events).due_on == at(due)


@pytest.mark.parametrize(
    ("code", "event", "due"),
    [
        ("correction_notice", "received=2025-09-25", "2025-10-11"),
        ("third_party_opinion", "consultation_received=2025-10-09", "2025-10-29"),
        ("co_maker_opinion", "consultation_received=2025-10-09", "2025-10-29"),
        ("fee_payment", "fee_noticed=2025-10-15", "2025-11-12"),
        ("review_answer", "received=2026-04-28", "2026-05-14"),
        ("review_answer_simplified", "received=2026-04-28", "2026-05-08"),
        ("suit_answer", "received=2026-09-16", "2026-10-08"),
        ("review_request", "served=2026-08-03", "2026-10-08"),
        ("petition_notice", "received=2026-02-05", "2026-02-24"),
        ("annual_report", "year_ended=2025-12-31", "2026-01-30"),
        ("annual_report", "year_ended=2021-12-31", "2022-01-30"),
        ("government_annual_report", "year_ended=2023-12-31", "2024-03-29"),
    ],
)
def test_every_other_limit_has_its_worked_example(code: str, event: str, due: str) -> None:
    assert clock(code, event).due_on == at(due)


def test_hours_run_through_nights_and_holidays() -> None:
    moment = datetime(2026, 2, 16, 22, 30, tzinfo=SHANGHAI)
    limit = get_limit("concern", on=moment.date())

    found = reckon(limit, [Event("discovered", moment.date(), at=moment)], on=moment.date())

    assert found.due_at == datetime(2026, 2, 18, 22, 30, tzinfo=SHANGHAI)
    assert found.due_on == date(2026, 2, 18)


def test_overlapping_consultations_are_counted_once() -> None:
    alone = clock(
        "application",
        "received=2025-09-25",
        "consultation_sent=2025-09-29",
        "consultation_answered=2025-10-20",
    )

    both = clock(
        "application",
        "received=2025-09-25",
        "consultation_sent=2025-09-29",
        "consultation_sent=2025-10-09",
        "consultation_answered=2025-10-14",
        "consultation_answered=2025-10-20",
    )

    assert both.due_on == alone.due_on
    assert both.pauses == alone.pauses


def test_while_a_consultation_is_open_the_clock_stands() -> None:
    found = clock(
        "application", "received=2025-09-25", "consultation_sent=2025-09-29", on="2025-10-20"
    )

    assert found.state == "paused"
    assert found.due_on == at("2025-11-12")
    assert (found.used, found.left) == (3, 17)


def test_a_consultation_sent_after_the_limit_does_not_revive_it() -> None:
    found = clock(
        "application",
        "received=2025-09-25",
        "consultation_sent=2025-11-05",
        "consultation_answered=2025-11-20",
    )

    assert found.due_on == at("2025-10-29")
    assert found.is_late(at("2025-11-20"))


def test_an_extension_told_after_the_limit_is_not_counted_and_the_step_says_so() -> None:
    found = clock("application", "received=2025-09-25", "extended=2025-10-30")

    assert found.due_on == at("2025-10-29")
    assert "未计入" in found.steps[-1].text
    assert "第三十三条" in found.steps[-1].cites


def test_an_extension_may_be_shorter_but_not_longer_than_the_law_allows() -> None:
    shorter = clock("application", "received=2025-09-25", "extended=2025-10-20:5")
    longer = clock("application", "received=2025-09-25", "extended=2025-10-20:21")

    assert shorter.due_on == CHINA.add_workdays(at("2025-09-25"), 25).on
    assert longer.due_on == at("2025-10-29")


def test_only_one_extension_counts() -> None:
    found = clock(
        "application", "received=2025-09-25", "extended=2025-10-20", "extended=2025-11-03"
    )

    assert found.due_on == at("2025-11-26")


def test_payment_without_a_notice_restarts_nothing() -> None:
    found = clock("application", "received=2025-09-25", "fee_paid=2025-10-24")

    assert found.due_on == at("2025-10-29")


def test_waiting_for_a_correction_the_clock_stands() -> None:
    found = clock("application", "received=2025-09-25", "correction_requested=2025-09-28")

    assert found.state == "paused"


def test_a_decided_case_is_done_and_never_late() -> None:
    found = clock("application", "received=2025-09-25", "decided=2025-10-20", on="2026-01-05")

    assert found.state == "done"
    assert not found.is_late(at("2026-01-05"))


def test_a_late_case_says_by_how_much() -> None:
    found = clock("application", "received=2025-09-25", on="2025-11-03")

    assert found.left == -3


def test_without_a_start_there_is_no_clock() -> None:
    with pytest.raises(NotStartedError, match="尚未起算"):
        clock("application", "decided=2025-10-20")


def test_an_unknown_limit_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UnknownLimitError, match="application"):
        get_limit("nonsense", on=LATER)


def test_a_limit_not_in_force_yet_is_refused() -> None:
    with pytest.raises(UnknownLimitError, match="2019年5月15日"):
        get_limit("application", on=date(2019, 5, 14))


def test_every_event_of_every_limit_has_a_name() -> None:
    kinds = {kind for limit in limits() for kind in limit.events}

    assert kinds == set(event_names())


def test_every_limit_cites_its_source() -> None:
    assert all("《" in limit.cites or "〔" in limit.cites for limit in limits())


APPLICATION = get_limit("application", on=LATER)
DAYS = st.dates(date(2024, 1, 2), date(2025, 12, 31))
KINDS = sorted(APPLICATION.events - APPLICATION.ends - {"received"})
LOGS = st.tuples(
    DAYS, st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 80)), max_size=8)
).map(
    lambda drawn: [
        Event("received", drawn[0]),
        *(Event(kind, drawn[0] + timedelta(days=after)) for kind, after in drawn[1]),
    ]
)


@given(LOGS, st.randoms())
def test_the_order_of_the_log_never_matters(log: list[Event], random: Random) -> None:
    shuffled = list(log)
    random.shuffle(shuffled)

    assert reckon(APPLICATION, shuffled, on=LATER) == reckon(APPLICATION, log, on=LATER)


@given(LOGS, st.integers(0, 80))
def test_a_prefix_of_the_log_gives_the_state_of_that_day(log: list[Event], after: int) -> None:
    asked = log[0].on + timedelta(days=after)
    known = [event for event in log if event.on <= asked]

    assert reckon(APPLICATION, log, on=asked) == reckon(APPLICATION, known, on=asked)


@given(DAYS, st.integers(0, 30), st.integers(0, 30))
def test_a_pause_never_brings_the_date_forward(start: date, sent: int, length: int) -> None:
    received = Event("received", start)
    paused = [
        received,
        Event("consultation_sent", start + timedelta(days=sent)),
        Event("consultation_answered", start + timedelta(days=sent + length)),
    ]

    without = reckon(APPLICATION, [received], on=LATER)
    assert reckon(APPLICATION, paused, on=LATER).due_on >= without.due_on


@given(DAYS, st.integers(1, 20), st.integers(1, 20))
def test_a_longer_extension_never_ends_earlier(start: date, first: int, second: int) -> None:
    shorter, longer = sorted((first, second))

    def due(count: int) -> date:
        log = [Event("received", start), Event("extended", start, count)]
        return reckon(APPLICATION, log, on=LATER).due_on

    assert due(longer) >= due(shorter)


@given(LOGS)
def test_the_formula_of_the_specification_gives_the_same_date(log: list[Event]) -> None:
    plain = [e for e in log if e.kind.startswith(("received", "consultation"))]
    found = reckon(APPLICATION, plain, on=LATER)
    spans = [(s.after, s.until or LATER) for s in found.pauses if s.after < found.due_on]

    out = sum(CHINA.count_workdays(after, min(until, found.due_on)) for after, until in spans)

    assert CHINA.count_workdays(found.start_on, found.due_on) - out == 20

"""The procedure of an application: its states, what may happen next, what was irregular."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.statute.clock import Event, NotStartedError
from gongkai.statute.limits import event_names, get_limit
from gongkai.statute.procedure import next_steps, replay, states, steps

RECEIVED = "received=2025-09-25"


def log(*events: str) -> list[Event]:
    return [Event(kind, date.fromisoformat(day)) for kind, day in (e.split("=") for e in events)]


def state(*events: str, on: str = "2025-12-31") -> str:
    return replay(log(*events), on=date.fromisoformat(on)).state


def offered(*events: str, on: str) -> dict[str, date | None]:
    return {s.event: s.by for s in next_steps(log(*events), on=date.fromisoformat(on))}


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([], "handling"),
        (["correction_requested=2025-09-28"], "awaiting_correction"),
        (["correction_requested=2025-09-28", "corrected=2025-10-20"], "handling"),
        (["correction_requested=2025-09-28", "abandoned=2025-10-30"], "closed"),
        (["consultation_sent=2025-09-29"], "consulting"),
        (["consultation_sent=2025-09-29", "extended=2025-10-20"], "consulting"),
        (
            [
                "consultation_sent=2025-09-29",
                "consultation_sent=2025-09-30",
                "consultation_answered=2025-10-14",
            ],
            "consulting",
        ),
        (["consultation_sent=2025-09-29", "consultation_answered=2025-10-14"], "handling"),
        (["fee_noticed=2025-10-15"], "awaiting_payment"),
        (["fee_noticed=2025-10-15", "fee_paid=2025-10-24"], "handling"),
        (["decided=2025-10-20"], "decided"),
        (["withdrawn=2025-10-20"], "closed"),
    ],
)
def test_each_event_leads_to_its_state(events: list[str], expected: str) -> None:
    assert state(RECEIVED, *events) == expected


def test_a_lawful_log_has_nothing_irregular() -> None:
    events = log(
        RECEIVED,
        "correction_requested=2025-09-30",
        "corrected=2025-10-20",
        "consultation_sent=2025-10-22",
        "consultation_answered=2025-11-05",
        "extended=2025-11-10",
        "decided=2025-12-01",
    )

    assert replay(events, on=date(2025, 12, 31)).irregularities == ()


@pytest.mark.parametrize(
    ("events", "words", "article"),
    [
        (["correction_requested=2025-10-13"], "不晚于2025年10月11日", "第三十条"),
        (["extended=2025-10-30"], "不晚于2025年10月29日", "第三十三条"),
        (["extended=2025-10-20", "extended=2025-10-21"], "只能有一次", "第三十三条"),
        (["decided=2025-10-30"], "不晚于2025年10月29日", "第三十六条"),
        (["fee_paid=2025-10-09"], "“办理中”时不能有这一步", "109号"),
        (["decided=2025-10-20", "consultation_sent=2025-10-21"], "“已作出决定”", "第三十二条"),
        (["correction_requested=2025-09-28", "abandoned=2025-10-09"], "不能视为放弃", "第三十条"),
        (["consultation_sent=2025-09-29", "decided=2025-10-10"], "“征求意见中”", "第三十六条"),
    ],
)
def test_what_the_law_did_not_allow_is_named_with_its_article(
    events: list[str], words: str, article: str
) -> None:
    (found,) = replay(log(RECEIVED, *events), on=date(2025, 12, 31)).irregularities

    assert words in found.message
    assert article in found.cites


def test_a_fresh_application_may_be_corrected_consulted_on_extended_charged_or_decided() -> None:
    assert offered(RECEIVED, on="2025-09-26") == {
        "correction_requested": date(2025, 10, 11),
        "consultation_sent": date(2025, 10, 29),
        "extended": date(2025, 10, 29),
        "fee_noticed": date(2025, 10, 29),
        "decided": date(2025, 10, 29),
        "withdrawn": None,
    }


def test_after_seven_working_days_no_correction_may_be_asked_for() -> None:
    assert "correction_requested" not in offered(RECEIVED, on="2025-10-13")


def test_a_second_extension_is_not_offered() -> None:
    assert "extended" not in offered(RECEIVED, "extended=2025-10-20", on="2025-10-21")


def test_a_late_application_still_has_to_be_decided() -> None:
    assert offered(RECEIVED, on="2025-12-01") == {
        "decided": date(2025, 10, 29),
        "withdrawn": None,
    }


def test_an_application_is_abandoned_only_when_the_time_for_correcting_it_has_passed() -> None:
    found = {
        s.event: s
        for s in next_steps(log(RECEIVED, "correction_requested=2025-09-28"), on=date(2025, 9, 29))
    }

    assert found["corrected"].by == date(2025, 10, 24)
    assert found["abandoned"].not_before == date(2025, 10, 24)


def test_an_extension_needs_consent() -> None:
    (found,) = [s for s in next_steps(log(RECEIVED), on=date(2025, 10, 9)) if s.event == "extended"]

    assert "同意" in found.needs


def test_a_decided_application_has_no_further_step() -> None:
    assert offered(RECEIVED, "decided=2025-10-20", on="2025-10-21") == {}


def test_without_receipt_there_is_no_procedure() -> None:
    with pytest.raises(NotStartedError, match="没有收到申请"):
        replay(log("decided=2025-10-20"), on=date(2025, 12, 31))


def test_the_table_names_only_known_states_and_events() -> None:
    used = {state for step in steps() for state in (*step.from_states, step.to) if state}

    assert used == set(states())
    assert {step.event for step in steps()} <= set(event_names())
    assert {step.event for step in steps()} == get_limit("application", on=date(2025, 1, 2)).events


KINDS = sorted({step.event for step in steps()} - {"received"})
LOGS = st.tuples(
    st.dates(date(2024, 1, 2), date(2025, 9, 30)),
    st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 60)), max_size=6),
).map(
    lambda drawn: [
        Event("received", drawn[0]),
        *(Event(kind, drawn[0] + timedelta(days=after)) for kind, after in drawn[1]),
    ]
)


@given(LOGS, st.integers(0, 60))
def test_a_prefix_of_the_log_gives_the_state_of_that_day(events: list[Event], after: int) -> None:
    asked = events[0].on + timedelta(days=after)
    known = [event for event in events if event.on <= asked]

    assert replay(events, on=asked) == replay(known, on=asked)
    assert next_steps(events, on=asked) == next_steps(known, on=asked)


@given(LOGS, st.integers(0, 60))
def test_a_step_that_is_offered_in_time_is_regular(events: list[Event], after: int) -> None:
    asked = events[0].on + timedelta(days=after)
    known = [event for event in events if event.on < asked or event.kind == "received"]
    before = replay(known, on=asked).irregularities

    for step in next_steps(known, on=asked):
        in_time = step.by is None or asked <= step.by
        if in_time and (step.not_before is None or asked > step.not_before):
            then = replay([*known, Event(step.event, asked)], on=asked)
            assert then.irregularities == before

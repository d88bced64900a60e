"""The docs' pages of the law hold all that the data holds, and draw every state and step."""

import re

import pytest
from lxml import etree

from gongkai.statute import procedure
from gongkai.statute.limits import event_names
from gongkai.statute.replies import replies
from tools import docs_statute
from tools.state_diagram import state_diagram

DRAWN = "{http://www.w3.org/2000/svg}"


def _drawing() -> etree._Element:
    svg = state_diagram(procedure.states(), procedure.steps(), event_names())
    return etree.fromstring(svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))


def test_every_state_is_a_box_of_the_diagram() -> None:
    words = [text.text for text in _drawing().findall(f"{DRAWN}text")]

    assert words == list(procedure.states().values())


def test_every_step_between_two_states_is_on_an_arrow() -> None:
    drawn = {text.text for group in _drawing().findall(f"{DRAWN}g") for text in group}

    assert drawn == {
        event_names()[step.event]
        for step in procedure.steps()
        if step.from_states and step.to and set(step.from_states) != {step.to}
    }


def test_a_state_without_a_place_stops_the_build() -> None:
    with pytest.raises(KeyError, match="suspended"):
        state_diagram({"suspended": "中止"}, (), {})


def test_every_step_has_its_line_with_its_article() -> None:
    page = docs_statute.procedure_page()

    lines = [line for line in page.splitlines() if re.match(r"\| [^ -]", line)][1:]

    assert len(lines) == len(procedure.steps())
    assert all(step.cites in page for step in procedure.steps())


def test_every_reply_has_its_line() -> None:
    page = docs_statute.replies_page()

    assert [r.code for r in replies() if f"| `{r.code}` |" not in page] == []


def test_no_reply_is_counted_in_a_row_that_the_forms_lack() -> None:
    assert not re.search(r"\| [a-z_.0-9]+ \|", docs_statute.replies_page())

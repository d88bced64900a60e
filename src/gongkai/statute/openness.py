"""公开属性判定: the questions that decide whether something is published, as data.

Disclosure is the rule (《政府信息公开条例》第五条、第十三条): what none of articles 14 to 16
withholds is published of a body's own motion where articles 19 to 21 ask for it, and on
application (第二十七条) where they do not.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from gongkai.statute.exemptions import get_exemption


class Option(NamedTuple):
    """An answer; ``ends`` is the outcome that it decides, empty where the next is asked."""

    code: str
    words: str
    ends: str
    cites: str
    leaves_out: bool


class Question(NamedTuple):
    """A question with its articles and answers; ``note`` is when the ground does not hold."""

    code: str
    words: str
    cites: str
    note: str
    options: tuple[Option, ...]


class Conclusion(NamedTuple):
    """What was decided: a code and name of :func:`outcomes`, and the articles it rests on.

    ``left_out`` are the articles for parts that are left out of what is disclosed.
    """

    outcome: str
    name: str
    cites: str
    left_out: tuple[str, ...]


@cache
def questions() -> tuple[Question, ...]:
    """Give all questions in the order in which they are asked."""
    return tuple(_question(raw) for raw in _data()["questions"])


@cache
def outcomes() -> dict[str, str]:
    """Give what can be decided, by code."""
    return dict(_data()["outcomes"])


def conclude(answers: Mapping[str, str]) -> Conclusion | Question:
    """Walk the questions: give what is decided, or the first question that is not answered.

    ``answers`` are codes of options by codes of questions; those after a deciding one are passed
    over.

    Raises:
        ValueError: an answer is none of its question's.
    """
    left_out: list[str] = []
    for question in questions():
        answer = answers.get(question.code)
        if not answer:
            return question
        option = _option(question, answer)
        cites = option.cites or question.cites
        if option.ends:
            is_open = option.ends in {"proactive", "on_application"}
            left = tuple(dict.fromkeys(left_out)) if is_open else ()
            return Conclusion(option.ends, outcomes()[option.ends], cites, left)
        if option.leaves_out:
            left_out.append(cites)
    raise AssertionError("every answer to the last question decides")


def _option(question: Question, answer: str) -> Option:
    for option in question.options:
        if option.code == answer:
            return option
    raise ValueError(f"“{question.words}”没有“{answer}”这个答案")


def _question(raw: dict[str, Any]) -> Question:
    options = tuple(
        Option(
            each["code"],
            each["words"],
            each.get("ends", ""),
            each.get("cites", ""),
            each.get("leaves_out", False),
        )
        for each in raw["options"]
    )
    if "exemption" not in raw:
        return Question(raw["code"], raw["words"], raw["cites"], "", options)
    ground = get_exemption(raw["exemption"])
    return Question(ground.code, f"{ground.name}，是吗？", ground.cites, ground.unless, options)


@cache
def _data() -> dict[str, Any]:
    text = files(__package__).joinpath("data/openness.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)

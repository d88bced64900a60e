"""手机号码: eleven digits that begin with 13 to 19."""

import re
from collections.abc import Iterator
from typing import Final

from gongkai.screening.digits import Run, find_runs
from gongkai.screening.hit import PUBLISHING, Confidence, Hit
from gongkai.screening.labels import OFFICE_CONTACT, OTHER_NUMBER, PRIVATE_PERSON
from gongkai.screening.passage import Passage, last_label

_DIGITS: Final = 11
_BEGINS: Final = re.compile("1[3-9]")
_CUSTOMARY: Final = frozenset({(11,), (3, 4, 4), (3, 8), (7, 4), (3, 3, 5), (4, 3, 4), (4, 4, 3)})
_COUNTRY: Final = re.compile(r"(?:\+|00)?86[ )-]{0,2}$")
_PHONE: Final = "手机|电话|联系方式|联系号码|微信|移动|致电|拨打|联系|Tel|TEL|tel|☎"
_LABELS: Final = re.compile(f"(?P<phone>{_PHONE})|(?P<other>{OTHER_NUMBER})")
_OFFICE: Final = re.compile(OFFICE_CONTACT)
_PRIVATE: Final = re.compile(PRIVATE_PERSON)
_AMOUNT: Final = re.compile(r" ?(?:元|万|亿|吨|米|公里|平方|人次|件|次|%|股|份|千瓦|个)")


def find(passage: Passage) -> Iterator[Hit]:
    """Find mobile numbers; those in a body's contact line are for a person to decide."""
    if passage.is_amount:
        return
    for run in find_runs(passage.folded, {_DIGITS, _DIGITS + 2}, _DIGITS + 2):
        number = _without_country(run)
        if number is None or not _BEGINS.match(number.digits) or _continues(passage, number):
            continue
        label = last_label(_LABELS, passage.before(number.start))
        if _is_number(passage, number, label):
            confidence, reason = _judge(passage, number, label)
            text = passage.text[number.start : number.end]
            masked = f"{number.digits[:3]}****{number.digits[-4:]}"
            yield Hit(
                "mobile", number.start, number.end, text, masked, confidence, reason, PUBLISHING
            )


def _without_country(run: Run) -> Run | None:
    """Take a country code that is written together with the number off it."""
    if len(run.digits) == _DIGITS:
        return run
    if not run.digits.startswith("86") or run.sizes[0] != _DIGITS + 2:
        return None
    return run._replace(start=run.start + 2, digits=run.digits[2:], sizes=(_DIGITS,))


def _continues(passage: Passage, run: Run) -> bool:
    """Tell a number that a hyphen hangs on other digits, as in a contract's number."""
    before = passage.folded[max(run.start - 8, 0) : run.start]
    return bool(re.search(r"[0-9]-$", before)) and not _COUNTRY.search(before)


def _stands_in_a_row(passage: Passage, run: Run) -> bool:
    """Tell figures side by side, as in a line of a table, from a number printed in groups."""
    before, after = (
        passage.folded[max(run.start - 3, 0) : run.start],
        passage.folded[run.end : run.end + 3],
    )
    return bool(re.search(r"[0-9] {1,2}$", before) or re.match(r" {1,2}[0-9]", after))


def _is_number(passage: Passage, run: Run, label: str) -> bool:
    if label == "other" or _AMOUNT.match(passage.folded, run.end):
        return False
    if len(run.breaks) > 2:
        return False
    if len(run.breaks) > 1 and passage.has_line_of_its_own(run.start, run.end):
        return label == "phone"
    if len(run.sizes) > 1 and not label and _stands_in_a_row(passage, run):
        return False
    return run.sizes in _CUSTOMARY or (
        label == "phone" and (len(run.sizes) <= 2 or len(set(run.sizes)) == 1)
    )


def _judge(passage: Passage, run: Run, label: str) -> tuple[Confidence, str]:
    for said in (passage.sentence(run.start), passage.around(run.start) + passage.about):
        if _PRIVATE.search(said):
            return "certain", "个人的手机号码。"
        if _OFFICE.search(said):
            return "possible", "联系信息里的手机号码。公布的如不是单位的公务手机，应当隐去。"
    if label == "phone":
        return "certain", "写明的手机号码，看不出是单位公布的公务手机。"
    return "likely", "11位数字合乎手机号码的号段。"

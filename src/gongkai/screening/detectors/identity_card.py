"""居民身份证号码: 18 characters with a check digit (GB 11643-1999), and old ones of 15 digits."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Final

from stdnum import numdb
from stdnum.cn import ric, uscc

from gongkai.screening.digits import Run, find_runs
from gongkai.screening.hit import PUBLISHING, Confidence, Hit
from gongkai.screening.labels import IDENTITY, OTHER_NUMBER
from gongkai.screening.passage import Passage, last_label

_LONG, _OLD = 18, 15
_OLD_SIZES: Final = frozenset({(15,), (6, 6, 3)})
_X: Final = re.compile(r"[ -]{0,2}(?:\n *)?[Xx](?![0-9A-Za-z*])")
_LABELS: Final = re.compile(f"(?P<identity>{IDENTITY})|(?P<other>{OTHER_NUMBER})")
_BESIDES: Final = frozenset({"81", "82", "83"})
"""Leading digits of 港澳台居民居住证, which bear numbers of the same make."""

_FIRST_YEAR: Final = 1890
_LAST_YEAR: Final = 2099


def find(passage: Passage) -> Iterator[Hit]:
    """Find numbers of identity cards; order numbers and credit codes fail their checks."""
    for run in find_runs(passage.folded, {_OLD, _LONG - 1, _LONG}, _LONG):
        end, digits = run.end, run.digits
        if len(digits) == _LONG - 1:
            last = _X.match(passage.folded, end)
            if last is None:
                continue
            end, digits = last.end(), digits + "X"
        hit = _hit(passage, run, end, digits)
        if hit:
            yield hit


def _hit(passage: Passage, run: Run, end: int, digits: str) -> Hit | None:
    if len(digits) == _OLD and run.sizes not in _OLD_SIZES:
        return None
    if not _is_place(digits[:2] + "0000"):
        return None
    label = last_label(_LABELS, passage.before(run.start))
    judged = _judge_old(digits, label) if len(digits) == _OLD else _judge(digits, label)
    if judged is None:
        return None
    confidence, reason = judged
    masked = digits[:6] + "*" * (len(digits) - 10) + digits[-4:]
    text = passage.text[run.start : end]
    return Hit("identity_card", run.start, end, text, masked, confidence, reason, PUBLISHING)


def _judge(digits: str, label: str) -> tuple[Confidence, str] | None:
    if not _is_date(digits[6:14]):
        return None
    if digits[-1] != ric.calc_check_digit(digits):
        if label != "identity":
            return None
        return "possible", "写明是身份证号，但校验码不对，可能有错字；仍属个人信息，不得公开。"
    if label == "other" and (uscc.is_valid(digits) or not _is_place(digits[:6])):
        return None
    if label == "other":
        return "possible", "合乎身份证号码的编码规则，前面却写着别的编号，请核对。"
    if label == "identity" or _is_place(digits[:6]):
        return "certain", "居民身份证号码，校验码、出生日期和地区代码都对。"
    return "likely", "居民身份证号码，校验码和出生日期都对，地区代码未见于现表。"


def _judge_old(digits: str, label: str) -> tuple[Confidence, str] | None:
    if not (_is_place(digits[:6]) and _is_date("19" + digits[6:12])):
        return None
    if label == "identity":
        return "certain", "15位的旧身份证号码。"
    if label == "other":
        return None
    return "likely", "15位数字合乎旧身份证号码的编码规则：地区代码和出生日期都对。"


def _is_date(digits: str) -> bool:
    year, month, day = int(digits[:4]), int(digits[4:6]), int(digits[6:])
    try:
        date(year, month, day)
    except ValueError:
        return False
    return _FIRST_YEAR <= year <= _LAST_YEAR


@cache
def _is_place(code: str) -> bool:
    """Tell whether any division ever bore a code, or it begins a residence permit."""
    if code[:2] in _BESIDES:
        return True
    known = numdb.get("cn/loc").info(code)
    return bool(known[0][1]) if code.endswith("0000") else any("county" in p for _, p in known)

"""银行卡号: 16 to 19 digits of a known issuer, with Luhn's check digit (ISO/IEC 7812)."""

import re
from collections.abc import Iterator
from typing import Final

from stdnum import luhn

from gongkai.screening.digits import Run, find_runs
from gongkai.screening.hit import SENSITIVE, Confidence, Hit
from gongkai.screening.labels import OTHER_NUMBER
from gongkai.screening.passage import Passage, last_label

_LENGTHS: Final = range(16, 20)
_ISSUER: Final = re.compile(r"62|4\d{3}|5[1-5]|35[2-8]|9558|6013|6033|6039|6858|6905|8[7-9]")
"""银联 and the international organisations; the rest are cards from before 银联's numbers."""
_UNIONPAY: Final = re.compile("62|9558|6013")
_FOREIGN_LENGTH: Final = 16

_CARD: Final = (
    "银行卡|卡号|储蓄卡|社保卡|借记卡|信用卡|一卡通|存折|惠农|打卡|开户行?|账号|账户|帐号|帐户"
)
_LABELS: Final = re.compile(f"(?P<card>{_CARD})|(?P<other>{OTHER_NUMBER})")
_PUBLIC: Final = re.compile(
    "对公|公司|企业|单位(?:账|帐)|财政|国库|非税|缴款|缴费|缴纳|罚款|保证金|专户|基本户|基本账户"
    "|收款单位|捐赠|募捐|工会|汇入|局|委员会|中心|学校|医院|合作社|基金会|协会"
)
_PRIVATE: Final = re.compile(
    "收款人|卡号|银行卡|储蓄卡|社保卡|个人|本人|农户|户主|持卡人|申请人|身份证|姓名|村民|低保|补贴对象|一卡通|工资"
)


def find(passage: Passage) -> Iterator[Hit]:
    """Find numbers of persons' bank cards; the accounts of bodies and companies are public."""
    if passage.is_amount:
        return
    for run in find_runs(passage.folded, _LENGTHS, _LENGTHS[-1]):
        judged = _judge(passage, run)
        if judged is None:
            continue
        confidence, reason = judged
        masked = "*" * (len(run.digits) - 4) + run.digits[-4:]
        text = passage.text[run.start : run.end]
        yield Hit("bank_card", run.start, run.end, text, masked, confidence, reason, SENSITIVE)


def _judge(passage: Passage, run: Run) -> tuple[Confidence, str] | None:
    if not _is_grouped(run) or _goes_on(passage, run):
        return None
    label = last_label(_LABELS, passage.before(run.start))
    if len(run.breaks) > 1 and not _is_broken(passage, run, label):
        return None
    if label == "other" or _is_public(passage, run.start, label):
        return None
    checked = luhn.is_valid(run.digits) and _is_issued(run.digits)
    if label == "card" and checked:
        return "certain", "写明的银行卡号，校验码正确，属于金融账户信息。"
    if checked:
        return "likely", "银行卡号：发卡行标识和校验码都对，属于金融账户信息。"
    if label == "card":
        return "possible", "写明是账号或卡号，但不合银行卡的校验码，可能是存折账号或有错字。"
    return None


def _is_public(passage: Passage, at: int, label: str) -> bool:
    """Ask the sentence, and for an account that stands alone what is above: 户名, 开户行."""
    said = passage.sentence(at)
    if not _PRIVATE.search(said) and not _PUBLIC.search(said) and label == "card":
        said = passage.around(at) + passage.about
    return bool(_PUBLIC.search(said)) and not _PRIVATE.search(said)


def _is_broken(passage: Passage, run: Run, label: str) -> bool:
    """Tell one number that the end of a line parts from figures under one another."""
    if label == "card":
        return True
    return len(run.breaks) == 2 and not passage.has_line_of_its_own(run.start, run.end)


def _goes_on(passage: Passage, run: Run) -> bool:
    """Tell the beginning of a longer number that is printed in groups."""
    return len(run.sizes) > 1 and bool(re.match(" ?[ -][0-9]", passage.folded[run.end :][:3]))


def _is_issued(digits: str) -> bool:
    if not _ISSUER.match(digits):
        return False
    return bool(_UNIONPAY.match(digits)) or len(digits) == _FOREIGN_LENGTH


def _is_grouped(run: Run) -> bool:
    """Tell whether it is printed in one, in groups of four, or in few large groups."""
    *most, last = run.sizes
    fours = all(size == 4 for size in most) and last <= 4
    return fours or (len(run.sizes) <= 3 and min(run.sizes) >= 3)

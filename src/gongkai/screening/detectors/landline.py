"""住宅电话: landlines announced as a person's; those of an office are public."""

import re
from collections.abc import Iterator
from typing import Final

from gongkai.screening.hit import PUBLISHING, Confidence, Hit
from gongkai.screening.labels import PRIVATE_PERSON
from gongkai.screening.passage import Passage, last_label

_NUMBER: Final = re.compile(
    r"(?<![0-9A-Za-z*.])(?P<area>\(?0(?:10|2[0-9]|[3-9][0-9]{2})\)?[ -]{0,2})?"
    r"(?P<local>[2-8](?:[ \n-]?[0-9]){6,7})(?![0-9A-Za-z*]|\.[0-9])"
)
_PRIVATE: Final = (
    "家庭(?:联系)?电话|家中电话|家里电话|家电话|宅电|住宅电话|住家电话|本人(?:联系)?电话"
    r"|私人电话|个人(?:联系)?电话|家长(?:联系)?电话|监护人(?:联系)?电话|学生(?:联系)?电话"
    r"|户主(?:联系)?电话|申请人(?:联系)?电话|\(宅\)|\(家\)|\(H\)|住宅座机|家庭座机|家庭固话|家里座机"
)
_OFFICE: Final = (
    "办公(?:室)?(?:电话)?|咨询(?:电话)?|值班(?:电话)?|传真|服务(?:电话|热线)|监督(?:电话)?"
    r"|举报(?:电话)?|投诉(?:电话)?|单位(?:电话)?|公司|窗口|12345|总机|热线|\(办\)|局|委|中心|医院"
)
_PHONE: Final = "电话|座机|固话|联系方式"
_LABELS: Final = re.compile(f"(?P<private>{_PRIVATE})|(?P<office>{_OFFICE})|(?P<phone>{_PHONE})")
_PERSON: Final = re.compile(PRIVATE_PERSON)
_ROW_OF_PERSONS: Final = re.compile("身份证|家庭住址|家庭地址|户籍|监护人|家长|学生姓名|户主")


def find(passage: Passage) -> Iterator[Hit]:
    """Find landlines of homes. A bare landline, or one that an office gives, is no hit."""
    for match in _NUMBER.finditer(passage.folded):
        judged = _judge(passage, match.start())
        if judged is None:
            continue
        confidence, reason = judged
        local = re.sub(r"\D", "", match["local"])
        masked = f"{match['area'] or ''}{'*' * (len(local) - 2)}{local[-2:]}"
        start, end = match.span()
        text = passage.text[start:end]
        yield Hit("landline", start, end, text, masked, confidence, reason, PUBLISHING)


def _judge(passage: Passage, at: int) -> tuple[Confidence, str] | None:
    before = passage.before(at)
    label = last_label(_LABELS, before)
    if label == "private":
        return "certain", "写明是住宅或本人的电话。"
    if label != "phone":
        return None
    if _ROW_OF_PERSONS.search(passage.about):
        return "likely", "表里是个人的情况，这一列的电话应是个人电话。"
    if _PERSON.search(before):
        return "possible", "前面说的是个人，这可能是其住宅电话，请核对。"
    return None

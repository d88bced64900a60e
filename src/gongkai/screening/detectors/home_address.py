"""家庭住址: an address below village or street that a word makes a person's home."""

import re
from collections.abc import Iterator
from typing import Final

from gongkai.screening.hit import PUBLISHING, Confidence, Hit
from gongkai.screening.labels import PRIVATE_PERSON
from gongkai.screening.passage import Passage

_NOT_A_HOME: Final = "所院宿房户宅建持校"
_LABEL: Final = re.compile(
    "(?P<sure>家庭(?:住址|地址|详细地址|所在地|居住地)|户籍(?:所在地|住址|地址|地)?|户口(?:所在地|地址)"
    "|现居住?地?址?|居住地址?|常住地址?|实际居住地?址?|身份证(?:住址|地址)|(?<!办公)住址|家住|家在"
    "|[现暂租居]住(?:地址|地|址)?)(?:地址)?(?:[: ]|\\n(?=[\u4e00-\u9fff]))*(?:于|在|为|是)?:?"
    f"|(?P<bare>(?<![入居暂租常驻留现])住(?![{_NOT_A_HOME}地址]))(?:在|于)?:? ?"
    "|(?P<post>(?:联系|通讯|通信|邮寄|收件|详细)?地址|住所地?)(?:[: ])+"
)
_COLUMN: Final = re.compile("住址|户籍|居住|户口|家庭地址|家庭所在")
_ADDRESS_COLUMN: Final = re.compile("地址|住所")
_PERSON: Final = re.compile(f"{PRIVATE_PERSON}|姓名|男,|女,|[,、(][\u4e00-\u9fff]{{1,4}}族")
_ORGANISATION: Final = re.compile(
    "法定代表人|公司|企业|单位|机构|办公|经营|注册|项目|施工|局|委员会|信用代码|地点|厂|店"
    "|园|学校|小学|中学|医院|中心|村委会|采购|招标"
)
_STRETCH: Final = re.compile(r"(?:[\u4e00-\u9fff0-9A-Za-z #()/-]|(?<=.{18})\n){2,80}")
_NUMERAL: Final = "[0-9A-Za-z零一二三四五六七八九十百甲乙丙丁东南西北]"
_DETAIL: Final = re.compile(
    f"(?:附|第)?{_NUMERAL}{{1,6}}(?:号院|号楼|号|#|栋|幢|座|单元|楼|层|室|户|组|社|队|排|弄|门|村民小组|小组)"
    r"|(?<![0-9])[0-9]{1,4}(?:-[0-9]{1,4}){1,3}(?![0-9])(?:室|号|户)?"
    r"|[^省市县区镇乡村路街道州旗号\W\d]{1,8}?(?:小区|花园|家园|公寓|家属院|家属楼|新村|嘉苑|华庭)"
)
_ROOM: Final = re.compile("(?<=[元栋幢座楼#])-?(?:[0-9]{2,4}|[0-9]{1,3}\\n[0-9]{1,3})(?![0-9])")
"""A room after its 单元 or 号楼, without 室."""
_AREA: Final = re.compile("自治[州县区旗]|街道|社区|地区|苏木|办事处|[省市州盟县区旗镇乡村]")
_FARTHEST: Final = 45
_GAP: Final = 8
_BROKEN: Final = re.compile("[0-9]{6}|[的,]|电话|手机|联系|身份证|邮编|举报|反映|申请|因")


def find(passage: Passage) -> Iterator[Hit]:
    """Find home addresses that go below village or street; those of bodies are public."""
    for start, confidence in _starts(passage):
        hit = _address(passage, start, confidence)
        if hit:
            yield hit


def _starts(passage: Passage) -> Iterator[tuple[int, Confidence]]:
    head = passage.heading
    if _COLUMN.search(head):
        yield 0, "certain"
    elif _ADDRESS_COLUMN.search(head) and _is_of_persons(passage.about):
        yield 0, "likely"
    for match in _LABEL.finditer(passage.folded):
        if match["sure"]:
            yield match.end(), "certain"
        elif _is_home(passage, match):
            yield match.end(), "likely"


def _is_home(passage: Passage, match: re.Match[str]) -> bool:
    """Tell 住 before a place, and 地址 where persons are spoken of."""
    if match["bare"]:
        return bool(_AREA.search(passage.folded, match.end(), match.end() + 12))
    return _is_of_persons(passage.sentence_before(match.start()))


def _is_of_persons(words: str) -> bool:
    return bool(_PERSON.search(words)) and not _ORGANISATION.search(words)


def _address(passage: Passage, at: int, confidence: Confidence) -> Hit | None:
    text = passage.folded
    start = at + len(text[at:]) - len(text[at:].lstrip(" :"))
    stretch = _STRETCH.match(text, start)
    span = _details(stretch[0]) if stretch else None
    if span is None:
        return None
    first, last = span
    end = start + last
    kept = [start, *(area.end() for area in _AREA.finditer(text, start, start + first))]
    start = kept[-2] if len(kept) > 1 else kept[0]
    printed = passage.text[start:end]
    masked = passage.text[start : kept[-1]] + "***"
    reason = "个人住址写到了村、街道以下。公开时写到村、街道为止。"
    return Hit("home_address", start, end, printed, masked, confidence, reason, PUBLISHING)


def _details(stretch: str) -> tuple[int, int] | None:
    """Give where the details below village and street begin and end."""
    first = last = None
    for match in _DETAIL.finditer(stretch):
        before = stretch[last if last is not None else 0 : match.start()]
        limit = _GAP if last is not None else _FARTHEST
        if len(before) > limit or _BROKEN.search(before):
            break
        first = match.start() if first is None else first
        room = _ROOM.match(stretch, match.end())
        last = room.end() if room else match.end()
    return None if first is None or last is None else (first, last)

"""未成年人姓名: a name that the words about it make a child's."""

import re
from collections.abc import Iterator
from typing import Final

from gongkai.screening.hit import SENSITIVE, Confidence, Hit
from gongkai.screening.names import Name, name_at, name_before, whole_name
from gongkai.screening.passage import Passage

_ADULT: Final = 18
_CHILD: Final = (
    "留守儿童|困境儿童|残疾儿童|流浪儿童|儿童|幼儿|孤儿|未成年人|未成年|少年|女童|男童|男孩|女孩"
    "|婴儿|患儿|新生儿|小学生|初中生|高中生|中学生|学生|被监护人|被收养人"
)
_OFFSPRING: Final = "女儿|儿子|孩子|长子|次子|长女|次女|之子|之女|孙子|孙女|养子|养女|子女"
_GRADE: Final = (
    "(?:[一二三四五六七八九1-9]年级|初[一二三]|高[一二三]|[大中小]班|学前班)"
    r"(?:\(?[0-9一二三四五六七八九十]{1,2}\)?班)?"
)
_BEFORE: Final = re.compile(
    f'(?P<child>{_CHILD})(?P<of>(?:的)?(?:姓名|名单|代表|名字)?(?:是|为|叫)?)(?::[ \n]*|[( "“])*'
    f'|(?P<offspring>{_OFFSPRING})(?:姓名)?(?:是|叫)?[:( "“]*'
    f"|{_GRADE}(?:的)?(?:学生|同学)?[:( ]*"
)
_AFTER: Final = re.compile("同学|小朋友")
_AGE: Final = re.compile(
    r"(?:[,( 、。:]|男|女|今年|现年|年仅|刚满|年龄|系|是|[\u4e00-\u9fff]族|才|仅|刚|一名|名"
    r"|[12][0-9]{3}年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?出?生){0,8}"
    r"(?P<age>[0-9]{1,2}|十?[一二三四五六七八九]|十)(?:周岁|岁|个月大)"
)
_SCHOOL: Final = re.compile(
    r"[^。;\n]{0,25}?(?:小学|中学|幼儿园|学校|初中|高中)[^。;\n]{0,8}?(?:年级|[0-9一二三四五六]\)?班|学生|就读)"
    f"|[^。;\n]{{0,12}}?(?:就读|{_GRADE})"
    "|[^。;\n]{0,30}?,学生(?=[,。;])"
)
_LABELLED: Final = re.compile(r"(?<!人)(?<!长)(?<!师)(?<!主)姓 ?名 ?[: ]{1,3}")
_OF_A_CHILD: Final = re.compile(f"{_CHILD}|年级|班级|监护人|幼儿园|小学|初中|就读|学籍")
_OF_AN_ADULT: Final = re.compile("教师|老师|任教|职称|毕业|岗位|工作单位|职务|辅导员|资格证")
_NAME_COLUMN: Final = re.compile(
    r"(?:^|儿童|学生|幼儿|孤儿|人|对象|新生|少年|孩子)姓名|^名字|^学生$|^儿童$"
)
_GUARDIAN: Final = re.compile("监护人姓名|家长姓名|负责人|联系人|教师|法人|经办|户主")
_SEPARATOR: Final = re.compile(r" ?[、,/和及与] ?| |\n")
_ROLL_LINE: Final = re.compile(
    r"(?:[\u4e00-\u9fff]{2,4}(?:[、,/]| {1,3}|(?=[。;\n]|$)))+[。;]?(?=\n|$)"
)
_RIGHT_IN_LIST: Final = re.compile(r"$|[、,。;/) \n]|[和及与等在被因于系的获入领报共参]")
_RIGHT: Final = re.compile(
    r"$|[^\u4e00-\u9fff]|[在被因于系是的获与和及等患家就遭受不从今向同入领报共参]"
)


def find(passage: Passage) -> Iterator[Hit]:
    """Find children's names. 张某某 is masked already; an adult's name is no hit."""
    if _is_name_cell(passage):
        yield from _cell(passage)
        return
    text = passage.folded
    for match in _BEFORE.finditer(text):
        yield from _named_after(passage, match)
    for match in _AFTER.finditer(text):
        name = name_before(text, match.start())
        if name:
            yield _hit(passage, name, "likely", "称为同学或小朋友的人名。")
    for match in _LABELLED.finditer(text):
        yield from _labelled(passage, match.end())
    yield from _told_by_age_or_school(passage)


def _is_name_cell(passage: Passage) -> bool:
    head = passage.heading.replace(" ", "")
    about = passage.about
    return (
        bool(_NAME_COLUMN.search(head))
        and not _GUARDIAN.search(head)
        and bool(_OF_A_CHILD.search(about))
        and not _OF_AN_ADULT.search(about)
    )


def _cell(passage: Passage) -> Iterator[Hit]:
    start = 0
    for part in re.split(r"([、,\n/])", passage.folded):
        name = whole_name(part)
        if name:
            placed = name._replace(start=name.start + start, end=name.end + start)
            yield _hit(passage, placed, "certain", "学生或儿童名册里的姓名。")
        start += len(part)


def _named_after(passage: Passage, match: re.Match[str]) -> Iterator[Hit]:
    """Read the names after 学生 and the like: after a colon a list of them, else one."""
    text, at = passage.folded, match.end()
    announced = match[0].endswith((":", "(", " ", '"', "“")) or bool(match["of"])
    right, is_roll = _RIGHT, ":" in match[0]
    while (name := _closed_name(passage, at, right, is_roll=is_roll)) is not None:
        yield _hit(
            passage, name, _sureness(name, match, announced=announced), "前面写明是未成年人或学生。"
        )
        separator = _SEPARATOR.match(text, name.end)
        if separator is None and not is_roll:
            return
        at, right = separator.end() if separator else name.end, _RIGHT_IN_LIST
        if text[name.end : at].endswith("\n") and not _ROLL_LINE.match(text, at):
            return


def _closed_name(
    passage: Passage, at: int, right: re.Pattern[str], *, is_roll: bool
) -> Name | None:
    """Read a name after which something else begins, or which ends its line."""
    name = name_at(passage.folded, at)
    if name is None or right.match(passage.folded, name.end) or name.end in passage.cuts:
        return name
    if is_roll and name_at(passage.folded, name.end):
        return name  # the reader lost the spaces between them
    first = name.start + len(name.surname) + 1
    ends = [cut for cut in passage.cuts if first <= cut < name.end]
    return name._replace(end=ends[0]) if ends else None


def _sureness(name: Name, match: re.Match[str], *, announced: bool) -> Confidence:
    if match["offspring"] or not name.is_common:
        return "possible"
    return "certain" if announced else "likely"


def _labelled(passage: Passage, at: int) -> Iterator[Hit]:
    line = passage.folded[max(at - 60, 0) : at] + passage.after(at)
    name = name_at(passage.folded, at)
    if name and _OF_A_CHILD.search(line) and not _OF_AN_ADULT.search(line):
        yield _hit(passage, name, "likely", "同一处写有学校、年级或监护人，应是未成年人。")


def _told_by_age_or_school(passage: Passage) -> Iterator[Hit]:
    """Read names that an age below eighteen, or a school and grade, follow."""
    text = passage.folded
    for match in re.finditer(r"(?=[,(男女今现年系是])", text):
        name = name_before(text, match.start())
        if name is None:
            continue
        age = _AGE.match(text, name.end)
        if age and _years(age["age"]) < _ADULT:
            yield _hit(passage, name, "certain", "后面写明年龄不满十八岁。")
        elif _goes_to_school(passage, name) and not _is_inside_a_word(text, name):
            yield _hit(passage, name, "likely", "后面写明就读的学校或年级。")


def _goes_to_school(passage: Passage, name: Name) -> bool:
    if passage.folded[name.end] not in ",(系是" or not _SCHOOL.match(passage.folded, name.end):
        return False
    return not _OF_AN_ADULT.search(passage.after(name.end))


def _is_inside_a_word(text: str, name: Name) -> bool:
    """Tell a chance match inside running words: a name begins a clause or follows a title."""
    before = text[max(name.start - 2, 0) : name.start]
    return bool(re.search(r"[\u4e00-\u9fff]$", before)) and not re.search(
        "[告生童儿子女孩人民者士是有和与及、名叫为对由]$", before
    )


def _years(age: str) -> int:
    if age.isdecimal():
        return int(age)
    tens = 10 if age.startswith("十") else 0
    return tens + "一二三四五六七八九".find(age[-1]) + 1


def _hit(passage: Passage, name: Name, confidence: Confidence, why: str) -> Hit:
    text = passage.text[name.start : name.end]
    reason = f"{why}未成年人的姓名应当隐去。"
    masked = name.masked(text)
    return Hit("minor_name", name.start, name.end, text, masked, confidence, reason, SENSITIVE)

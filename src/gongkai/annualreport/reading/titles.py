"""The title of a report: whose it is and for which year."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from gongkai.annualreport.numerals import FULL_WIDTH, chinese_number
from gongkai.officedocs.document import Paragraph

_YEAR = r"(?:20\d\d|二[〇○零Oo]二?[〇○零Oo一二三四五六七八九]{1,2})"
_TITLE = re.compile(
    rf"(?P<before>[^。；]{{0,40}}?)(?P<year>{_YEAR})\s*年?度?(?P<between>[^。；]{{0,40}}?)"
    r"(?:政府信息公开|政务信息公开|政务公开|信息公开)(?P<words>[^。；]{0,12}?)(?:报告|年报|总结)"
)
_YEAR_AFTER = re.compile(
    r"(?P<before>[^。；]{2,40}?)(?:政府信息公开|政务信息公开|政务公开)(?P<words>[^。；]{0,10}?)(?:报告|年报)"
    rf"[^。；]{{0,4}}?(?P<year>{_YEAR})"
)
_PERIOD = re.compile(r"(20\d\d)\s*年\s*1\s*月\s*1\s*日\s*(?:起)?\s*(?:至|到|—|-|－)")
_EDGES = re.compile(r"^(?:标题|名称|题名|附件)\s*\d*\s*[:：]?|^关于|^[《〈【]|^附件\d*[:：]?")
_BRACKETED = re.compile(r"^[（(][^（）()]*[）)](?=.{3})")
"""What a CMS puts before a name: （青山县）青山县自然资源局."""
_TAIL = re.compile(r"(?:关于|的|[\s《〈【（(—-])+$")
_NAMED = re.compile(r"公开.{0,12}?(?:报告|年报|总结)")
_LAST_LINE = re.compile(
    r"(?:公开)?(?:工作|年度|工作年度)(?:报告|年报|总结)(?:[（(][^）)]*[）)])?\Z"
)
"""The end of a title that stands on a line of its own."""
_END_OF_NAME = re.compile(
    r"(?:领导小组)?(?:办公[室厅]|(?:管理)?委员会|人民政府|(?:街道)?办事处|管委会)\Z"
)
"""The end of a body's name that stands on a line of its own."""
_MOST_LINES = 4
_SENTENCE = re.compile(
    r"[，。；,;]|^(?:根据|现将|按照|依据|本报告|为|按)|情况报告如|如下|公布|(?<!机构)编制|特此|统计期限"
)
_LONGEST_TITLE = 70
_LONGEST_NAME = 30
_LONGEST_TAIL = 24
"""So many characters may follow a title on its line: the site's name, 全文."""
_NOT_NAME = re.compile(r"[。；，,;:：!！?？、\d]|^(首页|来源|发布|索引|当前位置|您)")


class Title(NamedTuple):
    """The title as printed, the body's name and the year read from it.

    ``after`` is the index of the first paragraph after the title.
    """

    text: str = ""
    body: str = ""
    year: int | None = None
    place: str = ""
    after: int = 0


def find_title(paragraphs: Sequence[Paragraph]) -> Title:
    """Find the title among the paragraphs before the first chapter.

    A CMS page repeats it (window title, breadcrumb, metadata); the last that is a line of its own
    stands above the text. The name may stand on the line before.
    """
    found: list[Title] = []
    for index, paragraph in enumerate(paragraphs):
        if "报" not in paragraph.text and "总" not in paragraph.text:
            continue  # most lines of a page: not worth squeezing
        text = _squeeze(paragraph.text)
        if len(text) <= _LONGEST_TITLE:
            title = _read_title(paragraphs, index, text)
            if title is not None:
                found.append(title)
    if not found:
        return _without_title(paragraphs)
    chosen = found[-1]
    named = [t for t in reversed(found) if t.body and t.year in (chosen.year, None)]
    if not chosen.body and named:
        chosen = chosen._replace(body=named[0].body)
    return chosen


def _read_title(paragraphs: Sequence[Paragraph], index: int, text: str) -> Title | None:
    if not _NAMED.search(text) and not _LAST_LINE.match(text):
        return None
    match = _match(text) or _match_over_lines(paragraphs, index)
    if match is None:
        return None
    text = match.string
    body = _name(match["before"]) or _name(match.groupdict().get("between") or "")
    shown = text[match.start() : match.end()]
    if not body and index:
        above = _name_above(paragraphs, index)
        if above:
            body, shown = _name(above), above + shown
    return Title(shown, body, read_year(match["year"]), paragraphs[index].place, index + 1)


def _name_above(paragraphs: Sequence[Paragraph], index: int) -> str:
    """Give the body's name from the line above a title, or from two when the first is its end."""
    above = _squeeze(paragraphs[index - 1].text)
    if _END_OF_NAME.match(above):
        above = _squeeze(paragraphs[index - 2].text) + above if index > 1 else ""
    return above if _is_name(above) else ""


def _squeeze(text: str) -> str:
    return "".join(text.split()).translate(FULL_WIDTH)


def _match(text: str) -> re.Match[str] | None:
    if _SENTENCE.search(text):
        return None
    match = _TITLE.search(text) or _YEAR_AFTER.search(text)
    return match if match and len(text) - match.end() <= _LONGEST_TAIL else None


def _match_over_lines(paragraphs: Sequence[Paragraph], index: int) -> re.Match[str] | None:
    """Match a title set over several lines: name, year and words each on its own."""
    first = max(index - _MOST_LINES + 1, 0)
    lines = [_squeeze(p.text) for p in paragraphs[first : index + 2]]
    here = index - first
    spans = [(here - above, here + 1) for above in range(1, here + 1)] + [(here, here + 2)]
    joined = ("".join(lines[start:after]) for start, after in spans)
    matches = [m for text in joined if len(text) <= _LONGEST_TITLE and (m := _match(text))]
    named = [match for match in matches if _is_name(_name(match["before"]))]
    return next(iter(named or matches), None)


def _name(text: str) -> str:
    """Trim the words around a body's name (关于…的, 《》, 标题)."""
    name = _EDGES.sub("", text.strip())
    name = _EDGES.sub("", name)
    name = _TAIL.sub("", _BRACKETED.sub("", name))
    for mark in ("：", ":", ">", "》", "|", "-", "】"):
        name = name.rpartition(mark)[2]
    return "" if name in ("年", "年度", "本年度") else name.strip("《》〈〉")


def _is_name(text: str) -> bool:
    return 2 < len(text) <= _LONGEST_NAME and not _NOT_NAME.search(text)


def read_year(text: str) -> int | None:
    """Read a year in Arabic or Chinese digits (2020, 二〇二〇)."""
    if text.isdigit():
        return int(text)
    return chinese_number(re.sub("[○零Oo]", "〇", text))


def _without_title(paragraphs: Sequence[Paragraph]) -> Title:
    """Fall back on the statistical period for the year."""
    for paragraph in paragraphs:
        if match := _PERIOD.search(paragraph.text):
            return Title("", "", int(match[1]), "", 0)
    return Title()

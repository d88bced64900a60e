"""Running text to title, body, year, preamble and chapters."""

import re
from collections.abc import Sequence, Set
from typing import NamedTuple

from gongkai.annualreport.forms import FORMS
from gongkai.annualreport.model import Chapter
from gongkai.annualreport.numerals import chinese_number
from gongkai.annualreport.reading.labels import recognise
from gongkai.annualreport.reading.titles import Title, find_title
from gongkai.officedocs.document import Paragraph

_HEADING = re.compile(
    r"^[\s\u3000]*(?:第([一二三四五六七八九十]{1,2})(?:部分|章)[、：:\s\u3000]*"
    r"|([一二三四五六七八九十]{1,2})\s*[、．.，,]\s*|([1-9])\s*[、．.]\s*)(\S.*)$",
    re.DOTALL,
)
_LONGEST_HEADING = 34
_CANONICAL = FORMS["2021"].chapters
_TOPICS = (
    ("总体情况", "概述", "概况", "基本情况"),
    ("主动公开",),
    ("依申请公开", "申请情况", "公开申请", "收到和处理", "申请办理"),
    ("行政复议", "行政诉讼", "复议", "诉讼"),
    ("问题", "改进", "不足", "整改"),
    ("其他需要", "其他报告", "其他应", "需要报告", "其它需要", "其他事项"),
)
_FOOTER = re.compile(
    r"^(上一篇|下一篇|上一条|下一条|相关(链接|附件|文档|信息|阅读|新闻|推荐)|打印本页|关闭窗口|【?打印|【?关闭|分享到?|责任编辑"
    r"|主办(单位)?[:：]|承办(单位)?[:：]|版权所有|网站标识码|.{0,6}ICP备|联系我们|网站地图|扫一扫|附件[:：]?$|浏览次数)"
)


class Outline(NamedTuple):
    """What the running text of a report holds besides its title."""

    preamble: tuple[tuple[str, str], ...]
    chapters: tuple[Chapter, ...]


class Heading(NamedTuple):
    """A chapter heading: its paragraph, number, words, text run on after it, and topic."""

    at: int
    number: int
    title: str
    rest: str
    topic: int
    exact: bool


def find_headings(paragraphs: Sequence[Paragraph]) -> list[Heading]:
    """Find the chapter headings among a document's paragraphs."""
    return _choose([h for i, p in enumerate(paragraphs) if (h := _heading(i, p.text))])


def region(headings: Sequence[Heading], topic: int, length: int) -> range | None:
    """Give the paragraphs of the chapter on a topic (0 to 5); None when it has no heading."""
    ends = [*(heading.at for heading in headings[1:]), length]
    for heading, end in zip(headings, ends, strict=False):
        if heading.topic == topic:
            return range(heading.at + 1, end)
    return None


def read_title(paragraphs: Sequence[Paragraph], headings: Sequence[Heading]) -> Title:
    """Find the title among the paragraphs before the first chapter."""
    return find_title(paragraphs[: headings[0].at if headings else len(paragraphs)])


def read_outline(
    paragraphs: Sequence[Paragraph], title: Title, headings: Sequence[Heading], used: Set[int]
) -> Outline:
    """Read preamble and chapters; paragraphs in ``used`` are lines of a table."""
    first = headings[0].at if headings else len(paragraphs)
    preamble = tuple((p.text, p.place) for p in paragraphs[title.after : first])
    ends = [h.at for h in headings[1:]] + [len(paragraphs)]
    chapters = tuple(
        _chapter(
            heading,
            paragraphs[heading.at],
            [(p.text, p.place) for i, p in _within(paragraphs, heading, end) if i not in used],
            is_last=heading is headings[-1],
        )
        for heading, end in zip(headings, ends, strict=True)
    )
    return Outline(preamble, chapters)


def _within(
    paragraphs: Sequence[Paragraph], heading: Heading, end: int
) -> list[tuple[int, Paragraph]]:
    return [(i, paragraphs[i]) for i in range(heading.at + 1, end)]


def _heading(index: int, text: str) -> Heading | None:
    """Read a paragraph as a chapter heading, if it can be one."""
    match = _HEADING.match(text[:200]) if len(text) < 200 else _HEADING.match(text[:60])
    if match is None:
        return _bare_heading(index, text)
    words = "".join(match[4].split())
    number = int(match[3]) if match[3] else chinese_number(match[1] or match[2]) or 0
    title, rest = words, ""
    if len(words) > _LONGEST_HEADING or words[-1] in "。；，;,":
        title = next((c for c in _CANONICAL if words.startswith(c)), "")
        if not title:
            return None
        rest = "".join(text.split()).partition(title)[2].strip("。：:")
    if _is_table_row(title):
        return None
    topic = _topic(title)
    exact = topic >= 0 and title == _CANONICAL[topic]
    if match[3] and not exact:
        return None
    return Heading(index, number, title, rest, topic, exact)


def is_chapter_title(text: str) -> bool:
    """Tell one of the form's six chapter titles, with or without its number."""
    match = _HEADING.match(text) if len(text) <= _LONGEST_HEADING else None
    return "".join((match[4] if match else text).split()) in _CANONICAL


def _bare_heading(index: int, text: str) -> Heading | None:
    """Accept a heading whose number was lost, when its words are exactly the form's."""
    words = text.strip()
    if len(words) > _LONGEST_HEADING or words not in _CANONICAL:
        return None
    return Heading(index, 0, words, "", _CANONICAL.index(words), exact=True)


def _is_table_row(title: str) -> bool:
    """Tell 一、本年新收政府信息公开申请数量 (a row of 表三) from a chapter heading."""
    words = title.rstrip(" \u30000123456789")
    match = recognise(words)
    return (match is not None and words not in _CANONICAL) or words.startswith(
        ("本年新收", "上年结转", "结转下")
    )


def _topic(title: str) -> int:
    """Tell which of the six statutory chapters a title speaks of; -1 for none."""
    if title in _CANONICAL:
        return _CANONICAL.index(title)
    for topic in (3, 2, 4, 5, 1, 0):
        if any(word in title for word in _TOPICS[topic]):
            return topic
    return -1


def _choose(candidates: list[Heading]) -> list[Heading]:
    """Choose the best chain of headings: numbers that follow, topics in the form's order."""
    best: list[tuple[float, int]] = []
    for i, heading in enumerate(candidates):
        own = 4.0 if heading.exact else 2.0 if heading.topic >= 0 else 0.3
        start = (own + (1.0 if heading.number in (0, 1) else -1.0), -1)
        links = (
            (best[j][0] + own + _link(candidates[j], heading), j) for j in range(max(0, i - 40), i)
        )
        best.append(max((start, *links)))
    if not best:
        return []
    chain = []
    at = max(range(len(best)), key=lambda i: (best[i][0], -i))
    while at >= 0:
        chain.append(candidates[at])
        at = best[at][1]
    return chain[::-1]


def _link(before: Heading, after: Heading) -> float:
    """Score one heading following another."""
    score = 0.0
    if before.topic >= 0 and after.topic >= 0 and after.topic <= before.topic:
        score -= 6.0
    step = after.number - before.number if after.number and before.number else None
    if step is not None:
        score += 2.0 if step == 1 else -4.0 if step <= 0 else -0.5
    if after.topic < 0 and step != 1:
        score -= 1.0  # words of no chapter, and a number that follows none: a list, a table's row
    return score


def _chapter(
    heading: Heading, printed: Paragraph, texts: list[tuple[str, str]], *, is_last: bool
) -> Chapter:
    if heading.rest:
        texts.insert(0, (heading.rest, printed.place))
    if is_last:
        cut = next((i for i, (text, _) in enumerate(texts) if _FOOTER.match(text)), len(texts))
        texts = texts[:cut]
    joined = "\n".join(text for text, _ in texts)
    return Chapter(heading.number, heading.title, joined, printed.place, tuple(texts))

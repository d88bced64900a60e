"""Chapter five names problems and what is done about them."""

import re
from collections.abc import Iterator

from gongkai.annualreport.chaptering import chapters_by_number
from gongkai.annualreport.rules.places import chapter_place
from gongkai.annualreport.rules.rule import Problem, Rule, Subject

_SHORTEST = 20
_NOTHING = re.compile(
    r"^(?:我[局县市区镇乡委办]|本(?:机关|单位|年度)|\d{4}年度?|目前|[，,、:：\s])*"
    r"(?:暂)?(?:无|没有|未发现|不存在|未存在)(?!.{0,30}(?:但|不过|仍))"
)
_PROBLEMS = re.compile(
    "问题|不足|短板|差距|薄弱|欠缺|缺乏|不够|有待|不高|不强|不全|不及时|不到位|滞后|单一|困难|偏[低少弱慢]"
    "|[还仍尚]需|亟待|亟需|不平衡|不充分|不规范"
)
_MEASURES = re.compile(
    "改进|下一步|下步|措施|今后|整改|明年|来年|下一年|新的一年|将(?:[^来]|$)|打算|工作思路|着力|解决|对策"
)
_HEADINGS = re.compile("存在(?:的)?(?:主要)?问题|主要问题|没有问题|无问题|问题及改进(?:情况|措施)?")
_LETTERS = re.compile(r"[\u4e00-\u9fff\w]")


def check(subject: Subject) -> Iterator[Problem]:
    """Report a fifth chapter that is empty, says nothing, or leaves out one of its two halves."""
    report = subject.report
    chapters = chapters_by_number(report).get(5)
    if not chapters:
        return
    text = "".join(chapter.text for chapter in chapters)
    place = chapter_place(chapters[0], report.chapters.index(chapters[0]))
    length = len(_LETTERS.findall(text)) if len(text) < 4 * _SHORTEST else len(text)
    if not length:
        yield Problem(place, "这一章没有内容。请写明存在的主要问题和改进情况。")
    elif (length < _SHORTEST and not _is_honest(text)) or (
        length < 3 * _SHORTEST and _NOTHING.search(text)
    ):
        yield Problem(
            place,
            f"这一章只写了“{text.strip()}”，没有写明存在的主要问题和改进情况。"
            "请如实写明问题，并说明怎样改进，不能写“无”。",
        )
    else:
        titles = "".join(chapter.title for chapter in chapters[1:])
        yield from (
            Problem(place, message, severity="warning") for message in _halves(text + titles)
        )


def _is_honest(text: str) -> bool:
    """Tell whether a few words still name a problem and what is done about it."""
    return bool(_PROBLEMS.search(_HEADINGS.sub("", text)) and _MEASURES.search(text))


def _halves(text: str) -> Iterator[str]:
    if not _PROBLEMS.search(text):
        yield "这一章只写了改进措施，没有写存在的主要问题。请写明存在哪些问题。"
    if not _MEASURES.search(text):
        yield "这一章只写了问题，没有写改进情况。请写明怎样改进。"


RULE = Rule(
    code="chapters.problems",
    title="第五章写明存在的主要问题和改进情况，不能为空或写“无”",
    basis="《中华人民共和国政府信息公开条例》第五十条第（四）项",
    severity="error",
    check=check,
)

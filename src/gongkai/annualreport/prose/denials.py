"""Sentences that say there was none: no application, no review, no suit."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from gongkai.annualreport.prose import topics
from gongkai.annualreport.prose.passages import Passage

_NO: Final = (
    r"(?:未曾?|没有?|尚未|从未)(?:有)?(?:收到|接到|收悉|受理|接收|发生|产生|出现|引起|引发|被|因|存在|涉及)"
    r"|不存在|(?<![并零])无(?!法|需|须|障碍|论|关|偿|效|理|正当|故)|没有|零(?=申请|复议|诉讼|行政)"
)
_APPLICATIONS: Final = re.compile(
    rf"(?:{_NO})(?P<between>[^，。；：\d]{{0,32}}?)"
    r"(?:申请公开(?:的)?(?:政府|政务)?信息|(?:政府|政务)?信息公开(?:的)?申请|依申请公开|公开申请)"
    r"(?!人|书|表|渠道|受理|平台|栏|工作|中|引|产|导|而|被|收|费|答复|办理超|的?行政|超|逾|的?诉讼|的?复议|未|不|积压|类?的?投诉|类?举报)"
)
_COUNTED_NONE: Final = re.compile(
    r"(?:^|[，,：:])(?:20\d\d年度?|本年度?|全年度?|我[局县市委镇乡厅办]|本(?:机关|单位|部门|[局县市委镇乡厅办]))*"
    r"(?:(?:政府|政务)?信息公开申请|依申请公开(?:政府信息|申请|事项)?)(?:的?(?:件数|数量|总数|总量|数))?"
    r"(?:均?为|是)(?:0(?![.\d])|零)"
)
"""A count said to be nought: 2023年度依申请公开数量为0."""
_NOT_ALL: Final = re.compile(
    r"通过|信函|网络|邮|当面|传真|线上|线下|形式|超期|逾期|结转|遗留|涉密|第三方|法人|企业|重复|需要|收费"
    r"|复议|诉讼|投诉|举报|纠|秘密|隐私|异议|涉及"
)
_EVERYONE: Final = re.compile("公民|自然人|个人|任何")
_REMEDIES: Final = re.compile(
    rf"(?:{_NO})(?P<between>[^。；：\d]{{0,40}}?)(?P<cases>(?>"
    r"复议(?:申请|案件|情况|事项)?(?:(?:[，、,]|和|及|与|或者?|以及|也|且|未|没有|无|被|提起|发生|因|政府|信息|公开|引起|引发|的)*"
    r"(?:行政)?诉讼)?|(?:行政)?诉讼))"
    r"(?!后|决定|机关|维持|结果|被?纠|被?撤|败|的?纠|中|过程|[^，。；]{0,6}(?:败诉|纠正|撤销|败|追责|执行))"
)
_NOT_EVERY: Final = re.compile(
    r"(?:纠|败|撤|维持|变更|违法|超期|逾期|经|上年|结转|集体|重大|不服|部分|不当|[^，]，[^，]*，)"
)
_SCOPE: Final = re.compile(
    r"部分(?:单位|部门)|\d+个(?:部门|单位|乡镇|镇|街道)|所属|下属|站所|科室|内设机构|乡镇(?!人民)|上半年|季度|有的"
)
_YEAR: Final = re.compile(r"(?<!与)(?<!比)(?<!较)(20\d\d)年")
_SENTENCE: Final = re.compile(r"[^。！？；\n]+")


class Denial(NamedTuple):
    """What a sentence says there was none of: applications, reviews, suits."""

    topics: tuple[str, ...]
    text: str
    passage: Passage
    speaks_of_disclosure: bool


def find_denials(passage: Passage, year: int | None) -> Iterator[Denial]:
    """Find what the sentences of a paragraph deny for the whole year and the whole body."""
    text = passage.text
    if "申请" not in text and "复议" not in text and "诉讼" not in text:
        return
    if not any(word in text for word in ("未", "无", "没有", "不存在", "零", "为0", "是0")):
        return
    for match in _SENTENCE.finditer(text):
        sentence = match[0]
        if _SCOPE.search(sentence):
            continue
        if _denies_applications(sentence, year):
            yield Denial((topics.RECEIVED,), sentence.strip(), passage, speaks_of_disclosure=True)
        if cases := _denied_cases(sentence, year):
            about = "信息公开" in sentence or "政务公开" in sentence
            yield Denial(cases, sentence.strip(), passage, about or "信息公开" in text)


def _is_of_the_year(sentence: str, at: int, year: int | None) -> bool:
    """Tell whether a denial is of the year reported on: by the last year named before it."""
    years = _YEAR.findall(sentence, 0, at) or _YEAR.findall(sentence)[:1]
    return year is None or not years or int(years[-1]) == year


def _denies_applications(sentence: str, year: int | None) -> bool:
    none = _COUNTED_NONE.search(sentence)
    if none and not _NOT_ALL.search(sentence, 0, none.end()):
        return _is_of_the_year(sentence, none.end(), year)
    for match in _APPLICATIONS.finditer(sentence):
        if not _is_of_the_year(sentence, match.start(), year):
            continue
        between = match["between"]
        if not _NOT_ALL.search(between) or (
            _EVERYONE.search(between) and not re.search("复议|诉讼|结转|通过", between)
        ):
            return True
    return False


def _denied_cases(sentence: str, year: int | None) -> tuple[str, ...]:
    """Tell which cases a sentence denies; a word for 'both' covers reviews and suits."""
    for match in _REMEDIES.finditer(sentence):
        of_the_year = _is_of_the_year(sentence, match.start(), year)
        if not of_the_year or _NOT_EVERY.search(match["between"]):
            continue
        said = match["between"] + match["cases"]
        cases = []
        if "复议" in said:
            cases.append(topics.REVIEWS)
        if "诉讼" in said:
            cases.append(topics.SUITS)
        return tuple(cases)
    return ()

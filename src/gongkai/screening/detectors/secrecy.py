"""国家秘密标志, 内部资料 and 不予公开 as printed on documents; talk about secrecy is no hit."""

import re
from collections.abc import Iterator
from typing import Final

from gongkai.screening.hit import Confidence, Hit, Kind
from gongkai.screening.passage import Passage

_SECRECY: Final = "《政府信息公开条例》第十四条、《保守国家秘密法》第三十五条"
_INTERNAL: Final = "《政府信息公开条例》第十六条"
_REVIEW: Final = "《政府信息公开条例》第十七条"

_LEVEL: Final = "(?:绝 {0,4}密|机 {0,4}密|秘 {0,4}密)"
_TERM: Final = (
    "(?:[0-9一二三四五六七八九十]{1,3} ?(?:年|个月|天)|长期|解密[^,。;\n]{0,12}|[0-9.]{6,10})?"
)
_LINE: Final = r"(?:^|(?<=\n))[ ]*"
_LINE_END: Final = r"(?=[ ]*(?:\n|$))"

_MARKS: Final[tuple[tuple[re.Pattern[str], Kind, Confidence, str, str], ...]] = (
    (
        re.compile(f"(?<!商业)(?<!工作){_LEVEL} {{0,4}}[★☆✭⭐] {{0,4}}{_TERM}"),
        "secrecy_mark", "certain",
        "印有国家秘密标志，不得公开。确已解密或标错的，由定密的机关书面确认后再办。",
        _SECRECY,
    ),
    (
        re.compile(rf"(?:密 {{0,4}}级|秘密等级|涉密等级|保密级别) ?[: ] ?{_LEVEL}级?"),
        "secrecy_mark", "certain",
        "写明了密级，不得公开。确已解密或标错的，由定密的机关书面确认后再办。",
        _SECRECY,
    ),
    (
        re.compile(rf"{_LINE}(?:[\[(【]{_LEVEL}(?:级)?[\])】]|{_LEVEL}(?:级)?){_LINE_END}"),
        "secrecy_mark", "likely",
        "单独成行的密级，像是国家秘密标志（没有★）。请查对原件。",
        _SECRECY,
    ),
    (
        re.compile(
            "内部(?:资料|文件|材料|刊物|情况|使用|参考|参阅|传阅)[,、。:! ]{0,4}"
            "(?:请|应)?(?:注意(?:保存|保密)|妥善保[管存]|(?:请勿|不得|严禁|禁止)(?:外传|外泄|翻印|复制|转载|公开|扩散))"
        ),
        "internal_mark", "certain", "印有内部资料标志，公开前请确认可以公开。", _INTERNAL,
    ),
    (
        re.compile(
            rf"{_LINE}[\[(【]?(?:内部(?:资料|文件|材料|使用|传阅|掌握)|工作秘密|注意保密"
            rf"|仅供内部(?:使用|参考|传阅|掌握)|(?:此件)?(?:请勿|不得|严禁)(?:外传|外泄|扩散))[\])】]?[。!]?{_LINE_END}"
        ),
        "internal_mark", "likely", "单独成行的内部标志，公开前请确认可以公开。", _INTERNAL,
    ),
    (
        re.compile(
            "(?:(?:政府|政务)?(?:信息)?公开(?:属性|类别|方式|类型|选项|形式|范围|情况)|信息公开|是否公开|公开与否)"
            " ?[: ] ?"
            r"[\[(【]?[√☑■]? ?(?:不予公开|不公开|非公开)"
        ),
        "withheld_mark", "certain", "公开属性写的是不予公开，请查对源头认定的公开属性。", _REVIEW,
    ),
    (
        re.compile(r"[\[(【]?(?:此件|本件|该件|此文|本文件)(?:不予公开|不公开|不宜公开)[\])】]?"),
        "withheld_mark", "certain", "文末注明此件不公开，请查对源头认定的公开属性。", _REVIEW,
    ),
    (
        re.compile(
            r"公开(?:属性|类别|选项) ?[: ] ?依申请公开|[\[(【]?(?:此件|本件|此文)依申请公开[\])】]?"
        ),
        "withheld_mark", "possible", "标注为依申请公开；要主动公开的，请先改变公开属性。", _REVIEW,
    ),
)  # fmt: skip
_QUOTED: Final = re.compile("[“\"‘'《「\u4e00-\u9fff]$")
"""Before a mark that a sentence speaks of; a mark itself stands alone."""
_LEVEL_COLUMN: Final = re.compile("^(?:密级|秘密等级|保密级别)")
_PUBLICITY_COLUMN: Final = re.compile("公开属性|公开类别|是否公开|公开与否")


def find(passage: Passage) -> Iterator[Hit]:
    """Find marks of secrecy. They are never masked: the document itself may not go out."""
    yield from _column(passage)
    for pattern, kind, confidence, reason, basis in _MARKS:
        for match in pattern.finditer(passage.folded):
            quoted = bool(_QUOTED.search(passage.folded[max(match.start() - 1, 0) : match.start()]))
            sure: Confidence = "possible" if quoted else confidence
            start, end = match.span()
            start += len(match[0]) - len(match[0].lstrip())
            text = passage.text[start:end]
            yield Hit(kind, start, end, text, None, sure, reason, basis)


def _column(passage: Passage) -> Iterator[Hit]:
    """Read a cell under or beside 密级 or 公开属性."""
    said = passage.folded.strip()
    end = len(passage.text)
    if _LEVEL_COLUMN.search(passage.heading) and re.fullmatch(f"{_LEVEL}级?", said):
        reason = "表中写明了密级，不得公开。"
        yield Hit("secrecy_mark", 0, end, passage.text, None, "certain", reason, _SECRECY)
    if _PUBLICITY_COLUMN.search(passage.heading) and said in {"不予公开", "不公开"}:
        reason = "表中写明不予公开，请查对源头认定的公开属性。"
        yield Hit("withheld_mark", 0, end, passage.text, None, "certain", reason, _REVIEW)

"""The words by which sentences speak of the figures of the tables."""

import re
from typing import Final

RECEIVED, CARRIED_IN, HANDLED, CARRIED_OUT = "received", "carried_in", "handled", "carried_out"
GRANTED, PARTIAL, GRANTED_OR_PARTIAL = "granted", "partial", "granted_or_partial"
REFUSED, UNAVAILABLE, NOT_PROCESSED, OTHER = "refused", "unavailable", "not_processed", "other"
REVIEWS, SUITS, REVIEWS_AND_SUITS = "reviews", "suits", "reviews_and_suits"
DIRECT_SUITS, SUITS_AFTER = "direct_suits", "suits_after"
MADE, IN_FORCE, REPEALED = "made", "in_force", "repealed"
LICENCES, PENALTIES, COMPULSORY = "licences", "penalties", "compulsory"

FRAME: Final = frozenset({RECEIVED, CARRIED_IN, HANDLED, CARRIED_OUT})
VAGUE: Final = frozenset({*FRAME, NOT_PROCESSED, OTHER})
"""Topics whose words fit other kinds of case too; they need to be among applications."""
GROUPS: Final = (GRANTED_OR_PARTIAL, GRANTED, PARTIAL, REFUSED, UNAVAILABLE, NOT_PROCESSED, OTHER)
CASES: Final = frozenset({REVIEWS, SUITS, REVIEWS_AND_SUITS, DIRECT_SUITS, SUITS_AFTER})
OUTCOMES: Final = frozenset({"upheld", "corrected", "other_outcome", "pending"})

WORDS: Final[dict[str, str]] = {
    RECEIVED: "收到的申请",
    CARRIED_IN: "上年结转",
    HANDLED: "答复办结",
    CARRIED_OUT: "结转下年度",
    GRANTED: "予以公开",
    PARTIAL: "部分公开",
    GRANTED_OR_PARTIAL: "予以公开及部分公开",
    REFUSED: "不予公开",
    UNAVAILABLE: "无法提供",
    NOT_PROCESSED: "不予处理",
    OTHER: "其他处理",
    REVIEWS: "行政复议",
    SUITS: "行政诉讼",
    REVIEWS_AND_SUITS: "行政复议和行政诉讼",
    DIRECT_SUITS: "未经复议直接起诉",
    SUITS_AFTER: "复议后起诉",
    MADE: "制发规范性文件",
    IN_FORCE: "现行有效规范性文件",
    REPEALED: "废止规范性文件",
    LICENCES: "行政许可处理决定",
    PENALTIES: "行政处罚处理决定",
    COMPULSORY: "行政强制处理决定",
    "upheld": "结果维持",
    "corrected": "结果纠正",
    "other_outcome": "其他结果",
    "pending": "尚未审结",
}
"""What a topic is called in a finding."""

_FILLER = (
    r"(?:[的共计合总数量为达是有了：:，,、\s（(“”类均各已全另件]|案件|事项|信息|申请|累计|情况|其中|公开|政府"
    r"|决定|情形|全年|行政){0,9}$"
)
_YEAR_AFTER = r"(?:下|次|明|来|20\d\d)"

_FROM_LAST_YEAR = (
    r"(?:(?:上一?|去|往|以前|前一)年度?(?:年?末)?(?:申请)?(?:结转|转入|遗留|顺延|转结)"
    r"|20\d\d年度?结转(?!至|到|下))[^，。；\d]{0,14}?"
)
_ANSWERED = (
    r"(?:答复|办结|办复|办理|处理|回复)了?[^，。；：\d]{0,25}?公开的?申请"
    r"|(?<!年度)(?:答复|办结|办复|办理完毕|处理完毕)"
)

_NO_CASES: Final = "(?!案|申请|事项|业务)"
"""What is handled are decisions (处理决定), unless the word after them says cases."""

_REPLY: Final = r"(?:的?(?:答复|回复|告知|决定|处理)(?:意见)?书?)?"
"""A reply named by its result is that result: 予以公开答复20件."""
_RESULTS: Final = (
    (GRANTED_OR_PARTIAL, r"公开(?:及|和|与|、|或|以及|或者|[（(]含)部分(?:予以)?公开[)）]?"),
    (PARTIAL, r"部分(?:予以)?公开"),
    (REFUSED, r"不予(?:以)?公开|不同意公开"),
    (GRANTED, r"(?<!不)(?<!部分)(?:予以公开|同意公开|全部公开|全部予以公开)"),
    (UNAVAILABLE, r"无法提供|不能提供"),
    (NOT_PROCESSED, r"不予处理"),
    (OTHER, r"(?:其他|其它)(?:方式)?处理"),
)

_LEADS: Final = (
    (CARRIED_IN, _FROM_LAST_YEAR),
    (
        CARRIED_OUT,
        rf"(?:结转|顺延|转入|转至|转到|延至|延续|留待)(?:至|到|入|于)?{_YEAR_AFTER}[^，。；\d]{{0,12}}?",
    ),
    (HANDLED, _ANSWERED),
    *((topic, rf"(?:{words}){_REPLY}") for topic, words in _RESULTS),
    (REVIEWS_AND_SUITS, r"复议(?:案件)?(?:和|、|及|与|或|以及|或者)?(?:被?提起)?(?:行政)?诉讼"),
    (SUITS_AFTER, r"复议后(?:又)?(?:被)?(?:提起)?(?:行政)?(?:诉讼|起诉)"),
    (DIRECT_SUITS, r"直接(?:被)?(?:提起)?(?:行政)?(?:诉讼|起诉|向法院起诉)"),
    (REVIEWS, r"(?<!未经)复议(?!后)"),
    (SUITS, r"诉讼|应诉"),
    ("upheld", r"(?:结果|予以|被|获)?维持"),
    ("corrected", r"(?:结果|被|予以)纠正"),
    ("other_outcome", r"其他结果"),
    ("pending", r"(?:尚未|未)审结"),
    (IN_FORCE, r"规范性文件[^。；\d]{0,14}?现行有效|现行有效[^，。；\d]{0,8}?规范性文件"),
    (
        REPEALED,
        r"废止[^，。；\d]{0,6}?规范性文件|规范性文件[^。；\d]{0,10}?废止(?=件|$)",
    ),
    (MADE, r"(?:制发|制定)[^，。；\d]{0,6}?规范性文件"),
    (LICENCES, rf"作出行政许可(?:处理)?|处理行政许可{_NO_CASES}"),
    (PENALTIES, rf"作出行政处罚(?:处理)?|处理行政处罚{_NO_CASES}"),
    (COMPULSORY, rf"作出行政强制(?:处理)?|处理行政强制{_NO_CASES}"),
    (
        RECEIVED,
        r"(?:新收|收到|接收|接到|收悉|受理|收取)[^。；：\d]{0,45}?申请",
    ),
)
LEAD: Final = re.compile(
    "|".join(f"(?P<{topic}>(?:{pattern}){_FILLER})" for topic, pattern in _LEADS)
)
"""Finds what a figure is about in the words before it."""

CARRIED_OUT_AFTER: Final = re.compile(
    rf"[^，。；、：,;:！？\n）)（(\d]{{0,18}}?(?:结转|顺延|转入|转至|转到|延至|延续|留待)(?:至|到|入|于)?{_YEAR_AFTER}"
)
"""Finds, in the words after a figure, that so many went over to the next year."""

RESULT_AFTER: Final = re.compile(
    r"\s*(?:的|已|系|属于|为)?(?:"
    rf"(?P<{GRANTED_OR_PARTIAL}>予以公开(?:及|和|与|、|或)部分公开)"
    rf"|(?P<{PARTIAL}>部分(?:予以)?公开)|(?P<{REFUSED}>不予(?:以)?公开)|(?P<{GRANTED}>予以公开|同意公开)"
    rf"|(?P<{UNAVAILABLE}>无法提供)|(?P<{NOT_PROCESSED}>不予处理)|(?P<{OTHER}>作?其他处理))(?!\d)"
)
"""Finds a result named after its figure: 12件予以公开."""

NOT_APPLICATIONS: Final = re.compile(
    "许可|资格|补贴|救助|低保|立案|援助|仲裁|登记|贷款|执行|赔偿|专利|商标|听证|入学|补助|住房|保障|认定"
    "|信访|留言|来信|热线|咨询|投诉举报|复议|诉讼|应诉|提案|网络问政|职称|审批|报名"
)
"""Kinds of application that are not for government information, and of case."""

APPLICATIONS_AGAIN: Final = re.compile(
    "(?:公开|收到|新收|受理|接收|办理|答复|处理)[^，。；]{0,12}申请|依申请"
)
"""Words that come back to applications for information after other matters."""

PUBLIC: Final = re.compile("公民[、，和]?法人|自然人[^，。；]{0,8}法人")
"""Those who apply, in the Regulation's words."""

OTHER_BODIES: Final = re.compile(
    r"本级|所属|下属|各部门|各单位|各[市县区乡镇]|各街道|乡镇(?:和|、|（)?街道|\d个街道|乡镇|备案"
    r"|其中[^，。；：]{0,14}(?:局|委|办公室|部门|单位|镇|乡)"
)
"""Words that put the figures of a sentence in another scope than the report's tables."""

OTHER_TIME: Final = re.compile(
    r"(?:较|比|同)(?:去|上|比|期)|去年|上年(?!度?末?(?:申请)?(?:结转|转入|遗留|顺延|转结))|同期|以来|历年"
    r"|近[二三四五两\d]年|上半年|下半年|季度|\d+月份|累计|[增减]|上升|下降|回落"
)
"""Words that make the figure right after them one of another time, or a difference."""

CHANNEL: Final = re.compile(
    "网上|网络|网站|在线|线上|线下|平台|信函|邮寄|邮政|邮件|当面|现场|传真|窗口|系统|来函|快递"
)
"""Ways by which applications come; a figure of one of them is a part."""

ALL_CHANNELS: Final = re.compile("[等及]|共|合计|总计|各(?:类|种|渠道)|多种|、")
"""Words that show that a list of channels means all of them."""

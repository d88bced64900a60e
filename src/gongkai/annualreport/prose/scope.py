"""Whether a figure is of all applications, or of a part that the words around it tell of.

因属于行政执法案卷不予公开3件, 按期答复52件, 对自然人予以公开18件, 全市共收到申请1203件.
"""

import re
from decimal import Decimal
from typing import Final, NamedTuple

from gongkai.annualreport.prose import topics
from gongkai.annualreport.prose.figures import Figure

_YEAR: Final = re.compile(
    r"(?<!结转)(?<!结转至)(?<!结转到)(?<!顺延到)(?<!顺延至)(20\d\d)年(?!度?(?:末)?(?:结转|遗留))"
)
_CLAUSE: Final = re.compile(r"[，,：:；;、。（()）]")
_NEUTRAL: Final = re.compile(
    r"(?:因|由于|属于)[^，。；]{1,24}?等(?:\w{0,2}(?:原因|理由|情形|情况|因素|事由))?"
    r"|[均都全已]+(?:部)?(?:已|予以)?(?:按时|按期|如期|限期|依法|依规|按规定)|依照?法律?规?|依规|按照?规定|及时|规范|妥善|认真"
    r"|当年|本年度?|全年度?|今年|年度?内|年度|截至|截止|年底|年末|[0-9]+[年月日]|[至到底末]"
    r"|(?:政府|政务)?信息公开|依?申请公开|政府信息|信息|申请人?|政务公开|事项|案件"
    r"|其中|包括|含|以及|并|且|另外?|还|共计?|合计|总计|累计|总共|一共|总数|总量|全部|分别|各类"
    r"|经?(?:依法)?(?:审查|审核|研究|核查)后?|[作做]出|出具|给予|予以|采取|选择|决定|答复|回复|办理|办结|办复|处理|受理|完成"
    r"|结果|情况|情形|方面|方式|属于?|可以|能够|对于?|将|为|是|的|了|有|中|内|件|类|数|量|和|与|及|从|看|后|我们?"
    r"|[我本全各]?(?:局机关|行政机关|机关|单位|部门|[局县市区镇乡委厅办州省])|\s|[“”\"·—\-]"
)
"""Words before a figure that do not tell what sets its applications apart from the others."""
_EVERYBODY: Final = re.compile(
    r"(?:公民|自然人|法人|其他组织)(?:[、，和及与或以者]{1,2}(?:公民|自然人|法人|其他组织)){2}"
)
"""All who may apply, in any order; they set no part apart."""
_GIVEN_AFTER: Final = re.compile(
    r"\s*[（(](?:均|都|全部)?(?:因|属|涉|为|行政|第三|国家|内部|过程|不掌握|没有|需|补正|信访|重复|自然人|企业|法人)[^）)\d]*[）)]"
    r"|(?:均|都)?(?:属于?|因为?|涉及)[^，。；\d]"
)
_SUBSET: Final = re.compile(
    r"(?:类|方面|领域|事务|事项|信息|自然人|个人|法人|企业|组织|机构|实际(?:受理|办理|处理))(?:的|公开)*"
    r"(?:申请)?(?:了|共|有|为|数量?|计|[:：])*\s*$"
)
_OF_A_KIND: Final = re.compile(
    r"(?<!各)(?<!公开)类(?:别|信息|政府信息)?(?:的|公开)*申请|(?<!、)(?:自然人|企业|商业企业)(?:的|提出|提交)*申请"
    r"|(?:要求|申请)公开[^，。；]{2,30}的申请"
)
_OF_CASES: Final = frozenset({"件", "件次", "份", "宗", "起", "例", "次"})
"""Units of applications; information and documents are counted in 条, 项 and 个 as well."""
_DOCUMENTS: Final = re.compile(
    r"公文|发文|拟文|制文|收文|文件|属性"
    r"|主动公开[^，；。\d]{0,8}\d+[件份]?[，、；,][^，；。\d]{0,6}依申请公开[^，；。\d]{0,6}\d"
)
_APPLICATIONS: Final = re.compile(
    r"(?:收到|受理|办理|答复|办结|处理|新收)[^，。；]{0,40}?申请|办结|答复"
)
_CHANGE_TOLD: Final = re.compile(r"[^，,。；;]{0,16}(?:增加|增长|增多|减少|下降|上升|持平)[，,]")
"""A clause that tells a change and no figure; what comes after it is of the year itself again."""
_STOP: Final = re.compile(r"[；;。！？\n]")
_WIDER: Final = re.compile(r"全(?:[市县区省州盟旗镇乡]|系统)")
_GOVERNMENT: Final = re.compile(r"(?:政府|[市县区州盟旗镇乡省])$")


def is_whole(sentence: str, lead: str, year: int | None, body: str) -> bool:
    """Tell whether a figure is of the report's own body, its year and all channels.

    ``sentence`` is what stands before the figure in its sentence, ``lead`` the words since the
    figure before.
    """
    if topics.OTHER_BODIES.search(sentence):
        return False
    if topics.OTHER_TIME.search(_CHANGE_TOLD.sub("", lead)):
        return False
    if _WIDER.search(lead) and body and not _GOVERNMENT.search(body):
        return False
    years = _YEAR.findall(sentence)
    if years and year is not None and int(years[-1]) != year:
        return False
    return not topics.CHANNEL.search(lead) or bool(topics.ALL_CHANNELS.search(lead))


def is_narrow(topic: str, lead: str, figure: Figure, after: str, body: str) -> bool:
    """Tell whether words beside a figure may set a part of the applications apart.

    ``lead`` is what stands before the words of the topic, ``after`` what follows the figure. Only a
    figure below the table's can be such a part.
    """
    if topic in (topics.RECEIVED, topics.HANDLED) and _OF_A_KIND.search(figure.lead):
        return True
    if topic == topics.HANDLED or topic in topics.GROUPS:
        clause = _CLAUSE.split(_EVERYBODY.sub("", lead))[-1].replace(body, "")
        return bool(_NEUTRAL.sub("", clause)) or bool(_GIVEN_AFTER.match(after))
    return False


class Subset(NamedTuple):
    """Applications of one kind, told before what became of them: 规划类申请30件，已答复28件."""

    size: Decimal
    end: int
    """Where their figure ends in the paragraph."""

    def holds(self, text: str, figure: Figure) -> bool:
        """Tell whether a figure may be of these applications."""
        return figure.value <= self.size and not _STOP.search(text, self.end, figure.start)


NO_SUBSET: Final = Subset(Decimal(-1), 0)


def begins_subset(figure: Figure) -> bool:
    """Tell whether a figure without a topic counts a kind of application: 规划类申请30件."""
    return figure.unit in _OF_CASES and bool(_SUBSET.search(figure.lead))


def counts_documents(figure: Figure, sentence: str) -> bool:
    """Tell documents classed by how they are disclosed from applications: 公文不予公开195件.

    ``sentence`` is what stands before the figure in its sentence.
    """
    if figure.unit not in _OF_CASES:
        return True
    documents = list(_DOCUMENTS.finditer(sentence))
    return bool(documents) and not _APPLICATIONS.search(sentence, documents[-1].end())

"""How an item is classed: openness, matter (条例第二十、二十一条), genre, whether in force."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gongkai.statute.limits import limits


class Publicity(models.TextChoices):
    """How an item is open (公开方式)."""

    PROACTIVE = "proactive", _("主动公开")
    ON_APPLICATION = "on_application", _("依申请公开")
    WITHHELD = "withheld", _("不予公开")


class Category(models.TextChoices):
    """What an item is about (信息分类): the article and item of the 条例, then the matter.

    ``21.`` is the first half of article 21 (市、县), ``21a.`` its second (乡镇). Last stand
    what a disclosure platform holds besides (国办公开办函〔2019〕61号), and news.
    """

    RULES = "20.1", _("第二十条（一）规章和规范性文件")
    ORGANISATION = "20.2", _("第二十条（二）机关职能和机构")
    PLANNING = "20.3", _("第二十条（三）规划和政策")
    STATISTICS = "20.4", _("第二十条（四）统计信息")
    LICENSING = "20.5", _("第二十条（五）行政许可和管理服务")
    PENALTIES = "20.6", _("第二十条（六）行政处罚、行政强制")
    FINANCE = "20.7", _("第二十条（七）预算、决算")
    FEES = "20.8", _("第二十条（八）行政事业性收费")
    PROCUREMENT = "20.9", _("第二十条（九）政府集中采购")
    PROJECTS = "20.10", _("第二十条（十）重大建设项目")
    WELFARE = "20.11", _("第二十条（十一）扶贫、教育、医疗、社会保障、就业")
    EMERGENCIES = "20.12", _("第二十条（十二）突发公共事件")
    INSPECTION = "20.13", _("第二十条（十三）环保、卫生、安全、食药、质量监督检查")
    RECRUITMENT = "20.14", _("第二十条（十四）公务员招考")
    OTHER = "20.15", _("第二十条（十五）其他应当主动公开的信息")
    MUNICIPAL = "21.1", _("第二十一条　市政建设")
    PUBLIC_SERVICE = "21.2", _("第二十一条　公共服务")
    PUBLIC_GOOD = "21.3", _("第二十一条　公益事业")
    LAND = "21.4", _("第二十一条　土地征收")
    HOUSES = "21.5", _("第二十一条　房屋征收")
    ORDER = "21.6", _("第二十一条　治安管理")
    RELIEF = "21.7", _("第二十一条　社会救助")
    FARMING = "21a.1", _("第二十一条（乡镇）农业农村政策")
    WATERWORKS = "21a.2", _("第二十一条（乡镇）农田水利工程")
    CONTRACTED_LAND = "21a.3", _("第二十一条（乡镇）土地承包经营权流转")
    HOMESTEADS = "21a.4", _("第二十一条（乡镇）宅基地审核")
    LEVIES = "21a.5", _("第二十一条（乡镇）筹资筹劳")
    GUIDE = "12.1", _("第十二条　政府信息公开指南")
    SYSTEM = "system", _("政府信息公开制度")
    ANNUAL_REPORT = "50", _("第五十条　政府信息公开工作年度报告")
    NEWS = "news", _("政务动态（不属于法定主动公开内容）")


class Genre(models.TextChoices):
    """体裁: the kinds of 《党政机关公文处理工作条例》第八条 that a body issues, and others."""

    ORDER = "order", _("命令（令）")
    DECISION = "decision", _("决定")
    BULLETIN = "bulletin", _("公报")
    ANNOUNCEMENT = "announcement", _("公告")
    PUBLIC_NOTICE = "public_notice", _("通告")
    OPINION = "opinion", _("意见")
    NOTICE = "notice", _("通知")
    CIRCULAR = "circular", _("通报")
    REPORT = "report", _("报告")
    REPLY = "reply", _("批复")
    LETTER = "letter", _("函")
    MINUTES = "minutes", _("纪要")
    OTHER = "other", _("其他")


class Effect(models.TextChoices):
    """Whether what an item says is in force (有效性)."""

    IN_FORCE = "in_force", _("有效")
    LAPSED = "lapsed", _("失效")
    REPEALED = "repealed", _("废止")


def limit_choices() -> list[tuple[str, str]]:
    """Give the limits within which something is to be published, each with its article."""
    return [
        (limit.code, f"{limit.name}（{limit.count}个{_UNITS[limit.unit]}，{limit.cites}）")
        for limit in limits()
        if limit.group == "主动公开" and "published" in limit.ends
    ]


_UNITS = {"workdays": "工作日", "days": "自然日"}

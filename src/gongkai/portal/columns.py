"""The columns of the portal (栏目): what stands where, and how scanners are told (网站发展指引)."""

from typing import Final, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gongkai.disclosures.models import Category, Genre, Item

STATUTORY: Final = tuple(each for each in Category if each.value.startswith(("20.", "21")))
"""The matters of articles 20 and 21: 法定主动公开内容."""


class Column(NamedTuple):
    """A column: its key in addresses, its name, and its four meta tags (47号 annex)."""

    key: str
    name: Promise
    description: Promise
    keywords: Promise
    column_type: Promise


COLUMNS: Final = (
    Column("news", _("要闻动态"), _("本地政务活动和工作动态"), _("要闻,政务动态"), _("政务动态")),
    Column(
        "notices", _("通知公告"), _("各机关发布的通知、公告、通告"), _("通知,公告"), _("信息公开")
    ),
    Column("policies", _("政策文件"), _("规章、规范性文件"), _("政策,文件"), _("政策文件")),
    Column("interpretations", _("政策解读"), _("对政策文件的解读"), _("政策,解读"), _("政策解读")),
    Column(
        "guide", _("政府信息公开指南"), _("怎样获取政府信息"), _("指南,信息公开"), _("信息公开")
    ),
    Column(
        "system", _("政府信息公开制度"), _("信息公开的各项制度"), _("制度,信息公开"), _("信息公开")
    ),
    Column(
        "annual",
        _("政府信息公开年报"),
        _("各年度政府信息公开工作年度报告"),
        _("年报,年度报告"),
        _("信息公开"),
    ),
    Column(
        "statutory",
        _("法定主动公开内容"),
        _("条例第二十条、第二十一条规定主动公开的信息"),
        _("主动公开,法定公开"),
        _("信息公开"),
    ),
)
BY_KEY: Final = {each.key: each for each in COLUMNS}

_BY_CATEGORY: Final = {
    Category.NEWS: "news",
    Category.GUIDE: "guide",
    Category.SYSTEM: "system",
    Category.ANNUAL_REPORT: "annual",
}
_NOTICES: Final = frozenset({Genre.NOTICE, Genre.ANNOUNCEMENT, Genre.PUBLIC_NOTICE})


def column_of(item: Item) -> str:
    """Give the key of the one column in which an item stands.

    What is statutory stands besides in 法定主动公开内容, by its category.
    """
    category = Category(item.category)
    if category in _BY_CATEGORY:
        return _BY_CATEGORY[category]
    if item.interprets_id:
        return "interpretations"
    if category == Category.RULES:
        return "policies"
    return "notices" if item.genre in _NOTICES else "statutory"

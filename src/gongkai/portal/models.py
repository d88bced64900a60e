"""What lists are made of, and what the portal says of itself.

Listings and tallies are no source: ``listing.rebuild`` makes them again from the items.
"""

import secrets

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator, URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from gongkai.bodies.models import Body
from gongkai.disclosures.models import Category, Item


def chance() -> str:
    """Give a few letters by chance."""
    return secrets.token_hex(4)


class Listing(models.Model):
    """A public item as lists show it; it is there exactly as long as the item is public."""

    item = models.OneToOneField(
        Item, models.CASCADE, primary_key=True, related_name="listing", verbose_name=_("公开信息")
    )
    body = models.ForeignKey(Body, models.PROTECT, related_name="+", verbose_name=_("机关"))
    column = models.CharField(_("栏目"), max_length=20)
    category = models.CharField(_("信息分类"), max_length=8, choices=Category)
    area = models.CharField(_("领域"), max_length=40, blank=True)
    year = models.PositiveSmallIntegerField(_("发布年份"))
    published_at = models.DateTimeField(_("发布时间"))
    changed_at = models.DateTimeField(_("最近变动时间"))
    """When it was published or, later, corrected."""
    made_on = models.DateField(_("成文日期"))
    title = models.CharField(_("标题"), max_length=200)
    document_number = models.CharField(_("发文字号"), max_length=60, blank=True)
    index_number = models.CharField(_("索引号"), max_length=32)

    class Meta:
        verbose_name = _("门户条目")
        verbose_name_plural = _("门户条目")
        indexes = (
            models.Index(fields=["-published_at", "-item"], name="listing_newest"),
            *(
                models.Index(fields=[facet, "-published_at", "-item"], name=f"listing_{facet}")
                for facet in ("body", "column", "category", "area", "year")
            ),
            models.Index(
                fields=["body", "column", "-published_at", "-item"], name="listing_body_column"
            ),
            models.Index(
                fields=["body", "category", "-published_at", "-item"], name="listing_body_category"
            ),
        )

    def __str__(self) -> str:
        return self.title


class Tally(models.Model):
    """How many public items there are of a kind, so that no list has to count them."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="+", verbose_name=_("机关"))
    column = models.CharField(_("栏目"), max_length=20)
    category = models.CharField(_("信息分类"), max_length=8)
    area = models.CharField(_("领域"), max_length=40, blank=True)
    year = models.PositiveSmallIntegerField(_("发布年份"))
    items = models.PositiveIntegerField(_("件数"), default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["body", "column", "category", "area", "year"], name="one_tally_of_a_kind"
            ),
        )

    def __str__(self) -> str:
        return f"{self.body} {self.column} {self.category} {self.year}: {self.items}"


class Change(models.Model):
    """What became of a public item, in the order of the acts, so that copies can follow.

    Its keys grow in the order in which the acts came into force: each act holds the portal's
    edition while it writes one. Rows are only added; ``mark`` is chance, so that a key that was
    given again after a backup was restored is known to be another's.
    """

    class Kind(models.TextChoices):
        """What was done."""

        PUBLISHED = "published", _("公开")
        CHANGED = "changed", _("更正")
        WITHDRAWN = "withdrawn", _("撤下")

    item = models.ForeignKey(Item, models.PROTECT, related_name="+", verbose_name=_("公开信息"))
    kind = models.CharField(_("变动"), max_length=10, choices=Kind)
    index_number = models.CharField(_("索引号"), max_length=32)
    at = models.DateTimeField(_("时间"))
    mark = models.CharField(max_length=16, default=chance)

    class Meta:
        verbose_name = _("门户变动")
        verbose_name_plural = _("门户变动")

    def __str__(self) -> str:
        return f"{self.index_number} {self.get_kind_display()}"


class Edition(models.Model):
    """The state of a part of the portal: whatever changes the part turns the token.

    A page that was kept under the tokens of all its parts is as it would be rendered now.
    """

    part = models.BigIntegerField(primary_key=True)
    """A body's key, :data:`SITE` for what lists all bodies, :data:`AROUND` for what is around
    every page."""
    token = models.CharField(max_length=32)

    def __str__(self) -> str:
        return f"{self.part}: {self.token}"


SITE = 0
AROUND = -1


class Masthead(models.Model):
    """What every page of the portal says of the site itself (网站发展指引): one row."""

    site_name = models.CharField(_("网站名称"), max_length=60, default=_("政务公开"))
    domain = models.CharField(
        _("网站域名"), max_length=100, blank=True, help_text=_("只写域名，不写开头的协议")
    )
    id_code = models.CharField(
        _("网站标识码"),
        max_length=10,
        blank=True,
        validators=[RegexValidator(r"^\d{10}$", _("网站标识码应为10位数字"))],
    )
    sponsor = models.CharField(_("主办单位"), max_length=100, blank=True)
    address = models.CharField(_("地址"), max_length=200, blank=True)
    office_hours = models.CharField(_("办公时间"), max_length=100, blank=True)
    phone = models.CharField(_("联系电话"), max_length=60, blank=True)
    badge = models.CharField(
        _("党政机关网站标识"),
        max_length=200,
        blank=True,
        validators=[URLValidator(["https", "http"])],
        help_text=_("挂标后得到的查询网址"),
    )
    complaints = models.CharField(
        _("“我为政府网站找错”"),
        max_length=200,
        blank=True,
        validators=[URLValidator(["https", "http"])],
        help_text=_("全国统一平台给本网站的网址"),
    )
    icp = models.CharField(_("ICP备案号"), max_length=40, blank=True)
    police = models.CharField(
        _("公安机关备案号"),
        max_length=14,
        blank=True,
        validators=[RegexValidator(r"^\d{14}$", _("公安机关备案号应为14位数字"))],
    )

    class Meta:
        verbose_name = _("门户信息")
        verbose_name_plural = _("门户信息")

    def __str__(self) -> str:
        return self.site_name

    def clean(self) -> None:
        """Hold the row to be the only one."""
        if self.pk not in (None, ONLY):
            raise ValidationError(_("门户信息只有一份。"))


ONLY = 1
"""The key of the only masthead."""

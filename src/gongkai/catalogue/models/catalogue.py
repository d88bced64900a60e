"""A body's catalogue of an area."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gongkai.bodies.models import Body
from gongkai.catalogue.named import OWN, areas


def area_choices() -> list[tuple[str, Any]]:
    """Give the 26 areas, and one for those that a county adds."""
    return [*((each.code, each.name) for each in areas()), (OWN, _("其他领域（26+N）"))]


class Catalogue(models.Model):
    """What a body publishes in an area (基层政务公开标准目录), in the version of a day.

    Only ``is_current`` ones are held against what is published; a version that another replaced
    stays for those items that were published by it.
    """

    body = models.ForeignKey(Body, models.PROTECT, related_name="+", verbose_name=_("机关"))
    area = models.CharField(_("领域"), max_length=20, choices=area_choices)
    own_area = models.CharField(
        _("自设领域"),
        max_length=40,
        blank=True,
        help_text=_("26个试点领域以外的，如：交通运输、统计"),
    )
    version = models.CharField(_("版本"), max_length=40, blank=True, help_text=_("如：2020年版"))
    made_on = models.DateField(_("印发日期"))
    source = models.CharField(
        _("来源"), max_length=255, blank=True, help_text=_("印发目录的文件名称、文号")
    )
    is_current = models.BooleanField(_("现行"), default=True)

    class Meta:
        verbose_name = _("公开目录")
        verbose_name_plural = _("公开目录")
        ordering = ("body__path", "area", "own_area", "-made_on")
        constraints = (
            models.UniqueConstraint(
                fields=["body", "area", "own_area", "made_on"],
                name="one_version_of_a_catalogue_a_day",
                violation_error_message=_("该机关这个领域已有同一天印发的目录"),
            ),
        )

    def __str__(self) -> str:
        return gettext("%(area)s领域（%(version)s）") % {
            "area": self.area_name,
            "version": self.version or self.made_on,
        }

    @property
    def area_name(self) -> str:
        """The area in words."""
        return self.own_area if self.area == OWN else str(self.get_area_display())

    def clean(self) -> None:
        """Hold an area of one's own to a name, and the others to theirs."""
        self.own_area = self.own_area.strip()
        if self.area == OWN and not self.own_area:
            raise ValidationError({"own_area": gettext("请写明自设领域的名称。")})
        if self.area != OWN and self.own_area:
            raise ValidationError({"own_area": gettext("选了试点领域的，这里不填。")})

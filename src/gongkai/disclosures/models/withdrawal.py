"""Taking an item off the site again (撤下)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Withdrawal(models.Model):
    """An item taken off, by whom and why; its index number stays its own."""

    item = models.ForeignKey(
        "disclosures.Item", models.PROTECT, related_name="withdrawals", verbose_name=_("公开信息")
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("撤下人")
    )
    reason = models.TextField(_("理由"))
    revision = models.ForeignKey(
        "wagtailcore.Revision",
        models.PROTECT,
        related_name="+",
        null=True,
        verbose_name=_("撤下的版本"),
    )
    at = models.DateTimeField(_("撤下时间"))

    class Meta:
        verbose_name = _("撤下记录")
        verbose_name_plural = _("撤下记录")
        ordering = ("at",)

    def __str__(self) -> str:
        return f"{self.item} {self.at:%Y-%m-%d}"

"""What was corrected in a public text, and when (更正说明)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Correction(models.Model):
    """A note that went out with a corrected version: written once, never changed."""

    item = models.ForeignKey(
        "disclosures.Item", models.PROTECT, related_name="corrections", verbose_name=_("公开信息")
    )
    text = models.TextField(_("更正说明"))
    at = models.DateTimeField(_("更正时间"))

    class Meta:
        verbose_name = _("更正记录")
        verbose_name_plural = _("更正记录")
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"{self.item} {self.at:%Y-%m-%d}"

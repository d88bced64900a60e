"""Who was told of a catalogue entry that must be published anew."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gongkai.bodies.models import Person
from gongkai.catalogue.models import Entry


class CatalogueReminder(models.Model):
    """A person was told of an entry in a state, for the day by which it was due (目录更新提醒).

    ``due_on`` is the day of the catalogue itself for an entry that has nothing public yet.
    """

    to = models.ForeignKey(Person, models.CASCADE, related_name="+", verbose_name=_("收件人"))
    entry = models.ForeignKey(
        Entry, models.CASCADE, related_name="reminders", verbose_name=_("目录事项")
    )
    state = models.CharField(_("状态"), max_length=8)
    due_on = models.DateField(_("应更新日期"))
    at = models.DateTimeField(_("时间"))

    class Meta:
        verbose_name = _("目录更新提醒")
        verbose_name_plural = _("目录更新提醒")
        constraints = (
            models.UniqueConstraint(
                fields=["to", "entry", "state", "due_on"], name="told_once_of_an_entry"
            ),
        )

    def __str__(self) -> str:
        return f"{self.to} {self.entry} {self.due_on}"


class CatalogueDay(models.Model):
    """A day on which the catalogues were gone through."""

    day = models.DateField(_("日期"), primary_key=True)

    def __str__(self) -> str:
        return str(self.day)

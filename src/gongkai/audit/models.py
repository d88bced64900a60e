"""The entries of the trail and the head of its chain."""

import json
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class Entry(models.Model):
    """One entry (审计记录): who did what to which revision, when, from where.

    Names are kept as they were at the time, without foreign keys: what is recorded does not change
    when a person or an object is renamed or removed.
    """

    number = models.BigIntegerField(_("序号"), primary_key=True)
    at = models.DateTimeField(_("时间"), db_index=True)
    actor_id = models.BigIntegerField(_("人员编号"), null=True, db_index=True)
    actor = models.CharField(_("人员"), max_length=100)
    address = models.CharField(_("网络地址"), max_length=45, blank=True)
    action = models.CharField(_("事项"), max_length=60, db_index=True)
    object_type = models.CharField(_("对象类别"), max_length=60)
    object_id = models.CharField(_("对象编号"), max_length=64)
    object_name = models.CharField(_("对象"), max_length=255)
    revision = models.CharField(_("版本"), max_length=64, blank=True)
    body_id = models.BigIntegerField(_("行政机关编号"), null=True, db_index=True)
    detail = models.TextField(_("详情"), default="{}")
    previous = models.CharField(max_length=64)
    digest = models.CharField(_("摘要"), max_length=64)

    class Meta:
        verbose_name = _("审计记录")
        verbose_name_plural = _("审计记录")
        ordering = ("number",)
        indexes = (models.Index(fields=["object_type", "object_id"], name="audit_object"),)

    def __str__(self) -> str:
        return f"{self.number} {self.actor} {self.action} {self.object_name}"

    @property
    def details(self) -> dict[str, Any]:
        """What else is known of the act, as it was recorded."""
        return dict(json.loads(self.detail))


class Head(models.Model):
    """The last entry's number and digest: one row, locked while an entry is added."""

    number = models.BigIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"{self.number} {self.digest}"

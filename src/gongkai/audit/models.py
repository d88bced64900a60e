"""The entries of the trail and the head of its chain."""

import json
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gongkai.audit.labels import kind_of, label_of


class Entry(models.Model):
    """One entry (审计记录): who did what to which revision, when, from where.

    Names are kept as they were at the time, without foreign keys: what is recorded does not change
    when a person or an object is renamed or removed.
    """

    number = models.BigIntegerField(_("序号"), primary_key=True)
    at = models.DateTimeField(_("时间"), db_index=True)
    actor_id = models.BigIntegerField(_("人员编号"), null=True)
    actor = models.CharField(_("人员"), max_length=100)
    address = models.CharField(_("网络地址"), max_length=45, blank=True)
    action = models.CharField(_("事项"), max_length=60)
    object_type = models.CharField(_("对象类别"), max_length=60)
    object_id = models.CharField(_("对象编号"), max_length=64)
    object_name = models.CharField(_("对象"), max_length=255)
    revision = models.CharField(_("版本"), max_length=64, blank=True)
    body_id = models.BigIntegerField(_("行政机关编号"), null=True)
    detail = models.TextField(_("详情"), default="{}")
    previous = models.CharField(_("上一条的摘要"), max_length=64)
    digest = models.CharField(_("摘要"), max_length=64)

    class Meta:
        verbose_name = _("审计记录")
        verbose_name_plural = _("审计记录")
        ordering = ("number",)
        indexes = (
            models.Index(fields=["object_type", "object_id", "number"], name="audit_object"),
            models.Index(fields=["actor", "number"], name="audit_actor"),
            models.Index(fields=["action", "number"], name="audit_action"),
            models.Index(fields=["body_id", "number"], name="audit_body"),
            models.Index(fields=["address", "number"], name="audit_address"),
        )

    def __str__(self) -> str:
        return f"{self.number} {self.actor} {self.action} {self.object_name}"

    @property
    def label(self) -> str:
        """The action in Chinese."""
        return label_of(self.action)

    @property
    def moment(self) -> str:
        """When it was, to the second, by the clock of the place."""
        return f"{timezone.localtime(self.at):%Y-%m-%d %H:%M:%S}"

    @property
    def kind(self) -> str:
        """What the object is, in Chinese."""
        return kind_of(self.object_type)

    @property
    def details(self) -> dict[str, Any]:
        """What else is known of the act, as it was recorded."""
        return dict(json.loads(self.detail))


class Head(models.Model):
    """The last entry's number and digest: one row, locked while an entry is added."""

    number = models.BigIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("审计记录")

    def __str__(self) -> str:
        return f"至第{self.number}条"

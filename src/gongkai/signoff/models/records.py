"""Chains of levels, the decisions taken at them, and what they clear for publication."""

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision, TaskState, Workflow, WorkflowState

from gongkai.bodies.models import Body, Person, Post, Role


class Chain(models.Model):
    """Which levels a kind of text of a body passes; the most particular chain counts.

    ``body`` and ``content_type`` empty stand for all. An urgent chain (紧急) is asked for by name.
    """

    body = models.ForeignKey(Body, models.CASCADE, null=True, blank=True, verbose_name=_("机关"))
    content_type = models.ForeignKey(
        ContentType, models.CASCADE, null=True, blank=True, verbose_name=_("类别")
    )
    is_urgent = models.BooleanField(_("紧急"), default=False)
    workflow = models.ForeignKey(Workflow, models.PROTECT, verbose_name=_("审核流程"))

    class Meta:
        verbose_name = _("审签流程")
        verbose_name_plural = _("审签流程")
        constraints = (
            models.UniqueConstraint(
                fields=["body", "content_type", "is_urgent"],
                name="one_chain_for_a_kind",
                nulls_distinct=False,
            ),
        )

    def __str__(self) -> str:
        return str(self.workflow)


class Verdict(models.TextChoices):
    """What is decided at a level."""

    APPROVED = "approved", _("同意")
    RETURNED = "returned", _("退回")


class Decision(models.Model):
    """A decision at a level (审核意见), bound to the digest of what was read."""

    workflow_state = models.ForeignKey(
        WorkflowState, models.PROTECT, related_name="decisions", verbose_name=_("送审")
    )
    task_state = models.OneToOneField(TaskState, models.PROTECT, related_name="decision")
    role = models.CharField(_("岗位"), max_length=15, choices=Role)
    person = models.ForeignKey(Person, models.PROTECT, verbose_name=_("审核人"))
    post = models.ForeignKey(Post, models.PROTECT, verbose_name=_("职务"))
    is_delegated = models.BooleanField(_("受托代行"), default=False)
    verdict = models.CharField(_("结论"), max_length=10, choices=Verdict)
    comment = models.TextField(_("意见"), blank=True)
    revision = models.ForeignKey(Revision, models.PROTECT, verbose_name=_("版本"))
    digest = models.CharField(_("摘要"), max_length=64)
    at = models.DateTimeField(_("时间"))

    class Meta:
        verbose_name = _("审核意见")
        verbose_name_plural = _("审核意见")
        ordering = ("at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(verdict="approved") | ~Q(comment=""),
                name="a_return_has_its_reason",
                violation_error_message=_("退回须写明理由"),
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_role_display()} {self.person} {self.get_verdict_display()}"


class Clearance(models.Model):
    """A text cleared for publication (放行): every level has approved exactly this digest."""

    content_type = models.ForeignKey(ContentType, models.PROTECT)
    object_id = models.CharField(max_length=64)
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="clearances")
    digest = models.CharField(max_length=64)
    workflow_state = models.OneToOneField(WorkflowState, models.PROTECT, related_name="clearance")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("放行")
        verbose_name_plural = _("放行")
        indexes = (models.Index(fields=["content_type", "object_id"], name="clearance_object"),)

    def __str__(self) -> str:
        return f"{self.content_type} {self.object_id}"

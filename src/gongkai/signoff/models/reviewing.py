"""What reviewers have seen and said of single fields, what is urgent, and who was told what."""

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision, TaskState, WorkflowState

from gongkai.bodies.models import Person
from gongkai.signoff.models.records import Decision


class Seen(models.Model):
    """A version of a text that a reviewer has had before their eyes (已阅)."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    object_id = models.CharField(max_length=64)
    revision = models.ForeignKey(Revision, models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("已阅")
        verbose_name_plural = _("已阅")
        constraints = (
            models.UniqueConstraint(fields=["person", "revision"], name="a_version_seen_once"),
        )
        indexes = (models.Index(fields=["content_type", "object_id"], name="seen_object"),)

    def __str__(self) -> str:
        return f"{self.person} {self.revision_id}"


class FieldComment(models.Model):
    """What a decision says of one field (逐项意见); the drafter marks what has been mended."""

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="field_comments")
    field = models.CharField(_("栏目"), max_length=60)
    text = models.TextField(_("意见"))
    mended_by = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="+", verbose_name=_("修改人")
    )
    mended_at = models.DateTimeField(_("修改时间"), null=True)

    class Meta:
        verbose_name = _("逐项意见")
        verbose_name_plural = _("逐项意见")
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.field} {self.text}"

    @property
    def field_name(self) -> str:
        """The field's name in Chinese."""
        model = self.decision.workflow_state.content_type.model_class()
        return str(model._meta.get_field(self.field).verbose_name)


class Urgency(models.Model):
    """A submission that goes the urgent way (紧急送审), and why."""

    workflow_state = models.OneToOneField(
        WorkflowState, models.CASCADE, related_name="urgency", verbose_name=_("送审")
    )
    person = models.ForeignKey(Person, models.PROTECT, verbose_name=_("送审人"))
    reason = models.TextField(_("紧急事由"))
    at = models.DateTimeField(_("时间"))

    class Meta:
        verbose_name = _("紧急送审")
        verbose_name_plural = _("紧急送审")
        constraints = (
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="what_is_urgent_has_its_reason",
                violation_error_message=_("紧急送审须写明事由"),
            ),
        )

    def __str__(self) -> str:
        return self.reason


class Notice(models.Model):
    """A notice to a person about a text that has waited too long at a level (催办)."""

    class Kind(models.TextChoices):
        """Whom it tells: the level itself, or those above it."""

        REMINDER = "reminder", _("提醒")
        ESCALATION = "escalation", _("上报")

    to = models.ForeignKey(Person, models.CASCADE, related_name="notices", verbose_name=_("收件人"))
    about = models.ForeignKey(
        TaskState, models.CASCADE, related_name="notices", verbose_name=_("审核环节")
    )
    kind = models.CharField(_("类别"), max_length=10, choices=Kind)
    at = models.DateTimeField(_("时间"))
    read_at = models.DateTimeField(_("阅读时间"), null=True)

    class Meta:
        verbose_name = _("催办")
        verbose_name_plural = _("催办")
        ordering = ("-at", "-pk")
        constraints = (
            models.UniqueConstraint(fields=["to", "about", "kind"], name="told_once_of_a_level"),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.to}"

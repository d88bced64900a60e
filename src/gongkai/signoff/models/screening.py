"""What screening found in a submission, what was submitted all the same and why; a body's words."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.core.validators import MinLengthValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision, WorkflowState

from gongkai.bodies.models import Body, Person
from gongkai.screening import Word


class Screening(models.Model):
    """What screening found in what was submitted (检查结果): kinds, places and masked forms alone.

    What was found is nowhere kept as it stood.
    """

    workflow_state = models.OneToOneField(
        WorkflowState, models.CASCADE, related_name="screening", verbose_name=_("送审")
    )
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="+", verbose_name=_("版本"))
    digest = models.CharField(_("摘要"), max_length=64)
    hits = models.JSONField(_("发现"), default=list)
    at = models.DateTimeField(_("时间"))

    class Meta:
        verbose_name = _("检查结果")
        verbose_name_plural = _("检查结果")

    def __str__(self) -> str:
        return f"{self.workflow_state_id} {len(self.hits)}"


class Override(models.Model):
    """A decision to submit a text with what screening found in it (仍要送审), and its reason.

    It holds for exactly this content: ``hits`` have keys that no other content shares.
    """

    content_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+")
    object_id = models.CharField(max_length=64)
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="+", verbose_name=_("版本"))
    digest = models.CharField(_("摘要"), max_length=64)
    hits = models.JSONField(_("发现"))
    person = models.ForeignKey(Person, models.PROTECT, verbose_name=_("决定人"))
    reason = models.TextField(_("理由"))
    at = models.DateTimeField(_("时间"))

    class Meta:
        verbose_name = _("仍要送审")
        verbose_name_plural = _("仍要送审")
        indexes = (models.Index(fields=["content_type", "object_id"], name="override_object"),)
        constraints = (
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="an_override_has_its_reason",
                violation_error_message=_("仍要送审须写明理由"),
            ),
        )

    def __str__(self) -> str:
        return f"{self.person} {self.reason}"


class WatchedWord(models.Model):
    """A word that a body will not have in what it publishes (错敏词); without a body, no body."""

    class Kind(models.TextChoices):
        """What is wrong with it."""

        WRONG_WORD = "wrong_word", _("错敏词")
        WRONG_TITLE = "wrong_title", _("错误称谓")

    body = models.ForeignKey(
        Body,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("机关"),
        help_text=_("不选机关的，适用于所有机关"),
    )
    kind = models.CharField(_("类别"), max_length=12, choices=Kind, default=Kind.WRONG_WORD)
    word = models.CharField(
        _("词语"),
        max_length=60,
        validators=[MinLengthValidator(2, _("词语至少两个字，一个字会误报太多"))],
    )
    advice = models.CharField(
        _("应为"), max_length=60, blank=True, help_text=_("填写正确的写法；须由人改写的不填")
    )

    class Meta:
        verbose_name = _("错敏词")
        verbose_name_plural = _("错敏词")
        ordering = ("word",)
        constraints = (
            models.UniqueConstraint(
                fields=["body", "word"],
                name="a_word_watched_once",
                nulls_distinct=False,
                violation_error_message=_("词表里已有这个词"),
            ),
        )

    def __str__(self) -> str:
        return self.word

    def clean(self) -> None:
        """Refuse advice that repeats the fault."""
        if self.advice and self.word in self.advice:
            raise ValidationError({"advice": _("正确的写法里仍有这个词，请改正")})

    def as_word(self) -> Word:
        """Give it as screening knows words."""
        kind: Any = self.kind
        return Word(self.word, self.advice, kind, str(_("本单位词表")), "certain")

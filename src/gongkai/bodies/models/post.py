"""岗位: what a person does in a body, from when to when; and who stands in during leave."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gongkai.bodies.models.body import Body, Section
from gongkai.bodies.models.person import Person


class Role(models.TextChoices):
    """What a person holding a post does."""

    CLERK = "clerk", _("信息员")
    SECTION_HEAD = "section_head", _("股室负责人")
    DEPUTY = "deputy", _("分管领导")
    LEADER = "leader", _("主要领导")
    OFFICER = "officer", _("公开专员")
    OVERSEER = "overseer", _("监督员")


SECTION_ROLES = frozenset({Role.CLERK, Role.SECTION_HEAD})
"""Roles held in a section; the others are held in the body as a whole."""


class Post(models.Model):
    """A post held (岗位), ``since`` and ``until`` both included.

    A 分管领导 is in charge of the sections named in ``sections``, or of all when none is named.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="posts", verbose_name=_("人员"))
    body = models.ForeignKey(Body, models.PROTECT, related_name="posts", verbose_name=_("机关"))
    section = models.ForeignKey(
        Section,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="posts",
        verbose_name=_("股室"),
        help_text=_("信息员、股室负责人须选股室"),
    )
    in_charge_of = models.ManyToManyField(
        Section, blank=True, related_name="+", verbose_name=_("分管股室")
    )
    role = models.CharField(_("岗位"), max_length=15, choices=Role)
    since = models.DateField(_("自"))
    until = models.DateField(_("至"), null=True, blank=True)

    class Meta:
        verbose_name = _("岗位")
        verbose_name_plural = _("岗位")
        constraints = (
            models.CheckConstraint(
                condition=Q(role__in=["clerk", "section_head"], section__isnull=False)
                | (~Q(role__in=["clerk", "section_head"]) & Q(section__isnull=True)),
                name="post_section_by_role",
                violation_error_message=_("信息员、股室负责人须选股室，其他岗位不选股室"),
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="post_days_in_order",
                violation_error_message=_("“至”不能早于“自”"),
            ),
        )

    def __str__(self) -> str:
        return f"{self.section or self.body} {self.get_role_display()} {self.person}"

    def clean(self) -> None:
        """Refuse a section of another body."""
        if self.section_id and self.section and self.section.body_id != self.body_id:
            raise ValidationError({"section": _("所选股室不属于该机关")})


class Delegation(models.Model):
    """A post exercised by another person during leave (委托), recorded with its days."""

    post = models.ForeignKey(
        Post, models.CASCADE, related_name="delegations", verbose_name=_("岗位")
    )
    to = models.ForeignKey(
        Person, models.CASCADE, related_name="delegated", verbose_name=_("受托人")
    )
    since = models.DateField(_("自"))
    until = models.DateField(_("至"))
    reason = models.CharField(_("事由"), max_length=100)
    revoked_on = models.DateField(_("撤销日期"), null=True, blank=True)

    class Meta:
        verbose_name = _("委托")
        verbose_name_plural = _("委托")
        constraints = (
            models.CheckConstraint(
                condition=Q(until__gte=F("since")),
                name="delegation_days_in_order",
                violation_error_message=_("“至”不能早于“自”"),
            ),
        )

    def __str__(self) -> str:
        return f"{self.post} → {self.to}"

    def clean(self) -> None:
        """Refuse what cannot be exercised: by the holder, by a closed account, by two at once."""
        if not self.post_id or not self.to_id:
            return
        if self.to_id == self.post.person_id:
            raise ValidationError({"to": _("不能委托给本人")})
        if not self.to.is_active:
            raise ValidationError({"to": _("受托人的账号已停用，请另选一人")})
        if self.since and self.until:
            self._check_days(self.since, self.until)

    def _check_days(self, since: date, until: date) -> None:
        if until < since:
            return  # the constraint says so
        post = self.post
        if since < post.since or (post.until and until > post.until):
            raise ValidationError(
                {"until": _("委托须在任职期内，该岗位%s") % _term(post.since, post.until)}
            )
        beside = Delegation.objects.filter(
            Q(revoked_on__isnull=True) | Q(revoked_on__gt=since),
            post=post,
            since__lte=until,
            until__gte=since,
        )
        if other := beside.exclude(pk=self.pk).first():
            words = {"to": other.to, "term": _term(other.since, other.until)}
            raise ValidationError(
                _("该岗位%(term)s已委托给%(to)s，日期重叠。请改日期，或者先撤销那项委托。") % words
            )


def _term(since: date, until: date | None) -> str:
    """Write the days of a term, as in “2026-01-05至2026-01-09”."""
    return _("%(since)s至%(until)s") % {"since": since, "until": until or _("今后")}

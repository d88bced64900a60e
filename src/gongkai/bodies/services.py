"""Acts on bodies and the posts in them: each is recorded in the trail."""

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.db.models import ProtectedError, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.audit.acts import Act
from gongkai.audit.services import record
from gongkai.bodies.models import (
    AdministratorDuty,
    Body,
    Delegation,
    Duty,
    Person,
    Post,
    Role,
    Section,
)
from gongkai.bodies.selectors import posts_on


@transaction.atomic
def found_body(act: Act, body: Body, parent: Body | None) -> Body:
    """Set up a body under the one that oversees it, or at the top.

    Raises:
        ValidationError: a field is wrong, in sentences by field.
    """
    body.full_clean(exclude=["path", "depth", "numchild"])
    made: Body = parent.add_child(instance=body) if parent else Body.add_root(instance=body)
    record(act, "body.founded", made, body_id=made.pk)
    return made


@transaction.atomic
def change_body(act: Act, body: Body) -> Body:
    """Save what was changed of a body; what each field was before stands in the trail.

    Raises:
        ValidationError: a field is wrong, in sentences by field.
    """
    body.full_clean()
    changes = changed_fields(body)
    body.save()
    record(act, "body.changed", body, body_id=body.pk, detail=changes)
    return body


@transaction.atomic
def close_body(act: Act, body: Body) -> None:
    """Take a body out of use; what it has published stays.

    Raises:
        ValidationError: posts in it are still held, or bodies below it are in use.
    """
    held = posts_on(_day(act)).filter(body=body).count()
    if held:
        raise ValidationError(_("该机关还有%d个岗位在任，请先结束这些岗位。") % held)
    if body.get_descendants().filter(is_active=True).exists():
        raise ValidationError(_("该机关下面还有在用的机关，请先停用它们。"))
    _set_use(act, body, "body.closed", is_active=False)


@transaction.atomic
def reopen_body(act: Act, body: Body) -> None:
    """Take a body into use again."""
    _set_use(act, body, "body.reopened", is_active=True)


def _set_use(act: Act, body: Body, action: str, *, is_active: bool) -> None:
    body.is_active = is_active
    body.save()
    record(act, action, body, body_id=body.pk)


@transaction.atomic
def add_section(act: Act, body: Body, name: str) -> Section:
    """Add a section to a body."""
    section = Section(body=body, name=name)
    section.full_clean()
    section.save()
    record(act, "section.added", section, body_id=body.pk)
    return section


@transaction.atomic
def rename_section(act: Act, section: Section) -> Section:
    """Save a section's new name.

    Raises:
        ValidationError: the body has a section of that name.
    """
    section.full_clean()
    changes = changed_fields(section)
    section.save()
    record(act, "section.renamed", section, body_id=section.body_id, detail=changes)
    return section


@transaction.atomic
def remove_section(act: Act, section: Section) -> None:
    """Remove a section that was never used.

    Raises:
        ValidationError: posts or texts belong to it.
    """
    record(act, "section.removed", section, body_id=section.body_id)
    try:
        with transaction.atomic():
            section.delete()
    except ProtectedError as error:
        raise ValidationError(
            _("该股室已有岗位或者信息，不能删除。名称变了的，请改名称。")
        ) from error


@transaction.atomic
def register_person(
    act: Act,
    username: str,
    name: str,
    password: str | None = None,
    *,
    mobile: str = "",
    email: str = "",
) -> Person:
    """Open an account; without a password nobody can log in with it yet."""
    person = Person(username=username, name=name, mobile=mobile, email=email)
    person.set_password(password)
    person.full_clean(exclude=["password"])
    person.save()
    record(act, "person.registered", person)
    return person


@transaction.atomic
def appoint(
    act: Act,
    person: Person,
    role: Role,
    place: Body | Section,
    since: date,
    *,
    in_charge_of: list[Section] | None = None,
) -> Post:
    """Give a person a post from a day on, in a body or one of its sections.

    Raises:
        PermissionDenied: somebody appoints themselves.
        ValidationError: the fields do not fit, account or body are out of use, or the person
            holds the post already.
    """
    refuse_oneself(act, person)
    section = place if isinstance(place, Section) else None
    body = place.body if isinstance(place, Section) else place
    post = Post(person=person, body=body, section=section, role=role, since=since)
    post.full_clean()
    _check_appointable(post)
    post.save()
    post.in_charge_of.set(in_charge_of or [])
    record(act, "post.appointed", post, body_id=body.pk, detail={"since": str(since)})
    return post


@transaction.atomic
def end_post(act: Act, post: Post, until: date) -> None:
    """End a post with a day, its last.

    Raises:
        PermissionDenied: somebody ends their own post.
        ValidationError: the day is before the first.
    """
    refuse_oneself(act, post.person)
    post.until = until
    post.full_clean()
    post.save()
    record(act, "post.ended", post, body_id=post.body_id, detail={"until": str(until)})


@transaction.atomic
def delegate(act: Act, post: Post, to: Person, since: date, until: date, reason: str) -> Delegation:
    """Let another person exercise a post during leave.

    Only the holder delegates their own post, or the 系统管理员 for someone who cannot.

    Raises:
        PermissionDenied: someone else asks.
        ValidationError: the days or the person do not fit.
    """
    if act.actor_id != post.person_id and not _is_system(act):
        raise PermissionDenied(_("只有本人或者系统管理员可以委托岗位。"))
    if act.actor_id == to.pk != post.person_id:
        raise PermissionDenied(_("系统管理员不能把别人的岗位委托给自己。"))
    delegation = Delegation(post=post, to=to, since=since, until=until, reason=reason)
    delegation.full_clean()
    if since < _day(act):
        raise ValidationError({"since": _("委托不能倒签，“自”最早是今天。")})
    delegation.save()
    detail = {"since": str(since), "until": str(until), "reason": reason}
    record(act, "post.delegated", delegation, body_id=post.body_id, detail=detail)
    return delegation


@transaction.atomic
def revoke(act: Act, delegation: Delegation, on: date) -> None:
    """End a delegation before its time: from ``on`` the holder acts again.

    Raises:
        PermissionDenied: neither the holder nor the 系统管理员 asks.
        ValidationError: it is revoked already.
    """
    if act.actor_id != delegation.post.person_id and not _is_system(act):
        raise PermissionDenied(_("只有本人或者系统管理员可以撤销委托。"))
    if delegation.revoked_on is not None:
        raise ValidationError(_("这项委托已经撤销。"))
    delegation.revoked_on = max(on, delegation.since - timedelta(days=1))
    delegation.save()
    record(act, "post.delegation_revoked", delegation, body_id=delegation.post.body_id)


@transaction.atomic
def assign_duty(act: Act, person: Person, duty: Duty) -> AdministratorDuty:
    """Make a person one of the three administrators.

    Raises:
        PermissionDenied: somebody assigns a duty to themselves.
        ValidationError: the person is one of the three already: they are different people.
    """
    refuse_oneself(act, person)
    if not person.is_active:
        raise ValidationError({"person": _("该人员的账号已停用")})
    assigned = AdministratorDuty(person=person, duty=duty)
    assigned.full_clean()
    assigned.save()
    record(act, "duty.assigned", assigned, detail={"duty": str(duty)})
    return assigned


@transaction.atomic
def withdraw_duty(act: Act, assigned: AdministratorDuty) -> None:
    """Take an administrator's duty from a person.

    Raises:
        PermissionDenied: somebody gives up their own duty.
        ValidationError: nobody else has this duty.
    """
    refuse_oneself(act, assigned.person)
    others = AdministratorDuty.objects.filter(duty=assigned.duty, person__is_active=True)
    if not others.exclude(pk=assigned.pk).exists():
        words = {"duty": assigned.get_duty_display()}
        raise ValidationError(_("这是唯一的%(duty)s。请先让另一个人担任，再解除。") % words)
    record(act, "duty.withdrawn", assigned, detail={"duty": assigned.duty})
    assigned.delete()


def refuse_oneself(act: Act, person: Person) -> None:
    """Refuse that somebody changes what they are themselves allowed.

    Raises:
        PermissionDenied: the act is the person's own.
    """
    if act.actor_id == person.pk:
        raise PermissionDenied(_("不能变更自己的账号、岗位和管理职责，请另一位管理员办理。"))


def changed_fields(changed: models.Model) -> dict[str, Any]:
    """Give what an unsaved record changes: by field, what it was and what it will be."""
    was = type(changed)._default_manager.get(pk=changed.pk)
    names = [field.attname for field in changed._meta.concrete_fields]
    return {
        name: [getattr(was, name), getattr(changed, name)]
        for name in names
        if getattr(was, name) != getattr(changed, name)
    }


def _check_appointable(post: Post) -> None:
    if not post.person.is_active:
        raise ValidationError({"person": _("该人员的账号已停用")})
    if not post.body.is_active:
        raise ValidationError({"body": _("该机关已停用")})
    same = Post.objects.filter(
        Q(until__isnull=True) | Q(until__gte=post.since),
        person=post.person,
        body=post.body,
        section=post.section,
        role=post.role,
    )
    if same.exists():
        raise ValidationError(_("%s已任这个岗位。") % post.person)


def _is_system(act: Act) -> bool:
    return AdministratorDuty.objects.filter(
        duty=Duty.SYSTEM, person=act.actor_id, person__is_active=True
    ).exists()


def _day(act: Act) -> date:
    """Give the day of an act where the platform stands."""
    return timezone.localdate(act.at)

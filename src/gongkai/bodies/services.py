"""Acts on bodies and people: each is recorded in the trail."""

from datetime import date, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
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
def add_section(act: Act, body: Body, name: str) -> Section:
    """Add a section to a body."""
    section = Section(body=body, name=name)
    section.full_clean()
    section.save()
    record(act, "section.added", section, body_id=body.pk)
    return section


@transaction.atomic
def register_person(act: Act, username: str, name: str, password: str | None = None) -> Person:
    """Open an account; without a password nobody can log in with it yet."""
    person = Person(username=username, name=name)
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
    """Give a person a post from a day on, in a body or one of its sections."""
    section = place if isinstance(place, Section) else None
    body = place.body if isinstance(place, Section) else place
    post = Post(person=person, body=body, section=section, role=role, since=since)
    post.full_clean()
    post.save()
    post.in_charge_of.set(in_charge_of or [])
    record(act, "post.appointed", post, body_id=body.pk, detail={"since": str(since)})
    return post


@transaction.atomic
def end_post(act: Act, post: Post, until: date) -> None:
    """End a post with a day, its last."""
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
    administrators = AdministratorDuty.objects.filter(duty=Duty.SYSTEM)
    is_system = act.actor_id in administrators.values_list("person_id", flat=True)
    if act.actor_id != post.person_id and not is_system:
        raise PermissionDenied(_("只有本人或者系统管理员可以委托岗位。"))
    delegation = Delegation(post=post, to=to, since=since, until=until, reason=reason)
    delegation.full_clean()
    delegation.save()
    detail = {"since": str(since), "until": str(until), "reason": reason}
    record(act, "post.delegated", delegation, body_id=post.body_id, detail=detail)
    return delegation


@transaction.atomic
def revoke(act: Act, delegation: Delegation, on: date) -> None:
    """End a delegation before its time: from ``on`` the holder acts again."""
    delegation.revoked_on = max(on, delegation.since - timedelta(days=1))
    delegation.save()
    record(act, "post.delegation_revoked", delegation, body_id=delegation.post.body_id)


@transaction.atomic
def assign_duty(act: Act, person: Person, duty: Duty) -> AdministratorDuty:
    """Make a person one of the three administrators.

    Raises:
        ValidationError: the person is one of the three already: they are different people.
    """
    assigned = AdministratorDuty(person=person, duty=duty)
    assigned.full_clean()
    assigned.save()
    record(act, "duty.assigned", assigned, detail={"duty": str(duty)})
    return assigned

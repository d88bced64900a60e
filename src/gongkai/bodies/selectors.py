"""Questions about bodies and posts: who holds what on a day, and what a person may see."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple, TypeVar

from django.db.models import Q, QuerySet
from django.utils import timezone

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

Answer = TypeVar("Answer")


class Holding(NamedTuple):
    """A post as someone exercises it: its holder, or whom it is delegated to."""

    post: Post
    person: Person
    delegation: Delegation | None


def posts_on(day: date) -> QuerySet[Post]:
    """Give the posts held on a day by people whose accounts are in use."""
    return Post.objects.filter(
        Q(until__isnull=True) | Q(until__gte=day), since__lte=day, person__is_active=True
    )


def delegations_on(day: date) -> QuerySet[Delegation]:
    """Give the delegations in force on a day; a revoked one ends the day before it was revoked."""
    return Delegation.objects.filter(
        Q(revoked_on__isnull=True) | Q(revoked_on__gt=day),
        since__lte=day,
        until__gte=day,
        to__is_active=True,
    )


def holdings(person: Person, on: date) -> list[Holding]:
    """Give the posts a person exercises on a day, their own and those delegated to them.

    Within a request they are asked of the database once (``Person.remembered``).
    """
    return _once(person, on, lambda: _held(person, on))


def _once(person: Person, about: object, ask: Callable[[], Answer]) -> Answer:
    if person.remembered is None:
        return ask()
    if about not in person.remembered:
        person.remembered[about] = ask()
    found: Answer = person.remembered[about]
    return found


def _held(person: Person, on: date) -> list[Holding]:
    own = posts_on(on).filter(person=person).select_related("body", "section", "person")
    stood_in = (
        delegations_on(on)
        .filter(to=person, post__in=posts_on(on))
        .select_related("post__body", "post__section", "post__person")
    )
    return [Holding(post, person, None) for post in own] + [
        Holding(each.post, person, each) for each in stood_in
    ]


def exercised_by(posts: Iterable[Post], on: date) -> list[Holding]:
    """Give who may exercise posts on a day: the holders, and those they are delegated to."""
    wanted = list(posts)
    stood_in = delegations_on(on).filter(post__in=wanted).select_related("to", "post__person")
    return [Holding(post, post.person, None) for post in wanted] + [
        Holding(each.post, each.to, each) for each in stood_in
    ]


def holders(role: Role, body: Body, on: date, section: Section | None = None) -> list[Holding]:
    """Give who exercises a role in a body on a day.

    For the roles of a section (信息员, 股室负责人) ``section`` says which; a 分管领导 counts when
    in charge of it, or of no section in particular.
    """
    found = posts_on(on).filter(role=role, body=body).select_related("person", "body", "section")
    if section is not None and role in (Role.CLERK, Role.SECTION_HEAD):
        found = found.filter(section=section)
    if section is not None and role == Role.DEPUTY:
        found = found.filter(Q(in_charge_of=section) | Q(in_charge_of__isnull=True))
    return exercised_by(found.distinct(), on)


def visible_bodies(person: Person, on: date) -> QuerySet[Body]:
    """Give the bodies whose matters a person may see on a day.

    Whoever holds a post in a body sees that body; a 监督员 also all below it (条例第四条).
    """
    seen = Q(pk__in=[])
    for held in holdings(person, on):
        if held.post.role == Role.OVERSEER:
            seen |= Q(path__startswith=held.post.body.path)
        else:
            seen |= Q(pk=held.post.body_id)
    found: QuerySet[Body] = Body.objects.filter(seen)
    return found


def duty_of(person: Person) -> Duty | None:
    """Give a person's duty as an administrator, if any."""
    return _once(person, Duty, lambda: _duty(person))


def _duty(person: Person) -> Duty | None:
    found = AdministratorDuty.objects.filter(person=person).values_list("duty", flat=True).first()
    return Duty(found) if found else None


def may_enter(person: Person) -> bool:
    """Tell whether a person has any business in the back office today."""
    today = timezone.localdate()
    return duty_of(person) is not None or bool(holdings(person, today))

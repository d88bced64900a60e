"""Acts on people's accounts: each is recorded in the trail, a password never."""

import secrets
from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.audit.acts import Act
from gongkai.audit.services import record
from gongkai.bodies.models import Person
from gongkai.bodies.selectors import duty_of, posts_on
from gongkai.bodies.services import changed_fields, refuse_oneself, register_person

_LOWER: Final = "abcdefghjkmnpqrstuvwxyz"
_UPPER: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ"
_DIGITS: Final = "23456789"
_GROUPS: Final = 4
"""An initial password has so many groups of four characters, without those that look alike."""


def initial_password() -> str:
    """Make a password to be changed at the first login: easy to read out, hard to guess."""
    kinds = (_LOWER, _UPPER, _DIGITS, _LOWER)
    groups = ("".join(secrets.choice(kind) for kind in kinds) for _group in range(_GROUPS))
    return "-".join(groups)


@transaction.atomic
def open_account(act: Act, person: Person) -> str:
    """Open an account for a person and give its initial password, which is kept nowhere.

    Raises:
        ValidationError: a field is wrong, in sentences by field.
    """
    password = initial_password()
    made = register_person(
        act, person.username, person.name, password, mobile=person.mobile, email=person.email
    )
    person.pk = made.pk
    return password


@transaction.atomic
def change_person(act: Act, person: Person) -> Person:
    """Save what was changed of a person: name and how to reach them.

    Raises:
        ValidationError: a field is wrong, in sentences by field.
    """
    person.full_clean(exclude=["password"])
    changes = changed_fields(person)
    person.save(update_fields=["name", "mobile", "email"])
    record(act, "person.changed", person, detail={"fields": sorted(changes)})
    return person


@transaction.atomic
def reset_password(act: Act, person: Person) -> str:
    """Give a person a new initial password; their sessions end with the old one.

    Raises:
        PermissionDenied: somebody resets their own: there is a page to change it.
    """
    refuse_oneself(act, person)
    password = initial_password()
    person.set_password(password)
    person.must_change_password = True
    person.save(update_fields=["password", "must_change_password"])
    record(act, "person.password_reset", person)
    return password


@transaction.atomic
def close_account(act: Act, person: Person) -> None:
    """Take an account out of use; what the person did stays in the trail.

    Raises:
        PermissionDenied: somebody closes their own.
        ValidationError: the person holds posts or is one of the three administrators.
    """
    refuse_oneself(act, person)
    if duty := duty_of(person):
        raise ValidationError(
            _("%(name)s是%(duty)s，请安全管理员先解除职责。") % _words(person, duty)
        )
    held = posts_on(timezone.localdate(act.at)).filter(person=person).count()
    if held:
        raise ValidationError(_("该人员还有%d个岗位在任，请先结束这些岗位。") % held)
    _set_use(act, person, "person.closed", is_active=False)


@transaction.atomic
def reopen_account(act: Act, person: Person) -> None:
    """Take an account into use again, with its old password.

    Raises:
        PermissionDenied: somebody reopens their own.
    """
    refuse_oneself(act, person)
    _set_use(act, person, "person.reopened", is_active=True)


def _set_use(act: Act, person: Person, action: str, *, is_active: bool) -> None:
    person.is_active = is_active
    person.save(update_fields=["is_active"])
    record(act, action, person)


def _words(person: Person, duty: object) -> dict[str, str]:
    return {"name": str(person), "duty": str(getattr(duty, "label", duty))}

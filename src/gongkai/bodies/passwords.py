"""What a password must be besides long: mixed, and not one of the last (GB/T 22239 8.1.4.1)."""

import re
from typing import Any

from django.contrib.auth.hashers import check_password
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.bodies.models import PastPassword, Person

_KINDS = ("[a-z]", "[A-Z]", r"\d", r"[^a-zA-Z\d]")


class MixedCharactersValidator:
    """Ask for several of: lower case, upper case, digits, other characters."""

    def __init__(self, kinds: int = 3) -> None:
        self.kinds = kinds

    def validate(self, password: str, user: Any = None) -> None:
        """Refuse a password with too few kinds of characters."""
        if sum(bool(re.search(kind, password)) for kind in _KINDS) < self.kinds:
            raise ValidationError(self.get_help_text(), code="password_not_mixed")

    def get_help_text(self) -> str:
        """Say what is asked."""
        return _("密码须含大写字母、小写字母、数字、其他符号中的至少%(n)d种。") % {"n": self.kinds}


class NotUsedBeforeValidator:
    """Refuse the last passwords, of which only hashes are kept; note when one is changed."""

    def __init__(self, remembered: int = 5) -> None:
        self.remembered = remembered

    def validate(self, password: str, user: Any = None) -> None:
        """Refuse a password that is among the last."""
        if not isinstance(user, Person) or user.pk is None:
            return
        for past in user.past_passwords.order_by("-pk")[: self.remembered]:
            if check_password(password, past.encoded):
                raise ValidationError(self.get_help_text(), code="password_used_before")

    def password_changed(self, password: str, user: Any = None) -> None:
        """Remember a new password's hash and the time of the change."""
        if not isinstance(user, Person):
            return
        PastPassword.objects.create(person=user, encoded=user.password)
        stale = user.past_passwords.order_by("-pk")[self.remembered :]
        PastPassword.objects.filter(pk__in=list(stale.values_list("pk", flat=True))).delete()
        Person.objects.filter(pk=user.pk).update(password_changed_at=timezone.now())

    def get_help_text(self) -> str:
        """Say what is asked."""
        return _("不能使用最近%(n)d次用过的密码。") % {"n": self.remembered}

"""People who log in, and the three administrators who are never one person (三员分立)."""

from typing import Any, ClassVar, Self

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.utils.translation import gettext_lazy as _


class Person(AbstractUser):
    """A person with an account. Nobody is a superuser: the database refuses it."""

    last_name = None  # type: ignore[assignment]  # a Chinese name is one field: Django's way out
    name = models.CharField(_("姓名"), max_length=60)
    mobile = models.CharField(_("手机号码"), max_length=20, blank=True)
    password_changed_at = models.DateTimeField(_("密码修改时间"), null=True, editable=False)
    must_change_password = models.BooleanField(_("下次登录须改密码"), default=True)

    remembered: dict[object, Any] | None = None
    """Posts and duty, kept for the length of a request by who begins one; None: ask each time."""

    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects: ClassVar[UserManager[Self]] = UserManager()

    class Meta:
        verbose_name = _("人员")
        verbose_name_plural = _("人员")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(is_superuser=False), name="nobody_is_all_powerful"
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def first_name(self) -> str:  # type: ignore[override]  # Django's is a field
        """What the menu calls a person: the name."""
        return self.name

    def get_full_name(self) -> str:
        """Give the name."""
        return self.name

    def get_short_name(self) -> str:
        """Give the name."""
        return self.name


class PastPassword(models.Model):
    """The hash of a password a person had, kept so that it is not used again."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="past_passwords")
    encoded = models.CharField(max_length=128)

    def __str__(self) -> str:
        return str(self.person)


class Duty(models.TextChoices):
    """The three administrators (GB/T 22239-2019 8.1.5 安全管理中心)."""

    SYSTEM = "system", _("系统管理员")
    SECURITY = "security", _("安全管理员")
    AUDIT = "audit", _("审计员")


class AdministratorDuty(models.Model):
    """A person's duty as an administrator: one at most, so the three are different people."""

    person = models.OneToOneField(
        Person,
        models.CASCADE,
        related_name="administrator_duty",
        verbose_name=_("人员"),
        error_messages={"unique": _("系统管理员、安全管理员和审计员须由不同的人担任")},
    )
    duty = models.CharField(_("职责"), max_length=10, choices=Duty)

    class Meta:
        verbose_name = _("管理职责")
        verbose_name_plural = _("管理职责")

    def __str__(self) -> str:
        return f"{self.person} {self.get_duty_display()}"

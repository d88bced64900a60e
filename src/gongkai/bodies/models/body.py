"""行政机关 and 股室."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from treebeard.mp_tree import MP_Node

from gongkai.statute import numbers


class BodyKind(models.TextChoices):
    """What a body is, which decides who reviews its acts (《行政复议法》第二十四条、第二十七条)."""

    GOVERNMENT = "government", _("人民政府")
    DEPARTMENT = "department", _("政府工作部门")
    VERTICAL = "vertical", _("垂直领导机关")


def validate_credit_code(code: str) -> None:
    """Refuse a 统一社会信用代码 that is ill-formed or whose check digit is wrong (GB 32100)."""
    try:
        numbers.check_credit_code(code)
    except ValueError as error:
        raise ValidationError(str(error)) from error


class Body(MP_Node):
    """A public body (行政机关), under the body that oversees its disclosure (条例第四条)."""

    name = models.CharField(_("名称"), max_length=100, unique=True)
    short_name = models.CharField(_("简称"), max_length=40, blank=True)
    kind = models.CharField(_("类别"), max_length=12, choices=BodyKind, default=BodyKind.DEPARTMENT)
    credit_code = models.CharField(
        _("统一社会信用代码"),
        max_length=18,
        unique=True,
        null=True,
        blank=True,
        validators=[validate_credit_code],
    )
    division_code = models.CharField(
        _("行政区划代码"),
        max_length=6,
        validators=[RegexValidator(r"^\d{6}$", _("行政区划代码应为6位数字"))],
    )
    is_active = models.BooleanField(_("在用"), default=True)

    class Meta:
        verbose_name = _("行政机关")
        verbose_name_plural = _("行政机关")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Keep an absent code apart from another absent code."""
        self.credit_code = self.credit_code or None


class Section(models.Model):
    """A section of a body (股室)."""

    body = models.ForeignKey(
        Body, models.CASCADE, related_name="sections", verbose_name=_("行政机关")
    )
    name = models.CharField(_("名称"), max_length=60)

    class Meta:
        verbose_name = _("股室")
        verbose_name_plural = _("股室")
        constraints = (
            models.UniqueConstraint(
                fields=["body", "name"],
                name="section_of_its_own",
                violation_error_message=_("该机关已有同名股室"),
            ),
        )

    def __str__(self) -> str:
        return self.name

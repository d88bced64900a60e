"""行政相对人: whom a decision concerns, and no more of a natural person than is needed."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gongkai.bodies.models.body import validate_credit_code
from gongkai.registers.models.record import Record
from gongkai.registers.privacy import mask_identity
from gongkai.screening.names import whole_name


class MaskedIdentityField(models.CharField):  # type: ignore[type-arg]  # Django has no such
    """An identity card's number, of which only the masked form ever reaches the database.

    A register needs it to tell people apart, no more (《个人信息保护法》第六条).
    """

    def to_python(self, value: Any) -> Any:
        """Mask what a form or a file gives."""
        return mask_identity(str(super().to_python(value) or ""))

    def get_prep_value(self, value: Any) -> Any:
        """Mask what is about to be written."""
        return mask_identity(str(super().get_prep_value(value) or ""))


class PartyKind(models.TextChoices):
    """What the party is."""

    ORGANISATION = "organisation", _("法人及非法人组织")
    TRADER = "trader", _("个体工商户")
    PERSON = "person", _("自然人")


class WithParty(Record):
    """A record about a party (行政相对人)."""

    party_kind = models.CharField(
        _("相对人类别"), max_length=12, choices=PartyKind, default=PartyKind.ORGANISATION
    )
    party_name = models.CharField(_("相对人名称"), max_length=100)
    credit_code = models.CharField(
        _("统一社会信用代码"),
        max_length=18,
        blank=True,
        validators=[validate_credit_code],
        help_text=_("相对人是法人、非法人组织或个体工商户的填写"),
    )
    id_number = MaskedIdentityField(
        _("身份证号码"),
        max_length=18,
        blank=True,
        help_text=_("相对人是自然人的填写；只保存隐去出生日期后的号码"),
    )

    class Meta(Record.Meta):
        abstract = True
        constraints: ClassVar[tuple[models.CheckConstraint | models.UniqueConstraint, ...]] = (
            models.CheckConstraint(
                condition=Q(id_number="") | Q(id_number__contains="*"),
                name="%(class)s_identity_masked",
            ),
            models.CheckConstraint(
                condition=Q(party_kind="person", credit_code="")
                | (~Q(party_kind="person") & Q(id_number="")),
                name="%(class)s_party_number",
                violation_error_message=_(
                    "自然人填身份证号码，不填统一社会信用代码；其他相对人相反"
                ),
            ),
        )

    def clean(self) -> None:
        """Want the code of whoever must have one."""
        super().clean()
        if self.party_kind == PartyKind.ORGANISATION and not self.credit_code:
            raise ValidationError(
                {"credit_code": gettext("相对人是法人或非法人组织的，要填统一社会信用代码。")}
            )

    @property
    def party(self) -> str:
        """Name the party as lists and exports may: a natural person without the given name."""
        if self.party_kind != PartyKind.PERSON:
            return self.party_name
        name = whole_name(self.party_name)
        return name.masked(self.party_name) if name else self.party_name[:1] + "某某"

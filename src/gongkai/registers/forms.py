"""The forms of the registers: what may be written, by whom, and what is refused."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms.models import WagtailAdminModelForm

from gongkai.bodies.models import Section
from gongkai.registers.models import Charge, Record
from gongkai.registers.privacy import private_in
from gongkai.registers.selectors import written_sections


class RecordForm(WagtailAdminModelForm):
    """A record of any register, kept for one of the sections in which the person writes."""

    instance: Record

    def __init__(
        self, *args: Any, sections: QuerySet[Section] | None = None, **kwargs: Any
    ) -> None:
        """Make the form; ``sections`` spares asking for them for each row of a file."""
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.error_messages["required"] = _("请填写“%s”。") % field.label
            if isinstance(field, forms.DateField):
                field.widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        if sections is None and self.for_user is not None:
            sections = written_sections(self.for_user, timezone.localdate())
        if sections is not None:
            self._offer(sections)

    def _offer(self, sections: QuerySet[Section]) -> None:
        """Offer only the sections the person writes for, and the charges of their bodies."""
        self.fields["section"].queryset = sections
        if len(sections) == 1:
            self.fields["section"].initial = sections[0].pk
        if "charge" in self.fields:
            self.fields["charge"].queryset = Charge.objects.valid().filter(
                body__in=sections.values("body")
            )

    def clean_section(self) -> Section:
        """Take the body from the section."""
        section: Section = self.cleaned_data["section"]
        self.instance.body = section.body
        return section

    def clean(self) -> dict[str, Any] | None:
        """Refuse days to come for what has happened, and numbers of people's cards in texts."""
        cleaned: dict[str, Any] | None = super().clean()
        today = timezone.localdate()
        for name in self.instance.past_fields:
            day = self.cleaned_data.get(name)
            if day and day > today:
                self.add_error(name, _("不能晚于今天，请核对年份和日期。"))
        for name, value in list(self.cleaned_data.items()):
            if isinstance(value, str) and name != "id_number":
                self._refuse_private(name, value)
        return cleaned

    def _refuse_private(self, name: str, text: str) -> None:
        message = _("含有%(what)s，属个人信息。请删去，或改为“%(masked)s”。")
        for hit in private_in(text):
            self.add_error(name, message % {"what": hit.name, "masked": hit.masked})

    def _get_validation_exclusions(self) -> set[str]:
        """Check also what depends on the body, where the section gave it, and on being valid."""
        excluded: set[str] = super()._get_validation_exclusions()
        return excluded - {"body", "voided_at"} if "section" in self.cleaned_data else excluded


class VoidForm(forms.Form):
    """Why a record should not stand."""

    reason = forms.CharField(
        label=gettext_lazy("作废理由"),
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("请写明作废的理由。")},
    )

"""The form of an item in the back office."""

from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from gongkai.bodies.models import Section
from gongkai.bodies.selectors import holdings, visible_bodies
from gongkai.catalogue.models import Entry


class ItemForm(WagtailAdminModelForm):
    """An item drafted for one of the sections in which the person writes."""

    class Meta:
        widgets: ClassVar = {
            name: forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
            for name in ("made_on", "ended_on", "source_published_on")
        }
        help_texts: ClassVar = {"made_on": _("公开期限自成文之日起20个工作日（条例第二十六条）")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in _USUAL & self.fields.keys():
            self.fields[name].required = False
        if self.for_user is None or "section" not in self.fields:
            return
        if "interprets" in self.fields:
            self.fields["interprets"].queryset = self._texts()
        if "catalogue_entry" in self.fields:
            self.fields["catalogue_entry"].queryset = self._entries()
        held = [h.post for h in holdings(self.for_user, timezone.localdate())]
        choices = Section.objects.filter(
            pk__in=[post.section_id for post in held if post.section_id]
        ) | Section.objects.filter(
            body__in=[post.body_id for post in held if post.section_id is None]
        )
        self.fields["section"].queryset = choices.select_related("body")
        first = choices.first()
        if first is not None and choices.count() == 1:
            self.fields["section"].initial = first.pk

    def _entries(self) -> Any:
        """Give the entries in force of the catalogues of the bodies the person may see."""
        bodies = visible_bodies(self.for_user, timezone.localdate())
        entries = Entry.objects.filter(body__in=bodies, catalogue__is_current=True)
        kept = Entry.objects.filter(pk=self.instance.catalogue_entry_id or 0)
        return (entries | kept).order_by("catalogue", "order")

    def _texts(self) -> Any:
        """Give what can be interpreted: texts of the bodies the person may see, drafts among them.

        A text and its interpretation are drafted and go out together (三同步).
        """
        bodies = visible_bodies(self.for_user, timezone.localdate())
        texts = self._meta.model._default_manager.filter(body__in=bodies, interprets=None)
        return texts.exclude(pk=self.instance.pk).order_by("-made_on", "-pk")

    def clean(self) -> dict[str, Any]:
        """Take what is usual for the classes that were not chosen."""
        values: dict[str, Any] = super().clean()
        for name in _USUAL & self.fields.keys():
            values[name] = values.get(name) or self._meta.model._meta.get_field(name).default
        return values

    def clean_section(self) -> Section:
        """Take the body from the section, and the drafter from who fills in the form."""
        section: Section = self.cleaned_data["section"]
        self.instance.body = section.body
        if self.instance.author_id is None:
            self.instance.author = self.for_user
        return section


_USUAL = {"limit", "category", "genre", "effect"}
"""Classes of which a model's default is the usual one."""

"""Forms of catalogues: one entry on the screen, one row of a file, many entries at once."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms.models import WagtailAdminModelForm

from gongkai.bodies.models import Body, Person, Role, Section
from gongkai.bodies.selectors import holdings
from gongkai.catalogue.marks import parse_channels
from gongkai.catalogue.models import Catalogue, Entry, Period
from gongkai.catalogue.named import channels

WRITERS = frozenset({Role.CLERK, Role.OFFICER})


def kept_keys(person: Person) -> set[int]:
    """Give the keys of the bodies whose catalogues a person keeps today."""
    held = holdings(person, timezone.localdate())
    return {each.post.body_id for each in held if each.post.role in WRITERS}


def kept_bodies(person: Person) -> QuerySet[Body]:
    """Give the bodies whose catalogues a person keeps today."""
    found: QuerySet[Body] = Body.objects.filter(pk__in=kept_keys(person))
    return found


class CatalogueForm(WagtailAdminModelForm):
    """A catalogue of one of the bodies whose catalogues the person keeps."""

    class Meta:
        widgets: ClassVar = {"made_on": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.for_user is not None and "body" in self.fields:
            bodies = kept_bodies(self.for_user)
            self.fields["body"].queryset = bodies
            if len(bodies) == 1:
                self.fields["body"].initial = bodies[0].pk


class EntryForm(WagtailAdminModelForm):
    """An entry on the screen."""

    channels = forms.MultipleChoiceField(
        label=gettext_lazy("公开渠道和载体"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["channels"].choices = [(each.code, each.name) for each in channels()]
        if self.for_user is not None:
            bodies = kept_bodies(self.for_user)
            self.fields["catalogue"].queryset = Catalogue.objects.filter(
                body__in=bodies
            ).select_related("body")
            self.fields["section"].queryset = Section.objects.filter(body__in=bodies)

    def clean_catalogue(self) -> Catalogue:
        """Take the body from the catalogue."""
        catalogue: Catalogue = self.cleaned_data["catalogue"]
        self.instance.body = catalogue.body
        return catalogue


class EntryRowForm(forms.ModelForm[Entry]):
    """A row of an imported catalogue: what stands in boxes is words here."""

    channel_text = forms.CharField(
        label=gettext_lazy("公开渠道和载体"),
        required=False,
        help_text=gettext_lazy("用顿号分开，如：政府网站、公开查阅点；也可用■、□勾选"),
    )
    audience = forms.CharField(
        label=gettext_lazy("公开对象"), help_text=gettext_lazy("全社会，或者特定群体（写明群体）")
    )
    way = forms.CharField(label=gettext_lazy("公开方式"), help_text=gettext_lazy("主动、依申请"))
    level = forms.CharField(label=gettext_lazy("公开层级"), help_text=gettext_lazy("县级、乡级"))
    section = forms.ModelChoiceField(
        label=gettext_lazy("责任股室"), queryset=Section.objects.none(), required=False
    )

    class Meta:
        model = Entry
        fields = (
            "first_level",
            "second_level",
            "content",
            "basis",
            "limit_text",
            "responsible_body",
            "channel_text",
            "audience",
            "way",
            "level",
            "section",
            "period",
            "note",
        )

    field_order = Meta.fields

    def __init__(self, *args: Any, catalogue: Catalogue, sections: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.catalogue = catalogue
        self.instance.body = catalogue.body
        section: Any = self.fields["section"]
        section.queryset = sections

    def clean_channel_text(self) -> str:
        """Read the channels."""
        text: str = self.cleaned_data["channel_text"]
        found = parse_channels(text)
        self.instance.channels = list(found.codes)
        self.instance.other_channel = "、".join(found.others)
        return text

    def clean_audience(self) -> str:
        """Read for whom."""
        text: str = self.cleaned_data["audience"]
        self.instance.to_public = "全社会" in text or "社会公众" in text
        self.instance.to_groups = "特定" in text
        note = text.partition("特定")[2].partition("（")[2].rpartition("）")[0]
        self.instance.groups = note
        _refuse_unread(
            text, self.instance.to_public or self.instance.to_groups, _("全社会、特定群体")
        )
        return text

    def clean_way(self) -> str:
        """Read in which way."""
        text: str = self.cleaned_data["way"]
        self.instance.on_request = "依申请" in text
        self.instance.proactive = "主动" in text
        _refuse_unread(text, self.instance.on_request or self.instance.proactive, _("主动、依申请"))
        return text

    def clean_level(self) -> str:
        """Read at which level."""
        text: str = self.cleaned_data["level"]
        self.instance.at_county = any(word in text for word in ("县", "区", "市"))
        self.instance.at_township = any(word in text for word in ("乡", "镇", "街道", "村"))
        _refuse_unread(text, self.instance.at_county or self.instance.at_township, _("县级、乡级"))
        return text

    def cautions(self) -> Iterator[str]:
        """Say what looks wrong and may yet be meant."""
        yield from self.instance.cautions()


def _refuse_unread(text: str, is_read: object, known: str) -> None:
    if not is_read:
        words = {"text": text, "known": known}
        raise ValidationError(_("没有读懂“%(text)s”，可填：%(known)s") % words)


class AssignForm(forms.Form):
    """A section and a period for the entries that were chosen."""

    section = forms.ModelChoiceField(
        label=gettext_lazy("责任股室"),
        queryset=Section.objects.none(),
        required=False,
        empty_label=gettext_lazy("不改"),
    )
    period = forms.ChoiceField(
        label=gettext_lazy("更新周期"),
        required=False,
        choices=[("", gettext_lazy("不改")), *Period.choices],
    )

    def __init__(self, *args: Any, catalogue: Catalogue, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        section: Any = self.fields["section"]
        section.queryset = Section.objects.filter(body=catalogue.body_id).order_by("pk")

    def clean(self) -> dict[str, Any]:
        """Ask for one of the two."""
        if not self.cleaned_data.get("section") and not self.cleaned_data.get("period"):
            raise ValidationError(_("请选责任股室或者更新周期。"))
        return self.cleaned_data

"""Bodies, sections, people and posts from workbooks."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gongkai.audit.acts import acting
from gongkai.bodies import accounts, services
from gongkai.bodies.forms import BodyForm, NewPersonForm, NewSectionForm
from gongkai.bodies.models import Body, Person, Post, Section
from gongkai.bodies.office import OfficePolicy
from gongkai.bodies.pages import show_password
from gongkai.bodies.views import appoint_by
from gongkai.sheets.files import Cells
from gongkai.sheets.models import Upload
from gongkai.sheets.reading import Preview, preview
from gongkai.sheets.views import ImportView


class OfficeImport(ImportView):
    """An import by who keeps records of the kind."""

    model: ClassVar[Any]

    def may_import(self) -> bool:
        """Tell whether the person keeps them."""
        return OfficePolicy(self.model).user_has_permission(self.request.user, "add")


class BodyRowForm(BodyForm):
    """A row of the bodies' sheet; a body may stand under one further up in the same file."""

    parent = forms.CharField(
        label=gettext_lazy("上级机关"),
        required=False,
        help_text=gettext_lazy("已登记的，或者文件里前面各行的机关名称；空着就设在最上面"),
    )

    def __init__(self, *args: Any, named: frozenset[str] = frozenset(), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.named = named

    def clean_parent(self) -> str:
        """Refuse a parent that is neither registered nor in the file."""
        name = str(self.cleaned_data["parent"])
        if name and name not in self.named and not Body.objects.filter(name=name).exists():
            raise ValidationError(_("没有“%s”，请核对名称，或者先登记") % name)
        return name


class BodyImport(OfficeImport):
    """Bodies, in the order of the file."""

    model, form_class, kind = Body, BodyRowForm, "bodies.body"
    title, done_url = gettext_lazy("导入机关"), reverse_lazy("office_body:index")

    def show(self, cells: Cells) -> Preview:
        """Let rows name bodies that the file itself sets up."""
        headings = [text.rstrip("*＊ ") for text in cells[0]]
        column = headings.index("名称") if "名称" in headings else len(headings)
        named = frozenset(row[column] for row in cells[1:] if len(row) > column)
        return preview(cells, self.form_class, {"named": named})

    def save_row(self, form: Any) -> Body:
        """Set up the body under its parent."""
        name = form.cleaned_data["parent"]
        parent = Body.objects.filter(name=name).first() if name else None
        if name and parent is None:
            raise ValidationError(_("上级机关“%s”在文件里排在后面，请把它移到前面。") % name)
        return services.found_body(acting(self.request.user), form.save(commit=False), parent)


class SectionImport(OfficeImport):
    """Sections of bodies in use."""

    model, form_class, kind = Section, NewSectionForm, "bodies.section"
    title, done_url = gettext_lazy("导入股室"), reverse_lazy("office_section:index")

    def save_row(self, form: Any) -> Section:
        """Add the section."""
        given = form.cleaned_data
        return services.add_section(acting(self.request.user), given["body"], given["name"])


class PersonImport(OfficeImport):
    """People, whose initial passwords are shown once when all are in."""

    model, form_class, kind = Person, NewPersonForm, "bodies.person"
    title, done_url = gettext_lazy("导入人员"), reverse_lazy("office_person:index")

    def setup(self, *args: Any, **kwargs: Any) -> None:
        """Begin without passwords."""
        super().setup(*args, **kwargs)
        self.passwords: list[tuple[Person, str]] = []

    def save_row(self, form: Any) -> None:
        """Open the account."""
        person = form.save(commit=False)
        password = accounts.open_account(acting(self.request.user), person)
        self.passwords.append((person, password))

    def finish(self, upload: Upload) -> HttpResponse:
        """Show the passwords; asked again there are none to show."""
        if not self.passwords:
            return super().finish(upload)
        return show_password(self.request, self.passwords, str(self.done_url))


class PostRowForm(forms.ModelForm[Post]):
    """A row of the posts' sheet: the person by account, sections by name within the body."""

    person = forms.CharField(
        label=gettext_lazy("账号"), help_text=gettext_lazy("登录用的账号，不是姓名")
    )
    section = forms.CharField(
        label=gettext_lazy("股室"),
        required=False,
        help_text=gettext_lazy("信息员、股室负责人须填，其他岗位不填"),
    )
    in_charge_of = forms.CharField(
        label=gettext_lazy("分管股室"),
        required=False,
        help_text=gettext_lazy("分管领导用，几个股室用顿号隔开；空着就是分管全部"),
    )

    class Meta:
        model = Post
        fields = ("person", "body", "role", "section", "in_charge_of", "since", "until")

    def clean_person(self) -> Person:
        """Give the person of an account in use."""
        username = self.cleaned_data["person"]
        found = Person.objects.filter(username=username, is_active=True).first()
        if found is None:
            raise ValidationError(_("没有账号“%s”，或者已停用。请先开设账号") % username)
        return found

    def clean_section(self) -> Section | None:
        """Give the section, or none."""
        name = self.cleaned_data["section"]
        return self._section(name) if name else None

    def clean_in_charge_of(self) -> list[Section]:
        """Give the sections in charge of."""
        text = self.cleaned_data["in_charge_of"].replace("，", "、").replace(",", "、")
        return [self._section(name.strip()) for name in text.split("、") if name.strip()]

    def _section(self, name: str) -> Section:
        body = self.cleaned_data.get("body")
        found = Section.objects.filter(body=body, name=name).first() if body else None
        if found is None:
            words: Mapping[str, object] = {"body": body or _("该机关"), "name": name}
            raise ValidationError(_("%(body)s没有股室“%(name)s”，请先增设") % words)
        return found


class PostImport(OfficeImport):
    """Posts of people who have accounts."""

    model, form_class, kind = Post, PostRowForm, "bodies.post"
    title, done_url = gettext_lazy("导入岗位"), reverse_lazy("office_post:index")

    def save_row(self, form: Any) -> Post:
        """Appoint the person."""
        return appoint_by(acting(self.request.user), form.cleaned_data)

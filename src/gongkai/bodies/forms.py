"""The forms of the back office's screens of bodies, people and posts."""

from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from gongkai.bodies.models import (
    AdministratorDuty,
    Body,
    Delegation,
    Person,
    Post,
    Section,
)


def day_input() -> forms.DateInput:
    """Make a field in which the browser helps to choose a day."""
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class SectionChoice(forms.ModelChoiceField[Any]):
    """A section, named with its body."""

    def label_from_instance(self, section: Any) -> str:
        """Name body and section."""
        return f"{section.body} {section.name}"


class SectionsChoice(forms.ModelMultipleChoiceField[Any]):
    """Several sections, named with their body."""

    def label_from_instance(self, section: Any) -> str:
        """Name body and section."""
        return f"{section.body} {section.name}"


class PostChoice(forms.ModelChoiceField[Any]):
    """A post, named with its body."""

    def label_from_instance(self, post: Any) -> str:
        """Name body, section, role and holder."""
        place = f"{post.body} {post.section.name}" if post.section else str(post.body)
        return f"{place} {post.get_role_display()} {post.person}"


class PersonChoice(forms.ModelChoiceField[Any]):
    """A person; the account tells two of one name apart."""

    def label_from_instance(self, person: Any) -> str:
        """Name person and account."""
        return f"{person.name}（{person.username}）"


class BodyForm(forms.ModelForm[Body]):
    """A body's own fields; where it stands in the tree is chosen when it is set up."""

    class Meta:
        model = Body
        fields = ("name", "short_name", "kind", "credit_code", "division_code")
        help_texts: ClassVar = {
            "short_name": _("在列表里使用，如“县文旅局”"),
            "division_code": _("6位数字，如621025"),
            "credit_code": _("18位，可以以后再填"),
        }


class NewBodyForm(BodyForm):
    """A body to be set up under another."""

    parent = forms.ModelChoiceField(
        label=_("上级机关"),
        queryset=Body.objects.filter(is_active=True),
        required=False,
        help_text=_("指导、监督其政务公开的机关（条例第四条）；不选就设在最上面"),
    )
    field_order = ("parent",)


class SectionForm(forms.ModelForm[Section]):
    """A section's name."""

    class Meta:
        model = Section
        fields = ("name",)


class NewSectionForm(forms.ModelForm[Section]):
    """A section of a body in use."""

    class Meta:
        model = Section
        fields = ("body", "name")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _narrow(self, "body", Body.objects.filter(is_active=True))


class PersonForm(forms.ModelForm[Person]):
    """A person's name and how to reach them."""

    class Meta:
        model = Person
        fields = ("name", "mobile", "email")
        labels: ClassVar = {"email": _("电子邮箱")}


class NewPersonForm(PersonForm):
    """An account to be opened."""

    class Meta(PersonForm.Meta):
        fields = ("username", "name", "mobile", "email")  # type: ignore[assignment]  # one more
        labels: ClassVar = {"email": _("电子邮箱"), "username": _("账号")}
        error_messages: ClassVar = {
            "username": {
                "unique": _("已有这个账号，请换一个"),
                "invalid": _("账号只能用字母、数字和 @ . + - _"),
            }
        }
        help_texts: ClassVar = {"username": _("登录用，字母、数字和 @ . + - _，以后不能改")}


class PostForm(forms.ModelForm[Post]):
    """A post to be given to a person."""

    person = PersonChoice(label=_("人员"), queryset=Person.objects.filter(is_active=True))
    section = SectionChoice(
        label=_("股室"),
        queryset=Section.objects.none(),
        required=False,
        help_text=_("信息员、股室负责人须选股室，其他岗位不选"),
    )
    in_charge_of = SectionsChoice(
        label=_("分管股室"),
        queryset=Section.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("分管领导用；一个也不选就是分管全部"),
    )

    class Meta:
        model = Post
        fields = ("person", "body", "role", "section", "in_charge_of", "since", "until")
        widgets: ClassVar = {"since": day_input(), "until": day_input()}
        help_texts: ClassVar = {"until": _("最后一天；没有期限就不填")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        active = Section.objects.filter(body__is_active=True).select_related("body")
        _narrow(self, "person", Person.objects.filter(is_active=True).order_by("name"))
        _narrow(self, "body", Body.objects.filter(is_active=True))
        for name in ("section", "in_charge_of"):
            _narrow(self, name, active.order_by("body__path", "name"))

    def clean(self) -> dict[str, Any]:
        """Refuse to put sections of another body in charge of somebody."""
        cleaned = super().clean() or self.cleaned_data
        body, charge = cleaned.get("body"), cleaned.get("in_charge_of") or ()
        if any(section.body != body for section in charge):
            self.add_error("in_charge_of", _("所选股室不属于该机关"))
        return cleaned


class EndForm(forms.Form):
    """The last day of a post."""

    until = forms.DateField(label=_("最后一天"), widget=day_input())


class DutyForm(forms.ModelForm[AdministratorDuty]):
    """A duty for somebody who has none."""

    person = PersonChoice(label=_("人员"), queryset=Person.objects.none())

    class Meta:
        model = AdministratorDuty
        fields = ("person", "duty")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        free = Person.objects.filter(is_active=True, administrator_duty=None)
        _narrow(self, "person", free.order_by("name"))


class DelegationForm(forms.ModelForm[Delegation]):
    """A post handed to somebody for some days."""

    post = PostChoice(label=_("岗位"), queryset=Post.objects.none())
    to = PersonChoice(label=_("受托人"), queryset=Person.objects.none())

    class Meta:
        model = Delegation
        fields = ("post", "to", "since", "until", "reason")
        widgets: ClassVar = {"since": day_input(), "until": day_input()}
        help_texts: ClassVar = {
            "until": _("最后一天，当天仍由受托人办理"),
            "reason": _("如：休假、出差、学习"),
        }

    def __init__(
        self, *args: Any, posts: QuerySet[Post], people: QuerySet[Person], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        _narrow(self, "post", posts.select_related("body", "section", "person"))
        _narrow(self, "to", people.order_by("name"))


def _narrow(form: forms.BaseForm, name: str, queryset: QuerySet[Any]) -> None:
    field = form.fields[name]
    if isinstance(field, forms.ModelChoiceField):
        field.queryset = queryset

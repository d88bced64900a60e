"""Pages on which an administrator acts: a form, a button, and what else can be done."""

from collections.abc import Mapping
from typing import Any, ClassVar, NamedTuple

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View

from gongkai.audit.acts import Act, acting
from gongkai.bodies.office import OfficePolicy


class Link(NamedTuple):
    """Something else that can be done, and where."""

    label: Any
    url: str


class FormPage(View):
    """A form whose act a service does; what the service refuses is said beside the form."""

    model: ClassVar[Any]
    title: ClassVar[Any]
    submit: ClassVar[Any] = gettext_lazy("保存")
    lead: ClassVar[Any] = ""
    is_grave: ClassVar[bool] = False
    """Whether the button takes something away."""
    form_class: ClassVar[type[forms.BaseForm]] = forms.Form
    done: ClassVar[Any] = gettext_lazy("已保存：%s")
    action: ClassVar[str] = "change"
    template: ClassVar[str] = "bodies/form.html"
    request: HttpRequest
    kwargs: dict[str, Any]

    @cached_property
    def policy(self) -> OfficePolicy:
        """Give who may do what with records of this kind."""
        return OfficePolicy(self.model)

    @cached_property
    def object(self) -> Any:
        """Give the record the page is about, if any.

        Raises:
            Http404: there is none that the person may see.
        """
        if "pk" not in self.kwargs:
            return None
        found = self.policy.visible(self.request.user).filter(pk=self.kwargs["pk"]).first()
        if found is None:
            raise Http404
        return found

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let in only who keeps records of this kind."""
        if not self.is_allowed():
            raise PermissionDenied
        _known = self.object
        return super().dispatch(request, *args, **kwargs)

    def is_allowed(self) -> bool:
        """Tell whether the person may do this."""
        return self.policy.user_has_permission(self.request.user, self.action)

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Show the form."""
        return self.show(self.get_form())

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Do it, or say what is wrong."""
        form = self.get_form(request.POST)
        if form.is_valid():
            try:
                with transaction.atomic():
                    return self.finish(self.perform(acting(request.user), form))
            except ValidationError as error:
                add_errors(form, error)
        return self.show(form)

    def get_form(self, data: Any = None) -> forms.BaseForm:
        """Make the form, of the record where it is a form of one."""
        options: dict[str, Any] = {"data": data, "initial": self.get_initial()}
        if issubclass(self.form_class, forms.BaseModelForm) and self.object is not None:
            options["instance"] = self.object
        return self.form_class(**options)

    def get_initial(self) -> Mapping[str, Any]:
        """Give what the form offers at first: what the address says."""
        return {key: value for key, value in self.request.GET.items() if str(value).isdecimal()}

    def perform(self, act: Act, form: Any) -> Any:
        """Do what the page is for; give what it was done to."""
        raise NotImplementedError

    def finish(self, result: Any) -> HttpResponse:
        """Say that it is done, and go back."""
        messages.success(self.request, str(self.done) % result)
        return redirect(self.back)

    @property
    def back(self) -> str:
        """Give the address of the list."""
        return address(self.model, "index")

    def links(self) -> list[Link]:
        """Give what else can be done here."""
        return []

    def show(self, form: forms.BaseForm) -> HttpResponse:
        """Show the page."""
        context = {"page": self, "form": form, "object": self.object}
        return render(self.request, self.template, context)


def address(model: Any, view: str, *args: Any) -> str:
    """Give the address of a page of one kind of records."""
    return reverse(f"office_{model._meta.model_name}:{view}", args=args)


def add_errors(form: forms.BaseForm, error: ValidationError) -> None:
    """Say beside a form what a service refused, at its field where the form has it."""
    by_field = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
    for name, sentences in by_field.items():
        place = name if name in form.fields else None
        for sentence in sentences:
            form.add_error(place, sentence)


def show_password(
    request: HttpRequest, passwords: list[tuple[Any, str]], back: str
) -> HttpResponse:
    """Show initial passwords this once; browsers are told to keep no copy."""
    shown = {"passwords": passwords, "back": back, "title": _("初始密码")}
    answer = render(request, "bodies/passwords.html", shown)
    answer["Cache-Control"] = "no-store"
    return answer

"""The screen 公开属性判定: the questions in order, each with its articles."""

from collections.abc import Mapping
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from gongkai.audit.acts import acting
from gongkai.bodies.models import Person
from gongkai.bodies.selectors import visible_bodies
from gongkai.disclosures.judging import judge
from gongkai.disclosures.models import Item
from gongkai.statute.openness import questions

_REASON: Final = "reason"


class JudgementForm(forms.Form):
    """A question of the walk a field; what comes after the deciding answer may stay empty."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for question in questions():
            self.fields[question.code] = forms.ChoiceField(
                label=question.words,
                choices=[(option.code, option.words) for option in question.options],
                widget=forms.RadioSelect,
                required=False,
            )
        self.fields[_REASON] = forms.CharField(
            label=gettext_lazy("说明（不全部主动公开的必填：哪些内容、为什么）"),
            max_length=1000,
            required=False,
            widget=forms.Textarea(attrs={"rows": 3}),
        )

    @property
    def asked(self) -> list[tuple[Any, Any]]:
        """The questions with their fields."""
        return [(question, self[question.code]) for question in questions()]

    @property
    def answers(self) -> Mapping[str, str]:
        """What was answered."""
        return {name: given for name, given in self.cleaned_data.items() if name != _REASON}


@require_http_methods(["GET", "POST"])
def judgement(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask the questions of a draft and keep the answers; who only sees the body sees what was."""
    person, item = request.user, Item.objects.filter(pk=pk).first()
    if item is None or not isinstance(person, Person):
        raise Http404
    if not visible_bodies(person, timezone.localdate()).filter(pk=item.body_id).exists():
        raise Http404
    before = list(item.judgements.select_related("person"))
    form = JudgementForm(request.POST or None, initial=before[0].answers if before else None)
    if request.method == "POST" and form.is_valid() and _judged(request, person, item, form):
        return redirect("disclosures_judgement", pk=pk)
    shown = {
        "object": item.get_latest_revision_as_object(),
        "form": form,
        "judgements": before,
        "may_judge": item.can_be_edited_by(person) and not item.workflow_in_progress,
        "edit": reverse(Item.snippet_viewset.get_url_name("edit"), args=[pk]),
    }
    return render(request, "disclosures/judgement.html", shown)


def _judged(request: HttpRequest, person: Person, item: Item, form: JudgementForm) -> bool:
    """Keep what was answered; what is missing is said beside its question."""
    try:
        made = judge(acting(person), item, person, form.answers, form.cleaned_data[_REASON])
    except ValidationError as error:
        form.add_error(None, error)
        return False
    messages.success(request, _("已判定：%s") % made.conclusion)
    return True


def addresses() -> list[URLPattern]:
    """Give the screen's address."""
    return [path("items/<int:pk>/judgement/", judgement, name="disclosures_judgement")]

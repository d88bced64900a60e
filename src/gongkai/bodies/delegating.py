"""我的委托: a person hands over their own posts during leave."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from gongkai.audit.acts import Act, acting
from gongkai.bodies import services
from gongkai.bodies.forms import DelegationForm
from gongkai.bodies.lists import state_of, term_of
from gongkai.bodies.models import Delegation, Person, Post, Role
from gongkai.bodies.pages import FormPage
from gongkai.bodies.selectors import holdings, posts_on, visible_bodies

_LEVELS = frozenset({Role.SECTION_HEAD, Role.DEPUTY, Role.LEADER})


def own_posts(person: Any) -> QuerySet[Post]:
    """Give the posts a person holds today, without those delegated to them."""
    return posts_on(timezone.localdate()).filter(person=person.pk)


def colleagues(person: Person) -> QuerySet[Person]:
    """Give whom a person may hand a post to: who holds a post in a body they see."""
    today = timezone.localdate()
    there = posts_on(today).filter(body__in=visible_bodies(person, today).values("pk"))
    return Person.objects.filter(pk__in=there.values("person")).exclude(pk=person.pk)


class MyDelegations(FormPage):
    """One's own delegations, and a form for another."""

    model, form_class, template = Delegation, DelegationForm, "bodies/delegations.html"
    title, submit, done = gettext_lazy("我的委托"), gettext_lazy("委托"), gettext_lazy("已委托：%s")
    lead = gettext_lazy(
        "休假、出差时，把自己的岗位委托给同事。期间您和受托人都能办理，办理时注明是受托。"
    )

    def is_allowed(self) -> bool:
        """Let in who holds a post or has one delegated to them."""
        return isinstance(self.request.user, Person) and bool(
            holdings(self.request.user, timezone.localdate())
        )

    @property
    def back(self) -> str:
        """Stay on this page."""
        return reverse("my_delegations")

    def get_form(self, data: Any = None) -> DelegationForm:
        """Offer one's own posts and colleagues."""
        person: Any = self.request.user
        posts = own_posts(person)
        initial = {"since": timezone.localdate(), "post": posts.first()}
        return DelegationForm(data, initial=initial, posts=posts, people=colleagues(person))

    def perform(self, act: Act, form: Any) -> Delegation:
        """Hand the post over; say so where the colleague reviews at another level."""
        made = services.delegate(act, **form.cleaned_data)
        levels = posts_on(made.since).filter(
            person=made.to, body=made.post.body_id, role__in=_LEVELS
        )
        if made.post.role in _LEVELS and (other := levels.first()):
            words = {"to": made.to, "role": other.get_role_display()}
            said = _("%(to)s已任%(role)s：同一件稿子只能审核其中一级，另一级仍须您或者别人办理。")
            messages.warning(self.request, said % words)
        return made

    def given(self) -> list[dict[str, Any]]:
        """Give one's own delegations, the latest first."""
        mine = Delegation.objects.filter(post__person=self.request.user.pk)
        return [_shown(each) for each in _with_names(mine)]

    def received(self) -> list[dict[str, Any]]:
        """Give the delegations to oneself, the latest first."""
        to_me = Delegation.objects.filter(to=self.request.user.pk)
        return [_shown(each) for each in _with_names(to_me)]

    def has_posts(self) -> bool:
        """Tell whether there is anything of one's own to hand over."""
        return own_posts(self.request.user).exists()


@require_POST
def revoke_mine(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Revoke one's own delegation from today on.

    Raises:
        PermissionDenied: nobody is logged in.
        Http404: it is not one's own, or it is revoked already.
    """
    if not isinstance(request.user, Person):
        raise PermissionDenied
    mine = Delegation.objects.filter(post__person=request.user, revoked_on=None)
    found = get_object_or_404(mine, pk=pk)
    services.revoke(acting(request.user), found, timezone.localdate())
    messages.success(request, _("已撤销：%s") % found)
    return redirect("my_delegations")


def _with_names(found: QuerySet[Delegation]) -> QuerySet[Delegation]:
    named = found.select_related("post__person", "post__section", "post__body", "to")
    return named.order_by("-since", "-pk")[:100]


def _shown(delegation: Delegation) -> dict[str, Any]:
    today = timezone.localdate()
    is_open = delegation.revoked_on is None and delegation.until >= today
    state = state_of(delegation, today)
    words = _("委托中") if is_open and delegation.since <= today else state
    return {
        "delegation": delegation,
        "term": term_of(delegation),
        "state": words,
        "is_open": is_open,
    }

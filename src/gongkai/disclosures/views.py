"""Pages of the back office about one item: taking it off."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gongkai.bodies.models import Person
from gongkai.disclosures.models import Item
from gongkai.disclosures.withdrawing import WithdrawalRefusedError, may_withdraw, withdraw


@require_http_methods(["GET", "POST"])
def withdrawal(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for the reason and take an item off; it does not exist for who may not."""
    person = request.user
    item = Item.objects.select_related("body").filter(pk=pk).first()
    if item is None or not isinstance(person, Person):
        raise Http404
    if not may_withdraw(person, item, timezone.localdate()):
        raise Http404
    refused, reason = "", request.POST.get("reason", "")
    if request.method == "POST":
        try:
            withdraw(item, person, reason)
        except WithdrawalRefusedError as error:
            refused = str(error)
        else:
            messages.success(request, _("已撤下：%s") % item)
            return redirect(reverse(Item.snippet_viewset.get_url_name("list")))
    shown = {
        "object": item,
        "withdrawals": item.withdrawals.select_related("person"),
        "refused": refused,
        "reason": reason,
        "list": reverse(Item.snippet_viewset.get_url_name("list")),
    }
    return render(request, "disclosures/withdrawal.html", shown)

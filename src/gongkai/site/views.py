"""Pages of the site itself: changing one's password."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.contrib.auth.forms import PasswordChangeForm
from django.contrib.auth.views import PasswordChangeView
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _

from gongkai.audit.acts import acting
from gongkai.audit.services import record
from gongkai.bodies.models import Person


@method_decorator(login_required, name="dispatch")
class ChangePassword(PasswordChangeView):
    """Change one's own password; other sessions of the person end."""

    template_name = "site/change_password.html"
    success_url = reverse_lazy("wagtailadmin_home")

    def form_valid(self, form: PasswordChangeForm) -> HttpResponse:
        """Set the password and note that the person chose it."""
        person: Person = form.save()
        Person.objects.filter(pk=person.pk).update(must_change_password=False)
        update_session_auth_hash(self.request, person)
        record(acting(person), "person.password_changed", person)
        messages.success(self.request, _("密码已修改。"))
        return super(PasswordChangeView, self).form_valid(form)


def nothing(_request: HttpRequest) -> HttpResponse:
    """Answer that there is no such page.

    Raises:
        Http404: always.
    """
    raise Http404

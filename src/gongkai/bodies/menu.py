"""Entries of the menu that only some people see."""

from django.http import HttpRequest
from django.utils import timezone
from wagtail.admin.menu import MenuItem

from gongkai.bodies.models import Person
from gongkai.bodies.selectors import holdings


class HoldersMenuItem(MenuItem):
    """For whoever exercises a post."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Tell whether the person exercises a post today."""
        person = request.user
        return isinstance(person, Person) and bool(holdings(person, timezone.localdate()))

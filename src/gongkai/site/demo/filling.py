"""Filling an empty platform with the demo county."""

from collections.abc import Iterator

from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from gongkai.audit.acts import Act
from gongkai.bodies.models import Body
from gongkai.site.demo import county, items, ledgers


def fill() -> None:
    """Bring the database up to date and fill it; what is filled already stays as it is."""
    call_command("migrate", verbosity=0, interactive=False)
    if Body.objects.exists():
        return
    act = Act(None, "演示", timezone.now())
    with transaction.atomic():
        settled = county.settle(act)
        items.write(settled, act)
        ledgers.write(settled, act)


def accounts() -> Iterator[str]:
    """Give the accounts, a line each."""
    yield f"演示账号，密码都是 {county.PASSWORD}"
    everyone = (*county.BUREAU_PEOPLE, *county.COUNTY_PEOPLE, *county.ADMINISTRATORS)
    for each in everyone:
        place = f"{county.BUREAU}{each.section}" if each in county.BUREAU_PEOPLE else county.COUNTY
        yield f"  {each.username:<14}{each.name}　{each.role.label}　{place}"

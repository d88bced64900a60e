"""Filling an empty platform with the demo county."""

from collections.abc import Iterator

from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from gongkai.audit.acts import Act
from gongkai.bodies.models import Body
from gongkai.portal.models import ONLY, Masthead
from gongkai.site.demo import catalogues, county, history, items, ledgers, load
from gongkai.site.demo.data import read


def fill() -> None:
    """Bring the database up to date and fill it; what is filled already stays as it is."""
    call_command("migrate", verbosity=0, interactive=False)
    if not Body.objects.exists():
        settle(Act(None, "演示", timezone.now()))


def add_load(bodies: int) -> Iterator[int]:
    """Add bodies with many items each, step by step: :func:`load_steps` of them."""
    return load.load(Act(None, "演示", timezone.now()), bodies)


def load_steps(bodies: int) -> int:
    """Give in how many steps that many bodies are added."""
    return bodies * load.ITEMS // load.BATCH


@transaction.atomic
def settle(act: Act) -> None:
    """Fill the tables: bodies and people, the years gone by, what is under way today."""
    settled = county.settle(act)
    Masthead.objects.create(
        pk=ONLY, site_name="正宁县政务公开（演示）", sponsor="正宁县人民政府办公室（演示）"
    )
    catalogues.write(settled, act)
    history.write(settled)
    items.write(settled, act)
    ledgers.write(settled, act)


def accounts() -> Iterator[str]:
    """Give the accounts, a line each."""
    yield f"演示账号，密码都是 {county.PASSWORD}"
    everyone = (*county.BUREAU_PEOPLE, *county.COUNTY_PEOPLE, *county.ADMINISTRATORS)
    for each in everyone:
        place = f"{county.BUREAU}{each.section}" if each in county.BUREAU_PEOPLE else county.COUNTY
        yield f"  {each.username:<14}{each.name}　{each.role.label}　{place}"
    staff = "、".join(each.username for each in county.STAFF)
    yield f"其他机关的账号是机关代号加岗位，如 jiaoyu-xinxi。岗位：{staff}；机关代号："
    yield "  " + "、".join(f"{each['code']}（{each['short']}）" for each in read("county"))

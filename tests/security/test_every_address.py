"""Every address of the site, walked as everybody who has no business there."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from bodies.county import ACT, body, person, post, section
from gongkai.audit.models import Entry
from gongkai.bodies.models import Duty, Person, Role
from gongkai.bodies.services import assign_duty
from gongkai.catalogue.models import Catalogue
from gongkai.catalogue.models import Entry as CatalogueEntry
from gongkai.disclosures.models import Item
from gongkai.signoff.services import submit
from registers.ledger import CODE, FIELDS, Ledger, ledger
from signoff.office import SINCE, current
from signoff.test_screens import login

__all__ = ["ledger"]
pytestmark = pytest.mark.django_db

SECRET = "仅限本机关知悉"  # noqa: S105 - what no stranger may read
AN_AUDITOR_READS = "/admin/audit/"
"""The trail names what acts were about: that is what the 审计员 reads."""
OPEN = {"/admin/login/", "/admin/jsi18n/", "/admin/sprite/"}
"""What anybody may ask for: the page to log in, words and pictures of scripts."""
POSTED = {"action": "approve", "comment": "x", "external-link-chooser-url": "/"}
"""What is posted everywhere; Wagtail's chooser of links fails without an address."""
STRANGERS = [*(f"other-{role}" for role in Role), *(f"admin-{duty}" for duty in Duty), "nobody"]


def addresses(
    resolver: URLResolver, prefix: str = "", spaces: tuple[str, ...] = ()
) -> Iterator[Any]:
    """Give every pattern below a resolver with its namespaces."""
    for each in resolver.url_patterns:
        path = prefix + str(each.pattern)
        if isinstance(each, URLResolver):
            inner = (*spaces, each.namespace) if each.namespace else spaces
            yield from addresses(each, path, inner)
        elif isinstance(each, URLPattern):
            yield path, spaces


def record_of(spaces: tuple[str, ...], item: Item) -> models.Model:
    """Give the record that a room's addresses are about: of its own kind, else the item."""
    for space in spaces:
        if match := re.fullmatch(r"wagtailsnippets_(\w+?)_(\w+)", space):
            found = apps.get_model(match[1], match[2])._default_manager.first()
            return found or item
    return item


def filled(path: str, spaces: tuple[str, ...], item: Item) -> str:
    """Fill in an address with what there is in the database."""
    record = record_of(spaces, item)
    latest = getattr(record, "latest_revision_id", None) or item.latest_revision_id
    known = {
        "pk": record.pk,
        "object_id": record.pk,
        "revision_id": latest,
        "revision_id_a": latest,
        "revision_id_b": latest,
        "task_state_id": current(item).pk,
        "workflow_state_id": item.current_workflow_state.pk,
        "action_name": "approve",
        "task_id": current(item).task_id,
        "app_label": "disclosures",
        "app_name": "disclosures",
        "model_name": "item",
        "content_type_app_name": "disclosures",
        "content_type_model_name": "item",
        "number": 1,
    }
    path = re.sub(r"\(\?P<(\w+)>(?:[^()]|\([^()]*\))*\)", lambda m: str(known.get(m[1], 1)), path)
    path = re.sub(r"<(?:\w+:)?(\w+)>", lambda m: str(known.get(m[1], 1)), path)
    path = re.sub(r"\([^()]*\)", "1", path)
    return "/" + re.sub(r"[\^$]|\\", "", path).replace(".*", "x")


def secrets_of(register: type[models.Model]) -> dict[str, str]:
    """Give a record's free texts the words that no stranger may read."""
    fields = {name: register._meta.get_field(name) for name in FIELDS[register]}
    texts = (models.CharField, models.TextField)
    return {
        name: SECRET
        for name, field in fields.items()
        if isinstance(field, texts) and not field.choices and name != "kinds"
    }


@pytest.fixture
def walked(ledger: Ledger) -> list[str]:
    """Give every address, filled in with one of every record of an office."""
    type(ledger.bureau).objects.filter(pk=ledger.bureau.pk).update(credit_code=CODE)
    ledger.bureau.refresh_from_db()
    ledger.hire("head", Role.SECTION_HEAD, ledger.section)
    ledger.hire("deputy", Role.DEPUTY, ledger.bureau)
    for register in FIELDS:
        ledger.enter(register, **secrets_of(register))
    area = Catalogue(body=ledger.bureau, area="own", own_area=SECRET, made_on=SINCE)
    area.save()
    words = {"first_level": SECRET, "content": SECRET, "limit_text": SECRET, "note": SECRET}
    CatalogueEntry(catalogue=area, order=1, section=ledger.section, **words).save()
    item = Item(
        title=SECRET,
        text=f"<p>{SECRET}</p>",
        made_on=date(2026, 1, 5),
        body=ledger.bureau,
        section=ledger.section,
        author=ledger.clerk,
    )
    item.save()
    item.save_revision(user=ledger.clerk)
    submit(item, ledger.clerk)
    item.refresh_from_db()
    found = [filled(path, spaces, item) for path, spaces in addresses(get_resolver())]
    assert len(found) > 300
    return found


def stranger(name: str) -> Person:
    """Make somebody who holds a post in another body, a duty, or nothing at all."""
    who = person(name)
    kind = name.split("-", 1)[-1]
    if name.startswith("other-"):
        there = body("正宁县卫生健康局")
        room = section(there)
        role = Role(kind)
        post(who, role, room if role in (Role.CLERK, Role.SECTION_HEAD) else there, since=SINCE)
    elif name.startswith("admin-"):
        assign_duty(ACT, who, Duty(kind))
    return who


def asked(client: Client, address: str) -> Iterator[Any]:
    yield client.get(address)
    yield client.post(address, POSTED)


def test_nothing_but_the_door_is_open_to_who_has_not_logged_in(walked: list[str]) -> None:
    client = Client()
    for address in walked:
        for answer in asked(client, address):
            is_open = address in OPEN or not address.startswith("/admin/")  # the portal
            assert answer.status_code in (
                {200, 302, 403, 404, 405, 410, 422} if is_open else {302, 403, 404, 405}
            ), address
            assert SECRET not in answer.content.decode(errors="replace"), address


@pytest.mark.parametrize("name", STRANGERS)
def test_a_stranger_reads_nothing_of_the_office_and_changes_nothing_at_any_address(
    walked: list[str], name: str
) -> None:
    client = login(stranger(name))
    for address in walked:
        if "logout" in address or address.startswith("/admin/security/sessions/end"):
            continue
        for answer in asked(client, address):
            assert answer.status_code < 500, (address, answer.status_code)
            may_read = name == "admin-audit" and address.startswith(AN_AUDITOR_READS)
            if not may_read and not answer.streaming:
                assert SECRET not in answer.content.decode(errors="replace"), address

    item = Item.objects.get(title=SECRET)
    assert current(item).status == "in_progress"
    assert not Entry.objects.filter(action__startswith="signoff.", actor=name).exists()
    for register in FIELDS:
        assert register._default_manager.filter(voided_at__isnull=False).count() == 0

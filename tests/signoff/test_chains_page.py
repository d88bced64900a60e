"""The 系统管理员 lays chains."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse

from bodies.county import ACT, person
from gongkai.audit.models import Entry
from gongkai.bodies.models import Duty, Person
from gongkai.bodies.services import assign_duty
from gongkai.disclosures.models import Item
from gongkai.signoff.chain_views import kinds
from gongkai.signoff.models import Chain
from gongkai.signoff.selectors import chain_for, levels_of
from signoff.office import Office, approve, office
from signoff.test_screens import login

__all__ = ["office"]
pytestmark = pytest.mark.django_db
LIST, NEW = "signoff_chains", "signoff_chain_new"


@pytest.fixture
def system(db: None) -> Person:
    who = person("system")
    assign_duty(ACT, who, Duty.SYSTEM)
    return who


def form_of(*roles: str, **more: str) -> dict[str, str]:
    return {f"level-{n}": role for n, role in enumerate(roles, 1)} | more


def roles_for(item: Item) -> list[str]:
    workflow = chain_for(item)
    assert workflow is not None
    return [level.role for level in levels_of(workflow)]


def test_a_body_gets_a_chain_of_its_own(office: Office, system: Person) -> None:
    kind = ContentType.objects.get_for_model(Item)
    form = form_of("section_head", "officer", "deputy", "leader", kind=str(kind.pk))

    answer = login(system).post(reverse(NEW), form | {"body": str(office.body.pk)}, follow=True)

    page = answer.content.decode()
    assert roles_for(office.draft()) == ["section_head", "officer", "deputy", "leader"]
    assert "股室负责人 → 公开专员 → 分管领导 → 主要领导" in page
    assert "少于三级" not in page
    entry = Entry.objects.get(action="signoff.chain_laid")
    assert (entry.actor, entry.body_id) == ("system", office.body.pk)


def test_what_is_under_review_keeps_its_chain(office: Office, system: Person) -> None:
    item = office.draft()
    office.submit(item)
    address = reverse("signoff_chain", args=[Chain.objects.get(is_urgent=False).pk])
    client = login(system)
    assert 'value="deputy" selected' in client.get(address).content.decode()

    page = client.post(address, form_of("section_head"), follow=True).content.decode()

    assert "少于三级" in page
    assert "不经过主要领导" in page
    approve(item, office.head)
    assert not Item.objects.get(pk=item.pk).live, "the two further levels are still to come"
    other = office.draft(title="另一件")
    office.submit(other)
    approve(other, office.head)
    assert Item.objects.get(pk=other.pk).live


@pytest.mark.parametrize(
    ("roles", "words"),
    [((), "至少选择一个"), (("leader", "leader"), "只能审核一次"), (("clerk",), "clerk")],
)
def test_a_chain_that_cannot_be_is_refused(
    system: Person, roles: tuple[str, ...], words: str
) -> None:
    before = Chain.objects.count()

    page = login(system).post(reverse(NEW), form_of(*roles) | {"body": ""}).content.decode()

    assert words in page
    assert Chain.objects.count() == before


def test_nobody_else_lays_chains(office: Office, system: Person) -> None:
    audit = person("auditor")
    assign_duty(ACT, audit, Duty.AUDIT)

    for who in (office.clerk, office.leader, audit):
        client = login(who)
        for address in (reverse(LIST), reverse(NEW)):
            assert client.get(address).status_code in (302, 403)
            client.post(address, form_of("section_head"))
        assert reverse(LIST) not in client.get("/admin/").content.decode()

    assert Chain.objects.count() == 2
    assert reverse(LIST) in login(system).get("/admin/").content.decode()


def test_every_kind_that_leaves_the_house_can_have_a_chain(db: None) -> None:
    assert ContentType.objects.get_for_model(Item) in kinds()

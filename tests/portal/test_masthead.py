"""What the portal says of itself: kept by the 系统管理员 alone, and in the trail."""

import pytest
from django.test import Client

from bodies.county import ACT, person
from gongkai.audit.models import Entry
from gongkai.bodies.models import Duty
from gongkai.bodies.services import assign_duty
from signoff.office import Office, office
from signoff.test_screens import login

__all__ = ["office"]
ADDRESS = "/admin/masthead/"
FILLED = {"site_name": "正宁县人民政府", "id_code": "6210250001", "phone": "0934-6121234"}


@pytest.fixture
def keeper(db: None) -> Client:
    who = person("system")
    assign_duty(ACT, who, Duty.SYSTEM)
    return login(who)


def test_what_is_written_stands_on_the_portal_and_in_the_trail(keeper: Client) -> None:
    assert "门户信息" in keeper.get("/admin/").content.decode()
    assert keeper.post(ADDRESS, FILLED).status_code == 302
    shown = Client().get("/").content.decode()
    assert "正宁县人民政府" in shown
    assert "6210250001" in shown
    entry = Entry.objects.get(action="portal.masthead_changed")
    assert "6210250001" in entry.detail


def test_badges_lead_from_every_page_and_only_to_the_web(keeper: Client) -> None:
    links = {"badge": "https://bszs.example.cn/1", "complaints": "https://zfwzgl.example.cn/2"}
    assert keeper.post(ADDRESS, FILLED | links).status_code == 302
    shown = Client().get("/").content.decode()
    for link in links.values():
        assert f'href="{link}"' in shown
    answer = keeper.post(ADDRESS, FILLED | {"complaints": "javascript:alert(1)"})
    assert answer.status_code == 200
    assert "javascript:" not in Client().get("/").content.decode()


def test_a_code_that_is_none_is_said_and_what_was_typed_stays(keeper: Client) -> None:
    answer = keeper.post(ADDRESS, FILLED | {"id_code": "62102500"})
    assert "网站标识码应为10位数字" in answer.content.decode()
    assert "62102500" in answer.content.decode()


def test_nobody_else_keeps_it(office: Office) -> None:
    for who in (office.clerk, office.leader):
        assert login(who).get(ADDRESS).status_code in (302, 403)
        assert login(who).post(ADDRESS, FILLED).status_code in (302, 403)
    assert "正宁县人民政府" not in Client().get("/").content.decode()

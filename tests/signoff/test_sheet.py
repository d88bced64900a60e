"""The 政府信息公开审查表, read back from the file that is given out."""

import shutil
import subprocess
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import docx
import pytest
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils import timezone

from bodies.county import ACT, body, person, post
from gongkai.audit.acts import Act
from gongkai.bodies.models import Body, Person, Role
from gongkai.bodies.services import delegate
from gongkai.disclosures.models import Item
from gongkai.disclosures.wagtail_hooks import ItemViewSet
from gongkai.signoff import gate
from gongkai.signoff.draft_views import address_of
from gongkai.signoff.models import Clearance
from gongkai.signoff.services import submit
from signoff.office import Office, approve, current, office
from signoff.test_gate import LEAK, MOBILE, keys_of
from signoff.test_screens import login

__all__ = ["office"]
pytestmark = pytest.mark.django_db


def sheet(item: Item, who: Person) -> bytes:
    answer = login(who).get(address_of("signoff_sheet", item))
    assert answer.status_code == 200
    return b"".join(answer.streaming_content)  # type: ignore[attr-defined]  # a file's response


def rows(content: bytes) -> dict[str, str]:
    (table,) = docx.Document(BytesIO(content)).tables
    found = {}
    for row in table.rows:
        cells = [cell.text for cell in row.cells]
        found[cells[0]] = cells[1]
        if cells[2] != cells[1]:
            found[cells[2]] = cells[3]
        elif cells[3] != cells[1]:
            found[f"{cells[0]}人"] = cells[3]
    return found


@pytest.fixture
def told(office: Office) -> Item:
    """A text returned once, overridden, urgent no more, approved by a stand-in, published."""
    item = office.draft(text=LEAK, document_number="正文旅发〔2026〕3号")
    gate.override(item, office.clerk, "本人书面同意公开", keys_of(item))
    office.submit(item)
    state = current(item)
    state.task.specific.on_action(state, office.head, "reject", fields={"title": "标题太长"})
    item.refresh_from_db()
    item.save_revision(user=office.clerk)
    item.refresh_from_db()
    if keys_of(item):
        gate.override(item, office.clerk, "本人书面同意公开", keys_of(item))
    office.submit(item)
    stand_in, today = person("standin", "代理人"), timezone.localdate()
    by = Act(office.leader.pk, "leader", ACT.at)
    delegate(by, office.leader.posts.get(), stand_in, today, today + timedelta(days=1), "公差")
    state = current(item)
    state.task.specific.on_action(state, office.head, "approve", comment="内容属实")
    approve(item, office.deputy)
    approve(item, stand_in)
    return item


def test_everything_that_was_decided_is_on_the_sheet(office: Office, told: Item) -> None:
    found = rows(sheet(told, office.clerk))

    assert found["信息名称"] == "关于开展全民健身活动的通知"
    assert (found["发文字号"], found["成文日期"]) == ("正文旅发〔2026〕3号", "2026年1月5日")
    assert found["股室负责人意见"].startswith("同意；内容属实")
    assert "head（股室负责人）" in found["股室负责人意见人"]
    assert "代理人（受主要领导leader委托）" in found["主要领导意见人"]
    assert "见逐项意见" in found["此前退回"]
    assert "正文：手机号码" in found["内容检查"]
    assert "理由：本人书面同意公开" in found["内容检查"]
    assert Clearance.objects.get().digest[:32] in found["内容摘要"]
    assert found["审查结论"].startswith("各环节同意公开")


def test_no_secret_is_on_the_sheet(office: Office, told: Item) -> None:
    assert MOBILE not in "".join(rows(sheet(told, office.clerk)).values())


def test_a_submission_not_decided_yet_says_so(office: Office) -> None:
    item = office.draft()
    submit(item, office.clerk, urgent=True, reason="网上有不实传言")

    found = rows(sheet(item, office.head))

    assert found["紧急事由"] == "网上有不实传言"
    assert found["主要领导意见"] == "（未审核）"
    assert "分管领导意见" not in found
    assert found["审查结论"] == "审核中"


def test_a_return_and_a_withdrawal_are_told(office: Office) -> None:
    item = office.draft()
    office.submit(item)
    state = current(item)
    state.task.specific.on_action(
        state, office.head, "reject", comment="重写", fields={"title": "太长"}
    )

    found = rows(sheet(item, office.clerk))
    assert found["股室负责人意见"].startswith("退回；重写；标题：太长")
    assert found["审查结论"] == "退回修改，没有公开"

    item.refresh_from_db()
    office.submit(item)
    current(item).workflow_state.cancel(user=office.clerk)
    assert rows(sheet(item, office.clerk))["审查结论"] == "已撤回，没有公开"


def test_it_is_for_whoever_may_see_the_body(office: Office, told: Item) -> None:
    stranger = person("stranger")
    post(stranger, Role.OFFICER, body("正宁县卫生健康局"), since=date(2020, 1, 1))

    for who in (stranger, person("nobody")):
        assert login(who).get(address_of("signoff_sheet", told)).status_code in (302, 404)


def test_there_is_none_of_what_was_never_submitted(office: Office) -> None:
    item = office.draft()
    kind = ContentType.objects.get_for_model(Body)

    client = login(office.clerk)
    assert client.get(address_of("signoff_sheet", item)).status_code == 404
    assert client.get(reverse("signoff_sheet", args=[kind.pk, office.body.pk])).status_code == 404


def test_the_list_offers_it_for_what_was_submitted(office: Office) -> None:
    item = office.draft()
    listing = reverse(ItemViewSet().get_url_name("list"))
    assert (
        address_of("signoff_sheet", item) not in login(office.clerk).get(listing).content.decode()
    )
    office.submit(item)

    assert address_of("signoff_sheet", item) in login(office.clerk).get(listing).content.decode()


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_it_is_one_page(office: Office, told: Item, tmp_path: Path) -> None:
    source = tmp_path / "sheet.docx"
    source.write_bytes(sheet(told, office.clerk))
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    command = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(source)], check=True, capture_output=True, timeout=180)

    told_pages = subprocess.run(
        ["pdfinfo", str(tmp_path / "sheet.pdf")], check=True, capture_output=True, text=True
    )

    assert "Pages:           1\n" in told_pages.stdout

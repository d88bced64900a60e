"""The trail's screens: for the 审计员 alone, narrowed, searched, taken away, verified."""

import ast
import io
import re
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from bodies.county import ACT, body, person, post
from gongkai.audit.acts import Act
from gongkai.audit.labels import ACTIONS, kind_of, label_of
from gongkai.audit.models import Entry, Head
from gongkai.audit.protection import release
from gongkai.audit.services import record
from gongkai.audit.verification import verify
from gongkai.audit.views import PERMISSION
from gongkai.bodies.backends import PostBackend
from gongkai.bodies.models import Body, Duty, Person, Role
from gongkai.bodies.services import assign_duty

pytestmark = pytest.mark.django_db
LIST = "/admin/audit/"
STRANGER = Act(None, "王五", datetime(2026, 3, 1, 16, 30, tzinfo=UTC), "10.0.0.9")
CODE = re.compile(r"[a-z]+\.[a-z_]+$")
SOURCE = Path(__file__).parents[2] / "src" / "gongkai"


def login(who: Person) -> Client:
    Person.objects.filter(pk=who.pk).update(
        must_change_password=False, password_changed_at=timezone.now()
    )
    client = Client(REMOTE_ADDR="10.0.0.8")
    client.force_login(who, backend="gongkai.bodies.backends.PostBackend")
    return client


@pytest.fixture
def bureau() -> Body:
    return body("正宁县文体广电和旅游局")


@pytest.fixture
def auditor(bureau: Body) -> Person:
    who = person("shenji", "郑刚")
    assign_duty(ACT, who, Duty.AUDIT)
    return who


@pytest.fixture
def client(auditor: Person) -> Client:
    return login(auditor)


def listed(client: Client, query: str = "") -> list[int]:
    answer = client.get(LIST + query)
    assert answer.status_code == 200
    return [each.number for each in answer.context["object_list"]]


def strange(bureau: Body, **detail: object) -> Entry:
    return record(STRANGER, "signoff.masked", bureau, body_id=bureau.pk, detail=detail)


def codes_in(tree: ast.AST) -> set[str]:
    """Give the codes recorded in a module: those in calls, and those named for them elsewhere."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    recorded = [c for c in calls if isinstance(c.func, ast.Name) and c.func.id == "record"]
    rooms = {code.partition(".")[0] for code in ACTIONS}
    direct = {word for call in recorded for arg in call.args[1:2] for word in words_in(arg)}
    named = {word for word in words_in(tree) if CODE.match(word) and word.split(".")[0] in rooms}
    return direct | named if recorded else set()


def words_in(tree: ast.AST) -> set[str]:
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_every_act_that_the_source_records_has_a_name_in_chinese() -> None:
    codes = set[str]()
    for path in SOURCE.rglob("*.py"):
        codes |= codes_in(ast.parse(path.read_text(encoding="utf-8")))
    codes -= {PERMISSION}
    whole = {code for code in codes if not code.endswith(".")}

    assert {"audit.exported", "signoff.released", "body.founded"} <= whole
    assert whole <= ACTIONS.keys()
    for room in codes - whole:
        assert any(code.startswith(room) for code in ACTIONS)


def test_an_act_and_a_kind_that_nobody_named_are_shown_as_they_are() -> None:
    assert label_of("letters.answered") == "letters.answered"
    assert kind_of("letters.letter") == "letters.letter"
    assert kind_of("nothing") == "nothing"
    assert kind_of("bodies.person") == "人员"


@pytest.mark.parametrize("duty", [Duty.SYSTEM, Duty.SECURITY, None])
def test_nobody_but_the_auditor_enters(duty: Duty | None, bureau: Body) -> None:
    who = person("other")
    if duty:
        assign_duty(ACT, who, duty)
    else:
        post(who, Role.LEADER, bureau)
    client = login(who)
    entry = reverse("audit_entry", args=[1])

    for address in (LIST, "/admin/audit/results/", "/admin/audit/verify/", entry):
        answer = client.get(address)
        assert (answer.status_code, answer["Location"]) == (302, "/admin/")
        assert (
            client.get(address, headers={"X-Requested-With": "XMLHttpRequest"}).status_code == 403
        )
    assert client.get(LIST + "?export=csv").status_code == 302
    assert 'href="/admin/audit/"' not in client.get("/admin/").content.decode()


def test_the_auditor_finds_the_trail_in_the_menu(client: Client, auditor: Person) -> None:
    assert "/admin/audit/" in client.get("/admin/").content.decode()
    assert auditor.has_perm("audit.view_entry")
    assert "audit.view_entry" in PostBackend().get_all_permissions(auditor)
    assert not auditor.has_perm("audit.delete_entry")


def test_entries_are_listed_newest_first_and_named_in_chinese(client: Client) -> None:
    page = client.get(LIST).content.decode()
    numbers = listed(client)

    assert numbers == sorted(numbers, reverse=True)
    assert "设立行政机关" in page
    assert Head.objects.get().digest in page


def test_the_list_is_narrowed_by_each_filter(client: Client, bureau: Body) -> None:
    ours = strange(bureau, 理由="停水通知").number

    for query in (
        "?actor=王五",
        "?action=signoff.masked",
        f"?object_type=bodies.body&object_id={bureau.pk}&actor=王五",
        f"?body_id={bureau.pk}&address=10.0.0.9",
        "?address=10.0.0.9",
        "?at_from=2026-03-02&at_to=2026-03-02",
        "?q=停水",
        "?q=王五 文体广电",
    ):
        assert listed(client, query) == [ours], query
    for query in ("?actor=王", "?at_from=2026-03-03&at_to=2026-03-04", "?q=停水 停电"):
        assert listed(client, query) == [], query


def test_the_list_is_paged_and_asks_no_more_for_more_entries(client: Client, bureau: Body) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            client.get(LIST)
        return len(asked)

    queries()
    few = queries()
    for _ in range(60):
        strange(bureau)

    assert queries() == few
    assert len(listed(client)) == 50
    assert listed(client, "?p=2")[0] == listed(client)[-1] - 1


def test_an_entry_shows_all_that_is_known_of_it(client: Client, bureau: Body) -> None:
    first = Entry.objects.get(object_type="bodies.body")
    shown = strange(bureau, fields={"标题": "有误"}, comment="<b>")

    page = client.get(reverse("audit_entry", args=[shown.number])).content.decode()

    for words in (
        "2026-03-02 00:30:00", "王五", "10.0.0.9", "遮盖个人信息", "signoff.masked", bureau.name,
        "有误", "&lt;b&gt;", shown.digest, shown.previous,
        reverse("audit_entry", args=[shown.number - 1]),
        reverse("audit_entry", args=[first.number]),
    ):  # fmt: skip
        assert words in page
    assert client.get(reverse("audit_entry", args=[shown.number + 1])).status_code == 404


def test_an_entry_with_spoilt_details_is_shown_all_the_same(client: Client, bureau: Body) -> None:
    number = strange(bureau).number
    release(connection)
    Entry.objects.filter(number=number).update(detail="{被改")

    page = client.get(reverse("audit_entry", args=[number])).content.decode()

    assert "{被改" in page


def test_the_list_is_taken_away_as_csv_and_that_is_recorded(client: Client, bureau: Body) -> None:
    entry = strange(bureau, 次=1)
    bureau.name = "=cmd"
    bait = strange(bureau)

    answer = client.get(LIST + "?actor=王五&export=csv")
    text = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()

    assert answer["Content-Disposition"].endswith('.csv"')
    assert [text[0].split(",")[0], len(text)] == ["序号", 3]
    assert entry.digest in text[2]
    assert bait.digest in text[1]
    assert "'=cmd" in text[1]
    told = Entry.objects.latest("number")
    assert (told.action, told.actor) == ("audit.exported", "郑刚")
    assert told.details["entries"] == 2
    assert told.details["asked"] == {"actor": "王五", "export": "csv"}
    assert verify().is_whole


def test_the_list_is_taken_away_as_xlsx_with_digests(client: Client, bureau: Body) -> None:
    entry = strange(bureau)

    answer = client.get(LIST + "?q=文体广电&actor=王五&export=xlsx")
    rows = list(
        openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active.values
    )

    assert [row[0] for row in rows] == ["序号", entry.number]
    assert rows[1][1] == "2026-03-02 00:30:00"
    assert entry.digest in rows[1]


def test_the_chain_is_verified_by_a_button_and_that_is_recorded(client: Client) -> None:
    last = Head.objects.get()
    assert "核对" in client.get("/admin/audit/verify/").content.decode()
    last = Head.objects.get()

    page = client.post("/admin/audit/verify/", {"noted": last.digest}).content.decode()

    assert f"共{last.number}条审计记录，完整，没有改动。" in page
    assert last.digest in page
    assert Entry.objects.latest("number").details == {
        "entries": last.number, "whole": True, "reason": "",
    }  # fmt: skip


def test_a_button_press_finds_what_was_tampered_with(client: Client) -> None:
    release(connection)
    Entry.objects.filter(number=1).update(actor="x")

    page = client.post("/admin/audit/verify/").content.decode()

    assert "第1条记录的内容与摘要不符" in page


def test_verification_knows_entries_that_the_platform_did_not_write(client: Client) -> None:
    head = Head.objects.get()
    entry = Entry.objects.get(number=head.number)
    entry.pk = head.number + 1
    entry.save(force_insert=True)

    assert verify().reason == f"第{head.number + 1}条记录不是平台写入的"

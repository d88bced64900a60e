"""The screens of catalogues, as a browser's requests meet them."""

import csv
import io
import re
from typing import Any

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bodies.county import body, person, post, section
from catalogue.samples import LIMIT, Bureau, bureau
from gongkai.audit.models import Entry as Act
from gongkai.bodies.models import Role
from gongkai.catalogue.models import Catalogue, Entry
from signoff.office import SINCE
from signoff.test_screens import login

__all__ = ["bureau"]
ENTRIES = "wagtailsnippets_catalogue_entry"
CATALOGUES = "wagtailsnippets_catalogue_catalogue"


def page_of(who: Any, name: str, query: str = "", *args: Any) -> str:
    answer = login(who).get(f"{reverse(name, args=args)}{query}")
    assert answer.status_code == 200
    text: str = answer.content.decode()
    return text


def posted(bureau: Bureau, **changes: Any) -> dict[str, Any]:
    return {
        "catalogue": bureau.catalogue.pk,
        "first_level": "公共服务",
        "second_level": "免费开放",
        "content": "开放时间",
        "basis": "",
        "limit_text": LIMIT,
        "responsible_body": "县文旅局",
        "channels": ["website", "reading_point"],
        "to_public": "on",
        "proactive": "on",
        "at_county": "on",
    } | changes


def test_an_empty_list_says_how_to_import(bureau: Bureau) -> None:
    page = page_of(bureau.officer, f"{ENTRIES}:list")

    assert "还没有公开事项" in page
    assert reverse(f"{CATALOGUES}:list") in page


def test_a_catalogue_is_set_up_and_its_file_asked_for(bureau: Bureau) -> None:
    told = {"body": bureau.body.pk, "area": "own", "own_area": "统计", "made_on": "2020-11-02"}
    client = login(bureau.officer)

    wrong = client.post(reverse(f"{CATALOGUES}:add"), told | {"own_area": ""})
    answer = client.post(reverse(f"{CATALOGUES}:add"), told | {"is_current": "on"})

    assert "请写明自设领域的名称" in wrong.content.decode()
    made = Catalogue.objects.get(area="own")
    assert answer["Location"] == reverse("catalogue_import", args=[made.pk])
    assert str(made) == "统计领域（2020-11-02）"
    assert Act.objects.filter(action="catalogue.set_up", object_id=made.pk).exists()


def test_the_catalogues_offer_import_and_giving_out_to_who_keeps_them(bureau: Bureau) -> None:
    bureau.entry()

    kept = page_of(bureau.clerk, f"{CATALOGUES}:list")
    seen = page_of(bureau.leader, f"{CATALOGUES}:list")

    for name in ("catalogue_import", "catalogue_assign"):
        address = reverse(name, args=[bureau.catalogue.pk])
        assert address in kept
        assert address not in seen


def test_an_entry_is_added_and_changed_with_the_trail(bureau: Bureau) -> None:
    client = login(bureau.officer)

    client.post(reverse(f"{ENTRIES}:add"), posted(bureau))
    entry = Entry.objects.get()
    edit = reverse(f"{ENTRIES}:edit", args=[entry.pk])
    client.post(edit, posted(bureau, section=bureau.arts.pk, period="quarter"))

    entry.refresh_from_db()
    assert (entry.order, entry.channels) == (1, ["website", "reading_point"])
    assert (entry.section, entry.period) == (bureau.arts, "quarter")
    changed = Act.objects.get(action="catalogue.entry_changed").details["fields"]
    assert changed == {"section_id": ["None", str(bureau.arts.pk)], "period": ["", "quarter"]}


@pytest.mark.parametrize(
    ("left_out", "said"),
    [
        ("to_public", "公开对象至少选一项"),
        ("proactive", "公开方式至少选一项"),
        ("at_county", "公开层级至少选一项"),
    ],
)
def test_each_group_of_boxes_needs_one(bureau: Bureau, left_out: str, said: str) -> None:
    told = posted(bureau)
    del told[left_out]

    answer = login(bureau.officer).post(reverse(f"{ENTRIES}:add"), told)

    assert said in answer.content.decode()
    assert not Entry.objects.exists()


def test_the_same_entry_twice_and_a_strangers_section_are_refused(bureau: Bureau) -> None:
    client = login(bureau.officer)
    other = section(body("正宁县教育局"))

    client.post(reverse(f"{ENTRIES}:add"), posted(bureau))
    twice = client.post(reverse(f"{ENTRIES}:add"), posted(bureau))
    strange = client.post(
        reverse(f"{ENTRIES}:add"), posted(bureau, second_level="二", section=other.pk)
    )

    assert "目录里已有同样的事项" in twice.content.decode()
    assert strange.status_code == 200
    assert Entry.objects.count() == 1


def test_entries_are_narrowed_and_searched(bureau: Bureau) -> None:
    bureau.entry("甲审批", section=bureau.arts, period="year")
    bureau.entry("乙审批", proactive=False, on_request=True)
    other = Entry(catalogue=bureau.set_up("health"))
    vars(other).update(
        first_level="x", second_level="丙审批", content="y", limit_text="长期", order=1
    )
    other.save()

    def names(query: str) -> set[str]:
        page = page_of(bureau.officer, f"{ENTRIES}:list", f"?{query}")
        return set(re.findall("([甲乙丙])审批", page))

    assert names("") == {"甲", "乙", "丙"}
    assert names("area=culture") == {"甲", "乙"}
    assert names(f"catalogue={other.catalogue_id}") == {"丙"}
    assert names(f"section={bureau.arts.pk}") == {"甲"}
    assert names("period=year") == {"甲"}
    assert names("way=on_request") == {"乙"}
    assert names("open=section&area=culture") == {"乙"}
    assert names("open=period&area=culture") == {"乙"}
    assert names("q=甲审批") == {"甲"}


def test_entries_are_exported_in_words_and_formulas_disarmed(bureau: Bureau) -> None:
    bureau.entry("=1+1", section=bureau.arts, period="quarter")
    client = login(bureau.officer)

    table = client.get(f"{reverse(f'{ENTRIES}:list')}?export=csv")
    text = b"".join(table.streaming_content).decode("utf-8-sig")
    book = client.get(f"{reverse(f'{ENTRIES}:list')}?export=xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(book.streaming_content))).worksheets[0]

    (row,) = csv.DictReader(io.StringIO(text))
    assert row["二级事项"] == "'=1+1"
    assert row["公开渠道和载体"] == "政府网站"
    assert row["更新周期"] == "每季度"
    assert row["责任股室"] == "文化艺术股"
    assert (row["公开对象"], row["公开方式"], row["公开层级"]) == ("全社会", "主动", "县级")
    assert sheet.max_row == 2


def test_many_entries_are_given_out_at_once(bureau: Bureau) -> None:
    entries = [bureau.entry(f"事项{number}") for number in range(3)]
    address = reverse("catalogue_assign", args=[bureau.catalogue.pk])
    client = login(bureau.officer)
    chosen = [entries[0].pk, entries[1].pk]

    client.post(address, {"entry": chosen, "section": bureau.arts.pk, "period": ""})
    client.post(address, {"entry": chosen[:1], "section": "", "period": "month"})

    found = list(Entry.objects.order_by("order").values_list("section", "period"))
    assert found == [(bureau.arts.pk, "month"), (bureau.arts.pk, ""), (None, "")]
    assert Act.objects.filter(action="catalogue.assigned").count() == 2


def test_giving_out_says_what_is_missing_and_keeps_what_was_ticked(bureau: Bureau) -> None:
    entry = bureau.entry()
    address = reverse("catalogue_assign", args=[bureau.catalogue.pk])
    client = login(bureau.officer)

    none = client.post(address, {"section": bureau.arts.pk}).content.decode()
    nothing = client.post(address, {"entry": [entry.pk, "x"]}).content.decode()

    assert "请先勾选事项" in none
    assert "请选责任股室或者更新周期" in nothing
    assert re.search(rf'value="{entry.pk}"[^>]* checked', nothing)


def test_giving_out_reaches_no_other_catalogue(bureau: Bureau) -> None:
    entry = bureau.entry()
    empty = bureau.set_up("health")

    page = page_of(bureau.officer, "catalogue_assign", "", empty.pk)
    login(bureau.officer).post(
        reverse("catalogue_assign", args=[empty.pk]), {"entry": [entry.pk], "period": "year"}
    )

    entry.refresh_from_db()
    assert "这个目录还没有事项" in page
    assert entry.period == ""


def test_others_see_nothing_of_it_and_a_leader_looks_only(bureau: Bureau) -> None:
    entry = bureau.entry("仅本机关可见")
    there = section(body("正宁县教育局"))
    stranger = person("stranger")
    post(stranger, Role.CLERK, there, since=SINCE)
    edit = reverse(f"{ENTRIES}:edit", args=[entry.pk])

    assert "仅本机关可见" not in page_of(stranger, f"{ENTRIES}:list")
    assert login(stranger).get(edit).status_code == 404
    assign = reverse("catalogue_assign", args=[bureau.catalogue.pk])
    assert login(stranger).get(assign).status_code == 404
    assert "仅本机关可见" in page_of(bureau.leader, f"{ENTRIES}:list")
    login(bureau.leader).post(edit, posted(bureau, first_level="改"))
    entry.refresh_from_db()
    assert entry.first_level == "行政许可"


def test_a_catalogue_and_its_entries_stay_where_they_are(bureau: Bureau) -> None:
    entry = bureau.entry()
    elsewhere = bureau.set_up("health")
    client = login(bureau.officer)

    moved = client.post(
        reverse(f"{ENTRIES}:edit", args=[entry.pk]), posted(bureau, catalogue=elsewhere.pk)
    )
    client.post(
        reverse(f"{CATALOGUES}:edit", args=[bureau.catalogue.pk]),
        {"body": bureau.body.pk, "area": "culture", "made_on": "2020-01-01", "version": "2021年版"},
    )

    bureau.catalogue.refresh_from_db()
    assert "不能移到别的目录" in moved.content.decode()
    assert bureau.catalogue.version == "2021年版"
    assert not bureau.catalogue.is_current


@pytest.mark.parametrize("name", [f"{ENTRIES}:list", f"{CATALOGUES}:list"])
def test_a_longer_list_asks_the_database_no_more(bureau: Bureau, name: str) -> None:
    def asked() -> int:
        client = login(bureau.officer)
        client.get(reverse(name))
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse(name))
        return len(queries)

    bureau.entry("一")
    few = asked()
    for number in range(12):
        bureau.entry(f"事项{number}", section=bureau.arts)
        bureau.set_up("own", own_area=f"领域{number}")

    assert asked() == few

"""Bodies, sections, people and posts from workbooks."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from bodies.office import Hall, hall, login, page, text
from gongkai.audit.models import Entry
from gongkai.bodies.models import Body, Person, Post, Role, Section
from gongkai.sheets.models import Upload

__all__ = ["hall"]


def preview(hall: Hall, kind: str, rows: str) -> str:
    """Upload a sheet and give the page of its preview."""
    sheet = SimpleUploadedFile("表.csv", rows.encode("gb18030"))
    answer = login(hall.system).post(page(kind, "import"), {"file": sheet}, follow=True)
    return text(answer)


def confirm(hall: Hall, kind: str) -> Any:
    kept = Upload.objects.latest("pk")
    return login(hall.system).post(page(kind, "import"), {"confirm": kept.pk}, follow=True)


def test_bodies_come_in_with_those_above_them_in_the_same_file(hall: Hall) -> None:
    shown = preview(
        hall,
        "body",
        "名称*,上级机关,类别,行政区划代码\n"
        "正宁县周家镇人民政府,正宁县人民政府,人民政府,621025\n"
        "周家镇便民服务中心,正宁县周家镇人民政府,政府工作部门,621025\n",
    )
    assert "共2行，没有错误" in shown
    assert Body.objects.count() == 3

    confirm(hall, "body")

    town = Body.objects.get(name="正宁县周家镇人民政府")
    assert town.get_parent() == hall.county
    assert town.get_children().get().name == "周家镇便民服务中心"
    assert Entry.objects.filter(action="sheets.imported").count() == 1


def test_a_body_before_the_one_above_it_is_told_to_move(hall: Hall) -> None:
    preview(
        hall,
        "body",
        "名称,上级机关,类别,行政区划代码\n"
        "便民服务中心,周家镇人民政府,政府工作部门,621025\n"
        "周家镇人民政府,,人民政府,621025\n",
    )

    said = text(confirm(hall, "body"))

    assert "上级机关“周家镇人民政府”在文件里排在后面" in said
    assert Body.objects.count() == 3


@pytest.mark.parametrize(
    ("kind", "rows", "said"),
    [
        ("body", "名称,上级机关,类别,行政区划代码\n甲局,乙县,人民政府,621025\n", "没有“乙县”"),
        ("body", "名称,类别,行政区划代码\n甲局,局,621025\n", "没有“局”这一项"),
        ("body", "类别,行政区划代码\n人民政府,621025\n", "缺少必填的标题：名称"),
        ("section", "行政机关,名称\n正宁县文体广电和旅游局,办公室\n", "该机关已有同名股室"),
        ("person", "账号,姓名\nclerk,王芳\n", "已有这个账号"),
        ("person", "账号,姓名\n王 芳,王芳\n", "账号只能用字母"),
        (
            "post",
            "账号,机关,岗位,自\nnobody,正宁县卫生健康局,主要领导,2026-01-05\n",
            "没有账号“nobody”",
        ),
        (
            "post",
            "账号,机关,岗位,股室,自\nclerk,正宁县卫生健康局,信息员,办公室,2026-01-05\n",
            "正宁县卫生健康局没有股室“办公室”",
        ),
        (
            "post",
            "账号,机关,岗位,自\nclerk,正宁县卫生健康局,信息员,2026-01-05\n",
            "信息员、股室负责人须选股室",
        ),
    ],
)
def test_a_wrong_row_has_its_sentence_and_nothing_is_saved(
    hall: Hall, kind: str, rows: str, said: str
) -> None:
    before = [model.objects.count() for model in (Body, Section, Person, Post)]

    shown = preview(hall, kind, rows)
    confirm(hall, kind)

    assert said in shown
    assert [model.objects.count() for model in (Body, Section, Person, Post)] == before


def test_people_come_in_with_passwords_shown_once(hall: Hall) -> None:
    shown = preview(hall, "person", "账号,姓名,手机号码\nwang,王芳,13800000000\nli,李强,\n")
    assert "共2行，没有错误" in shown

    first, second = text(confirm(hall, "person")), text(confirm(hall, "person"))

    passwords = re.findall(r"<code>(.+?)</code>", first)
    assert len(passwords) == 2
    assert Person.objects.get(username="wang").check_password(passwords[0])
    assert not re.findall(r"<code>(.+?)</code>", second)
    assert Person.objects.filter(username__in=["wang", "li"]).count() == 2


def test_posts_come_in_by_account_and_names_of_sections(hall: Hall) -> None:
    shown = preview(
        hall,
        "post",
        "账号,机关,岗位,股室,分管股室,自,至\n"
        "head,正宁县文体广电和旅游局,信息员,办公室,,2026年1月5日,\n"
        "clerk,正宁县文体广电和旅游局,分管领导,,办公室,2026.1.5,2026-12-31\n",
    )
    assert "共2行，没有错误" in shown

    confirm(hall, "post")

    assert hall.head.posts.get(role=Role.CLERK).section == hall.section
    deputy = hall.clerk.posts.get(role=Role.DEPUTY)
    assert list(deputy.in_charge_of.all()) == [hall.section]
    assert str(deputy.until) == "2026-12-31"


def test_sections_come_in(hall: Hall) -> None:
    preview(hall, "section", "行政机关,名称\n正宁县卫生健康局,医政股\n")
    confirm(hall, "section")

    assert hall.other.sections.get().name == "医政股"


def test_a_post_in_a_file_is_not_ones_own(hall: Hall) -> None:
    preview(hall, "post", "账号,机关,岗位,自\nsystem,正宁县卫生健康局,主要领导,2026-01-05\n")

    confirm(hall, "post")

    assert not hall.system.posts.exists()


@pytest.mark.parametrize("kind", ["body", "section", "person", "post"])
def test_every_import_has_a_workbook_to_fill_in(hall: Hall, kind: str) -> None:
    client = login(hall.system)

    assert page(kind, "import") in text(client.get(page(kind)))
    assert client.get(f"{page(kind, 'import')}?template=1").content.startswith(b"PK")

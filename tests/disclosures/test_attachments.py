"""Attachments: hostile until shown otherwise, screened, bound to what was approved."""

import io
import zipfile
from typing import Any

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook
from PIL import Image

from bodies.county import body, person, post
from gongkai.audit.models import Entry
from gongkai.bodies.models import Role
from gongkai.disclosures.models import Item, StoredFile
from gongkai.signoff.errors import NotClearedError, ScreeningRefusedError
from signoff.office import SINCE, Office, approve, current, office
from signoff.test_screens import login

__all__ = ["office"]
pytestmark = pytest.mark.django_db
RESIDENT = "621025199001011233"


def word(text: str = "附件一 场馆开放时间表") -> bytes:
    made, buffer = docx.Document(), io.BytesIO()
    made.add_paragraph(text)
    made.save(buffer)
    return buffer.getvalue()


def sheet(text: str) -> bytes:
    made, buffer = Workbook(), io.BytesIO()
    made.worksheets[0].append([text])
    made.save(buffer)
    return buffer.getvalue()


def zipped(**members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/"), data)
    return buffer.getvalue()


def page(item: Item) -> str:
    return reverse("disclosures_attachments", args=[item.pk])


def upload(client: Client, item: Item, name: str, data: bytes) -> Any:
    return client.post(page(item), {"file": SimpleUploadedFile(name, data)})


def attached(
    office: Office, item: Item, name: str = "时间表.docx", data: bytes = b""
) -> StoredFile:
    answer = upload(login(office.clerk), item, name, data or word())
    assert answer.status_code == 302, answer.content.decode()
    return StoredFile.objects.latest("pk")


def address(file: StoredFile) -> str:
    return reverse("disclosures_file", args=[file.pk, file.sha256])


def published(office: Office, item: Item) -> None:
    office.submit(item)
    for who in (office.head, office.deputy, office.leader):
        approve(item, who)


def test_a_file_is_attached_with_its_text_and_shown_with_the_item(office: Office) -> None:
    item = office.draft()

    file = attached(office, item)

    assert (file.text, file.note) == ("附件一 场馆开放时间表", "")
    item.refresh_from_db()
    assert item.attachments == [{"id": file.pk, "name": "时间表.docx", "sha256": file.sha256}]
    edit = reverse(Item.snippet_viewset.get_url_name("edit"), args=[item.pk])
    assert "时间表.docx" in login(office.clerk).get(edit).content.decode()
    assert Entry.objects.filter(action="item.file_attached", actor="clerk").exists()


def test_a_draft_goes_on_to_name_its_files_when_its_text_is_saved(office: Office) -> None:
    item = office.draft()
    attached(office, item)
    item.refresh_from_db()
    draft = item.get_latest_revision_as_object()
    draft.title = "改过的标题"
    draft.save_revision(user=office.clerk)

    assert len(Item.objects.get().get_latest_revision_as_object().stored_files()) == 1


def test_private_matter_in_an_attachment_keeps_the_item_from_review(office: Office) -> None:
    item = office.draft()
    attached(office, item, "名单.xlsx", sheet(f"王建军 {RESIDENT}"))

    with pytest.raises(ScreeningRefusedError, match="名单"):
        office.submit(Item.objects.get())


def test_the_reviewers_see_the_files(office: Office) -> None:
    item = office.draft()
    file = attached(office, item)
    item.refresh_from_db()
    office.submit(item)

    review = reverse("signoff_review", args=[current(item).pk])

    assert address(file) in login(office.head).get(review).content.decode()


def test_a_file_swapped_after_approval_is_not_published(office: Office) -> None:
    item = office.draft()
    attached(office, item)
    item.refresh_from_db()
    published(office, item)
    other = attached(office, item, "别的.docx", word("别的内容"))
    swapped = Item.objects.get()
    swapped.attachments = [{"id": other.pk, "name": other.name, "sha256": other.sha256}]

    with pytest.raises(NotClearedError):
        swapped.save()


def test_files_do_not_change_under_review(office: Office) -> None:
    item = office.draft()
    file = attached(office, item)
    item.refresh_from_db()
    office.submit(item)
    client = login(office.clerk)

    assert upload(client, item, "又一个.docx", word("又")).status_code in {302, 403}
    assert client.post(page(item), {"remove": str(file.pk)}).status_code in {302, 403}
    assert len(Item.objects.get().get_latest_revision_as_object().attachments) == 1


def test_a_file_is_left_out_of_the_next_version(office: Office) -> None:
    item = office.draft()
    file = attached(office, item)

    login(office.clerk).post(page(item), {"remove": str(file.pk)})

    assert Item.objects.get().attachments == []
    assert StoredFile.objects.filter(pk=file.pk).exists()  # versions before still name it


def test_before_publication_a_file_is_for_the_body_alone(office: Office) -> None:
    item = office.draft()
    file = attached(office, item)
    stranger = person("stranger")
    post(stranger, Role.OFFICER, body("正宁县卫生健康局"), since=SINCE)

    assert login(office.head).get(address(file)).status_code == 200
    for client in (Client(), login(stranger)):
        assert client.get(address(file)).status_code == 404
    assert login(stranger).get(page(item)).status_code == 404
    assert upload(login(stranger), item, "a.docx", word()).status_code == 404


def test_a_published_file_is_for_everybody_and_never_shown_inline(office: Office) -> None:
    item = office.draft()
    file = attached(office, item)
    item.refresh_from_db()
    published(office, item)

    answer = Client().get(address(file))

    assert b"".join(answer.streaming_content) == file.content.read()
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert Client().get(address(file).replace(file.sha256, "0" * 64)).status_code == 404


def test_a_file_that_a_reader_has_is_not_sent_again_and_gone_once_withdrawn(
    office: Office, client: Client
) -> None:
    item = office.draft()
    file = attached(office, item)
    item = Item.objects.get()
    published(office, item)
    etag = client.get(address(file)).headers["ETag"]
    asked = {"If-None-Match": etag}
    assert client.get(address(file), headers=asked).status_code == 304
    Item.objects.get().unpublish()
    assert client.get(address(file), headers=asked).status_code == 404


def test_a_file_left_out_is_no_longer_public(office: Office) -> None:
    item = office.draft()
    kept, gone = attached(office, item), attached(office, item, "二.docx", word("二"))
    login(office.clerk).post(page(item), {"remove": str(gone.pk)})
    item.refresh_from_db()
    published(office, item)

    assert Client().get(address(kept)).status_code == 200
    assert Client().get(address(gone)).status_code == 404


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("脚本.html", b"<script>", "附件只能是这些格式"),
        ("宏.docm", word(), "附件只能是这些格式"),
        ("假.pdf", b"MZ\x90\x00", "内容与扩展名不符"),
        ("假.docx", zipped(x=b"1"), "内容与扩展名不符"),
        ("宏.docx", zipped(word__document=b"x", word__vbaProject_bin=b"x"), "不符"),
        ("炸弹.xlsx", zipped(xl__workbook=b" " * (200 * 2**20)), ""),
        ("坏.docx", b"PK\x03\x04broken", ""),
    ],
)
def test_what_may_not_be_attached_is_refused_with_a_sentence(
    office: Office, name: str, data: bytes, said: str
) -> None:
    item = office.draft()

    answer = upload(login(office.clerk), item, name, data)

    assert answer.status_code == 200
    words = answer.content.decode()
    assert 'role="alert"' in words
    assert said in words
    assert not StoredFile.objects.exists()


def test_macros_are_refused(office: Office) -> None:
    buffer = io.BytesIO(word())
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"x")

    answer = upload(login(office.clerk), office.draft(), "带宏.docx", buffer.getvalue())

    assert "带有宏" in answer.content.decode()


def test_macros_under_another_name_are_refused(office: Office) -> None:
    plain = zipfile.ZipFile(io.BytesIO(word()))
    parts = {name: plain.read(name) for name in plain.namelist()}
    parts["[Content_Types].xml"] += b"<!-- ms-word.document.macroEnabled.main+xml -->"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in (parts | {"word/m.bin": b"x"}).items():
            archive.writestr(name, data)

    answer = upload(login(office.clerk), office.draft(), "改名.docx", buffer.getvalue())

    assert "带有宏" in answer.content.decode()


def test_macros_of_old_files_are_refused(office: Office) -> None:
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "_VBA_PROJECT".encode("utf-16-le")

    answer = upload(login(office.clerk), office.draft(), "旧.doc", old)

    assert "带有宏" in answer.content.decode()


def test_a_file_too_large_is_refused(office: Office, settings: Any) -> None:
    settings.ATTACHMENT_MEGABYTES = 0

    answer = upload(login(office.clerk), office.draft(), "大.docx", word())

    assert "不能超过0MB" in answer.content.decode()


def test_a_file_that_cannot_be_read_is_kept_and_said_so(office: Office) -> None:
    file = attached(office, office.draft(), "损坏.pdf", b"%PDF-1.4 broken")

    assert "请人工检查" in file.note


def test_the_same_file_twice_is_said_so(office: Office) -> None:
    item = office.draft()
    same = word()
    attached(office, item, "一.docx", same)

    answer = upload(login(office.clerk), item, "二.docx", same)

    assert "已经在附件里了" in answer.content.decode()


def png() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (40, 30), "#1d3f72").save(buffer, "PNG")
    return buffer.getvalue()


def test_a_picture_stands_in_the_page_with_its_name_for_who_does_not_see_it(office: Office) -> None:
    item = office.draft()
    file = attached(office, item, "场馆平面图.png", png())
    item.refresh_from_db()
    published(office, item)

    answer = Client().get(address(file))
    body = render_to_string(Item.review_template, {"object": Item.objects.get()})

    assert answer["Content-Type"] == "image/png"
    assert f'<img src="{address(file)}" alt="场馆平面图">' in body


def test_a_page_that_calls_itself_a_picture_is_refused(office: Office) -> None:
    answer = upload(login(office.clerk), office.draft(), "图.png", b"<html><script>")

    assert "内容与扩展名不符" in answer.content.decode()

"""The portal as files: every link leads to a file, and what is withdrawn has none."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from django.core.management import call_command

from disclosures.test_publication import published as publish
from gongkai.disclosures.models import Item
from gongkai.disclosures.withdrawing import withdraw
from gongkai.portal.export.addresses import file_of
from gongkai.portal.export.writing import Export, Told
from portal.test_pages import fill
from signoff.office import Office, office

__all__ = ["office"]
BASE = "https://www.example.gov.cn/zwgk/"


@pytest.fixture
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.DATA_DIR = tmp_path / "data"
    return tmp_path / "site"


def export(folder: Path) -> Told:
    writing = Export(folder, BASE)
    list(writing.run())
    return writing.told


def files(folder: Path) -> dict[str, bytes]:
    found = (each for each in folder.rglob("*") if each.is_file())
    return {each.relative_to(folder).as_posix(): each.read_bytes() for each in found}


def test_every_link_of_every_page_leads_to_a_file(office: Office, folder: Path) -> None:
    fill(office)
    for number in range(45):
        publish(office, title=f"通知{number}", genre="notice", category="20.15")
    told = export(folder)
    pages = [each for each in folder.rglob("*.html") if each.name != "404.html"]
    assert told.pages > len(pages) > 60
    for page in pages:
        for link in re.findall(r'(?:href|src)="([^"#]+)', page.read_text(encoding="utf-8")):
            assert not urlsplit(link).scheme, (page, link)
            target = (page.parent / unquote(urlsplit(link).path)).resolve()
            assert target.is_file(), (page, link)


def test_every_item_is_reached_through_its_year(office: Office, folder: Path) -> None:
    keys = [publish(office, title=f"通知{n}", genre="notice").pk for n in range(45)]
    export(folder)
    lists = [text for name, text in files(folder).items() if name.startswith("columns/notices/")]
    for key in keys:
        assert any(f"items/{key}/index.html".encode() in text for text in lists)


def test_what_needs_a_server_is_not_offered(office: Office, folder: Path) -> None:
    publish(office)
    export(folder)
    for name, text in files(folder).items():
        assert b"<form" not in text, name


def test_feeds_and_maps_name_where_the_folder_answers(office: Office, folder: Path) -> None:
    item = publish(office)
    export(folder)
    written = files(folder)
    year = item.listing.year
    for name in (
        "feeds/index.xml", "sitemap.xml", f"sitemap-items-{year}.xml",
        f"opendata/items-{year}.json", f"opendata/items-{year}.csv",
    ):  # fmt: skip
        assert b"testserver" not in written[name]
        assert b"localhost" not in written[name]
    for name in ("feeds/index.xml", f"opendata/items-{year}.json"):
        assert f"{BASE}items/{item.pk}/".encode() in written[name]
    assert b"<svg" in written[f"items/{item.pk}/qr.svg"]
    assert b'="/zwgk/static/' in written["404.html"]


def test_a_second_export_writes_nothing_and_a_withdrawal_leaves_nothing(
    office: Office, folder: Path
) -> None:
    items = [publish(office, title=f"关于第{n}件事的通知", genre="notice") for n in range(3)]
    first = export(folder)
    before = files(folder)
    again = export(folder)
    assert (first.written, again.written, again.removed) == (first.pages, 0, 0)
    assert files(folder) == before
    withdraw(items[0], office.leader, "有误")
    after = export(folder)
    assert after.removed == 2, "the page and its code"
    assert after.written < first.written
    assert f"items/{items[0].pk}/index.html" not in files(folder)
    for name, text in files(folder).items():
        assert items[0].title.encode() not in text, name


def test_the_worker_writes_only_when_something_changed(
    office: Office, folder: Path, settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("export_portal")
    assert not folder.exists()
    settings.EXPORT_TO, settings.EXPORT_URL = str(folder), BASE
    publish(office)
    call_command("export_portal")
    assert "静态网页：写了" in capsys.readouterr().out
    call_command("export_portal")
    assert capsys.readouterr().out == ""
    withdraw(Item.objects.get(), office.leader, "有误")
    call_command("export_portal")
    assert "删除" in capsys.readouterr().out


def test_a_folder_that_cannot_be_written_is_said_and_the_worker_goes_on(
    office: Office, folder: Path, settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    folder.parent.mkdir(exist_ok=True)
    folder.write_text("a file where the folder should be")
    settings.EXPORT_TO, settings.EXPORT_URL = str(folder), BASE
    publish(office)
    call_command("export_portal")
    assert "写不进" in capsys.readouterr().err


def test_an_export_that_fails_leaves_the_folder_as_it_was(
    office: Office, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(office)
    export(folder)
    before = files(folder)
    publish(office, title="第二件")
    writing = Export(folder, BASE)
    running = writing.run()
    for _step in range(3):
        next(running)
    running.close()
    assert {
        name: text for name, text in files(folder).items() if "gongkai-new" not in name
    } == before
    assert export(folder).written
    assert not any("gongkai-new" in name for name in files(folder))


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("/", "index.html"),
        ("/items/5/", "items/5/index.html"),
        ("/columns/news/?year=2025&after=9-1", "columns/news/year-2025/after-9-1/index.html"),
        ("/columns/statutory/?area=../../x", "columns/statutory/area-.._.._x/index.html"),
        ("/feeds/columns/news/", "feeds/columns/news/index.xml"),
        ("/sitemap-items.xml?p=2", "sitemap-items-p-2.xml"),
        ("/static/../../etc/passwd", None),
        ("/admin/", None),
        ("/search/?q=x", None),
        ("https://elsewhere.example/", None),
        ("//elsewhere.example/items/5/", None),
        ("javascript:alert(1)", None),
    ],
)
def test_an_address_becomes_a_file_inside_the_folder_or_none(
    db: None, address: str, file: str | None
) -> None:
    assert file_of(address) == file

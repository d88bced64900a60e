"""Stored files: given only as they were attached; what was not attached leaves nothing."""

import hashlib
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, default_storage
from django.test import Client

from disclosures.test_attachments import address, attached, published, word
from gongkai.audit.acts import acting
from gongkai.audit.models import Entry
from gongkai.disclosures import attaching
from gongkai.disclosures.attaching import attach
from gongkai.disclosures.models import StoredFile
from gongkai.disclosures.uploads import Checked
from signoff.office import Office, office
from signoff.test_screens import login

__all__ = ["office"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def disk(settings: Any, tmp_path: Path) -> Path:
    """Keep what is attached in real files."""
    kept = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(tmp_path)},
    }
    settings.STORAGES = settings.STORAGES | {"default": kept}
    return tmp_path


def on_disk() -> set[str]:
    return set(default_storage.listdir("files")[1]) if default_storage.exists("files") else set()


def overwrite(file: StoredFile, data: bytes) -> None:
    default_storage.delete(file.content.name)
    default_storage.save(file.content.name, ContentFile(data))


def damages() -> list[Entry]:
    return list(Entry.objects.filter(action="item.file_damaged"))


def test_a_file_changed_on_disk_is_not_given_and_is_entered_once(
    office: Office, disk: Path
) -> None:
    item = office.draft()
    file = attached(office, item)
    published(office, item)
    overwrite(file, b"changed")

    answers = [Client().get(address(file)) for _each in range(3)]

    assert {answer.status_code for answer in answers} == {500}
    assert "不再提供下载" in answers[0].content.decode()
    (entry,) = damages()
    assert entry.label == "附件损坏或者丢失"
    assert entry.details["sha256"] == file.sha256
    assert entry.details["found"] == hashlib.sha256(b"changed").hexdigest()


def test_a_file_gone_from_disk_is_told_and_entered(office: Office, disk: Path) -> None:
    item = office.draft()
    file = attached(office, item)
    default_storage.delete(file.content.name)

    answer = login(office.clerk).get(address(file))

    assert answer.status_code == 500
    assert "时间表.docx" in answer.content.decode()
    assert [entry.details["found"] for entry in damages()] == [""]


def test_a_file_put_back_is_given_again(office: Office, disk: Path) -> None:
    data, item = word(), office.draft()
    file = attached(office, item, data=data)
    overwrite(file, b"changed")
    assert login(office.clerk).get(address(file)).status_code == 500
    overwrite(file, data)

    answer = login(office.clerk).get(address(file))

    assert b"".join(answer.streaming_content) == data
    assert len(damages()) == 1


def test_a_file_whose_version_cannot_be_saved_leaves_nothing_on_disk(
    office: Office, disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    item, before = office.draft(), on_disk()
    written = []

    def fail(*_args: object, **_kwargs: object) -> None:
        written.append(on_disk() - before)
        raise OSError("no space left on device")

    monkeypatch.setattr(attaching, "_save", fail)
    with pytest.raises(OSError, match="no space"):
        attach(acting(office.clerk), item, office.clerk, Checked("表.docx", word(), "", ""))

    assert len(written[0]) == 1
    assert on_disk() == before
    assert not StoredFile.objects.exists()


def test_a_file_half_written_leaves_nothing_on_disk(
    office: Office, disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    item, before, save = office.draft(), on_disk(), FileSystemStorage.save

    def half(disk: FileSystemStorage, name: str, content: ContentFile[bytes]) -> str:
        save(disk, name, ContentFile(content.read()[:10]))
        raise OSError("no space left on device")

    monkeypatch.setattr(FileSystemStorage, "save", half)
    with pytest.raises(OSError, match="no space"):
        attach(acting(office.clerk), item, office.clerk, Checked("表.docx", word(), "", ""))

    assert on_disk() == before


def test_a_file_refused_leaves_the_one_before_it(office: Office) -> None:
    data, item = word(), office.draft()
    file = attached(office, item, data=data)
    before = on_disk()

    with pytest.raises(ValidationError, match="已经在附件里"):
        attach(acting(office.clerk), item, office.clerk, Checked("表.docx", data, "", ""))

    assert on_disk() == before
    assert login(office.clerk).get(address(file)).status_code == 200

"""Containers from outside: what is refused, and in which words."""

import io
import zipfile

import pytest

from gongkai.officedocs import archive, limits
from gongkai.officedocs.archive import Archive, parse_xml
from gongkai.officedocs.errors import UnreadableFileError
from officedocs import hostile


def test_a_member_is_read_whole() -> None:
    opened = Archive(hostile.packed({"甲.xml": "<a/>", "空.xml": ""}))

    assert opened.read("甲.xml") == b"<a/>"
    assert opened.read("空.xml") == b""
    assert opened.remarks == ()


def test_a_missing_member_is_named() -> None:
    opened = Archive(hostile.packed({"甲.xml": "<a/>"}))

    with pytest.raises(UnreadableFileError, match=r"缺少“word/document\.xml”.*另存"):
        opened.read("word/document.xml")


@pytest.mark.parametrize("data", [b"", b"PK", b"PK\3\4" + bytes(100), b"not a zip at all"])
def test_what_is_no_container_is_called_damaged(data: bytes) -> None:
    with pytest.raises(UnreadableFileError, match=r"已损坏或不完整.*重新下载"):
        Archive(data)


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, 0.99])
def test_a_container_cut_short_is_called_damaged(part: float) -> None:
    data = hostile.packed({"甲.xml": "<a>" + "字" * 5000 + "</a>"})

    with pytest.raises(UnreadableFileError, match="已损坏或不完整"):
        Archive(data[: int(len(data) * part)])


def test_a_member_spoilt_on_the_way_is_called_damaged() -> None:
    data = bytearray(hostile.packed({"a.xml": "<a>" + "字" * 5000 + "</a>"}))
    data[60:70] = bytes(10)

    with pytest.raises(UnreadableFileError, match="已损坏或不完整"):
        Archive(bytes(data)).read("a.xml")


def test_a_declared_gigabyte_is_refused_unread() -> None:
    with pytest.raises(UnreadableFileError, match="展开后的内容过大（上限128MB）"):
        Archive(hostile.zip_bomb()).read("word/document.xml")


def test_an_undeclared_gigabyte_is_refused_as_it_inflates() -> None:
    with pytest.raises(UnreadableFileError, match="已损坏或不完整"):
        Archive(hostile.zip_bomb(declared=1000)).read("word/document.xml")


def test_the_budget_is_for_all_members_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_UNPACKED_BYTES", 1000)
    opened = Archive(hostile.packed({"a": b"x" * 600, "b": b"x" * 600}))
    opened.read("a")

    with pytest.raises(UnreadableFileError, match="过大"):
        opened.read("b")


def test_too_many_members_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_MEMBERS", 3)
    data = hostile.packed({str(i): b"" for i in range(4)})

    with pytest.raises(UnreadableFileError, match="压缩容器里的文件超过3个"):
        Archive(data)


def test_a_locked_member_is_refused() -> None:
    data = bytearray(hostile.packed({"a.xml": "<a/>"}))
    for signature, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        data[data.index(signature) + offset] |= 1

    with pytest.raises(UnreadableFileError, match=r"设有密码.*取消密码"):
        Archive(bytes(data)).read("a.xml")


def test_a_compression_that_cannot_be_bounded_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_LZMA) as target:
        target.writestr("a.xml", "<a/>")

    with pytest.raises(UnreadableFileError, match="压缩方式"):
        Archive(buffer.getvalue()).read("a.xml")


def test_a_file_locked_by_a_password_is_refused() -> None:
    with pytest.raises(UnreadableFileError, match=r"设有打开密码.*取消密码"):
        Archive(hostile.encrypted_ole())


def test_macros_are_told_of() -> None:
    opened = Archive(hostile.packed({"xl/vbaProject.bin": b""}))

    assert opened.has_macros
    assert opened.remarks == ("文件带有宏。宏没有运行，只读取了文字和表格。",)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_in_any_encoding(encoding: str) -> None:
    text = (
        f'<?xml version="1.0" encoding="{encoding}"?>'
        '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>'
    )

    with pytest.raises(UnreadableFileError, match=r"实体定义（DTD）.*未予读取"):
        parse_xml(text.encode(encoding))


def test_an_exclamation_mark_is_no_entity() -> None:
    assert parse_xml("<a>好!<!-- 注 -->的</a>".encode()).text == "好!的"


@pytest.mark.parametrize("content", [b"", b"<a>", b"\0\0\0", b'<?xml version="1.0" encoding="x"?>'])
def test_broken_xml_is_called_damaged(content: bytes) -> None:
    with pytest.raises(UnreadableFileError, match=r"XML已损坏.*另存"):
        parse_xml(content)


def test_a_text_of_eleven_megabytes_is_too_large() -> None:
    with pytest.raises(UnreadableFileError, match="过大"):
        parse_xml(b"<a>" + b"x" * 11_000_000 + b"</a>")


def test_a_thousand_levels_are_too_deep() -> None:
    with pytest.raises(UnreadableFileError, match="嵌套层数过深"):
        parse_xml(b"<a>" * 1000 + b"</a>" * 1000)


def test_millions_of_tags_are_refused_before_they_are_parsed() -> None:
    with pytest.raises(UnreadableFileError, match="过大"):
        parse_xml(b"<a>" + b"<b/>" * 10_000_001 + b"</a>")

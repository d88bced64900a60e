"""Bytes to characters in the encodings of Chinese sites."""

import pytest

from gongkai.officedocs.encoding import decode

TEXT = "政府信息公开工作年度报告（2023年）：新收21件，镕堃喆。"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_every_encoding_in_use_is_told_by_itself(encoding: str) -> None:
    text = "<p>2023 " * 8 + TEXT

    assert decode(text.encode(encoding)) == (text, "")


def test_gbk_without_a_declaration_is_read() -> None:
    text = TEXT.replace("镕堃喆", "")

    assert decode(text.encode("gbk")) == (text, "")


def test_a_wrong_declaration_does_not_spoil_utf8() -> None:
    page = f'<meta charset="gb2312"><p>{TEXT}</p>'

    assert decode(page.encode()) == (page, "")


def test_a_wrong_declaration_does_not_spoil_gb18030() -> None:
    page = f'<meta charset="utf-8"><p>{TEXT}</p>'

    assert decode(page.encode("gb18030")) == (page, "")


def test_an_unknown_declared_charset_is_passed_over() -> None:
    page = f'<meta charset="x-no-such"><p>{TEXT}</p>'

    assert decode(page.encode("gb18030"))[0] == page


def test_damaged_bytes_are_marked_and_reported() -> None:
    text, remark = decode(TEXT.encode() + b"\xff\xff\xff" + TEXT.encode())

    assert "�" in text
    assert "3处字节" in remark or "处字节无法" in remark

"""Zip containers from outside, opened safely: nothing is believed that was not counted.

Nothing is unpacked to disk. What inflates is counted as it inflates, since the sizes a container
declares are its sender's word.
"""

import struct
import zipfile
import zlib
from io import BytesIO
from typing import Final

from lxml import etree

from gongkai.officedocs import limits
from gongkai.officedocs.errors import UnreadableFileError

MAX_MEMBERS: Final = 10_000
"""The most members of a container; a report with pictures has some dozens."""

MACROS_REMARK: Final = "文件带有宏。宏没有运行，只读取了文字和表格。"

_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DIRECTORY_ENTRY = b"PK\x01\x02"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_ENCRYPTED_FLAG = 0x1
_SMALL_XML = 4 * 1024 * 1024
_MAX_MARKS = 10_000_000
_COMPRESSIONS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ZIP_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    OverflowError,
)
"""What zipfile raises on damaged containers, besides its own exception."""


class Archive:
    """An office file's container, its members read within a common budget of bytes."""

    def __init__(self, data: bytes) -> None:
        refuse_encrypted(data)
        if data.count(_DIRECTORY_ENTRY) > MAX_MEMBERS:
            raise UnreadableFileError(
                f"压缩容器里的文件超过{MAX_MEMBERS}个，不是正常的办公文档，未予读取。"
            )
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except _ZIP_ERRORS as error:
            raise _damaged() from error
        self.names = frozenset(self._zip.namelist())
        self._budget = limits.MAX_UNPACKED_BYTES

    @property
    def has_macros(self) -> bool:
        """Tell whether the file carries macros (they are never run)."""
        return any(name.rpartition("/")[2].lower() == "vbaproject.bin" for name in self.names)

    @property
    def remarks(self) -> tuple[str, ...]:
        """What a person should know of the container itself."""
        return (MACROS_REMARK,) if self.has_macros else ()

    def read(self, name: str) -> bytes:
        """Inflate one member.

        Raises:
            UnreadableFileError: missing, damaged, encrypted, or too large.
        """
        try:
            info = self._zip.getinfo(name)
        except KeyError as error:
            raise UnreadableFileError(
                f"文件里缺少“{name}”，不是完整的办公文档。请用Word、Excel或WPS打开后另存一份再试。"
            ) from error
        if info.flag_bits & _ENCRYPTED_FLAG:
            raise UnreadableFileError("文件设有密码，无法读取。请先取消密码再另存一份。")
        if info.compress_type not in _COMPRESSIONS:
            raise UnreadableFileError(
                "文件的压缩方式不是办公文档通用的，无法读取。请用Word、Excel或WPS打开后另存一份再试。"
            )
        if info.file_size > self._budget:
            raise _too_large()
        return self._inflate(info)

    def _inflate(self, info: zipfile.ZipInfo) -> bytes:
        try:
            with self._zip.open(info) as member:
                content = member.read(info.file_size + 1)
        except _ZIP_ERRORS as error:
            raise _damaged() from error
        if len(content) != info.file_size:  # zipfile has refused one that inflates to more
            raise _damaged()
        self._budget -= len(content)
        return content


def refuse_encrypted(data: bytes) -> None:
    """Refuse a Word or Excel file that is locked by a password (an OLE2 file around the real one).

    Raises:
        UnreadableFileError: the file has a password.
    """
    if data.startswith(_OLE2) and _ENCRYPTED_PACKAGE in data:
        raise UnreadableFileError(
            "文件设有打开密码，无法读取。请在Word、Excel或WPS里取消密码，另存一份再试。"
        )


def parse_xml(content: bytes) -> etree._Element:
    """Parse a part without entities, DTD or network.

    Raises:
        UnreadableFileError: the part is not well-formed, or declares entities, or is far too big.
    """
    if len(content) > _SMALL_XML and content.count(b"<") + content.count(b"=") > _MAX_MARKS:
        raise _too_large()
    if b"!" in content and (b"<!DOCTYPE" in content or b"<!ENTITY" in content):
        raise _has_entities()
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        if "xcessive depth" in str(error):
            raise UnreadableFileError(
                "文件内容的嵌套层数过深，不是正常的办公文档，未予读取。"
            ) from error
        if "huge" in str(error).lower() or "limit" in str(error):
            raise _too_large() from error
        raise UnreadableFileError(
            "文件内部的XML已损坏，无法读取。请用Word、Excel或WPS打开修复后另存一份再试。"
        ) from error
    if root.getroottree().docinfo.internalDTD is not None:  # in an encoding the search above misses
        raise _has_entities()
    return root


def _damaged() -> UnreadableFileError:
    return UnreadableFileError(
        "文件已损坏或不完整，不能作为办公文档打开。请重新下载，或打开后另存一份再试。"
    )


def _too_large() -> UnreadableFileError:
    megabytes = limits.MAX_UNPACKED_BYTES // 2**20
    return UnreadableFileError(
        f"文件展开后的内容过大（上限{megabytes}MB），不是正常的年度报告，未予读取。"
    )


def _has_entities() -> UnreadableFileError:
    return UnreadableFileError(
        "文件内部的XML带有实体定义（DTD），正常的办公文档没有，为安全起见未予读取。"
    )

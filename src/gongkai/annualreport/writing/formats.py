"""A report to a file of the format that its name asks for."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from gongkai.annualreport.checking import check
from gongkai.annualreport.model import Report
from gongkai.annualreport.serialise import report_to_dict
from gongkai.annualreport.writing.compose import compose
from gongkai.officedocs.writing.model import OfficialDocument
from gongkai.officedocs.writing.pdf import write_pdf
from gongkai.officedocs.writing.webpage import write_html
from gongkai.officedocs.writing.word import write_docx
from gongkai.officedocs.writing.workbook import write_xlsx


def _json(report: Report) -> bytes:
    plain = report_to_dict(report, check(report))
    return (json.dumps(plain, ensure_ascii=False, indent=2) + "\n").encode()


_WRITERS: Final[dict[str, Callable[[OfficialDocument], bytes]]] = {
    ".docx": write_docx,
    ".html": write_html,
    ".xlsx": write_xlsx,
}
SUFFIXES: Final = (".docx", ".html", ".pdf", ".xlsx", ".json")
"""The file name endings of the formats that are written."""


def write_report(report: Report, suffix: str, font_folders: Sequence[Path] = ()) -> bytes:
    """Write a report in the format of a file name's ending, such as ``.docx``.

    Args:
        report: what is written.
        suffix: one of `SUFFIXES`.
        font_folders: where fonts for a PDF are looked for besides those installed.

    Raises:
        ValueError: no such format is written; the message names those that are.
        NoChineseFontError: a PDF is asked for, and there is no font to set it in.
    """
    suffix = suffix.lower()
    if suffix not in SUFFIXES:
        known = "、".join(SUFFIXES)
        raise ValueError(f"不能写成“{suffix or '无扩展名'}”格式。可写的格式：{known}。")
    if suffix == ".json":
        return _json(report)
    if suffix == ".pdf":
        return write_pdf(compose(report), font_folders)
    return _WRITERS[suffix](compose(report))

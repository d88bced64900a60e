"""A report to a file of the format that its name asks for."""

import json
from collections.abc import Callable
from typing import Final

from gongkai.annualreport.checking import check
from gongkai.annualreport.model import Report
from gongkai.annualreport.serialise import report_to_dict
from gongkai.annualreport.writing.compose import compose
from gongkai.officedocs.writing.webpage import write_html
from gongkai.officedocs.writing.word import write_docx
from gongkai.officedocs.writing.workbook import write_xlsx

Writer = Callable[[Report], bytes]


def _docx(report: Report) -> bytes:
    return write_docx(compose(report))


def _html(report: Report) -> bytes:
    return write_html(compose(report))


def _xlsx(report: Report) -> bytes:
    return write_xlsx(compose(report))


def _json(report: Report) -> bytes:
    plain = report_to_dict(report, check(report))
    return (json.dumps(plain, ensure_ascii=False, indent=2) + "\n").encode()


WRITERS: Final[dict[str, Writer]] = {
    ".docx": _docx,
    ".html": _html,
    ".xlsx": _xlsx,
    ".json": _json,
}
"""File name endings and the writer of each."""


def write_report(report: Report, suffix: str) -> bytes:
    """Write a report in the format of a file name's ending, such as ``.docx``.

    Raises:
        ValueError: no such format is written; the message names those that are.
    """
    writer = WRITERS.get(suffix.lower())
    if writer is None:
        known = "、".join(WRITERS)
        raise ValueError(f"不能写成“{suffix or '无扩展名'}”格式。可写的格式：{known}。")
    return writer(report)

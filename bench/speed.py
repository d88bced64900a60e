"""Ratios side by side in one run: reading against merely parsing, checking against reading.

Run as `python -m bench.speed`. Every ratio divides two times taken on the same files in the same
run, the best of several rounds each, so that it holds on another machine; goals are the project's.
"""

import io
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import docx
import pdfplumber
from lxml import etree
from rich.console import Console
from selectolax.lexbor import LexborHTMLParser

from bench.files import File, of_layout, real_reports
from bench.ratios import ROUNDS, Ratio, best, forget_peak, peak, show
from gongkai.annualreport.checking import check
from gongkai.annualreport.model import Report
from gongkai.annualreport.reading import report_from
from gongkai.officedocs.batch import read_many
from gongkai.officedocs.files import choose_reader
from gongkai.site.cli.work import check_one

SAMPLES = 12
MANY = 10_000


def each(files: Sequence[File], act: Callable[[bytes], object], rounds: int = ROUNDS) -> float:
    """Time an act over files, in seconds for all of them."""

    def act_on_all() -> None:
        for file in files:
            act(file.data)

    return best(act_on_all, rounds)


def read(file: File) -> Report:
    """Read a file in memory into a report."""
    reader = choose_reader(file.data, Path(file.name).suffix)
    return report_from(reader(file.data, file.name))


def read_all(files: Sequence[File]) -> float:
    """Time the reading of files into reports."""
    return best(lambda: [read(file) for file in files])


def parse_docx(data: bytes) -> object:
    """Unzip and parse the main part: the least that any reader does."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def walk_docx(data: bytes) -> object:
    """Walk every paragraph and cell with python-docx."""
    document = docx.Document(io.BytesIO(data))
    texts = [paragraph.text for paragraph in document.paragraphs]
    texts += [c.text for table in document.tables for row in table.rows for c in row.cells]
    return texts


def plumb_pdf(data: bytes) -> object:
    """Extract tables and text with pdfplumber."""
    with pdfplumber.open(io.BytesIO(data)) as document:
        return [(page.extract_tables(), page.extract_text()) for page in document.pages]


def html_ratios() -> list[Ratio]:
    """Compare reading web pages with merely parsing them."""
    files = [*of_layout("html-word", SAMPLES), *real_reports(".html")]
    ratio = read_all(files) / each(files, LexborHTMLParser)
    return [Ratio("html 读成报告", "selectolax 只解析", ratio, "≤ 2", ratio <= 2)]


def docx_ratios() -> list[Ratio]:
    """Compare reading Word documents with unzipping and parsing, and with python-docx."""
    files = [*of_layout("docx", SAMPLES), *real_reports(".docx")]
    ours = read_all(files)
    bare, walked = each(files, parse_docx), each(files, walk_docx)
    return [
        Ratio("docx 读成报告", "解压 + lxml 解析", ours / bare, "≤ 2", ours / bare <= 2),
        Ratio("python-docx 逐格读", "docx 读成报告", walked / ours, "> 10", walked / ours > 10),
    ]


def pdf_ratios() -> list[Ratio]:
    """Compare reading PDFs with pdfplumber's tables and text."""
    kinds = (
        ("pdf 读成报告（已发布的真实年报）", real_reports(".pdf")),
        ("pdf 读成报告（合成，字体未嵌入）", of_layout("pdf", SAMPLES // 2)),
    )
    ratios = []
    for what, files in kinds:
        if files:
            ratio = each(files, plumb_pdf, rounds=2) / read_all(files)
            ratios.append(Ratio("pdfplumber 取表格和文字", what, ratio, "≥ 5", ratio >= 5))
    return ratios


def check_ratios() -> list[Ratio]:
    """Compare checking with reading, over files of all formats."""
    layouts = ("html-word", "docx", "pdf", "xlsx", "txt-cells", "md")
    files = [file for layout in layouts for file in of_layout(layout, SAMPLES // 2)]
    reports = [read(file) for file in files]

    def check_all() -> None:
        for report in reports:
            check(report)

    ratio = best(check_all) / read_all(files)
    return [Ratio("检查", "读取（各种格式）", ratio, "≤ 0.2", ratio <= 0.2)]


class Run(NamedTuple):
    """Many files checked: the time it took, and the most memory that a process held, in MB."""

    seconds: float
    parent: float
    worker: float


def check_and_weigh(path: Path) -> float:
    """Check a file in a worker; give the most memory the worker has held so far, in MB."""
    check_one(path)
    return peak()


def many_ratios(count: int) -> list[Ratio]:
    """Check ten thousand files on all cores; compare cores, and memory at the end with early on."""
    files = [f for layout in ("html", "txt-cells", "docx") for f in of_layout(layout, SAMPLES)]
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{i:05d}-{files[i % len(files)].name}" for i in range(count)]
        for i, path in enumerate(paths):
            path.write_bytes(files[i % len(files)].data)
        few = paths[: count // 10]
        early, one, late = _run(few), _run(few, workers=1), _run(paths)
    note = f"{count}份，每秒{count / late.seconds:.0f}份；内存峰值：主进程{late.parent:.0f}MB，"
    Console(stderr=True).print(f"{note}单个工作进程{late.worker:.0f}MB")
    speedup = one.seconds / early.seconds
    memory = (late.parent + late.worker) / (early.parent + early.worker)
    return [
        Ratio("单进程用时", "全部核心用时", speedup, "≥ 1.5（两核）", speedup >= 1.5),
        Ratio(f"{count}份后峰值内存", f"{count // 10}份后", memory, "≤ 1.2", memory <= 1.2),
    ]


def _run(paths: Sequence[Path], workers: int | None = None) -> Run:
    forget_peak()
    begin = time.perf_counter()
    worker = 0.0
    for outcome in read_many(paths, check_and_weigh, workers=workers):
        if outcome.value is None:
            raise RuntimeError(outcome.error)
        worker = max(worker, outcome.value)
    seconds = time.perf_counter() - begin
    return Run(seconds, peak(), worker)


def main() -> None:
    """Measure everything and print one table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else MANY
    ratios = [
        *html_ratios(),
        *docx_ratios(),
        *pdf_ratios(),
        *check_ratios(),
        *many_ratios(count),
    ]
    show(ratios)


if __name__ == "__main__":
    main()

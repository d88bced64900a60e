"""`gongkai report write` as a person or a script runs it."""

import json
from pathlib import Path

import pytest

from annualreport.writing.generated import essence
from commandline.test_report_commands import run
from gongkai.annualreport.reading import read_report
from gongkai.annualreport.writing.formats import SUFFIXES

EXAMPLE = Path(__file__).parents[2] / "examples" / "annual-report-2023.html"
WRITE = ("report", "write")
READABLE = sorted(set(SUFFIXES) - {".json"})


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "年报.json"
    path.write_text(run("report", "read", "--json", EXAMPLE).stdout, encoding="utf-8")
    return path


@pytest.mark.parametrize("suffix", READABLE)
def test_json_becomes_a_file_that_reads_the_same(data: Path, suffix: str) -> None:
    output = data.with_name(f"成文{suffix}")

    done = run(*WRITE, data, "-o", output)

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert essence(read_report(output)) == essence(read_report(EXAMPLE))


def test_any_readable_report_is_written_as_json(tmp_path: Path) -> None:
    output = tmp_path / "年报.json"

    done = run(*WRITE, EXAMPLE, "-o", output)

    assert done.returncode == 0
    assert json.loads(output.read_text(encoding="utf-8"))["body"] == "临宁县医疗保障局"


def test_what_is_wrong_in_the_json_is_said_and_nothing_is_written(data: Path) -> None:
    plain = json.loads(data.read_text(encoding="utf-8"))
    del plain["year"]
    plain["tables"]["remedies"]["reconsideration"]["total"] = "三"
    data.write_text(json.dumps(plain), encoding="utf-8")
    output = data.with_suffix(".docx")

    done = run(*WRITE, data, "-o", output)

    assert done.returncode == 2
    assert "缺少“year”。" in done.stderr
    assert "tables.remedies.reconsideration.total应是整数" in done.stderr
    assert list(data.parent.iterdir()) == [data]


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    done = run(*WRITE, tmp_path / "没有.json", "-o", tmp_path / "a.docx")

    assert done.returncode == 2
    assert "没有.json" in done.stderr


def test_the_input_is_not_overwritten(data: Path) -> None:
    before = data.read_bytes()

    done = run(*WRITE, data, "-o", data)

    assert done.returncode == 2
    assert "原文件" in done.stderr
    assert data.read_bytes() == before


@pytest.mark.parametrize("name", ["年报.doc", "年报"])
def test_an_unknown_format_is_refused(data: Path, name: str) -> None:
    done = run(*WRITE, data, "-o", data.with_name(name))

    assert done.returncode == 2
    assert ".docx" in done.stderr


def test_a_folder_that_is_not_there_is_said(data: Path) -> None:
    done = run(*WRITE, data, "-o", data.parent / "无" / "年报.docx")

    assert done.returncode == 2
    assert "不能写入" in done.stderr


def test_a_finished_file_replaces_the_old_one(data: Path) -> None:
    output = data.with_name("年报.docx")
    output.write_bytes(b"old")

    assert run(*WRITE, data, "-o", output).returncode == 0

    assert output.read_bytes().startswith(b"PK")
    assert sorted(path.name for path in data.parent.iterdir()) == ["年报.docx", "年报.json"]

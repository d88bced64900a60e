"""`gongkai report` as a person or a script runs it: the real program, files and exit codes."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from gongkai.annualreport.schema import report_schema
from synthetic.corpus import sample, write

READ, CHECK = ("report", "read"), ("report", "check")


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "gongkai.site", *map(str, arguments)]
    wide = os.environ | {
        "COLUMNS": "1000"
    }  # error panels wrap, and would part the words looked for
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", check=False, env=wide
    )


def parsed(*arguments: str | Path) -> Any:
    return json.loads(run(*arguments).stdout)


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    return write(sample(0, layout="html", condition="clean"), tmp_path)


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    return write(sample(2, layout="docx", condition="group_total"), tmp_path)


@pytest.fixture
def unreadable(tmp_path: Path) -> Path:
    path = tmp_path / "截断.docx"
    path.write_bytes(b"PK\x03\x04 no more")
    return path


def test_reading_one_file_prints_one_object_of_the_schema(clean: Path) -> None:
    report = parsed(*READ, clean, "--json")

    jsonschema.validate(report, report_schema())
    truth = sample(0, layout="html", condition="clean").truth
    assert report["tables"] == truth["tables"]
    assert report["body"] == truth["body"]


def test_places_come_in_the_shape_of_the_tables_when_asked_for(clean: Path) -> None:
    report = parsed(*READ, clean, "--json", "--places")

    jsonschema.validate(report, report_schema())
    for key, rows in report["tables"].items():
        for row, cells in rows.items():
            assert set(report["places"][key][row]) == set(cells)
            assert all(report["places"][key][row].values())


def test_several_files_print_a_list_in_the_order_given(
    clean: Path, wrong: Path, unreadable: Path
) -> None:
    done = run(*READ, wrong, unreadable, clean, "--json")
    first, second, third = json.loads(done.stdout)

    assert [item["file"] for item in (first, second, third)] == [
        str(wrong), str(unreadable), str(clean),
    ]  # fmt: skip
    assert set(second) == {"file", "error"}
    assert second["error"]
    assert done.returncode == 2


def test_checking_prints_findings_without_tables_and_chapters(wrong: Path) -> None:
    done = run(*CHECK, wrong, "--json")
    report = json.loads(done.stdout)

    assert done.returncode == 1
    assert "tables" not in report
    assert "chapters" not in report
    finding = next(f for f in report["findings"] if f["rule"] == "table4.group_total")
    assert finding["severity"] == "error"
    assert isinstance(finding["expected"], int)
    assert finding["basis"]
    assert finding["place"]


def test_a_clean_report_exits_with_zero_and_says_so(clean: Path) -> None:
    done = run(*CHECK, clean)

    assert done.returncode == 0
    assert "错误" not in done.stdout


def test_the_table_names_place_sentence_basis_and_rule(wrong: Path) -> None:
    shown = run(*CHECK, wrong).stdout.replace("\n", "").replace(" ", "")

    for words in ("错误", "表四", "依据：", "table4.group_total"):
        assert words in shown


def test_a_file_that_is_not_there_is_said_in_a_sentence(tmp_path: Path) -> None:
    done = run(*CHECK, tmp_path / "没有.html")

    assert done.returncode == 2
    assert "无法读取" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_unreadable_file_outweighs_errors_in_the_exit_code(
    wrong: Path, unreadable: Path
) -> None:
    assert run(*CHECK, wrong, unreadable).returncode == 2


def test_a_folder_stands_for_the_files_in_it(clean: Path, wrong: Path) -> None:
    (clean.parent / "说明.jpg").write_bytes(b"\xff\xd8")

    listed = parsed(*CHECK, clean.parent, "--json")

    assert [Path(item["file"]).name for item in listed] == sorted([clean.name, wrong.name])


def test_a_folder_without_reports_is_said_in_a_sentence(tmp_path: Path) -> None:
    done = run(*CHECK, tmp_path)

    assert done.returncode == 2
    assert "没有可读的文件" in done.stderr


def test_with_last_years_report_the_years_are_compared(tmp_path: Path) -> None:
    made = sample(5, layout="html", condition="previous.carry_over")
    assert made.previous is not None
    now, before = write(made, tmp_path), tmp_path / "去年.html"
    before.write_bytes(made.previous.content)

    alone = parsed(*CHECK, now, "--json")
    beside = parsed(*CHECK, now, "--previous", before, "--json")

    assert not [f for f in alone["findings"] if f["rule"].startswith("previous.")]
    assert [f for f in beside["findings"] if f["rule"] == "previous.carry_over"]


def test_last_years_report_that_cannot_be_read_stops_the_check(
    clean: Path, unreadable: Path
) -> None:
    done = run(*CHECK, clean, "--previous", unreadable)

    assert done.returncode == 2
    assert unreadable.name in done.stderr.replace("\n", "")


def test_a_rules_severity_can_be_set(tmp_path: Path) -> None:
    path = write(sample(7, layout="html", condition="cells.blank"), tmp_path)

    assert run(*CHECK, path).returncode == 0
    assert run(*CHECK, path, "--severity", "cells.blank=error").returncode == 1


@pytest.mark.parametrize("option", ["cells.blank", "no.rule=error", "cells.blank=fatal"])
def test_a_wrong_severity_is_explained(clean: Path, option: str) -> None:
    done = run(*CHECK, clean, "--severity", option)

    assert done.returncode == 2
    assert "规则=级别" in done.stderr


def test_output_goes_to_the_file_named(clean: Path, tmp_path: Path) -> None:
    target = tmp_path / "报告.json"

    done = run(*READ, clean, "-o", target)

    assert done.stdout == ""
    jsonschema.validate(json.loads(target.read_text(encoding="utf-8")), report_schema())


def test_an_output_of_another_format_is_refused(clean: Path, tmp_path: Path) -> None:
    done = run(*READ, clean, "-o", tmp_path / "报告.xyz")

    assert done.returncode == 2
    assert ".json" in done.stderr


def test_reading_without_json_shows_the_three_tables(clean: Path) -> None:
    shown = run(*READ, clean).stdout

    for words in ("表二", "表三", "表四", "行政许可", "（七）总计", "复议后起诉"):
        assert words in shown


def test_the_version_is_told() -> None:
    assert run("--version").stdout.startswith("gongkai 0.")

"""`gongkai report rollup` and `read -o out.parquet` as a person or a script runs them."""

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from commandline.test_report_commands import run
from synthetic.corpus import sample, write

ROLLUP = ("report", "rollup")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "年报"
    inside.mkdir()
    for seed in range(3):
        write(sample(seed, layout="html", condition="clean"), inside)
    return inside


def broken(folder: Path) -> Path:
    path = folder / "截断.docx"
    path.write_bytes(b"PK\x03\x04 no more")
    return path


def total_received() -> int:
    tables = [sample(seed, layout="html", condition="clean").truth["tables"] for seed in range(3)]
    return sum(each["applications"]["new_received"]["total"] for each in tables)


def test_a_folder_is_rolled_up(folder: Path) -> None:
    done = run(*ROLLUP, folder, "--by", "kind")

    assert (done.returncode, done.stderr) == (0, "")
    assert "机关类别" in done.stdout
    assert f"{total_received():,}" in done.stdout


def test_an_unreadable_file_is_told_and_the_others_count(folder: Path) -> None:
    broken(folder)

    done = run(*ROLLUP, folder)

    assert done.returncode == 2
    assert "截断.docx" in done.stderr
    assert "1个文件无法读取" in done.stdout
    assert f"{total_received():,}" in done.stdout


def test_reports_are_read_once_and_rolled_up_from_parquet(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "数据.parquet"

    silent = run("report", "read", folder, "-o", output)
    done = run(*ROLLUP, output, "--by", "year,kind")

    assert (silent.returncode, silent.stdout, silent.stderr) == (0, "", "")
    assert pq.read_metadata(output).num_rows == 3
    assert done.returncode == 0
    assert f"{total_received():,}" in done.stdout


def test_reading_into_parquet_tells_what_could_not_be_read(folder: Path, tmp_path: Path) -> None:
    broken(folder)

    done = run("report", "read", folder, "-o", tmp_path / "数据.parquet")

    assert done.returncode == 2
    assert "截断.docx" in done.stderr


def test_what_was_read_can_be_kept(folder: Path, tmp_path: Path) -> None:
    data = tmp_path / "数据.parquet"

    run(*ROLLUP, folder, "--data", data)

    assert pq.read_metadata(data).num_rows == 3


def test_a_table_of_codes_places_bodies(folder: Path, tmp_path: Path) -> None:
    bodies = [sample(seed, layout="html", condition="clean").truth["body"] for seed in range(3)]
    codes = tmp_path / "代码.csv"
    codes.write_text("".join(f"{body},621025\n" for body in bodies), encoding="utf-8")

    open_, placed = (
        run(*ROLLUP, folder, "--by", "county", *more).stdout
        for more in ((), ("--divisions", codes))
    )

    assert "（未定）" in open_
    assert "判断不出在哪里" in open_
    assert "正宁县" in placed
    assert "（未定）" not in placed


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("x.html", "--by", "moon"), "不能按“moon”分组"),
        ((".",), "没有可读的文件"),
        (("x.html", "--divisions", "没有.csv"), "无法打开“没有.csv”"),
    ],
)
def test_what_cannot_be_done_is_said(
    arguments: tuple[str, ...], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    done = run(*ROLLUP, *arguments)

    assert done.returncode == 2
    assert said in done.stderr


@pytest.mark.parametrize("content", ["某局,1\n".encode(), "某局,621025\n".encode("gb18030")])
def test_a_table_of_codes_that_cannot_be_used_is_refused(
    content: bytes, folder: Path, tmp_path: Path
) -> None:
    codes = tmp_path / "代码.csv"
    codes.write_bytes(content)

    done = run(*ROLLUP, folder, "--divisions", codes)

    assert done.returncode == 2
    assert "代码.csv”" in done.stderr


def test_parquet_of_another_kind_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.parquet"
    path.write_bytes(b"no parquet")

    done = run(*ROLLUP, path)

    assert done.returncode == 2
    assert "不是完整的Parquet" in done.stderr


def test_the_answer_is_written_as_page_workbook_and_parquet(folder: Path, tmp_path: Path) -> None:
    outputs = [tmp_path / f"汇总{suffix}" for suffix in (".html", ".xlsx", ".parquet")]

    done = run(*ROLLUP, folder, *(word for path in outputs for word in ("-o", path)))

    assert done.returncode == 0
    assert f"{total_received():,}" in outputs[0].read_text(encoding="utf-8")
    assert outputs[1].read_bytes().startswith(b"PK")
    assert sum(pq.read_table(outputs[2])["reports"].to_pylist()) == 3


def test_a_program_gets_json(folder: Path) -> None:
    answer = json.loads(run(*ROLLUP, folder, "--by", "kind", "--json").stdout)

    assert answer["by"] == ["kind"]
    assert answer["total"]["applications.new_received.total"] == total_received()


def test_an_address_is_rolled_up_like_a_folder(folder: Path) -> None:
    here, there = run(*ROLLUP, folder), run(*ROLLUP, f"file://{folder}")

    assert there.returncode == 0
    assert there.stdout == here.stdout


def test_a_parent_is_compared_with_the_sum(folder: Path, tmp_path: Path) -> None:
    parent = write(sample(50, layout="html", condition="clean"), tmp_path)

    done = run(*ROLLUP, folder, "--parent", parent, "--json")

    assert json.loads(done.stdout)["differences"]["parents"] == 1


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("-o", "汇总.pdf"), "应以.html、.xlsx、.parquet之一结尾"),
        (("--by", "month"), "不能按“month”分组"),
        (("-o", "没有/这个/文件夹.html"), "不能写入"),
    ],
)
def test_what_cannot_be_is_said(folder: Path, arguments: tuple[str, ...], sentence: str) -> None:
    done = run(*ROLLUP, folder, *arguments)

    assert done.returncode == 2
    assert sentence in "".join(done.stderr.replace("│", "").split())

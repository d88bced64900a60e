"""`gongkai screen` as a person or a script runs it: the real program, files and exit codes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

WORDS = '[[words]]\nwrong = "文广旅局"\nright = "文体广电和旅游局"\nkind = "wrong_title"\n'


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "gongkai.site", "screen", *map(str, arguments)]
    wide = os.environ | {"COLUMNS": "1000"}
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", check=False, env=wide
    )


@pytest.fixture
def private(tmp_path: Path) -> Path:
    path = tmp_path / "公示.txt"
    path.write_text("公示如下。\n手机：13800138000，由文广旅局核实。\n", encoding="utf-8")
    return path


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    path = tmp_path / "通知.txt"
    path.write_text("咨询电话：0934-6123456。\n", encoding="utf-8")
    return path


def test_a_clean_file_exits_0(clean: Path) -> None:
    done = run(clean)

    assert done.returncode == 0
    assert "没有查到" in done.stdout


def test_what_is_found_is_shown_masked_with_place_and_basis(private: Path) -> None:
    done = run(private)

    assert done.returncode == 1
    assert "138****8000" in done.stdout
    assert "13800138000" not in done.stdout + done.stderr
    assert "第2行" in done.stdout
    assert "《个人信息保护法》第二十五条" in done.stdout


def test_the_matter_itself_is_shown_only_when_asked_for(private: Path) -> None:
    assert "13800138000" in run(private, "--show").stdout
    assert "text" not in json.loads(run(private, "--json").stdout)["hits"][0]
    assert json.loads(run(private, "--json", "--show").stdout)["hits"][0]["text"] == "13800138000"


def test_a_body_adds_its_own_words(private: Path, tmp_path: Path) -> None:
    words = tmp_path / "词表.toml"
    words.write_text(WORDS, encoding="utf-8")

    hits = json.loads(run(private, "--words", words, "--json").stdout)["hits"]

    assert [hit["kind"] for hit in hits] == ["mobile", "wrong_title"]
    assert hits[1]["masked"] == "文体广电和旅游局"
    assert hits[1]["basis"] == "本单位词表"


@pytest.mark.parametrize("text", ["[[words", "x = 1", '[[words]]\nright = "甲"'])
def test_a_word_list_that_is_no_word_list_is_refused(
    private: Path, tmp_path: Path, text: str
) -> None:
    words = tmp_path / "词表.toml"
    words.write_text(text, encoding="utf-8")

    done = run(private, "--words", words)

    assert done.returncode == 2
    assert "词表" in done.stderr


def test_a_word_list_that_is_not_there_is_refused(private: Path, tmp_path: Path) -> None:
    assert "读不出词表" in run(private, "--words", tmp_path / "无.toml").stderr


def test_only_the_sure_hits_are_shown_when_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "公告.txt"
    path.write_text("联系人：张三 电话：13912345678\n", encoding="utf-8")

    assert run(path).returncode == 1
    assert run(path, "--at-least", "likely").returncode == 0
    assert "存疑" in run(path, "--at-least", "sure").stderr


def test_several_files_and_folders_are_summed_up(private: Path, clean: Path) -> None:
    broken = private.parent / "坏.docx"
    broken.write_bytes(b"PK\x03\x04")

    done = run(private.parent)
    listed = json.loads(run(private.parent, "--json").stdout)

    assert done.returncode == 2
    assert "共3份文件，1份查到需要处理的内容，1份无法读取" in done.stdout
    assert {Path(item["file"]).name: "error" in item for item in listed} == {
        "坏.docx": True,
        "公示.txt": False,
        "通知.txt": False,
    }


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "空"
    folder.mkdir()

    done = run(folder)

    assert done.returncode == 2
    assert "没有可读的文件" in done.stderr

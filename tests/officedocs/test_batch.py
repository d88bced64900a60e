"""Many files in worker processes: order, bounds, and what a bad file may not do."""

import os
import resource
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from gongkai.officedocs import limits
from gongkai.officedocs.batch import Outcome, read_many
from gongkai.officedocs.errors import UnreadableFileError
from gongkai.officedocs.files import read_document
from officedocs import hostile


def _name(path: Path) -> str:
    return path.name


def _joined(path: Path, *, end: str) -> str:
    return path.name + end


def _open(path: Path) -> int:
    return len(path.read_bytes())


def _refuse(path: Path) -> None:
    raise UnreadableFileError(f"“{path.name}”打不开。")


def _measure(path: Path) -> tuple[str, int]:
    """Read a file; give the sentence that refuses it, and the worker's peak memory in bytes."""
    try:
        sentence = "；".join(read_document(path).remarks)
    except UnreadableFileError as error:
        sentence = str(error)
    return sentence, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _named(*names: str) -> list[Path]:
    return [Path(name) for name in names]


def test_outcomes_come_in_the_order_given() -> None:
    names = [str(i) for i in range(200)]

    outcomes = list(read_many(_named(*names), _name, workers=2))

    assert outcomes == [Outcome(Path(name), name) for name in names]


def test_the_work_may_have_its_other_arguments_filled_in() -> None:
    work = partial(_joined, end="！")

    assert [o.value for o in read_many(_named("甲"), work)] == ["甲！"]


def test_no_files_give_no_outcomes() -> None:
    assert list(read_many([], _name)) == []


def test_paths_are_taken_only_as_they_are_needed() -> None:
    taken = 0

    def endless() -> Iterator[Path]:
        nonlocal taken
        while True:
            taken += 1
            yield Path(str(taken))

    outcomes = read_many(endless(), _name, workers=2)
    first = [next(outcomes).value for _ in range(50)]
    outcomes.close()  # type: ignore[attr-defined]  # read_many is a generator

    assert first == [str(i) for i in range(1, 51)]
    assert taken < 100


def test_one_bad_file_spoils_no_other() -> None:
    names = ["甲", "sleeps", "乙", "dies", "丙", "stumbles", "丁", "swells", "戊"]

    outcomes = {
        o.path.name: o for o in read_many(_named(*names), hostile.behave, workers=2, seconds=2)
    }

    assert list(outcomes) == names
    assert [outcomes[name].value for name in "甲乙丙丁戊"] == list("甲乙丙丁戊")
    assert outcomes["sleeps"].error == (
        "读取超过2秒，已放弃。文件可能过大或已损坏，请另存一份再试。"
    )
    assert (outcomes["dies"].error or "").startswith("读取这个文件的进程意外退出")
    assert outcomes["swells"].error == "读取时用尽了内存上限（2048MB），文件不是正常的年度报告。"
    assert outcomes["stumbles"].error == (
        "读取时出现意料之外的错误（KeyError: '缺'）。"
        "这是程序的缺陷，请把文件和这句话一起报告给开发者。"
    )


def test_the_sentence_of_a_refused_file_is_passed_on() -> None:
    assert [o.error for o in read_many(_named("甲"), _refuse)] == ["“甲”打不开。"]


def test_files_that_cannot_be_opened_are_told_apart(tmp_path: Path) -> None:
    locked = tmp_path / "锁"
    locked.write_text("x")
    locked.chmod(0)
    errors = [o.error for o in read_many([tmp_path / "无", tmp_path, locked], _open, workers=1)]

    assert errors[0] == "找不到文件。请检查路径是否正确。"
    assert errors[1] == "这是文件夹，不是文件。请给出文件夹里的文件。"
    if os.geteuid():
        assert errors[2] == "没有读取这个文件的权限。请检查文件的权限设置。"


def test_hostile_files_are_refused_within_little_memory(tmp_path: Path) -> None:
    files = {
        "炸弹.docx": (hostile.zip_bomb(), "展开后的内容过大"),
        "谎报.docx": (hostile.zip_bomb(declared=1000), "已损坏或不完整"),
        "哈哈.docx": (hostile.billion_laughs(), "实体定义"),
        "外部.docx": (hostile.external_entity(), "实体定义"),
        "百万格.docx": (hostile.million_cells(), "单元格超过"),
        "千万段.docx": (hostile.many_tags(), "过大"),
        "千层.docx": (hostile.nested(1000), "嵌套层数过深"),
        "巨格.docx": (hostile.absurd_spans(), ""),
        "加密.docx": (hostile.encrypted_ole(), "设有打开密码"),
        "远角.xlsx": (hostile.far_corner(), "XFD1048576"),
        "膨胀.xlsx": (hostile.swollen_strings(), "文字总量过大"),
        "宏.docm": (hostile.with_macros(hostile.paragraph("正文")), "宏没有运行"),
        "空.docx": (b"", "文件是空的"),
    }
    for name, (data, _) in files.items():
        (tmp_path / name).write_bytes(data)

    outcomes = list(read_many([tmp_path / name for name in files], _measure, workers=1))

    for outcome in outcomes:
        assert outcome.value is not None, outcome
        sentence, peak = outcome.value
        assert files[outcome.path.name][1] in sentence
        assert peak < limits.MEMORY_PER_WORKER / 2


@pytest.mark.parametrize("workers", [1, 3])
def test_any_number_of_workers_does(workers: int) -> None:
    assert len(list(read_many(_named(*"甲乙丙丁戊"), _name, workers=workers))) == 5

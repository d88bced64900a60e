import json
import pickle
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from annualreport.reports import make_report
from gongkai.annualreport.reading.plain import (
    PlainReportError,
    read_plain,
    report_from_json,
    report_from_plain,
)
from gongkai.annualreport.serialise import report_to_dict


def plain() -> dict[str, Any]:
    return report_to_dict(make_report(cells={("remedies", "reconsideration", "upheld"): 3}))


def problems(data: Any) -> tuple[str, ...]:
    with pytest.raises(PlainReportError) as caught:
        report_from_plain(data)
    return caught.value.problems


def test_a_report_as_data_becomes_the_report() -> None:
    report = report_from_plain(plain(), "年报.json")

    assert (report.body, report.year, report.form) == ("东山县水利局", 2023, "2021")
    assert [c.title for c in report.chapters][:2] == ["总体情况", "主动公开政府信息情况"]
    assert report.remedies.value("reconsideration", "upheld") == 3
    assert report.remedies.cell("reconsideration", "upheld").place == (
        "tables.remedies.reconsideration.upheld"
    )
    assert report.source == "年报.json"


def test_null_is_blank_and_a_string_is_an_exact_amount() -> None:
    data = plain()
    data["tables"]["disclosure"]["fees"]["amount_wan"] = "1.95"
    data["tables"]["disclosure"]["licences"]["decisions"] = None

    table = report_from_plain(data).disclosure

    assert table.value("fees", "amount_wan") == Decimal("1.95")
    assert table.value("licences", "decisions") is None


def test_notes_come_back_to_their_cells() -> None:
    data = plain() | {"notes": {"remedies.reconsideration.upheld": "其中2件上年收到"}}

    assert report_from_plain(data).remedies.cell("reconsideration", "upheld").note == (
        "其中2件上年收到"
    )


def test_each_table_may_be_of_either_form() -> None:
    data = report_to_dict(make_report(applications_form="2019"))

    report = report_from_plain(data)

    assert report.form == report.disclosure.shape.form == "2021"
    assert report.applications.shape.form == "2019"


def test_a_list_of_one_report_is_that_report() -> None:
    assert report_from_plain([plain()]).body == "东山县水利局"


def _set(path: str, value: Any) -> Callable[[dict[str, Any]], None]:
    def change(data: dict[str, Any]) -> None:
        steps = [int(step) if step.isdigit() else step for step in path.split("/")]
        *way, last = steps
        target: Any = data
        for step in way:
            target = target[step]
        target[last] = value

    return change


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        ("form", "2020", 'form应是"2019"或"2021"，现为"2020"。'),
        ("form", [], 'form应是"2019"或"2021"，现为[]。'),
        ("year", "2023", "year应是四位年份的整数"),
        ("year", True, "year应是四位年份的整数"),
        ("year", 23, "year应是四位年份的整数"),
        ("body", None, "body应是文字，现为null。"),
        ("chapters", {}, "chapters应是列表，现为{}。"),
        ("chapters/0", "总体情况", "chapters[0]应是对象"),
        ("chapters/1/number", -1, "chapters[1].number应是章号"),
        ("chapters/1/title", " ", "chapters[1].title是空的"),
        ("chapters/1/text", 5, "chapters[1].text应是文字，现为5。"),
        ("tables", [], "tables应是对象"),
        ("tables/remedies", 1, "tables.remedies应是对象，现为1。"),
        ("tables/remedies/reconsideration", 1, "tables.remedies.reconsideration应是对象"),
        ("tables/remedies/litigation", {}, "tables.remedies里有不认识的“litigation”"),
        ("tables/remedies/reconsideration/total", 1.5, '写成"1.5"'),
        ("tables/remedies/reconsideration/total", "三", "应是整数"),
        ("tables/remedies/reconsideration/total", "1.", "应是整数"),
        ("tables/remedies/reconsideration/total", True, "应是整数"),
        ("tables/remedies/reconsideration/total", 10**18, "应是整数"),
        ("notes", [], "notes应是对象"),
        ("notes", {"remedies.none.total": "注"}, "notes里的“remedies.none.total”不是表里的格"),
        ("notes", {"remedies.reconsideration.total": 3}, "notes.remedies.reconsideration.total"),
        ("remark", "", "有不认识的“remark”"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(path: str, value: Any, words: str) -> None:
    data = plain()
    _set(path, value)(data)

    with pytest.raises(PlainReportError) as caught:
        report_from_json(json.dumps(data))

    assert words in str(caught.value)


def test_every_missing_key_is_named() -> None:
    data = plain()
    del data["body"]
    del data["chapters"][0]["text"]
    del data["tables"]["remedies"]["reconsideration"]["total"]
    del data["tables"]["applications"]

    assert problems(data) == (
        "缺少“body”。",
        "chapters[0]里缺少“text”。",
        "tables里缺少“applications”。",
        "tables.remedies.reconsideration里缺少“total”。",
    )


def test_a_missing_row_is_named_once() -> None:
    data = plain()
    del data["tables"]["remedies"]["reconsideration"]

    assert problems(data) == ("tables.remedies里缺少“reconsideration”。",)


def test_a_note_without_a_figure_is_refused() -> None:
    data = plain() | {"notes": {"remedies.reconsideration.upheld": "注"}}
    data["tables"]["remedies"]["reconsideration"]["upheld"] = None

    assert problems(data) == (
        "notes.remedies.reconsideration.upheld有说明，表里却没有数字。请补上数字或删去说明。",
    )


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ([], "0份报告"),
        ([{}, {}], "2份报告"),
        ("年报", "最外层应是一个对象"),
        ({"file": "a.pdf", "error": "文件是空的。"}, "文件是空的。"),
    ],
)
def test_what_holds_no_single_report_says_why(data: Any, words: str) -> None:
    assert words in problems(data)[0]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"body": ', "第1行第10个字符"),
        ("[" * 100_000, "嵌套过深"),
        ("1" * 5000, "数字过长"),
        ("NaN", "最外层应是一个对象"),
    ],
)
def test_what_is_no_json_says_where(text: str, words: str) -> None:
    with pytest.raises(PlainReportError, match=words):
        report_from_json(text)


def test_many_faults_are_counted_not_all_shown() -> None:
    data = plain()
    data["tables"]["applications"] = dict.fromkeys(data["tables"]["applications"], 0)

    with pytest.raises(PlainReportError) as caught:
        report_from_plain(data)

    assert len(caught.value.problems) == 25
    assert str(caught.value).endswith("共25处，改正以上各处后再试。")
    assert pickle.loads(pickle.dumps(caught.value)).problems == caught.value.problems  # noqa: S301 - our own


def test_a_file_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    path = tmp_path / "年报.json"
    path.write_text(json.dumps(plain(), ensure_ascii=False), encoding="utf-8-sig")

    assert read_plain(path).source == "年报.json"


def test_a_huge_file_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gongkai.officedocs.limits.MAX_TEXT_BYTES", 3)
    path = tmp_path / "年报.json"
    path.write_bytes(b"[1, 2]")

    with pytest.raises(PlainReportError, match="上限"):
        read_plain(path)

"""Printed labels to the form's own."""

import pytest

from gongkai.annualreport.forms import FORMS
from gongkai.annualreport.reading.labels import recognise, recognise_near


def _row(text: str) -> str | None:
    match = recognise(text)
    entry = match.find("row") if match else None
    return entry.key if entry else None


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.code)
def test_every_label_of_the_form_is_recognised_as_itself(form) -> None:
    for shape in form.tables.values():
        for row in shape.rows:
            match = recognise(row.label)

            assert match is not None
            assert match.find("row", shape.key).key == row.key
            assert match.kind == "exact"


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("1. 属于国家秘密", "refused.state_secret"),
        ("属于国家秘密", "refused.state_secret"),
        ("(一) 予以公开", "granted"),
        ("一予以公开", "granted"),
        ("（二）部分公开", "partially_granted"),
        ("二、上年结转 政府信息公开申请数量", "carried_in"),
        ("（六）其他处理", "other"),
        ("3.其他", "other.other"),
        ("（七）总结", "total_results"),
        ("3.危及“三安全一隐患”", "refused.three_securities_one_stability"),
    ],
)
def test_spacing_numbers_and_known_misprints_do_not_hide_a_label(printed: str, key: str) -> None:
    assert _row(printed) == key


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("2.其他法律行政止公开", "refused.forbidden_by_law"),
        ("5.属于三类内部事物信息", "refused.internal_affairs"),
        ("1.申请人无正当理由逾期不补正", "other.uncorrected"),
    ],
)
def test_a_misprinted_label_goes_to_the_nearest(printed: str, key: str) -> None:
    assert recognise(printed) is None
    assert recognise_near(printed, "applications", "row").find("row").key == key


@pytest.mark.parametrize(
    "printed", ["今日天气", "联系电话", "行政复议决定书送达情况说明", "合计数"]
)
def test_other_words_are_not_taken_for_a_label(printed: str) -> None:
    assert recognise_near(printed, "applications", "row") is None


def test_a_known_misprint_is_told_from_the_forms_own_words() -> None:
    assert recognise("总结").kind == "alias"
    assert recognise("总计").kind == "exact"
    assert recognise("自     然     人").kind == "spacing"

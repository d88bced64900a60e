"""Masking leaves nothing to find, whatever stands beside what."""

from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.screening import mask, mask_all, screen_text
from screening.numbers_made import card, identity
from synthetic_private.corpus import sample
from synthetic_private.printed import as_text

PIECES = st.sampled_from(
    [
        "身份证号：",
        identity(),
        identity(serial="456")[:9],
        "13800138000",
        "138 0013",
        "8000",
        "家庭电话：",
        "0934-6123456",
        "卡号",
        card("622202100111624570"),
        "户名：财政局",
        "护照：E12345678",
        "家庭住址：",
        "住",
        "甘肃省正宁县山河镇",
        "东关村三组12号",
        "2单元301室",
        "学生：",
        "王小明",
        "李红",
        "、",
        "，",
        "。",
        "\n",
        " ",
        "-",
        "10岁",
        "男",
        "同学",
        "绝密★",
        "内部资料",
        "密级：",
        "机密",
        "台湾总统",
        "总统府",
        "三安全一",
        "隐患",
        "联系人",
        "电话",
        "1",
        "X",
        "*",
        "岁",
        "公司",
        "（",
        "）",
    ]
)


def left_over(text: str) -> list[str]:
    """List what is found that masking could take away."""
    return [f"{hit.kind} {hit.text}" for hit in screen_text(text) if hit.masked is not None]


@settings(max_examples=400, deadline=None, derandomize=True)
@given(st.lists(PIECES, max_size=14).map("".join))
def test_masking_pieces_in_any_order_leaves_nothing_to_mask(text: str) -> None:
    assert left_over(mask_all(text)) == []


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.text(alphabet="0123456789０１Xx -.\n身份证电话卡号王李明学生住村组室号★密", max_size=60))
def test_masking_any_characters_leaves_nothing_to_mask(text: str) -> None:
    assert left_over(mask_all(text)) == []


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.integers(0, 100_000))
def test_masking_a_page_leaves_nothing_to_mask(seed: int) -> None:
    assert left_over(mask_all(as_text(sample(seed, "text"), wrap=True))) == []


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.integers(0, 100_000))
def test_masking_a_line_once_is_enough(seed: int) -> None:
    for line in sample(seed, "text").parts:
        assert isinstance(line, str)
        assert left_over(mask(line, screen_text(line))) == []


def test_hits_stand_in_the_text_where_they_say_and_apart() -> None:
    for seed in range(100):
        text = as_text(sample(seed, "text"), wrap=True)
        at = 0
        for hit in screen_text(text):
            assert at <= hit.start < hit.end
            assert text[hit.start : hit.end] == hit.text
            at = hit.end

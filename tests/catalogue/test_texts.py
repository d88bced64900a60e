"""Limits, boxes and names as real catalogues write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.catalogue.limits import number_of, parse_limits, workdays_of
from gongkai.catalogue.marks import is_ticked, parse_channels
from gongkai.catalogue.named import areas, channels, find_area


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("自信息形成或者变更之日起20个工作日内", [(20, "workdays")]),
        ("信息形成或变更之日起 20 个工作日内公开", [(20, "workdays")]),
        ("自该信息形成或者变更之日起二十个工作日内予以公开", [(20, "workdays")]),
        ("7个工作日", [(7, "workdays")]),
        ("永久公开", [(0, "standing")]),
        ("长期公开", [(0, "standing")]),
        (
            "自收到申请之日起10个工作日内；结果信息20个工作日内，长期公开",
            [(10, "workdays"), (20, "workdays"), (0, "standing")],
        ),
        (
            "自信息形成或者变更之日起20个工作日内（法律、法规对期限另有规定的，从其规定）",
            [(20, "workdays")],
        ),
        ("公示不少于5日", [(5, "days")]),
        ("作出决定后48小时内", [(48, "hours")]),
        ("每3个月公开一次", [(3, "months")]),
        ("及时公开", [(0, "at_once")]),
        ("十五个工作日", [(15, "workdays")]),
        ("一年内", [(1, "years")]),
        ("2020年公布", []),
        ("每年3月1日前", []),
        ("按有关规定", []),
        ("", []),
    ],
)
def test_the_limits_in_a_cell_are_read_in_their_order(
    text: str, limits: list[tuple[int, str]]
) -> None:
    assert [(each.number, each.unit) for each in parse_limits(text)] == limits


def test_the_shortest_limit_in_working_days_is_the_one_that_counts() -> None:
    assert workdays_of("许可7个工作日，其他20个工作日") == 7
    assert workdays_of("长期公开") is None


@given(st.integers(min_value=1, max_value=9999))
def test_any_number_of_working_days_is_read_back(count: int) -> None:
    assert workdays_of(f"自信息形成之日起{count}个工作日内") == count


@pytest.mark.parametrize(
    ("text", "number"),
    [("十", 10), ("二十", 20), ("两", 2), ("一百二十", 120), ("一百〇五", 105), ("九十九", 99)],
)
def test_numbers_in_characters_are_read(text: str, number: int) -> None:
    assert number_of(text) == number


@given(st.text(max_size=200))
def test_no_text_whatever_makes_the_readers_fail(text: str) -> None:
    for limit in parse_limits(text):
        assert limit.words in text
    assert set(parse_channels(text).codes) <= {each.code for each in channels()}


def test_only_filled_boxes_are_channels_in_use() -> None:
    cell = (
        "■政府网站 □政府公报\n□两微一端 □发布会/听证会\n□广播电视 □纸质媒体\n■公开查阅点 "
        "■政务服务中心\n□便民服务站 □入户/现场\n■社区/企事业单位/村公示栏（电子屏）\n"
        "□精准推送 □其他"
    )

    found = parse_channels(cell)

    assert found.codes == ("website", "reading_point", "service_centre", "notice_board")
    assert found.others == ()


@pytest.mark.parametrize(
    ("cell", "codes", "others"),
    [
        ("政府网站、公开查阅点", ("website", "reading_point"), ()),
        ("社区/企事业单位/村公示栏（电子屏）", ("notice_board",), ()),
        ("发布会、听证会", ("briefing",), ()),
        ("■政府网站■其他_双公示系统_", ("website", "other"), ("双公示系统",)),
        ("政府网站，文化站公示屏", ("website", "other"), ("文化站公示屏",)),
        ("□政府网站", (), ()),
        ("", (), ()),
    ],
)
def test_channels_are_read_in_any_dress(
    cell: str, codes: tuple[str, ...], others: tuple[str, ...]
) -> None:
    assert parse_channels(cell) == (codes, others)


@pytest.mark.parametrize(("cell", "answer"), [("√", True), (" √（企业）", True), ("", False)])
def test_a_tick_is_a_tick(cell: str, *, answer: bool) -> None:
    assert is_ticked(cell) is answer


def test_there_are_26_areas_and_13_channels_each_with_a_name_of_its_own() -> None:
    assert len({each.name for each in areas()}) == 26
    assert len({each.code for each in areas()}) == 26
    assert len({each.code for each in channels()}) == 13


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("公共文化服务领域", "culture"),
        ("乡村振兴", "poverty"),
        ("（十七）扶贫领域", None),
        ("扶贫领域基层政务公开标准目录", "poverty"),
        ("统计", None),
    ],
)
def test_an_area_is_found_by_any_of_its_names(text: str, code: str | None) -> None:
    found = find_area(text)
    assert (found.code if found else None) == code

import pytest

from gongkai.annualreport.rollup.divisions import UNKNOWN, find_place, places_within, read_codes


@pytest.mark.parametrize(
    ("body", "code", "province", "city", "county"),
    [
        ("正宁县文体广电和旅游局", "621025", "甘肃省", "庆阳市", "正宁县"),
        ("江苏省沭阳县发展和改革局", "321322", "江苏省", "宿迁市", "沭阳县"),
        ("江苏沭阳县发展和改革局", "321322", "江苏省", "宿迁市", "沭阳县"),
        ("国家税务总局正宁县税务局", "621025", "甘肃省", "庆阳市", "正宁县"),
        ("甘肃省交通运输厅", "620000", "甘肃省", "", ""),
        ("上海市人民政府办公厅", "310000", "上海市", "上海市", ""),
        ("重庆市渝中区人民政府", "500103", "重庆市", "重庆市", "渝中区"),
        ("仙桃市财政局", "429004", "湖北省", "", "仙桃市"),
        ("苏州工业园区管理委员会", "320500", "江苏省", "苏州市", ""),
        ("临夏州教育局", "622900", "甘肃省", "临夏回族自治州", ""),
        ("张家川县教育局", "620525", "甘肃省", "天水市", "张家川回族自治县"),
        ("南京市鼓楼区人民政府", "320106", "江苏省", "南京市", "鼓楼区"),
    ],
)
def test_the_head_of_a_name_tells_the_place(
    body: str, code: str, province: str, city: str, county: str
) -> None:
    assert find_place(body, 2020) == (code, province, city, county, "name")


@pytest.mark.parametrize(
    "body",
    [
        "朝阳区教育局",  # 北京, 长春
        "鼓楼区人民政府",
        "市中区人民政府",
        "城关区人民政府",
        "城区教育局",
        "矿区教育局",  # one place only, but hardly a name
        "长春路街道办事处",  # a street somewhere
        "吉林经济开发区管委会",  # the province or the city
        "临宁县医疗保障局",  # no such place
        "教育局",
        "",
    ],
)
def test_a_name_that_does_not_tell_is_left_open(body: str) -> None:
    assert find_place(body, 2020) == UNKNOWN


@pytest.mark.parametrize(
    ("body", "context", "code"),
    [
        ("朝阳区教育局", ("朝阳区", "北京市"), "110105"),
        ("朝阳区教育局", ("吉林省长春市2020年年报",), "220104"),
        ("鼓楼区人民政府", ("南京",), "320106"),
        ("矿区人民政府", ("阳泉市",), "140303"),
        ("市中区人民政府", ("2020", "济南市", "山东省"), "370103"),
        ("教育局", ("2020", "正宁县", "甘肃省"), "621025"),
    ],
)
def test_title_and_folders_decide_what_the_name_leaves_open(
    body: str, context: tuple[str, ...], code: str
) -> None:
    found = find_place(body, 2019, context)

    assert (found.code, found.basis) == (code, "context")


def test_folders_that_leave_several_places_decide_nothing() -> None:
    assert find_place("鼓楼区人民政府", 2020, ("江苏省各区", "年报")) == UNKNOWN


def test_a_folder_of_a_province_tells_the_province_and_no_more() -> None:
    assert find_place("永和镇人民政府", 2020, ("江苏省",)) == (
        None,
        "江苏省",
        None,
        None,
        "context",
    )


def test_a_place_has_the_name_of_the_report_s_year() -> None:
    assert find_place("秦城区人民政府", 2003).code == "620502"
    assert find_place("秦城区人民政府", 2020) == UNKNOWN
    assert find_place("秦州区人民政府", 2020).code == "620502"


def test_a_report_on_no_year_is_placed_by_the_names_in_force() -> None:
    assert find_place("正宁县文体广电和旅游局", None).code == "621025"


def test_a_given_code_decides_first() -> None:
    codes = {"朝阳区教育局": "220104", "正宁县水利局": "320106"}

    assert find_place("朝阳区教育局", 2020, ("北京市",), codes)[:2] == ("220104", "吉林省")
    assert find_place("正宁县水利局", 2020, (), codes).basis == "given"


def test_a_given_code_that_no_place_bore_that_year_leaves_the_place_open() -> None:
    assert find_place("某局", 1979, (), {"某局": "620502"}) == UNKNOWN


def test_codes_are_read_from_two_columns_with_a_heading_or_without() -> None:
    assert read_codes("\ufeff机关,代码\n某局,621025\n\n") == {"某局": "621025"}
    assert read_codes("某局, 621025\r\n") == {"某局": "621025"}


@pytest.mark.parametrize(
    ("text", "said"),
    [("某局,621025,x,9", "第1行应为"), ("机关,代码\n某局,12", "第2行"), ("某局,999999", "999999")],
)
def test_codes_that_are_none_are_refused_with_their_line(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        read_codes(text)


def test_places_within_a_place_are_those_of_the_year() -> None:
    assert ("621025", "正宁县") in places_within("621000", 2020)
    assert "庆阳市" in {name for _, name in places_within("620000", 2020)}
    assert len(places_within("621000", 2020)) == 8
    assert [name for code, name in places_within("620500", 2020) if code == "620525"] == [
        "张家川回族自治县"
    ]

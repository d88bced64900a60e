import pytest

from gongkai.annualreport.rollup.kinds import KINDS, LABELS, kind_of


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("正宁县人民政府", "government"),
        ("上海市人民政府办公厅", "government"),
        ("洪泽区人民政府办公室", "government"),
        ("正宁县文体广电和旅游局", "department"),
        ("北京市教育委员会", "department"),
        ("中共正宁县委宣传部", "department"),
        ("永和镇人民政府", "township"),
        ("红星街道办事处", "township"),
        ("龙潭乡党政综合办公室", "township"),
        ("正宁县人民医院", "hospital"),
        ("正宁县第一中学", "school"),
        ("苏州工业园区管理委员会", "zone"),
        ("正宁县自来水公司", "enterprise"),
        ("测试市", "other"),
    ],
)
def test_a_name_tells_the_kind(body: str, kind: str) -> None:
    assert kind_of(body) == kind


def test_no_name_tells_no_kind() -> None:
    assert kind_of("") is None


def test_kinds_have_words_of_their_own() -> None:
    assert len(set(LABELS.values())) == len(KINDS)

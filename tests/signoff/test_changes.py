from gongkai.signoff.changes import marked


def test_what_went_and_what_came_is_marked_in_its_sentence() -> None:
    assert marked("闭馆三天，请相互转告。", "闭馆十五天，请相互转告。") == (
        "<p>闭馆<del>三</del><ins>十五</ins>天，请相互转告。</p>"
    )


def test_a_paragraph_that_stayed_is_told_by_dots() -> None:
    assert marked("甲段\n乙段", "甲段\n丙丁") == "<p>……</p><p><del>乙段</del><ins>丙丁</ins></p>"


def test_changes_that_hang_together_are_shown_together() -> None:
    assert marked("二〇二五年一月", "三〇四六年一月") == (
        "<p><del>二〇二五</del><ins>三〇四六</ins>年一月</p>"
    )


def test_what_came_where_nothing_was() -> None:
    assert marked("", "新增") == "<p><ins>新增</ins></p>"
    assert marked("删去", "") == "<p><del>删去</del></p>"


def test_long_paragraphs_are_exchanged_whole() -> None:
    old, new = "甲" * 3000, "甲" * 2999 + "乙"

    assert marked(old, new) == f"<p><del>{old}</del><ins>{new}</ins></p>"


def test_what_is_shown_is_no_markup() -> None:
    assert "<b>" not in marked("<b>甲</b>", "<b>乙</b>")

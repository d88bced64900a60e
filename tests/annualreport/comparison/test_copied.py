"""Text taken from last year's report."""

from hypothesis import given
from hypothesis import strategies as st

from annualreport.reports import make_report
from gongkai.annualreport.comparison.copied import Copying, find_copied
from gongkai.annualreport.prose import read_prose

PLANTED = "我局在办事大厅设置查阅点，安排专人引导群众使用自助终端查询水价和缴费记录"
OWN = "新开设河湖长制专题，集中展示巡河记录和整治前后对比图片，方便社会监督"
COUNTED = "全年通过门户网站发布饮水安全、河道治理和灌溉用水方面的信息{n}条，比上年有所增加"
PROBLEMS = "部分科室把公开当作附加任务，主动性不强，材料报送拖延，个别栏目长期没有新内容"


def copying(old: str, new: str, old_problems: str = "无", new_problems: str = "无") -> Copying:
    before = make_report(year=2022, chapters={1: old, 5: old_problems})
    now = make_report(year=2023, chapters={1: new, 5: new_problems})
    return find_copied(read_prose(before), read_prose(now))


def test_a_planted_sentence_is_found_beside_its_original() -> None:
    found = copying(f"{PLANTED}。", f"{OWN}。{PLANTED}。")

    (copy,) = found.copies()

    assert copy.sentence.words == copy.original.words == PLANTED
    assert (copy.similarity, copy.numbers_only) == (1.0, False)
    assert 0 < found.share < 1


def test_a_sentence_with_another_number_is_marked() -> None:
    found = copying(COUNTED.format(n=136), COUNTED.format(n=208))

    (copy,) = found.copies()

    assert copy.numbers_only
    assert 0.9 < copy.similarity < 1
    assert (copy.counted, found.share) == (False, 0)


def test_a_long_sentence_with_another_number_counts_as_copied() -> None:
    text = f"{COUNTED}，{PLANTED}，{OWN}"

    (copy,) = copying(text.format(n=136), text.format(n=208)).copies()

    assert (copy.numbers_only, copy.counted) == (True, True)


def test_a_sentence_put_together_of_two_stands_beside_the_likelier() -> None:
    (copy,) = copying(f"{PLANTED}。{OWN}。", f"{PLANTED}，{OWN}。").copies()

    assert copy.original.words == PLANTED
    assert (copy.numbers_only, copy.counted) == (False, True)
    assert 0.5 < copy.similarity < 1


def test_the_longest_copies_come_first() -> None:
    text = f"{PLANTED}。{OWN}。"

    lengths = [len(copy.sentence.plain) for copy in copying(text, text).copies()]

    assert lengths == sorted(lengths, reverse=True)
    assert len(lengths) == 2


def test_a_chapter_has_a_share_of_its_own() -> None:
    found = copying(PLANTED, OWN, PROBLEMS, PROBLEMS)

    assert found.of_chapter(1).share == 0
    assert found.of_chapter(5).share == 1
    assert found.of_chapter(1).length + found.of_chapter(5).length == found.length


def test_years_do_not_make_a_sentence_new() -> None:
    found = copying(f"2022年，{PLANTED}", f"2023年，{PLANTED}")

    (copy,) = found.copies()

    assert (found.share, copy.numbers_only) == (1, False)


def test_what_the_form_asks_for_is_no_copying() -> None:
    formula = "本年度我局未收到政府信息公开申请，也没有因此被申请行政复议或者提起行政诉讼"

    assert copying(formula, formula).sentences == ()


@given(st.text(alphabet="水利公开河道治理专题栏目12。，；", max_size=300))
def test_a_text_beside_itself_is_copied_whole(text: str) -> None:
    found = copying(text, text)

    assert found.copied == found.sentences
    assert found.share == (1 if found.sentences else 0)
    assert all(copy.similarity == 1 for copy in found.copies())

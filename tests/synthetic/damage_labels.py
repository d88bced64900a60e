"""Damage to labels and headings: typing mistakes, spaces, other titles."""

from random import Random

from synthetic.draft import Draft, DraftChapter, Printed
from synthetic.truth import Tables
from synthetic.voice import chinese

_STRAY = "的在了工作情和等有关"
_KNOWN = {
    "3.危及“三安全一稳定”": "3.危及“三安全一隐患”",
    "其他结果": "其他其结果",
    "总计": "总结",
    "本年增/减": "本年增/减处",
    "（七）总计": "（七）总结",
    "行政规范性文件": "规范性文件",
}


def _labels(draft: Draft, *roles: str) -> list[Printed]:
    wanted = roles or ("label", "group", "header", "block")
    return [cell for cell in draft.cells() if cell.role in wanted and cell.text]


def typos(rng: Random, draft: Draft, _: Tables) -> None:
    """Mistype one to three row labels: a character missing, wrong or too many."""
    long = [cell for cell in _labels(draft, "label") if len(cell.text) >= 7]
    for cell in rng.sample(long, rng.randint(1, 3)):
        place = rng.randint(3, len(cell.text) - 2)
        stray = rng.choice(_STRAY)
        kind = rng.choice(("missing", "wrong", "extra"))
        middle = {"missing": "", "wrong": stray, "extra": stray + cell.text[place]}[kind]
        cell.text = cell.text[:place] + middle + cell.text[place + 1 :]


def known_misspellings(rng: Random, draft: Draft, _: Tables) -> None:
    """Misspell labels as real reports do."""
    everywhere = rng.random() < 0.5
    for cell in _labels(draft):
        if cell.text in _KNOWN and (everywhere or rng.random() < 0.6 or cell.role == "label"):
            cell.text = _KNOWN[cell.text]


def spaces(rng: Random, draft: Draft, _: Tables) -> None:
    """Put stray spaces into labels."""
    gaps = (" ", "  ", "     ", "　", "\u00a0")
    for cell in _labels(draft):
        if len(cell.text) > 1 and rng.random() < 0.5:
            gap = rng.choice(gaps)
            if rng.random() < 0.4 and (len(gap) == 1 or len(cell.text) <= 6):
                cell.text = gap.join(cell.text)
            else:
                place = rng.randint(1, len(cell.text) - 1)
                cell.text = cell.text[:place] + gap + cell.text[place:]


def no_enumerators(rng: Random, draft: Draft, _: Tables) -> None:
    """Leave out what numbers a label: 1., （一）, 一、."""
    everywhere = rng.random() < 0.5
    for cell in _labels(draft, "label", "group"):
        text = cell.text
        if not everywhere and text[0] not in "123456789":
            continue
        if text[0] in "123456789" and text[1] == ".":
            cell.text = text[2:]
        elif text[0] == "（" and text[2] == "）":
            cell.text = text[3:]
        elif text[1] == "、":
            cell.text = text[2:]


def broken(rng: Random, draft: Draft, _: Tables) -> None:
    """Break labels over two lines within their cells, after the enumerator or anywhere."""
    for cell in _labels(draft):
        if len(cell.text) > 3 and rng.random() < 0.5:
            after = 3 if cell.text[0] == "（" else 2
            place = after if rng.random() < 0.4 else rng.randint(1, len(cell.text) - 1)
            cell.text = cell.text[:place] + "\n" + cell.text[place:]


_PUNCTUATION = (
    {"（": "(", "）": ")"},
    {"“": '"', "”": '"'},
    {"“": "「", "”": "」"},
    {"：": ":", "，": ","},
    {"（": "(", "）": ")", "“": '"', "”": '"', "，": ",", "：": ":"},
)


def punctuation(rng: Random, draft: Draft, _: Tables) -> None:
    """Punctuate labels otherwise: half-width brackets, straight quotes, 1、 for 1."""
    marks = str.maketrans(rng.choice(_PUNCTUATION))
    after_number = rng.choice((".", "、", "．", ". "))
    for cell in _labels(draft, "label", "group", "header", "block", "corner"):
        if cell.text[0] in "123456789" and cell.text[1] == ".":
            cell.text = cell.text[0] + after_number + cell.text[2:]
        cell.text = cell.text.translate(marks)


def zero_width(rng: Random, draft: Draft, _: Tables) -> None:
    """Leave invisible characters in labels and after figures, as editors on web sites do."""
    mark = rng.choice(("\u200b", "\ufeff", "\u200b"))
    for cell in draft.cells():
        if cell.text and rng.random() < 0.3:
            place = len(cell.text) if cell.role == "figure" else rng.randint(0, len(cell.text))
            cell.text = cell.text[:place] + mark + cell.text[place:]


_NOTES = (
    "注：1.本表统计口径为自然年。2.“其他”包括个体工商户以外的其他组织。",
    "注：以上数据截至12月31日，由各科室报送，办公室汇总。",
    "（说明：表中数据单位为件，没有发生的填0。）",
    "备注：本表不含转办件3件、咨询件12件。",
)


def table_notes(rng: Random, draft: Draft, _: Tables) -> None:
    """Print a note under each table."""
    for chapter in draft.chapters:
        if any(not isinstance(item, str) for item in chapter.items):
            chapter.items.append(rng.choice(_NOTES))


_TITLES = {
    1: ("总体情况", "概述", "基本情况", "政府信息公开工作总体情况"),
    2: ("主动公开政府信息情况", "主动公开政府信息的情况", "政府信息主动公开情况"),
    3: (
        "收到和处理政府信息公开申请情况",
        "收到和处理政府信息公开申请的情况",
        "依申请公开政府信息情况",
    ),
    4: (
        "政府信息公开行政复议和行政诉讼情况",
        "政府信息公开行政复议、诉讼情况",
        "因政府信息公开申请行政复议、提起行政诉讼情况",
    ),
    5: (
        "存在的主要问题及改进措施",
        "存在问题及改进情况",
        "政府信息公开工作存在的主要问题及改进情况",
    ),
    6: ("其他需要报告的事项", "其他需报告事项", "需要报告的其他事项"),
}


def chapter_titles(rng: Random, draft: Draft, _: Tables) -> None:
    """Give chapters other titles that mean the same."""
    for number in rng.sample(sorted(_TITLES), rng.randint(1, 4)):
        draft.chapters[number - 1].title = rng.choice(_TITLES[number])


def chapter_marks(rng: Random, draft: Draft, _: Tables) -> None:
    """Number the chapters in another way, or as Word's numbering does: not in the text."""
    style = rng.choice(("", "{number} 、", "{number}．", "{number}, ", "第{number}部分 "))
    for chapter in draft.chapters:
        chapter.enumerator = style.format(number=chinese(chapter.number))


def extra_chapter(rng: Random, draft: Draft, _: Tables) -> None:
    """Insert a chapter that the form does not have, shifting the numbers after it."""
    title = rng.choice(("政务公开情况", "重点领域信息公开情况", "基层政务公开标准化规范化情况"))
    text = "结合本单位职责，梳理公开事项目录，落实公开主体和时限，接受社会监督。"
    place = rng.choice((1, 2, 4))
    draft.chapters.insert(place, DraftChapter(place + 1, title, [text]))
    for number, chapter in enumerate(draft.chapters, start=1):
        chapter.number = number

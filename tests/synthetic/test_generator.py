"""The generator keeps its promises: consistent, repeatable, and each alteration what it says."""

import re
from collections import Counter
from collections.abc import Callable
from copy import deepcopy
from decimal import Decimal
from io import BytesIO

import docx
import openpyxl
import pdfplumber
import pytest
from docx.oxml.ns import qn
from selectolax.lexbor import LexborHTMLParser

from synthetic.chance import chance
from synthetic.claims import make_claims
from synthetic.corpus import Sample, conditions, sample
from synthetic.damage import DAMAGES
from synthetic.draft import Draft
from synthetic.drafting import make_draft
from synthetic.errors import ERRORS, PlantedError
from synthetic.layouts import LAYOUTS
from synthetic.layouts.encodings import Encoding, encode
from synthetic.truth import Size, Truth, inconsistencies, make_body, make_size, make_truth
from synthetic.voice import Voice, chinese

SIZES: tuple[Size, ...] = ("zero", "small", "busy", "huge")


def a_truth(seed: int, *, size: Size = "busy", year: int = 2023) -> Truth:
    rng = chance(seed, "test")
    return make_truth(rng, year, make_body(rng, size, county=True), size)


def a_draft(truth: Truth, seed: int = 1) -> Draft:
    return make_draft(truth, make_claims(chance(seed), truth), Voice(str(seed)))


def printed_text(draft: Draft) -> list[str]:
    return [
        item if isinstance(item, str) else " ".join(cell.text for cell in item.cells)
        for _, item in draft.flow()
    ]


def document_text(made: Sample) -> str:
    """Read the text of a sample with a library that the program does not read it with."""
    stream = BytesIO(made.content)
    if made.extension == "docx":
        document = docx.Document(stream)
        lines = document.element.body.iter(qn("w:p"))
        return "\n".join("".join(t.text or "" for t in line.iter(qn("w:t"))) for line in lines)
    if made.extension == "xlsx":
        book = openpyxl.load_workbook(stream)
        cells = (cell.value for sheet in book for row in sheet.iter_rows() for cell in row)
        return "\n".join(str(value) for value in cells if value is not None)
    if made.extension == "pdf":
        with pdfplumber.open(stream) as pdf:
            words = (word["text"] for page in pdf.pages for word in page.extract_words())
            return "\n".join(words)
    codec = made.encoding.split("/")[0]
    text = made.content.decode("gb18030" if codec == "gbk" else codec)
    if made.extension == "html":
        tree = LexborHTMLParser(text)
        return "\n".join(
            node.text(deep=True) for node in tree.css("td, th, p, h1, h2, h3, div, center")
        )
    return text


def figures_of(made: Sample) -> Counter[Decimal]:
    return Counter(
        Decimal(str(value))
        for rows in made.truth["tables"].values()
        for figures in rows.values()
        for value in figures.values()
        if value is not None
    )


def test_every_truth_is_consistent() -> None:
    for seed in range(400):
        rng = chance(seed, "consistent")
        size, year = make_size(rng), rng.randint(2019, 2025)
        truth = make_truth(rng, year, make_body(rng, size), size)

        assert inconsistencies(truth) == []


def test_a_year_follows_from_the_year_before() -> None:
    for seed in range(200):
        rng = chance(seed, "pair")
        size = make_size(rng)
        body = make_body(rng, size)
        before = make_truth(rng, 2022, body, size)
        after = make_truth(rng, 2023, body, size, previous=before)

        was, now = before.tables["disclosure"], after.tables["disclosure"]
        documents = now["normative_documents"]
        carried_in = after.tables["applications"]["carried_in"]
        assert inconsistencies(after) == []
        assert carried_in == before.tables["applications"]["carried_out"]
        assert documents["in_force"] == (
            was["normative_documents"]["in_force"] + documents["made"] - documents["repealed"]
        )
        for row, figures in after.tables["remedies"].items():
            assert figures["total"] >= before.tables["remedies"][row]["pending"]


def test_a_body_of_a_county_makes_no_regulations() -> None:
    for seed in range(100):
        truth = a_truth(seed, size=SIZES[seed % 4])

        assert set(truth.tables["disclosure"]["regulations"].values()) == {0}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_same_seed_makes_the_same_bytes(layout: str) -> None:
    for seed in range(3):
        first, second = sample(seed, layout=layout), sample(seed, layout=layout)

        assert first.content == second.content
        assert first.truth == second.truth


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("seed", [11, 12])
def test_every_layout_shows_all_figures_to_another_library(layout: str, seed: int) -> None:
    made = sample(seed, layout=layout, condition="clean")

    text = document_text(made)

    numbers = Counter(Decimal(number) for number in re.findall(r"-?\d+(?:\.\d+)?", text))
    if made.extension == "pdf":
        text = text.replace("\n", "")
    assert not figures_of(made) - numbers
    assert made.truth["body"] in text


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_chapter_heading_is_printed(layout: str) -> None:
    made = sample(21, layout=layout, condition="clean")

    text = document_text(made).replace("\n", "").replace(" ", "")

    for chapter in made.truth["chapters"]:
        assert chapter["title"] in text


@pytest.mark.parametrize("name", DAMAGES)
def test_each_damage_changes_what_is_printed(name: str) -> None:
    damage = DAMAGES[name]
    size = damage.sizes[-1] if "small" not in damage.sizes else "small"
    truth = a_truth(5, size=size, year=damage.years[0] if name == "signs" else 2023)
    clean, damaged = a_draft(truth), a_draft(truth)
    answer = deepcopy(truth.tables)

    damage.apply(chance(name, 7), damaged, answer)

    for layout in LAYOUTS.values():
        if damage.fits(layout) and not (layout.displaced and name == "split_table"):
            before, after = (
                layout.render(deepcopy(draft), chance("render")) for draft in (clean, damaged)
            )
            if before == after:
                # A dump of lines shows neither merged cells nor where a table ends.
                assert name in ("split_table", "unmerged_groups", "ragged_grid", "short_rowspan")
                assert layout.extension in ("txt", "md", "pdf")


@pytest.mark.parametrize("name", DAMAGES)
def test_damage_loses_figures_but_never_changes_one(name: str) -> None:
    damage = DAMAGES[name]
    truth = a_truth(6, size="busy", year=2020 if name == "signs" else 2023)
    answer = deepcopy(truth.tables)

    damage.apply(chance(name, 8), a_draft(truth), answer)

    if name == "mixed_form":
        assert "other" in answer["applications"]
        return
    for key, rows in truth.tables.items():
        for row, figures in rows.items():
            for column, value in figures.items():
                assert answer[key][row][column] in (value, None)


BROKEN_SUMS: dict[str, Callable[[str], bool]] = {
    "balance": lambda line: line.startswith("balance"),
    "column_total": lambda line: line.startswith("results"),
    "row_total": lambda line: line.startswith("row") or line == "results of total",
    "group_total": lambda line: line.startswith("remedies"),
}


@pytest.mark.parametrize("name", BROKEN_SUMS)
@pytest.mark.parametrize("size", SIZES)
def test_a_planted_table_error_breaks_only_the_sums_it_says(name: str, size: Size) -> None:
    for seed in range(20):
        truth = a_truth(seed, size=size)

        ERRORS[name].plant(chance(seed, name), truth)

        broken = inconsistencies(truth)
        assert broken
        assert all(BROKEN_SUMS[name](line) for line in broken)


CLAIM_ERRORS = [error for error in ERRORS.values() if error.stage == "claims"]


@pytest.mark.parametrize("error", CLAIM_ERRORS, ids=lambda error: error.name)
def test_a_planted_prose_error_changes_the_words_and_no_table(error: PlantedError) -> None:
    changed = 0
    for seed in range(20):
        truth = a_truth(seed, size="small")
        if not error.fits(truth):
            continue
        claims = make_claims(chance(seed), truth)
        claims.must_tell = error.must_tell
        clean = make_draft(truth, deepcopy(claims), Voice(str(seed)))
        error.plant(chance(seed), claims)
        wrong = make_draft(truth, claims, Voice(str(seed)))
        changed += printed_text(clean) != printed_text(wrong)

        for before, after in zip(clean.tables(), wrong.tables(), strict=True):
            assert before == after

    assert changed > 5


DRAFT_ERRORS = [error for error in ERRORS.values() if error.stage == "draft"]


@pytest.mark.parametrize("error", DRAFT_ERRORS, ids=lambda error: error.name)
def test_a_planted_error_of_form_changes_one_place(error: PlantedError) -> None:
    for seed in range(10):
        truth = a_truth(seed, size="small")
        clean, wrong = a_draft(truth), a_draft(truth)

        error.plant(chance(seed), wrong)

        before, after = printed_text(clean), printed_text(wrong)
        assert before != after
        if error.name in ("cells.blank", "cells.number"):
            pairs = zip(clean.cells(), wrong.cells(), strict=True)
            assert sum(one.text != other.text for one, other in pairs) == 1
        if error.name == "tables.missing":
            assert len(wrong.tables()) == len(clean.tables()) - 1
        if error.name == "chapters.structure":
            assert len(wrong.chapters) == len(clean.chapters) - 1


@pytest.mark.parametrize("name", [name for name, error in ERRORS.items() if error.pair])
def test_an_error_between_years_comes_with_a_sound_report_of_the_year_before(name: str) -> None:
    for seed in range(6):
        made = sample(seed, layout="md", condition=name)

        assert made.previous is not None
        assert made.previous.truth["year"] == made.truth["year"] - 1
        assert made.previous.truth["body"] == made.truth["body"]


def test_a_clean_report_is_worded_otherwise_than_the_year_before() -> None:
    pairs = [made for made in map(clean_text_sample, range(60)) if made.previous]

    assert pairs
    for made in pairs:
        now, before = document_text(made), document_text(made.previous)
        long = {line for line in now.split("\n\n") if len(line) > 60 and "|" not in line}
        assert not long & set(before.split("\n\n"))


def clean_text_sample(seed: int) -> Sample:
    return sample(seed, layout="md", condition="clean")


def test_consecutive_seeds_go_round_every_layout_and_everything_done_to_reports() -> None:
    every = {
        (layout.name, condition)
        for layout in LAYOUTS.values()
        for condition in (*conditions(layout, "damage"), *conditions(layout, "error"))
    }

    assert {kind.kind for kind in map(sample, range(3))} == {"clean", "damage", "error"}
    assert len(every) > 850


def test_a_table_covers_its_whole_grid() -> None:
    for year in (2020, 2023):
        for table in a_draft(a_truth(3, year=year)).tables():
            area = sum(cell.rowspan * cell.colspan for cell in table.cells)

            assert area == table.width * table.height


def test_every_damaged_table_still_covers_its_whole_grid() -> None:
    for name in set(DAMAGES) - {"short_rowspan"}:
        draft = a_draft(a_truth(4))
        DAMAGES[name].apply(chance(name), draft, a_truth(4).tables)

        for table in draft.tables():
            area = sum(cell.rowspan * cell.colspan for cell in table.cells)
            assert area == table.width * table.height, name


@pytest.mark.parametrize(
    ("number", "written"),
    [(0, "零"), (10, "十"), (12, "十二"), (20, "二十"), (21, "二十一"), (105, "一百零五"),
     (110, "一百一十"), (111, "一百一十一"), (3005, "三千零五"), (3010, "三千零一十")],
)  # fmt: skip
def test_chinese_numerals_are_written_as_documents_write_them(number: int, written: str) -> None:
    assert chinese(number) == written


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
def test_a_text_survives_its_encoding(codec: str) -> None:
    encoded = encode("镕\u00a0一", Encoding(codec))

    assert encoded.decode("gb18030" if codec == "gbk" else codec) == "镕\u00a0一"

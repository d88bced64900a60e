"""Two reports compared: one value with all that a person or a program may want to see."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal, NamedTuple

from gongkai.annualreport.comparison.balances import Balance, all_balances
from gongkai.annualreport.comparison.copied import Copy, Copying, find_copied
from gongkai.annualreport.comparison.figures import (
    Figure,
    Share,
    Unmatched,
    figures,
    shares,
    tenths,
    unmatched,
)
from gongkai.annualreport.forms import FORMS
from gongkai.annualreport.model import Report
from gongkai.annualreport.prose import read_prose

NoteKind = Literal["order", "year", "same_year", "gap", "body", "form"]
_OTHER_CHAPTER: Final = "其他章节"


class Note(NamedTuple):
    """What a reader of the comparison must know first, as a sentence."""

    kind: NoteKind
    message: str


class ChapterCopying(NamedTuple):
    """How much of a statutory chapter was copied; ``number`` 0 stands for all other chapters."""

    number: int
    title: str
    characters: int
    copied_characters: int
    share: Decimal


@dataclass(frozen=True, slots=True)
class CopiedText:
    """How much of the newer text was copied, in percent, and the sentences, longest first.

    ``share`` is None where the report has no sentences that are a body's own to write.
    """

    share: Decimal | None
    characters: int
    copied_characters: int
    sentences: int
    copied_sentences: int
    chapters: tuple[ChapterCopying, ...]
    passages: tuple[Copy, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two reports side by side, the older first."""

    old: Report
    new: Report
    notes: tuple[Note, ...]
    figures: tuple[Figure, ...]
    unmatched: tuple[Unmatched, ...]
    shares: tuple[Share, ...]
    balances: tuple[Balance, ...]
    """Empty when the reports are known not to be of two years that follow one another."""
    copied: CopiedText


def compare(old: Report, new: Report) -> Comparison:
    """Compare two reports; two given in the wrong order are exchanged, and a note says so."""
    swapped = old.year is not None and new.year is not None and old.year > new.year
    before, now = (new, old) if swapped else (old, new)
    notes = [*_order(before, now, swapped=swapped), *_years(before, now), *_same(before, now)]
    return Comparison(
        before,
        now,
        tuple(notes),
        tuple(figures(before, now)),
        tuple(unmatched(before, now)),
        tuple(shares(before, now)),
        tuple(all_balances(before, now)) if _follows(before, now) else (),
        _copied_text(find_copied(read_prose(before), read_prose(now))),
    )


def _follows(old: Report, new: Report) -> bool:
    return old.year is None or new.year is None or old.year + 1 == new.year


def _order(old: Report, new: Report, *, swapped: bool) -> Iterator[Note]:
    if swapped:
        yield Note(
            "order",
            f"两份报告的先后给反了：前一份是{new.year}年的，后一份是{old.year}年的。"
            f"已对调，下面都按{old.year}年（旧）与{new.year}年（新）比较。",
        )


def _years(old: Report, new: Report) -> Iterator[Note]:
    if old.year is None or new.year is None:
        unknown = "两份报告都" if old.year == new.year else "有一份报告"
        yield Note("year", f"{unknown}没有找到年份，按给出的先后比较。请核对两份报告是否前后相连。")
    elif old.year == new.year:
        yield Note(
            "same_year",
            f"两份报告都是{new.year}年的，按给出的先后比较数字和文字；结转、存量不作核对。",
        )
    elif old.year + 1 != new.year:
        yield Note(
            "gap",
            f"两份报告相隔{new.year - old.year}年，不是前后相连的两年，结转、存量不作核对。"
            f"要核对请换用{new.year - 1}年的报告。",
        )


def _same(old: Report, new: Report) -> Iterator[Note]:
    if not old.body or not new.body:
        yield Note("body", "有报告没有找到机关名称，请核对两份报告是否属于同一机关。")
    elif "".join(old.body.split()) != "".join(new.body.split()):
        yield Note(
            "body",
            f"两份报告的机关名称不同：“{old.body}”与“{new.body}”。"
            "如不是同一机关（或其前身），变化、结转和文字雷同都不能说明问题。",
        )
    if old.disclosure.shape.form != new.disclosure.shape.form:
        yield Note(
            "form",
            f"两份报告的格式不同（{old.disclosure.shape.cites}、{new.disclosure.shape.cites}），"
            "只比较含义相同的数字；“对外公开总数量”不换算为“现行有效件数”，存量和项目数量无法核对。",
        )


def _copied_text(copying: Copying) -> CopiedText:
    return CopiedText(
        _share(copying) if copying.sentences else None,
        copying.length,
        copying.copied_length,
        len(copying.sentences),
        len(copying.copied),
        tuple(_chapters(copying)),
        tuple(copying.copies()),
    )


def _chapters(copying: Copying) -> Iterator[ChapterCopying]:
    titles = (*FORMS["2021"].chapters, _OTHER_CHAPTER)
    for number, title in zip((1, 2, 3, 4, 5, 6, 0), titles, strict=True):
        own = copying.of_chapter(number)
        if own.sentences:
            yield ChapterCopying(number, title, own.length, own.copied_length, _share(own))


def _share(copying: Copying) -> Decimal:
    return tenths(100 * Decimal(copying.copied_length) / copying.length)

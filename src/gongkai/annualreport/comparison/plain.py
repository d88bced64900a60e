"""A comparison as plain data: the JSON of `gongkai report compare`.

Percentages are in percent, to a tenth, as strings like all decimals; blank is null, never 0.
"""

from decimal import Decimal
from typing import Any, Final

from gongkai.annualreport.comparison.balances import Balance, BalanceKind
from gongkai.annualreport.comparison.compare import Comparison, CopiedText
from gongkai.annualreport.comparison.copied import Copy
from gongkai.annualreport.comparison.figures import tenths
from gongkai.annualreport.forms import TableKey
from gongkai.annualreport.serialise import Plain, head, plain_value

_TABLE: Final[dict[BalanceKind, TableKey]] = {
    "carry_over": "applications",
    "in_force": "disclosure",
    "items": "disclosure",
    "pending": "remedies",
}


def comparison_to_dict(comparison: Comparison) -> Plain:
    """Give a comparison as plain data."""
    return {
        "old": head(comparison.old),
        "new": head(comparison.new),
        "notes": [note._asdict() for note in comparison.notes],
        "figures": [
            _plain(f._asdict() | {"change": f.change, "percent": f.percent})
            for f in comparison.figures
        ],
        "unmatched": [_plain(u._asdict()) for u in comparison.unmatched],
        "shares": [_plain(s._asdict() | {"points": s.points}) for s in comparison.shares],
        "balances": [_balance(balance) for balance in comparison.balances],
        "copied": _copied(comparison.copied),
    }


def _balance(balance: Balance) -> Plain:
    """Give one relation; the parts of the expected figure by column key."""
    derived = {
        "table": _TABLE[balance.kind],
        "parts": {key: plain_value(value) for key, value in balance.parts},
        "state": balance.state,
        "difference": balance.difference,
        "severity": balance.severity,
    }
    return _plain(balance._asdict() | derived)


def _copied(copied: CopiedText) -> Plain:
    return {
        "share": plain_value(copied.share),
        "characters": copied.characters,
        "copied_characters": copied.copied_characters,
        "sentences": copied.sentences,
        "copied_sentences": copied.copied_sentences,
        "chapters": [_plain(chapter._asdict()) for chapter in copied.chapters],
        "passages": [_passage(copy) for copy in copied.passages],
    }


def _passage(copy: Copy) -> Plain:
    return {
        "chapter": copy.sentence.passage.number,
        "sentence": copy.sentence.words,
        "place": copy.sentence.passage.source,
        "original": copy.original.words,
        "original_place": copy.original.passage.source,
        "similarity": plain_value(tenths(100 * Decimal(copy.similarity))),
        "numbers_only": copy.numbers_only,
        "counted": copy.counted,
    }


def _plain(values: dict[str, Any]) -> Plain:
    return {
        key: plain_value(value) if isinstance(value, Decimal) else value
        for key, value in values.items()
    }

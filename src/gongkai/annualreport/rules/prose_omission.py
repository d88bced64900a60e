"""What the tables count, the prose speaks of somewhere."""

from collections.abc import Iterator

from gongkai.annualreport.model import Report
from gongkai.annualreport.prose import topics
from gongkai.annualreport.prose.comparison import Tables
from gongkai.annualreport.rules.places import Place, in_source, table_place
from gongkai.annualreport.rules.rule import Problem, Rule, Subject


def check(subject: Subject) -> Iterator[Problem]:
    """Report applications, reviews and suits that are in the tables alone."""
    text = "\n".join(p.text for p in subject.prose.passages if p.chapter >= 0)
    tables = subject.tables
    received = max((float(f) for f in tables.of(topics.RECEIVED) if f), default=0)
    if received and "申请" not in text:
        yield Problem(
            _place(subject.report, "applications", "new_received"),
            f"表三有新收申请{received:g}件，正文没有提到依申请公开情况。建议在第一章写明。",
        )
    if "复议" in text or "诉讼" in text:
        return
    counted = [
        f"{topics.WORDS[kind]}{figures[0]}件{_pending(tables, kind)}"
        for kind in (topics.REVIEWS, topics.SUITS)
        if (figures := [f for f in tables.of(kind) if f])
    ]
    if counted:
        yield Problem(
            table_place(subject.report.remedies.shape, _source(subject.report)),
            f"表四有{'、'.join(counted)}，正文没有提到。建议在正文写明复议、诉讼情况。",
        )


def _pending(tables: Tables, kind: str) -> str:
    pending = tables.of(f"{kind}.pending")
    return f"（其中尚未审结{pending[0]}件）" if pending and pending[0] else ""


def _place(report: Report, key: str, row: str) -> Place:
    table = report.applications if key == "applications" else report.remedies
    source = table.cell(row, "total").place
    words = table.shape.describe_row(row)
    return Place(in_source(words, source), table.shape.chapter + 0.5, source)


def _source(report: Report) -> str:
    return next((cell.place for cell in report.remedies.cells if cell.place), "")


RULE = Rule(
    code="prose.omission",
    title="表格中的申请、复议、诉讼，正文应当提到",
    basis="《中华人民共和国政府信息公开条例》第五十条",
    severity="info",
    check=check,
)

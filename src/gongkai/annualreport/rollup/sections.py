"""A roll-up as titled tables of plain values: what the page, the workbook and the terminal show."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any, Final, Literal, NamedTuple

import pyarrow as pa

from gongkai.annualreport.rollup.answer import Rollup
from gongkai.annualreport.rollup.columns import FIGURES
from gongkai.annualreport.rollup.differences import Difference
from gongkai.annualreport.rollup.kinds import LABELS
from gongkai.annualreport.rollup.outliers import MEASURES
from gongkai.annualreport.rollup.summary import HEADS, RESULTS, Line, lines, name_of, total_line
from gongkai.annualreport.rules import RULES

Kind = Literal["text", "number", "share"]
Value = str | int | Decimal | None


class Column(NamedTuple):
    """A column's heading and what stands in it: words, a number, or a share from 0 to 1."""

    head: str
    kind: Kind = "number"


class Section(NamedTuple):
    """A table with its title and a sentence that says how to read it."""

    key: str
    title: str
    note: str
    columns: tuple[Column, ...]
    rows: list[tuple[Value, ...]]


RULE_TITLES: Final = {rule.code: rule.title for rule in RULES}
_COUNTS: Final = (
    "报告", "未读出", "有错误的报告", "有错误占比", "新收申请", "上年结转", "办理结果", "结转下年",
    "平均结转",
    "有空白",
)  # fmt: skip
_NOTED: Final = "空白不计入合计；“有空白”是表三总计列有空白的报告。"


def sections(rollup: Rollup) -> Iterator[Section]:
    """Give every table that has something to show, the sums first."""
    yield _counts(rollup)
    yield _results(rollup)
    every = (
        _defects(rollup),
        _outliers(rollup.outliers),
        _differences(rollup.differences.found),
        _listed("unreadable", "无法读取的文件", "没有计入合计。", rollup.unreadable),
        _listed("given_twice", "同一年度有几份报告的机关", "合计中重复计入。", rollup.given_twice),
        _listed("unplaced", "判断不出所在地的机关", "没有归入任何地区。", rollup.unplaced),
    )
    yield from (section for section in every if section.rows)


def figures_section(rollup: Rollup) -> Section:
    """Give every figure of the tables, summed by group: 229 columns."""
    names = [figure.name for figure in FIGURES]
    rows = []
    for batch in rollup.groups.select([*rollup.keys, *names]).to_batches(max_chunksize=1000):
        rows += [
            (*(name_of(key, row[key]) for key in rollup.keys), *(row[name] for name in names))
            for row in batch.to_pylist()
        ]
    columns = (*_keys(rollup), *(Column(figure.label) for figure in FIGURES))
    note = "每一栏是该组各报告这一格的合计；两种格式表二的含义不同，分列。"
    return Section("figures", "全部数字", note, columns, rows)


def _keys(rollup: Rollup) -> tuple[Column, ...]:
    return tuple(Column(HEADS[key], "text") for key in rollup.keys)


def _lines(rollup: Rollup) -> list[Line]:
    total = [total_line(rollup)] if rollup.groups.num_rows != 1 else []
    return [*lines(rollup), *total]


def _counts(rollup: Rollup) -> Section:
    rows: list[tuple[Value, ...]] = [
        (
            *line.names,
            line.reports,
            line.unreadable,
            line.with_errors,
            line.errors,
            line.new_received,
            line.carried_in,
            line.total_results,
            line.carried_out,
            line.mean_carried_out,
            line.incomplete,
        )
        for line in _lines(rollup)
    ]
    counts = (Column(head, "share" if head == "有错误占比" else "number") for head in _COUNTS)
    columns = (*_keys(rollup), *counts)
    return Section("counts", "报告和申请", f"份、件。{_NOTED}", columns, rows)


def _results(rollup: Rollup) -> Section:
    columns = (*_keys(rollup), *(Column(name, "share") for name in RESULTS.values()))
    rows: list[tuple[Value, ...]] = [(*line.names, *line.shares) for line in _lines(rollup)]
    return Section("results", "办理结果占总计的比例", "表三各类结果占办理结果总计。", columns, rows)


def _defects(rollup: Rollup) -> Section:
    rows: list[tuple[Value, ...]] = [
        (RULE_TITLES.get(each["rule"], each["rule"]), each["rule"], each["reports"], each["share"])
        for each in rollup.total_defects.to_pylist()
    ]
    columns = (
        Column("要求", "text"),
        Column("规则", "text"),
        Column("有此错误的报告"),
        Column("占比", "share"),
    )
    return Section("defects", "最常见的错误", "一份报告同一规则只计一次。", columns, rows)


def _outliers(found: pa.Table) -> Section:
    rows: list[tuple[Value, ...]] = [
        (
            each["body"] or "（没有名称）",
            name_of("year", each["year"]),
            LABELS[each["kind"]],
            MEASURES[each["measure"]][0],
            each["value"].normalize(),
            each["median"].normalize(),
            each["peers"],
            each["z"].normalize(),
            each["file"],
        )
        for each in found.to_pylist()
    ]
    columns = (
        Column("机关", "text"),
        Column("年度", "text"),
        Column("同类", "text"),
        Column("项目", "text"),
        Column("填报"),
        Column("同类中位数"),
        Column("同类报告"),
        Column("离群程度z"),
        Column("文件", "text"),
    )
    note = "与同年同类机关相比，稳健z值（0.6745×与中位数之差÷绝对中位差）达3.5的报告，请核对。"
    return Section("outliers", "与同类相差悬殊的报告", note, columns, rows)


def _differences(found: Iterable[Difference]) -> Section:
    rows: list[tuple[Value, ...]] = [
        (
            each.parent,
            name_of("year", each.year),
            each.label,
            each.stated.normalize(),
            each.summed.normalize(),
            each.difference.normalize(),
            each.children,
            explanation(each),
        )
        for each in found
    ]
    columns = (
        Column("政府", "text"),
        Column("年度", "text"),
        Column("数字", "text"),
        Column("填报"),
        Column("所属相加"),
        Column("相差"),
        Column("所属报告"),
        Column("可能的原因", "text"),
    )
    note = "政府的报告应当包括所属机关；逐项列出与所属各报告相加之差。"
    return Section("differences", "政府报告与所属机关之和", note, columns, rows)


def explanation(difference: Difference) -> str:
    """Say what may explain a difference, in a sentence."""
    parts = []
    if difference.equal:
        parts.append(f"{_some(difference.equal)}这一项恰好等于差数，可能漏计或者重复计入")
    if difference.with_errors:
        parts.append(f"{_some(difference.with_errors)}这一行有勾稽错误")
    if difference.missing:
        parts.append(f"没有{_some(difference.missing)}的报告")
    return "；".join(parts) or "所属报告中没有发现线索，请核对政府报告本身"


def _some(names: Sequence[str], most: int = 3) -> str:
    return "、".join(names[:most]) + (f"等{len(names)}个机关" if len(names) > most else "")


_WORDS: Final = {
    "file": "文件",
    "error": "原因",
    "body": "机关",
    "year": "年度",
    "division": "行政区划代码",
    "reports": "报告",
}


def _listed(key: str, title: str, note: str, table: pa.Table) -> Section:
    columns = tuple(
        Column(_WORDS[name], "number" if name == "reports" else "text")
        for name in table.column_names
    )
    rows = [tuple(_cell(name, value) for name, value in row.items()) for row in table.to_pylist()]
    return Section(key, title, note, columns, rows)


def _cell(name: str, value: Any) -> Value:
    if name == "reports":
        return int(value)
    if name == "year":
        return name_of(name, value)
    return "" if value is None else str(value)

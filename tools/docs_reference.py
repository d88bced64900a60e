"""Write the reference pages of the documentation from the code they describe.

`docs/conf.py` calls this before every build; the pages are not kept in git, so they cannot drift.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, Final

import typer

from gongkai.annualreport.forms import FORMS, CellKind, Form, RowSpec, TableShape
from gongkai.annualreport.model import Severity
from gongkai.annualreport.rules import RULES
from gongkai.annualreport.schema import report_schema
from gongkai.officedocs import limits
from gongkai.officedocs.files import SUFFIXES
from gongkai.site.cli import app

SEVERITIES: Final[dict[Severity, str]] = {"error": "错误", "warning": "警告", "info": "提示"}
KINDS: Final[dict[CellKind, str]] = {
    "count": "非负整数",
    "change": "整数，减少用负值",
    "amount_wan": "万元，可有小数",
}


def commands() -> Iterator[tuple[str, Any]]:
    """Give every command of the program with its full name."""
    yield from _walk("gongkai", typer.main.get_command(app))


def _walk(name: str, command: Any) -> Iterator[tuple[str, Any]]:
    inner = getattr(command, "commands", None)
    if inner is None:
        yield name, command
        return
    for word, each in inner.items():
        yield from _walk(f"{name} {word}", each)


def command_page() -> str:
    """Describe every command: what it does, its arguments and options."""
    parts = ["# 命令行", "每条命令加 `--help` 可以看到同样的说明；`gongkai --version` 显示版本号。"]
    for name, command in commands():
        parts += [f"## {name}", *_usage(name, command)]
    return _page(parts)


def _usage(name: str, command: Any) -> Iterator[str]:
    shown = [p for p in command.params if not p.hidden and p.name != "help"]
    arguments = [p for p in shown if p.param_type_name == "argument"]
    words = " ".join([name, "[选项]", *(p.metavar or p.name for p in arguments)])
    yield f"```text\n{words}\n```"
    yield from (" ".join(part.split()) for part in (command.help or "").split("\n\n"))
    yield table(("参数或选项", "说明"), ((_spelling(p), p.help or "") for p in shown))


def _spelling(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return f"`{parameter.metavar or parameter.name}`"
    value = "" if parameter.is_flag else f" {parameter.metavar or '文件'}"
    return "，".join(f"`{word}{value}`" for word in parameter.opts)


def rule_page() -> str:
    """Describe every rule: its code, what it holds the report to, severity and basis."""
    parts = [
        "# 检查规则",
        (
            f"`gongkai report check` 逐条执行下列{len(RULES)}条规则。级别是默认值，"
            "可以用 `--severity 规则=级别` 调整；出现“错误”时退出码为1。"
        ),
    ]
    for rule in RULES:
        basis = rule.basis or "所用格式的发文（见[格式与数据键](forms.md)）"
        rows = [("规则", rule.title), ("级别", SEVERITIES[rule.severity]), ("依据", basis)]
        parts += [f"## {rule.code}", table(("", ""), rows)]
    return _page(parts)


def form_page() -> str:
    """Describe both forms: every row and column with its key in the data."""
    parts = [
        "# 格式与数据键",
        (
            "`gongkai report read --json` 的 `tables` 按下列键取数："
            "`tables.表.行.列`，例如 `tables.applications.new_received.total`。"
        ),
    ]
    for form in FORMS.values():
        parts += [f"## {form.code}：{form.cites}", _years(form)]
        for shape in form.tables.values():
            parts += [f"### {shape.name} {shape.title}：`{shape.key}`", *_shape(shape)]
    return _page(parts)


def _years(form: Form) -> str:
    until = f"至{form.last_year}年度" if form.last_year else "及以后各年度"
    return f"适用于{form.first_year}年度{until}的报告。"


def _shape(shape: TableShape) -> Iterator[str]:
    for columns, rows in groupby(shape.rows, key=lambda row: row.columns):
        yield "行："
        yield table(("键", "表中文字"), (_row(row) for row in rows))
        yield "列："
        yield table(
            ("键", "表中文字", "数值"), ((f"`{c.key}`", c.label, KINDS[c.kind]) for c in columns)
        )


def _row(row: RowSpec) -> tuple[str, str]:
    group = f"{row.group} " if row.group and not row.label.startswith(row.group) else ""
    return f"`{row.key}`", group + row.label


def schema_page() -> str:
    """Give the JSON Schema of a report as data."""
    schema = json.dumps(report_schema(), ensure_ascii=False, indent=2)
    return _page(
        [
            "# JSON Schema",
            (
                "`gongkai report read --json` 读一份文件时输出的对象符合下面的 JSON Schema。"
                "读多份文件时输出这种对象的数组；读不了的文件在数组里是 "
                '`{"file": …, "error": …}`。'
            ),
            f"```json\n{schema}\n```",
        ]
    )


def limit_page() -> str:
    """Give the formats that can be read and the limits on a stranger's file."""
    megabyte = 2**20
    rows = [
        ("文件大小", f"{limits.MAX_FILE_BYTES // megabyte} MB"),
        ("压缩容器展开后", f"{limits.MAX_UNPACKED_BYTES // megabyte} MB"),
        ("一份文件的单元格", f"{limits.MAX_CELLS:,}个"),
        ("一份文件的段落和表格", f"{limits.MAX_BLOCKS:,}个"),
        ("表格嵌套", f"{limits.MAX_DEPTH}层"),
        ("PDF页数", f"{limits.MAX_PAGES}页"),
        ("读一份文件的时间", f"{limits.SECONDS_PER_FILE:g}秒"),
        ("读文件的进程所占内存", f"{limits.MEMORY_PER_WORKER // megabyte} MB"),
    ]
    names = "、".join(f"`{suffix}`" for suffix in SUFFIXES)
    return _page(
        [
            "# 文件格式与上限",
            f"可读的文件：{names}。`.doc`、`.wps`、`.rtf` 需要本机装有 LibreOffice。",
            "超过下列上限的文件不予读取，并说明原因：",
            table(("项目", "上限"), rows),
        ]
    )


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Lay out a Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(map(_cell, line))} |" for line in lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _page(parts: Iterable[str]) -> str:
    return "\n\n".join(parts) + "\n"


PAGES: Final[dict[str, Callable[[], str]]] = {
    "commands.md": command_page,
    "rules.md": rule_page,
    "forms.md": form_page,
    "schema.md": schema_page,
    "files.md": limit_page,
}


def write_pages(folder: Path) -> None:
    """Write all reference pages into a folder, leaving alone those that have not changed."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, page in PAGES.items():
        path, text = folder / name, page()
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")

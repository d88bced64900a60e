"""Write the reference pages of the documentation from the code they describe.

`docs/conf.py` calls this before every build; the pages are not kept in git, so they cannot drift.
"""

import json
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any, Final

import typer

from gongkai.annualreport.forms import FORMS, CellKind, Form, RowSpec, TableShape
from gongkai.annualreport.model import Severity
from gongkai.annualreport.rules import RULES, Rule
from gongkai.annualreport.rules.rule import FORM
from gongkai.annualreport.schema import report_schema
from gongkai.officedocs import limits
from gongkai.officedocs.files import SUFFIXES
from gongkai.site.cli import app
from tools.docs_statute import procedure_page, replies_page, statute_page
from tools.markdown import page, table

SEVERITIES: Final[dict[Severity, str]] = {"error": "错误", "warning": "警告", "info": "提示"}
KINDS: Final[dict[CellKind, str]] = {
    "count": "非负整数",
    "change": "整数，减少用负值",
    "amount_wan": "万元，可有小数",
}
REMARKS: Final = {
    "reading.displaced": "行标与数字错位，数字按规定格式和勾稽关系认定，或无法认定而未予采用。",
    "reading.row_order": "有行没有可辨认的行标，按规定格式的行次认定。",
    "reading.source": "关于文件本身的说明，例如带有宏、有字节无法解码。",
    "reading.unknown_row": "有行认不出是什么，未予采用。",
    "reading.unplaced": "一行的数字个数与栏数对不上，未予采用。",
}
"""What the reader itself remarks, by the codes it uses."""


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
    return page(parts)


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
            "可以用 `--severity 规则=级别` 调整；个别情形由规则自己定为别的级别。"
            "只要出现“错误”，退出码就是1。"
        ),
        table(
            ("规则", "要求", "级别"),
            ((f"[`{r.code}`](#{_anchor(r.code)})", r.title, SEVERITIES[r.severity]) for r in RULES),
        ),
    ]
    for rule in RULES:
        parts += [f"## {rule.code}", f"{rule.title}。", *_rule_facts(rule)]
    parts += ["## 读取中的提示", "下列代码不是规则，是读取原件时要请人核对的地方。"]
    parts.append(table(("代码", "含义"), ((f"`{k}`", v) for k, v in REMARKS.items())))
    return page(parts)


def _rule_facts(rule: Rule) -> Iterator[str]:
    basis = rule.basis.replace(FORM, "所用格式的发文")
    yield f"- 级别：{SEVERITIES[rule.severity]}\n- 依据：{basis}"
    if rule.needs_previous:
        yield "给出上一年度的报告（`--previous`）时才检查。"


def _anchor(heading: str) -> str:
    """Name a heading as the site links to it."""
    return heading.replace(".", "-").replace("_", "-")


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
    return page(parts)


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
    return page(
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
    return page(
        [
            "# 文件格式与上限",
            f"可读的文件：{names}。`.doc`、`.wps`、`.rtf` 需要本机装有 LibreOffice。",
            "没有嵌入字体的 PDF 需要本机装有中文字体（如 `fonts-noto-cjk`），否则有的字读不出。",
            "超过下列上限的文件不予读取，并说明原因：",
            table(("项目", "上限"), rows),
        ]
    )


PAGES: Final[dict[str, Callable[[], str]]] = {
    "commands.md": command_page,
    "rules.md": rule_page,
    "forms.md": form_page,
    "schema.md": schema_page,
    "files.md": limit_page,
    "limits.md": statute_page,
    "replies.md": replies_page,
    "procedure.md": procedure_page,
}


def write_pages(folder: Path) -> None:
    """Write all reference pages into a folder, leaving alone those that have not changed."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, write in PAGES.items():
        path, text = folder / name, write()
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")

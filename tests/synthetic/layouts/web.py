"""The report as a web page: clean paragraphs and tables, or lines in div and layout tables."""

from html import escape
from random import Random

from synthetic.draft import Draft, Printed, PrintedTable
from synthetic.layouts.encodings import CHARSET


def inner(text: str) -> str:
    """Escape a cell's or a paragraph's text, line breaks as br."""
    return escape(text, quote=False).replace("\n", "<br>")


def cell_tag(cell: Printed, content: str, *, extra: str = "", tag: str = "td") -> str:
    """Write a table cell with its spans."""
    spans = f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
    spans += f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
    return f"<{tag}{spans}{extra}>{content}</{tag}>"


def _plain_table(table: PrintedTable, rng: Random) -> str:
    tag = rng.choice(("td", "td", "th"))
    lines = ["<table border=1>" if rng.random() < 0.5 else "<table>"]
    for row in table.rows():
        cells = (
            cell_tag(cell, inner(cell.text), tag=tag if cell.role == "header" else "td")
            for cell in row
        )
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return "\n".join([*lines, "</table>"])


def clean(draft: Draft, rng: Random) -> str:
    """Write a page of headings, paragraphs and tables and nothing else."""
    heading = rng.choice(("p", "h2", "h3"))
    lines = []
    for kind, item in draft.flow():
        if isinstance(item, PrintedTable):
            lines.append(_plain_table(item, rng))
        elif kind == "title":
            lines.append(f"<h1>{inner(item)}</h1>")
        elif kind == "heading":
            lines.append(f"<{heading}>{inner(item)}</{heading}>")
        else:
            lines.append(f"<p>{inner(item)}</p>")
    title = "".join(draft.title)
    body = "\n".join(lines)
    return (
        f"<!DOCTYPE html><html><head>{CHARSET}<title>{escape(title)}</title></head>\n"
        f'<body><div id="zoom">\n{body}\n</div></body></html>\n'
    )


def _ruled_table(table: PrintedTable, rng: Random) -> str:
    indent = rng.choice(("", "\n   "))
    lines = ['<table width="98%" border="1" cellspacing="0" align="center"><tbody>']
    for row in table.rows():
        lines.append("<tr>")
        for cell in row:
            content = inner(cell.text) or "&nbsp;"
            lines.append(indent + cell_tag(cell, f'<div align="center">{content}</div>'))
        lines.append("</tr>")
    return "".join([*lines, "</tbody></table>"])


def lines_in_divs(draft: Draft, rng: Random) -> str:
    """Write a page of the old kind: layout tables around everything, br for paragraphs."""
    lead = rng.choice(("&nbsp;&nbsp;&nbsp;&nbsp;", "　　", "&emsp;&emsp;"))
    breaks = rng.choice(("<br>", "<br/><br/>", "<BR>\n"))
    open_div, close_div = ("<div>", "</div>\n") if rng.random() < 0.5 else ("", breaks)
    parts = []
    for kind, item in draft.flow():
        if isinstance(item, PrintedTable):
            parts.append(_ruled_table(item, rng) + breaks)
        elif kind == "title":
            parts.append(f'<center><font size="5">{inner(item)}</font></center>\n')
        elif kind == "heading":
            parts.append(f"{open_div}{lead}<strong>{inner(item)}</strong>{close_div}")
        elif kind == "signature":
            parts.append(f'<div align="right">{inner(item)}</div>\n')
        else:
            parts.append(f"{open_div}{lead}{inner(item)}{close_div}")
    title = escape("".join(draft.title))
    site = escape(f"{draft.place}人民政府")
    return f"""<html>
<head>{CHARSET}
<title>{title} - {site}</title></head>
<body bgcolor="#ffffff"><center>
<table width="1000" border="0" cellpadding="0"><tr>
<td height="120" background="/img/top.jpg">{site}</td></tr></table>
<table width="1000" border="0"><tr>
<td width="180" valign="top"><table><tr><td><a href="/zn">公开指南</a></td></tr>
<tr><td><a href="/ml">公开目录</a></td></tr>
<tr><td><a href="/nb">公开年报</a></td></tr></table></td>
<td valign="top"><table width="100%"><tr><td class="nr">
{"".join(parts)}
</td></tr></table></td></tr></table>
<table width="1000"><tr><td align="center">版权所有：{site}<br>技术支持：信息中心</td></tr></table>
</center></body></html>
"""

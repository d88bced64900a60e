"""The report pasted from Word into a government site's page, with everything around it."""

from html import escape
from random import Random

from synthetic.draft import Draft, PrintedTable
from synthetic.layouts.encodings import CHARSET
from synthetic.layouts.web import cell_tag

_FONTS = ("仿宋_GB2312", "方正仿宋_GBK", "微软雅黑", "宋体", "Times New Roman")
_MENU = (
    "首页", "走进本地", "新闻中心", "政务公开", "政务服务", "互动交流", "专题专栏", "数据开放",
)  # fmt: skip
_SIDE = (
    "政府信息公开指南", "政府信息公开制度", "法定主动公开内容", "政府信息公开年报", "依申请公开",
    "机构职能", "规划计划", "财政预决算", "建议提案办理", "行政执法公示", "重大决策预公开",
)  # fmt: skip
_OTHERS = ("教育局", "民政局", "财政局", "水利局", "审计局", "交通运输局", "城关镇人民政府")

_TABLE = (
    '<table class="MsoTableGrid" border="1" cellspacing="0" style="border-collapse:collapse;'
    'mso-table-layout-alt:fixed;mso-padding-alt:0.0000pt 5.4000pt"><tbody>\n'
)


def _style(rng: Random) -> str:
    font = rng.choice(_FONTS)
    return rng.choice(
        (
            f"font-family:{font};",
            f"font-family:{font};mso-spacerun:'yes';font-size:16.0000pt;mso-font-kerning:1.0000pt;",
            f"font-size:16px; font-family: {font}; color: rgb(0, 0, 0);",
        )
    )


def _pieces(text: str, rng: Random) -> str:
    """Wrap every few characters in a span or a font of its own."""
    parts = []
    while text:
        size = rng.choice((1, 1, 2, 2, 3, 8))
        piece, text = escape(text[:size], quote=False), text[size:]
        piece = piece.replace("\n", "<br />")
        font = f'<font face="{rng.choice(_FONTS)}">' if rng.random() < 0.4 else ""
        close = "</font>" if font else ""
        parts.append(f'<span style="{_style(rng)}">{font}{piece}{close}</span>')
    return "".join(parts)


def _paragraph(text: str, rng: Random, *, align: str = "justify") -> str:
    tail = '<span style="font-family:宋体"><o:p></o:p></span>' if rng.random() < 0.7 else ""
    tail += "&nbsp;" if rng.random() < 0.1 else ""
    return (
        f'<p class="MsoNormal" align="{align}" style="text-indent:32.0pt;line-height:28pt;'
        f'mso-line-height-rule:exactly">{_pieces(text, rng)}{tail}</p>\n'
    )


def _table(table: PrintedTable, rng: Random) -> str:
    lines = [_TABLE]
    for row in table.rows():
        lines.append('<tr style="height:22.7500pt;">')
        for cell in row:
            content = _paragraph(cell.text, rng, align="center") if cell.text else _blank(rng)
            width = f' width="{rng.randint(30, 200)}" valign="center"'
            lines.append(cell_tag(cell, content, extra=width) + "\n")
        lines.append("</tr>\n")
    if rng.random() < 0.3:
        empty = '<td width="61" style="border:none"></td>' * table.width
        lines.append(f'<![if !supportMisalignedColumns]><tr height="0">{empty}</tr><![endif]>')
    return "".join([*lines, "</tbody></table>\n"])


def _blank(rng: Random) -> str:
    return rng.choice(("<p class=MsoNormal><o:p>&nbsp;</o:p></p>", "", "&nbsp;"))


def _article(draft: Draft, rng: Random) -> str:
    parts = []
    for kind, item in draft.flow():
        if isinstance(item, PrintedTable):
            parts.append(
                f"<div>{_table(item, rng)}</div>" if rng.random() < 0.5 else _table(item, rng)
            )
        else:
            align = {"title": "center", "signature": "right"}.get(kind, "justify")
            parts.append(_paragraph(item, rng, align=align))
            if rng.random() < 0.05:
                parts.append("<p>&nbsp;</p>\n")
    return "".join(parts)


def _links(words: tuple[str, ...], stem: str) -> str:
    return "".join(
        f'<li><a href="/{stem}/{index:04d}.shtml" target="_blank">{word}</a></li>\n'
        for index, word in enumerate(words)
    )


def _related(draft: Draft, rng: Random) -> str:
    titles = tuple(
        f"{draft.place}{name}{rng.randint(2018, 2025)}年政府信息公开工作年度报告"
        for name in rng.sample(_OTHERS, 5)
    )
    return f'<div class="related"><h4>相关链接</h4><ul>{_links(titles, "gknb")}</ul></div>'


def _metadata(draft: Draft, rng: Random) -> str:
    number = f"{rng.randint(10**8, 10**9)}/{rng.randint(2020, 2026)}-{rng.randint(1, 99999):05d}"
    date = f"{rng.randint(2020, 2026)}-01-{rng.randint(5, 31):02d}"
    title = escape("".join(draft.title))
    rows = (
        ("索引号", number, "主题分类", "政府信息公开年报"),
        ("发布机构", f"{draft.place}人民政府", "发布日期", date),
        ("名称", title, "有效性", "有效"),
    )
    cells = "".join(
        "<tr>" + "".join(f"<td>{text}</td>" for text in row) + "</tr>\n" for row in rows
    )
    return f'<table class="xxgk_table" width="100%"><tbody>{cells}</tbody></table>'


def _scripts(rng: Random) -> str:
    lines = [
        f'  $(".item{index}").hover(function(){{ $(this).addClass("on{rng.randint(1, 9)}"); }});'
        for index in range(rng.randint(20, 250))
    ]
    return (
        '<script type="text/javascript" src="/js/jquery.min.js"></script>\n'
        "<script>\n$(function(){\n"
        + "\n".join(lines)
        + '\n  document.write("<table><tr><td>0</td></tr></table>");\n});\n</script>\n'
    )


def pasted_from_word(draft: Draft, rng: Random) -> str:
    """Write the whole page of a site's content management system around a Word paste."""
    site, title = escape(f"{draft.place}人民政府"), escape("".join(draft.title))
    menu = "".join(f'<li class="item{i}"><a href="/">{w}</a></li>' for i, w in enumerate(_MENU))
    return f"""<!DOCTYPE html>
<html xmlns:o="urn:schemas-microsoft-com:office:office">
<head>
{CHARSET}
<meta name="SiteName" content="{site}"><meta name="ColumnName" content="政府信息公开年报">
<meta name="ArticleTitle" content="{title}">
<title>{title}_政府信息公开年报_{site}</title>
<style>.nav li{{float:left}} .content p{{text-indent:2em}} table td{{border:1px solid #333}}</style>
{_scripts(rng)}
</head>
<body>
<div class="header"><div class="logo">{site}</div>
<form><input name="q" value="请输入关键字"></form></div>
<div class="nav"><ul>{menu}</ul></div>
<div class="crumb">您所在的位置：<a href="/">首页</a> &gt;
<a href="/zwgk">政府信息公开</a> &gt; 政府信息公开年报</div>
<div class="left"><ul>
{_links(_SIDE, "zwgk")}</ul></div>
<div class="main">
{_metadata(draft, rng)}
<div class="info">来源：{site}　字号：【<a>大</a> <a>中</a> <a>小</a>】
访问量：<span id="hits">{rng.randint(10, 9999)}</span></div>
<div class="content"><ucapcontent>
{_article(draft, rng)}</ucapcontent></div>
{_related(draft, rng)}
</div>
<div class="footer"><p>主办：{site}办公室　网站标识码：{rng.randint(10**9, 10**10 - 1)}</p>
<p>备案序号：ICP备{rng.randint(10**7, 10**8)}号　公网安备{rng.randint(10**13, 10**14)}号</p></div>
<script>var _hmt = _hmt || []; var year = {rng.randint(2020, 2026)};</script>
</body>
</html>
"""

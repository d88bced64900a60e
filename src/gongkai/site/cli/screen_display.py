"""What a person sees of a screened file: each hit with its place, never the matter unasked."""

from collections import Counter
from pathlib import Path
from typing import Final

from rich import box
from rich.table import Table
from rich.text import Text

from gongkai.screening.documents import Screened
from gongkai.screening.hit import CONFIDENCE_NAMES, Confidence, Hit
from gongkai.site.cli.display import open_console

_STYLES: Final[dict[Confidence, str]] = {
    "certain": "bold red",
    "likely": "yellow",
    "possible": "cyan",
}


def show_hits(path: Path, screened: Screened, *, show: bool) -> None:
    """Show a file's hits in reading order; their text only when it was asked for."""
    console = open_console()
    console.print(Text(str(path), style="bold"))
    for remark in screened.remarks:
        console.print(Text(f"  注意：{remark}", style="yellow"))
    if not screened.hits:
        console.print(Text("  没有查到需要处理的内容。\n", style="green"))
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, leading=1)
    table.add_column("位置", max_width=26, overflow="fold")
    table.add_column("种类", no_wrap=True)
    table.add_column("原文 → 隐去后" if show else "隐去后", max_width=36, overflow="fold")
    table.add_column("把握", no_wrap=True)
    table.add_column("理由", overflow="fold")
    for hit in screened.hits:
        word = Text(CONFIDENCE_NAMES[hit.confidence], style=_STYLES[hit.confidence])
        reason = Text.assemble(hit.reason, "\n", (f"依据：{hit.basis}", "dim"))
        table.add_row(hit.place, hit.name, _matter(hit, show=show), word, reason)
    console.print(table)
    counts = Counter(hit.name for hit in screened.hits)
    words = "，".join(f"{name}{count}处" for name, count in counts.most_common())
    console.print(Text(f"  {words}\n"))


def _matter(hit: Hit, *, show: bool) -> Text:
    """Show the masked form; a mark of secrecy is no private matter and is shown as it stands."""
    if hit.masked is None:
        return Text(hit.text)
    return Text(f"{hit.text} → {hit.masked}" if show else hit.masked)


def show_screened_summary(files: int, found: int, failed: int) -> None:
    """Say how many of several files hold something, on the last line."""
    if files < 2:
        return
    unread = f"，{failed}份无法读取" if failed else ""
    open_console().print(Text(f"共{files}份文件，{found}份查到需要处理的内容{unread}。"))

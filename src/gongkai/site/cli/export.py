"""`gongkai export`: the portal as files."""

from pathlib import Path
from typing import Annotated

import typer

from gongkai.site.cli import display
from gongkai.site.cli.platform import Folder, set_up


def export(
    to: Annotated[
        Path,
        typer.Option("--to", metavar="文件夹", help="网页文件写到哪里；只写门户的文件，可重复写。"),
    ],
    url: Annotated[
        str, typer.Option("--url", metavar="网址", help="这些文件将来的网址，用于订阅和网站地图。")
    ],
    folder: Folder = None,
) -> None:
    """把整个门户写成静态网页，放到只能存文件的网站上。再写一次只改变动的部分，撤下的一并删除。"""
    if not url.startswith(("https://", "http://")):
        typer.echo(f"网址应以https://或http://开头，收到的是“{url}”。", err=True)
        raise typer.Exit(2)
    set_up("production" if folder is None else "development", folder)
    from gongkai.portal.export.writing import Export  # noqa: PLC0415 - settings come first
    from gongkai.portal.models import Listing  # noqa: PLC0415 - as above

    writing = Export(to, url.rstrip("/") + "/")
    try:
        for _address in display.with_progress(writing.run(), Listing.objects.count(), "正在写"):
            continue
    except OSError as error:
        typer.echo(f"写不进“{to}”：{error.strerror}。", err=True)
        raise typer.Exit(2) from error
    told = writing.told
    typer.echo(f"共{told.pages}个文件，这次写了{told.written}个，删除{told.removed}个。")

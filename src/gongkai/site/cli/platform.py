"""`gongkai demo`, `serve`, `worker`, `manage` and `audit`: the platform from the command line."""

import os
import sys
import time
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from gongkai.site.cli import display

_BASE = "gongkai.site.settings"
PORT = 8000
_MINUTE = 60
_LINE = "--limit-request-line=8190"
"""The longest address that gunicorn reads; nginx reads as much."""
_EVERY_MINUTE = (
    "publish_scheduled",
    "index_search",
    "remind",
    "remind_catalogue",
    "export_portal",
)
Folder = Annotated[
    Path | None, typer.Option("--dir", metavar="文件夹", help="平台数据所在的文件夹，默认为./var。")
]
audit = typer.Typer(help="审计记录。", no_args_is_help=True)


def demo(
    folder: Folder = None,
    port: Annotated[int, typer.Option("--port", help="网页服务的端口。")] = PORT,
    serve: Annotated[
        bool, typer.Option("--serve/--no-serve", help="建好以后启动网页服务。")
    ] = True,
    worker_too: Annotated[
        bool, typer.Option("--worker/--no-worker", help="同时运行定时任务（按时公开、催办）。")
    ] = True,
    scale: Annotated[
        int,
        typer.Option(
            "--scale", min=0, max=1000, help="再加多少个机关，每个机关一万件信息，用来试压力。"
        ),
    ] = 0,
) -> None:
    """建一个演示用的县，打印各岗位的账号，在本机启动网页服务。"""
    set_up("development", folder)
    from gongkai.site.demo import filling  # noqa: PLC0415 - settings come first

    filling.fill()
    if scale:
        for _step in display.with_progress(
            filling.add_load(scale), filling.load_steps(scale), "正在写入"
        ):
            continue
    for line in filling.accounts():
        typer.echo(line)
    if serve:
        typer.echo(f"请用浏览器打开 http://127.0.0.1:{port}/ ，后台在 /admin/ （按Ctrl+C结束）")
        _serve(port, *(["--config=python:gongkai.site.demo.serving"] if worker_too else []))


def serve(
    folder: Folder = None,
    port: Annotated[int, typer.Option("--port", help="网页服务的端口。")] = PORT,
) -> None:
    """启动网页服务。密钥和数据库由环境变量给出。"""
    set_up("production", folder)
    from django.core.management import call_command  # noqa: PLC0415 - settings come first
    from django.db import DatabaseError  # noqa: PLC0415 - as above

    try:
        call_command("index_search")
    except DatabaseError as error:
        typer.echo(
            f"数据库不能用（{error}）。刚装好、刚升级的，请先运行gongkai manage migrate。", err=True
        )
        raise typer.Exit(2) from error
    _serve(port)


def worker(
    folder: Folder = None,
    once: Annotated[bool, typer.Option("--once", help="做一遍就结束，供定时任务调用。")] = False,
) -> None:
    """按时公开、到期撤下、催办、更新静态网页：每分钟做一遍，一直运行。"""
    set_up("production" if folder is None else "development", folder)
    from django.core.management import call_command  # noqa: PLC0415 - as above
    from django.db import DatabaseError, close_old_connections  # noqa: PLC0415 - as above

    while True:
        is_done = True
        for task in _EVERY_MINUTE:
            try:
                call_command(task)
            except DatabaseError as error:  # it may be away for a while: the worker goes on
                typer.echo(f"{task}没有做成：{error}", err=True)
                is_done = False
        if once:
            raise typer.Exit(0 if is_done else 1)
        close_old_connections()
        time.sleep(_MINUTE)


def manage(context: typer.Context) -> None:
    """运行Django的管理命令，例如 gongkai manage migrate。"""
    set_up("production", None)
    from django.core.management import execute_from_command_line  # noqa: PLC0415 - as above

    execute_from_command_line(["gongkai manage", *context.args])


@audit.command("verify")
def verify(
    folder: Folder = None,
    expected: Annotated[
        str, typer.Option("--expect", metavar="摘要", help="另行保存的一条记录的摘要。")
    ] = "",
) -> None:
    """核对审计记录是否完整、是否被改动；有问题时指出是第几条，退出码为1。"""
    set_up("production" if folder is None else "development", folder)
    from gongkai.audit.verification import verify as check  # noqa: PLC0415 - as above

    found = check(expected)
    if found.is_whole:
        typer.echo(f"共{found.entries}条审计记录，完整，没有改动。")
        return
    typer.echo(f"审计记录有问题：{found.reason}。", err=True)
    raise typer.Exit(1)


def set_up(settings: str, folder: Path | None) -> None:
    """Choose settings and data folder, and load Django."""
    if find_spec("django") is None or find_spec("wagtail") is None:
        typer.echo("这条命令需要服务器部分，请先安装：pip install 'gongkai[server]'。", err=True)
        raise typer.Exit(2)
    if folder is not None:
        os.environ["GONGKAI_DIR"] = str(folder)
    os.environ.setdefault("GONGKAI_DIR", "var")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", f"{_BASE}.{settings}")
    import django  # noqa: PLC0415 - only here is it sure to be installed
    from django.core.exceptions import ImproperlyConfigured  # noqa: PLC0415 - as above

    try:
        django.setup()
    except ImproperlyConfigured as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from error


def _serve(port: int, *more: str) -> None:
    """Become gunicorn: two workers, on this machine's own address."""
    arguments = [f"--bind=127.0.0.1:{port}", "--workers=2", _LINE, *more]
    arguments += ["gongkai.site.wsgi:application"]
    os.execv(sys.executable, [sys.executable, "-m", "gunicorn", *arguments])  # noqa: S606 - our own

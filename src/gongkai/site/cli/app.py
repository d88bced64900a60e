"""The program and its groups of commands."""

from typing import Annotated

import typer

import gongkai
from gongkai.site.cli import compare, export, platform, report, rollup, screen, statute, write

app = typer.Typer(
    name="gongkai",
    help="政务公开：读取、检查年度报告，计算法定期限和信息处理费。",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
report.app.command("compare")(compare.compare_reports)
report.app.command("write")(write.write)
report.app.command("rollup")(rollup.roll_up_reports)
app.command("screen")(screen.screen_files)
app.command("export")(export.export)
app.command("demo")(platform.demo)
app.command("serve")(platform.serve)
app.command("worker")(platform.worker)
app.command("manage", context_settings={"allow_extra_args": True, "ignore_unknown_options": True})(
    platform.manage
)
app.add_typer(platform.audit, name="audit")
app.add_typer(report.app, name="report")
app.add_typer(statute.app, name="statute")


def _show_version(value: bool) -> None:  # noqa: FBT001 - the signature is typer's
    if value:
        typer.echo(f"gongkai {gongkai.__version__}")
        raise typer.Exit


@app.callback()
def common(
    version: Annotated[
        bool,
        typer.Option("--version", help="显示版本号。", callback=_show_version, is_eager=True),
    ] = False,
) -> None:
    """政务公开：读取、检查年度报告，计算法定期限和信息处理费。"""


def main() -> None:
    """Run the command line."""
    app()

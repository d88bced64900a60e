"""`gongkai screen`: private and secret matter in files that are about to be published."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Annotated, cast, get_args

import typer

from gongkai.officedocs.batch import Outcome, read_many
from gongkai.screening.documents import Screened
from gongkai.screening.hit import CONFIDENCE_NAMES, Confidence
from gongkai.screening.plain import hit_to_dict
from gongkai.screening.words import InvalidWordsError, Word, built_in, words_from
from gongkai.site.cli import display
from gongkai.site.cli.jsonlines import JsonList
from gongkai.site.cli.paths import files_in
from gongkai.site.cli.screen_display import show_hits, show_screened_summary
from gongkai.site.cli.screen_work import screen_one

FOUND = 1
UNREADABLE = 2

_LEVELS = "、".join(f"{name}={chinese}" for name, chinese in CONFIDENCE_NAMES.items())


def screen_files(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="文件…", help="准备公开的文件或文件夹（docx、xlsx、html、pdf、txt等）。"
        ),
    ],
    words: Annotated[
        Path | None,
        typer.Option("--words", help="本单位的错敏词表（TOML），与自带的词表一起使用。"),
    ] = None,
    at_least: Annotated[
        str,
        typer.Option("--at-least", metavar="把握", help=f"只列出至少有这种把握的：{_LEVELS}。"),
    ] = "possible",
    show: Annotated[
        bool, typer.Option("--show", help="显示查到的原文；不加时只显示隐去后的样子。")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="输出JSON，供程序使用。")] = False,
) -> None:
    """公开前检查文件：个人信息、密级和内部标志、错敏词，每处写明位置、理由和依据。

    退出码：0 没有查到；1 查到需要处理的内容；2 有文件无法读取。
    """
    work = partial(screen_one, words=_words(words), at_least=_confidence(at_least))
    paths = files_in(files)
    outcomes = display.with_progress(read_many(paths, work), len(paths))
    if as_json:
        single = len(files) == 1 and not files[0].is_dir()
        failed, found = _write_json(outcomes, single=single, show=show)
    else:
        failed, found = _show(outcomes, show=show)
        show_screened_summary(len(paths), found, failed)
    raise typer.Exit(UNREADABLE if failed else FOUND if found else 0)


def _show(outcomes: Iterable[Outcome[Screened]], *, show: bool) -> tuple[int, int]:
    failed = found = 0
    for outcome in outcomes:
        if outcome.value is None:
            failed += 1
            display.show_error(outcome.path, outcome.error or "")
        else:
            found += bool(outcome.value.hits)
            show_hits(outcome.path, outcome.value, show=show)
    return failed, found


def _write_json(
    outcomes: Iterable[Outcome[Screened]], *, single: bool, show: bool
) -> tuple[int, int]:
    failed = found = 0
    with JsonList(None, single=single) as target:
        for outcome in outcomes:
            if outcome.value is None:
                failed += 1
                target.add({"file": str(outcome.path), "error": outcome.error})
                continue
            found += bool(outcome.value.hits)
            target.add(
                {
                    "file": str(outcome.path),
                    "hits": [hit_to_dict(hit, show=show) for hit in outcome.value.hits],
                    "remarks": list(outcome.value.remarks),
                }
            )
    return failed, found


def _words(path: Path | None) -> tuple[Word, ...]:
    """Read a body's own word list, and make sure that it goes with the program's."""
    if path is None:
        return ()
    try:
        own = words_from(path.read_text(encoding="utf-8"))
        built_in().extended(own)
    except (OSError, UnicodeDecodeError) as error:
        raise typer.BadParameter(
            f"读不出词表“{path}”，请检查路径，并另存为UTF-8编码。", param_hint="--words"
        ) from error
    except InvalidWordsError as error:
        raise typer.BadParameter(f"{path}：{error}", param_hint="--words") from error
    return own


def _confidence(text: str) -> Confidence:
    if text not in get_args(Confidence):
        raise typer.BadParameter(f"“{text}”应为：{_LEVELS}。", param_hint="--at-least")
    return cast("Confidence", text)

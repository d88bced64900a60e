"""Measure how exactly the program reads synthetic reports and what its checks find in them.

Run as ``python -m bench.accuracy --samples 2400 --seed 2026``.
"""

import json
import os
from collections import Counter
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from bench.measure import Outcome, measure
from bench.score import Score, as_data, by, markdown_table, rich_table, score
from gongkai.annualreport.checking import check
from gongkai.annualreport.reading import read_report
from gongkai.annualreport.serialise import report_to_dict
from synthetic.corpus import sample, write

OUT, ERR = Console(width=170), Console(stderr=True)
SPACING = 1_000_000
"""Seeds of one run are consecutive from ``seed`` times this."""
_WORST = 25


def _crashed(seed: int, layout: str | None, condition: str | None, error: BaseException) -> Outcome:
    made = sample(seed, layout=layout, condition=condition)
    cells = sum(len(figures) for rows in made.truth["tables"].values() for figures in rows.values())
    return Outcome(
        seed, made.kind, made.condition, made.layout, made.extension, made.encoding,
        failure=f"{type(error).__name__}: {error}",
        cells=cells,
        wrong=[("crashed", "", "")] * cells,
        found=False if made.planted else None,
    )  # fmt: skip


def run(
    seeds: list[int], *, layout: str | None = None, condition: str | None = None, jobs: int = 0
) -> list[Outcome]:
    """Measure the samples of seeds on all cores, with progress on stderr."""
    outcomes: list[Outcome] = []
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with (
        ProcessPoolExecutor(jobs or os.cpu_count()) as pool,
        Progress(*columns, TimeRemainingColumn(), console=ERR, transient=True) as progress,
    ):
        task = progress.add_task("reading", total=len(seeds))
        waiting: dict[Future[Outcome], int] = {
            pool.submit(measure, seed, layout, condition): seed for seed in seeds
        }
        for future in as_completed(waiting):
            error = future.exception()
            crashed = error and _crashed(waiting[future], layout, condition, error)
            outcomes.append(crashed or future.result())
            progress.advance(task)
    return sorted(outcomes, key=lambda outcome: outcome.seed)


def groups(outcomes: list[Outcome]) -> dict[str, list[Score]]:
    """Score the outcomes by layout, by damage and by planted error."""
    damaged = [outcome for outcome in outcomes if outcome.kind != "error"]
    planted = [outcome for outcome in outcomes if outcome.kind == "error"]
    return {
        "layout": by(outcomes, lambda outcome: outcome.layout),
        "damage": by(damaged, lambda outcome: outcome.condition),
        "planted error": by(planted, lambda outcome: outcome.condition),
        "encoding": by([o for o in outcomes if o.encoding], lambda outcome: outcome.encoding),
    }


def worst(outcomes: list[Outcome]) -> list[str]:
    """List what went wrong, the worst first, each with the seed that shows it again."""
    lines = []
    for outcome in sorted(outcomes, key=lambda o: (-bool(o.failure), -len(o.wrong), o.seed)):
        where = f"--show {outcome.seed}  {outcome.layout} / {outcome.condition}"
        if outcome.failure:
            lines.append(f"{where}: {outcome.failure}")
        elif outcome.wrong:
            path, expected, read = outcome.wrong[0]
            more = f" and {len(outcome.wrong) - 1} more" if len(outcome.wrong) > 1 else ""
            lines.append(f"{where}: {path} is {expected}, read {read}{more}")
        elif outcome.found is False:
            lines.append(f"{where}: planted error not found")
        elif outcome.errors:
            lines.append(f"{where}: false error {outcome.errors[0]}")
        elif outcome.warnings:
            lines.append(f"{where}: false warning {outcome.warnings[0]}")
        elif not (outcome.body and outcome.year):
            lines.append(f"{where}: body or year read otherwise")
    return lines


def show(seed: int, layout: str | None, condition: str | None) -> None:
    """Write one sample's file here and print its truth, its reading and its findings."""
    made = sample(seed, layout=layout, condition=condition)
    folder = Path("var/accuracy")
    folder.mkdir(parents=True, exist_ok=True)
    path = write(made, folder)
    before = write(made.previous, folder) if made.previous else None
    OUT.print(f"{path}  encoding {made.encoding or '-'}  damages {made.damages}", highlight=False)
    OUT.print_json(json.dumps(made.truth, ensure_ascii=False))
    report = read_report(path)
    OUT.print_json(json.dumps(report_to_dict(report), ensure_ascii=False))
    for finding in check(report, read_report(before) if before else None):
        OUT.print(f"{finding.severity} {finding.rule} {finding.place} {finding.message}")
    outcome = measure(seed, layout, condition)
    for address, expected, read in outcome.wrong:
        OUT.print(f"{address}: printed {expected}, read {read}", highlight=False)
    OUT.print_json(json.dumps(asdict(outcome), ensure_ascii=False, default=str))


def _print_tables(scored: dict[str, list[Score]], overall: Score, outcomes: list[Outcome]) -> None:
    for title, rows in scored.items():
        OUT.print(rich_table(f"by {title}", rows))
    OUT.print(rich_table("overall", [overall]))
    complaints = Counter(
        said.split(":")[0] for o in outcomes if o.kind != "error" for said in o.errors + o.warnings
    )
    for rule, count in complaints.most_common():
        OUT.print(f"unjustified {rule}: {count}", highlight=False)
    lines = worst(outcomes)
    for line in lines[:_WORST]:
        OUT.print(line, highlight=False, markup=False, soft_wrap=True)
    if len(lines) > _WORST:
        OUT.print(f"… and {len(lines) - _WORST} more")


def main(
    samples: Annotated[int, typer.Option(help="how many reports to make")] = 2400,
    seed: Annotated[int, typer.Option(help="seed of the run")] = 2026,
    layout: Annotated[str | None, typer.Option(help="only this layout")] = None,
    condition: Annotated[str | None, typer.Option(help="only this damage or error")] = None,
    jobs: Annotated[int, typer.Option(help="processes; all cores when 0")] = 0,
    show_seed: Annotated[int | None, typer.Option("--show", help="dump one sample")] = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="print data")] = False,
    markdown: Annotated[bool, typer.Option(help="print the tables of the README")] = False,
) -> None:
    """Make, read and check synthetic reports; exit 1 when the goals are missed."""
    if show_seed is not None:
        show(show_seed, layout, condition)
        return
    first = seed * SPACING
    outcomes = run(
        list(range(first, first + samples)), layout=layout, condition=condition, jobs=jobs
    )
    overall, scored = score("overall", outcomes), groups(outcomes)
    if as_json:
        data = {title: [as_data(row) for row in rows] for title, rows in scored.items()}
        data |= {"overall": [as_data(overall)]}
        OUT.print_json(json.dumps(data | {"worst": worst(outcomes)}, ensure_ascii=False))
    elif markdown:
        tables = [markdown_table(title, rows) for title, rows in scored.items()]
        tables.append(markdown_table("overall", [overall]))
        OUT.print("\n\n".join(tables), highlight=False, markup=False, soft_wrap=True)
    else:
        _print_tables(scored, overall, outcomes)
    raise typer.Exit(0 if overall.reaches_goals else 1)


if __name__ == "__main__":
    typer.run(main)

"""How the roll-up grows: against the bare sums of DuckDB, in memory, and on a cluster.

Run as `python -m bench.rollup`; `--files N` chooses how many files the two engines read,
`--reports N` how many stored reports are rolled up. Ratios are of times taken in one run; every
measurement has a process of its own, so that its peak of memory is its own too.
"""

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
from rich.console import Console

from bench.files import of_layout
from bench.ratios import Ratio, best, peak, show
from gongkai.annualreport.rollup.answer import roll_up
from gongkai.annualreport.rollup.cluster import read_in_cluster
from gongkai.annualreport.rollup.columns import FIGURES, HEAD, FigureColumn
from gongkai.annualreport.rollup.divisions import places_within
from gongkai.annualreport.rollup.families import CHIEF
from gongkai.annualreport.rollup.kinds import KINDS
from gongkai.annualreport.rollup.reading import Engine, read_in_pool, read_into
from gongkai.annualreport.rollup.rows import Job
from gongkai.annualreport.rollup.sources import open_reports
from gongkai.annualreport.rollup.store import Store
from gongkai.annualreport.rollup.sums import key_columns, listed

FILES = 20_000
REPORTS = 1_000_000
SAMPLES = 12
BY = ("year", "province")
_ROUNDS = 3
YEARS = 5
FIRST_YEAR = 2019
_WRONG = "CASE WHEN number % 7 = 0 THEN {} ELSE [] END"
_HEAD = {
    "file": "'年报/' || number || '.html'",
    "size": "30000 + number % 1000",
    "modified": "number",
    "error": "CAST(NULL AS VARCHAR)",
    "body": "county || CASE WHEN governs THEN '人民政府' ELSE '第' || (body // places) || '局' END",
    "form": "CASE WHEN year < 2021 THEN '2019' ELSE '2021' END",
    "title": "'政府信息公开工作年度报告'",
    "division": "code",
    "division_basis": "'name'",
    "kind": "CASE WHEN governs THEN 'government'"
    f" ELSE {[k.key for k in KINDS if k.key != 'government']}[1 + body % {len(KINDS) - 1}] END",
    "errors": "CASE WHEN number % 7 = 0 THEN 2 ELSE 0 END",
    "warnings": "number % 4",
    "infos": "number % 6",
    "failed_rules": _WRONG.format(["table3.balance", "table4.group_total"]),
    "failed_rows": _WRONG.format(["remedies.reconsideration"]),
    "figures_left_out": "0",
}


def generate(path: Path, count: int, *, governments: bool = False) -> None:
    """Store invented reports of the nation's bodies, five years each; DuckDB makes them.

    With ``governments`` every county has one, whose report is compared with its bodies' sum.
    """
    places = _places()
    with duckdb.connect() as connection:
        connection.register("places", places)
        connection.execute(f"SET VARIABLE places = {places.num_rows}")
        numbered = connection.table_function("range", [count]).project(
            f"range AS number, range // {YEARS} AS body, {FIRST_YEAR} + range % {YEARS} AS year"
        )
        placed = numbered.project(f"*, body % {places.num_rows} AS place").join(
            connection.table("places").set_alias("p"), "place"
        )
        columns = [f"{_HEAD.get(field.name, field.name)} AS {field.name}" for field in HEAD]
        columns += [_figure(number, figure) for number, figure in enumerate(FIGURES)]
        asked = ", ".join(columns).replace("governs", f"({governments} AND body < places)")
        made = placed.project(asked.replace("places", str(places.num_rows)))
        made.write_parquet(str(path), compression="zstd", row_group_size=20_000)


def _places() -> pa.Table:
    """Give the nation's counties: every two-digit code that names a province has some."""
    rows = [
        {"province": f"{province}省", "city": city_name, "county": name, "code": code}
        for province in range(11, 66)
        for city, city_name in places_within(f"{province}0000", FIRST_YEAR)
        for code, name in places_within(city, FIRST_YEAR)
    ]
    return pa.Table.from_pylist([{"place": i, **row} for i, row in enumerate(rows)])


def _figure(number: int, figure: FigureColumn) -> str:
    """Make most figures 0, as they are, the rest up to 38, and one of a thousand blank."""
    value = f"nullif(greatest(0, CAST(hash(number, {number}) % 1000 AS INTEGER) - 960), 39)"
    if figure.name == "applications.new_received.total":
        value = f"CAST(hash(number, {number}) % 300 AS INTEGER)"
    if figure.table == "disclosure":
        value = f"CASE WHEN (year < 2021) = ({figure.form} = 2019) THEN {value} END"
    return f'CAST({value} AS DECIMAL(18, 6)) AS "{figure.name}"'


class Cost(NamedTuple):
    """What an act took: seconds, the best of its rounds, and the peak of its process, in MB."""

    seconds: float
    peak: float


def cost(act: Callable[[], object], rounds: int = _ROUNDS) -> Cost:
    """Measure an act in a new process."""
    with get_context("spawn").Pool(1) as pool:
        return pool.apply(_measured, (act, rounds))


def _measured(act: Callable[[], object], rounds: int) -> Cost:
    seconds = best(act, rounds)
    return Cost(seconds, peak())


def bare_sums(path: Path) -> None:
    """Add every figure up by group: the least that any roll-up does."""
    with duckdb.connect() as connection:
        _added(connection, path, key_columns(BY), FIGURES)


def bare_families(path: Path) -> None:
    """Add up by group, and what is compared also by division: the least where there are parents."""
    with duckdb.connect() as connection:
        _added(connection, path, key_columns(BY), FIGURES)
        _added(connection, path, ("year", "division"), CHIEF)


def _added(
    connection: duckdb.DuckDBPyConnection,
    path: Path,
    keys: Sequence[str],
    figures: Sequence[FigureColumn],
) -> None:
    sums = ", ".join(f'sum("{figure.name}")' for figure in figures)
    reports = connection.read_parquet(str(path))
    reports.aggregate(f"{listed(keys)}, count(*), {sums}", listed(keys)).to_arrow_table()


def whole_rollup(path: Path) -> None:
    """Answer everything: sums, shares, defects, outliers, differences, what to know."""
    with duckdb.connect() as connection:
        roll_up(connection, open_reports(connection, [path]), BY)


def stored_ratios(folder: Path, count: int) -> list[Ratio]:
    """Roll stored reports up, against bare sums; memory against that of three times as many.

    The comparison of governments with their bodies is measured apart: it needs sums by division
    besides those by group. Few reports are no measure of memory, for DuckDB has not yet taken what
    it keeps for reading.
    """
    many, more, governed = (folder / f"{name}.parquet" for name in ("many", "more", "governed"))
    generate(many, count)
    generate(governed, count, governments=True)
    bare, ours = cost(partial(bare_sums, many)), cost(partial(whole_rollup, many))
    least, parents = cost(partial(bare_families, governed)), cost(partial(whole_rollup, governed))
    generate(more, 3 * count)
    late = cost(partial(whole_rollup, more), 1)
    Console(stderr=True).print(
        f"{count}份已读出的报告：只求和{bare.seconds:.2f}秒、{bare.peak:.0f}MB，"
        f"汇总{ours.seconds:.2f}秒、{ours.peak:.0f}MB；每县有政府报告时，只求和（另按区划）"
        f"{least.seconds:.2f}秒，汇总{parents.seconds:.2f}秒、{parents.peak:.0f}MB；"
        f"{3 * count}份汇总{late.seconds:.2f}秒、{late.peak:.0f}MB；"
        f"Parquet每份{many.stat().st_size / count:.0f}字节"
    )
    ratio, memory = ours.seconds / bare.seconds, late.peak / ours.peak
    compared = parents.seconds / least.seconds
    alone = f"{count}份汇总（没有政府报告）"
    families = f"{count}份汇总（每县有政府报告，与所属相加比较）"
    return [
        Ratio(alone, "DuckDB 只求和", ratio, "≤ 2", ratio <= 2),
        Ratio(families, "DuckDB 只求和，另按区划", compared, "≤ 2", compared <= 2),
        Ratio(f"{3 * count}份汇总峰值内存", f"{count}份", memory, "≤ 1.2", memory <= 1.2),
    ]


def engine_ratios(folder: Path, count: int) -> list[Ratio]:
    """Read files in a process pool and on a local Ray cluster, its start included."""
    jobs = _files(folder, count)
    pool = _read(jobs, folder / "pool.parquet", read_in_pool)
    ray = _read(jobs, folder / "ray.parquet", read_in_cluster)
    Console(stderr=True).print(
        f"{count}个文件：进程池{pool:.1f}秒（每份{1000 * pool / count:.2f}毫秒），"
        f"Ray{ray:.1f}秒（每份{1000 * ray / count:.2f}毫秒）"
    )
    return [Ratio(f"Ray 读{count}个文件", "进程池", ray / pool, "≤ 1.2", ray / pool <= 1.2)]


def _files(folder: Path, count: int) -> list[Job]:
    """Put synthetic reports of three formats into a folder, each under many names."""
    samples = [f for layout in ("html", "txt-cells", "docx") for f in of_layout(layout, SAMPLES)]
    jobs = []
    for number in range(count):
        sample = samples[number % len(samples)]
        first, path = folder / sample.name, folder / f"{number:06d}-{sample.name}"
        if not first.exists():
            first.write_bytes(sample.data)
        os.link(first, path)
        jobs.append(Job(str(path), len(sample.data), 0))
    return jobs


def _read(jobs: list[Job], output: Path, engine: Engine) -> float:
    begin = time.perf_counter()
    with Store(output) as store:
        for _ in read_into(store, jobs, {}, engine=engine):
            pass
    seconds = time.perf_counter() - begin
    if pq.read_table(output, columns=["error"])["error"].null_count != len(jobs):
        raise RuntimeError(f"{output}: not every file was read")
    return seconds


def main() -> None:
    """Measure everything and print one table."""
    options = argparse.ArgumentParser(prog="python -m bench.rollup")
    options.add_argument("--files", type=int, default=FILES)
    options.add_argument("--reports", type=int, default=REPORTS)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        show([*stored_ratios(folder, chosen.reports), *engine_ratios(folder, chosen.files)])


if __name__ == "__main__":
    main()

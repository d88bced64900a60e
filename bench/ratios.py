"""Ratios of times taken in one run, and the table that shows them."""

import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

ROUNDS = 7


class Ratio(NamedTuple):
    """A measured ratio, its goal, and how to read it."""

    what: str
    against: str
    ratio: float
    goal: str
    met: bool


def best(act: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Time an act: the best of several rounds, in seconds."""
    times = []
    for _ in range(rounds):
        begin = time.perf_counter()
        act()
        times.append(time.perf_counter() - begin)
    return min(times)


def peak() -> float:
    """Give the most memory this process has held, in MB, since its start or `forget_peak`.

    Linux tells it as VmHWM; getrusage would give a new process the peak of the one it came from.
    """
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("VmHWM")


def forget_peak() -> None:
    """Let `peak` begin anew (Linux, proc_pid_clear_refs(5))."""
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def show(ratios: Iterable[Ratio]) -> None:
    """Print ratios as one table."""
    table = Table(title="同一次运行中的用时之比")
    for heading in ("项目", "相对于", "比值", "目标", "达到"):
        table.add_column(heading)
    for ratio in ratios:
        met = "是" if ratio.met else "否"
        table.add_row(ratio.what, ratio.against, f"{ratio.ratio:.2f}", ratio.goal, met)
    Console(width=100).print(table)

"""Measure both sites at each size, and print what was found."""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, NamedTuple

from rich.console import Console
from rich.table import Table

from bench.portal.servers import HERE, Speed, served, speed
from bench.ratios import Ratio, show

PAGES: Final = {"item": "信息页", "list": "列表", "search": "检索"}
KEPT_GOAL: Final = 10
RENDERED_GOAL: Final = 1.5
FLAT_GOAL: Final = 1.5
_STOCK_SETTINGS: Final = """
from stock.settings.base import *
DEBUG, SECRET_KEY, ALLOWED_HOSTS = False, "bench", ["*"]
INSTALLED_APPS += ["blog"]
STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
"""


class Site(NamedTuple):
    """A site of a size, measured: speeds of its pages, their queries, the act of publication."""

    speeds: dict[str, Speed]
    queries: dict[str, int]
    publish: float
    megabytes: float | None
    """The size of the database, of ours alone."""


def ours(folder: Path, count: int, seconds: int) -> tuple[Site, Site]:
    """Measure our portal, its pages kept and not kept."""
    environment = {
        "GONGKAI_DIR": str(folder / "ours"),
        "DJANGO_SETTINGS_MODULE": "gongkai.site.settings.development",
    }
    command = [sys.executable, "-m", "bench.portal.ours", str(count)]
    told = _told(folder / "ours.json", command, Path.cwd(), environment)
    kept, rendered = (
        _measured(
            "gongkai.site.wsgi",
            Path.cwd(),
            environment | {"GONGKAI_PAGES_KEPT": pages},
            told,
            seconds,
        )
        for pages in ("2000", "0")
    )
    return kept, rendered


def stock(folder: Path, count: int, seconds: int) -> Site:
    """Make the stock site, and measure it."""
    place = folder / "stock"
    environment = {"DJANGO_SETTINGS_MODULE": "stock.settings.bench", "PYTHONPATH": str(Path.cwd())}
    if not place.exists():
        _start(place, environment)
    command = [sys.executable, "manage.py", "fill", str(count)]
    told = _told(folder / "stock.json", command, place, environment)
    return _measured("stock.wsgi", place, environment, told, seconds)


def _start(place: Path, environment: dict[str, str]) -> None:
    """Make the stock site, empty."""
    place.mkdir()
    wagtail = Path(sys.executable).parent / "wagtail"
    _run([str(wagtail), "start", "stock", str(place)], Path.cwd(), {})
    shutil.copytree(HERE / "stock-wagtail" / "blog", place / "blog")
    (place / "stock" / "settings" / "bench.py").write_text(_STOCK_SETTINGS, encoding="utf-8")
    for command in (["makemigrations", "blog"], ["migrate"]):
        _run([sys.executable, "manage.py", *command, "--verbosity=0"], place, environment)


def _measured(
    module: str, place: Path, environment: dict[str, str], told: dict[str, Any], seconds: int
) -> Site:
    with served(f"{module}:application", place, environment) as address:
        speeds = {kind: speed(address, told["addresses"][kind], seconds) for kind in PAGES}
    return Site(speeds, told["queries"], told["publish"], told.get("megabytes"))


def _told(kept: Path, command: list[str], place: Path, environment: dict[str, str]) -> Any:
    """Fill a site, or take what was told when it was filled."""
    if not kept.exists():
        told = _run(command, place, environment).splitlines()[-1]
        kept.write_text(told, encoding="utf-8")
    return json.loads(kept.read_text(encoding="utf-8"))


def _run(command: list[str], place: Path, environment: dict[str, str]) -> str:
    done = subprocess.run(  # noqa: S603 - our own programs
        command,
        cwd=place,
        env=os.environ | environment,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return done.stdout


def tell(count: int, sites: dict[str, Site]) -> None:
    """Print what was measured at a size."""
    table = Table(title=f"{count}件信息")
    for heading in ("页面", "网站", "每秒", "95%在…毫秒内", "每页查询"):
        table.add_column(heading)
    for kind, page in PAGES.items():
        for name, site in sites.items():
            found = site.speeds[kind]
            queries = "1" if name == "有缓存" and kind != "search" else str(site.queries[kind])
            table.add_row(page, name, f"{found.rate:.0f}", f"{found.p95:.1f}", queries)
    console = Console(width=100)
    console.print(table)
    acts = "，".join(
        f"{name}{site.publish:.0f}毫秒" for name, site in sites.items() if name != "有缓存"
    )
    console.print(f"公开一件（中位数）：{acts}；数据库{sites['无缓存'].megabytes:.0f}MB")


def ratios(count: int, kept: Site, rendered: Site, stock_site: Site) -> list[Ratio]:
    """Compare at a size; goals are for items and lists."""
    found = []
    for kind in ("item", "list"):
        bare = stock_site.speeds[kind].rate
        for name, site, goal in (("有缓存", kept, KEPT_GOAL), ("无缓存", rendered, RENDERED_GOAL)):
            ratio = site.speeds[kind].rate / bare
            what = f"{PAGES[kind]}每秒请求数，{name}，{count}件"
            found.append(Ratio(what, "Wagtail原样", ratio, f"≥{goal}", ratio >= goal))
    return found


def flatness(sites: dict[int, Site]) -> list[Ratio]:
    """Compare the largest size with the smallest."""
    least, most = min(sites), max(sites)
    found = []
    for kind, page in PAGES.items():
        ratio = sites[least].speeds[kind].rate / sites[most].speeds[kind].rate
        what, goal = f"{page}用时，无缓存，{most}件", FLAT_GOAL
        found.append(Ratio(what, f"{least}件", ratio, f"≤{goal}", ratio <= goal))
    ratio = sites[most].publish / sites[least].publish
    found.append(
        Ratio(f"公开一件用时，{most}件", f"{least}件", ratio, f"≤{FLAT_GOAL}", ratio <= FLAT_GOAL)
    )
    return found


@contextmanager
def _folder(kept: Path | None, count: int) -> Iterator[Path]:
    """Give the folder of a size: one to be kept, or one that is thrown away."""
    if kept is None:
        with tempfile.TemporaryDirectory() as folder:
            yield Path(folder)
    else:
        folder_of_size = kept.resolve() / str(count)
        folder_of_size.mkdir(parents=True, exist_ok=True)
        yield folder_of_size


def main() -> None:
    """Measure at each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 10_000])
    parser.add_argument("--seconds", type=int, default=6)
    parser.add_argument("--folder", type=Path, help="keep the filled sites there for another run")
    parser.add_argument("--ours-only", action="store_true", help="leave out the stock site")
    asked = parser.parse_args()
    if shutil.which("wrk") is None:
        sys.exit("没有wrk，不能试速。请先安装（Debian：apt install wrk）。")
    found: list[Ratio] = []
    measured: dict[int, Site] = {}
    for count in asked.sizes:
        with _folder(asked.folder, count) as folder:
            kept, rendered = ours(folder, count, asked.seconds)
            sites = {"有缓存": kept, "无缓存": rendered}
            if not asked.ours_only:
                sites["Wagtail原样"] = stock(folder, count, asked.seconds)
                found += ratios(count, kept, rendered, sites["Wagtail原样"])
        tell(count, sites)
        measured[count] = rendered
    show([*found, *(flatness(measured) if len(measured) > 1 else ())])


if __name__ == "__main__":
    main()

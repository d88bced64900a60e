"""What the prose says in figures: drawn from the tables, so that an error can be planted in it."""

from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from random import Random
from typing import Any

from synthetic.truth import OUTCOMES, Truth

GROUPS = (
    ("予以公开", ("granted",)),
    ("部分公开", ("partially_granted",)),
    ("不予公开", ("refused.",)),
    ("无法提供", ("unavailable.",)),
    ("不予处理", ("not_processed.",)),
    ("作其他处理", ("other", "other.")),
)
OUTCOME_WORDS = {
    "upheld": "结果维持", "corrected": "结果纠正", "other": "其他结果", "pending": "尚未审结",
}  # fmt: skip


@dataclass
class Claims:
    """The figures that the prose of a report states."""

    new: int
    carried_in: int
    done: int
    carried_out: int
    results: list[tuple[str, int]]
    """The results in words of their groups, each with its number."""
    reconsideration: dict[str, int]
    litigation: dict[str, int]
    disclosure: dict[str, dict[str, Any]]
    posts: list[tuple[str, int]]
    """Kinds of information published by the body, each with its number."""
    posts_total: int
    shift: dict[str, Decimal] = field(default_factory=dict)
    """Percentage points by which a planted error moves the share of a result."""
    all_upheld: bool = False
    """Planted: the prose says that every review upheld the body."""
    denies_applications: bool = False
    """Planted: the prose says that there was no application."""
    denies_remedies: bool = False
    """Planted: the prose says that there was no review and no suit."""
    stale_year: bool = False
    """Planted: the plans are dated with the year reported on."""
    must_tell: frozenset[str] = frozenset()
    """What the prose has to state: applications, remedies, results, shares, posts, plans."""

    def share(self, name: str, count: int, places: int) -> str:
        """Return a result's share of all results as a percentage."""
        exact = Decimal(count) * 100 / Decimal(self.done) + self.shift.get(name, Decimal(0))
        return f"{exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)}%"


_POSTS = (
    "机构职能类信息", "政策文件及解读", "工作动态", "财政预决算信息", "通知公告", "人事信息",
    "重点领域信息", "行政执法公示信息", "规划计划类信息",
)  # fmt: skip


def _sum_of(applications: dict[str, dict[str, int]], prefixes: tuple[str, ...]) -> int:
    return sum(
        figures["total"]
        for row, figures in applications.items()
        if row in prefixes or (row.startswith(prefixes) and "." in row)
    )


def make_claims(rng: Random, truth: Truth) -> Claims:
    """Draw every claim from the tables; invent only what no table has."""
    applications, remedies = truth.tables["applications"], truth.tables["remedies"]
    suits = (remedies["litigation_direct"], remedies["litigation_after_reconsideration"])
    top = {"zero": 60, "small": 120, "busy": 900, "huge": 40_000}[truth.size]
    kinds = rng.sample(_POSTS, rng.randint(3, 6))
    posts = [(kind, rng.randint(1, top)) for kind in kinds]
    return Claims(
        new=applications["new_received"]["total"],
        carried_in=applications["carried_in"]["total"],
        done=applications["total_results"]["total"],
        carried_out=applications["carried_out"]["total"],
        results=[(word, _sum_of(applications, prefixes)) for word, prefixes in GROUPS],
        reconsideration=dict(remedies["reconsideration"]),
        litigation={key: sum(suit[key] for suit in suits) for key in (*OUTCOMES, "total")},
        disclosure=truth.tables["disclosure"],
        posts=posts,
        posts_total=sum(count for _, count in posts),
    )

"""The words of a report: preamble, six chapters and signature, agreeing with its tables."""

from dataclasses import dataclass

from gongkai.annualreport.forms import FORMS
from synthetic import phrases, prose_figures
from synthetic.claims import Claims
from synthetic.truth import Truth
from synthetic.voice import Voice, chinese, year_in_characters


@dataclass
class Prose:
    """The words of a report; chapters 2 to 4 hold what is printed before their tables."""

    title: list[str]
    preamble: list[str]
    chapters: list[list[str]]
    signature: list[str]


def write_prose(truth: Truth, claims: Claims, voice: Voice) -> Prose:
    """Write the words of a report in a voice of its own."""
    return Prose(
        title=_title(truth, voice),
        preamble=_preamble(truth, voice),
        chapters=[
            _general(truth, claims, voice),
            _lead(truth, claims, voice),
            _applications_lead(truth, claims, voice),
            _remedies_lead(truth, claims, voice),
            _problems(truth, claims, voice),
            [_fees(truth, voice)],
        ],
        signature=_signature(truth, voice),
    )


def _words(truth: Truth) -> dict[str, object]:
    return {
        "name": truth.body.name,
        "we": truth.body.we,
        "year": truth.year,
        "next_year": truth.year + 1,
        "place": truth.body.place,
        "office": truth.body.office,
        "cites": FORMS[truth.form].cites,
        "fee": truth.fee_yuan,
    }


def _title(truth: Truth, voice: Voice) -> list[str]:
    name, year = truth.body.name, truth.year
    trial = "政府信息公开工作年度报告"
    return voice.rng("title").choice(
        (
            [f"{name}{year}年{trial}"],
            [f"{name}{year}年度政府信息公开工作年度报告"],
            [name, f"{year}年{trial}"],
            [f"{year}年{name}{trial}"],
            [f"{name}{year}年{trial}"],
        )
    )


def _preamble(truth: Truth, voice: Voice) -> list[str]:
    rng = voice.rng("contact")
    words = _words(truth) | {
        "street": rng.choice(phrases.STREETS),
        "number": rng.randint(1, 399),
        "post": f"{rng.randint(21, 74)}{rng.randint(1000, 9999)}",
        "phone": f"0{rng.randint(310, 999)}-{rng.randint(2_000_000, 8_999_999)}",
    }
    sentences = [
        voice.pick("basis", phrases.BASIS),
        voice.pick("period", phrases.PERIOD),
        voice.pick("download", phrases.DOWNLOAD),
        voice.pick("contact", phrases.CONTACT),
    ]
    text = [sentence.format(**words) for sentence in sentences if sentence]
    return text if voice.maybe("preamble.apart", 0.15) else ["".join(text)]


def _posts(truth: Truth, claims: Claims, voice: Voice) -> str:
    parts = "，".join(f"{kind}{count}条" for kind, count in claims.posts)
    options = (
        f"全年主动公开政府信息{claims.posts_total}条，其中：{parts}。",
        f"{truth.year}年通过各类平台发布政府信息{claims.posts_total}条，其中{parts}。",
        f"全年公开各类信息共{claims.posts_total}条，包括{parts}。",
    )
    return voice.pick("posts", options)


def _work(truth: Truth, voice: Voice, topic: str, options: tuple[str, ...], count: int) -> str:
    rng = voice.rng(f"{topic}.counts")
    words = _words(truth) | {
        "a": rng.randint(20, 600),
        "b": rng.randint(2, 9),
        "wan": f"{rng.randint(1, 90)}.{rng.randint(1, 9)}",
        "percent": rng.choice((98, 99, 100)),
    }
    return "".join(text.format(**words) for text in voice.several(topic, options, count))


def _general(truth: Truth, claims: Claims, voice: Voice) -> list[str]:
    told = claims.must_tell
    posts = "posts" in told or voice.maybe("posts.told", 0.6)
    applied = "applications" in told or voice.maybe("applied.told", 0.7)
    reviewed = "remedies" in told or voice.maybe("reviewed.told", 0.4)
    opened = _work(truth, voice, "open", phrases.OPEN_WORK, 2)
    answered = _work(truth, voice, "answered", phrases.APPLICATION_WORK, 2)
    if posts:
        opened += _posts(truth, claims, voice)
    opened += prose_figures.documents(truth, claims, voice)
    if applied:
        answered += prose_figures.applications(truth, claims, voice, "general")
    if reviewed:
        answered += prose_figures.remedies(truth, claims, voice, "general.remedies")
    platform = _work(truth, voice, "platform", phrases.PLATFORM, 1)
    platform += _work(truth, voice, "platform.counts", phrases.PLATFORM_COUNTS, 1)
    texts = [
        opened,
        answered,
        _work(truth, voice, "management", phrases.MANAGEMENT, 2),
        platform,
        _work(truth, voice, "oversight", phrases.OVERSIGHT, 2),
    ]
    opening = voice.pick("opening", phrases.OPENING).format(**_words(truth))
    return [opening, *_under_heads(texts, voice)]


def _under_heads(texts: list[str], voice: Voice) -> list[str]:
    style = voice.rng("heads").choice(phrases.HEAD_STYLES)
    apart = voice.maybe("heads.apart", 0.3)
    lines: list[str] = []
    for index, (head, text) in enumerate(zip(phrases.HEADS, texts, strict=True)):
        heading = f"（{chinese(index + 1)}）{style.format(head=head)}"
        lines += [heading, text] if apart else [f"{heading}。{text}"]
    return lines


def _lead(truth: Truth, claims: Claims, voice: Voice) -> list[str]:
    if not voice.maybe("lead", 0.35):
        return []
    told = prose_figures.documents(truth, claims, voice)
    return [told + voice.pick("lead.table", phrases.TABLE_LEADS).format(**_words(truth))]


def _applications_lead(truth: Truth, claims: Claims, voice: Voice) -> list[str]:
    if not voice.maybe("lead.applications", 0.4):
        return []
    return [prose_figures.applications(truth, claims, voice, "chapter3")]


def _remedies_lead(truth: Truth, claims: Claims, voice: Voice) -> list[str]:
    if not ("remedies" in claims.must_tell or voice.maybe("lead.remedies", 0.45)):
        return []
    return [prose_figures.remedies(truth, claims, voice, "chapter4")]


def _problems(truth: Truth, claims: Claims, voice: Voice) -> list[str]:
    words = _words(truth)
    lead = voice.pick("problems", phrases.PROBLEM_LEADS).format(**words)
    plans = list(phrases.PLAN_LEADS)
    if claims.stale_year:
        plans = [text.replace("{next_year}", "{year}") for text in plans if "{next_year}" in text]
    plan = voice.pick("plans", plans).format(**words)
    count = voice.rng("problems.count").choice((2, 3))
    problems = voice.several("problems.list", phrases.PROBLEMS, count)
    measures = voice.several("plans.list", phrases.PLANS, 3)
    text = [lead + _enumerated(problems), plan + _enumerated(measures)]
    return text if voice.maybe("problems.apart", 0.7) else ["".join(text)]


def _enumerated(parts: list[str]) -> str:
    numbered = [f"{chinese(index + 1)}是{part}" for index, part in enumerate(parts)]
    return "；".join(numbered) + "。"


def _fees(truth: Truth, voice: Voice) -> str:
    options = phrases.FEES_PAID if truth.fee_yuan else phrases.FEES_NONE
    return voice.pick("fees", options).format(**_words(truth))


def _signature(truth: Truth, voice: Voice) -> list[str]:
    rng = voice.rng("signature")
    year, month, day = truth.year + 1, rng.choice((1, 1, 1, 2)), rng.randint(3, 28)
    dated = f"{year}年{month}月{day}日"
    if rng.random() < 0.2:
        dated = f"{year_in_characters(year)}年{chinese(month)}月{chinese(day)}日"
    return rng.choice(([truth.body.name, dated], [truth.body.name, dated], [dated], []))

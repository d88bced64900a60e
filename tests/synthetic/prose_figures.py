"""The sentences that state the figures of the tables: applications, reviews, suits, documents."""

from collections.abc import Callable

from synthetic.claims import OUTCOME_WORDS, Claims
from synthetic.truth import OUTCOMES, Truth
from synthetic.voice import Voice, chinese

_NO_APPLICATIONS = (
    "{year}年，{we}未收到政府信息公开申请。",
    "本年度{we}没有收到公民、法人和其他组织提出的政府信息公开申请。",
    "全年未收到政府信息公开申请，也没有上年结转的申请。",
    "{year}年{we}共收到政府信息公开申请0件，无结转办理事项。",
    "统计期内，无公民、法人或其他组织向{we}申请公开政府信息。",
    "{year}年度{we}新收政府信息公开申请0件，上年结转0件。",
    "截至{year}年12月31日，{we}未收到任何政府信息公开申请。",
    "{year}年，{we}无政府信息公开申请情况。",
)
_RECEIVED = (
    "{year}年，{we}共收到政府信息公开申请{new}件",
    "全年新收政府信息公开申请{new}件",
    "{year}年度{we}新收政府信息公开申请{new}件",
    "本年{we}受理政府信息公开申请{new}件",
    "统计期内{we}收到公民、法人和其他组织的政府信息公开申请{new}件",
    "{year}年1月1日至12月31日，{we}共接收政府信息公开申请{new}件",
    "一年来，{we}依法受理依申请公开事项，共收到政府信息公开申请{new}件",
)
_CARRIED_IN = (
    "，上年结转{carried_in}件",
    "，另有上年度结转申请{carried_in}件",
    "，加上上年结转的{carried_in}件",
)
_DONE = (
    "。全年办结{done}件",
    "，本年度共办理答复{done}件",
    "。{year}年答复政府信息公开申请{done}件",
    "，已办结{done}件",
)
_CARRIED_OUT = (
    "，结转下年度继续办理{carried_out}件",
    "；其余{carried_out}件结转下年度继续办理",
    "，另有{carried_out}件结转至下一年度办理",
)
_IN_TIME = ("", "，均在法定期限内答复", "，答复率和按时办结率均为100%", "，没有超期答复的情况")

_NO_REMEDIES = (
    "{year}年，{we}无因政府信息公开引起的行政复议、行政诉讼。",
    "本年度未发生政府信息公开行政复议和行政诉讼案件。",
    "{year}年{we}没有被申请政府信息公开行政复议或者被提起政府信息公开行政诉讼。",
    "全年政府信息公开行政复议0件、行政诉讼0件。",
    "统计期内，{we}政府信息公开工作无行政复议、行政诉讼情况。",
    "{year}年，{we}未收到针对政府信息公开的行政复议申请，也未发生行政诉讼。",
)
_REVIEWED = (
    "{year}年，{we}因政府信息公开被申请行政复议{count}件",
    "全年发生政府信息公开行政复议{count}件",
    "本年度涉及政府信息公开的行政复议案件{count}件",
    "统计期内政府信息公开类行政复议{count}件",
)
_SUED = (
    "被提起政府信息公开行政诉讼{count}件",
    "发生政府信息公开行政诉讼{count}件",
    "涉及政府信息公开的行政诉讼{count}件",
)
_UPHELD = ("，均结果维持", "，均获维持", "，结果全部维持")


def applications(truth: Truth, claims: Claims, voice: Voice, topic: str) -> str:
    """Say how many applications came and what became of them."""
    words = {"year": truth.year, "we": truth.body.we}
    if claims.denies_applications or not (claims.new or claims.carried_in):
        return voice.pick(topic, _NO_APPLICATIONS).format(**words)
    say = _count_words(voice, topic)
    text = voice.pick(f"{topic}.received", _RECEIVED).format(new=say(claims.new), **words)
    if claims.carried_in:
        text += voice.pick(f"{topic}.in", _CARRIED_IN).format(carried_in=say(claims.carried_in))
    text += voice.pick(f"{topic}.done", _DONE).format(done=say(claims.done), **words)
    if claims.carried_out:
        text += voice.pick(f"{topic}.out", _CARRIED_OUT).format(carried_out=say(claims.carried_out))
    else:
        text += voice.pick(f"{topic}.time", _IN_TIME)
    told = claims.must_tell & {"results", "shares"} or voice.maybe(f"{topic}.results", 0.6)
    return text + "。" + (_results(claims, voice, topic) if told and claims.done else "")


def _results(claims: Claims, voice: Voice, topic: str) -> str:
    shares = "shares" in claims.must_tell or voice.maybe(f"{topic}.shares", 0.4)
    zeros = voice.maybe(f"{topic}.zeros", 0.4)
    places = voice.rng(f"{topic}.places").choice((1, 2))
    parts = [
        f"{name}{count}件" + (f"，占{claims.share(name, count, places)}" if shares else "")
        for name, count in claims.results
        if count or zeros
    ]
    lead = voice.pick(f"{topic}.lead", ("其中，", "从办理结果看，", "办理结果为：", "答复情况："))
    return lead + ("；" if shares else "、").join(parts) + "。"


def remedies(truth: Truth, claims: Claims, voice: Voice, topic: str) -> str:
    """Say how many reviews and suits there were and how they ended."""
    words = {"year": truth.year, "we": truth.body.we}
    reviews, suits = claims.reconsideration, claims.litigation
    if claims.denies_remedies or not (reviews["total"] or suits["total"]):
        return voice.pick(topic, _NO_REMEDIES).format(**words)
    if not reviews["total"]:
        sentence = voice.pick(f"{topic}.sued", _SUED).format(count=suits["total"])
        ended = _ended(claims, suits, voice, f"{topic}.suits")
        return f"{truth.year}年，{truth.body.we}{sentence}{ended}，未发生政府信息公开行政复议。"
    text = voice.pick(f"{topic}.reviewed", _REVIEWED).format(count=reviews["total"], **words)
    text += _ended(claims, reviews, voice, f"{topic}.reviews")
    if not suits["total"]:
        return text + voice.pick(f"{topic}.nosuit", ("；无行政诉讼。", "，未发生行政诉讼。"))
    sued = voice.pick(f"{topic}.sued", _SUED).format(count=suits["total"])
    return text + "；" + sued + _ended(claims, suits, voice, f"{topic}.suits") + "。"


def _ended(claims: Claims, outcomes: dict[str, int], voice: Voice, topic: str) -> str:
    if claims.all_upheld or outcomes["upheld"] == outcomes["total"]:
        return voice.pick(topic, _UPHELD) if outcomes["total"] > 1 else "，结果维持"
    if not voice.maybe(f"{topic}.told", 0.75):
        return ""
    ends = "、".join(f"{OUTCOME_WORDS[key]}{outcomes[key]}件" for key in OUTCOMES if outcomes[key])
    return f"，其中{ends}"


def _count_words(voice: Voice, topic: str) -> Callable[[int], str]:
    """Decide how counts are written in a paragraph: almost always in Arabic figures."""
    if voice.maybe(f"{topic}.numerals", 0.08):
        return lambda count: chinese(count) if count < 100 and count != 2 else str(count)
    return str


def documents(truth: Truth, claims: Claims, voice: Voice) -> str:
    """Say what documents, decisions and fees table 2 counts; an empty text where that is little."""
    told = claims.disclosure
    made = told["normative_documents"]["made"]
    if truth.form == "2019":
        sentences = (
            f"{truth.year}年新制作规范性文件{made}件，新公开{told['normative_documents']['newly_disclosed']}件。",
            f"全年制作规范性文件{made}件，规范性文件对外公开总数量为{told['normative_documents']['total_disclosed']}件。",
        )
        return voice.pick("documents", sentences) if made else ""
    in_force = told["normative_documents"]["in_force"]
    licences, penalties = told["licences"]["decisions"], told["penalties"]["decisions"]
    parts = [
        f"{truth.year}年制发行政规范性文件{made}件，现行有效{in_force}件。",
        f"全年作出行政许可处理决定{licences}件。" if licences else "",
        f"全年作出行政处罚决定{penalties}件。" if penalties else "",
    ]
    chosen = [voice.maybe(f"documents.{index}", 0.6) for index in range(len(parts))]
    return "".join(part for part, told in zip(parts, chosen, strict=True) if told)

"""错敏词: words that may not stand in what a body publishes, and what should stand instead.

The list that comes with the program is short and says for each word what it rests on; a body adds
its own from a TOML file of the same form.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Final, NamedTuple, get_args

from gongkai.screening.hit import Confidence, Hit, Kind
from gongkai.screening.passage import Passage

_KINDS: Final = ("wrong_title", "wrong_word")
_KEYS: Final = {"wrong", "right", "kind", "cites", "confidence", "unless", "note"}


class InvalidWordsError(ValueError):
    """A word list cannot be used; the message says which entry and why."""


class Word(NamedTuple):
    """One word that may not stand, what should, and the guide or law that says so."""

    wrong: str
    right: str
    kind: Kind
    cites: str
    confidence: Confidence
    unless: tuple[str, ...] = ()
    """Longer expressions in which the same characters are right: 农村长期 holds 村长."""
    note: str = ""


class WordList:
    """Words found together in one pass, the longest first where they overlap."""

    def __init__(self, words: Sequence[Word]) -> None:
        self._words = {word.wrong: word for word in words}
        longest = sorted(self._words, key=lambda wrong: (-len(wrong), wrong))
        self._any = re.compile("|".join(map(re.escape, longest))) if longest else None

    def __len__(self) -> int:
        return len(self._words)

    def __iter__(self) -> Iterator[Word]:
        return iter(self._words.values())

    def find(self, passage: Passage) -> Iterator[Hit]:
        """Find every word of the list."""
        if self._any is None:
            return
        for match in self._any.finditer(passage.folded):
            word = self._words[match[0]]
            if not _is_right_here(passage.folded, match, word):
                text = passage.text[match.start() : match.end()]
                yield _hit(word, match, text)

    def extended(self, others: Sequence[Word]) -> "WordList":
        """Give a list with more words; an entry of the same word replaces the one here.

        Raises:
            InvalidWordsError: what should stand instead is itself a wrong word.
        """
        joined = WordList([*self, *others])
        for word in others:
            found = next(joined.find(Passage(word.right)), None)
            if found is not None:
                raise InvalidWordsError(
                    f"“{word.wrong}”的建议写法“{word.right}”里又有错敏词“{found.text}”，请改正。"
                )
        return joined


def _is_right_here(folded: str, match: re.Match[str], word: Word) -> bool:
    for phrase in word.unless:
        reach = len(phrase) - len(word.wrong)
        near = folded[max(match.start() - reach, 0) : match.end() + reach]
        if phrase in near:
            return True
    return False


def _hit(word: Word, match: re.Match[str], text: str) -> Hit:
    advice = f"应为“{word.right}”。" if word.right else "请改用规范的表述。"
    reason = f"“{word.wrong}”{advice}{word.note}"
    masked = word.right or None
    start, end = match.span()
    return Hit(word.kind, start, end, text, masked, word.confidence, reason, word.cites)


@cache
def built_in() -> WordList:
    """Give the list that comes with the program."""
    text = files(__package__).joinpath("data/words.toml").read_text(encoding="utf-8")
    return WordList(words_from(text))


def words_from(text: str) -> tuple[Word, ...]:
    """Read the entries of a word list.

    Raises:
        InvalidWordsError: it is not TOML, or an entry lacks its word or bears an unknown key.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InvalidWordsError(
            f"词表不是合格的TOML文件（{error}），请检查引号和方括号。"
        ) from error
    if set(data) != {"words"} or not isinstance(data["words"], list):
        raise InvalidWordsError("词表里只应有[[words]]条目，每条写明wrong（错误写法）和right。")
    return tuple(_word(raw, number) for number, raw in enumerate(data["words"], 1))


def _word(raw: Any, number: int) -> Word:
    if not isinstance(raw, dict) or set(raw) - _KEYS:
        known = "、".join(sorted(_KEYS))
        raise InvalidWordsError(f"词表第{number}条有不认识的项。可用的项：{known}。")
    wrong, right = raw.get("wrong", ""), raw.get("right", "")
    unless = raw.get("unless", [])
    texts = (wrong, right, raw.get("cites", ""), raw.get("note", ""))
    texts += tuple(unless) if isinstance(unless, list) else (unless,)
    if (
        not wrong
        or not isinstance(unless, list)
        or not all(isinstance(text, str) for text in texts)
    ):
        raise InvalidWordsError(f"词表第{number}条缺少wrong（错误写法），或者有一项不是文字。")
    kind, confidence = raw.get("kind", "wrong_word"), raw.get("confidence", "certain")
    if kind not in _KINDS or confidence not in get_args(Confidence):
        raise InvalidWordsError(
            f"词表第{number}条“{wrong}”的kind应为wrong_title或wrong_word，"
            "confidence应为certain、likely或possible。"
        )
    if wrong in right:
        raise InvalidWordsError(f"词表第{number}条的建议写法“{right}”里仍有“{wrong}”，请改正。")
    cites = raw.get("cites", "本单位词表")
    return Word(wrong, right, kind, cites, confidence, tuple(unless), raw.get("note", ""))

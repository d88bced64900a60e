"""护照 and 通行证: letters and digits that a word before them announces."""

import re
from collections.abc import Iterator
from typing import Final

from gongkai.screening.hit import PUBLISHING, Confidence, Hit
from gongkai.screening.labels import OTHER_NUMBER
from gongkai.screening.passage import Passage, last_label

_NUMBER: Final = re.compile(
    r"(?<![0-9A-Za-z*])(?:[A-Za-z][A-Za-z]?[ -]?(?:[0-9][ \n]?){6,9}[0-9]|[0-9]{8}|[0-9]{10})"
    r"(?![0-9A-Za-z*])"
)
_PASSPORT: Final = "护照"
_PERMIT: Final = "通行证|回乡证|台胞证|返乡证"
_ENDS: Final = "电话|手机|日期|有效期|签发|出生|邮编"
_LABELS: Final = re.compile(
    f"(?P<passport>{_PASSPORT})|(?P<travel_permit>{_PERMIT})|(?P<other>{OTHER_NUMBER}|{_ENDS})"
)
_DIGITS: Final = range(7, 11)


def find(passage: Passage) -> Iterator[Hit]:
    """Find numbers of passports and travel permits; without the word a code is no hit."""
    for match in _NUMBER.finditer(passage.folded):
        label = last_label(_LABELS, passage.before(match.start()))
        number = re.sub("[ \n-]", "", match[0])
        digits = len(re.sub(r"\D", "", number))
        if label not in ("passport", "travel_permit") or digits not in _DIGITS:
            continue
        lettered = number[0].isalpha()
        if label == "passport" and not lettered:
            continue
        start, end = match.span()
        masked = f"{number[:1]}{'*' * (len(number) - 3)}{number[-2:]}"
        text = passage.text[start:end]
        if label == "passport":
            reason = "写明的护照号码。"
            yield Hit("passport", start, end, text, masked, "certain", reason, PUBLISHING)
        else:
            reason = "写明的往来港澳台或来往内地通行证号码。"
            sure: Confidence = "certain" if lettered else "likely"
            yield Hit("travel_permit", start, end, text, masked, sure, reason, PUBLISHING)

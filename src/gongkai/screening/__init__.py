"""Private and secret matter in texts and documents: found, explained, masked.

`screen_text` for a text, `screen` and `screen_file` for documents of any format, `mask` for what
may stand instead. Each hit names the article it rests on; an officer decides.
"""

from gongkai.screening.documents import Screened, screen, screen_file
from gongkai.screening.hit import CONFIDENCE_NAMES, KIND_NAMES, Confidence, Hit, Kind
from gongkai.screening.masking import mask, mask_all
from gongkai.screening.text import screen_text
from gongkai.screening.words import InvalidWordsError, Word, WordList, built_in, words_from

__all__ = [
    "CONFIDENCE_NAMES",
    "KIND_NAMES",
    "Confidence",
    "Hit",
    "InvalidWordsError",
    "Kind",
    "Screened",
    "Word",
    "WordList",
    "built_in",
    "mask",
    "mask_all",
    "screen",
    "screen_file",
    "screen_text",
    "words_from",
]

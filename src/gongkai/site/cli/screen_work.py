"""What a worker process does with one file that is screened."""

from pathlib import Path

from gongkai.screening.documents import Screened, screen_file
from gongkai.screening.hit import Confidence
from gongkai.screening.words import Word, built_in


def screen_one(
    path: Path, *, words: tuple[Word, ...] = (), at_least: Confidence = "possible"
) -> Screened:
    """Read and screen a file with the program's word list and a body's own words."""
    return screen_file(path, words=built_in().extended(words), at_least=at_least)

"""Nothing that the programs beneath ours say to people is left in English."""

import gettext
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils import translation
from django.utils.translation.trans_real import DjangoTranslation

OURS = Path(settings.LOCALE_PATHS[0]) / "zh_Hans" / "LC_MESSAGES"
APPS = (
    "wagtail",
    "wagtail.admin",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.snippets",
    "wagtail.users",
    "taggit",
    "django.conf",
    "django.contrib.auth",
)
CHINESE = re.compile(r"[\u4e00-\u9fff]")
FILLED = re.compile(r"%\(\w+\)[sdr]|%d|\{\w*\}")
LATIN = re.compile(r"[A-Za-z]{2,}")
TAGS = re.compile(r"<[^>]*>")
UNIVERSAL = {"URL", "ID", "IPv", "KB", "MB", "GB", "TB", "PB", "AM", "PM"}


def messages(path: Path) -> Iterator[Any]:
    with path.open("rb") as file:
        yield from (message for message in read_po(file, locale="zh_Hans_CN") if message.id)


def forms(message: Any) -> tuple[str, ...]:
    return message.id if isinstance(message.id, tuple) else (message.id,)


def english(domain: str) -> list[Any]:
    """Give what the programs say, from the catalogue each is translated by."""
    found = []
    for app in APPS:
        place = Path(str(import_module(app).__file__)).parent
        path = place / "locale" / "en" / "LC_MESSAGES" / f"{domain}.po"
        if path.exists():
            found += messages(path)
    return found


def is_english(text: str) -> bool:
    """Tell whether a text has words of Latin letters, and no Chinese to say what they mean."""
    words = LATIN.findall(TAGS.sub("", FILLED.sub("", text)))
    return bool(set(words) - UNIVERSAL) and not CHINESE.search(text)


def said(message: Any, domain: str) -> str:
    """Give what is said in Chinese, as the back office would say it."""
    places = None
    if domain == "djangojs":
        places = [str(Path(str(import_module("wagtail.admin").__file__)).parent / "locale")]
    catalogue = DjangoTranslation("zh-hans", domain=domain, localedirs=places)
    single, *plural = forms(message)
    if message.context:
        return str(catalogue.pgettext(message.context, single))
    return str(catalogue.ngettext(single, plural[0], 2) if plural else catalogue.gettext(single))


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_everything_the_programs_beneath_say_is_said_in_chinese(domain: str) -> None:
    everything = english(domain)
    assert len(everything) > 80

    with translation.override("zh-hans"):
        left = [text for message in everything if is_english(text := said(message, domain))]

    assert left == []


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_our_words_fill_in_what_the_english_fills_in(domain: str) -> None:
    wrong = []
    for message in messages(OURS / f"{domain}.po"):
        texts = [message.string] if isinstance(message.string, str) else message.string
        wanted = set(FILLED.findall(forms(message)[-1]))
        wrong += [text for text in texts if set(FILLED.findall(text)) != wanted]

    assert wrong == []


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_the_compiled_words_are_those_written(domain: str) -> None:
    with (OURS / f"{domain}.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)

    for message in messages(OURS / f"{domain}.po"):
        single, *plural = forms(message)
        written = message.string if isinstance(message.string, str) else message.string[0]
        found = compiled.ngettext(single, plural[0], 2) if plural else compiled.gettext(single)
        assert found == written


def test_only_chinese_is_offered_for_nothing_else_is_there() -> None:
    assert [code for code, _name in settings.LANGUAGES] == ["zh-hans"]

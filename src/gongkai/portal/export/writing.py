"""Writing the portal into a folder: from its first page through every link.

What is new is written beside the folder first and then moved in, the pages that lead to others
last; what is gone is removed at the end. So whoever reads meanwhile meets no dead link.
"""

import hashlib
import shutil
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.handlers.base import BaseHandler
from django.http import HttpResponseBase
from django.test import RequestFactory
from django.urls import resolve
from django.utils import timezone

from gongkai import __version__
from gongkai.portal.editions import tokens_of, tokens_of_item
from gongkai.portal.export.addresses import absolute, file_of, relative
from gongkai.portal.export.marking import EXPORTED
from gongkai.portal.export.state import State, Written, state_in
from gongkai.portal.models import SITE

_FIRST: Final = ("/", "/sitemap.xml")
_WHOLE: Final = ""
"""The address under which the record keeps what state the whole folder is of."""
_STAGE: Final = ".gongkai-new"


class Told(NamedTuple):
    """What an export did: pages that stand, files written, files removed."""

    pages: int
    written: int
    removed: int


class Export:
    """One export into a folder; ``base`` is where the folder answers, with a slash at its end."""

    def __init__(self, folder: Path, base: str) -> None:
        self.folder, self.base = folder, base
        self._handler = BaseHandler()
        self._handler.load_middleware()
        host = settings.ALLOWED_HOSTS[0].lstrip(".").replace("*", "localhost")
        self._requests = RequestFactory(SERVER_NAME=host)
        self._served_at = f"https://{host}"
        self.told = Told(0, 0, 0)

    def is_due(self) -> bool:
        """Tell whether anything was made public or taken off since, or another day has begun."""
        with state_in(_record_of(self.folder)) as state:
            last = state.of(_WHOLE)
        return last is None or last.state != self._whole()

    def _whole(self) -> str:
        return f"{__version__} {self.base} {timezone.localdate()} {tokens_of(SITE)}"

    def run(self) -> Iterator[str]:
        """Write everything; give each address when it is done.

        Raises:
            OSError: the folder cannot be written; what was in it is as it was, or as it will be.
        """
        stage = self.folder / _STAGE
        shutil.rmtree(stage, ignore_errors=True)
        stage.mkdir(parents=True)
        with state_in(_record_of(self.folder)) as state:
            staged, whole = list[str](), self._whole()
            for address, is_new in self._walk(state, stage):
                if is_new:
                    staged.append(str(file_of(address)))
                yield address
            for name in reversed(staged):
                _move(stage / name, self.folder / name)
            _move(self._not_found(stage), self.folder / "404.html")
            state.met(_WHOLE, Written("404.html", whole, ()))
            gone = state.forget_the_rest()
            for name in gone:
                _remove(self.folder, name)
        shutil.rmtree(stage)
        self.told = self.told._replace(written=len(staged), removed=len(gone))

    def _walk(self, state: State, stage: Path) -> Iterator[tuple[str, bool]]:
        """Follow every link from the first pages; give each address, and whether it is new."""
        waiting, seen = deque(_FIRST), set(_FIRST)
        while waiting:
            address = waiting.popleft()
            written, is_new = self._written(address, state, stage)
            if written is None:
                continue
            state.met(address, written)
            waiting.extend(link for link in written.links if link not in seen)
            seen.update(written.links)
            self.told = self.told._replace(pages=self.told.pages + 1)
            yield address, is_new

    def _written(self, address: str, state: State, stage: Path) -> tuple[Written | None, bool]:
        """Write an address, or leave it as it stands; None where there is nothing."""
        before, current = state.of(address), _state_of(address, self.base)
        stands = before is not None and (self.folder / before.file).exists()
        if before is not None and stands and current and before.state == current:
            return before, False
        found = self._content(address)
        if found is None:
            return None, False
        content, links = found
        written = Written(
            str(file_of(address)), current or hashlib.sha256(content).hexdigest(), links
        )
        if before is not None and stands and before.state == written.state:
            return written, False
        place = stage / written.file
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
        return written, True

    def _content(self, address: str) -> tuple[bytes, tuple[str, ...]] | None:
        if address.startswith("/static/"):
            found = finders.find(urlsplit(address).path.removeprefix("/static/"))
            return (Path(found).read_bytes(), ()) if found else None
        answer = self._answer(address)
        if answer.status_code != 200:
            return None
        content, links = _bytes_of(answer), dict[str, None]()
        kind = answer.headers["Content-Type"].partition(";")[0]
        if kind == "text/html":
            content = relative(content, address, lambda link: links.update({link: None}))
        elif kind.endswith("xml"):
            content = absolute(
                content, self._served_at, self.base, lambda link: links.update({link: None})
            )
        return content, tuple(links)

    def _not_found(self, stage: Path) -> Path:
        """Write the page that the server gives for what there is not; its links are full."""
        page = _bytes_of(self._answer("/404.html"))
        base = urlsplit(self.base).path.encode()
        place = stage / "404.html"
        place.write_bytes(page.replace(b'="/', b'="' + base))
        return place

    def _answer(self, address: str) -> HttpResponseBase:
        request = self._requests.get(address, secure=True)
        request.META[EXPORTED] = self.base
        return self._handler.get_response(request)


def _bytes_of(answer: Any) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else bytes(answer.content)


def _state_of(address: str, base: str) -> str:
    """Name the state that an address shows, where it is known without rendering; else nothing."""
    if address.startswith("/static/"):
        return ""
    match = resolve(urlsplit(address).path)
    if match.url_name == "disclosures_file":
        return str(match.kwargs["sha256"])
    if match.url_name == "item":
        return f"{__version__} {base} {tokens_of_item(match.kwargs['pk'])}"
    return ""


def _record_of(folder: Path) -> Path:
    """Name the record of a folder; it stands with the platform's data, not in the folder."""
    name = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]
    return Path(settings.DATA_DIR) / "exports" / f"{name}.sqlite3"


def _move(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    source.replace(target)


def _remove(folder: Path, name: str) -> None:
    """Remove a file, and the folders that are empty without it."""
    gone = folder / name
    gone.unlink(missing_ok=True)
    for place in gone.parents:
        if place == folder or not place.is_dir() or any(place.iterdir()):
            return
        place.rmdir()

"""As much of an OpenSearch server as the platform asks of one, for tests that have none.

It keeps documents in memory, takes texts apart by spaces as the index's own analyzer does, and
answers the queries that its documentation describes; any other is refused with 400.
"""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Found = dict[str, Any]


def stands(tokens: list[str], wanted: list[str], *, is_open: bool) -> bool:
    """Tell whether tokens follow each other somewhere, the last by how it begins."""
    for start in range(len(tokens) - len(wanted) + 1):
        *before, last = tokens[start : start + len(wanted)]
        same = last.startswith(wanted[-1]) if is_open else last == wanted[-1]
        if same and before == wanted[:-1]:
            return True
    return False


def matches(query: Found, document: Found) -> bool:
    """Answer a query for a document."""
    ((kind, asked),) = query.items()
    if kind == "bool":
        should = asked.get("should", [])
        return (
            all(matches(each, document) for each in asked.get("filter", []))
            and not any(matches(each, document) for each in asked.get("must_not", []))
            and (not should or any(matches(each, document) for each in should))
        )
    ((name, value),) = asked.items()
    if kind == "term":
        return value in document[name]
    words: list[str] = document[name].split()
    if kind == "prefix":
        return any(word.startswith(value["value"]) for word in words)
    if kind in ("match_phrase", "match_phrase_prefix"):
        return stands(words, value["query"].split(), is_open=kind == "match_phrase_prefix")
    raise ValueError(kind)


class Handler(BaseHTTPRequestHandler):
    """One index after another, each a dictionary of documents."""

    indices: dict[str, dict[str, Found]]
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def log_message(self, *_parts: Any) -> None:
        """Print nothing."""

    def answer(self, status: int, told: Found) -> None:
        """Send an answer."""
        body = json.dumps(told).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def respond(self) -> None:
        """Do what the address asks."""
        text = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        index, _slash, act = self.path.split("?")[0].strip("/").partition("/")
        acts: dict[tuple[str, str], Callable[[str, str], None]] = {
            ("HEAD", ""): self.exists,
            ("PUT", ""): self.make,
            ("DELETE", ""): self.delete,
            ("POST", "_search"): self.search,
            ("POST", "_refresh"): lambda _index, _text: self.answer(200, {}),
        }
        if index == "_bulk":
            self.bulk(text)
        elif (found := acts.get((self.command, act))) is None:
            self.answer(400, {"error": f"{self.command} {self.path}", "status": 400})
        elif index not in self.indices and self.command != "PUT":
            self.answer(404, {"error": "index_not_found_exception", "status": 404})
        else:
            found(index, text)

    do_HEAD = do_PUT = do_DELETE = do_POST = respond  # noqa: N815 - http.server names them

    def exists(self, _index: str, _text: str) -> None:
        """Say that there is such an index."""
        self.answer(200, {})

    def make(self, index: str, text: str) -> None:
        """Make an index; its mapping must let nothing in that it does not name."""
        is_strict = json.loads(text)["mappings"]["dynamic"] == "strict"
        if is_strict and index not in self.indices:
            self.indices[index] = {}
            self.answer(200, {"acknowledged": True})
        else:
            self.answer(400, {"error": "resource_already_exists_exception", "status": 400})

    def delete(self, index: str, _text: str) -> None:
        """Take an index away."""
        del self.indices[index]
        self.answer(200, {"acknowledged": True})

    def bulk(self, text: str) -> None:
        """Index and delete documents, each with a line of its own."""
        lines, items, failed = iter(text.splitlines()), [], False
        for line in lines:
            ((act, named),) = json.loads(line).items()
            kept = self.indices[named["_index"]]
            if act == "index":
                kept[named["_id"]] = json.loads(next(lines))
                items.append({act: {**named, "status": 201}})
            else:
                status = 404 if kept.pop(named["_id"], None) is None else 200
                failed = failed or status == 404
                items.append({act: {**named, "status": status}})
        self.answer(200, {"errors": failed, "items": items})

    def search(self, index: str, text: str) -> None:
        """Give the ranks of what matches, the highest first."""
        asked = json.loads(text)
        if asked["sort"] != [{"rank": "desc"}] or asked["from"] + asked["size"] > 10_000:
            self.answer(400, {"error": "Result window is too large", "status": 400})
            return
        found = [each for each in self.indices[index].values() if matches(asked["query"], each)]
        ranks = sorted((each["rank"] for each in found), reverse=True)
        page = ranks[asked["from"] : asked["from"] + asked["size"]]
        self.answer(200, {"hits": {"hits": [{"sort": [rank]} for rank in page]}})


@contextmanager
def serving() -> Iterator[str]:
    """Serve on a free port; give the address."""
    handler = type("Handler", (Handler,), {"indices": {}})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()

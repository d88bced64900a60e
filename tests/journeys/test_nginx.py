"""The nginx configuration that is shipped, run by a real nginx in front of the platform."""

import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from getpass import getuser
from http.client import HTTPSConnection
from pathlib import Path
from typing import NamedTuple

import pytest

from journeys.conftest import Town

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
SHIPPED = Path(__file__).parents[2] / "deploy" / "nginx" / "gongkai.conf"
AROUND = """
user {user}; daemon off; worker_processes 1; pid {folder}/pid; error_log {folder}/error.log;
events {{ worker_connections 64; }}
http {{ {temporary} include {folder}/gongkai.conf; }}
"""
KEPT = {"HIT", "REVALIDATED"}
"""Given from the cache: within its second, or after the platform said that nothing changed."""
SECONDS = 2.1
"""nginx counts whole seconds: what is kept for one may be given for nearly two."""
WITHDRAW = """
from gongkai.bodies.models import Person
from gongkai.disclosures.models import Item
from gongkai.disclosures.withdrawing import withdraw
withdraw(Item.objects.get(pk={item}), Person.objects.get(username="juzhang"), "有误")
"""
pytestmark = pytest.mark.skipif(NGINX is None, reason="no nginx here")


class Answer(NamedTuple):
    status: int
    cache: str
    text: str
    headers: dict[str, str]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def port(tmp_path: Path, town: Town) -> Iterator[int]:
    """Run nginx with the shipped file: its ports, its paths and the platform's address replaced."""
    plain, secure = free_port(), free_port()
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=x",
         "-keyout", tmp_path / "privkey.pem", "-out", tmp_path / "fullchain.pem"],
        check=True, capture_output=True,
    )  # fmt: skip
    text = SHIPPED.read_text(encoding="utf-8")
    for written, here in (
        ("127.0.0.1:8000", town.address.removeprefix("http://")),
        ("listen 80;", f"listen 127.0.0.1:{plain};"),
        ("listen 443 ssl", f"listen 127.0.0.1:{secure} ssl"),
        ("/etc/ssl/gongkai", str(tmp_path)),
        ("/var/cache/nginx/gongkai", str(tmp_path / "cache")),
        ("/var/log/nginx", str(tmp_path)),
    ):
        assert written in text
        text = text.replace(written, here)
    (tmp_path / "gongkai.conf").write_text(text, encoding="utf-8")
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = " ".join(f"{kind}_temp_path {tmp_path}/{kind};" for kind in kinds)
    main = tmp_path / "nginx.conf"
    main.write_text(
        AROUND.format(user=getuser(), folder=tmp_path, temporary=temporary), encoding="utf-8"
    )
    server = subprocess.Popen([str(NGINX), "-c", main, "-p", tmp_path])
    try:
        for _each in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", secure)) == 0:
                    break
            time.sleep(0.05)
        yield secure
    finally:
        server.terminate()
        server.wait()


def get(port: int, path: str, **headers: str) -> Answer:
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    connection = HTTPSConnection("127.0.0.1", port, context=context)
    connection.request("GET", path, headers={"Host": "127.0.0.1"} | headers)
    found = connection.getresponse()
    text = found.read().decode()
    connection.close()
    return Answer(found.status, found.headers.get("X-Cache", ""), text, dict(found.headers))


def public_item(town: Town) -> tuple[int, str]:
    """Give the bureau's newest public item and its title."""
    bureau = "SELECT id FROM bodies_body WHERE name = '正宁县文体广电和旅游局'"
    newest = f"FROM portal_listing WHERE body_id = ({bureau}) ORDER BY published_at DESC LIMIT 1"
    (item,), (title,) = town.ask(f"SELECT item_id {newest}"), town.ask(f"SELECT title {newest}")
    return item, title


def test_a_page_is_given_from_the_cache_and_gone_two_seconds_after_it_is_withdrawn(
    town: Town, port: int
) -> None:
    item, title = public_item(town)
    address = f"/items/{item}/"
    first = get(port, address)
    assert (first.status, first.cache) == (200, "MISS")
    assert get(port, address).cache in KEPT
    time.sleep(SECONDS)
    again = get(port, address)
    assert (again.status, again.cache, again.text) == (200, "REVALIDATED", first.text)
    assert title in get(port, "/").text
    town.manage("shell", "--command", WITHDRAW.format(item=item))
    time.sleep(SECONDS)
    assert get(port, address).status == 410
    assert title not in get(port, "/").text


def test_each_mode_has_its_own_page(port: int) -> None:
    plain = get(port, "/").text
    assert get(port, "/", Cookie="view=large").text != plain
    assert get(port, "/", Cookie="session=1; other=2").cache in KEPT
    assert get(port, "/", Cookie="view=evil").text == plain


def test_the_back_office_and_files_are_never_kept(port: int) -> None:
    for path in ("/admin/login/", "/files/1/0/", "/search/?q=x"):
        get(port, path)
        assert get(port, path).cache == ""


def test_the_headers_that_keep_readers_safe_come_through(port: int) -> None:
    get(port, "/")
    kept = get(port, "/")
    assert kept.cache in KEPT
    assert "default-src" in kept.headers["Content-Security-Policy"]
    assert kept.headers["Referrer-Policy"] == "same-origin"


def test_who_searches_too_often_is_told_to_wait(port: int) -> None:
    statuses = {get(port, f"/search/?q={number}").status for number in range(40)}
    assert statuses == {200, 503}

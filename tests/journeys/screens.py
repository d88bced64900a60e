"""The screens of the back office, found by walking: from the desk through every link and button."""

import re
from collections.abc import Iterator

from playwright.sync_api import Error, Page

PEOPLE = ("xinxi", "guzhang", "jiandu", "xitong", "anquan", "shenji")
"""One of each kind: who writes, approves, oversees, and the three administrators."""
_NUMBER = re.compile(r"/\d+(?=/|$)")
_NOT_SCREENS = re.compile(r"logout|export|/bulk/|/results/|jsi18n|\.(xlsx|csv|docx|pdf|json)")
"""What is no screen: leaving, files, parts of a screen, acts on rows to be ticked first."""


def kind_of(address: str) -> str:
    """Give the address with its numbers left out: records of a kind have one screen."""
    return _NUMBER.sub("/*", address)


def links(page: Page) -> list[str]:
    """Give where the page's links lead within the back office, the menu's hidden ones too."""
    found = page.evaluate(
        """() => {
          const menu = JSON.parse(document.getElementById('wagtail-sidebar-props')?.text ?? 'null');
          const urls = [...document.querySelectorAll('a[href]')].map(each => each.href);
          const visit = each => {
            if (typeof each === 'string' && each.startsWith('/admin/')) urls.push(each);
            else if (each && typeof each === 'object') Object.values(each).forEach(visit);
          };
          visit(menu);
          return urls.map(url => new URL(url, location.href))
            .filter(url => url.origin === location.origin)
            .map(url => url.pathname);
        }"""
    )
    return [path for path in found if path.startswith("/admin/")]


def walk(page: Page) -> Iterator[str]:
    """Stand the page before each screen its person can reach, one of each kind; give its kind."""
    waiting, seen = ["/admin/"], {"/admin/"}
    while waiting:
        address = waiting.pop(0)
        try:
            answer = page.goto(address)
        except Error as error:
            if "Download is starting" in error.message:
                continue
            raise
        if answer is None or "text/html" not in answer.headers.get("content-type", ""):
            continue
        assert answer.status < 400, (address, answer.status)  # a link led here
        for link in links(page):
            if kind_of(link) not in seen and not _NOT_SCREENS.search(link):
                seen.add(kind_of(link))
                waiting.append(link)
        yield kind_of(address)

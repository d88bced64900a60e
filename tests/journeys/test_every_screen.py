"""Every screen that a person can reach is for everybody (WCAG 2.2 AA) and speaks Chinese."""

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from gongkai.site.demo.county import ADMINISTRATORS, BUREAU_PEOPLE, COUNTY_PEOPLE
from gongkai.site.demo.data import read
from journeys.conftest import DESKTOP, Visit, described
from journeys.screens import PEOPLE, walk

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
KNOWN: dict[str, str] = {}
"""Rules that Wagtail's own screens break and we cannot mend, with the reason."""
LATIN = re.compile(r"[A-Za-z]{2,}")
FORMATS = {"csv", "doc", "docx", "jpg", "ofd", "pdf", "png", "wps", "xls", "xlsx"}
UNIVERSAL = {
    *("PDF", "XLSX", "CSV", "xlsx", "csv", "docx", "URL", "IP", "ID", "MB", "JavaScript", "TOTP"),
    *("Alt", "Ctrl", "Shift", "Esc", "ICP"),
}
"""Names of formats, units, standards and keys, said so in Chinese too."""
ACCOUNTS = {account.username for account in (*BUREAU_PEOPLE, *COUNTY_PEOPLE, *ADMINISTRATORS)}
ACCOUNTS |= {each["code"] for each in read("county")}
RECORDS = re.compile(r"/admin/(audit/|security/sessions/)")
"""Screens of records kept as they came: codes of acts, digests, names of browsers."""


def faults(page: Page) -> list[str]:
    """Give what the page breaks of the rules, with the places."""
    options = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
    found = Axe().run(page, options=options).response["violations"]
    return [
        f"{each['id']}: {node['target']} {node['html'][:160]}"
        for each in found
        if each["id"] not in KNOWN
        for node in each["nodes"]
    ]


def words(page: Page) -> set[str]:
    """Give the words in Latin letters that the page shows or says to who does not see it."""
    texts: list[str] = page.evaluate(
        """() => {
          const said = [document.title];
          const skip = 'iframe,script,style,noscript,template,svg,code,[data-gk-name],textarea';
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            if (!walker.currentNode.parentElement.closest(skip)) said.push(walker.currentNode.data);
          }
          for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-description'])
            for (const each of document.querySelectorAll(`[${name}]`))
              said.push(each.getAttribute(name));
          return said;
        }"""
    )
    return {word for text in texts for word in LATIN.findall(text)} - FORMATS - UNIVERSAL - ACCOUNTS


def look(page: Page) -> Iterator[tuple[str, list[str], set[str]]]:
    for screen in walk(page):
        page.wait_for_timeout(200)  # menus and panels come to rest
        yield screen, faults(page), set() if RECORDS.match(screen) else words(page)


@pytest.mark.parametrize("person", PEOPLE)
def test_every_screen_is_accessible_and_in_chinese(visit: Visit, person: str) -> None:
    page = visit(person, DESKTOP)

    screens = list(look(page))

    assert len(screens) >= 2
    found = {screen: bad + sorted(left) for screen, bad, left in screens if bad or left}
    assert found == {}, described(found)

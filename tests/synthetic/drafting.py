"""From a truth to a draft: the words written, the tables set, each in its chapter."""

from gongkai.annualreport.forms import FormCode
from synthetic import grids
from synthetic.claims import Claims
from synthetic.draft import CHAPTERS, Draft, DraftChapter
from synthetic.prose import write_prose
from synthetic.truth import Truth
from synthetic.voice import Voice


def make_draft(truth: Truth, claims: Claims, voice: Voice) -> Draft:
    """Set a report: prose and tables in their chapters."""
    prose = write_prose(truth, claims, voice)
    chapters = [
        DraftChapter(number, title, list(lines))
        for number, (title, lines) in enumerate(zip(CHAPTERS, prose.chapters, strict=True), start=1)
    ]
    tables = truth.tables
    one_row: FormCode = "2019" if "other" in tables["applications"] else "2021"
    for number, table in (
        (1, grids.disclosure(tables["disclosure"], truth.form)),
        (2, grids.applications(tables["applications"], one_row)),
        (3, grids.remedies(tables["remedies"], truth.form)),
    ):
        chapters[number].items.append(table)
    return Draft(prose.title, prose.preamble, chapters, prose.signature, truth.body.place)

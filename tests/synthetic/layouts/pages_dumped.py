"""What the program ``pdftotext`` makes of our own PDF, where it is installed."""

import subprocess
from collections.abc import Callable
from random import Random

from synthetic.draft import Draft
from synthetic.layouts import pages

PROGRAM = "pdftotext"


def dumped(*options: str) -> Callable[[Draft, Random], str]:
    """Return a layout that prints a PDF and runs the program over it."""

    def render(draft: Draft, rng: Random) -> str:
        printed = pages.render(draft, rng, ruled=True, in_order=True)
        command = [PROGRAM, *options, "-", "-"]
        done = subprocess.run(command, input=printed, capture_output=True, check=True)
        return done.stdout.decode("utf-8")

    return render

"""Measurements of the program: how exactly it reads, how much it finds, how fast it is."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

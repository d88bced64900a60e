"""The documentation site: `make docs`."""

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

import gongkai  # noqa: E402 - the project's own folder goes on the path first
from tools.docs_reference import write_pages  # noqa: E402 - as above

write_pages(HERE / "reference")

project = "政务公开 Gongkai"
author = "the Gongkai contributors"
copyright = author
version = release = gongkai.__version__
language = "zh_CN"

extensions = ["myst_parser"]
myst_heading_anchors = 3
exclude_patterns = ["_build"]

html_theme = "furo"
html_title = project
html_copy_source = False
html_show_sphinx = False

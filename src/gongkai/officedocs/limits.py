"""How much of a stranger's file is read at all: files from outside are hostile."""

from typing import Final

MAX_FILE_BYTES: Final = 64 * 1024 * 1024
"""The largest file that is opened; a real report is a few hundred kilobytes."""

MAX_TEXT_BYTES: Final = 24 * 1024 * 1024
"""The largest web page or text file that is read; pictures may be written into a page."""

MAX_UNPACKED_BYTES: Final = 128 * 1024 * 1024
"""The most that all parts read from a zip container may unpack to."""

MAX_CELLS: Final = 20_000
"""The most table cells in one document; a report has about 200."""

MAX_SPAN: Final = 1_000
"""The widest rowspan or colspan believed; a wider one counts as this."""

MAX_BLOCKS: Final = 20_000
"""The most paragraphs and tables in one document; a report has a few hundred."""

MAX_TAGS: Final = 200_000
"""The most tags of one web page; a whole CMS page has a few thousand."""

MAX_LINE: Final = 100_000
"""The longest line or paragraph, in characters."""

MAX_COLUMNS: Final = 2_000
"""The widest table, in grid columns."""

MAX_DEPTH: Final = 64
"""The deepest nesting of tables inside tables that is followed."""

MAX_PAGES: Final = 500
"""The most pages of one PDF."""

SECONDS_PER_FILE: Final = 60.0
"""How long one file may take before its reading is given up."""

MEMORY_PER_WORKER: Final = 2 * 1024 * 1024 * 1024
"""Address space of one reading process."""

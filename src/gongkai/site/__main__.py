"""Run the command line as `python -m gongkai.site`."""

from gongkai.site.cli import main

main()

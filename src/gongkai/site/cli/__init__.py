"""The `gongkai` command line. Floor-0 commands run without a database."""

from gongkai.site.cli.app import app, main

__all__ = ["app", "main"]

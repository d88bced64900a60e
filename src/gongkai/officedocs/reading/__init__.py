"""One reader per file format, each giving the same `Document`."""

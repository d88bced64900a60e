"""Catalogues of what bodies publish (基层政务公开标准目录): within what time, by which section."""

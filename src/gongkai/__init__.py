"""Gongkai 政务公开: government information disclosure for a Chinese public body."""

__version__ = "0.1.0"

"""The annual report written: as an official document in several formats, and as data."""

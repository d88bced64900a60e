"""Two reports of a body side by side: figures, what must follow from year to year, copied text."""

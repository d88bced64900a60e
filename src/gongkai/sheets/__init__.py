"""Rows of a workbook through a form: previewed with their errors, saved all or none."""

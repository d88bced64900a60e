"""Invented documents that hold private and secret matter, and matter that only looks like it.

Every person, number and address is made up by chance from a seed; what is planted where is known.
Nothing here looks at the detectors: check digits, names and regions are its own.
"""

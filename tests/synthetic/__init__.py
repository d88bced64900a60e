"""Synthetic annual reports whose every figure is known, to measure the readers and the rules."""

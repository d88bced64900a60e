"""Commands of the trail: sealed copies to be kept elsewhere."""

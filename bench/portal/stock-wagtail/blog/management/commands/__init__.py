"""The blog of the stock site."""

"""What the public sees: pages, lists, search, feeds, open data, the API."""

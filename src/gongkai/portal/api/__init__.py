"""The read API of the portal, ``/api/v1/``: what is public, as data."""

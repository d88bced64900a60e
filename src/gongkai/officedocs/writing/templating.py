"""Pages made from a package's own Jinja template: escaped, and strict about unknown names."""

from jinja2 import Environment, PackageLoader, StrictUndefined


def environment_of(package: str) -> Environment:
    """Give an environment that finds templates in a package's folder ``data``."""
    return Environment(
        loader=PackageLoader(package, "data"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )

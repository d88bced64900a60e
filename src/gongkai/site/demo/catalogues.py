"""The demo bureau's catalogue: 公共文化服务领域, as catalogues in use have it."""

from datetime import date
from typing import Final

from gongkai.audit.acts import Act
from gongkai.bodies.models import Body
from gongkai.catalogue.models import Catalogue, Entry
from gongkai.catalogue.services import add_entry, set_up
from gongkai.site.demo.county import County
from gongkai.site.demo.data import read

_MADE_ON: Final = date(2020, 11, 2)
_LIMIT: Final = "自信息形成或者变更之日起20个工作日内"
_BASIS: Final = "《中华人民共和国公共文化服务保障法》《中华人民共和国政府信息公开条例》"


def write(county: County, act: Act) -> None:
    """Set up the catalogue with its entries."""
    kept = Catalogue(body=county.bureau, area="culture", version="2020年版", made_on=_MADE_ON)
    catalogue = set_up(act, kept)
    for told in read("culture"):
        in_townships = told.get("townships", False)
        entry = Entry(
            catalogue=catalogue,
            first_level=told["first"],
            second_level=told["second"],
            content=told["content"],
            basis=told.get("basis", _BASIS),
            limit_text=told.get("limit", _LIMIT),
            responsible_body="县文体广电和旅游局" + ("、乡镇" if in_townships else ""),
            channels=["website", "notice_board" if in_townships else "service_centre"],
            to_public=True,
            proactive=True,
            at_county=True,
            at_township=in_townships,
            section=county.sections[told["section"]],
            period=told.get("period", "once"),
        )
        add_entry(act, entry)


def entry_called(body: Body, name: str) -> Entry | None:
    """Give a body's entry by its second level, None where no name is given.

    Raises:
        Entry.DoesNotExist: no entry of the body is called so.
    """
    return Entry.objects.get(body=body, second_level=name) if name else None

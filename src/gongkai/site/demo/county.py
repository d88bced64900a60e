"""The bodies, sections and people of the demo county."""

from datetime import date
from typing import Final, NamedTuple

from gongkai.audit.acts import Act
from gongkai.bodies.models import Body, Duty, Person, Role, Section
from gongkai.bodies.services import add_section, appoint, assign_duty, found_body, register_person

PASSWORD: Final = "Zhengning-2020"  # noqa: S105 - it is printed: the demo listens on this machine alone
COUNTY: Final = "正宁县人民政府"
BUREAU: Final = "正宁县文体广电和旅游局"
_DIVISION: Final = "621025"
_SINCE: Final = date(2020, 1, 1)


class Account(NamedTuple):
    """Someone of the demo: account, name, what they do, in which section (empty: the body)."""

    username: str
    name: str
    role: Role | Duty
    section: str = ""


BUREAU_PEOPLE: Final = (
    Account("xinxi", "王晓燕", Role.CLERK, "办公室"),
    Account("guzhang", "李建国", Role.SECTION_HEAD, "办公室"),
    Account("wenhua", "赵海霞", Role.CLERK, "文化艺术股"),
    Account("wenhuaguzhang", "孙志强", Role.SECTION_HEAD, "文化艺术股"),
    Account("fenguan", "张文博", Role.DEPUTY),
    Account("juzhang", "刘永红", Role.LEADER),
    Account("gongkai", "陈静", Role.OFFICER),
)
COUNTY_PEOPLE: Final = (Account("jiandu", "马晓东", Role.OVERSEER),)
ADMINISTRATORS: Final = (
    Account("xitong", "周明", Duty.SYSTEM),
    Account("anquan", "吴芳", Duty.SECURITY),
    Account("shenji", "郑刚", Duty.AUDIT),
)


class County(NamedTuple):
    """What the demo stands on."""

    bureau: Body
    sections: dict[str, Section]
    people: dict[str, Person]


def settle(act: Act) -> County:
    """Set up the bodies with their people."""
    county = found_body(act, Body(name=COUNTY, kind="government", division_code=_DIVISION), None)
    bureau = found_body(
        act, Body(name=BUREAU, short_name="县文旅局", division_code=_DIVISION), county
    )
    sections = {name: add_section(act, bureau, name) for name in ("办公室", "文化艺术股")}
    people = {}
    for account in (*BUREAU_PEOPLE, *COUNTY_PEOPLE, *ADMINISTRATORS):
        person = people[account.username] = _register(act, account)
        if isinstance(account.role, Duty):
            assign_duty(act, person, account.role)
        else:
            body = county if account in COUNTY_PEOPLE else bureau
            appoint(act, person, account.role, sections.get(account.section, body), _SINCE)
    return County(bureau, sections, people)


def _register(act: Act, account: Account) -> Person:
    """Open an account whose password need not be changed: everybody may read it."""
    person = register_person(act, account.username, account.name, PASSWORD)
    Person.objects.filter(pk=person.pk).update(
        must_change_password=False, password_changed_at=act.at
    )
    return person

"""The bodies, sections and people of the demo county."""

from datetime import date
from typing import Any, Final, NamedTuple

from stdnum.cn import uscc

from gongkai.audit.acts import Act
from gongkai.bodies.models import Body, Duty, Person, Role, Section
from gongkai.bodies.services import add_section, appoint, assign_duty, found_body, register_person
from gongkai.site.demo.data import read

PASSWORD: Final = "Zhengning-2020"  # noqa: S105 - it is printed: the demo listens on this machine alone
COUNTY: Final = "正宁县人民政府"
BUREAU: Final = "正宁县文体广电和旅游局"
_DIVISION: Final = "621025"
SINCE: Final = date(2020, 1, 1)


class Worker(NamedTuple):
    """Someone of a body that is staffed like the others: part of the account, post and section."""

    username: str
    role: Role
    section: str = ""


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
STAFF: Final = (
    Worker("xinxi", Role.CLERK, "办公室"),
    Worker("guzhang", Role.SECTION_HEAD, "办公室"),
    Worker("fenguan", Role.DEPUTY),
    Worker("juzhang", Role.LEADER),
)
"""Who works in each of the other bodies; an account is its body's code, a hyphen and this."""


class Bureau(NamedTuple):
    """A body with its sections by their names, and its people by their accounts."""

    body: Body
    sections: dict[str, Section]
    people: dict[str, Person]


class County(NamedTuple):
    """What the demo stands on: its bureau, and the other bodies by their codes."""

    bureau: Body
    sections: dict[str, Section]
    people: dict[str, Person]
    others: dict[str, Bureau]

    def office(self, code: str = "") -> Bureau:
        """Give a body by its code: the bureau where none is given."""
        return self.others[code] if code else Bureau(self.bureau, self.sections, self.people)


def settle(act: Act) -> County:
    """Set up the bodies with their people."""
    county = found_body(act, Body(name=COUNTY, kind="government", division_code=_DIVISION), None)
    bureau = _found(act, {"name": BUREAU, "short": "县文旅局"}, county, 0)
    sections = {name: add_section(act, bureau, name) for name in ("办公室", "文化艺术股")}
    people = {}
    for account in (*BUREAU_PEOPLE, *COUNTY_PEOPLE, *ADMINISTRATORS):
        person = people[account.username] = register_person(act, account.username, account.name)
        if isinstance(account.role, Duty):
            assign_duty(act, person, account.role)
        else:
            body = county if account in COUNTY_PEOPLE else bureau
            appoint(act, person, account.role, sections.get(account.section, body), SINCE)
    others = {
        each["code"]: _staffed(act, each, county, number)
        for number, each in enumerate(read("county"), start=1)
    }
    _open_to_everybody(act)
    return County(bureau, sections, people, others)


def _staffed(act: Act, told: dict[str, Any], county: Body, number: int) -> Bureau:
    body = _found(act, told, county, number)
    sections = {"办公室": add_section(act, body, "办公室")}
    people = {}
    for each in STAFF:
        username = f"{told['code']}-{each.username}"
        person = register_person(act, username, f"{told['short']}{each.role.label}")
        appoint(act, person, each.role, sections.get(each.section, body), SINCE)
        people[each.username] = person
    return Bureau(body, sections, people)


def _found(act: Act, told: dict[str, Any], county: Body, number: int) -> Body:
    body = Body(
        name=told["name"],
        short_name=told["short"],
        kind=told.get("kind", "department"),
        division_code=_DIVISION,
        credit_code=credit_code(number),
    )
    return found_body(act, body, county)


def credit_code(number: int) -> str:
    """Make up a 统一社会信用代码 with a right check digit."""
    code = f"11{_DIVISION}MB1{number:06d}"
    return code + str(uscc.calc_check_digit(code))


def _open_to_everybody(act: Act) -> None:
    """Give all accounts the password that is printed; it need not be changed."""
    shown = Person()
    shown.set_password(PASSWORD)
    Person.objects.update(
        password=shown.password, must_change_password=False, password_changed_at=act.at
    )

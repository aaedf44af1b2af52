"""What the room's pages share: the way from one to the other, and the names of people, machines and places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from html import escape
from urllib.parse import urlencode

from nicegui import ui
from sqlalchemy import Connection

from collector.accounts.rights import Right
from collector.core.families import FRENCH as FAMILIES
from collector.core.families import Family
from collector.reports.workshop import Workshop
from collector.store.accounts import Accounts
from collector.store.registry import Registry
from collector.store.registry_records import Person, folded
from collector.web.house import Visit
from collector.web.surroundings import ShownSite
from collector.web.texts import FRENCH
from collector.web.wording import Wording

STYLE = "access.css"

TABS = (
    ("now", "/access", Right.SEE_ACCESS),
    ("decisions", "/access/decisions", Right.SEE_ACCESS),
    ("matrix", "/access/matrix", Right.SEE_ACCESS),
    ("papers", "/access/papers", Right.SEE_ACCESS),
    ("runs", "/access/runs", Right.SEE_ACCESS),
    ("proof", "/access/proof", Right.VERIFY_JOURNAL),
)
"""The pages of the room: name, address, and who sees the tab."""


EARLIEST, LATEST = date(1950, 1, 1), date(2200, 1, 1)
"""The days that a period may have."""


@dataclass(frozen=True, slots=True)
class Names:
    """What people, machines and places are called.

    Args:
        people: Everybody in the registry by opaque id.
        machines: The machines' names by id.
        places: The places' names by id.
        accounts: What accounts are called, by id.
    """

    people: Mapping[str, Person]
    machines: Mapping[str, str]
    places: Mapping[str, str]
    accounts: Mapping[str, str] = field(default_factory=dict)

    def person(self, id_: str | None, say: Wording) -> str:
        """Somebody in full; of who was erased, that it was so."""
        one = self.people.get(id_ or "")
        return full_name(one) if one is not None else say("access.erased")

    def author(self, id_: str, say: Wording) -> str:
        """Who recorded something: a person, the command line, or an account."""
        if id_ in self.people:
            return full_name(self.people[id_])
        if name := self.accounts.get(id_):
            return name
        return say("access.by_command" if id_ in ("command", "import") else "access.by_account")

    def machine(self, id_: str) -> str:
        """A machine's name; the id alone for one that stands here no more."""
        return self.machines.get(id_, id_)

    def place(self, id_: str) -> str:
        """A place's name."""
        return self.places.get(id_, id_)


def names_of(connection: Connection, site: ShownSite) -> Names:
    """Read the names.

    Args:
        connection: Reads the workshop's database.
        site: The machines and places.
    """
    people = {one.id: one for one in Registry(connection).persons()}
    accounts = {one.id: one.name for one in Accounts(connection).accounts()}
    return Names(people, {one.id: one.name for one in site.machines}, site.places, accounts)


def full_name(person: Person) -> str:
    """`Léa Martin`."""
    return f"{person.given_name} {person.family_name}".strip()


def by_name(people: Iterable[Person]) -> list[Person]:
    """Sorted as one looks somebody up: by family name."""
    return sorted(people, key=lambda one: (folded(one.family_name), folded(one.given_name)))


def family(value: str, say: Wording) -> str:
    """What a machine family is called."""
    if say.language == "fr" and value in set(Family):
        return FAMILIES[Family(value)]
    return value.replace("_", " ").capitalize()


def address(path: str, **query: str) -> str:
    """An address of this room; what is empty is not asked for."""
    asked = {name: value for name, value in query.items() if value}
    return path + (f"?{urlencode(asked)}" if asked else "")


def link(path: str, **query: str) -> str:
    """The same, escaped for an attribute."""
    return escape(address(path, **query))


def head(visit: Visit, tab: str, title: str, *, lead: str = "") -> None:
    """The head of a page: its title, and the tabs of the room."""
    say = visit.say
    tabs = "".join(
        f'<a href="{link(path)}"{" aria-current=page" if name == tab else ""}>{escape(say(f"access.tab.{name}"))}</a>'
        for name, path, right in TABS
        if visit.may(right)
    )
    below = f'<p class="quiet">{escape(lead)}</p>' if lead else ""
    ui.html(
        f'<nav class="tabs no-print" aria-label="{escape(say("access.tabs"))}">{tabs}</nav>'
        f"<h1>{escape(title)}</h1>{below}",
        sanitize=False,
        tag="header",
    ).classes("room-head")


def rules(visit: Visit) -> Workshop | None:
    """The workshop with its rules; where there are none, the page says what to do, and None is returned."""
    workshop = visit.around.workshop
    if workshop is None:
        empty(visit.say("access.no_rules"), visit.say("access.no_rules_do"))
    return workshop


def empty(title: str, what_to_do: str) -> None:
    """There is nothing to show: what that means, and what to do next."""
    ui.html(empty_html(title, what_to_do), sanitize=False)


def empty_html(title: str, what_to_do: str) -> str:
    """The same as HTML."""
    return f'<div class="empty"><p>{escape(title)}</p><p>{escape(what_to_do)}</p></div>'


def options(choices: Iterable[tuple[str, str]], chosen: str, first: str | None = None) -> str:
    """The entries of a list to choose from.

    Args:
        choices: Value and text.
        chosen: The value that is chosen.
        first: What stands for no choice; None where one has to be made.
    """
    listed = [] if first is None else [("", first)]
    return "".join(
        f'<option value="{escape(value)}"{" selected" if value == chosen else ""}>{escape(text)}</option>'
        for value, text in [*listed, *choices]
    )


def select(name: str, label: str, choices: Iterable[tuple[str, str]], chosen: str, first: str | None = None) -> str:
    """A list to choose from, under its label."""
    return (
        f'<label class="field"><span>{escape(label)}</span>'
        f'<select name="{name}">{options(choices, chosen, first)}</select></label>'
    )


def day_field(name: str, label: str, value: str) -> str:
    """A day, under its label."""
    return (
        f'<label class="field"><span>{escape(label)}</span>'
        f'<input type="date" name="{name}" value="{escape(value)}"></label>'
    )


def read_day(text: str) -> date | None:
    """A day out of an address; None for none, or for what is no day of these times."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if EARLIEST <= day < LATEST else None


def period(visit: Visit, days: int) -> tuple[date, date]:
    """The first and last day that the address asks for; the last so many days by default, in order."""
    today = visit.say.today(visit.around.clock.now())
    last = read_day(visit.query("to")) or today
    first = read_day(visit.query("from")) or last - timedelta(days=days - 1)
    return min(first, last), max(first, last)


def bounds(visit: Visit, first: date, last: date) -> tuple[datetime, datetime]:
    """The instants (UTC) at which a period of civil days begins and is over."""
    zone = visit.around.site.zone
    begin = datetime.combine(first, time(), zone)
    end = datetime.combine(last + timedelta(days=1), time(), zone)
    return begin, end


def stamp(at: datetime, say: Wording) -> str:
    """An instant with its whole day: `23/11/2026 10:00`."""
    return f"{civil_day(say.today(at), say)} {say.clock(at)}"


def day_and_time(at: datetime, now: datetime, say: Wording) -> str:
    """An instant in a list that runs over days: `23/11 10:00`, with its year where that is another one."""
    return f"{say.day(say.today(at), say.today(now))} {say.clock(at)}"


def moment(at: datetime, now: datetime, say: Wording) -> str:
    """`10:42`; of another day `07/12 10:42`, with its year where that is another one."""
    return say.clock(at) if say.today(at) == say.today(now) else day_and_time(at, now, say)


def until(at: datetime, now: datetime, say: Wording) -> str:
    """`jusqu'à 10:42`, of another day `jusqu'au 07/12/2026 10:42`; what ends at midnight holds the day before."""
    if say.today(at) == say.today(now):
        return say("access.until", time=say.clock(at))
    if say.clock(at) == "00:00":
        return say("access.until_day", time=civil_day(say.today(at) - timedelta(days=1), say))
    return say("access.until_day", time=stamp(at, say))


def code_word(code: str, say: Wording) -> str:
    """A condition's code as it is read: `T0`, `K7`, `ligne 2`; the rules have longer ones for some."""
    if code.startswith("row"):
        return say("access.row", row=code.removeprefix("row"))
    own = f"access.code.{code}"
    return say(own) if own in FRENCH else code.partition(".")[0]


def code_html(code: str, say: Wording) -> str:
    """The same as HTML; the whole code is told to whoever points at it."""
    return f'<code title="{escape(code)}">{escape(code_word(code, say))}</code>'


def civil_day(day: date | None, say: Wording) -> str:
    """A day with its year, as papers bear it."""
    if day is None:
        return ""
    return f"{day:%d/%m/%Y}" if say.language == "fr" else f"{day.day} {day:%b %Y}"

"""What an inspection file is about, and what its sections are written from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from collector.reports import words
from collector.reports.workshop import Workshop
from collector.store.registry_records import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What an inspection file is about.

    Args:
        connection: Reads the workshop's database: one moment of it.
        workshop: The workshop.
        people: Everybody in the registry by opaque id, those who left and those who were erased included.
        since: The beginning of the period (UTC); None for the beginning of recording.
        until: Its end, exclusive (UTC).
        machine: The machine that it is about; None for a file about a person.
        person: Opaque id of the person that it is about; None for a file about a machine.
    """

    connection: Connection
    workshop: Workshop
    people: Mapping[str, Person]
    since: datetime | None
    until: datetime
    machine: str | None = None
    person: str | None = None

    @property
    def day(self) -> date:
        """The civil day for which the file says what is in force."""
        return self.workshop.day(self.until)

    def name(self, id_: str | None) -> str:
        """Somebody in full; an account as what it is."""
        if not id_:
            return ""
        return words.name(self.people[id_]) if id_ in self.people else f"compte « {id_} »"

    def minute(self, at: datetime | None, none: str = "") -> str:
        """An instant on the site's clock."""
        return words.minute(at, self.workshop.zone, none)

    def machines(self, ids: tuple[str, ...] | list[str], none: str = "toutes") -> str:
        """Machines in a list, by id."""
        return ", ".join(ids) or none

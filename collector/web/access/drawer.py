"""The papers on file as pages list them: whom they are about, what they say, until when, and what became of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from collector.access.equipment import Equipment
from collector.reports.lapses import Lapse, lapses
from collector.reports.last_days import last_day
from collector.reports.workshop import Workshop
from collector.store import papers
from collector.store.access_queries import seq_of_paper
from collector.store.cabinet import Filed
from collector.store.papers_assembly import equipment_of
from collector.store.papers_records import Paper, PaperKind
from collector.web.access.room import Names, names_of
from collector.web.surroundings import ShownSite


@dataclass(frozen=True, slots=True)
class Row:
    """A paper that counts.

    Args:
        paper: The paper.
        last: The last day on which it counts; None where it has no end, or opens nothing.
    """

    paper: Paper
    last: date | None


@dataclass(frozen=True, slots=True)
class Drawer:
    """What the list shows.

    Args:
        rows: The papers that count and are looked for, by whom and what they are about.
        lapses: What lapses soon, or has lapsed and was not renewed, as far as it is looked for.
        names: What everything is called.
    """

    rows: tuple[Row, ...]
    lapses: tuple[Lapse, ...]
    names: Names


def drawer_of(
    connection: Connection,
    workshop: Workshop,
    site: ShownSite,
    now: datetime,
    *,
    person: str | None,
    machine: str | None,
    kind: PaperKind | None,
    days: int,
) -> Drawer:
    """Read the papers that count.

    Args:
        connection: Reads the workshop's database.
        workshop: The workshop.
        site: Names of machines and places.
        now: The present (UTC).
        person: Only those of this person (opaque id); None for all.
        machine: Only those of this machine; None for all.
        kind: Only those of this kind; None for all.
        days: How far ahead what lapses is looked for.
    """
    on_file = papers.current(connection)
    filed, names = Filed(on_file), names_of(connection, site)
    machines = _machines(connection, workshop, now, filed)
    rows = [
        Row(one, last_day(one.content, workshop.pack, machines.get(one.machine or "")))
        for one in on_file
        if person in (None, one.person) and machine in (None, one.machine) and kind in (None, one.kind)
    ]
    found = lapses(connection, workshop, workshop.day(now), days)
    shown = [
        one
        for one in found
        if person in (None, one.person) and (machine is None or machine in one.machines) and kind in (None, one.kind)
    ]
    return Drawer(tuple(sorted(rows, key=lambda row: _place(row, names))), tuple(shown), names)


def _machines(connection: Connection, workshop: Workshop, now: datetime, filed: Filed) -> Mapping[str, Equipment]:
    return {
        id_: equipment_of(connection, id_, one.family, one.place, now, workshop.zone, filed=filed)
        for id_, one in workshop.stations.items()
    }


def _place(row: Row, names: Names) -> tuple[int, str, str, str]:
    """The school's papers first, then the machines', then each person's, by kind and in the order of recording."""
    paper, person = row.paper, names.people.get(row.paper.person or "")
    kinds = list(PaperKind)
    rank = f"{kinds.index(paper.kind):02}"
    if paper.person is not None:
        name = f"{person.family_name} {person.given_name}".casefold() if person is not None else paper.person
        return 2, name, rank, paper.recorded_at.isoformat()
    if paper.machine is not None:
        return 1, paper.machine, rank, paper.recorded_at.isoformat()
    return 0, "", rank, paper.recorded_at.isoformat()


@dataclass(frozen=True, slots=True)
class Folder:
    """One paper with its story.

    Args:
        paper: The paper.
        names: What everything is called.
        before: The paper that it corrected, and those before it, the newest first.
        after: The paper that corrected it; None for none.
        revoked_at: When it was taken back (UTC); None where it was not.
        genuine: What it says is what its digest says; None where it was erased.
        seq: The number of its fact in the journal; None where that is gone.
        last: The last day on which it counts.
    """

    paper: Paper
    names: Names
    before: tuple[Paper, ...]
    after: Paper | None
    revoked_at: datetime | None
    genuine: bool | None
    seq: int | None
    last: date | None

    @property
    def stands(self) -> bool:
        """It counts."""
        return self.after is None and self.revoked_at is None and self.paper.content is not None


def folder_of(connection: Connection, workshop: Workshop, site: ShownSite, id_: str, now: datetime) -> Folder | None:
    """Read one paper with its story; None where there is none with this id."""
    found = papers.paper(connection, id_)
    if found is None:
        return None
    alike = papers.history(connection, kinds=[found.kind], person=found.person, machine=found.machine)
    machines = _machines(connection, workshop, now, Filed(papers.current(connection, machine=found.machine)))
    return Folder(
        paper=found,
        names=names_of(connection, site),
        before=tuple(_chain(found, alike)),
        after=next((one for one in alike if one.replaces == id_), None),
        revoked_at=papers.revocations(connection).get(id_),
        genuine=papers.is_genuine(connection, id_),
        seq=seq_of_paper(connection, id_, found.recorded_at),
        last=last_day(found.content, workshop.pack, machines.get(found.machine or "")),
    )


def _chain(paper: Paper, alike: Sequence[Paper]) -> list[Paper]:
    """What a paper corrected, and what that corrected."""
    known = {one.id: one for one in alike}
    chain: list[Paper] = []
    while paper.replaces is not None and paper.replaces in known:
        paper = known[paper.replaces]
        chain.append(paper)
    return chain

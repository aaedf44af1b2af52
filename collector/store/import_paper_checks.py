"""What a row of papers may not say: names that nobody knows, days and words that cannot be true together."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any

from collector.access.dossier import Job, MedicalOpinion, Verdict, Withdrawal
from collector.errors import Problem
from collector.store.import_paper_fields import HAPPENED, IN_ORDER
from collector.store.import_paper_reading import Empty, PaperRow
from collector.store.papers_records import Content, PaperKind
from collector.store.registry_records import Person

MACHINES = "machines of the site file"
PLACES = "places of the site file"
PROGRAMMES = "programmes of this file or on file"


@dataclass(frozen=True, slots=True)
class Workshop:
    """What papers may name.

    Args:
        machines: Ids of the machines of the site file.
        places: Ids of its places.
    """

    machines: Collection[str]
    places: Collection[str]


def strangers(
    row: PaperRow, people: Mapping[str, Person], workshop: Workshop, programmes: Collection[str]
) -> Iterator[Problem]:
    """Persons, machines, places and programmes that a row names and nobody knows."""
    if row.person is not None and row.person not in people:
        expected = "the reference of a person in the registry"
        yield row.problem("person", row.person, expected, _close(row.person, people) or "import people first")
    named: list[tuple[str, Iterable[str], Collection[str], str]] = [
        ("machine", [row.machine] if row.machine else [], workshop.machines, MACHINES)
    ]
    for name, what, known in (
        ("machine", MACHINES, workshop.machines),
        ("machines", MACHINES, workshop.machines),
        ("excluded_machines", MACHINES, workshop.machines),
        ("jobs", MACHINES, workshop.machines),
        ("programme", PROGRAMMES, programmes),
        ("programmes", PROGRAMMES, programmes),
        ("places", PLACES, workshop.places),
    ):
        # Where a training takes place need be no place of the workshop.
        if name == "places" and row.kind is PaperKind.PROGRAMME:
            continue
        named.append((name, _named(row.told.get(name)), known, what))
    for update in () if row.told.get("updates") in (None, Empty.CELL) else row.told["updates"]:
        named.append(("updates", (*update.machines, *_named(update.jobs)), workshop.machines, MACHINES))
        named.append(("updates", update.places, workshop.places, PLACES))
        named.append(("updates", update.programmes, programmes, PROGRAMMES))
    for name, ids, known, what in named:
        for id_ in ids:
            if id_ not in known:
                yield row.problem(
                    name, id_, f"{what}: {', '.join(sorted(known)) or 'there are none'}", _close(id_, known)
                )


def _named(told: Any) -> tuple[str, ...]:
    match told:
        case str():
            return (told,)
        case tuple() | list():
            return tuple(one.machine if isinstance(one, Job) else str(one) for one in told)
        case _:
            return ()


def _close(word: str, known: Collection[str]) -> str:
    close = get_close_matches(word, list(known), n=1)
    return f"is {close[0]!r} meant?" if close else ""


def contradictions(row: PaperRow, content: Content, today: date) -> Iterator[Problem]:
    """Days and words of one paper that cannot be true together."""
    for first, second in IN_ORDER.get(row.kind, ()):
        begin, end = getattr(content, first), getattr(content, second)
        if begin is not None and end is not None and end < begin:
            yield row.problem(second, str(end), f"a day not before {begin}")
    for name in HAPPENED:
        when = getattr(content, name, None)
        if when is not None and when > today:
            yield row.problem(name, str(when), f"a day not after today, {today}")
    if isinstance(content, MedicalOpinion):
        excluded = (*content.excluded_classes, *content.excluded_machines)
        if content.verdict is Verdict.FIT_WITH_EXCLUSIONS and not excluded:
            yield row.problem("excluded_classes", "", "the works or machines that are excluded")
        elif excluded and content.verdict is not Verdict.FIT_WITH_EXCLUSIONS:
            yield row.problem("verdict", content.verdict, "fit_with_exclusions, where something is excluded")
    if isinstance(content, Withdrawal) and content.lifted_on and not content.lifted_reference:
        yield row.problem("lifted_reference", "", "the inspector's act that lifts it: without it nothing is lifted")

"""The form of each kind of paper: the fields that such a paper has, and no other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import Any

from sqlalchemy import Connection

from collector.access.dossier import Declaration, Doctor, LicenceKind, Mode, Programme, Status, Verdict
from collector.access.pack import Regime, RulePack
from collector.errors import ConfigError, Problem
from collector.reports.workshop import Workshop
from collector.store.entering import Cell
from collector.store.import_paper_fields import FIELDS, Field, day, truth
from collector.store.papers import current
from collector.store.papers_records import FORMS, Content, PaperKind, Subject
from collector.web.access import form
from collector.web.access.form import Choice, Filled, Form
from collector.web.access.paper_words import label
from collector.web.access.room import Names, by_name, family, full_name
from collector.web.wording import Wording

NO_CLASS = "none"
"""The tick that says that a use has no hazard class: it has to be said."""

FILLED = "filled in"
"""What is expected of a field that may not be left empty here."""

LINES = frozenset({"jobs", "functions"})
"""Lists that are typed, one entry on a line."""

TICKED = frozenset(
    {"classes", "works", "excluded_classes", "machines", "excluded_machines", "places", "programmes", "families"}
    | {"modes"}
)
"""Lists of which any entries are ticked."""

_ENUMS: Mapping[str, type[Enum]] = {"verdict": Verdict, "doctor": Doctor, "status": Status, "kind": LicenceKind}

_DEFAULTS: Mapping[tuple[PaperKind, str], Sequence[str]] = {
    (PaperKind.MEDICAL_OPINION, "doctor"): (Doctor.OCCUPATIONAL.value,),
    (PaperKind.SAFETY_TRAINING, "modes"): (Mode.PRODUCTION.value,),
    (PaperKind.SAFETY_TRAINING, "passed"): ("no",),
    (PaperKind.PROGRAMME, "counts_as_diploma"): ("no",),
    (PaperKind.TRAITS, "powered"): ("yes",),
}
"""What stands in a new form where it is not empty."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What a form offers.

    Args:
        people: The school's number and name of everybody who comes.
        machines: The machines of the site file.
        places: Its places.
        programmes: The programmes on file.
        families: The families of machines here, and those that the rules know.
        classes: The hazard classes of the rules.
        opened: Codes of the classes that papers can open to minors.
        variants: What the rules know as a variant.
        functions: The functions of supervisors that declarations name.
    """

    people: Sequence[Choice]
    machines: Sequence[Choice]
    places: Sequence[Choice]
    programmes: Sequence[Choice]
    families: Sequence[Choice]
    classes: Sequence[Choice]
    opened: Sequence[str]
    variants: Sequence[Choice]
    functions: Sequence[str]


def choices_of(connection: Connection, workshop: Workshop, names: Names, say: Wording) -> Choices:
    """Gather what forms offer.

    Args:
        connection: Reads the workshop's database.
        workshop: Machines, places and rules.
        names: What everything is called.
        say: The language.
    """
    papers = current(connection, kinds=(PaperKind.PROGRAMME, PaperKind.DECLARATION))
    programmes = [one.content for one in papers if isinstance(one.content, Programme)]
    declared = [one.content for one in papers if isinstance(one.content, Declaration)]
    functions = [name for one in declared for name in one.functions]
    functions += [name for one in declared for update in one.updates for name in update.functions]
    here = [station.family for station in workshop.stations.values()]
    known = [row.family for row in workshop.pack.families]
    people = by_name(one for one in names.people.values() if one.active and one.reference)
    return Choices(
        people=[(one.reference or "", f"{full_name(one)} · {one.reference}") for one in people],
        machines=[(one, names.machine(one)) for one in workshop.stations],
        places=list(names.places.items()),
        programmes=[(one.id, one.title or one.id) for one in programmes],
        families=[(one, family(one, say)) for one in dict.fromkeys((*here, *known)) if one != "meter"],
        classes=_classes(workshop.pack, say),
        opened=[
            code for code in workshop.pack.classes if workshop.pack.regime(code) in (Regime.REGULATED, Regime.DRIVING)
        ],
        variants=[
            (row.variant, f"{say(f'access.choice.{row.variant}')} ({family(row.family, say)})")
            for row in workshop.pack.families
            if row.variant
        ],
        functions=sorted(set(functions)),
    )


_RANK = (Regime.REGULATED, Regime.DRIVING, Regime.ELECTRICAL, Regime.OUTSIDE, Regime.ABSOLUTE)
"""In which order classes are offered: first those that a declaration or an opinion opens."""


def _classes(pack: RulePack, say: Wording) -> list[Choice]:
    """Every class with what it is; "28" stands for "28-1" and "28-2"."""
    listed: dict[str, str] = {}
    for one in sorted(pack.classes.values(), key=lambda one: _RANK.index(pack.regime(one.code))):
        whole = one.code.partition("-")[0]
        if whole != one.code:
            listed.setdefault(whole, f"{whole} · {say('access.form.whole_class', code=whole)}")
        listed[one.code] = f"{one.code} · {one.text.fr if say.language == 'fr' else one.text.en}"
    return list(listed.items())


def fill(
    sheet: Form,
    kind: PaperKind,
    choices: Choices,
    say: Wording,
    *,
    content: Content | None = None,
    person: str = "",
    machine: str = "",
    only: Sequence[str] = (),
    needed: Sequence[str] = (),
    today: date | None = None,
) -> None:
    """Put the fields of a kind of paper into a form.

    Args:
        sheet: The form.
        kind: The kind.
        choices: What is offered.
        say: The language.
        content: What stands there already, for a correction: whom and what it is about is then not asked.
        person: The number of the person who is chosen at first.
        machine: The machine that is chosen at first.
        only: Only these fields; empty for all.
        needed: Fields that may not be left empty here, though such a paper could.
        today: The day that a beginning has at first; None for no day.
    """
    subject = FORMS[kind].subject
    if content is None and subject is Subject.PERSON:
        sheet.field("person", form.choice("person", f"{say('access.field.person')} *", choices.people, person))
    if content is None and subject is Subject.MACHINE:
        sheet.field("machine", form.choice("machine", f"{say('access.field.machine')} *", choices.machines, machine))
    for one in FIELDS[kind]:
        if one.name == "updates" or (only and one.name not in only):
            continue
        if content is not None and kind is PaperKind.SAFETY_TRAINING and one.name == "machine":
            continue
        values = _values(kind, one, content)
        if one.name == "machine" and machine and content is None:
            values = [machine]
        if one.name == "since" and today is not None and content is None:
            values = [today.isoformat()]
        asked = replace(one, needed=FILLED) if one.name in needed else one
        sheet.field(one.name, _control(kind, asked, values, choices, say))


def _values(kind: PaperKind, one: Field, content: Content | None) -> list[str]:
    """What stands in a field at first."""
    if content is None:
        return list(_DEFAULTS.get((kind, one.name), ()))
    value: Any = getattr(content, one.name)
    if kind is PaperKind.HAZARD and one.name == "classes" and not value:
        return [NO_CLASS]
    values = value if isinstance(value, tuple | list) else [value]
    return [_plain(it) for it in values if it is not None and it != ""]


def _plain(value: Any) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case date():
            return value.isoformat()
        case Enum():
            return str(value.value)
        case float():
            return f"{value:g}"
        case _:
            machine = getattr(value, "machine", None)
            if machine is None:
                return str(value)
            return f"{machine}: {value.task}" if value.task else str(machine)


def _control(kind: PaperKind, one: Field, values: Sequence[str], choices: Choices, say: Wording) -> str:
    name, said = one.name, label(kind, one.name, say)
    if one.needed:
        said = f"{said} *"
    first = values[0] if values else ""
    if one.read is day:
        return form.text(name, said, first, kind="date")
    if one.read is truth:
        answers = [("yes", say("access.choice.yes")), ("no", say("access.choice.no"))]
        return form.choice(name, said, answers, first, empty="–" if one.needed else None)
    if name in _ENUMS:
        listed = [(it.value, say(f"access.choice.{it.value}")) for it in _ENUMS[name]]
        return form.choice(name, said, listed, first)
    if name == "modes":
        modes = [(it.value, say(f"access.mode.{it.value}")) for it in Mode]
        return form.several(name, said, modes, values)
    if name in LINES or (name == "places" and kind is PaperKind.PROGRAMME):
        return form.area(name, said, values, hint=say(f"access.form.{'jobs' if name == 'jobs' else 'lines'}"))
    offered = _offered(kind, name, choices, say)
    if offered is not None:
        return form.several(name, said, _with(offered, values), values, hint=_empty_means(kind, name, say))
    if name in ("machine", "programme", "variant"):
        known = {"machine": choices.machines, "programme": choices.programmes, "variant": choices.variants}[name]
        return form.choice(name, said, _with(known, values), first)
    return form.text(name, said, first, known=choices.functions if name == "function" else ())


def _offered(kind: PaperKind, name: str, choices: Choices, say: Wording) -> Sequence[Choice] | None:
    if name in ("classes", "works", "excluded_classes"):
        if kind is PaperKind.HAZARD:
            single = [one for one in choices.classes if f"{one[0]}-1" not in dict(choices.classes)]
            return [(NO_CLASS, say("access.form.no_class")), *single]
        return [one for one in choices.classes if one[0] in choices.opened or f"{one[0]}-1" in choices.opened]
    return {
        "machines": choices.machines,
        "excluded_machines": choices.machines,
        "places": choices.places,
        "programmes": choices.programmes,
        "families": choices.families,
    }.get(name)


def _with(offered: Iterable[Choice], values: Iterable[str]) -> list[Choice]:
    """What is offered, and what stands there already though it is not offered any more."""
    listed = dict(offered)
    return [*listed.items(), *((one, one) for one in values if one and one not in listed)]


def _empty_means(kind: PaperKind, name: str, say: Wording) -> str:
    empty = {
        PaperKind.MEDICAL_OPINION: {"machines": "all_machines", "classes": "all_works"},
        PaperKind.LICENCE: {"machines": "all_machines"},
        PaperKind.SUPERVISOR: {"machines": "all_machines"},
    }
    means = empty.get(kind, {}).get(name)
    return "" if means is None else say("access.form.empty_means", all=say(f"access.{means}"))


def cells(kind: PaperKind, filled: Filled, *, only: Sequence[str] = ()) -> dict[str, Cell]:
    """What was filled in, as the registry takes it.

    Args:
        kind: The kind of paper.
        filled: What the browser sent.
        only: Only these fields were asked for; empty for all.
    """
    read: dict[str, Cell] = {}
    for one in FIELDS[kind]:
        if one.name == "updates" or (only and one.name not in only):
            continue
        values = [value.strip() for value in filled.get(one.name, ()) if value.strip()]
        if one.name in LINES or (one.name == "places" and kind is PaperKind.PROGRAMME):
            read[one.name] = [line.strip() for value in values for line in value.splitlines() if line.strip()]
        elif one.name in TICKED:
            read[one.name] = "none" if values == [NO_CLASS] else values
        else:
            read[one.name] = values[0] if values else None
    return read


def missing(said: Mapping[str, Cell], needed: Sequence[str]) -> None:
    """Make sure that fields are filled in which such a paper could leave empty.

    Raises:
        ConfigError: With each that is empty.
    """
    empty = [Problem("", name, "", FILLED) for name in needed if not said.get(name)]
    if empty:
        raise ConfigError(empty)

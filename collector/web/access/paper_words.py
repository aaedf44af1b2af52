"""What a paper says, label by label, in the language of whoever reads; never a medical reason, for there is none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from enum import Enum
from typing import Any

from collector.access.dossier import DeclarationUpdate, Job
from collector.access.pack import RulePack
from collector.reports.lapses import Lapse
from collector.store.papers_records import Content, PaperKind
from collector.web.access.room import Names, civil_day, family
from collector.web.texts import FRENCH
from collector.web.wording import Wording

_TITLES = ("id", "title")
"""Fields by which a paper of the school is known."""

_EMPTY_IS_ALL = {
    "machines": "access.all_machines",
    "classes": "access.all_works",
    "modes": "access.all_modes",
}
"""Lists that mean everything where they are empty, as far as their kind says so."""

_ALL = {
    PaperKind.MEDICAL_OPINION: ("machines", "classes"),
    PaperKind.LICENCE: ("machines",),
    PaperKind.SUPERVISOR: ("machines",),
    PaperKind.HAZARD: ("modes",),
}


def label(kind: PaperKind, name: str, say: Wording) -> str:
    """What a field of a paper is called."""
    own = f"access.field.{kind.value}.{name}"
    return say(own) if own in FRENCH else say(f"access.field.{name}")


def lines(kind: PaperKind, content: Content, names: Names, say: Wording) -> Iterator[tuple[str, str]]:
    """What a paper says: label and value, field by field; what says nothing is left out."""
    for one in fields(content):
        value = getattr(content, one.name)
        if value == () and one.name in _ALL.get(kind, ()):
            yield label(kind, one.name, say), say(_EMPTY_IS_ALL[one.name])
        elif value == () and kind is PaperKind.HAZARD and one.name == "classes":
            yield label(kind, one.name, say), say("access.none")
        elif value not in (None, "", ()):
            yield label(kind, one.name, say), worded(one.name, value, names, say)


def worded(name: str, value: Any, names: Names, say: Wording) -> str:
    """A field's value.

    Args:
        name: The field.
        value: What it holds.
        names: What people, machines and places are called.
        say: The language.
    """
    match value:
        case None | "":
            return "–"
        case bool():
            return say(f"access.choice.{'yes' if value else 'no'}")
        case date():
            return civil_day(value, say)
        case Enum() if name == "modes":
            return say(f"access.mode.{value.value}")
        case Enum():
            return say(f"access.choice.{value.value}")
        case float() | int():
            return say.number(value, 0 if value == int(value) else 1)
        case Job():
            return say("access.job", machine=names.machine(value.machine), task=value.task or say("access.every_job"))
        case DeclarationUpdate():
            return _update(value, names, say)
        case str():
            return _text(name, value, names, say)
        case _:
            return ", ".join(worded(name, one, names, say) for one in value) or say("access.none")


def _text(name: str, value: str, names: Names, say: Wording) -> str:
    if name in ("machine", "machines", "excluded_machines"):
        return names.machine(value)
    if name == "places":
        return names.place(value)
    if name == "families":
        return family(value, say)
    if name == "variant" and f"access.choice.{value}" in FRENCH:
        return say(f"access.choice.{value}")
    return value


def _update(update: DeclarationUpdate, names: Names, say: Wording) -> str:
    told = []
    for one in fields(update):
        value = getattr(update, one.name)
        if one.name != "sent_on" and value:
            told.append(f"{label(PaperKind.DECLARATION, one.name, say).lower()} {worded(one.name, value, names, say)}")
    return say("access.update", day=civil_day(update.sent_on, say), what=" ; ".join(told))


def summary(kind: PaperKind, content: Content | None, names: Names, say: Wording) -> str:
    """What a paper says, in a sentence; its kind, its dates and whom it is about are said beside it."""
    if content is None:
        return say("access.paper.erased")
    told = []
    known_by = next((name for name in _TITLES if getattr(content, name, "")), "")
    for one in fields(content):
        value = getattr(content, one.name)
        if one.name == known_by:
            continue
        if isinstance(value, date) and one.name not in ("withdrawn_on", "lifted_on", "evaluated_on"):
            continue
        if isinstance(value, bool) or one.name in ("withdrawn_on", "lifted_on", "evaluated_on"):
            if value not in (None, ""):
                told.append(f"{label(kind, one.name, say).lower()} : {worded(one.name, value, names, say)}")
        elif value == () and one.name in _ALL.get(kind, ()):
            told.append(say(_EMPTY_IS_ALL[one.name]))
        elif value not in (None, "", ()) and one.name != "updates":
            told.append(worded(one.name, value, names, say))
    return " · ".join(told) if say.language == "fr" else " · ".join(told).replace(" : ", ": ")


def dated(content: Content | None) -> date | None:
    """The day that a paper bears."""
    for name in ("sent_on", "dated", "issued_on", "given_on", "obtained_on", "done_on", "week", "since"):
        found: date | None = getattr(content, name, None)
        if found is not None:
            return found
    return None


def called(kind: PaperKind, content: Content | None, say: Wording) -> str:
    """A paper in a title: its kind, and what it is known by where that says more."""
    for name in _TITLES:
        if known := getattr(content, name, ""):
            return f"{say(f'access.kind.{kind.value}')} {known}"
    return say(f"access.kind.{kind.value}")


def lapse_what(lapse: Lapse, say: Wording) -> str:
    """What lapses: the kind of paper."""
    return say(f"access.kind.{lapse.kind.value}")


def lapse_todo(lapse: Lapse, pack: RulePack, say: Wording) -> str:
    """What to do about it, before it does."""
    own = f"access.todo.{lapse.kind.value}"
    if own in FRENCH:
        return say(own)
    wording = pack.wordings.get(next(iter(lapse.codes), ""))
    return "" if wording is None else wording.next.fr if say.language == "fr" else wording.next.en

"""How the outlook and the overview are shown: tables in French for people, plain data for programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from collector.access.decision import Outcome
from collector.core.plain import time_text
from collector.reports import words
from collector.reports.forecast import ASSUMED
from collector.reports.lapses import Lapse
from collector.reports.matrix import Matrix
from collector.reports.operations import Hindered
from collector.reports.workshop import Workshop
from collector.store.registry_records import Person

NAME_WIDTH, CELL_WIDTH = 24, 13
"""Signs that a name and a machine's column take where there is room."""

SYMBOLS = {Outcome.ALLOWED: ("✓", "green"), Outcome.SUPERVISED: ("◐", "yellow"), Outcome.DENIED: ("✗", "bold red")}


@dataclass(frozen=True, slots=True)
class Outlook:
    """What lapses, and what that hinders.

    Args:
        today: The civil day at the site.
        until: The last day that was looked at.
        lapses: What lapses.
        coming: Operations that become impossible on some machines or on all.
        already: Operations that nobody may do even today.
        people: Everybody by opaque id.
    """

    today: date
    until: date
    lapses: Sequence[Lapse]
    coming: Sequence[Hindered]
    already: Sequence[Hindered]
    people: Mapping[str, Person]

    def who(self, lapse: Lapse) -> str:
        """Whom it is about, by name."""
        return "" if lapse.person is None else words.name(self.people.get(lapse.person), lapse.person)


# What lapses.


def say_lapse(out: Console, outlook: Outlook, workshop: Workshop) -> None:
    """Print the outlook for people."""
    out.print(Text(f"Échéances jusqu'au {words.day(outlook.until)} · {workshop.name}", "bold"))
    if not outlook.lapses:
        out.print("Rien n'arrive à échéance.")
    else:
        table = Table("dernier jour", "qui", "pièce", "machines", "à faire")
        for one in outlook.lapses:
            day = Text(words.day(one.last_day), "bold red" if one.lapsed else "")
            if one.lapsed:
                day.append("\nÉCHU")
            machines = ", ".join(one.machines) or "—"
            table.add_row(day, outlook.who(one) or "—", one.what, machines, one.todo)
        out.print(table)
        late = sum(one.lapsed for one in outlook.lapses)
        out.print(f"{len(outlook.lapses) - late} échéance(s) à venir, {late} déjà échue(s) et non renouvelée(s).")
    _say_operations(out, outlook)
    out.print(Text(f"Opérations : mode fabrication, à midi. {ASSUMED}", "dim"))


def _say_operations(out: Console, outlook: Outlook) -> None:
    if outlook.coming:
        out.print(Text("\nOpérations planifiées que ces échéances rendent impossibles", "bold"))
        table = Table("commande", "opération", "échéance", "plus aucun élève", "à cause de")
        for one in outlook.coming:
            lost = "\n".join(f"{machine} : à partir du {words.day(since)}" for machine, since in one.lost.items())
            state = (
                Text("impossible", "bold red")
                if one.impossible
                else Text(f"reste possible sur {', '.join(one.left)}", "yellow")
            )
            causes = [f"{it.what} ({outlook.who(it)})" if it.person else it.what for it in one.because]
            causes += [f"condition {code}" for code in one.conditions]
            table.add_row(
                one.operation.order, Text(f"{one.operation.operation} {one.operation.description}\n").append(state),
                words.day(one.due, "sans"), lost, "\n".join(causes),
            )  # fmt: skip
        out.print(table)
    elif outlook.lapses:
        out.print("Aucune opération planifiée ne devient impossible.")
    if outlook.already:
        named = ", ".join(f"{one.operation.order}/{one.operation.operation}" for one in outlook.already)
        out.print(Text(f"Déjà impossibles aujourd'hui, pour tout élève : {named} (voir etabli matrix)", "bold red"))


def lapse_as_plain(outlook: Outlook) -> dict[str, Any]:
    """The outlook for programs."""
    return {
        "today": outlook.today.isoformat(),
        "until": outlook.until.isoformat(),
        "assumed": ASSUMED,
        "lapses": [_lapse(one, outlook) for one in outlook.lapses],
        "operations": [_hindered(one) for one in outlook.coming],
        "already_impossible": [_hindered(one) for one in outlook.already],
    }


def _lapse(one: Lapse, outlook: Outlook) -> dict[str, Any]:
    person = outlook.people.get(one.person or "")
    return {
        "last_day": one.last_day.isoformat(),
        "ends_on": (one.last_day + timedelta(days=1)).isoformat(),
        "lapsed": one.lapsed,
        "kind": one.kind.value,
        "paper": one.paper,
        "person": one.person,
        "reference": person.reference if person else None,
        "name": outlook.who(one) or None,
        "machines": list(one.machines),
        "what": one.what,
        "todo": one.todo,
        "conditions": list(one.codes),
    }


def _hindered(one: Hindered) -> dict[str, Any]:
    return {
        "order": one.operation.order,
        "operation": one.operation.operation,
        "description": one.operation.description,
        "family": one.operation.family.value,
        "due": None if one.due is None else one.due.isoformat(),
        "decided_for": one.on.isoformat(),
        "impossible": one.impossible,
        "lost": {machine: since.isoformat() for machine, since in one.lost.items()},
        "left": list(one.left),
        "because": [it.paper for it in one.because],
        "conditions": list(one.conditions),
    }


# Who may use what.


def say_matrix(out: Console, found: Matrix, workshop: Workshop) -> None:
    """Print the matrix for people: a symbol and a code in each cell, what to do beneath."""
    title = f"{workshop.name} · mode {words.MODES[found.mode]} · {words.minute(found.at, workshop.zone)}"
    out.print(Text(title, "bold"))
    narrow = out.width < NAME_WIDTH + CELL_WIDTH * len(found.machines)
    table = Table(padding=(0, 0 if narrow else 1))
    table.add_column("élève", overflow="fold", min_width=NAME_WIDTH // 2)
    for machine in found.machines:
        table.add_column(machine, overflow="fold")
    for person in found.trainees:
        cells = []
        for machine in found.machines:
            symbol, style = SYMBOLS[found.cells[person.id, machine].outcome]
            first = found.first(person.id, machine)
            cells.append(Text(f"{symbol} {first.code}" if first else symbol, style))
        table.add_row(words.name(person), *cells)
    out.print(table)
    counted = ", ".join(
        f"{SYMBOLS[outcome][0]} {words.OUTCOMES[outcome].lower()} : {found.count(outcome)}" for outcome in Outcome
    )
    out.print(f"{counted}. Le code est celui de la première condition à remplir.")
    steps = _steps(found)
    if steps:
        out.print(Text("\nÀ faire d'abord", "bold"))
        beneath = Table("code", "condition", "à faire", "pour")
        for (code, article, text, todo), where in steps.items():
            whom = "\n".join(f"{name} : {_which(machines, found.machines)}" for name, machines in where.items())
            beneath.add_row(code, f"{text} ({article})" if article else text, todo, whom)
        out.print(beneath)
    out.print(Text(f"{ASSUMED} Données personnelles : ne pas afficher.", "dim"))


def _which(machines: Sequence[str], all_machines: Sequence[str]) -> str:
    return "toutes machines" if len(machines) == len(all_machines) > 1 else ", ".join(machines)


def _steps(found: Matrix) -> dict[tuple[str, str, str, str], dict[str, list[str]]]:
    """By what is to be done first: whose, on which machines."""
    steps: dict[tuple[str, str, str, str], dict[str, list[str]]] = {}
    for person in found.trainees:
        for machine in found.machines:
            first = found.first(person.id, machine)
            if first is not None:
                key = (first.code, first.article, first.text.fr, words.step(first))
                steps.setdefault(key, {}).setdefault(words.name(person), []).append(machine)
    return steps


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the matrix as a row; `code` to `todo` are empty where nothing stands in the way."""

    person: str
    reference: str
    name: str
    machine: str
    mode: str
    outcome: str
    code: str
    article: str
    condition: str
    todo: str


CELL_COLUMNS = tuple(one.name for one in fields(Cell))


def matrix_cells(found: Matrix) -> Iterator[Cell]:
    """The cells, trainee by trainee."""
    for person in found.trainees:
        for machine in found.machines:
            first = found.first(person.id, machine)
            why = ("", "", "", "") if first is None else (first.code, first.article, first.text.fr, words.step(first))
            yield Cell(
                person.id, person.reference or "", words.name(person), machine, found.mode.value,
                found.cells[person.id, machine].outcome.value, *why,
            )  # fmt: skip


def matrix_as_plain(found: Matrix, workshop: Workshop) -> dict[str, Any]:
    """The matrix for programs; of every cell all that stands in the way, what comes first in front."""
    return {
        "at": time_text(found.at),
        "mode": found.mode.value,
        "assumed": ASSUMED,
        "pack": f"{workshop.pack.name} {workshop.pack.version} {workshop.pack.digest}",
        "machines": list(found.machines),
        "trainees": [
            {"person": one.id, "reference": one.reference, "name": words.name(one)} for one in found.trainees
        ],
        "cells": [
            {
                "person": person,
                "machine": machine,
                "outcome": decision.outcome.value,
                "failed": [
                    {"code": one.code, "article": one.article, "condition": one.text.fr, "todo": words.step(one)}
                    for one in decision.failed
                ],
            }
            for (person, machine), decision in found.cells.items()
        ],
        "counts": {outcome.value: found.count(outcome) for outcome in Outcome},
    }  # fmt: skip

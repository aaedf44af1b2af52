"""What the journal tells of a period: decisions, exceptions, runs without a right; and the sections that say so."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from collector.access.decision import Outcome
from collector.access.request import Overridable, OverrideRole
from collector.core.facts import AccessDecided, OverrideGranted, PermitNotObeyed, RightExpired, UnauthorisedRun
from collector.reports import words
from collector.reports.pages import Section, Table
from collector.reports.subject import Subject
from collector.store import queries, snapshots
from collector.store.records import Session

Incident = UnauthorisedRun | RightExpired | PermitNotObeyed

KINDS = ("AccessDecided", "OverrideGranted", "UnauthorisedRun", "RightExpired", "PermitNotObeyed")


@dataclass(frozen=True, slots=True)
class Happenings:
    """What happened in the period, in its order."""

    decisions: Sequence[AccessDecided]
    overrides: Sequence[OverrideGranted]
    incidents: Sequence[Incident]
    sessions: Sequence[Session]

    def persons(self, machine: str) -> tuple[str, ...]:
        """Opaque ids of those who were, or asked to be, at a machine, in the order of their first coming."""
        there: dict[str, None] = {}
        for session in self.sessions:
            if session.machine == machine:
                there |= dict.fromkeys(one.person for one in session.presences)
        there |= dict.fromkeys(one.person for one in self.decisions if one.machine == machine)
        for one in self.incidents:
            if one.machine == machine and isinstance(one, UnauthorisedRun):
                there |= dict.fromkeys(one.persons)
        return tuple(there)

    def of(self, person: str, machine: str | None) -> Happenings:
        """What concerns somebody; of one machine only, where one is given."""
        return Happenings(
            [one for one in self.decisions if one.person == person and machine in (None, one.machine)],
            [one for one in self.overrides if one.person == person and machine in (None, one.machine or machine)],
            [one for one in self.incidents if person in _whose(one) and machine in (None, one.machine)],
            [
                one
                for one in self.sessions
                if machine in (None, one.machine) and any(it.person == person for it in one.presences)
            ],
        )


def happenings(subject: Subject) -> Happenings:
    """Everything of the period that concerns the person or the machine that the file is about.

    Raises:
        ValueError: If the journal holds a fact that this version cannot read.
    """
    connection, since, until = subject.connection, subject.since or queries.BEGINNING, subject.until
    machine, person = subject.machine, subject.person
    facts = [one.fact for one in queries.facts(connection, since, until, machine, kinds=KINDS, naming=person)]
    if machine is not None:
        # An exception may be for all machines.
        facts += [one.fact for one in queries.facts(connection, since, until, "", kinds=("OverrideGranted",))]
    facts.sort(key=lambda fact: fact.at)
    return Happenings(
        [one for one in facts if isinstance(one, AccessDecided)],
        [one for one in facts if isinstance(one, OverrideGranted)],
        [one for one in facts if isinstance(one, UnauthorisedRun | RightExpired | PermitNotObeyed)],
        list(queries.sessions(connection, since, until, machine, person)),
    )


class Wordings:
    """What is said of conditions, in the words of the rule pack under which was decided."""

    def __init__(self, subject: Subject) -> None:
        pack = subject.workshop.pack
        self._connection = subject.connection
        self._now = {code: (one.article, one.text.fr) for code, one in pack.wordings.items()}
        self._by_pack: dict[str, Mapping[str, tuple[str, str]]] = {pack.digest: self._now}

    def of(self, digest: str, code: str) -> str:
        """A condition with its article and its text."""
        if digest not in self._by_pack:
            self._by_pack[digest] = self._kept(digest)
        article, text = self._by_pack[digest].get(code) or self._now.get(code, ("", ""))
        return f"{code} ({article}) : {text}" if text else code

    def _kept(self, digest: str) -> Mapping[str, tuple[str, str]]:
        kept = snapshots.pack_text(self._connection, digest)
        rows: list[dict[str, Any]] = tomllib.loads(kept).get("wordings", []) if kept else []
        return {row["code"]: (row["article"], row["fr"]) for row in rows}


def decisions(subject: Subject, found: Sequence[AccessDecided]) -> Section:
    """Every decision of the period."""
    wordings = Wordings(subject)
    table = Table(
        ("Date et heure", "Machine", "Mode", "Décision", "Conditions non remplies", "Valable jusqu'au", "Encadrant"),
        (1.15, 1.05, 1.15, 2.3, 2.7, 1.15, 1.2),
        [
            (
                subject.minute(one.at),
                one.machine,
                words.mode(one.mode) + (f" : {one.task}" if one.task else ""),
                _outcome(one),
                "\n".join(wordings.of(one.pack, code) for code in one.failed) or "aucune",
                "—" if one.outcome == Outcome.DENIED else subject.minute(one.ends_at, "sans terme"),
                subject.name(one.guardian) or "—",
            )
            for one in found
        ],
        "Aucune décision dans la période.",
    )
    return Section("Décisions d'accès de la période", [table])


def _outcome(one: AccessDecided) -> str:
    said = words.OUTCOMES[Outcome(one.outcome)]
    asked = words.VIAS.get(one.via, one.via)
    return f"{said}\nligne {one.row}, par {asked}, " + ("appliquée" if one.enforced else "observée")


def overrides(subject: Subject, found: Sequence[OverrideGranted]) -> Section:
    """Every exception of the period, with who made it, as what, and why."""
    table = Table(
        (
            "Accordée le",
            "Pour la machine",
            "Règle de l'établissement levée",
            "Par",
            "En qualité de",
            "Motif",
            "Du – au",
        ),
        (1.25, 1.1, 1.6, 1.4, 1.3, 2, 1.5),
        [
            (
                subject.minute(one.at),
                one.machine or "toutes",
                words.WAIVED[Overridable(one.condition)],
                subject.name(one.by),
                words.DECIDERS[OverrideRole(one.role)],
                one.reason,
                f"{subject.minute(one.since)} – {subject.minute(one.until)}",
            )
            for one in found
        ],
        "Aucune exception dans la période.",
    )
    return Section("Exceptions accordées", [table])


def incidents(subject: Subject, found: Sequence[Incident], *, empty: str) -> Section:
    """Runs without a right, rights that ended during work, permits that a machine did not obey."""
    wordings = Wordings(subject)
    digest = subject.workshop.pack.digest
    rows = []
    for one in found:
        match one:
            case UnauthorisedRun():
                who = ", ".join(subject.name(it) for it in _shown(subject, one.persons)) or "personne d'inscrit"
                row = ("Marche sans droit", who, words.RUNS.get(one.reason, one.reason))
            case RightExpired():
                why = "\n".join(wordings.of(digest, code) for code in one.failed)
                row = ("Droit expiré pendant le travail", subject.name(one.person), why)
            case PermitNotObeyed():
                asked = "permis donné" if one.wanted else "démarrage retenu"
                row = ("Permis non suivi par la machine", "", f"demandé : {asked} ; relu : {one.found}")
        rows.append((subject.minute(one.at), one.machine, *row))
    table = Table(
        ("Date et heure", "Machine", "Événement", "Personne", "Précisions"), (1.3, 1.1, 1.8, 1.7, 3.2), rows, empty
    )
    return Section("Marches sans droit et autres incidents", [table])


def sessions(subject: Subject, found: Sequence[Session], person: str) -> Section:
    """When somebody was at which machine."""
    rows = [
        (session.machine, subject.minute(one.joined_at), subject.minute(one.left_at, "en cours"))
        for session in found
        for one in session.presences
        if one.person == person
    ]
    table = Table(("Machine", "Du", "Au"), (2, 1, 1), rows, "Aucun travail sur machine dans la période.")
    return Section("Travail sur les machines", [table])


def _whose(one: Incident) -> tuple[str, ...]:
    match one:
        case UnauthorisedRun():
            return one.persons
        case RightExpired():
            return (one.person,)
        case PermitNotObeyed():
            return ()


def _shown(subject: Subject, persons: Sequence[str]) -> Sequence[str]:
    """In somebody's file nobody else is named."""
    return [one for one in persons if subject.person in (None, one)]

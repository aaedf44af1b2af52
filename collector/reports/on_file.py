"""The papers themselves: when each was put on file, by whom, what replaced what; and whether the journal proves it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from collector.core.facts import PaperRecorded
from collector.reports import words
from collector.reports.pages import Section, Table
from collector.reports.paper_words import dated, said
from collector.reports.subject import Subject
from collector.store import papers, queries
from collector.store.papers_records import Paper


def on_file(subject: Subject, title: str, found: Iterable[Paper]) -> Section:
    """Every paper that was ever recorded, with what became of it."""
    listed = list(found)
    revoked = papers.revocations(subject.connection)
    # Only a paper of the same kind on the same subject corrects one: it is in the list too.
    replaced = {one.replaces: one for one in listed if one.replaces is not None}
    rows = []
    for one in listed:
        if one.id in replaced:
            fate = f"remplacée le {subject.minute(replaced[one.id].recorded_at)} par la pièce\n{replaced[one.id].id}"
        elif one.id in revoked:
            fate = f"annulée le {subject.minute(revoked[one.id])} (saisie par erreur)"
        else:
            fate = "effacée" if one.content is None else "en vigueur"
        before = f"\nremplace la pièce\n{one.replaces}" if one.replaces else ""
        whose = f"{one.machine} : " if one.machine is not None and one.person is None else ""
        filed = f"{subject.minute(one.recorded_at)}\n{subject.name(one.author)}"
        rows.append((
            f"{words.PAPERS[one.kind].capitalize()}\n{one.id}", words.day(dated(one.content), "—"),
            whose + said(one.content, subject.workshop.pack), filed, fate + before,
        ))  # fmt: skip
    columns = ("Pièce", "Date", "Contenu", "Enregistrée le, par", "Suite")
    return Section(title, [Table(columns, (1.6, 0.9, 3.1, 1.5, 1.9), rows, "Aucune pièce enregistrée.")])


@dataclass(frozen=True, slots=True)
class Proof:
    """How the papers on file compare with what the journal proves of them.

    Args:
        proved: Papers whose content is what the journal's digest says.
        emptied: Papers whose content was erased with a person: that they were there is proved still.
        unproved: Ids of papers of which the journal tells no more: their facts were removed after their retention.
        wrong: Ids of papers that are not what was recorded, or were never recorded.
    """

    proved: int
    emptied: int
    unproved: Sequence[str]
    wrong: Sequence[str]


def proof(connection: Connection, removed: int) -> Proof:
    """Compare every paper with its digest and its digest with the journal's.

    Args:
        connection: Reads the workshop's database.
        removed: The last fact that retention removed; 0 for none.
    """
    told = {
        one.fact.paper: one.fact.digest
        for one in queries.facts(connection, queries.BEGINNING, queries.END, kinds=["PaperRecorded"])
        if isinstance(one.fact, PaperRecorded)
    }
    proved = emptied = 0
    unproved: list[str] = []
    wrong: list[str] = []
    known = papers.genuine(connection)
    for one in papers.history(connection):
        genuine = known[one.id]
        if one.id not in told:
            (unproved if removed and genuine is not False else wrong).append(one.id)
        elif genuine is False or told[one.id] != one.digest:
            wrong.append(one.id)
        elif genuine is None:
            emptied += 1
        else:
            proved += 1
    return Proof(proved, emptied, unproved, wrong)

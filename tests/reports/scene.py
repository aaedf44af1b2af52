"""The demo school with a few weeks of life in it: its real papers, and facts that a collector would have recorded."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

from sqlalchemy import Connection

from collector.access.dossier import MedicalOpinion, Mode, SafetyTraining, Verdict
from collector.commands.reporting import workshop_of
from collector.core.facts import (
    AccessDecided,
    Fact,
    OverrideGranted,
    RightExpired,
    Role,
    SessionClosed,
    SessionOpened,
    UnauthorisedRun,
)
from collector.gate.clerk import Answer, Clerk, Question
from collector.gate.watch import Presence
from collector.reports.workshop import Workshop
from collector.settings import Site, load, shipped
from collector.store import papers, snapshots
from collector.store.import_paper_checks import Workshop as Checks
from collector.store.import_papers import apply_papers, plan_papers
from collector.store.import_reading import Kind
from collector.store.importing import apply, plan
from collector.store.papers_records import Content, Paper, PaperKind
from collector.store.registry import Registry
from collector.store.registry_records import Person
from collector.store.store import Store

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
"""A Sunday, ten o'clock in Paris."""

TODAY = NOW.date()

LEA, GARNIER, PETIT, DUBOIS, HEAD, OFFICER, TRAINER = (
    "E26-001", "E26-010", "E26-016", "E26-003", "R-01", "R-02", "F-02"
)  # fmt: skip


_templates: list[str] = []
"""The folder in which this process has filled its first school; every other one is a copy of it."""


class School:
    """The demo school.

    Args:
        folder: An empty folder; afterwards it holds the site file and the data.
    """

    def __init__(self, folder: Path) -> None:
        if not _templates:
            made = tempfile.mkdtemp()
            atexit.register(shutil.rmtree, made)
            self._stand(Path(shutil.copy(shipped("demo", "etabli.toml"), made)))
            self._fill()
            _templates.append(made)
        shutil.copytree(_templates[0], folder, dirs_exist_ok=True)
        self._stand(folder / "etabli.toml")

    def _stand(self, site_file: Path) -> None:
        self.site_file = site_file
        self.site: Site = load(self.site_file, secrets=False)
        self.data = self.site.store.directory
        self.workshop: Workshop = workshop_of(self.site)

    def _fill(self) -> None:
        """Bring in the people, the orders and their papers, as the demo does."""
        with self.writing() as store:
            for kind, file in ((Kind.PEOPLE, "people.csv"), (Kind.ORDERS, "orders.csv")):
                wanted = plan(kind, shipped("demo", file), Registry(store.readers), TODAY)
                store.write_now(lambda connection, wanted=wanted: apply(wanted, Registry(connection), NOW))
            checks = Checks([*self.workshop.stations], [*self.workshop.places])
            for file in ("papers.toml", "papers.csv"):
                with store.reader() as connection:
                    found = plan_papers(shipped("demo", file), connection, checks, TODAY)
                store.write_now(lambda connection, found=found: apply_papers(
                    found, connection, checks, TODAY, NOW - timedelta(days=60), "demo"
                ))  # fmt: skip

    @contextmanager
    def writing(self) -> Iterator[Store]:
        """The store, to be written."""
        with Store.open(self.data, now=lambda: NOW) as store:
            yield store

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that reads."""
        with self.writing() as store, store.reader() as connection:
            yield connection

    def person(self, reference: str) -> Person:
        """Somebody, by the school's number."""
        with self.reading() as connection:
            return Registry(connection).find(reference)

    def id(self, reference: str) -> str:
        """Somebody's opaque id."""
        return self.person(reference).id

    def on_file(
        self, kind: PaperKind, content: Content, *, person: str | None = None, machine: str | None = None,
        replaces: str | None = None, at: datetime = NOW, author: str = "test",
    ) -> Paper:  # fmt: skip
        """Put a paper on file; `person` is the school's number."""
        whose = None if person is None else self.id(person)
        with self.writing() as store:
            return store.write_now(partial(
                papers.record, kind=kind, content=content, at=at, author=author, person=whose, machine=machine,
                replaces=replaces,
            ))  # fmt: skip

    def paper(self, kind: PaperKind, *, person: str | None = None, machine: str | None = None) -> Paper:
        """The newest paper of a kind on somebody or something."""
        whose = None if person is None else self.id(person)
        with self.reading() as connection:
            return papers.current(connection, kinds=[kind], person=whose, machine=machine)[-1]

    def tell(self, *facts: Fact) -> None:
        """Record facts."""
        with self.writing() as store:
            store.commit_now(facts)

    def decided(
        self, reference: str, machine: str, at: datetime, mode: Mode = Mode.PRODUCTION, supervised_by: str | None = None
    ) -> AccessDecided:
        """Have it decided and recorded, as the gate does, whether somebody may start a machine."""
        station = self.workshop.stations[machine]
        watch = {}
        if supervised_by is not None:
            who = self.id(supervised_by)
            watch = {who: Presence(who, station.place, at, at)}
        with self.writing() as store:
            clerk = Clerk(store, self.workshop.pack, self.workshop.zone, self.workshop.stations)
            answer = clerk.answer(Question(self.id(reference), machine, mode, at, watch=watch))
            store.write_now(partial(self._keep, answer=answer, at=at))
            decision = answer.decision
            fact = AccessDecided(
                machine=machine, at=at, decision=f"a-{at:%Y%m%d%H%M%S}-{machine}-{decision.person}",
                person=decision.person, mode=mode.value, task=None, outcome=decision.outcome.value, row=decision.row,
                failed=tuple(one.code for one in decision.failed), ends_at=decision.ends_at,
                guardian=next((duty.by for duty in decision.obligations), None), snapshot=answer.digest,
                pack=self.workshop.pack.digest, via="badge", enforced=False,
            )  # fmt: skip
            store.commit_now([fact])
        return fact

    def _keep(self, connection: Connection, answer: Answer, at: datetime) -> None:
        access = self.site.access
        assert access is not None
        snapshots.keep_pack(connection, access.pack.digest, access.text, at)
        snapshots.keep(connection, answer.decision.person, answer.snapshot, at)

    def live(self, days: int = 3) -> None:
        """Some days at the machines: decisions of all outcomes, an exception, runs without a right, a correction."""
        for number in range(days):
            at = datetime(2026, 11, 16, 8, tzinfo=UTC) + timedelta(days=number)
            session = f"plieuse-1.s{number + 1}"
            self.decided(GARNIER, "plieuse-1", at, supervised_by=TRAINER)
            self.tell(
                *opened(session, "plieuse-1", at + timedelta(minutes=1), [self.id(GARNIER)]),
                RightExpired(machine="plieuse-1", at=at + timedelta(minutes=62), session=session,
                             person=self.id(GARNIER), failed=("K6",), grace_until=at + timedelta(minutes=72)),
                SessionClosed(machine="plieuse-1", at=at + timedelta(hours=2), session=session, reason="left",
                              author="test", via="badge"),
            )  # fmt: skip
            self.decided(PETIT, "plieuse-1", at + timedelta(hours=3), supervised_by=TRAINER)
            self.decided(DUBOIS, "plieuse-1", at + timedelta(hours=4))
        late = datetime(2026, 11, 19, 9, tzinfo=UTC)
        self.tell(
            OverrideGranted(
                machine="centre-1", at=late, override="o-1", person=self.id(GARNIER), condition="R9.supervision",
                by=self.id(OFFICER), role="safety_officer", reason="essai de la porte, formateur dans la pièce voisine",
                since=late, until=late + timedelta(minutes=30),
            ),
            UnauthorisedRun(machine="plieuse-1", at=late + timedelta(hours=1), reason="denied", session="plieuse-1.s9",
                            persons=(self.id(PETIT), self.id(GARNIER))),
            UnauthorisedRun(machine="plieuse-1", at=late + timedelta(hours=2), reason="no session"),
        )  # fmt: skip
        wrong = self.paper(PaperKind.SAFETY_TRAINING, person=GARNIER, machine="tour-1")
        assert isinstance(wrong.content, SafetyTraining)
        corrected = SafetyTraining(machine="tour-1", modes=wrong.content.modes, given_on=wrong.content.given_on,
                                   evaluated_on=date(2026, 9, 24), passed=True)  # fmt: skip
        self.on_file(PaperKind.SAFETY_TRAINING, corrected, person=GARNIER, replaces=wrong.id, author=self.id(OFFICER))
        self.on_file(
            PaperKind.MEDICAL_OPINION, MedicalOpinion(issued_on=date(2026, 11, 20), verdict=Verdict.UNFIT), person=LEA
        )


def opened(session: str, machine: str, at: datetime, persons: Sequence[str]) -> tuple[SessionOpened]:
    """Trainees begin to work."""
    return (
        SessionOpened(machine=machine, at=at, session=session, persons=tuple(persons), order=None, operation=None,
                      role=Role.RUN, author="test", via="badge"),
    )  # fmt: skip

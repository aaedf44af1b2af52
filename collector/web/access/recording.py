"""From what was filled in to a paper on file: checked, its effects worked out, shown, confirmed, then written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from sqlalchemy import Connection

from collector.errors import RequestRefused
from collector.reports.effect import Change, Effect, effects
from collector.reports.workshop import Workshop
from collector.store import papers
from collector.store.entering import Entered, Form, enter, put_on_file
from collector.store.import_paper_checks import Workshop as Checks
from collector.store.import_papers import Planned
from collector.store.papers_records import Paper
from collector.web.access.standing import Lookout
from collector.web.house import Visit


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be put on file, and what that would change."""

    entered: Entered
    effects: Sequence[Effect]


class Recorder:
    """Puts papers on file for whoever visits, and has everything decided anew.

    Args:
        visit: Who asks.
        workshop: The rules, machines and places.
        lookout: Told that papers have changed; None where nobody looks.
    """

    def __init__(self, visit: Visit, workshop: Workshop, lookout: Lookout | None) -> None:
        self._visit = visit
        self._workshop = workshop
        self._lookout = lookout
        self._checks = Checks([*workshop.stations], [*workshop.places])

    @property
    def checks(self) -> Checks:
        """What papers may name."""
        return self._checks

    @property
    def today(self) -> date:
        """The civil day at the site."""
        return self._workshop.day(self._visit.around.clock.now())

    async def preview(self, form: Form) -> Preview:
        """Check what was filled in, and see what it would change.

        Raises:
            ConfigError: With all problems at once.
            RequestRefused: If the paper to be corrected is not on file any more.
        """
        now, today = self._visit.around.clock.now(), self.today

        def look(connection: Connection) -> Preview:
            entered = enter(form, connection, self._checks, today)
            change = Change(
                form.kind, entered.person, entered.machine, entered.content,
                entered.before.id if entered.before is not None else None,
            )  # fmt: skip
            return Preview(entered, () if entered.idle else effects(connection, self._workshop, [change], now))

        return await self._visit.read(look)

    async def record(self, entered: Entered) -> Paper:
        """Put it on file, in the visitor's name.

        Raises:
            RequestRefused: If what is on file has changed since the preview.
        """
        work = partial(
            put_on_file, entered, workshop=self._checks, today=self.today, at=self._visit.around.clock.now(),
            author=self._visit.visitor.id,
        )  # fmt: skip
        paper = await self._visit.around.store.write(lambda connection: work(connection=connection))
        await self.changed()
        return paper

    async def of_many(self, planned: Sequence[Planned]) -> Sequence[Effect]:
        """What a list of papers would change at present."""
        now = self._visit.around.clock.now()
        changes = [
            Change(one.kind, one.person, one.machine, one.content, one.before.id if one.before is not None else None)
            for one in planned
        ]
        return await self._visit.read(lambda connection: effects(connection, self._workshop, changes, now))

    async def without(self, paper: Paper) -> Sequence[Effect]:
        """What would change if a paper were taken back."""
        now = self._visit.around.clock.now()
        change = Change(paper.kind, paper.person, paper.machine, None, paper.id)
        return await self._visit.read(lambda connection: effects(connection, self._workshop, [change], now))

    async def take_back(self, paper: str) -> None:
        """Take a paper that was recorded by mistake out of account, in the visitor's name.

        Raises:
            RequestRefused: If it was corrected or taken back already.
        """
        now, author = self._visit.around.clock.now(), self._visit.visitor.id
        await self._visit.around.store.write(lambda connection: papers.revoke(connection, paper, at=now, author=author))
        await self.changed()

    async def changed(self) -> None:
        """Have everything decided anew by the papers that count now."""
        if self._lookout is not None:
            self._lookout.forget()
        try:
            gatekeeper = self._visit.around.desk.gatekeeper
        except RequestRefused:
            return
        await gatekeeper.papers_changed()

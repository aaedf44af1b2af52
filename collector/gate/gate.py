"""The gate as people meet it: trainees are admitted to machines, supervisors come and go, exceptions are granted."""

from __future__ import annotations

import asyncio
import logging
import uuid
from collections.abc import Callable, Sequence

from collector.access.decision import Decision, Outcome
from collector.access.request import Override
from collector.core.facts import Fact, Role, SupervisorLeft, SupervisorPresent
from collector.errors import RequestRefused
from collector.gate.book import Book
from collector.gate.modes import mode_of
from collector.gate.stations import Regulation
from collector.runtime.live import Live

log = logging.getLogger(__name__)


class Gate:
    """Takes what people ask for at the gate.

    Args:
        book: What is known and decided.
        live: How the machines stand.
        entered: Told of each machine whose session has changed.
    """

    def __init__(self, book: Book, live: Live, entered: Callable[[str], None] = lambda _machine: None) -> None:
        self.book = book
        self.entered = entered
        self._live = live

    async def admit(self, machine: str, persons: Sequence[str], role: Role, via: str, task: str | None = None) -> None:
        """Decide about everybody who is to be in a machine's session, and write that down.

        Raises:
            RequestRefused: The machine's permit is enforced and somebody may not: with the reasons in words.
        """
        station = self.book.stations.get(machine)
        if station is None:
            return
        mode = mode_of(self._live.machines[machine].state, role)
        answers = await self.book.decide(machine, persons, mode, task)
        await self.book.record(machine, answers, mode, via, task=task, session=False)
        denied = [answer.decision for answer in answers if answer.decision.outcome is Outcome.DENIED]
        if denied and station.regulation is Regulation.ENFORCE:
            raise RequestRefused("; ".join(dict.fromkeys(_refusal(one) for one in denied)))

    async def supervises(self, person: str) -> bool:
        """Whether somebody is named a supervisor today."""
        return await asyncio.to_thread(self.book.clerk.names_supervisor, person, self.book.clock.now())

    async def badged(self, machine: str, person: str) -> bool:
        """A badge was read at a machine; True where it was a supervisor's, who is now present in its place."""
        station = self.book.stations.get(machine)
        if station is None or not await self.supervises(person):
            return False
        await self.present(person, station.place, machine=machine, author=person)
        return True

    async def present(self, person: str, place: str, *, machine: str = "", author: str) -> None:
        """A supervisor shows the badge in a place: he comes, or renews his presence."""
        if not await self.supervises(person):
            raise RequestRefused("not a supervisor whom the school has named for today")
        now, before = self.book.clock.now(), self.book.watch.get(person)
        there = before is not None and before.left_at is None
        facts: list[Fact] = []
        if before is not None and there and before.place != place:
            facts.append(SupervisorLeft(machine="", at=now, person=person, place=before.place, reason="elsewhere"))
        renewed = before is not None and there and before.place == place
        facts.append(
            SupervisorPresent(machine=machine, at=now, person=person, place=place, renewed=renewed, author=author)
        )
        await self.book.tell(facts)
        for fact in facts:
            if isinstance(fact, SupervisorLeft):
                log.warning(_GONE[fact.reason], extra={"place": fact.place})

    async def leaves(self, person: str, *, reason: str = "left", to: str | None = None) -> None:
        """A supervisor leaves."""
        there = self.book.watch.get(person)
        if there is None or there.left_at is not None:
            raise RequestRefused("this supervisor is not present anywhere")
        fact = SupervisorLeft(
            machine="", at=self.book.clock.now(), person=person, place=there.place, reason=reason, to=to
        )
        await self.book.tell([fact])
        log.warning(_GONE[reason], extra={"place": fact.place})

    async def hand_over(self, person: str, to: str, *, author: str) -> None:
        """One supervisor hands over to another, in his place; both were identified by their own badges."""
        there = self.book.watch.get(person)
        if there is None or there.left_at is not None:
            raise RequestRefused("who hands over is not present anywhere")
        if person == to:
            raise RequestRefused("nobody hands over to himself")
        await self.present(to, there.place, author=author)
        await self.leaves(person, reason="handover", to=to)

    async def grant(self, override: Override, person: str, machine: str = "", author: str | None = None) -> None:
        """An adult makes an exception; who may was looked at before.

        Args:
            override: The exception.
            person: The trainee whom it is for.
            machine: For which machine; empty for all.
            author: The account at which it was signed; None for a badge.
        """
        id_, now = uuid.uuid4().hex[:12], self.book.clock.now()
        fact = self.book.exceptions.fact_of(id_, override, person, machine, now, author)
        await self.book.tell([fact])
        log.warning("an exception from house policy was granted", extra={"condition": override.condition.value})


_GONE = {
    "left": "a supervisor has left",
    "elsewhere": "a supervisor has gone to another place",
    "handover": "a supervisor has handed over to another",
}


def _refusal(decision: Decision) -> str:
    """Why not, in words for whoever stands at the machine: nothing medical, the first thing to do."""
    first, codes = decision.failed[0], ", ".join(one.code for one in decision.failed)
    return f"not allowed ({codes}): {first.next.fr if first.next else first.text.fr}"

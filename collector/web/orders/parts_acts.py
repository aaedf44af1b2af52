"""What can be done about parts: asked of the desk, told in words, undone by a further fact where that is possible."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from collector.core.facts import CountStep, Role
from collector.errors import RequestRefused
from collector.store.change_queries import changes_of_counts
from collector.store.records import HeldCount
from collector.store.view_tables import part_count
from collector.undoing import Undo
from collector.web.house import Visit
from collector.web.orders.forms import Answers
from collector.web.orders.parts_view import BETWEEN, NO_ORDER, NOBODY
from collector.web.orders.refusals import refusal_text


@dataclass(frozen=True, slots=True)
class Done:
    """Something was done: what to say, and what undoes it; None for what cannot be undone."""

    text: str
    undo: Callable[[], Awaitable[Done]] | None = None


@dataclass(frozen=True, slots=True)
class Not:
    """Something was not done, and why."""

    text: str


Outcome = Done | Not


class Acts:
    """Does what a page asks for, as its visitor.

    Args:
        visit: Who asks, and in which language.
    """

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        around = visit.around
        self._desk = around.desk
        self._undo = Undo(around.store, around.live, around.clock)

    async def assign(self, counts: Sequence[str], answers: Answers) -> Outcome:
        """Give counts to trainees and an operation, as a form says."""
        say, work, person = self._visit.say, answers.one("work"), answers.one("person")
        wrong = {
            "orders.refused.none": not counts, "orders.refused.no_work": not work,
            "orders.refused.no_person": not person, "orders.refused.reason": not answers.one("reason"),
        }  # fmt: skip
        if any(wrong.values()):
            return Not(" ".join(say(key) for key, is_so in wrong.items() if is_so))
        order, _, operation = work.partition(BETWEEN) if work != NO_ORDER else ("", "", "")
        persons = [one for one in (person, answers.one("second")) if one not in ("", NOBODY)]
        try:
            parts = await self._desk.assign(
                counts, persons, order=order or None, operation=operation or None,
                role=Role(answers.one("role") or Role.RUN), author=self._visit.visitor.id,
                reason=answers.one("reason"),
            )  # fmt: skip
        except RequestRefused as refusal:
            return Not(refusal_text(refusal, say))
        return Done(say.counted("orders.assigned", parts), await self._taking_back(counts))

    async def correct(self, count: str, answers: Answers) -> Outcome:
        """Correct a count's numbers, as a form says."""
        say = self._visit.say
        numbers = {name: _number(answers.one(name)) for name in ("parts", "good", "scrap", "rework")}
        if not answers.one("reason"):
            return Not(say("orders.refused.reason"))
        if any(one is None for one in numbers.values()):
            return Not(say("orders.refused.number"))
        try:
            await self._desk.correct(
                count, **{name: one or 0 for name, one in numbers.items()}, author=self._visit.visitor.id,
                reason=answers.one("reason"),
            )  # fmt: skip
        except RequestRefused as refusal:
            return Not(refusal_text(refusal, say))
        return Done(say("orders.corrected_now"), await self._taking_back([count]))

    async def review(self, held: HeldCount, answers: Answers) -> Outcome:
        """Credit a held count, or drop it."""
        say, accept = self._visit.say, answers.one("accept") == "yes"
        if not answers.one("reason"):
            return Not(say("orders.refused.reason"))
        try:
            await self._desk.review_held_count(
                held.hold, accept=accept, author=self._visit.visitor.id, reason=answers.one("reason")
            )
        except RequestRefused as refusal:
            return Not(refusal_text(refusal, say))
        if not accept:
            return Done(say("orders.held.rejected"))
        count = await self._visit.read(lambda connection: _released(connection, held))
        return Done(
            say.counted("orders.held.accepted", held.parts), self._to_nothing(count) if count is not None else None
        )

    async def _taking_back(self, counts: Sequence[str]) -> Callable[[], Awaitable[Done]]:
        found = await self._visit.read(lambda connection: changes_of_counts(connection, counts))
        changes = [one.seq for one in found]

        async def back() -> Done:
            say = self._visit.say
            author, reason = self._visit.visitor.id, say("orders.why.undone")
            try:
                await self._undo.undo(changes, author=author, reason=reason)
            except RequestRefused as refusal:
                return Done(refusal_text(refusal, say))
            return Done(say("orders.undone"))

        return back

    def _to_nothing(self, count: str) -> Callable[[], Awaitable[Done]]:
        """What was credited is corrected to none: the counter's jump itself is decided."""

        async def back() -> Done:
            say = self._visit.say
            author, reason = self._visit.visitor.id, say("orders.why.undone")
            await self._desk.correct(count, parts=0, author=author, reason=reason)
            return Done(say("orders.held.taken_back"))

        return back


def _released(connection: Connection, held: HeldCount) -> str | None:
    """The count that was credited for a held one."""
    of = part_count.c
    statement = (
        select(of.id)
        .where(of.machine == held.machine, of.at == held.at, of.step == CountStep.RELEASED.value,
               of.raw_from == held.raw_from, of.raw_to == held.raw_to)
        .order_by(of.seq.desc())
        .limit(1)
    )  # fmt: skip
    found: str | None = connection.execute(statement).scalar()
    return found


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else None

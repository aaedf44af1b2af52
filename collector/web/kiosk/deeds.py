"""What is touched at a kiosk, done: each touch and each badge comes as one deed, and gets an answer in a sentence."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from collector.accounts.rights import Visitor
from collector.core.facts import Role
from collector.errors import RequestRefused
from collector.shopfloor.refusals import ShopFloorRefused
from collector.shopfloor.sayings import Judgement, Said
from collector.store.registry_records import Person
from collector.web.kiosk.booths import Booth, Booths
from collector.web.kiosk.conversation import HOME, Conversation, Step, answered
from collector.web.wording import Wording

Word = Annotated[str, Field(max_length=120)]

Act = Literal[
    "badge", "pin", "pick", "role", "task", "change", "back", "done", "leave", "new_pin", "good", "scrap", "rework",
    "undo", "stop", "call", "came", "hush",
]  # fmt: skip


class Deed(BaseModel):
    """One touch, or one badge.

    Args:
        act: What.
        lang: The language of the page.
        key: An id that the page gave it, by which it is taken once.
        ago: Seconds for which it waited in the page for the line to come back.
    """

    model_config = ConfigDict(extra="forbid")

    act: Act
    lang: Word = ""
    key: Word = ""
    ago: float = Field(default=0.0, ge=0.0, le=1e7)
    badge: Word = ""
    number: Word = ""
    pin: Word = ""
    order: Word = ""
    operation: Word = ""
    role: Role = Role.RUN
    task: Word = ""
    person: Word = ""
    session: Word = ""
    count: Word = ""
    uncounted: bool = False
    reason: Word = ""
    since: AwareDatetime | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """What a kiosk's page is answered.

    Args:
        ok: It was done.
        say: What to say; empty for nothing.
        undo: The declaration that can be taken back now.
    """

    ok: bool
    say: str = ""
    undo: str | None = None


Do = Callable[[Deed, Booth, Visitor, Wording], Awaitable[Reply]]


class Deeds:
    """Does what is touched.

    Args:
        booths: Where.
    """

    def __init__(self, booths: Booths) -> None:
        self._booths = booths
        self._entry, self._sayings, self._pins = booths.floor.entry, booths.floor.sayings, booths.floor.pins
        self._clock = booths.around.clock
        self._do: Mapping[str, Do] = {
            "badge": self._badge, "pin": self._pin, "pick": self._pick, "role": self._role, "task": self._task,
            "change": self._change, "back": self._back, "done": self._done, "leave": self._leave,
            "new_pin": self._new_pin, "good": self._declare, "scrap": self._declare, "rework": self._declare,
            "undo": self._undo, "stop": self._stop, "call": self._call, "came": self._came, "hush": self._hush,
        }  # fmt: skip

    @property
    def _forget_after(self) -> timedelta:
        return timedelta(seconds=self._booths.around.site.kiosk.forget_after)

    async def do(self, deed: Deed, booth: Booth, visitor: Visitor, say: Wording) -> Reply:
        """Do one thing; what cannot be done is answered in words. One at a time at each booth."""
        async with booth.busy:
            try:
                reply = await self._do[deed.act](deed, booth, visitor, say)
            except ShopFloorRefused as refusal:
                reply = Reply(ok=False, say=refused(refusal, say))
            except RequestRefused:
                reply = Reply(ok=False, say=say("kiosk.refused.not_now"))
        await self._booths.refresh([booth])
        return reply

    # Who it is.

    async def _badge(self, deed: Deed, booth: Booth, visitor: Visitor, say: Wording) -> Reply:
        decimal = self._booths.around.site.kiosk.decimal_badges
        return await self._here(await self._entry.by_badge(deed.badge, decimal=decimal), booth, "badge")

    async def _pin(self, deed: Deed, booth: Booth, visitor: Visitor, say: Wording) -> Reply:
        return await self._here(await self._entry.by_pin(deed.number, deed.pin, device=visitor.id), booth, "kiosk")

    async def _here(self, person: Person, booth: Booth, via: str) -> Reply:
        machine, now = booth.machine.id, self._clock.now()
        arrival = await self._entry.arrive(machine, person, via=via)
        if arrival.came != "choosing":
            booth.conversation = answered(arrival, self._clock.now())
            return Reply(ok=True)
        offers = await self._booths.floor.offers(machine)
        tasks = await self._booths.floor.tasks(machine)
        booth.conversation = Conversation(
            Step.WORK, now + self._forget_after, person, via=via, offers=offers, tasks=tasks
        )
        return Reply(ok=True)

    # What they will do.

    async def _pick(self, deed: Deed, booth: Booth, visitor: Visitor, say: Wording) -> Reply:
        talk = self._talking(booth, Step.WORK)
        found = next((one for one in talk.offers if (one.order, one.operation) == (deed.order, deed.operation)), None)
        if deed.order and found is None:
            raise ShopFloorRefused("order", order=deed.order)
        order, operation = (found.order, found.operation) if found is not None else (None, None)
        booth.conversation = replace(talk, step=Step.ROLE, order=order, operation=operation, until=self._until())
        return Reply(ok=True)

    async def _role(self, deed: Deed, booth: Booth, visitor: Visitor, say: Wording) -> Reply:
        talk = replace(self._talking(booth, Step.ROLE), role=deed.role)
        if talk.tasks:
            booth.conversation = replace(talk, step=Step.TASK, until=self._until())
            return Reply(ok=True)
        return await self._begin(talk, None, booth)

    async def _task(self, deed: Deed, booth: Booth, visitor: Visitor, say: Wording) -> Reply:
        talk = self._talking(booth, Step.TASK)
        if deed.task and deed.task not in talk.tasks:
            raise ShopFloorRefused("task")
        return await self._begin(talk, deed.task or None, booth)

    async def _begin(self, talk: Conversation, task: str | None, booth: Booth) -> Reply:
        machine, role = booth.machine.id, talk.role or Role.RUN
        booth.conversation = HOME  # Whatever comes of it: nobody is left half-way.
        assert talk.person is not None or talk.changing is not None, "somebody is choosing"
        if talk.changing is not None:
            arrival = await self._entry.change(
                machine, talk.changing, order=talk.order, operation=talk.operation, role=role, task=task,
                author=talk.person.id if talk.person is not None else booth.device, via="kiosk",
            )  # fmt: skip
        else:
            assert talk.person is not None
            arrival = await self._entry.begin(
                machine, talk.person, order=talk.order, operation=talk.operation, role=role, task=task,
                author=talk.person.id, via=talk.via,
            )  # fmt: skip
        booth.conversation = answered(arrival, self._clock.now())
        return Reply(ok=True)

    async def _change(self, deed: Deed, booth: Booth, visitor: Visitor, say: Wording) -> Reply:
        machine = booth.machine.id
        session = self._booths.around.live.machines[machine].state.session
        if session is None:
            raise ShopFloorRefused("nobody")
        offers, tasks = await self._booths.floor.offers(machine), await self._booths.floor.tasks(machine)
        booth.conversation = Conversation(
            Step.WORK, self._until(), changing=session.session, offers=offers, tasks=tasks
        )
        return Reply(ok=True)

    async def _back(self, deed: Deed, booth: Booth, visitor: Visitor, say: Wording) -> Reply:
        talk = booth.conversation
        before = {Step.ROLE: Step.WORK, Step.TASK: Step.ROLE}.get(talk.step)
        booth.conversation = HOME if before is None else replace(talk, step=before, until=self._until())
        return Reply(ok=True)

    async def _done(self, deed: Deed, booth: Booth, visitor: Visitor, say: Wording) -> Reply:
        booth.conversation = HOME
        return Reply(ok=True)

    async def _leave(self, deed: Deed, booth: Booth, visitor: Visitor, say: Wording) -> Reply:
        await self._entry.leave(booth.machine.id, deed.person, author=visitor.id, via="kiosk")
        booth.conversation = HOME
        return Reply(ok=True, say=say("kiosk.said.left"))

    async def _new_pin(self, deed: Deed, booth: Booth, visitor: Visitor, say: Wording) -> Reply:
        talk = self._talking(booth, Step.WORK)
        # By badge only: a code that somebody else has seen must not be what a new one is chosen with.
        if talk.person is None or talk.via != "badge":
            raise ShopFloorRefused("pin_badge")
        number = await self._pins.give(talk.person.id, deed.pin, author=talk.person.id)
        booth.conversation = replace(talk, until=self._until())
        return Reply(ok=True, say=say("kiosk.said.pin", number=number))

    # What they say.

    async def _declare(self, deed: Deed, booth: Booth, visitor: Visitor, say: Wording) -> Reply:
        try:
            parts = await self._judged(deed, booth, visitor, uncounted=deed.uncounted)
        except ShopFloorRefused as refusal:
            # Where nothing waits, a good part is one that nothing counts: work by hand, if the machine allows it.
            if refusal.code != "waiting" or deed.act != "good":
                raise
            parts = await self._judged(deed, booth, visitor, uncounted=True)
        if parts == 0:
            return Reply(ok=True, say=say("kiosk.said.before"))
        return Reply(ok=True, say=say.counted(f"kiosk.said.{deed.act}", parts), undo=deed.key)

    async def _judged(self, deed: Deed, booth: Booth, visitor: Visitor, *, uncounted: bool) -> int:
        return await self._sayings.declare(
            self._said(deed, booth, visitor), Judgement(deed.act), session=deed.session, reason=deed.reason,
            count=deed.count or None, uncounted=uncounted,
        )  # fmt: skip

    async def _undo(self, deed: Deed, booth: Booth, visitor: Visitor, say: Wording) -> Reply:
        await self._sayings.take_back(self._said(deed, booth, visitor), session=deed.session)
        return Reply(ok=True, say=say("kiosk.said.undone"))

    async def _stop(self, deed: Deed, booth: Booth, visitor: Visitor, say: Wording) -> Reply:
        await self._sayings.give_stop_reason(self._said(deed, booth, visitor), deed.reason, since=deed.since)
        return Reply(ok=True, say=say("kiosk.said.stop"))

    async def _call(self, deed: Deed, booth: Booth, visitor: Visitor, say: Wording) -> Reply:
        await self._sayings.call(self._said(deed, booth, visitor), deed.reason)
        booth.conversation = HOME
        return Reply(ok=True, say=say("kiosk.said.call"))

    async def _came(self, deed: Deed, booth: Booth, visitor: Visitor, say: Wording) -> Reply:
        await self._sayings.came(self._said(deed, booth, visitor))
        return Reply(ok=True, say=say("kiosk.said.came"))

    async def _hush(self, deed: Deed, booth: Booth, visitor: Visitor, say: Wording) -> Reply:
        await self._sayings.withdraw_call(self._said(deed, booth, visitor))
        return Reply(ok=True, say=say("kiosk.said.hush"))

    def _said(self, deed: Deed, booth: Booth, visitor: Visitor) -> Said:
        """Who says it: who works there, where that is one; of two nobody can tell, and it is the kiosk."""
        session = self._booths.around.live.machines[booth.machine.id].state.session
        one = session is not None and len(session.persons) == 1 and deed.session in ("", session.session)
        author = session.persons[0] if session is not None and one else visitor.id
        return Said(booth.machine.id, deed.key, author, "kiosk", deed.ago)

    def _talking(self, booth: Booth, step: Step) -> Conversation:
        if booth.conversation.step is not step or booth.conversation.over(self._clock.now()):
            booth.conversation = HOME
            raise ShopFloorRefused("forgotten")
        return booth.conversation

    def _until(self) -> datetime:
        return self._clock.now() + self._forget_after


def refused(refusal: ShopFloorRefused, say: Wording) -> str:
    """A refusal in the language of who stands there."""
    places = dict(refusal.places)
    if refusal.seconds is not None:
        places["time"] = say.duration(max(refusal.seconds, 10.0))
    return say(f"kiosk.refused.{refusal.code}", **places)

"""Forgotten badge-outs put right: a session ended when its trainees left, never before they were last seen there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, func, select

from collector.core.facts import Fact, SessionCorrected
from collector.desk import Desk
from collector.runtime.clock import Clock
from collector.runtime.live import Live
from collector.shopfloor.refusals import ShopFloorRefused
from collector.store import queries, shopfloor_queries
from collector.store.records import Session
from collector.store.schema import Instant
from collector.store.shopfloor_tables import part_declaration, stop_reason, trainer_call
from collector.store.store import Store


class Corrections:
    """Puts sessions right.

    What is counted as working time, and with it whether a young person may work, follows from when people were at
    machines. So a session is shortened for those alone who forgot to badge out, and not to before anything by which
    they, or who worked with them, were seen to be there.

    Args:
        desk: Who closes a session that is still open.
        store: Where it is written.
        live: How the machines stand, and who is told of facts.
        clock: The time.
        zone: The site's zone, for the times that refusals name.
        changed: Told that working times have changed.
    """

    def __init__(
        self, desk: Desk, store: Store, live: Live, clock: Clock, zone: ZoneInfo, changed: Callable[[], None]
    ) -> None:
        self._desk = desk
        self._store = store
        self._live = live
        self._clock = clock
        self._zone = zone
        self._changed = changed

    async def put_right(self, session: str, closed_at: datetime, *, author: str, reason: str) -> None:
        """A session's trainees left earlier than it was closed; one that is still open is closed now.

        Args:
            session: Its id.
            closed_at: When they left (UTC).
            author: Opaque id or account of who decided.
            reason: Why, in words, without a name.

        Raises:
            ShopFloorRefused: If that cannot be, or somebody was seen there later.
        """
        if not reason.strip():
            raise ShopFloorRefused("why")
        if closed_at > self._clock.now():
            raise ShopFloorRefused("when_future")
        # Looked at before the session is closed, which would otherwise be done for nothing.
        found = await self._store.write(lambda connection: self._checked(connection, session, closed_at))
        now = self._live.machines.get(found.machine)
        if now is not None and now.state.session is not None and now.state.session.session == session:
            await self._desk.close_session(found.machine, reason="corrected", author=author, via="correction")

        def work(connection: Connection) -> list[Fact]:
            self._checked(connection, session, closed_at)
            fact = SessionCorrected(machine=found.machine, at=self._clock.now(), session=session, closed_at=closed_at,
                                    author=author, reason=reason.strip())  # fmt: skip
            self._store.record(connection, [fact])
            return [fact]

        self._live.committed({}, await self._store.write(work))
        self._changed()

    def _checked(self, connection: Connection, session: str, closed_at: datetime) -> Session:
        found = queries.session_by_id(connection, session)
        if found is None:
            raise ShopFloorRefused("no_session", session=session)
        if closed_at < found.opened_at:
            raise ShopFloorRefused("when_opened")
        corrected = shopfloor_queries.correction_of(connection, session)
        end = corrected.was_closed_at if corrected is not None else found.closed_at
        if end is not None and closed_at >= end:
            raise ShopFloorRefused("when_closed")
        badged = [one.joined_at for one in found.presences]
        badged += [one.left_at for one in found.presences if one.left_at not in (None, found.closed_at)]
        later = [at for at in badged if at is not None and at > found.opened_at and at >= closed_at]
        if later:
            raise ShopFloorRefused("when_badged", at=self._told(max(later)))
        spoke = _last_word(connection, found)
        if spoke is not None and spoke > closed_at:
            raise ShopFloorRefused("when_spoke", at=self._told(spoke))
        return found

    def _told(self, at: datetime) -> str:
        return f"{at.astimezone(self._zone):%d/%m %H:%M}"


def _last_word(connection: Connection, session: Session) -> datetime | None:
    """When somebody of a session last said something at the machine."""
    said, stop, call = part_declaration.c, stop_reason.c, trainer_call.c
    theirs = session.persons + tuple(one.person for one in session.presences)
    until = session.closed_at
    asked = [
        select(func.max(said.at, type_=Instant)).where(said.session == session.session, said.via == "kiosk"),
        *(
            select(func.max(at, type_=Instant)).where(
                of.machine == session.machine, of.author.in_(theirs), at >= session.opened_at,
                *([at <= until] if until is not None else []),
            )
            for of, at in ((stop, stop.given_at), (call, call.called_at))
        ),
    ]  # fmt: skip
    words = [connection.execute(one).scalar() for one in asked]
    return max((one for one in words if one is not None), default=None)

"""The last few things that happened, each in a line for whoever looks at the floor."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping

from sqlalchemy import Connection

from collector.core.facts import (
    AlarmCleared,
    AlarmRaised,
    CountHeld,
    CoverageLost,
    CoverageRegained,
    CycleEnded,
    Fact,
    PartsCounted,
    PermitNotObeyed,
    RightExpired,
    SessionClosed,
    SessionJoined,
    SessionLeft,
    SessionOpened,
    SupervisorLeft,
    UnauthorisedRun,
)
from collector.store.journal import entries, head
from collector.web.wording import Wording

SHOWN = 8
"""How many are shown."""

LOOK_BACK = 300
"""How many facts back they are searched for: enough to fill the line, and never a long read."""

_TOLD = (
    CycleEnded, PartsCounted, CountHeld, SessionOpened, SessionJoined, SessionLeft, SessionClosed, AlarmRaised,
    AlarmCleared, CoverageLost, CoverageRegained, UnauthorisedRun, PermitNotObeyed, RightExpired,
    SupervisorLeft,
)  # fmt: skip
_KINDS = [kind.__name__ for kind in _TOLD]


class Happenings:
    """The tail of the journal, as far as it is worth a line."""

    def __init__(self) -> None:
        self._seq = 0
        self._facts: deque[Fact] = deque(maxlen=SHOWN)

    def read(self, connection: Connection) -> tuple[Fact, ...]:
        """Take up what is new; returns the last ones, the newest first."""
        end = head(connection).seq
        for entry in entries(connection, max(self._seq, end - LOOK_BACK), until=end, kinds=_KINDS):
            # A stroke of a part that is not complete counts nothing yet.
            if not (isinstance(entry.fact, PartsCounted) and entry.fact.parts == 0):
                self._facts.append(entry.fact)
        self._seq = end
        return tuple(reversed(self._facts))


class Anybody(dict[str, str]):
    """Calls everybody alike, for those who are not told who it is.

    Args:
        word: What.
    """

    def __init__(self, word: str) -> None:
        super().__init__()
        self._word = word

    def get(self, key: str, default: object = None, /) -> str:
        """The word, for whomever."""
        return self._word


def sentence(fact: Fact, names: Mapping[str, str], say: Wording) -> str:
    """What happened, in a few words; the machine and the time are said beside it."""
    match fact:
        case CycleEnded():
            return say(f"fact.cycle_{fact.outcome.value}", time=say.duration(fact.active))
        case PartsCounted():
            return "+" + say.counted("fact.parts", fact.parts) + _order(fact.attribution.order, say)
        case CountHeld():
            return say("fact.parts_held", count=say.number(fact.parts))
        case SessionOpened():
            who = ", ".join(names.get(person, person) for person in fact.persons)
            return say("fact.session_opened", who=who) + _order(fact.order, say)
        case SessionJoined():
            return say("fact.session_joined", who=names.get(fact.person, fact.person))
        case SessionLeft():
            return say("fact.session_left", who=names.get(fact.person, fact.person))
        case SessionClosed():
            return say("fact.session_closed")
        case AlarmRaised(alarm="emergency_stop"):
            return say("fact.emergency_raised")
        case AlarmRaised():
            return say("fact.alarm_raised", text=fact.alarm)
        case AlarmCleared():
            return say("fact.alarm_cleared")
        case UnauthorisedRun():
            return say("fact.unauthorised_run")
        case PermitNotObeyed():
            return say("fact.permit_not_obeyed")
        case SupervisorLeft():
            return say("fact.supervisor_left", who=names.get(fact.person, fact.person))
        case RightExpired():
            return say("fact.right_expired", who=names.get(fact.person, fact.person))
        case CoverageLost():
            return say("fact.lost")
        case CoverageRegained():
            return say("fact.connected" if fact.lost_at is None else "fact.regained")
        case _:
            return ""


def _order(order: str | None, say: Wording) -> str:
    return ", " + say("fact.for_order", order=order) if order is not None else ""

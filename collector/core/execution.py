"""What an execution state does to a cycle: the one table by which cycles open, pause, resume and close."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from collector.core.signals import Execution


class Pace(StrEnum):
    """What an execution state means for a cycle."""

    RUN = "run"
    PAUSE = "pause"
    END = "end"
    ABORT = "abort"
    REST = "rest"
    BLIND = "blind"


PACES: Mapping[Execution, Pace] = {
    Execution.ACTIVE: Pace.RUN,
    Execution.INTERRUPTED: Pace.PAUSE,
    Execution.FEED_HOLD: Pace.PAUSE,
    Execution.STOPPED: Pace.PAUSE,
    Execution.OPTIONAL_STOP: Pace.PAUSE,
    Execution.PROGRAM_STOPPED: Pace.PAUSE,
    Execution.WAIT: Pace.PAUSE,
    Execution.PROGRAM_COMPLETED: Pace.END,
    Execution.ABORTED: Pace.ABORT,
    Execution.READY: Pace.REST,
    Execution.UNAVAILABLE: Pace.BLIND,
}


class Phase(StrEnum):
    """Where a cycle stands. ENDING: its program is over, and the counter has yet to say whether it made a part."""

    NONE = "none"
    RUNNING = "running"
    PAUSED = "paused"
    BLIND = "blind"
    ENDING = "ending"


class Move(StrEnum):
    """What is to be done with the cycle."""

    KEEP = "keep"
    OPEN = "open"
    PAUSE = "pause"
    RESUME = "resume"
    LOSE_SIGHT = "lose_sight"
    FINISH = "finish"
    """The program came to rest: completed or not, as the machine's rules find out."""
    GIVE_UP = "give_up"
    """Reset out of a pause: aborted, unless the rules let the counter prove otherwise."""
    COMPLETE = "complete"
    ABORT = "abort"
    CLOSE_UNKNOWN = "close_unknown"
    DECIDE_AND_OPEN = "decide_and_open"
    """The next run began while the last one's proof was awaited: decide that one, then open."""
    DECIDE = "decide"


MOVES: Mapping[tuple[Phase, Pace], Move] = {
    (Phase.NONE, Pace.RUN): Move.OPEN,
    (Phase.NONE, Pace.PAUSE): Move.KEEP,
    (Phase.NONE, Pace.END): Move.KEEP,
    (Phase.NONE, Pace.ABORT): Move.KEEP,
    (Phase.NONE, Pace.REST): Move.KEEP,
    (Phase.NONE, Pace.BLIND): Move.KEEP,
    (Phase.RUNNING, Pace.RUN): Move.KEEP,
    (Phase.RUNNING, Pace.PAUSE): Move.PAUSE,
    (Phase.RUNNING, Pace.END): Move.COMPLETE,
    (Phase.RUNNING, Pace.ABORT): Move.ABORT,
    (Phase.RUNNING, Pace.REST): Move.FINISH,
    (Phase.RUNNING, Pace.BLIND): Move.LOSE_SIGHT,
    (Phase.PAUSED, Pace.RUN): Move.RESUME,
    (Phase.PAUSED, Pace.PAUSE): Move.KEEP,
    (Phase.PAUSED, Pace.END): Move.COMPLETE,
    (Phase.PAUSED, Pace.ABORT): Move.ABORT,
    (Phase.PAUSED, Pace.REST): Move.GIVE_UP,
    (Phase.PAUSED, Pace.BLIND): Move.LOSE_SIGHT,
    (Phase.BLIND, Pace.RUN): Move.RESUME,
    (Phase.BLIND, Pace.PAUSE): Move.PAUSE,
    (Phase.BLIND, Pace.END): Move.CLOSE_UNKNOWN,
    (Phase.BLIND, Pace.ABORT): Move.CLOSE_UNKNOWN,
    (Phase.BLIND, Pace.REST): Move.CLOSE_UNKNOWN,
    (Phase.BLIND, Pace.BLIND): Move.KEEP,
    (Phase.ENDING, Pace.RUN): Move.DECIDE_AND_OPEN,
    (Phase.ENDING, Pace.PAUSE): Move.DECIDE,
    (Phase.ENDING, Pace.END): Move.COMPLETE,
    (Phase.ENDING, Pace.ABORT): Move.DECIDE,
    (Phase.ENDING, Pace.REST): Move.KEEP,
    (Phase.ENDING, Pace.BLIND): Move.CLOSE_UNKNOWN,
}
"""Every phase meets every pace: a test proves that the table is total."""

"""What is refused at a machine, each with a word by which a kiosk says it in the language of who stands there."""

from __future__ import annotations

from collections.abc import Mapping

from collector.errors import RequestRefused

WORDS: Mapping[str, str] = {
    "machine": "There is no machine {machine} here.",
    "badge": "This badge belongs to nobody: ask a trainer.",
    "inactive": "The registry has this person as one who has left the school: ask a trainer.",
    "not_now": "This cannot be done now: {reason}",
    "occupied": "Somebody works at this machine already: they have to leave first.",
    "full": "Two trainees are at the machine already: one has to leave first.",
    "nobody": "Nobody works at this machine.",
    "stranger": "This person is not at this machine.",
    "order": "There is no work on order {order} for this machine any more: choose again.",
    "task": "There is no such task at this machine.",
    "reason": "{wanted} is no reason that is offered here.",
    "key": "What is sent needs an id of its own: 8 to 64 letters, figures and hyphens.",
    "session": "The session {session} is not one of this machine.",
    "count": "This part is not one of this session that waits for a word: somebody has judged it already.",
    "parts": "So many parts do not wait for a word: {parts} do.",
    "waiting": "No counted part of this session waits for a word.",
    "counted": "The machine counts good parts itself: only what it did not count is declared so.",
    "declaration": "There is nothing of the kind to take back.",
    "running": "The machine does not stand, and did not stand from then on.",
    "call": "Nobody has called a trainer to this machine.",
    "late": "This was said too long ago to be taken now.",
    "pin": "This number and this code do not go together.",
    "pin_wait": "Too many wrong codes. Wait {time}, then try again.",
    "pin_short": "A code takes {least} to {most} figures, and nothing else.",
    "pin_simple": "This code is one of the first that somebody would try: choose another one.",
    "pin_badge": "Show your badge first: only then a code is chosen.",
    "forgotten": "Nobody touched anything for a while: show your badge again.",
    "pin_none": "This person has no code.",
    "busy": "Too many codes are looked at in this moment. Try again in a few seconds.",
    "no_session": "There is no session {session}.",
    "when_future": "Nobody has left in the future.",
    "when_opened": "The session was opened after that.",
    "when_closed": "The session was closed before that: it is put right backwards only.",
    "when_badged": "Somebody badged there after that, at {at}: they were there.",
    "when_spoke": "Somebody in the session said something at the machine after that, at {at}: they were there.",
    "why": "A correction needs a reason.",
}
"""By their words, in English, as commands and the API say them."""


class ShopFloorRefused(RequestRefused):
    """Something at a machine that is refused.

    Args:
        code: Its word in `WORDS`; the kiosk has a text `kiosk.refused.<code>`.
        seconds: For how long, where that is the matter.
        places: What stands in the text's places.
    """

    def __init__(self, code: str, *, seconds: float | None = None, **places: object) -> None:
        self.code = code
        self.seconds = seconds
        self.places = places
        time = {} if seconds is None else {"time": f"{max(round(seconds), 1)} s"}
        super().__init__(WORDS[code].format(**places, **time))

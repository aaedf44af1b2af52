"""The clock: facts, shifts and decisions about young workers rest on it."""

from __future__ import annotations

import ctypes
import platform
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Literal

from sqlalchemy import select

from collector.doctor.finding import Finding, Patient, fine, note, problem
from collector.store.database import DATABASE
from collector.store.journal import journal
from collector.store.reader import StoreReader

EARLIEST = datetime(2026, 1, 1, tzinfo=UTC)
"""A clock that says less has lost its battery, or never had one: there was no etabli then."""

AHEAD = timedelta(minutes=1)
"""How far in the future a fact may have been recorded before the clock must have been put back since."""

JUMP = timedelta(seconds=2)
"""By how much the times of recording of two facts may go back: less is what a time server corrects."""

LOOKED_AT = 5_000
"""Facts at the end of the journal whose times are compared: days to weeks of a workshop."""

UNSYNCHRONISED = 0x0040
"""STA_UNSYNC. Source: adjtimex(2)."""


class _Timex(ctypes.Structure):
    """`struct timex` up to its status, and room for the rest. Source: adjtimex(2)."""

    _fields_ = (
        ("modes", ctypes.c_uint), ("offset", ctypes.c_long), ("freq", ctypes.c_long), ("maxerror", ctypes.c_long),
        ("esterror", ctypes.c_long), ("status", ctypes.c_int), ("rest", ctypes.c_byte * 512),
    )  # fmt: skip


def synchronised() -> bool | Literal["unknown"]:
    """Whether the kernel's clock is kept by a time server. Asked of the kernel itself: it says so whoever keeps it."""
    if platform.system() != "Linux":
        return "unknown"
    try:
        asked = _Timex()  # modes = 0: nothing is changed.
        if ctypes.CDLL(None, use_errno=True).adjtimex(ctypes.byref(asked)) < 0:
            return "unknown"
    except (OSError, AttributeError):
        return "unknown"
    return not asked.status & UNSYNCHRONISED


def clock(patient: Patient) -> Iterator[Finding]:
    """Is it right, is it kept right, and was it put back?"""
    now = patient.now
    if now < EARLIEST:
        yield problem(
            f"The clock says {now:%Y-%m-%d}: it cannot be.",
            "Set it (timedatectl set-time), let a time server keep it, and give the computer a clock with a battery.",
        )
    match synchronised():
        case True:
            yield fine("The clock is kept by a time server.")
        case False:
            yield problem(
                "The clock is kept by no time server: it drifts, and decisions about young workers rest on it.",
                "timedatectl set-ntp true, or chrony with a server that this computer reaches; without internet, the"
                " school's router or domain controller mostly is one.",
            )
        case _:
            yield note(
                "Whether a time server keeps the clock cannot be seen here.", "Look in the system's own settings."
            )
    yield from _in_the_journal(patient)


def _in_the_journal(patient: Patient) -> Iterator[Finding]:
    """The times of recording tell of a clock that was put back."""
    directory = patient.site.store.directory
    if not (directory / DATABASE).exists():
        return
    with StoreReader.open(directory) as store, store.reader() as connection:
        last = select(journal.c.seq, journal.c.recorded_at).order_by(journal.c.seq.desc()).limit(LOOKED_AT)
        rows = list(reversed(connection.execute(last).all()))
    if not rows:
        return
    newest = max(rows, key=lambda row: row.recorded_at)
    if newest.recorded_at - patient.now > AHEAD:
        yield problem(
            f"Fact {newest.seq} was recorded at {newest.recorded_at:%Y-%m-%d %H:%M:%S} UTC, which is still to come: the"
            " clock was put back since.",
            "Set the clock right before anybody is to start a machine; the journal keeps what it was told.",
        )
    back = [
        (before, after) for before, after in pairwise(rows)
        if before.recorded_at - after.recorded_at > JUMP
    ]  # fmt: skip
    if back:
        before, after = back[-1]
        yield note(
            f"The clock went back {len(back)} times within the last {len(rows)} facts, the last time by"
            f" {(before.recorded_at - after.recorded_at).total_seconds():.0f} s at fact {after.seq}"
            f" ({after.recorded_at:%Y-%m-%d %H:%M} UTC).",
            "Times around it are as doubtful as the clock was; a time server keeps it from happening.",
        )
    else:
        yield fine(f"It did not go back within the last {len(rows)} facts.")

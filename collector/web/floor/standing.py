"""How a machine stands, in one word: danger first, then ignorance, so that nothing old looks alive."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from collector.core.execution import PACES, Pace
from collector.core.facts import Role
from collector.core.families import Family
from collector.core.signals import FunctionalMode
from collector.runtime.live import Line, MachineLive

STALE_AFTER = 10.0
"""Seconds without a word from a machine after which what its tile shows is old."""


class Standing(StrEnum):
    """How a machine stands, in one word: what colour and symbol its tile has."""

    RUNNING = "running"
    PAUSED = "paused"
    READY = "ready"
    SETUP = "setup"
    ALARM = "alarm"
    EMERGENCY = "emergency"
    UNSEEN = "unseen"
    MEASURING = "measuring"


def is_stale(live: MachineLive, now: datetime) -> bool:
    """Whether what is known of a machine is old: nothing was heard of it for a while."""
    heard = live.heard_at
    return live.line is not Line.UP or heard is None or (now - heard).total_seconds() > STALE_AFTER


def standing_of(family: Family, live: MachineLive, *, stale: bool) -> Standing:
    """How a machine stands. What endangers goes first; then what is not known, so that nothing old looks alive."""
    state = live.state
    if state.emergency_stop:
        return Standing.EMERGENCY
    if state.alarm is not None:
        return Standing.ALARM
    if stale or not live.values:
        return Standing.UNSEEN
    if family is Family.METER:
        return Standing.MEASURING
    tells = "execution" in live.values or "execution" in live.complaints
    match PACES[state.execution]:
        case Pace.BLIND:
            return Standing.UNSEEN if tells else Standing.MEASURING
        case Pace.RUN:
            return Standing.RUNNING
        case Pace.PAUSE:
            return Standing.PAUSED
        case Pace.END | Pace.ABORT | Pace.REST:
            return Standing.SETUP if _set_up(live) else Standing.READY


def _set_up(live: MachineLive) -> bool:
    session = live.state.session
    role = session.role if session is not None else None
    return role is Role.SETUP or live.state.modes.get("functional_mode") == FunctionalMode.SETUP

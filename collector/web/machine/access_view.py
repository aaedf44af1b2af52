"""Who asked to use the machine and what was answered, permits given and withheld, what went wrong: one list by time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape

from sqlalchemy import Connection

from collector.access.pack import RulePack
from collector.core.facts import (
    AccessDecided,
    Fact,
    PermitGiven,
    PermitNotObeyed,
    PermitWithheld,
    RightExpired,
    UnauthorisedRun,
)
from collector.core.intervals import Interval
from collector.store import access_queries
from collector.store.access_queries import Wanted
from collector.store.machine_queries import permits
from collector.web.machine.tables import table
from collector.web.wording import Wording

SHOWN = 40
"""Lines of the list; the room of access has all of them."""

TONES = {"allowed": "good", "supervised": "warn", "denied": "bad"}
CODES = ("no session", "denied", "expired", "mode", "stopping", "changed", "full")
"""Reasons that have a word; others are shown as they are."""


@dataclass(frozen=True, slots=True)
class Passed:
    """What happened around the right to use a machine, the newest first, and whether there is more."""

    facts: Sequence[Fact]
    more: bool


def read_passed(connection: Connection, machine: str, period: Interval) -> Passed:
    """Read it.

    Args:
        connection: Reads the workshop's database.
        machine: Which machine.
        period: From when to when (UTC).
    """
    wanted = Wanted(period.start, period.end, machine=machine)
    found: list[Fact] = [
        *access_queries.decisions(connection, wanted, limit=SHOWN + 1),
        *access_queries.incidents(connection, period.start, period.end, machine=machine, limit=SHOWN + 1),
        *permits(connection, machine, period, SHOWN + 1),
    ]
    found.sort(key=lambda fact: fact.at, reverse=True)
    return Passed(found[:SHOWN], len(found) > SHOWN)


def passed_table(
    passed: Passed, names: Mapping[str, str] | None, pack: RulePack | None, now: datetime, say: Wording
) -> str:
    """The list as HTML.

    Args:
        passed: What happened.
        names: What people are called; None where nobody is named.
        pack: The rules, for the words of conditions; None where nothing is decided.
        now: The time (UTC).
        say: The language.
    """
    if not passed.facts:
        return f'<p class="quiet">{escape(say("machine.access.none"))}</p>'
    heads = [
        (say("machine.access.at"), ""), (say("machine.access.what"), ""), (say("machine.access.who"), ""),
        (say("machine.access.why"), "wide"),
    ]  # fmt: skip
    rows = []
    for fact in passed.facts:
        what, tone, persons, why = _told(fact, pack, say)
        who = _who(persons, names, say)
        rows.append([
            escape(say.moment(fact.at, now)), f'<b class="{tone}">{escape(what)}</b>', escape(who), escape(why),
        ])  # fmt: skip
    more = f'<p class="quiet">{escape(say("machine.access.more", shown=SHOWN))}</p>' if passed.more else ""
    return table(heads, rows) + more


def _who(persons: Sequence[str], names: Mapping[str, str] | None, say: Wording) -> str:
    if not persons:
        return ""
    if names is None:
        return say.counted("floor.trainees", len(persons))
    # Of who was erased, only that there was somebody is known.
    return ", ".join(names.get(person, say("machine.access.erased")) for person in persons)


def _told(fact: Fact, pack: RulePack | None, say: Wording) -> tuple[str, str, Sequence[str], str]:
    """What it is, in what tone, about whom, and why."""
    match fact:
        case AccessDecided():
            why = "; ".join(_condition(code, pack, say) for code in fact.failed)
            how = say("machine.access.enforced" if fact.enforced else "machine.access.observed")
            said = say(f"access.outcome.{fact.outcome}")
            return said, TONES.get(fact.outcome, ""), (fact.person,), " · ".join(filter(None, (why, how)))
        case PermitGiven():
            until = say("machine.access.until", time=say.clock(fact.until)) if fact.until is not None else ""
            return say("machine.access.given"), "good", fact.persons, until
        case PermitWithheld():
            return say("machine.access.withheld"), "", (), _reason(fact.reason, say)
        case PermitNotObeyed():
            return say("access.incident.PermitNotObeyed"), "bad", (), ""
        case UnauthorisedRun():
            return say("access.incident.UnauthorisedRun"), "bad", fact.persons, _reason(fact.reason, say)
        case RightExpired():
            why = "; ".join(_condition(code, pack, say) for code in fact.failed)
            return say("access.incident.RightExpired"), "warn", (fact.person,), why
        case _:
            return type(fact).__name__, "", (), ""


def _condition(code: str, pack: RulePack | None, say: Wording) -> str:
    """What stood in the way, as the rules put it."""
    known = pack.wordings.get(code) if pack is not None else None
    if known is None:
        return code
    return known.text.fr if say.language == "fr" else known.text.en


def _reason(reason: str, say: Wording) -> str:
    return say(f"machine.access.reason.{reason}") if reason in CODES else reason

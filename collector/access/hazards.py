"""Which hazard classes a use of a machine has on a day, and which verifications the machine needs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from collector.access.dossier import Mode
from collector.access.equipment import Equipment, HazardRecord
from collector.access.pack import Period, RulePack, VerificationRule


def classes_of(
    pack: RulePack, machine: Equipment, mode: Mode | None, task: str | None, day: date
) -> frozenset[str] | None:
    """The hazard classes of a use on a day; None where they are not known, which denies it."""
    if mode is None:
        return None
    own = [
        record
        for record in machine.hazards
        if record.since <= day
        and (record.until is None or day <= record.until)
        and (not record.modes or mode in record.modes)
        and record.task in (None, task)
    ]
    if own:
        # A record for the task goes before one for all tasks, then the newest; of several that are equal, all hold.
        rank = max((record.task is not None, record.since) for record in own)
        holding = [record for record in own if (record.task is not None, record.since) == rank]
        return _known(pack, sorted({code for record in holding for code in record.classes}), day)
    rows = [row for row in pack.families if row.family == machine.family and row.holds_on(day)]
    row = next((row for row in rows if row.variant == machine.variant), None)
    if row is None:
        return None
    found = row.modes.get(mode)
    return None if found is None else _known(pack, found, day)


def _known(pack: RulePack, codes: Sequence[str], day: date) -> frozenset[str] | None:
    if any(code not in pack.classes or not pack.classes[code].holds_on(day) for code in codes):
        return None
    return frozenset(codes)


def reclassified_after(
    pack: RulePack, machine: Equipment, mode: Mode | None, task: str | None, day: date
) -> date | None:
    """The next day on which the classes of a use change, as far as is known; None where none is known."""
    lines: list[Period | HazardRecord] = [*machine.hazards, *pack.classes.values()]
    lines += [row for row in pack.families if row.family == machine.family]
    begins = {line.since for line in lines if line.since is not None and line.since > day}
    ends = {line.until for line in lines if line.until is not None and day <= line.until < date.max}
    now = classes_of(pack, machine, mode, task, day)
    changes = sorted(begins | {end + timedelta(days=1) for end in ends})
    return next((one for one in changes if classes_of(pack, machine, mode, task, one) != now), None)


def verification_rule(pack: RulePack, machine: Equipment) -> VerificationRule | None:
    """The strictest periodic verification that the machine must have."""
    asked = [
        rule
        for rule in pack.verifications
        if machine.family in rule.families and (not rule.variants or machine.variant in rule.variants)
    ]
    return min(asked, key=lambda rule: rule.months, default=None)

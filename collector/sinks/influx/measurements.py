"""What becomes of each kind of fact: its measurement, its tags, its fields.

Tags are bounded: machines, outcomes, tools, never orders, programs or persons, of which there are new ones every day;
those are fields. What people typed, and why somebody may not use a machine, stays in the journal.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

from collector.core import facts as f
from collector.core.facts import Attribution, Fact

Value = str | float | int | bool | None
"""What a field or tag can be; None is left out. A field never changes its type: what is a float stays one."""

Taken = Callable[[Any], Value]


@dataclass(frozen=True, slots=True)
class Measurement:
    """A kind of fact as a measurement.

    Args:
        name: The measurement.
        of: The kind of fact.
        what: What it tells, for its readers.
        tags: Besides `machine`: how each is taken from the fact.
        fields: How each is taken from the fact. One whose name is in `PERSONAL` is sent only if persons are.
        each: Where a fact is several points: takes the things apart that the tags and fields are then taken from.
    """

    name: str
    of: type[Fact]
    what: str
    fields: Mapping[str, Taken]
    tags: Mapping[str, Taken] = field(default_factory=dict)
    each: Callable[[Any], Sequence[Any]] | None = None


PERSONAL = frozenset({"persons", "person"})
"""Fields that hold opaque ids of persons."""


def _flag(value: bool) -> Taken:
    return lambda _: value


def _list(name: str) -> Taken:
    """Several words as one text, in their order; none for none."""
    get = attrgetter(name)
    return lambda fact: ",".join(get(fact)) or None


def _seconds(name: str) -> Taken:
    get = attrgetter(name)
    return lambda fact: float(get(fact))


def _whose(name: str = "attribution") -> Mapping[str, Taken]:
    """Whose work it was: order, operation, role, session and persons, as far as that is known."""
    get: Callable[[Any], Attribution] = attrgetter(name)
    return {
        "order": lambda fact: get(fact).order,
        "operation": lambda fact: get(fact).operation,
        "role": lambda fact: role.value if (role := get(fact).role) is not None else None,
        "session": lambda fact: get(fact).session,
        "persons": lambda fact: ",".join(get(fact).persons) or None,
    }


_is, _text = attrgetter, attrgetter
"""A word of ours, which is sent as it is; a name or number that the machine gave."""


def _told(name: str) -> Taken:
    """A word that the machine tells: where it tells none, that is a value too."""
    get = attrgetter(name)
    return lambda fact: get(fact) if get(fact) is not None else ""


def _known(name: str) -> Taken:
    """A number that may be unknown."""
    get = attrgetter(name)
    return lambda fact: None if get(fact) is None else float(get(fact))


MEASUREMENTS: Sequence[Measurement] = (
    Measurement("execution", f.ExecutionChanged, "the machine's execution state from here on",
                {"state": _is("execution.value"), "previous": _is("previous.value")}),
    Measurement("mode", f.ModeChanged, "an operating mode from here on",
                {"value": _told("value"), "excluded": _list("excluded")}, {"mode": _is("mode")}),
    Measurement("program", f.ProgramChanged, "the active program from here on", {"value": _told("program")}),
    Measurement("tool", f.ToolChanged, "the tool in the spindle from here on", {"value": _told("tool")}),
    Measurement("alarm", f.AlarmRaised, "an alarm of the control begins or ends",
                {"alarm": _text("alarm"), "active": _flag(True)}),
    Measurement("alarm", f.AlarmCleared, "", {"alarm": _text("alarm"), "active": _flag(False)}),
    Measurement("guard", f.GuardChanged, "the guard from here on; no field where it is not known",
                {"closed": _is("closed")}),
    Measurement("cycle_started", f.CycleStarted, "a cycle begins",
                {"cycle": _is("cycle"), "seen": _is("seen"), "program": _text("program"), **_whose()}),
    Measurement("cycle", f.CycleEnded, "a cycle has ended: its times in seconds",
                {"cycle": _is("cycle"), "gross": _seconds("gross"), "active": _seconds("active"),
                 "hold": _seconds("hold"), "blind": _seconds("blind"), "start_seen": _is("start_seen"),
                 "program": _text("program"), "excluded": _list("excluded"), **_whose()},
                {"outcome": _is("outcome.value")}),
    Measurement("tool_time", f.CycleEnded, "seconds for which a tool was in the spindle during a cycle",
                {"seconds": lambda pair: float(pair[1].seconds), "cycle": lambda pair: pair[0].cycle,
                 "program": lambda pair: pair[0].program},
                {"tool": lambda pair: pair[1].tool}, lambda fact: [(fact, tool) for tool in fact.tools]),
    Measurement("parts", f.PartsCounted, "parts counted",
                {"parts": _is("parts"), "backfilled": _is("backfilled"), "count": _is("count"), "cycle": _is("cycle"),
                 "program": _text("program"), "excluded": _list("excluded"), **_whose()},
                {"origin": _is("origin.value"), "quality": _is("quality.value"), "step": _is("step.value")}),
    Measurement("parts_declared", f.PartsDeclared, "parts judged at the kiosk",
                {"good": _is("good"), "scrap": _is("scrap"), "rework": _is("rework"), "count": _is("count"),
                 **_whose()},
                {"reason": _is("reason_code")}),
    Measurement("parts_corrected", f.PartsCorrected, "a count put right: what it is now",
                {"parts": _is("parts"), "good": _is("good"), "scrap": _is("scrap"), "rework": _is("rework"),
                 "count": _is("count")}),
    Measurement("parts_assigned", f.PartsAssigned, "a count given to whose it was",
                {"count": _is("count"), **_whose()}),
    Measurement("count_held", f.CountHeld, "a step of a counter that nobody can believe waits for somebody",
                {"hold": _is("hold"), "steps": _is("steps"), "parts": _is("parts"), "plausible": _is("plausible")}),
    Measurement("count_reviewed", f.HeldCountReviewed, "somebody has looked at it",
                {"hold": _is("hold"), "accepted": _is("accepted")}),
    Measurement("coverage", f.CoverageLost, "whether the machine is seen; what happened meanwhile is not known",
                {"covered": _flag(False)}),
    Measurement("coverage", f.CoverageRegained, "", {"covered": _flag(True), "clock_offset": _known("clock_offset")}),
    Measurement("collector", f.CollectorStarted, "whether the collector runs",
                {"running": _flag(True), "software": _is("software")}),
    Measurement("collector", f.CollectorStopped, "", {"running": _flag(False)}),
    Measurement("recording", f.RecordingStopped, "whether the disk has room to record",
                {"recording": _flag(False), "free": _is("free")}),
    Measurement("recording", f.RecordingResumed, "", {"recording": _flag(True)}),
    Measurement("session", f.SessionOpened, "somebody's time at a machine begins or ends",
                {"session": _is("session"), "open": _flag(True), "order": _is("order"), "operation": _is("operation"),
                 "role": _is("role.value"), "persons": _list("persons")}, {"via": _is("via")}),
    Measurement("session", f.SessionClosed, "", {"session": _is("session"), "open": _flag(False)}, {"via": _is("via")}),
    Measurement("stop_reason", f.StopReasonGiven, "why a machine stood",
                {"since": lambda fact: fact.since.timestamp()}, {"reason": _is("reason_code")}),
    Measurement("trainer_call", f.TrainerCalled, "a trainer is called to a machine",
                {"call": _is("call"), "persons": _list("persons")}, {"reason": _is("reason_code")}),
    Measurement("tool_life", f.ToolLifeRead, "what is left of a tool's life",
                {"left": _seconds("left")}, {"tool": _is("tool"), "by": lambda fact: fact.by.value if fact.by else ""}),
    Measurement("tool_renewed", f.ToolRenewed, "a tool's life begins again",
                {"left": _seconds("left"), "previous": _seconds("previous")}, {"tool": _is("tool")}),
    Measurement("tool_condition", f.ToolConditionChanged, "a tool's condition from here on",
                {"condition": _is("condition.value"), "left": _known("left")}, {"tool": _is("tool")}),
    Measurement("access", f.AccessDecided, "whether a person may use a machine",
                {"decision": _is("decision"), "enforced": _is("enforced"), "person": _is("person")},
                {"outcome": _is("outcome"), "via": _is("via")}),
    Measurement("permit", f.PermitGiven, "the start permission from here on",
                {"given": _flag(True), "session": _is("session"), "persons": _list("persons")}),
    Measurement("permit", f.PermitWithheld, "", {"given": _flag(False)}),
    Measurement("permit_not_obeyed", f.PermitNotObeyed, "the start permission is not the one that was written",
                {"wanted": _is("wanted")}),
    Measurement("unauthorised_run", f.UnauthorisedRun, "a machine runs and nobody there has the right to",
                {"runs": lambda _: 1, "session": _is("session"), "persons": _list("persons")},
                {"reason": _is("reason")}),
    Measurement("right_expired", f.RightExpired, "the right of somebody in a session is over",
                {"session": _is("session"), "person": _is("person")}),
)  # fmt: skip


def described() -> str:
    """Every measurement with its tags and fields, as a Markdown table."""
    rows = ["| measurement | tells | tags | fields |", "|---|---|---|---|"]
    names = dict.fromkeys(one.name for one in MEASUREMENTS)
    for name in names:
        of = [one for one in MEASUREMENTS if one.name == name]
        tags = dict.fromkeys(tag for one in of for tag in ("machine", *sorted(one.tags)))
        fields = dict.fromkeys(named for one in of for named in one.fields)
        rows.append(
            f"| {name} | {next(one.what for one in of if one.what)} | {', '.join(tags)} | {', '.join(fields)} |"
        )
    rows.append("| telemetry | a value that a machine measures | machine, signal, unit | value, quality |")
    return "\n".join(rows)


OF: Mapping[type[Fact], Sequence[Measurement]] = {
    kind: [one for one in MEASUREMENTS if one.of is kind] for kind in {one.of for one in MEASUREMENTS}
}
"""By kind of fact. Kinds that are not here (papers, accounts, teaching, privacy) never leave the house."""

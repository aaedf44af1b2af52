"""Facts for the store's tests: short ways to tell them, and any plausible sequence of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from collector.core.facts import (
    NOBODY,
    AlarmCleared,
    AlarmRaised,
    AssessmentWithdrawn,
    Attribution,
    CallWithdrawn,
    CollectorStarted,
    CompetenceAssessed,
    CountHeld,
    CountStep,
    CoverageLost,
    CoverageRegained,
    CycleEnded,
    CycleOutcome,
    CycleStarted,
    DeclarationWithdrawn,
    ExecutionChanged,
    Fact,
    FiledEvidence,
    GuardChanged,
    HeldCountReviewed,
    ModeChanged,
    OrderChanged,
    PartQuality,
    PartsAssigned,
    PartsCorrected,
    PartsCounted,
    PartsDeclared,
    ProgramChanged,
    Role,
    SessionClosed,
    SessionCorrected,
    SessionJoined,
    SessionLeft,
    SessionOpened,
    StopReasonGiven,
    ToolChanged,
    ToolTime,
    TrainerCalled,
    TrainerCame,
)
from collector.core.signals import Execution

MONDAY = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
ANNE = Attribution(session="dmu.s1", persons=("p-anne",), order="C-1", operation="10", role=Role.RUN)
BOTH = Attribution(session="dmu.s2", persons=("p-anne", "p-bilal"), order="C-2", operation="20", role=Role.SETUP)


def at(seconds: float) -> datetime:
    """So many seconds after Monday, 8 o'clock."""
    return MONDAY + timedelta(seconds=seconds)


def tool(seconds: float, name: str | None = "T1", machine: str = "dmu") -> ToolChanged:
    return ToolChanged(machine=machine, at=at(seconds), tool=name, previous=None)


def execution(seconds: float, now: Execution, machine: str = "dmu") -> ExecutionChanged:
    return ExecutionChanged(machine=machine, at=at(seconds), execution=now, previous=Execution.UNAVAILABLE)


def started(seconds: float, cycle: str = "dmu.c1", whose: Attribution = ANNE) -> CycleStarted:
    return CycleStarted(machine="dmu", at=at(seconds), cycle=cycle, seen=True, program="P1", attribution=whose)


def ended(seconds: float, cycle: str = "dmu.c1", whose: Attribution = ANNE, **changes: Any) -> CycleEnded:
    given: dict[str, Any] = {
        "outcome": CycleOutcome.COMPLETED, "started_at": at(seconds - 60), "start_seen": True, "gross": 60.0,
        "active": 50.0, "hold": 10.0, "blind": 0.0, "program": "P1",
        "tools": (ToolTime(tool="T1", seconds=30.0), ToolTime(tool="T2", seconds=20.0)), "excluded": (),
        "attribution": whose, "attribution_at_end": whose,
    }  # fmt: skip
    return CycleEnded(machine="dmu", at=at(seconds), cycle=cycle, **{**given, **changes})


def counted(seconds: float, count: str = "dmu.p1", whose: Attribution = ANNE, **changes: Any) -> PartsCounted:
    given: dict[str, Any] = {"counter": "part_count", "parts": 1, "step": CountStep.INCREMENT, "raw_from": 1,
                             "raw_to": 2, "attribution": whose}  # fmt: skip
    return PartsCounted(machine="dmu", at=at(seconds), count=count, **{**given, **changes})


def assigned(seconds: float, count: str = "dmu.p1", whose: Attribution = ANNE) -> PartsAssigned:
    return PartsAssigned(
        machine="dmu", at=at(seconds), count=count, attribution=whose, author="a-1", reason="forgot the badge"
    )


def corrected(seconds: float, count: str, parts: int, good: int, scrap: int, rework: int = 0) -> PartsCorrected:
    return PartsCorrected(machine="dmu", at=at(seconds), count=count, parts=parts, good=good, scrap=scrap,
                          rework=rework, author="a-1", reason="measured")  # fmt: skip


def opened(seconds: float, session: str = "dmu.s1", persons: tuple[str, ...] = ("p-anne",)) -> SessionOpened:
    return SessionOpened(machine="dmu", at=at(seconds), session=session, persons=persons, order="C-1", operation="10",
                         role=Role.RUN, author="p-anne", via="badge")  # fmt: skip


def held(seconds: float, hold: str = "dmu.h1") -> CountHeld:
    return CountHeld(machine="dmu", at=at(seconds), hold=hold, counter="part_count", raw_from=3, raw_to=900, steps=897,
                     parts=897, plausible=4, reason="faster than it can work", attribution=ANNE)  # fmt: skip


_machines = st.sampled_from(["dmu", "lathe"])
_cycles = st.sampled_from([f"dmu.c{number}" for number in range(4)])
_counts = st.sampled_from([f"dmu.p{number}" for number in range(5)])
_sessions = st.sampled_from(["dmu.s1", "dmu.s2"])
_persons = st.sampled_from(["p-anne", "p-bilal", "p-chloe"])
_declarations = st.sampled_from(["", "d-1", "d-2", "d-3"])
_few = st.integers(0, 5)
_excluded = st.sampled_from([(), (), (), ("dry_run",), ("dry_run", "mdi")])
_attributions = st.sampled_from([NOBODY, ANNE, BOTH, Attribution(order="C-1"), Attribution(persons=("p-chloe",))])
_words = st.sampled_from(["", "a", "é"])


def _fact(kind: type[Fact], **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """A maker of facts that still lack their time."""
    given = {"machine": st.just("dmu"), **fields}
    return st.fixed_dictionaries(given).map(lambda values: lambda when: kind(at=when, **values))


_happenings = st.one_of(
    _fact(CollectorStarted, machine=st.just(""), boot=st.just("b"), software=st.just("1")),
    _fact(CoverageLost, machine=_machines, reason=_words),
    _fact(CoverageRegained, machine=_machines, lost_at=st.none() | st.integers(-50, 0).map(at)),
    _fact(ExecutionChanged, machine=_machines, execution=st.sampled_from(list(Execution)),
          previous=st.just(Execution.READY)),
    _fact(ModeChanged, mode=st.sampled_from(["dry_run", "controller_mode"]), value=st.none() | _words,
          excluded=_excluded),
    _fact(ProgramChanged, program=st.none() | _words, previous=st.none()),
    _fact(ToolChanged, machine=_machines, tool=st.none() | st.sampled_from(["T1", "T2"]), previous=st.none()),
    _fact(AlarmRaised, alarm=_words),
    _fact(AlarmCleared, alarm=_words),
    _fact(GuardChanged, closed=st.none() | st.booleans()),
    _fact(CycleStarted, cycle=_cycles, seen=st.booleans(), program=st.none() | _words, attribution=_attributions),
    _fact(CycleEnded, cycle=_cycles, outcome=st.sampled_from(list(CycleOutcome)), started_at=_few.map(at),
          start_seen=st.booleans(), gross=st.just(3.5), active=st.floats(0, 9), hold=st.just(0.25), blind=st.just(0.0),
          program=st.none() | _words,
          tools=st.lists(st.builds(ToolTime, tool=st.just("T1"), seconds=st.floats(0, 9)), max_size=3).map(tuple),
          excluded=_excluded, attribution=_attributions, attribution_at_end=_attributions),
    _fact(PartsCounted, count=_counts, counter=st.just("part_count"), parts=_few,
          step=st.sampled_from(list(CountStep)), raw_from=st.none() | _few, raw_to=st.none() | _few,
          excluded=_excluded, quality=st.sampled_from(list(PartQuality)), attribution=_attributions),
    _fact(PartsAssigned, count=_counts, attribution=_attributions, author=_words, reason=_words),
    _fact(PartsCorrected, count=_counts, parts=_few, good=_few, scrap=_few, rework=_few, author=_words, reason=_words),
    _fact(CountHeld, hold=st.just("dmu.h1"), counter=st.just("part_count"), raw_from=_few, raw_to=_few, steps=_few,
          parts=_few, plausible=_few, reason=_words, attribution=_attributions),
    _fact(HeldCountReviewed, hold=st.just("dmu.h1"), accepted=st.booleans(), author=_words, reason=_words),
    _fact(SessionOpened, session=_sessions, persons=st.lists(_persons, min_size=1, max_size=2).map(tuple),
          order=st.just("C-1"), operation=st.none(), role=st.sampled_from(list(Role)), author=_words, via=_words),
    _fact(SessionJoined, session=_sessions, person=_persons, author=_words, via=_words),
    _fact(SessionLeft, session=_sessions, person=_persons, author=_words, via=_words),
    _fact(SessionClosed, session=_sessions, reason=_words, author=_words, via=_words),
    _fact(SessionCorrected, session=_sessions, closed_at=_few.map(at), author=_words, reason=_words),
    _fact(PartsDeclared, count=st.none() | _counts, attribution=_attributions, good=_few, scrap=_few, rework=_few,
          reason_code=_words, author=_words, via=_words, declaration=_declarations),
    _fact(DeclarationWithdrawn, declaration=_declarations, author=_words, via=_words),
    _fact(StopReasonGiven, machine=_machines, since=_few.map(at), until=st.none() | _few.map(at), reason_code=_words,
          author=_words, via=_words),
    _fact(TrainerCalled, persons=st.lists(_persons, max_size=2).map(tuple), reason_code=_words, author=_words,
          via=_words, call=st.sampled_from(["", "k-1", "k-2", "k-3"])),
    _fact(OrderChanged, machine=st.just(""), order=st.just("C-1"), state=_words, changed=st.just(("state",)),
          operations=st.just(()), removed=st.just(()), author=_words, via=_words),
    _fact(TrainerCame, author=_words, via=_words),
    _fact(CallWithdrawn, author=_words, via=_words),
    _fact(CompetenceAssessed, machine=st.just(""), assessment=_words, person=_persons, grid=_words, competence=_words,
          level=_words, comment_digest=st.none() | _words, evidence=st.just(("dmu.c1",)), author=_words,
          files=st.lists(st.builds(FiledEvidence, file=_words, digest=_words), max_size=2).map(tuple)),
    _fact(AssessmentWithdrawn, machine=st.just(""), assessment=_words, person=_persons, author=_words,
          emptied=st.booleans()),
)  # fmt: skip


@st.composite
def batches(draw: st.DrawFn) -> list[list[Fact]]:
    """Facts in the order of their recording, cut into transactions; now and then one that is dated back."""
    makers = draw(st.lists(_happenings, max_size=40))
    told: list[Fact] = []
    for seconds, make in enumerate(makers):
        told.append(make(at(seconds - draw(st.sampled_from([0, 0, 0, 0, 3, 9])))))
    cuts: list[list[Fact]] = [[]]
    for fact in told:
        cuts[-1].append(fact)
        if draw(st.booleans()):
            cuts.append([])
    return cuts

"""Where the time went: the time categories of NF E60-182, and TRS, TRG, TRE with the share of time observed.

Source: NF E60-182 (AFNOR). French terms stand in brackets beside the names.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from collector.core.execution import PACES, Pace
from collector.core.intervals import Interval, difference, intersection, length
from collector.core.signals import Execution
from collector.core.stretches import StateInterval, one_at_a_time, stretches

MICRO_STOP = 300.0
"""Seconds: a stop shorter than this between two runs is a loss of pace and no stop."""


@dataclass(frozen=True, slots=True)
class CountedParts:
    """Parts that count: none of a dry run or a warm-up.

    Args:
        at: When they were counted (UTC).
        parts: How many.
        standard: Seconds that one of them takes by its standard (temps de cycle de référence); None for none.
        good: Of these, declared good.
        scrap: Of these, declared scrap or to be reworked. A part that nobody has judged passes for good.
        backfilled: They were made while nobody watched, so they say nothing of observed time.
    """

    at: datetime
    parts: int
    standard: float | None
    good: int = 0
    scrap: int = 0
    backfilled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeBreakdown:
    """The time of one machine in one window, in seconds.

    A time or rate that cannot be known is None and never 0. Every rate that rests on what the machine did is of the
    observed part of its required time: show `observed` beside it, always.

    Args:
        total: tT, the window (temps total).
        opening: tO, the workshop is open (temps d'ouverture).
        required: tR, open and no stop was planned (temps requis).
        seen: The part of the required time in which the machine was observed.
        operating: tF, of the seen time, the machine ran, micro-stops included (temps de fonctionnement brut).
        net: tN, what the parts take by their standards (temps net); None if a part's standard is unknown.
        useful: tU, what the good ones of them take (temps utile); None likewise.
        stops: Stops in the seen time by what the controller did (arrêts propres et induits).
        micro_stops: Stops too short to be stops (micro-arrêts): a part of the operating time.
        parts: Parts counted in the seen time; None where nobody counts them.
        with_standard: Of these, parts whose standard is known.
        judged: Of these, parts that somebody declared good or scrap.
    """

    total: float
    opening: float
    required: float
    seen: float
    operating: float
    net: float | None
    useful: float | None
    stops: Mapping[Execution, float]
    micro_stops: float
    parts: int | None
    with_standard: int
    judged: int

    # How far the rest can be trusted.

    @property
    def observed(self) -> float | None:
        """The share of the required time in which the machine was observed."""
        return _share(self.seen, self.required)

    @property
    def standard_known(self) -> float | None:
        """The share of the parts whose standard is known."""
        return _share(self.with_standard, self.parts)

    @property
    def quality_known(self) -> float | None:
        """The share of the parts that somebody declared good or scrap."""
        return _share(self.judged, self.parts)

    # Rates.

    @property
    def availability(self) -> float | None:
        """Do = tF / tR (disponibilité opérationnelle)."""
        return _share(self.operating, self.seen)

    @property
    def performance(self) -> float | None:
        """Tp = tN / tF (taux de performance); above 1 where the standard is slower than the machine."""
        return _share(self.net, self.operating)

    @property
    def quality(self) -> float | None:
        """Tq = tU / tN (taux de qualité)."""
        return _share(self.useful, self.net)

    @property
    def trs(self) -> float | None:
        """TRS = tU / tR = Do x Tp x Tq (taux de rendement synthétique)."""
        return _share(self.useful, self.seen)

    @property
    def loading(self) -> float | None:
        """Tc = tR / tO (taux de charge)."""
        return _share(self.required, self.opening)

    @property
    def trg(self) -> float | None:
        """TRG = tU / tO = TRS x Tc (taux de rendement global)."""
        return _product(self.trs, self.loading)

    @property
    def engagement(self) -> float | None:
        """Ts = tO / tT (taux stratégique d'engagement)."""
        return _share(self.opening, self.total)

    @property
    def tre(self) -> float | None:
        """TRE = tU / tT = TRG x Ts (taux de rendement économique)."""
        return _product(self.trg, self.engagement)

    # Losses, in the order of the waterfall; together with the useful time they are the total.

    @property
    def closed(self) -> float:
        """The workshop was closed (fermeture)."""
        return self.total - self.opening

    @property
    def planned_stops(self) -> float:
        """Stops that were planned (arrêts planifiés)."""
        return self.opening - self.required

    @property
    def unobserved(self) -> float:
        """Nobody knows what the machine did."""
        return self.required - self.seen

    @property
    def pace_loss(self) -> float | None:
        """The machine ran slower than its standards (écarts de cadence); negative where it ran faster."""
        return None if self.net is None else self.operating - self.micro_stops - self.net

    @property
    def scrap_loss(self) -> float | None:
        """Time spent on parts that are no good (non-qualité)."""
        return None if self.net is None or self.useful is None else self.net - self.useful


def breakdown(
    since: datetime,
    until: datetime,
    *,
    opening: Iterable[Interval],
    planned_stops: Iterable[Interval],
    states: Iterable[StateInterval],
    parts: Iterable[CountedParts] | None,
    micro_stop: float = MICRO_STOP,
) -> TimeBreakdown:
    """Sort a window of one machine's time into the categories of NF E60-182.

    Args:
        since: Begin of the window, with a zone.
        until: Its end.
        opening: When its place is open (UTC).
        planned_stops: When a stop of it was planned (UTC).
        states: What its controller did (UTC). UNAVAILABLE, and time without a state, is unobserved. Of two states that
            overlap the later one holds.
        parts: What was counted; None where nobody counts. Only what was counted in observed required time is taken.
        micro_stop: Seconds: shorter stops between two runs stay in the operating time.
    """
    window = [Interval(since.astimezone(UTC), until.astimezone(UTC))]
    opened = intersection(opening, window)
    required = difference(opened, planned_stops)
    known = [state for state in one_at_a_time(states) if PACES[state.execution] is not Pace.BLIND]
    seen = intersection(required, (Interval(state.start, state.end) for state in known))

    running, micro, stops = 0.0, 0.0, dict[Execution, float]()
    for stretch in stretches(known, required):
        if stretch.runs:
            running += stretch.seconds
        elif stretch.between_runs and stretch.seconds < micro_stop:
            micro += stretch.seconds
        else:
            for state in stretch.states:
                stops[state.execution] = stops.get(state.execution, 0.0) + state.seconds

    counted = None if parts is None else _counted_within(seen, parts)
    net, useful = _standard_times(counted)
    return TimeBreakdown(
        total=length(window),
        opening=length(opened),
        required=length(required),
        seen=length(seen),
        operating=running + micro,
        net=net,
        useful=useful,
        stops=stops,
        micro_stops=micro,
        parts=None if counted is None else sum(one.parts for one in counted),
        with_standard=sum(one.parts for one in counted or () if one.standard is not None),
        judged=sum(one.good + one.scrap for one in counted or ()),
    )


def _counted_within(intervals: Sequence[Interval], parts: Iterable[CountedParts]) -> list[CountedParts]:
    """The parts that were made in one of the intervals: just before the instant at which they were counted."""
    starts = [one.start for one in intervals]

    def made_within(at: datetime) -> bool:
        number = bisect_left(starts, at) - 1
        return number >= 0 and at <= intervals[number].end

    return [one for one in parts if not one.backfilled and made_within(one.at)]


def _standard_times(counted: Sequence[CountedParts] | None) -> tuple[float | None, float | None]:
    """Seconds that the parts, and the good ones of them, take by their standards; None where one is unknown."""
    if counted is None:
        return None, None
    net = useful = 0.0
    for one in counted:
        if one.standard is None:
            if one.parts:
                return None, None
            continue
        net += one.standard * one.parts
        useful += one.standard * (one.parts - one.scrap)
    return net, useful


def _share(part: float | None, whole: float | None) -> float | None:
    return None if part is None or not whole else part / whole


def _product(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else one * other

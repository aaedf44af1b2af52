"""The API for charts: what a machine measured over a period, and where its time went."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Query

from collector.accounts.rights import Right
from collector.core.signals import Execution, kind_of
from collector.core.time_categories import TimeBreakdown
from collector.errors import SamplesError
from collector.store.sample_queries import Sample, Series
from collector.web.api.periods import Since, Until, period
from collector.web.api.reading import asking
from collector.web.api.rights import needs
from collector.web.key_figures import time_breakdown
from collector.web.surroundings import ShownMachine, Surroundings
from collector.web.tool_sights import ToolSight, read_tools

A_SHIFT, A_DAY = timedelta(hours=8), timedelta(days=1)

NO_MACHINE: dict[int | str, dict[str, Any]] = {404: {"description": "There is no such machine."}}


@dataclass(frozen=True, slots=True)
class Samples:
    """Measured values of one signal, by time; few enough to draw, none of the peaks lost.

    A value is null where nothing could be trusted from there on.
    """

    machine: str
    signal: str
    unit: str
    since: datetime
    until: datetime
    samples: list[Sample]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trs:
    """Where a machine's time went, by NF E60-182: seconds, and rates from 0 to 1; null for what cannot be known.

    Every rate is of the observed part of the required time: show `observed` beside it, always.

    Args:
        total: tT (temps total).
        opening: tO (temps d'ouverture).
        required: tR (temps requis).
        seen: The part of the required time in which the machine was observed.
        operating: tF of the seen time, micro-stops included (temps de fonctionnement).
        net: tN, what the parts take by their standards (temps net).
        useful: tU, what the good ones take (temps utile).
        stops: Stops in the seen time, by what the controller did.
        micro_stops: Stops too short to be stops, a part of the operating time.
        closed: The workshop was closed.
        planned_stops: Stops that were planned.
        unobserved: Nobody knows what the machine did.
        pace_loss: It ran slower than its standards; negative where it ran faster.
        scrap_loss: Time for parts that are no good.
        parts: Counted in the seen time.
        observed: The share of the required time in which it was observed.
        standard_known: The share of the parts whose standard is known.
        quality_known: The share of the parts that somebody judged.
        availability: Do.
        performance: Tp.
        quality: Tq.
        trs: TRS.
        trg: TRG.
        tre: TRE.
    """

    machine: str
    since: datetime
    until: datetime
    total: float
    opening: float
    required: float
    seen: float
    operating: float
    net: float | None
    useful: float | None
    stops: Mapping[Execution, float]
    micro_stops: float
    closed: float
    planned_stops: float
    unobserved: float
    pace_loss: float | None
    scrap_loss: float | None
    parts: int | None
    observed: float | None
    standard_known: float | None
    quality_known: float | None
    availability: float | None
    performance: float | None
    quality: float | None
    trs: float | None
    trg: float | None
    tre: float | None


def machines_of(around: Surroundings) -> APIRouter:
    """The routes about one machine.

    Args:
        around: What they look at.
    """
    router = APIRouter(tags=["machines"], dependencies=[Depends(needs(Right.SEE_MACHINES))])
    read = asking(around.store)

    def known(machine: str) -> ShownMachine:
        found = around.site.machine(machine, gone=True)
        if found is None:
            there = ", ".join(one.id for one in around.site.machines)
            raise HTTPException(404, f"there is no machine {machine!r} here; there are {there}")
        return found

    @router.get("/machines/{machine}/series", responses={**NO_MACHINE})
    async def series(machine: str) -> list[Series]:
        """The signals of which measured values are kept, with the first and the last."""
        whose = known(machine).id
        try:
            return [one for one in await asyncio.to_thread(around.samples.series) if one.machine == whose]
        except SamplesError as error:
            raise HTTPException(503, str(error)) from error

    @router.get("/machines/{machine}/samples", responses={**NO_MACHINE})
    async def samples(
        machine: str,
        signal: Annotated[str, Query(description="the signal, as `series` names it", examples=["spindle_load"])],
        since: Since = None,
        until: Until = None,
        points: Annotated[int, Query(ge=2, le=20_000, description="at most so many")] = 2_000,
    ) -> Samples:
        """Measured values of one signal; the last eight hours if no beginning is named.

        Where there are more than `points`, the lowest and the highest value of equal pieces of the period are told.
        """
        whose = known(machine)
        first, last = period(since, until, A_SHIFT, around)
        try:
            found = await asyncio.to_thread(around.samples.query, whose.id, signal, first, last, points)
        except SamplesError as error:
            raise HTTPException(503, str(error)) from error
        kind = kind_of(signal)
        unit = whose.units.get(signal) or (kind.unit if kind is not None else "")
        return Samples(whose.id, signal, unit, first, last, found)

    @router.get("/machines/{machine}/tools", responses={**NO_MACHINE})
    async def machine_tools(machine: str) -> list[ToolSight]:
        """The machine's tools: what is left of each, why it is locked, its use of the last 14 days, its expected end.

        Lives are in seconds for `TIME`, in millimetres for distances, and in numbers else. `expected` is when the life
        will be over at the pace of these days, with the range that their unevenness leaves.
        """
        whose = known(machine)
        states, now = around.live.of(whose.id).state.tools, around.clock.now()
        return await read(lambda link: read_tools(link, around.site, whose, states, now))

    @router.get("/machines/{machine}/trs", responses={**NO_MACHINE})
    async def trs(machine: str, since: Since = None, until: Until = None) -> Trs:
        """Where the machine's time went, and TRS, TRG and TRE; the last 24 hours if no beginning is named."""
        whose = known(machine)
        first, last = period(since, until, A_DAY, around)
        last = min(last, around.clock.now())
        if last <= first:
            raise HTTPException(422, "the period has not begun yet")
        told = await read(lambda link: time_breakdown(link, around.site, whose, first, last))
        return _trs(whose.id, first, last, told)

    return router


def _trs(machine: str, since: datetime, until: datetime, told: TimeBreakdown) -> Trs:
    return Trs(
        machine=machine, since=since, until=until, total=told.total, opening=told.opening, required=told.required,
        seen=told.seen, operating=told.operating, net=told.net, useful=told.useful, stops=told.stops,
        micro_stops=told.micro_stops, closed=told.closed, planned_stops=told.planned_stops,
        unobserved=told.unobserved, pace_loss=told.pace_loss, scrap_loss=told.scrap_loss, parts=told.parts,
        observed=told.observed, standard_known=told.standard_known, quality_known=told.quality_known,
        availability=told.availability, performance=told.performance, quality=told.quality, trs=told.trs,
        trg=told.trg, tre=told.tre,
    )  # fmt: skip

"""A workshop with some weeks behind it: orders in every state, sessions, cycles, counts, what people put right."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from collector.core.facts import (
    Attribution,
    CountStep,
    CycleEnded,
    CycleOutcome,
    Fact,
    PartQuality,
    PartsCorrected,
    PartsCounted,
    Role,
    SessionClosed,
    SessionOpened,
    ToolTime,
)
from collector.core.families import Family
from collector.core.opening import PlannedStop, Shift
from collector.store.registry import Registry
from collector.store.registry_records import Operation, Order, OrderState
from tests.web.scene import AMINATA, HUGO, LEA, SITE, YANIS, Scene, scene

WEEK = (1, 2, 3, 4, 5)
SHIFTS = (Shift("matin", WEEK, time(8), time(12)), Shift("après-midi", (1, 2, 3, 4), time(13, 30), time(17)))
BREAK = PlannedStop("pause", WEEK, time(10), time(10, 15))
OPEN_SITE = dataclasses.replace(SITE, shifts=SHIFTS, planned_stops=(BREAK,))
"""The scene's site, open 34 hours a week."""

ORDERS = (
    Order(number="26-1060", customer="Ateliers Pernet", title="Axe de renvoi", due_date=date(2026, 12, 4)),
    Order(number="26-1061", customer="Hydro-Sud", title="Bride DN80", due_date=date(2026, 11, 26)),
    Order(number="26-1062", customer="Léman Nautic", title="Platine de treuil"),
    Order(number="26-1030", customer="Agri-Méca", title="Patin", due_date=date(2026, 11, 2), state=OrderState.DONE),
    Order(number="26-1031", customer="Agri-Méca", title="Patin long", due_date=date(2026, 11, 9),
          state=OrderState.CANCELLED),
    Order(number="2026/071 A", customer="Mairie & fils", title="Banc <public>", due_date=date(2026, 12, 11)),
)  # fmt: skip
OPERATIONS = (
    Operation(order="26-1042", operation="10", description="Débit", family=Family.SAW, quantity=48,
              standard_cycle=60.0),
    Operation(order="26-1042", operation="30", description="Contrôle final", family=Family.OTHER, quantity=48),
    Operation(order="26-1060", operation="10", description="Tournage", family=Family.CNC_LATHE, quantity=300,
              standard_cycle=90.0, standard_setup=3600.0, program="AXE60"),
    Operation(order="26-1060", operation="20", description="Fraisage du méplat", family=Family.MACHINING_CENTRE,
              quantity=300, standard_cycle=240.0, standard_setup=2700.0, parts_per_cycle=4, program="O1060"),
    Operation(order="26-1061", operation="10", description="Tournage des faces", family=Family.CNC_LATHE, quantity=120,
              standard_cycle=140.0, standard_setup=1800.0, program="BRIDE80"),
    Operation(order="26-1062", operation="10", description="Découpe", family=Family.LASER, quantity=20),
    Operation(order="26-1030", operation="10", description="Pliage", family=Family.PRESS_BRAKE, quantity=12,
              standard_cycle=30.0),
    Operation(order="26-1031", operation="10", description="Pliage", family=Family.PRESS_BRAKE, quantity=12),
    Operation(order="2026/071 A", operation="10", description="Soudage du châssis", family=Family.WELDING, quantity=6),
)  # fmt: skip


def at(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    """A moment on the wall in Paris in winter (UTC)."""
    return datetime(2026, month, day, hour, minute, tzinfo=UTC) - timedelta(hours=1)


class Past:
    """Tells what was done, in facts, with ids of their own."""

    def __init__(self) -> None:
        self.facts: list[Fact] = []
        self._number = 5000

    def _id(self, machine: str, kind: str) -> str:
        self._number += 1
        return f"{machine}.{kind}{self._number}"

    def session(
        self, machine: str, start: datetime, *, order: str, operation: str | None, persons: tuple[str, ...],
        parts: int = 0, every: float = 90.0, active: float = 70.0, role: Role = Role.RUN, minutes: float = 0.0,
        scrap: int = 0, program: str = "P1", reason: str = "cote hors tolérance",
    ) -> str:  # fmt: skip
        """A session in which parts were made, one every so many seconds; or one that lasted so many minutes."""
        session = self._id(machine, "s")
        whose = Attribution(session=session, persons=persons, order=order, operation=operation, role=role)
        self.facts.append(
            SessionOpened(machine=machine, at=start, session=session, persons=persons, order=order,
                          operation=operation, role=role, author=persons[0], via="badge")
        )  # fmt: skip
        for number in range(parts):
            self.part(machine, start + timedelta(seconds=every * (number + 1)), whose, active, program)
            if number < scrap:
                count = self.facts[-1]
                assert isinstance(count, PartsCounted)
                self.facts.append(
                    PartsCorrected(machine=machine, at=count.at + timedelta(hours=1), count=count.count, parts=1,
                                   good=0, scrap=1, rework=0, author="a-head", reason=reason)
                )  # fmt: skip
        end = start + (timedelta(minutes=minutes) if minutes else timedelta(seconds=every * parts))
        self.facts.append(
            SessionClosed(machine=machine, at=end, session=session, reason="left", author=persons[0], via="badge")
        )
        return session

    def part(self, machine: str, when: datetime, whose: Attribution, active: float, program: str) -> None:
        """A cycle and the part that it made."""
        cycle = self._id(machine, "c")
        jitter = 1 + (self._number * 7919 % 17 - 8) / 60
        self.facts += [
            CycleEnded(machine=machine, at=when, cycle=cycle, outcome=CycleOutcome.COMPLETED,
                       started_at=when - timedelta(seconds=active * jitter + 5), start_seen=True,
                       gross=active * jitter + 5, active=active * jitter, hold=5.0, blind=0.0, program=program,
                       tools=(ToolTime(tool="T1", seconds=active),), excluded=(), attribution=whose,
                       attribution_at_end=whose),
            PartsCounted(machine=machine, at=when, count=self._id(machine, "p"), counter="part_count", parts=1,
                         step=CountStep.INCREMENT, raw_from=None, raw_to=None, cycle=cycle, attribution=whose,
                         program=program, quality=PartQuality.UNKNOWN),
        ]  # fmt: skip

    def nobodys(self, machine: str, start: datetime, parts: int, program: str, order: str | None = None) -> None:
        """Parts made while nobody had badged in."""
        for number in range(parts):
            self.part(machine, start + timedelta(seconds=100 * number), Attribution(order=order), 70.0, program)


def weeks() -> Iterator[Fact]:
    """Three weeks of November."""
    past = Past()
    lea, yanis, hugo, aminata = (one.id for one in (LEA, YANIS, HUGO, AMINATA))
    past.session("tour-1", at(10, 8), order="26-1060", operation="10", persons=(hugo,), role=Role.SETUP, minutes=75)
    for day, every, parts in ((10, 110, 40), (12, 100, 50), (16, 95, 50), (17, 120, 30), (18, 96, 45)):
        past.session("tour-1", at(day, 9, 30), order="26-1060", operation="10", persons=(hugo, lea), parts=parts,
                     every=every, active=84.0, scrap=2 if day == 12 else 0, program="AXE60")  # fmt: skip
    past.session("centre-1", at(19, 8), order="26-1060", operation="20", persons=(yanis,), role=Role.SETUP, minutes=40)
    past.session("centre-1", at(19, 9), order="26-1060", operation="20", persons=(yanis,), parts=30, every=80,
                 program="O1060")  # fmt: skip
    past.session("tour-2", at(20, 8), order="26-1061", operation="10", persons=(aminata,), parts=25, every=170,
                 active=146.0, program="BRIDE80", scrap=1, reason="choc en serrage")  # fmt: skip
    past.session("tour-2", at(23, 8, 30), order="26-1061", operation="10", persons=(aminata,), parts=20, every=190,
                 active=150.0, program="BRIDE80")  # fmt: skip
    past.session("tour-2", at(23, 13, 30), order="26-1061", operation="10", persons=(lea,), parts=15, every=230,
                 active=149.0, program="BRIDE80", scrap=1, reason="choc en serrage")  # fmt: skip
    past.session("plieuse-1", at(2, 9), order="26-1030", operation="10", persons=(lea,), parts=12, every=50,
                 active=28.0, program="PATIN")  # fmt: skip
    past.nobodys("tour-1", at(20, 14), 8, "AXE60", order="26-1060")
    past.nobodys("centre-1", at(20, 9), 3, "O1060")
    yield from sorted(past.facts, key=lambda one: one.at)


@asynccontextmanager
async def behind(directory: Path, **site: object) -> AsyncIterator[Scene]:
    """The workshop after these weeks, on Tuesday, 24 November, at 9:42."""
    async with scene(directory, dataclasses.replace(OPEN_SITE, **site)) as opened:  # type: ignore[arg-type]
        await asyncio.to_thread(_fill, opened)
        yield opened


def _fill(opened: Scene) -> None:
    registry = Registry(opened.around.store.writer)
    for order in ORDERS:
        registry.save_order(order)
    for operation in OPERATIONS:
        registry.save_operation(operation)
    opened.around.store.commit_now(list(weeks()))

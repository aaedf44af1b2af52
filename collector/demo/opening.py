"""The demo opens: supervisors show their badges, and at each machine that will run somebody begins who may."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import httpx

from collector.access.decision import Outcome
from collector.access.dossier import Mode
from collector.app import workshop
from collector.control import read_control
from collector.demo.entrants import AUTHOR
from collector.demo.people import PLACES, TRAINERS, School
from collector.gate.clerk import Clerk, Question
from collector.gate.watch import Presence
from collector.settings import Site
from collector.store.reader import StoreReader
from collector.store.registry import Registry
from collector.store.registry_records import Operation

AGAIN = 50 * 60.0
"""Seconds after which the demo's supervisors show their badges again, as they would have to."""

LEFT_FREE = "tour-2"
"""The machine at which nobody begins: it waits for whoever looks at the demo."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody who begins.

    Args:
        machine: Where.
        person: The opaque id of who.
        order: For which order; None for the one that the machine names.
        operation: And which of its operations.
    """

    machine: str
    person: str
    order: str | None
    operation: str | None


def who_begins(site: Site, works: Mapping[str, Operation | None], now: datetime) -> list[Entry]:
    """Somebody for each machine who may use it now, by the papers; staff where no trainee may: it is night, or Sunday.

    Args:
        site: The site.
        works: By machine, what is made there; None where the machine says so itself.
        now: The time (UTC).
    """
    assert site.access is not None, "the demo's site has access rules"
    entries: list[Entry] = []
    with StoreReader.open(site.store.directory) as store:
        school = School.of(Registry(store.readers))
        clerk = Clerk(store, site.access.pack, site.zone, site.stations)
        watch = {
            school.ids[usual]: Presence(school.ids[usual], place, now, now) for place, (usual, _) in TRAINERS.items()
        }
        busy: set[str] = set()
        for machine, work in works.items():
            place = site.stations[machine].place
            trainees = [one for group in sorted(PLACES[place]) for one in school.groups[group] if one not in busy]
            # Not always the first ones: a machine takes those behind whoever is at work already.
            asked = trainees[len(busy) % 5 :] + trainees[: len(busy) % 5]
            staff = [school.ids[one] for one in TRAINERS[place]]
            for person in (*asked, *staff):
                question = Question(person, machine, Mode.PRODUCTION, now, watch=watch)
                if clerk.answer(question).decision.outcome is not Outcome.DENIED:
                    busy.add(person)
                    order = (work.order, work.operation) if work is not None else (None, None)
                    entries.append(Entry(machine, person, *order))
                    break
    return entries


async def open_up(site: Site, works: Mapping[str, Operation | None]) -> None:
    """Have supervisors present, and let somebody begin at each machine; whoever was left there the last time has gone.

    It happens before the machines are connected: those that run do so by right from the first moment on.
    """
    async with workshop(site) as shop:
        for place, (usual, _) in TRAINERS.items():
            await shop.desk.gatekeeper.present(usual, place, author=AUTHOR)
        for machine, live in shop.live.machines.items():
            if live.state.session is not None:
                await shop.desk.close_session(machine, author=AUTHOR, via="command")
        taken = {machine: work for machine, work in works.items() if machine != LEFT_FREE}
        entries = await asyncio.to_thread(who_begins, site, taken, shop.clock.now())
        for one in entries:
            await shop.desk.open_session(
                one.machine, [one.person], order=one.order, operation=one.operation, author=one.person, via="badge"
            )


async def keep_supervising(site: Site) -> None:
    """Have the supervisors show their badges again and again, for as long as the demo runs."""
    while True:
        await asyncio.sleep(AGAIN)
        control = await asyncio.to_thread(read_control, site.store.directory)
        if control is None:
            continue
        headers = {"Authorization": f"Bearer {control.token}"}
        async with httpx.AsyncClient(base_url=control.url, headers=headers, trust_env=False, timeout=30) as client:
            for place, (usual, _) in TRAINERS.items():
                (await client.post("/api/supervisors", json={"person": usual, "place": place})).raise_for_status()

"""Every page of the whole collector on a year of history, fetched over loopback; and the reports that are printed."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from unittest.mock import MagicMock

import httpx

from collector.accounts.rights import RIGHTS, AccountRole, Right
from collector.settings import load
from collector.store.database import DATABASE
from collector.web.house import House, Show
from collector.web.rooms import furnish
from tests.bench import school
from tests.bench.figures import Figure
from tests.bench.processes import module
from tests.bench.running import address, connected, etabli_run
from tests.bench.signing_in import Cookies, sign_in
from tests.bench.viewers import Page, Tally
from tests.bench.year_store import Year, make_year

TARGET = 1_000.0
"""Milliseconds that a page may take."""

TIMES = 3
"""How often each page is fetched; the longest time counts."""

ROLES = (
    AccountRole.HEAD, AccountRole.SAFETY, AccountRole.TRAINER, AccountRole.ADMINISTRATOR, AccountRole.KIOSK
)  # fmt: skip
"""Who fetches a page: the first of them who may."""

SLOWEST = 12
"""Pages that are shown one by one; of the others the longest time."""


@dataclass(frozen=True, slots=True)
class Known:
    """What stands in addresses.

    Args:
        today: The last day of the year.
        paper: A paper of a trainee.
        account: An account.
    """

    today: date
    paper: str
    account: str

    @property
    def begin(self) -> date:
        """The first day of the last twelve months."""
        return self.today - timedelta(days=364)


def addresses(known: Known) -> Mapping[str, Sequence[str]]:
    """By a page's path in the house, what is fetched of it: also the longest times that can be asked for."""
    year = f"from={known.begin}&to={known.today}"
    machine, person, order = school.MACHINES[3].id, "p-pupil003", school.number_of(school.LARGEST)
    return {
        "/": ("/",),
        "/wall": ("/wall",),
        "/machines": ("/machines",),
        "/machines/{machine}": (
            f"/machines/{machine}", f"/machines/{machine}?range=week", f"/machines/{machine}?range=month",
            f"/machines/{machine}?{year}", f"/machines/{school.MACHINES[0].id}?{year}",
        ),
        "/orders": ("/orders", "/orders?state=done", "/orders?state=all"),
        "/orders/import": ("/orders/import",),
        "/orders/parts": (
            "/orders/parts", f"/orders/parts?machine={machine}", f"/orders/parts?order={order}",
            f"/orders/parts?day={known.today - timedelta(days=150)}",
        ),
        "/orders/{number:path}": (
            f"/orders/{order}", f"/orders/{order}?operation=10", f"/orders/{school.number_of(school.BEGUN - 1)}",
        ),
        "/access": ("/access",),
        "/access/decisions": (
            "/access/decisions", f"/access/decisions?{year}", f"/access/decisions?{year}&page=300",
            f"/access/decisions?{year}&person={person}&outcome=denied", f"/access/decisions?{year}&machine={machine}",
        ),
        "/access/matrix": ("/access/matrix", "/access/matrix?mode=setting"),
        "/access/decide": (f"/access/decide?person={person}&machine={machine}&mode=production&assumed=1",),
        "/access/papers": ("/access/papers", f"/access/papers?person={person}", "/access/papers?kind=safety_training"),
        "/access/papers/new": ("/access/papers/new", "/access/papers/new?kind=safety_training"),
        "/access/papers/import": ("/access/papers/import",),
        "/access/papers/{paper}": (f"/access/papers/{known.paper}",),
        "/access/papers/{paper}/{act}": (f"/access/papers/{known.paper}/correct",),
        "/access/runs": ("/access/runs", f"/access/runs?{year}"),
        "/access/proof": ("/access/proof",),
        "/access/override": ("/access/override",),
        "/access/withdraw": ("/access/withdraw",),
        "/access/lock-out": ("/access/lock-out",),
        "/trainees": ("/trainees", "/trainees?group=U1"),
        "/trainees/{person}": (
            f"/trainees/{person}", f"/trainees/{person}?since={known.begin}&until={known.today}",
            f"/trainees/{person}?since={known.begin}&until={known.today}&hands=alone",
        ),
        "/kiosk": ("/kiosk",),
        "/kiosk/{machine}": (f"/kiosk/{machine}",),
        "/codes": ("/codes",),
        "/me": ("/me",),
        "/accounts": ("/accounts",),
        "/accounts/new": ("/accounts/new",),
        "/accounts/devices/new": ("/accounts/devices/new",),
        "/accounts/tokens/new": ("/accounts/tokens/new",),
        "/accounts/{account}": (f"/accounts/{known.account}",),
    }  # fmt: skip


class Listed(House):
    """A house that only writes down which pages are registered."""

    def page(self, path: str, *, right: Right, **about: Any) -> Any:
        self.pages[path] = right

        def register(show: Show) -> Show:
            return show

        return register


def pages(site_file: Path) -> Mapping[str, Right]:
    """Every page of the house, with the right that it asks for."""
    site = load(site_file, secrets=False)
    house = Listed(MagicMock(site=MagicMock(zone=site.zone, machines=(), places={})))
    furnish(house, MagicMock(), MagicMock())
    return house.pages


async def measure(directory: Path) -> Sequence[Figure]:
    """Make the year, let the whole collector run on it with its machines, and ask for everything."""
    async with module("busy_machines", 0) as machines:
        port = (await machines.hear())["ready"]
        year = await asyncio.to_thread(make_year, directory, port)
        return await measure_on(year)


async def measure_on(year: Year) -> Sequence[Figure]:
    """The same, on a year that is there, whose machines answer."""
    data = year.site_file.parent / "data"
    cookies = await asyncio.to_thread(sign_in, data)
    known = await asyncio.to_thread(_known, data)
    house = await asyncio.to_thread(pages, year.site_file)
    async with etabli_run(year.site_file):
        url = await address(year.site_file)
        await connected(url, len(school.MACHINES))
        follows = await _follows(url, cookies, known)
        took = await _fetch_all(url, cookies, house, known)
    async with module("reports", year.site_file) as reports:
        told = await reports.hear()
    return [
        Figure("seconds to make the year", year.seconds, "s", remark=_told(year)),
        *_page_figures(took),
        Figure("pages without a measurement", len(left := _left(house, known)), most=0, remark=" ".join(left)),
        Figure(
            f"{follows.what}: until its figures are there, the first time", follows.milliseconds, "ms",
            remark="the page is shown at once and says how far it is; later they are at hand",
        ),
        *(Figure(what, one["ms"], "ms", most=one["most"], remark=one["remark"]) for what, one in told.items()),
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Took:
    """How long the longest fetch of an address took; `status` is what was answered, `size` its bytes."""

    what: str
    milliseconds: float
    status: int = 200
    size: int = 0
    role: str = ""


def _page_figures(took: Sequence[Took]) -> Iterator[Figure]:
    ordered = sorted(took, key=lambda one: -one.milliseconds)
    wrong = [one for one in took if one.status != 200]
    yield Figure("pages that were not given", len(wrong), most=0,
                 remark=" ".join(f"{one.what} {one.status}" for one in wrong))  # fmt: skip
    for one in ordered[:SLOWEST]:
        yield Figure(one.what, one.milliseconds, "ms", most=TARGET, remark=f"{one.role}, {one.size / 1024:,.0f} kB")
    rest = ordered[SLOWEST:]
    if rest:
        yield Figure(f"the slowest of the other {len(rest)} addresses", rest[0].milliseconds, "ms", most=TARGET,
                     remark=rest[0].what)  # fmt: skip


async def _fetch_all(url: str, cookies: Cookies, house: Mapping[str, Right], known: Known) -> list[Took]:
    """Each address three times, by the first role that may."""
    table, found = addresses(known), list[Took]()
    for path, right in house.items():
        role = next(one for one in (*ROLES, *AccountRole) if right in RIGHTS[one] and one in cookies)
        async with httpx.AsyncClient(base_url=url, cookies=dict(cookies[role]), trust_env=False, timeout=60) as client:
            for one in table.get(path, ()):
                found.append(await _fetch(client, one, role.value))
    return found


async def _fetch(client: httpx.AsyncClient, what: str, role: str) -> Took:
    longest, status, size = 0.0, 200, 0
    for _ in range(TIMES):
        began = time.perf_counter()
        answer = await client.get(what)
        longest = max(longest, (time.perf_counter() - began) * 1000)
        size = len(answer.content)
        if answer.status_code != 200:
            status = answer.status_code
    return Took(what, longest, status, size, role)


async def _follows(url: str, cookies: Cookies, known: Known) -> Took:
    """The page that shows a machine's year before it has read it, in a browser: until nothing more follows."""
    path = f"/machines/{school.MACHINES[5].id}?from={known.begin}&to={known.today}"
    page = Page(Tally(), awaited="rates")
    cookie = "; ".join(f"{name}={value}" for name, value in cookies[AccountRole.HEAD].items())
    began = time.perf_counter()
    await page.open(url + path, cookie)
    try:
        async with asyncio.timeout(60):
            await page.shows.wait()
        return Took(path, (time.perf_counter() - began) * 1000)
    finally:
        await page.close()


def _known(data: Path) -> Known:
    with closing(sqlite3.connect(data / DATABASE)) as connection:
        [paper] = connection.execute("SELECT id FROM paper WHERE kind = 'medical_opinion' ORDER BY number DESC LIMIT 1")
        [account] = connection.execute("SELECT id FROM account LIMIT 1")
        [last] = connection.execute("SELECT date(max(opened_at) / 1000000, 'unixepoch', 'localtime') FROM session")
    return Known(date.fromisoformat(last[0]), paper[0], account[0])


def _left(house: Mapping[str, Right], known: Known) -> list[str]:
    return sorted(set(house) - set(addresses(known)))


def _told(year: Year) -> str:
    counted = ", ".join(f"{count:,} {name}" for name, count in year.rows.items())
    return f"{year.size / 1e9:.1f} GB: {counted}"

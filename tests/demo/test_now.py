"""The demo's present: machines that play, people who may, accounts that open."""

from __future__ import annotations

import asyncio
import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from adapters.scripted import Connection as Scripted
from collector.accounts.lodge import open_lodge
from collector.accounts.rights import AccountRole
from collector.app import workshop
from collector.core.facts import UnauthorisedRun
from collector.demo.entrants import ACCOUNTS, KIOSK_AT, let_in
from collector.demo.opening import LEFT_FREE, open_up, who_begins
from collector.demo.people import School
from collector.demo.setting_up import set_up
from collector.runtime.clock import SystemClock
from collector.runtime.live import Live
from collector.settings import Site, load
from collector.store.registry import Registry
from collector.store.store import Store
from tests.demo.conftest import TODAY, Demo


@pytest.fixture
def copy(demo: Demo, tmp_path: Path) -> Site:
    """A copy of the demo that may be changed."""
    shutil.copytree(demo.folder, tmp_path / "demo")
    return load(tmp_path / "demo" / "etabli.toml")


def test_every_machine_is_reached(tmp_path: Path) -> None:
    """Six by their simulators' ports, the others by scripts that repeat, count, and pause; hurried as is asked."""
    ports = {48401 + number: 50001 + number for number in range(6)}
    setting = set_up(tmp_path, TODAY, ports, 8081, 8.0)
    site = setting.site
    assert (len(site.machines), site.web.port) == (13, 8081)
    text = (tmp_path / "etabli.toml").read_text()
    assert all(str(port) in text for port in ports.values())
    assert "4840" not in text
    played = [one for one in site.machines if isinstance(one.device.connection, Scripted)]
    assert len(played) == 7
    for one in played:
        connection = one.device.connection
        assert (connection.repeat, connection.speed) == (True, 2.0)
        rows = [row for row in connection.script if row.signal is not None]
        assert {"state", "parts", "kw", "alarm"} <= {row.signal for row in rows}
        counted = [row.value for row in rows if row.signal == "parts"]
        assert counted == sorted(counted)
        assert len(counted) > 20
        assert 600 < sum(row.after for row in connection.script) < 6 * 3600
    assert set(setting.works) == {one.id for one in site.machines[:-1]}
    assert setting.works["plieuse-1"] is not None
    assert setting.works["tour-1"] is None, "it says itself what it works for"


@pytest.mark.parametrize(
    ("now", "minors"),
    [(datetime(2026, 11, 25, 9, 30, tzinfo=UTC), True), (datetime(2026, 11, 25, 22, 30, tzinfo=UTC), False)],
    ids=["in the morning", "at night"],
)
def test_somebody_begins_who_may(demo: Demo, now: datetime, minors: bool) -> None:
    """At each machine somebody, nobody at two unless they are staff; at night nobody who is under age."""
    setting = demo.setting
    entries = who_begins(setting.site, setting.works, now)
    assert {one.machine for one in entries} == set(setting.works)
    with Store.open(setting.site.store.directory) as store:
        people = {one.id: one for one in Registry(store.readers).persons()}
    young = [one for one in entries if people[one.person].birth_date > now.date().replace(year=now.year - 18)]
    assert bool(young) is minors
    trainees = [one.person for one in entries if str(people[one.person].reference).startswith("E26")]
    assert len(set(trainees)) == len(trainees)


async def test_the_school_opens_before_its_machines_run(copy: Site, demo: Demo) -> None:
    """Supervisors are there, somebody is at every machine but the one that is left free; twice is the same."""
    works = demo.setting.works
    for _ in range(2):
        await open_up(copy, works)
        async with workshop(copy) as shop:
            assert len(shop.desk.gatekeeper.watchers()) == 2
            taken = {one.machine for one in shop.live.machines.values() if one.state.session is not None}
            assert taken == set(works) - {LEFT_FREE}
            decided = {machine: one.persons for machine, one in shop.live.machines.items() if machine in taken
                       for one in [one.state.session] if one is not None}  # fmt: skip
            assert all(decided.values())

    def runs() -> list[object]:
        with Store.open(copy.store.directory) as store:
            return [one for one in store.facts(kinds=[UnauthorisedRun.__name__]) if one.fact.at.date() > TODAY]

    assert await asyncio.to_thread(runs) == []


def test_accounts_of_each_role_open_the_pages(copy: Site) -> None:
    """One for each role of people, their persons those of the registry; a second start opens no second ones."""
    with Store.open(copy.store.directory) as store:
        school = School.of(Registry(store.readers))
        first = let_in(store, school.ids)
        again = let_in(store, school.ids)
        assert first.accounts == again.accounts
        assert first.kiosk != again.kiosk
        assert {role for _, role in first.accounts} == {
            AccountRole.HEAD, AccountRole.SAFETY, AccountRole.TRAINER, AccountRole.AUDITOR, AccountRole.ADMINISTRATOR,
        }  # fmt: skip

        async def look() -> None:
            lodge = open_lodge(store, Live(()), SystemClock())
            accounts, devices = await lodge.ledger.read(lambda known: (known.accounts(), known.devices()))
            assert [one.name for one in accounts] == sorted(name for name, _, _ in ACCOUNTS)
            head = next(one for one in accounts if one.name == "perrin")
            assert head.person == school.ids["R-01"]
            assert head.has_password
            [kiosk] = devices
            assert kiosk.machines == (KIOSK_AT,)
            device, secret = await lodge.devices.pair(again.kiosk)
            assert (device.id, bool(secret)) == (kiosk.id, True)

        asyncio.run(look())


def test_a_script_is_json_lines(demo: Demo) -> None:
    for path in sorted(demo.folder.glob("*.jsonl")):
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        assert rows[0] == {"signal": "state", "value": "idle"}

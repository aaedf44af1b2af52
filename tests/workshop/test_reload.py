"""The site file is edited while the collector runs: what has changed counts, and nobody else notices anything."""

from __future__ import annotations

import asyncio
import signal
from pathlib import Path
from typing import Any

import httpx
import pytest

from collector.control import read_control
from collector.core.facts import (
    CounterBaselined,
    CoverageLost,
    PermitGiven,
    PermitWithheld,
    SessionClosed,
    SiteChanged,
)
from tests.workshop.school import SITE, School, school
from tests.workshop.test_permits import BESIDES, PEOPLE, filed, permitted, rules_without_nights

LATHE, CENTRE = "lathe", "machining_centre"


def edit(workshop: School, *names: str, site: str = SITE, **replaced: tuple[str, str]) -> None:
    """Write the site file with these machines, with something in the entry of some of them replaced."""
    entries = {name: workshop._entry(name) for name in names}
    for name, (old, new) in replaced.items():
        assert old in entries[name]
        entries[name] = entries[name].replace(old, new)
    workshop.site_file.write_text(site + "".join(entries.values()), encoding="utf-8")


def lines_to(port: int) -> set[str]:
    """The connections that stand to a server's port on this computer, by their own ends."""
    rows = [row.split() for row in Path("/proc/net/tcp").read_text("ascii").splitlines()[1:]]
    return {row[1] for row in rows if row[2].endswith(f":{port:04X}") and row[3] == "01"}


async def asked(workshop: School, path: str) -> Any:
    """What the API of the running collector answers."""
    control = await asyncio.to_thread(read_control, workshop.data)
    assert control is not None
    headers = {"Authorization": f"Bearer {control.token}"}
    async with httpx.AsyncClient(base_url=control.url, trust_env=False, headers=headers) as client:
        answer = await client.get(path)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def standing(workshop: School) -> dict[str, str]:
    """The machines on the floor, with their names."""
    return {tile["machine"]: tile["name"] for tile in await asked(workshop, "/api/floor")}


@pytest.mark.timeout(240)
async def test_a_machine_comes_changes_and_goes_and_the_other_notices_nothing(tmp_path: Path) -> None:
    """By command and by SIGHUP; a bad file changes nothing. The lathe keeps its one connection and its session all the
    while, and its parts are those of the machine's own truth."""
    async with school(tmp_path, (LATHE, CENTRE), "--speed", "8", "--cycle", "12", "--calm") as workshop:
        lathe, centre = workshop.machines[LATHE], workshop.machines[CENTRE]
        edit(workshop, LATHE)
        people = tmp_path / "people.csv"
        people.write_text(PEOPLE.format(adult="2004-01-05", minor="2010-01-05"), encoding="utf-8")
        assert (await workshop.etabli("import", "people", str(people), "--yes"))[0] == 0
        async with workshop.collecting() as collector:
            await workshop.until(lambda: bool(workshop.facts(CounterBaselined, LATHE)))
            assert (await workshop.etabli("session", "open", "lathe", "E-1"))[0] == 0
            line = lines_to(lathe.port)
            assert len(line) == 1

            edit(workshop, LATHE, CENTRE, site=SITE.replace("École", "Lycée"))
            code, out, errors = await workshop.etabli("reload", "--check")
            assert (code, "machining-centre: comes" in out) == (0, True), out + errors
            assert await standing(workshop) == {"lathe": "lathe"}, "only looked"
            code, out, errors = await workshop.etabli("reload")
            assert code == 0, errors
            assert ("machining-centre: comes" in out, "site.name: takes effect at the next start" in out) == (
                True,
                True,
            )
            assert list(await standing(workshop)) == ["lathe", "machining-centre"]
            await workshop.until(lambda: bool(workshop.facts(CounterBaselined, CENTRE)))

            edit(workshop, LATHE, CENTRE, lathe=("cnc_lathe", "lathe"), machining_centre=('"atelier"', '"nowhere"'))
            code, out, errors = await workshop.etabli("reload")
            assert (code, "2 problems" in errors, "nowhere" in errors) == (2, True, True), errors
            edit(workshop, LATHE, CENTRE, lathe=('name = "lathe"', 'name = "Tour 1"'))
            code, out, errors = await workshop.etabli("reload")
            assert (code, "lathe: changed, its line stays" in out) == (0, True), out + errors
            assert await standing(workshop) == {"lathe": "Tour 1", "machining-centre": "machining_centre"}

            edit(workshop, LATHE, lathe=('name = "lathe"', 'name = "Tour 1"'))
            collector.send_signal(signal.SIGHUP)
            await workshop.until(lambda: len(workshop.facts(SiteChanged, "")) == 3)
            await workshop.until(lambda: not lines_to(centre.port))
            assert list(await standing(workshop)) == ["lathe"]
            assert await asked(workshop, "/api/machines/machining-centre/series"), "what it measured can be read"

            await lathe.until("part", len(lathe.told("part")) + 2)
            assert lines_to(lathe.port) == line
            [session] = await asked(workshop, "/api/sessions")
            assert session["machine"] == "lathe"
            for kind in (CoverageLost, SessionClosed):
                assert await asyncio.to_thread(workshop.facts, kind, LATHE) == []
            await lathe.obeyed("finish")
            last = (await lathe.obeyed("state"))["counter"]
            await workshop.until(lambda: workshop.counter(LATHE) == last)
        come, _, gone = await asyncio.to_thread(workshop.facts, SiteChanged, "")
        assert (come.added, come.author) == (("machining-centre",), "command")
        assert (gone.removed, gone.author) == (("machining-centre",), "signal")
        _, counts = await asyncio.to_thread(workshop.collected, LATHE)
        assert sum(one.parts for one in counts) == await asyncio.to_thread(workshop.made, LATHE)
        assert (await workshop.etabli("journal", "verify"))[0] == 0


@pytest.mark.timeout(240)
async def test_a_permit_is_withheld_before_its_line_is_closed(tmp_path: Path) -> None:
    """The brake's module has no dead man here: only a write over the line that is about to be closed takes the
    permission away. Over the new line it is given again, for somebody with the right to it is still there."""
    await asyncio.to_thread(rules_without_nights, tmp_path)
    arguments = ("--speed", "8", "--calm", "--require-permit")
    async with school(tmp_path, ("press_brake",), *arguments, besides=BESIDES) as workshop:
        brake = workshop.machines["press_brake"]
        await filed(workshop, tmp_path)
        async with workshop.collecting():
            assert (await workshop.etabli("session", "open", "press-brake", "E-1"))[0] == 0
            await workshop.until(lambda: permitted(workshop, "press_brake"))
            text = workshop.site_file.read_text("utf-8")
            workshop.site_file.write_text(text.replace('poll = "50 ms"', 'poll = "60 ms"'), encoding="utf-8")
            code, out, errors = await workshop.etabli("reload")
            assert (code, "press-brake: line opened anew" in out) == (0, True), out + errors
            await workshop.until(lambda: len(workshop.facts(PermitGiven, "press_brake")) == 2)
            await workshop.until(lambda: permitted(workshop, "press_brake"))
            shown = [row["value"] for row in brake.told("permit")]
            assert [bool(one) for one in shown][-3:] == [True, False, True], shown
            [withheld] = await asyncio.to_thread(workshop.facts, PermitWithheld, "press_brake")
            lost = await asyncio.to_thread(workshop.facts, CoverageLost, "press_brake")
            # A computer that has much to do may have lost sight of it besides.
            assert withheld.reason == "changed" and "the site file was changed" in [one.reason for one in lost]

            workshop.site_file.write_text(text[: text.index("[[machines]]")], encoding="utf-8")
            code, out, errors = await workshop.etabli("reload")
            assert (code, "press-brake: goes" in out) == (0, True), out + errors
            assert not permitted(workshop, "press_brake")
            [closed] = await asyncio.to_thread(workshop.facts, SessionClosed, "press_brake")
            assert closed.reason == "removed"
        assert (await workshop.etabli("journal", "replay"))[0] == 0

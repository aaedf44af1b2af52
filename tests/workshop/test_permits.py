"""Nobody starts a machine without the right to: real machines that ask for a permit, and who gives it to them."""

from __future__ import annotations

import asyncio
import signal
from datetime import date, timedelta
from pathlib import Path

import pytest

from collector.core.facts import AccessDecided, PermitGiven, PermitWithheld, UnauthorisedRun
from collector.settings.shipped import shipped
from tests.workshop.school import School, school

TODAY = date.today()  # noqa: DTZ011 - the papers are for the day on which the test runs

BESIDES = {
    "": '\n[access]\nrules = "day-and-night"\nrenew = "500 ms"\n',
    "press_brake": 'access = "enforce"\n',
    "machining_centre": 'access = "enforce"\n',
    "lathe": 'access = "observe"\n',
}

PEOPLE = """reference;family_name;given_name;role;birth_date;badge
E-1;Martin;Léa;trainee;{adult};04A15C32
E-2;Benali;Yanis;trainee;{minor};04A15C47
S-1;Roche;Anne;trainer;1980-01-05;04A15C99
"""

PAPERS = """
[[status]]
person = "E-1"
status = "adult_trainee"
since = {before}

[[status]]
person = "E-2"
status = "pupil"
since = {before}

[[status]]
person = "S-1"
status = "staff"
since = {before}

[[supervisor]]
person = "S-1"
function = "formateur"
since = {before}
"""

AT = {
    "machining_centre": """
[[safety_training]]
person = "S-1"
machine = "machining-centre"
modes = ["production", "setting"]
given_on = {before}
evaluated_on = {before}
passed = true

[[safety_training]]
person = "E-2"
machine = "machining-centre"
modes = ["production", "setting"]
given_on = {before}
evaluated_on = {before}
passed = true
""",
    "press_brake": """
[[safety_training]]
person = "E-1"
machine = "press-brake"
modes = ["production", "setting"]
given_on = {before}
evaluated_on = {before}
passed = true

[[verification]]
machine = "press-brake"
done_on = {before}
conform = true
""",
}
"""By machine, the papers that are about it."""


def rules_without_nights(folder: Path) -> None:
    """The French rules for a test that may run at any hour."""
    text = shipped("rules", "fr.toml").read_text(encoding="utf-8")
    tables = text.split("\n\n")
    kept = [table for table in tables if not table.lstrip().startswith("[[nights]]")]
    (folder / "rules").mkdir()
    (folder / "rules" / "day-and-night.toml").write_text("nights = []\n\n" + "\n\n".join(kept), encoding="utf-8")


async def filed(workshop: School, folder: Path) -> None:
    """Put people and papers on file."""
    before = TODAY - timedelta(days=20)
    adult, minor = TODAY - timedelta(days=365 * 20), TODAY - timedelta(days=365 * 16 + 200)
    people, papers = folder / "people.csv", folder / "papers.toml"
    people.write_text(PEOPLE.format(adult=adult, minor=minor), encoding="utf-8")
    text = PAPERS + "".join(AT.get(name, "") for name in workshop.machines)
    papers.write_text(text.format(before=before), encoding="utf-8")
    for what, file in (("people", people), ("papers", papers)):
        code, out, errors = await workshop.etabli("import", what, str(file), "--yes")
        assert code == 0, out + errors


def permitted(workshop: School, name: str) -> bool:
    """Whether the machine's permit is given, by the machine's own word."""
    rows = workshop.machines[name].told("permit")
    return bool(rows) and bool(rows[-1]["value"])


@pytest.mark.timeout(240)
async def test_a_press_brake_starts_only_for_who_may_and_not_at_all_without_a_collector(tmp_path: Path) -> None:
    """Refused without papers, given with them, withheld by the module's own watchdog when the collector is killed,
    given again when it is back, written again after the module was gone, withheld with the session's end."""
    await asyncio.to_thread(rules_without_nights, tmp_path)
    arguments = ("--speed", "8", "--calm", "--require-permit", "--watchdog", "2")
    async with school(tmp_path, ("press_brake",), *arguments, besides=BESIDES) as workshop:
        brake = workshop.machines["press_brake"]
        await filed(workshop, tmp_path)
        async with workshop.collecting(end=signal.SIGKILL):
            await brake.until("start_refused")
            code, _, errors = await workshop.etabli("session", "open", "press-brake", "E-2")
            assert (code, "K7" in errors) == (3, True), errors
            assert not permitted(workshop, "press_brake")
            code, _, errors = await workshop.etabli("session", "open", "press-brake", "E-1")
            assert code == 0, errors
            await brake.until("cycle_started")
            assert permitted(workshop, "press_brake")
        await workshop.until(lambda: not permitted(workshop, "press_brake"))
        async with workshop.collecting():
            await workshop.until(lambda: permitted(workshop, "press_brake"))
            await brake.obeyed("restart", 1.0)
            await brake.until("fault_over")
            await workshop.until(lambda: permitted(workshop, "press_brake"))
            code, _, errors = await workshop.etabli("session", "close", "press-brake")
            assert code == 0, errors
            await workshop.until(lambda: not permitted(workshop, "press_brake"))
            await brake.until("start_refused", 2)
        decided = await asyncio.to_thread(workshop.facts, AccessDecided, "press_brake")
        assert [one.outcome for one in decided][:2] == ["denied", "allowed"]
        assert await asyncio.to_thread(workshop.facts, PermitGiven, "press_brake")
        withheld = await asyncio.to_thread(workshop.facts, PermitWithheld, "press_brake")
        assert [one.reason for one in withheld] == ["no session"]
        assert await asyncio.to_thread(workshop.facts, UnauthorisedRun, "press_brake") == []


@pytest.mark.timeout(240)
async def test_a_pupil_works_while_somebody_supervises(tmp_path: Path) -> None:
    """On an enclosed machine a pupil of 16 starts nothing alone; with a supervisor he does; when the supervisor leaves,
    what runs goes on and nothing else starts. A machine that is only observed runs, and is told of."""
    await asyncio.to_thread(rules_without_nights, tmp_path)
    machines = ("machining_centre", "lathe")
    arguments = ("--speed", "8", "--cycle", "16", "--calm", "--require-permit")
    async with school(tmp_path, machines, *arguments, besides=BESIDES) as workshop:
        centre = workshop.machines["machining_centre"]
        await filed(workshop, tmp_path)
        async with workshop.collecting():
            await centre.until("start_refused")
            code, _, errors = await workshop.etabli("session", "open", "machining-centre", "E-2")
            assert (code, "R9.supervision" in errors) == (3, True), errors
            code, _, errors = await workshop.etabli("supervisor", "present", "S-1", "atelier")
            assert code == 0, errors
            code, _, errors = await workshop.etabli("session", "open", "machining-centre", "E-2")
            assert code == 0, errors
            await centre.until("cycle_started")
            code, _, errors = await workshop.etabli("supervisor", "left", "S-1")
            assert code == 0, errors
            await workshop.until(lambda: not permitted(workshop, "machining_centre"))
            await centre.until("cycle_ended")
            await centre.until("start_refused", 2)
            code, _, errors = await workshop.etabli("supervisor", "present", "S-1", "atelier")
            assert code == 0, errors
            await workshop.until(lambda: permitted(workshop, "machining_centre"))
        assert not permitted(workshop, "machining_centre"), "withheld when the collector stops"
        decided = await asyncio.to_thread(workshop.facts, AccessDecided, "machining_centre")
        outcomes = [(one.outcome, one.guardian is not None) for one in decided]
        assert outcomes[:3] == [("denied", False), ("supervised", True), ("denied", False)]
        assert (await workshop.etabli("journal", "verify"))[0] == 0
        assert (await workshop.etabli("journal", "replay"))[0] == 0

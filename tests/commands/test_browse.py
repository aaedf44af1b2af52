"""`etabli browse`: from an address to a profile and an entry that work, against a simulator in a process of its own."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from collector.cli import app
from tests.simulators.playing import playing

SITE = '[site]\nname = "École de test"\n\n[[places]]\nid = "atelier"\nname = "Atelier"\n\n'


async def etabli(*words: object) -> Result:
    """A command in a thread of its own: it has an event loop of its own."""
    arguments = [str(one) for one in words]
    return await asyncio.to_thread(CliRunner().invoke, app, arguments, catch_exceptions=False)


async def test_an_unknown_address_becomes_a_machine_whose_values_are_read(tmp_path: Path) -> None:
    """Browse, write the profile, copy the entry, check, probe: nothing else has to be typed."""
    profile = tmp_path / "profiles" / "opcua" / "centre.toml"
    async with playing("machining_centre", tmp_path / "truth", "--machine-name", "CU-7", "--calm") as centre:
        seen = await etabli("browse", centre.url, "--profile", profile)
        assert seen.exit_code == 0, seen.output
        for word in ("Anonymous", "urn:etabli:simulator:CU-7", "CU-7: OPC 40501-1", "SIM-", "ActiveProgram"):
            assert word in seen.stdout
        assert re.search(r"execution +│ (READY|ACTIVE|PROGRAM_COMPLETED|INTERRUPTED)", seen.stdout)
        assert "No start permission" in seen.stdout
        site = tmp_path / "etabli.toml"
        site.write_text(SITE + seen.stdout.partition("For the site file:")[2].strip() + "\n", encoding="utf-8")
        checked = await etabli("check", site)
        assert checked.exit_code == 0, checked.output
        probed = await etabli("probe", "cu-7", "--site", site)
        assert probed.exit_code == 0, probed.output
        [count] = [line for line in probed.stdout.splitlines() if line.startswith("│ part_count")]
        assert "good" in count
        again = await etabli("browse", "cu-7", "--site", site, "--depth", 1, "--under", "/Objects/Machines/CU-7")
        assert again.exit_code == 0, again.output
        assert "CU-7: OPC 40501-1" in again.stdout


async def test_a_profile_that_is_there_is_left_alone(tmp_path: Path) -> None:
    """A person may have worked on it: exit code 3, before anybody is asked anything."""
    profile = tmp_path / "mine.toml"
    profile.write_text("mine", encoding="utf-8")
    answer = await etabli("browse", "opc.tcp://127.0.0.1:9", "--profile", profile)
    assert (answer.exit_code, profile.read_text("utf-8")) == (3, "mine")
    assert "is there already" in answer.stderr


@pytest.mark.parametrize(("target", "code"), [("opc.tcp://127.0.0.1:9", 3), ("opc.tcp://127.0.0.1", 2)])
async def test_an_address_where_nobody_is_or_that_is_none_is_told(target: str, code: int) -> None:
    """Exit code 3 where nobody answers, 2 where the address has to be changed."""
    answer = await etabli("browse", target)
    assert answer.exit_code == code
    assert "Traceback" not in answer.output


async def test_what_is_neither_address_nor_machine_is_refused(tmp_path: Path) -> None:
    """With the machines that there are."""
    site = tmp_path / "etabli.toml"
    entry = (
        '[[machines]]\nid = "tour-1"\nname = "Tour"\nfamily = "cnc_lathe"\nplace = "atelier"\n'
        'profile = "opcua/siemens-sinumerik"\n[machines.connection]\nurl = "opc.tcp://127.0.0.1:9"\n'
    )
    site.write_text(SITE + entry, encoding="utf-8")
    answer = await etabli("browse", "tour-2", "--site", site)
    assert answer.exit_code == 3
    assert "there are tour-1" in answer.stderr

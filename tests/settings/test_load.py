"""What a right site file and its profiles become."""

# ruff: noqa: E501 - reported sentences stand here as they are

from __future__ import annotations

from datetime import date, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from collector.core.dead_band import DeadBand
from collector.core.families import Family
from collector.core.opening import PlannedStop, Shift
from collector.core.rules import CompletedBy, CounterRules, CycleFrom, MachineRules, PartsFrom, Standard
from collector.errors import ConfigError
from collector.settings import Place, Site, load
from tests.settings.files import PROFILE, SITE, Edits, edited, problems_of, write_site

STROKES: Edits = (("[counters.part_count]", "[counters.stroke_count]"), ('"part_count"', '"stroke_count"'))


def site(folder: Path, edits: Edits = (), profile: Edits = ()) -> Site:
    """The small site with some edits, loaded."""
    return load(write_site(folder, edited(SITE, edits), edited(PROFILE, profile)))


def test_the_site_is_what_its_file_says(tmp_path: Path) -> None:
    """Names, zone, places, shifts, stops, and defaults for what the file leaves out."""
    loaded = site(
        tmp_path, (('days = ["lun"]\nstart = "10:00"', 'first = 2026-12-21\nlast = "2026-12-23"\nstart = 10:00:00'),)
    )
    assert (loaded.name, loaded.zone, loaded.language) == ("Atelier", ZoneInfo("Europe/Paris"), "fr")
    assert loaded.places == (Place("usinage", "Usinage"),)
    assert loaded.shifts == (Shift("Matin", (1, 2), time(8), time(12)),)
    assert loaded.planned_stops == (
        PlannedStop("Pause", (), time(10), time(10, 15), date(2026, 12, 21), date(2026, 12, 23)),
    )
    assert loaded.path == tmp_path / "etabli.toml"
    assert loaded.store.directory == tmp_path / "data"
    assert (loaded.store.samples_age, loaded.store.samples_size) == (400 * 86_400, 5_000_000_000)
    assert (loaded.web.host, loaded.web.port) == ("127.0.0.1", 8080)


def test_a_machine_is_ready_for_its_adapter(tmp_path: Path) -> None:
    """Points carry the unit's factor and the enumeration; the connection and options are the dialect's own models."""
    (machine,) = site(tmp_path).machines
    assert (machine.id, machine.family, machine.place, machine.profile) == (
        "tour-1",
        Family.CNC_LATHE,
        "usinage",
        "scripted/tour",
    )
    device = machine.device
    assert device.machine == "tour-1"
    assert isinstance(device.connection, machine.dialect.connection)
    assert isinstance(device.options, machine.dialect.options)
    execution, count, power = device.points
    assert isinstance(power.address, machine.dialect.address)
    assert execution.values == {"0": "READY", "1": "ACTIVE"}
    assert (count.values, count.scale) == (None, 1.0)
    assert (power.scale, power.offset) == (1000.0, 0.0)
    assert machine.units == {"power": "W"}
    assert machine.dead_bands == {"power": DeadBand(percent=2.0)}


def test_scale_and_offset_are_in_the_rows_unit(tmp_path: Path) -> None:
    """A device's 12 at `scale = 0.1, offset = 3, unit = "kW"` is 4.2 kW, kept as 4,200 W."""
    (machine,) = site(tmp_path, profile=(('unit = "kW"', 'unit = "kW"\nscale = 0.1\noffset = 3'),)).machines
    power = machine.device.points[2]
    assert 12 * power.scale + power.offset == pytest.approx(4200.0)


def test_a_signal_without_a_unit_of_its_own_takes_the_rows(tmp_path: Path) -> None:
    """An analog input measures whatever is wired to it."""
    (machine,) = site(tmp_path, profile=(('"power"', '"analog.tank"'), ('"kW"', '"L"'))).machines
    assert machine.units == {"analog.tank": "L"}
    assert machine.device.points[2].scale == 1.0


def test_the_core_is_given_its_rules(tmp_path: Path) -> None:
    """Cycle, counters, standards: from profile and site file together."""
    (machine,) = site(
        tmp_path,
        (
            (
                "[machines.connection]",
                'shortest_step = "4 s"\nwarm_up_programs = ["CHAUFFE"]\nparts_per_cycle = 2\n[machines.connection]',
            ),
        ),
        (
            ("modulus = 1000", "modulus = 1000\nper_part = 3"),
            ('completed_by = "count"', 'completed_by = "count"\nsettle = "2 s"'),
        ),
    ).machines
    (counter,) = machine.rules.counters
    assert machine.rules == MachineRules(
        machine="tour-1",
        counters=(CounterRules("part_count", counter.epoch, modulus=1000, per_part=3),),
        cycle_from=CycleFrom.EXECUTION,
        completed_by=CompletedBy.COUNT,
        parts_from=PartsFrom.COUNTER,
        standard=Standard(cycle=120.0, parts_per_cycle=2),
        standards={"AXE": Standard(cycle=90.0, parts_per_cycle=2)},
        warm_up_programs=frozenset({"CHAUFFE"}),
        shortest_step=4.0,
        settle=2.0,
    )


def test_a_press_brake_counts_strokes(tmp_path: Path) -> None:
    """The site file says how many make a part, for the machine and for single programs."""
    edits = (
        ("[machines.connection]", "strokes_per_part = 4\n[machines.connection]"),
        ('"90 s"', '"90 s"\nstrokes_per_part = 6'),
    )
    (machine,) = site(tmp_path, edits, STROKES).machines
    assert [(counter.signal, counter.per_part) for counter in machine.rules.counters] == [("stroke_count", 4)]
    assert machine.rules.standards["AXE"].per_part == 6
    assert machine.rules.standard.per_part is None


def test_a_machine_without_a_counter_counts_its_cycles(tmp_path: Path) -> None:
    """Every machine that runs programs can be counted."""
    edits = (
        ('completed_by = "count"\n\n[counters.part_count]\nmodulus = 1000\n', ""),
        ('[[signals]]\nsignal = "part_count"\naddress = { name = "parts" }\n', ""),
    )
    (machine,) = site(tmp_path, profile=edits).machines
    assert (machine.rules.parts_from, machine.rules.counters) == (PartsFrom.CYCLES, ())


def test_a_machine_that_lacks_its_profile_s_counter_can_count_its_cycles(tmp_path: Path) -> None:
    """The counter stays known: where it comes after all, it only proves that a cycle was completed."""
    (machine,) = site(
        tmp_path, (('standard_cycle = "2 min"', 'standard_cycle = "2 min"\nparts_from = "cycles"'),)
    ).machines
    assert machine.rules.parts_from is PartsFrom.CYCLES
    assert [one.signal for one in machine.rules.counters] == ["part_count"]


@pytest.mark.parametrize(
    ("site_edits", "profile_edits", "same"),
    [
        ((), (), True),
        ((("4000", "4001"),), (("modulus = 1000", "modulus = 2000"),), True),
        ((), (('{ name = "parts" }', '{ name = "total" }'),), False),
        ((("scripted/tour", "scripted/autre"),), (), False),
    ],
)
def test_a_counters_epoch_is_its_profile_and_address(
    site_edits: Edits, profile_edits: Edits, same: bool, tmp_path: Path
) -> None:
    """A value kept under another profile or address is no baseline; one kept under the same is."""
    (before,) = site(tmp_path).machines
    path = write_site(tmp_path, edited(SITE, site_edits), edited(PROFILE, profile_edits))
    (tmp_path / "profiles/scripted/autre.toml").write_text(PROFILE, encoding="utf-8")
    (after,) = load(path).machines
    assert (before.rules.counters[0].epoch == after.rules.counters[0].epoch) is same


def test_the_schools_own_profile_comes_before_the_shipped_one(tmp_path: Path) -> None:
    """A copy beside the site file, changed to the machine at hand, is what counts."""
    path = write_site(tmp_path, edited(SITE, (("scripted/tour", "scripted/example"),)))
    (shipped,) = load(path).machines
    (tmp_path / "profiles/scripted/example.toml").write_text(PROFILE, encoding="utf-8")
    (own,) = load(path).machines
    assert (len(own.device.points), len(shipped.device.points)) == (3, 9)


OPCUA: Edits = (
    ("scripted/tour", "opcua/siemens-sinumerik"),
    ('url = "tcp://127.0.0.1:4000"', 'url = "opc.tcp://127.0.0.1:4840"\nuser = "etabli"\nSECRET'),
)


def test_a_secrets_file_is_relative_to_the_site_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From whatever folder the collector is started."""
    path = write_site(tmp_path, edited(SITE, (*OPCUA, ("SECRET", 'password_file = "secrets/tour"'))))
    (tmp_path / "secrets").mkdir()
    (tmp_path / "secrets/tour").write_text("hunter2\n", encoding="utf-8")
    monkeypatch.chdir("/")
    (machine,) = load(path).machines
    assert machine.device.connection.password().get_secret_value() == "hunter2"


@pytest.mark.parametrize(
    ("secret", "expected"),
    [
        (
            'password_file = "hunter2"',
            "machines[0].connection.password_file (line 20): found a file that cannot be read: No such file or directory, "
            "expected the path of a readable file (relative paths are read from FOLDER)",
        ),
        (
            'password_file = "hunter2\\u0000"',
            "machines[0].connection.password_file (line 20): found a file that cannot be read: no path, expected the path of a readable file (relative paths are read from FOLDER)",
        ),
        (
            'password_env = "hunter2"',
            "machines[0].connection.password_env (line 20): found a value (not shown), expected the name of an environment "
            "variable: A-Z, 0-9 and _",
        ),
        (
            'password_env = "ETABLI_TEST_UNSET"',
            "machines[0].connection.password_env (line 20): found ETABLI_TEST_UNSET, which is not set, expected the name of "
            "an environment variable that is set",
        ),
        (
            'password = "hunter2"',
            "machines[0].connection.password (line 20): found a secret in the file (not shown), expected no secret in a "
            'settings file (write password_file = "..." with the path of a file that holds it, or password_env = "..." '
            "with the name of an environment variable)",
        ),
        (
            'password_file = ["hunter2"]',
            "machines[0].connection.password_file (line 20): found a list, expected a text in quotes",
        ),
        (
            'expect = { token = "hunter2" }',
            "machines[0].connection.expect.token (line 20): found a secret in the file (not shown), expected no secret in a "
            'settings file (write token_file = "..." with the path of a file that holds it, or token_env = "..." with the '
            "name of an environment variable)",
        ),
    ],
)
def test_secrets_stay_outside_and_are_never_shown(secret: str, expected: str, tmp_path: Path) -> None:
    """Nor where somebody wrote the secret itself in the place of its file's or variable's name."""
    path = write_site(tmp_path, edited(SITE, (*OPCUA, ("SECRET", secret))))
    problems = problems_of(path)
    assert problems == [f"etabli.toml: {expected.replace('FOLDER', str(tmp_path))}"]
    assert "hunter2" not in "".join(problems)


def test_a_password_in_an_address_is_not_shown(tmp_path: Path) -> None:
    """It is refused, and what stands there is told without it."""
    path = write_site(tmp_path, edited(SITE, (*OPCUA, ("//127", "//etabli:hunter2@127"), ("\nSECRET", ""))))
    (problem,) = problems_of(path)
    assert 'found "opc.tcp://***@127.0.0.1:4840"' in problem
    assert "hunter2" not in problem


def test_commands_that_reach_no_machine_need_no_secrets(tmp_path: Path) -> None:
    """The safety officer may export a report without being able to read the machines' passwords."""
    path = write_site(tmp_path, edited(SITE, (*OPCUA, ("SECRET", 'password_env = "ETABLI_TEST_UNSET"'))))
    with pytest.raises(ConfigError):
        load(path)
    assert load(path, secrets=False).machines[0].device.connection.user == "etabli"

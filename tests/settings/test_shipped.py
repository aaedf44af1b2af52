"""The shipped profiles, the example and the demo are right, and read a machine's values as the makers mean them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from adapters import CATALOGUE
from collector.core.rules import CompletedBy, CounterRules, CycleFrom
from collector.errors import ConfigError
from collector.ports import interpreter
from collector.settings import Machine, load, shipped
from collector.settings.library import Library, Profile

EXAMPLE = shipped("etabli.example.toml")
NAMES = Library(Path("/nowhere"), CATALOGUE).names()


def profile(name: str) -> Profile:
    """A shipped profile, which has to be in order."""
    library = Library(Path("/nowhere"), CATALOGUE)
    found = library.find(name)
    if found is None or library.problems:
        raise ConfigError(library.problems)
    return found


def read(name: str, signal: str, raw: Any) -> Any:
    """What a profile makes of a device's value."""
    (point,) = (point for point in profile(name).points if point.signal == signal)
    return interpreter(point)(raw)


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_profile_is_in_order(name: str) -> None:
    """It is right, and every row says where its knowledge comes from."""
    content = profile(name).content
    assert content is not None
    assert [row.signal for row in content.signals if not row.source] == []
    from_memory = [row for row in content.signals if "from memory" in row.source.lower()]
    assert all(row.verified == "unverified" for row in from_memory)


def test_the_shipped_profiles_are_there() -> None:
    """By the names that site files use."""
    assert NAMES == [
        "modbus/advantech-adam-6050",
        "modbus/carlo-gavazzi-em24",
        "modbus/eastron-sdm630",
        "modbus/moxa-iologik-e1210",
        "modbus/moxa-iologik-e1214-press-brake",
        "modbus/schneider-iem3xxx",
        "modbus/schneider-pm5xxx",
        "modbus/wago-750-352",
        "mqtt/esphome-pn532",
        "mqtt/esphome-rdm6300",
        "mqtt/shelly-gen1-relay",
        "mqtt/shelly-gen2-relay",
        "mqtt/tasmota-pn532",
        "mqtt/tasmota-rdm6300-reader",
        "mqtt/tasmota-rdm6300-relay",
        "mqtt/tasmota-relay",
        "mqtt/tasmota-serial-bridge-rdm6300",
        "opcua/beckhoff-twincat",
        "opcua/codesys",
        "opcua/heidenhain-nc-server",
        "opcua/laser-systems",
        "opcua/machinery-machine-tool",
        "opcua/metal-forming",
        "opcua/siemens-s7-1500",
        "opcua/siemens-sinumerik",
        "opcua/siemens-sinumerik-actparts",
        "opcua/simulated-machining-centre",
        "opcua/trumpf-laser-cutting",
        "scripted/demo-machine",
        "scripted/example",
    ]


def test_the_example_loads() -> None:
    """What a school copies and changes is right to begin with."""
    assert [machine.id for machine in load(EXAMPLE).machines] == [
        "tour-1",
        "centre-1",
        "plieuse-1",
        "compteur-chaudronnerie",
    ]


def test_the_examples_switched_off_settings_are_right_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Taking away the # of a setting makes no mistake."""
    monkeypatch.setenv("ETABLI_TOUR_1", "hunter2")
    monkeypatch.setenv("ETABLI_MQTT", "hunter2")
    monkeypatch.setenv("ETABLI_INFLUX", "hunter2")
    text = EXAMPLE.read_text(encoding="utf-8")
    switched_on = re.sub(r"(?m)^#(?=[a-z_]+ =|\[)", "", text)
    assert switched_on.count("\n#") < text.count("\n#")
    path = tmp_path / "etabli.toml"
    path.write_text(switched_on, encoding="utf-8")
    assert load(path).machines[0].device.connection.user == "etabli"


def test_the_profiles_switched_off_rows_are_right_too(tmp_path: Path) -> None:
    """Taking away the # of the SINUMERIK's further rows makes no mistake."""
    text = shipped("profiles", "opcua", "siemens-sinumerik.toml").read_text(encoding="utf-8")
    shelf = tmp_path / "profiles" / "opcua"
    shelf.mkdir(parents=True)
    (shelf / "sinumerik.toml").write_text(re.sub(r"(?m)^#(?=[a-z_]+ =|\[)", "", text), encoding="utf-8")
    library = Library(tmp_path, CATALOGUE)
    found = library.find("opcua/sinumerik")
    assert library.problems == ()
    assert found is not None
    assert {"emergency_stop", "cutting_time"} <= {point.signal for point in found.points}


def demo() -> dict[str, Machine]:
    """The demo's machines by id."""
    return {machine.id: machine for machine in load(shipped("demo", "etabli.toml")).machines}


def test_the_demo_school_stands_on_the_four_simulators() -> None:
    """One machine for each, in two places, on ports of their own."""
    machines = demo()
    assert {machine.id: (machine.profile, machine.place) for machine in machines.values()} == {
        "centre-1": ("opcua/simulated-machining-centre", "usinage"),
        "tour-1": ("opcua/siemens-sinumerik", "usinage"),
        "plieuse-1": ("modbus/moxa-iologik-e1214-press-brake", "chaudronnerie"),
        "compteur-1": ("modbus/carlo-gavazzi-em24", "chaudronnerie"),
    }
    assert [machines[name].device.connection.url for name in ("centre-1", "tour-1")] == [
        "opc.tcp://127.0.0.1:48401",
        "opc.tcp://127.0.0.1:48402",
    ]
    assert [machines[name].device.connection.port for name in ("plieuse-1", "compteur-1")] == [48403, 48404]


@pytest.mark.parametrize(
    ("name", "signal", "raw", "meant"),
    [
        ("opcua/siemens-sinumerik", "execution", 3, "ACTIVE"),
        ("opcua/siemens-sinumerik", "execution", 5, "READY"),
        ("opcua/siemens-sinumerik", "controller_mode", 2, "AUTOMATIC"),
        ("opcua/siemens-sinumerik", "program", "/_N_WKS_DIR/_N_OF-2101_WPD/_N_AXE_POMPE_MPF", "AXE_POMPE"),
        ("opcua/siemens-sinumerik", "program", "//NC:/WKS.DIR/OF-2101.WPD/AXE_POMPE.MPF", "AXE_POMPE"),
        ("opcua/siemens-sinumerik", "program", "/_N_MPF_DIR/_N_AXE_MPF", "AXE"),
        ("opcua/siemens-sinumerik", "program", "", ""),
        ("opcua/siemens-sinumerik", "order", "/_N_WKS_DIR/_N_OF-2101_WPD/_N_AXE_POMPE_MPF", "OF-2101"),
        ("opcua/siemens-sinumerik", "order", "/_N_MPF_DIR/_N_AXE_MPF", ""),
        ("opcua/siemens-sinumerik", "part_count", 41.0, 41),
        ("opcua/siemens-sinumerik", "alarm", 3000, "3000"),
        ("opcua/siemens-sinumerik", "alarm", 0, ""),
        ("opcua/siemens-sinumerik", "tool", 11, "11"),
        ("opcua/machinery-machine-tool", "execution", 1, "ACTIVE"),
        ("opcua/machinery-machine-tool", "execution", 2, "PROGRAM_COMPLETED"),
        ("opcua/machinery-machine-tool", "execution", 4, "ABORTED"),
        ("opcua/machinery-machine-tool", "execution", "mt;i=5041", "ACTIVE"),
        ("opcua/machinery-machine-tool", "controller_mode", 0, "AUTOMATIC"),
        ("opcua/machinery-machine-tool", "controller_mode", 1, "MANUAL_DATA_INPUT"),
        ("opcua/machinery-machine-tool", "functional_mode", "machinery;i=5027", "SETUP"),
        ("opcua/machinery-machine-tool", "functional_mode", 1, "PRODUCTION"),
        ("opcua/laser-systems", "execution", "machinery;i=5006", "ACTIVE"),
        ("opcua/laser-systems", "alarm", "lasers;i=5034", "Error"),
        ("opcua/metal-forming", "execution", "mt;i=5038", "PROGRAM_COMPLETED"),
        ("modbus/moxa-iologik-e1214-press-brake", "execution", True, "ACTIVE"),
        ("modbus/moxa-iologik-e1214-press-brake", "execution", False, "READY"),
        ("modbus/carlo-gavazzi-em24", "energy", 123, 12_300.0),
        ("modbus/carlo-gavazzi-em24", "power", 25_000, 2_500.0),
        ("modbus/carlo-gavazzi-em24", "current.l1", 1500, 1.5),
        ("modbus/schneider-pm5xxx", "power", 2.5, 2_500.0),
        ("modbus/schneider-pm5xxx", "energy", 7, 7.0),
        ("modbus/eastron-sdm630", "energy", 1.5, 1_500.0),
    ],
)
def test_a_profile_reads_values_as_the_maker_means_them(name: str, signal: str, raw: Any, meant: Any) -> None:
    """Enumerations are the profile's own: Automatic is 1 here and 2 there."""
    assert read(name, signal, raw) == pytest.approx(meant)


def test_only_the_counter_proves_a_sinumeriks_cycle() -> None:
    """progStatus says 5 after an end and after an abort alike."""
    rules = demo()["tour-1"].rules
    assert (rules.cycle_from, rules.completed_by) == (CycleFrom.EXECUTION, CompletedBy.COUNT)
    (counter,) = rules.counters
    assert counter == CounterRules("part_count", counter.epoch, modulus=1_000_000_000)


def test_a_sinumerik_is_sampled_as_it_allows() -> None:
    """Sampling and publishing only at 100, 250, 500, 1000, 2500 or 5000 ms."""
    device = demo()["tour-1"].device
    allowed = {0.1, 0.25, 0.5, 1.0, 2.5, 5.0}
    assert {device.options.publishing, device.options.sampling} <= allowed
    assert {point.address.sampling for point in device.points} <= allowed | {None}


def test_the_press_brake_may_be_told_to_wait() -> None:
    """Its relay is the permit, its strokes make parts."""
    machine = demo()["plieuse-1"]
    assert [point.signal for point in machine.device.points if point.writable] == ["permit"]
    (counter,) = machine.rules.counters
    assert counter == CounterRules("stroke_count", counter.epoch, modulus=2**32, per_part=4)
    assert (machine.rules.cycle_from, machine.rules.completed_by) == (CycleFrom.EXECUTION, CompletedBy.COUNT)

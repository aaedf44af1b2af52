"""An energy meter with the register map of a Carlo Gavazzi EM24 (Ethernet E1), metering a simulated workshop.

Modbus TCP, unit 1, FC3 and FC4 alike, addresses as on the wire (0-based). INT32 with the **low word first**.

| address | what | factor |
|---|---|---|
| 0x0000, 0x0002, 0x0004 | voltage L1-N, L2-N, L3-N | V x 10 |
| 0x000B | identification code: 1648 | |
| 0x000C, 0x000E, 0x0010 | current L1, L2, L3 | A x 1000 |
| 0x0012, 0x0014, 0x0016 | power L1, L2, L3 | W x 10 |
| 0x0028 | power of the system | W x 10 |
| 0x0033 | frequency (one register) | Hz x 10 |
| 0x0034 | energy taken from the grid | kWh x 10 |
| 0x004E | energy given back | kWh x 10 |
| 0xA000 | application: 7 | |

0x0000-0x004F can be read in one request. The energy is the exact integral of the power over *simulated* time: with
`--speed 10` it grows ten times as fast as the shown power says. The truth file writes it to the milliwatt-hour.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from simulators.command_line import Options, main
from simulators.day import Load, LoadStep, workshop_load
from simulators.modbus import READ_HOLDING, READ_INPUTS, Content, ModbusFace, Spot, words
from simulators.truth import Row, now, row

_IDENTIFICATION = 1648
_APPLICATION = 7
_WH_PER_STEP = 100.0
"""The energy register counts tenths of a kWh."""
_VOLTS, _HERTZ = 230.0, 50.0


class Meter:
    """The meter: what it sees and what it has counted.

    Args:
        name: Its name.
        script: The workshop's load.
        dice: Chance for the voltage.
        speed: Simulated seconds per real second.
        modulus: Where the energy register starts again at 0 (tenths of a kWh).
    """

    def __init__(self, name: str, script: Iterator[LoadStep], dice: random.Random, speed: float, modulus: int) -> None:
        self.name = name
        self._script = script
        self._dice = dice
        self._speed = speed
        self._modulus = modulus
        self._since: datetime | None = None
        self._energy = dice.randint(1_000, 3_000) * 1000.0 % (modulus * _WH_PER_STEP)
        self.phases = (0.0, 0.0, 0.0)
        self.volts = (_VOLTS, _VOLTS, _VOLTS)

    @property
    def watts(self) -> float:
        """The system's power (W)."""
        return round(sum(self.phases), 1)

    def energy(self, at: datetime) -> float:
        """The energy taken until then (Wh)."""
        hours = (at - self._since).total_seconds() * self._speed / 3600.0 if self._since is not None else 0.0
        return (self._energy + self.watts * hours) % (self._modulus * _WH_PER_STEP)

    def register(self, at: datetime) -> int:
        """The energy register (tenths of a kWh)."""
        return int(self.energy(at) // _WH_PER_STEP)

    def steps(self) -> Iterator[LoadStep]:
        """The workshop's load over the day."""
        return self._script

    def apply(self, event: Load, at: datetime) -> list[Row]:
        """The load changes."""
        self._integrate(at)
        self.phases = event.phases
        return [row("load", watts=self.watts, phases=list(self.phases), energy_wh=round(self._energy, 6))]

    def tick(self, at: datetime) -> None:
        """The grid is never quite still."""
        self.volts = (self._volt(), self._volt(), self._volt())

    def power_cut(self, at: datetime) -> list[Row]:
        """The grid is gone: nothing is drawn until the next change of load; the count is kept."""
        self._integrate(at)
        self.phases = (0.0, 0.0, 0.0)
        return [row("load", watts=0.0, phases=[0.0, 0.0, 0.0], energy_wh=round(self._energy, 6))]

    def reset_counter(self) -> list[Row]:
        """The energy is set to 0."""
        return self._set_energy("counter_reset", 0.0)

    def edit_counter(self, delta: int) -> list[Row]:
        """Somebody adds `delta` tenths of a kWh."""
        return self._set_energy("counter_edit", self.energy(now()) + delta * _WH_PER_STEP)

    def wind_counter_to_wrap(self) -> list[Row]:
        """The register stands three before its wrap."""
        return self._set_energy("counter_set", (self._modulus - 3) * _WH_PER_STEP)

    def snapshot(self) -> dict[str, Any]:
        """The meter now."""
        at = now()
        return {"watts": self.watts, "energy_wh": round(self.energy(at), 6), "counter": self.register(at)}

    def _set_energy(self, what: str, wh: float) -> list[Row]:
        at = now()
        before = self.register(at)
        self._energy, self._since = wh % (self._modulus * _WH_PER_STEP), at
        return [row(what, before=before, after=self.register(at), modulus=self._modulus)]

    def _integrate(self, at: datetime) -> None:
        self._energy, self._since = self.energy(at), at

    def _volt(self) -> float:
        return round(_VOLTS + self._dice.uniform(-3.0, 3.0), 1)


class MeterRegisters:
    """The meter's tables.

    Args:
        meter: The meter.
    """

    unit = 1
    permission_coil = None

    def __init__(self, meter: Meter) -> None:
        self._meter = meter

    def layout(self) -> dict[int, list[tuple[int, int]]]:
        """The measured values in one stretch, the application code far off."""
        stretches = [(0x0000, 0x50), (0xA000, 1)]
        return {READ_HOLDING: stretches, READ_INPUTS: stretches}

    def picture(self, coils: dict[int, bool], at: datetime) -> dict[Spot, Content]:
        """The registers, in both tables."""
        meter = self._meter
        registers: dict[int, list[int]] = {
            0x000B: [_IDENTIFICATION],
            0x0028: _scaled(meter.watts, 10),
            0x0033: [round(_HERTZ * 10)],
            0x0034: words(meter.register(at), low_first=True),
            0x004E: words(0, low_first=True),
            0xA000: [_APPLICATION],
        }
        for phase, (volts, watts) in enumerate(zip(meter.volts, meter.phases, strict=True)):
            registers[0x0000 + 2 * phase] = _scaled(volts, 10)
            registers[0x000C + 2 * phase] = _scaled(watts / volts, 1000)
            registers[0x0012 + 2 * phase] = _scaled(watts, 10)
        return {
            (table, address): list(content)
            for table in (READ_HOLDING, READ_INPUTS)
            for address, content in registers.items()
        }


def _scaled(value: float, factor: int) -> list[int]:
    return words(round(value * factor), low_first=True)


def cast(options: Options) -> tuple[Meter, ModbusFace]:
    """A meter as asked for."""
    meter = Meter(
        options.name,
        workshop_load(random.Random(options.seed), options.calm),
        random.Random(f"gauges {options.seed}"),
        options.speed,
        65_536 if options.counter_bits == 16 else 2**31,
    )
    return meter, ModbusFace(MeterRegisters(meter))


if __name__ == "__main__":
    main(cast, name="COMPTEUR-1", cycle=1.0, purpose="An energy meter with the map of a Carlo Gavazzi EM24.")

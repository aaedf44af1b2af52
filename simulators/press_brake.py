"""An ordinary press brake behind an I/O module with the map of a Moxa ioLogik E1214 (6 inputs, 6 relays).

Modbus TCP, unit 1, addresses as on the wire (0-based).

| table | address | what |
|---|---|---|
| discrete inputs (FC2) | 0 | run: the hydraulic pump turns |
| | 1 | guard closed |
| | 2 | foot pedal pressed |
| | 3 | set-up key turned |
| | 4 | ram switch at the lower dead point: a pulse for each stroke |
| coils (FC1/5/15) | 0 | relay in the pump's start circuit: start permission |
| | 1-5 | free relays |
| input registers (FC4) | 24-25 | counter of input 4: strokes, UInt32, high word first |
| | 16-27 | counters of all six inputs, two registers each; the others are not in counter mode, 0 |
| | 48 | all inputs as one word |
| holding registers (FC3) | 32 | all relays as one word |

The pump starts with the first bend of a part and stops after the last (as energy-saving ones do): one run, one part.
Four strokes make a part unless the program says otherwise; a part given up leaves an incomplete number of strokes, and
bends tried under the set-up key are no parts. Pedal and ram switch are too short for a poll: read the counter.
The relays are open after every start of the module. `--watchdog SECONDS` opens them when nobody asks any more.
"""

from __future__ import annotations

import random
from datetime import datetime

from simulators.command_line import Options, main
from simulators.day import Purpose, Work, brake_day, works
from simulators.machine import Doing, Machine
from simulators.modbus import READ_COILS, READ_DISCRETES, READ_HOLDING, READ_INPUTS, Content, ModbusFace, Spot, words

_WORKS = (
    Work("CAPOT_VENTIL", "OF-3301", 20, bends=4),
    Work("EQUERRE_U", "OF-3302", 30, bends=4),
    Work("BAC_COLLECTE", "OF-3303", 15, bends=4),
)


class IoModule:
    """The module's tables.

    Args:
        brake: The press brake that it is wired to.
    """

    unit = 1
    permission_coil = 0

    def __init__(self, brake: Machine) -> None:
        self._brake = brake

    def layout(self) -> dict[int, list[tuple[int, int]]]:
        """What the E1214 has, as far as it is used."""
        return {
            READ_COILS: [(0, 6)],
            READ_DISCRETES: [(0, 6)],
            READ_HOLDING: [(32, 1)],
            READ_INPUTS: [(16, 12), (48, 1)],
        }

    def picture(self, coils: dict[int, bool], at: datetime) -> dict[Spot, Content]:
        """What the inputs and counters show."""
        brake = self._brake
        inputs = [
            brake.doing is Doing.RUNNING,
            brake.guard_closed,
            brake.pedal,
            brake.purpose is Purpose.SETUP,
            False,
            False,
        ]
        return {
            (READ_INPUTS, 24): words(brake.strokes, low_first=False),
            (READ_DISCRETES, 0): inputs,
            (READ_INPUTS, 48): [sum(1 << bit for bit, on in enumerate(inputs) if on)],
            (READ_HOLDING, 32): [sum(1 << coil for coil, on in coils.items() if on)],
        }


def cast(options: Options) -> tuple[Machine, ModbusFace]:
    """A press brake as asked for."""
    script = brake_day(
        random.Random(options.seed), works(options.program, options.order, _WORKS), options.cycle, options.calm
    )
    brake = Machine(
        name=options.name,
        script=script,
        dice=random.Random(f"gauges {options.seed}"),
        speed=options.speed,
        modulus=2**options.counter_bits,
    )
    return brake, ModbusFace(IoModule(brake), options.watchdog)


if __name__ == "__main__":
    main(cast, name="PLIEUSE-1", cycle=30.0, purpose="A press brake behind a Moxa-like Modbus I/O module.")

"""The contract suite's MQTT device: a machine's Tasmota at a real mosquitto, and the adapter that knows it."""

from __future__ import annotations

from adapters.mqtt import DIALECT, Address, Connection, Options
from collector.core.signals import Value
from collector.ports import Adapter, Device, Point
from tests.adapters.mqtt.broker import Broker
from tests.adapters.mqtt.devices import Tasmota

WORDS: dict[str, Value] = {"0": "READY", "1": "ACTIVE", "2": "FEED_HOLD", "3": "STOPPED", "4": "INTERRUPTED"}
OURS, ANOTHER = "A0:B7:65:00:00:01", "A0:B7:65:00:00:99"
"""The hardware addresses that the adapter is told to expect, and that answers after `become_another`."""

KEYS = {"execution": "Execution", "part_count": "Count", "program": "Program", "spindle_load": "Load"}


def _place(path: str) -> dict[str, object]:
    return {"topic": ["tele/{device}/STATE", "stat/{device}/RESULT"], "json": path}


def points() -> list[Point]:
    """What the device can say: words, counter, text and load in its STATE, permit as its relay."""
    return [
        Point("execution", Address.model_validate(_place(KEYS["execution"])), values=WORDS),
        Point("part_count", Address.model_validate(_place(KEYS["part_count"]))),
        Point("program", Address.model_validate(_place(KEYS["program"]))),
        Point("spindle_load", Address.model_validate(_place(KEYS["spindle_load"]))),
        Point(
            "permit",
            Address.model_validate(
                {
                    **_place("POWER1"),
                    "command_topic": "cmnd/{device}/POWER1",
                    "ask": {"topic": "cmnd/{device}/POWER1"},
                    "pulse_time": "cmnd/{device}/PulseTime1",
                    "dead_man": "60 s",
                }
            ),
            writable=True,
        ),
    ]


class MqttRig:
    """Implements the suite's `Rig` over MQTT: the device, the broker between, and the line to the broker."""

    name = "mqtt"
    _count = 0

    def __init__(self) -> None:
        MqttRig._count += 1
        self._broker = Broker()
        self._device = Tasmota(f"rig-{MqttRig._count}")
        self._device.says = {"Execution": 0, "Count": 0, "Program": "O0001", "Load": 0.0}

    def adapter(self) -> Adapter:
        """Short times: silence is noticed after two seconds."""
        connection = Connection.model_validate(
            {
                "host": "127.0.0.1",
                "port": self._broker.port,
                "device": self._device.name,
                "timeout": "2 s",
                "silence": "2 s",
                "keep_alive": "5 s",
                "expect": {"mac": OURS},
            }
        )
        options = Options.model_validate(
            {
                "online": [{"topic": "tele/{device}/LWT"}],
                "ask": [{"topic": "cmnd/{device}/STATE", "answer": "stat/{device}/RESULT"}],
                "identity": {
                    "mac": {
                        "topic": "stat/{device}/STATUS5",
                        "json": "StatusNET.Mac",
                        "ask": {"topic": "cmnd/{device}/Status", "payload": "5"},
                    }
                },
            }
        )
        return DIALECT.build(Device("rig", connection, points(), options))

    async def start(self) -> None:
        await self._broker.start()
        if self._device._client is None:
            await self._device.start(self._broker.inside)

    async def kill(self) -> None:
        await self._device.stop()
        await self._broker.kill()

    async def set(self, signal: str, value: Value) -> None:
        if signal == "permit":
            self._device.closed = bool(value)
        elif signal == "execution":
            self._device.says["Execution"] = int(next((raw for raw, word in WORDS.items() if word == value), "99"))
        else:
            self._device.says[KEYS[signal]] = value
        if self._device._client is not None:
            await self._device.tell_all()

    async def get(self, signal: str) -> Value:
        if signal == "permit":
            return self._device.closed
        raw: Value = self._device.says[KEYS[signal]]
        return WORDS.get(str(raw)) if signal == "execution" else raw

    async def fall_silent(self) -> None:
        self._broker.front.silent.set()

    async def talk_garbage(self) -> None:
        self._broker.front.talk_garbage()

    async def become_another(self) -> None:
        self._device.mac = ANOTHER

    async def ignore_writes(self) -> None:
        self._device.obeys = False

    @property
    def conversations(self) -> int:
        return self._broker.conversations

    async def close(self) -> None:
        await self._device.stop()
        await self._broker.close()

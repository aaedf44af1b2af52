"""The OPC UA device of the contract suite: a real server behind a socket that can misbehave."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from asyncua import ua

from adapters.opcua import DIALECT, Address, Connection, Options
from collector.core.signals import Value
from collector.ports import Adapter, Device, Point
from tests.adapters.opcua.server import APPLICATION, URI, Front, MachineServer, Variable
from tests.ports import free_port

EXECUTION = {"1": "INTERRUPTED", "2": "STOPPED", "3": "ACTIVE", "4": "WAIT", "5": "ABORTED", "0": "READY"}

NO_WORD = 99
"""What the device says for a state that the profile does not know."""

WORDS = {word: int(number) for number, word in EXECUTION.items()}

POINTS = (
    Point("execution", Address(node="m;s=/Channel/State/progStatus[u1,1]"), values=EXECUTION),
    Point("part_count", Address(node="m;s=/Channel/State/actParts[u1,1]")),
    Point("program", Address(node="m;s=/Channel/ProgramInfo/progName[u1,1]")),
    Point("spindle_load", Address(node="m;s=/Nck/Spindle/driveLoad[u1,1]", sampling="100 ms")),  # type: ignore[arg-type]
    Point("permit", Address(node="m;s=/Plc/DB9000.DBX0.0"), writable=True),
)

NODES = {point.signal: point.address.node.partition("s=")[2] for point in POINTS}
KINDS = {
    "execution": ua.VariantType.Int32,
    "part_count": ua.VariantType.UInt32,
    "program": ua.VariantType.String,
    "spindle_load": ua.VariantType.Double,
    "permit": ua.VariantType.Boolean,
}


class OpcUaRig:
    """Implements `tests.adapters.rig.Rig`."""

    name = "opcua"

    def __init__(self) -> None:
        self._port = free_port()
        self._front = Front(self._port, 0)
        self._machine: MachineServer | None = None
        self._held: dict[str, Any] = {
            "execution": 0, "part_count": 0, "program": "O0001", "spindle_load": 0.0, "permit": False,
        }  # fmt: skip

    def adapter(self) -> Adapter:
        connection = Connection.model_validate(
            {
                "url": f"opc.tcp://127.0.0.1:{self._port}",
                "timeout": "4 s",
                "silence": "2 s",
                "expect": {"application_uri": APPLICATION},
            }
        )
        options = Options.model_validate(
            {"namespaces": {"m": URI}, "publishing": "50 ms", "sampling": "50 ms", "retry_missing": "500 ms"}
        )
        return DIALECT.build(Device("rig", connection, POINTS, options))

    async def start(self) -> None:
        if self._machine is None:
            variables = {
                NODES[signal]: Variable(value, KINDS[signal], writable=signal == "permit")
                for signal, value in self._held.items()
            }
            self._machine = MachineServer(variables)
            await self._machine.start()
            self._front = Front(self._port, self._machine.port)
        await self._front.start()

    async def kill(self) -> None:
        # The server behind lives on, because a new one takes seconds to build, but forgets whom it talked to.
        await self._front.kill()
        await self._running.forget_sessions()

    async def set(self, signal: str, value: Value) -> None:
        raw = WORDS.get(str(value), NO_WORD) if signal == "execution" else value
        await self._running.set(NODES[signal], raw, KINDS[signal], datetime.now(UTC))

    async def get(self, signal: str) -> Value:
        raw = self._running.get(NODES[signal])
        return EXECUTION[str(raw)] if signal == "execution" else raw  # type: ignore[no-any-return]

    @property
    def _running(self) -> MachineServer:
        assert self._machine is not None, "start() first"
        return self._machine

    async def fall_silent(self) -> None:
        self._front.silent.set()

    async def talk_garbage(self) -> None:
        self._front.talk_garbage()

    async def become_another(self) -> None:
        await self._running.server.set_application_uri("urn:test:somebody-else")

    async def ignore_writes(self) -> None:
        self._running.server.set_attribute_value_setter(
            self._running.node(NODES["permit"]), lambda node, attribute, value: None
        )

    @property
    def conversations(self) -> int:
        return self._machine.sessions if self._machine is not None else 0

    async def close(self) -> None:
        if self._machine is not None:
            await self._front.kill()
            await self._machine.stop()
            self._machine = None

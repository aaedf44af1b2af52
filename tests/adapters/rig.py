"""What the contract suite asks of a real device under its control; each protocol's test brings one."""

from __future__ import annotations

from typing import Protocol

from collector.core.signals import Value
from collector.ports import Adapter


class Rig(Protocol):
    """A real server on a free loopback port that behaves as told. Its adapter knows these signals:
    `execution` (enumeration), `part_count`, `program` (text), `spindle_load` (float) and `permit` (writable bool)."""

    @property
    def name(self) -> str: ...
    def adapter(self) -> Adapter:
        """An adapter for this device with short timeouts (silence noticed within two seconds)."""
        ...

    async def start(self) -> None:
        """Serve, on the same port at every start."""
        ...

    async def kill(self) -> None:
        """Be gone at once, as when the plug is pulled; connections break."""
        ...

    async def set(self, signal: str, value: Value) -> None:
        """Let the device itself change a value (given in our words).

        For `execution`, the word "UNHEARD_OF" stands for a value of the device that the profile has no word for.
        """
        ...

    async def get(self, signal: str) -> Value:
        """What the device holds now, in our words."""
        ...

    async def fall_silent(self) -> None:
        """Keep the connections open, accept new ones, and answer nothing more on any, until restarted."""
        ...

    async def talk_garbage(self) -> None:
        """Answer what is no protocol, on this connection and the next ones, until restarted."""
        ...

    async def become_another(self) -> None:
        """Be a device with another identity than the adapter was told to expect, from the next connection on."""
        ...

    async def ignore_writes(self) -> None:
        """Take writes with a yes and keep the old value, from now on."""
        ...

    @property
    def conversations(self) -> int:
        """How many conversations are open now, as the device sees it."""
        ...

    async def close(self) -> None:
        """End everything that the rig started."""
        ...

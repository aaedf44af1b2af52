"""Telling a relay something: a level, at QoS 1, never retained; confirmed by the relay's own word, with a dead man."""

from __future__ import annotations

import asyncio
import json
from collections import deque
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from typing import Any

from adapters.mqtt.addresses import Address, filled_in, pulse_time
from adapters.mqtt.broker import Broker
from adapters.mqtt.hearing import Hearing
from adapters.mqtt.payloads import MISSING, found_at
from adapters.mqtt.rows import Arming, Spoken, Told
from collector.core.signals import Value
from collector.errors import WriteRejected
from collector.ports import Point

ASKED_AGAIN = 4
"""How often, within the time of an answer, a relay that has not confirmed is asked how it stands."""

REMEMBERED = 16
"""Numbers of our last requests: an answer to an older one comes too late to mean anything."""


class Relay:
    """One relay of one machine.

    Args:
        point: Its signal and address.
        names: What the placeholders in topics stand for.
        source: Our name, to which a JSON-RPC is answered.
        numbers: Gives each JSON-RPC of this conversation a number of its own.
        broker: Where commands are published.
        hearing: Tells what it says.
        timeout: Seconds that its answer may take.
    """

    def __init__(
        self,
        point: Point,
        names: Mapping[str, str],
        source: str,
        numbers: Iterator[int],
        broker: Broker,
        hearing: Hearing,
        timeout: float,
    ) -> None:
        address: Address = point.address
        self.signal = point.signal
        self.complaint = ""
        self._address, self._names, self._source = address, names, source
        self._broker, self._hearing, self._timeout = broker, hearing, timeout
        self._writing = asyncio.Lock()
        self._numbers = numbers
        self._asked: deque[int] = deque(maxlen=REMEMBERED)
        self._armed = address.pulse_time is None
        self.arming = (
            Arming(f"{point.signal}: dead man", address.topic, address.pulse_time_json)
            if address.pulse_time is not None
            else None
        )

    @property
    def by_rpc(self) -> bool:
        """It is told by JSON-RPC, and answers to our own name."""
        return self._address.rpc is not None

    def asked(self, number: object) -> bool:
        """Whether an answer of this number is to a request of ours."""
        return number in self._asked

    def state_in(self, reply: Mapping[str, Any], paths: Sequence[str]) -> Any:
        """The relay's state in an answer, or MISSING."""
        result = reply.get("result")
        if not isinstance(result, dict):
            return MISSING
        try:
            return found_at(result, paths)
        except ValueError:
            return MISSING

    async def ask_by_rpc(self) -> None:
        """Ask how it stands, if it is a relay that can be asked so."""
        if self.by_rpc:
            await self._request("Switch.GetStatus", {"id": self._address.switch})

    async def arm(self) -> None:
        """Set the time after which the relay opens by itself, and see it confirmed; complain where it is not."""
        address = self._address
        if self.arming is None or address.pulse_time is None or address.dead_man is None:
            return
        wanted = str(pulse_time(address.dead_man))
        row = self.arming
        self._armed = await self._confirmed(
            lambda told: told.row is row and told.value == wanted,
            first=lambda: self._broker.publish(self._filled(address.pulse_time), wanted, qos=1),
        )
        self.complaint = "" if self._armed else "the relay does not confirm its dead man (PulseTime)"

    async def tell(self, value: bool) -> None:
        """Tell the relay to close or to open, and wait until it says that it has.

        Raises:
            WriteRejected: If it says otherwise, or nothing; or if it would stay closed without us.
            DeviceError: If the line fails.
        """
        async with self._writing:
            # Opening is never made to wait for anything.
            if value and not self._armed:
                await self.arm()
                if not self._armed:
                    raise WriteRejected(f"{self.signal}: {self.complaint}: it would stay closed without us")
            shown: list[Value] = []

            def met(told: Told) -> bool:
                if not (told.live and isinstance(told.row, Spoken) and told.row.signal == self.signal):
                    return False
                shown.append(told.value)
                return told.value is value

            if self.by_rpc:
                await self._set(value)
                confirmed = await self._confirmed(met, self.ask_by_rpc)
            else:
                confirmed = await self._confirmed(met, self._ask, first=lambda: self._command(value))
            if not confirmed:
                back = f"{shown[-1]!r} is read back" if shown else "it does not say how it stands"
                raise WriteRejected(f"{self.signal}: told {value!r}, and {back} within {self._timeout:g} s")

    async def _command(self, value: bool) -> None:
        address = self._address
        payload = address.payload_on if value else address.payload_off
        await self._broker.publish(self._filled(address.command_topic), payload, qos=1)

    async def _ask(self) -> None:
        if self._address.ask is not None:
            await self._broker.publish(self._filled(self._address.ask.topic), self._address.ask.payload, qos=1)

    async def _set(self, value: bool) -> None:
        address = self._address
        parameters: dict[str, Any] = {"id": address.switch, "on": value}
        if value and address.dead_man is not None:
            # Only with "on": with "off" it would close the relay by itself.
            parameters["toggle_after"] = address.dead_man
        answers: list[Any] = []
        number = self._next_number()

        def answered(told: Told) -> bool:
            if told.row is not self or told.value.get("id") != number:
                return False
            answers.append(told.value.get("error"))
            return True

        if not await self._confirmed(answered, first=lambda: self._request("Switch.Set", parameters, number)):
            raise WriteRejected(f"{self.signal}: told {value!r}, and the relay does not answer in {self._timeout:g} s")
        if answers[0] is not None:
            said = answers[0].get("message", answers[0]) if isinstance(answers[0], dict) else answers[0]
            raise WriteRejected(f"{self.signal}: the relay says no to {value!r}: {said}")

    async def _request(self, method: str, parameters: Mapping[str, Any], number: int | None = None) -> None:
        message = {
            "id": number or self._next_number(), "src": self._source, "method": method, "params": parameters,
        }  # fmt: skip
        await self._broker.publish(self._filled(self._address.rpc), json.dumps(message), qos=1)

    async def _confirmed(
        self,
        met: Callable[[Told], bool],
        ask: Callable[[], Awaitable[None]] | None = None,
        *,
        first: Callable[[], Awaitable[None]] | None = None,
    ) -> bool:
        """Listen, then say what is to be said; whether it was answered in time.

        Args:
            met: What will do as an answer.
            ask: What is said, again and again, until an answer comes.
            first: What is said once, before.

        Raises:
            DeviceError: If the line fails.
        """
        with self._hearing.expecting(met) as answer:
            if first is not None:
                await first()
            clock = asyncio.get_running_loop().time
            last = clock() + self._timeout
            # Not under one timeout: a broker that does not confirm is a line that failed, and not a relay that refuses.
            while True:
                if ask is not None and not answer.done():
                    await ask()
                pause = self._timeout / ASKED_AGAIN if ask is not None else self._timeout
                await asyncio.wait([answer], timeout=max(min(pause, last - clock()), 0))
                if answer.done():
                    answer.result()
                    return True
                if clock() >= last:
                    return False

    def _next_number(self) -> int:
        self._asked.append(next(self._numbers))
        return self._asked[-1]

    def _filled(self, topic: str | None) -> str:
        return filled_in(topic or "", self._names)

"""What a service manager is told: that the collector is ready, alive, stopping. The protocol is systemd's, and small.

A datagram of `KEY=value` lines goes to the socket that `NOTIFY_SOCKET` names; where nothing is named, nobody is told.
Source: sd_notify(3), sd_watchdog_enabled(3).
"""

from __future__ import annotations

import logging
import os
import socket
from collections.abc import Mapping
from dataclasses import dataclass

from collector.runtime.clock import Clock
from collector.runtime.engine import Engine
from collector.runtime.live import Line, Live

log = logging.getLogger(__name__)

VARIABLES = ("NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID")
"""What the manager leaves in the environment, for this process and not for those that it starts."""

TELL_EVERY = 30.0
"""Seconds between two words about how it goes, where the manager watches nothing."""

TIMES = 3
"""How often within its patience a watchdog is fed: one datagram may come late."""


@dataclass(frozen=True, slots=True)
class Service:
    """The service manager that started this process.

    Args:
        address: Its socket: a path, or a name of Linux's abstract kind with a zero byte before it.
        watchdog: Seconds without a word after which it ends and restarts the process; None if it does not watch.
    """

    address: str
    watchdog: float | None = None

    @staticmethod
    def of_environment(environment: Mapping[str, str] = os.environ, pid: int | None = None) -> Service | None:
        """The manager that the environment names; None where nobody asked to be told.

        Args:
            environment: The environment.
            pid: This process.
        """
        address = environment.get("NOTIFY_SOCKET", "")
        if address[:1] not in ("/", "@") or not hasattr(socket, "AF_UNIX"):
            return None
        micros, whose = environment.get("WATCHDOG_USEC", ""), environment.get("WATCHDOG_PID", "")
        watches = micros.isdecimal() and int(micros) > 0 and whose in ("", str(os.getpid() if pid is None else pid))
        return Service(address.replace("@", "\0", 1) if address[0] == "@" else address,
                       int(micros) / 1e6 if watches else None)  # fmt: skip

    @property
    def every(self) -> float:
        """Seconds after which it is told again."""
        return TELL_EVERY if self.watchdog is None else min(TELL_EVERY, self.watchdog / TIMES)

    def tell(self, *lines: str) -> None:
        """Send a word; does not block. A manager that does not listen is no reason to stop collecting."""
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as way:
            way.setblocking(False)
            try:
                way.sendto("\n".join(lines).encode(), self.address)
            except OSError as error:
                log.debug("the service manager does not listen", extra={"reason": str(error)})


def without_manager(environment: Mapping[str, str]) -> dict[str, str]:
    """An environment for processes that are started here: the manager's words are for this one."""
    return {name: value for name, value in environment.items() if name not in VARIABLES}


async def keep_told(service: Service, engine: Engine, live: Live, clock: Clock) -> None:
    """Feed the watchdog for as long as the engine is alive, and say how many machines are connected; until cancelled.

    It is fed only after the engine has taken a delivery and answered it, behind all that waited before: a loop that
    turns while nothing is recorded any more is not alive.
    """
    while True:
        await engine.breathe()
        up = sum(one.line is Line.UP for one in live.machines.values())
        service.tell("WATCHDOG=1", f"STATUS={up} of {len(live.machines)} machines connected, {live.facts} facts")
        await clock.sleep(service.every)

"""How to reach one Modbus device: the model of `[machines.connection]` in the site file."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from adapters.modbus.addresses import Expectation, UnitId
from collector.ports import Seconds


class Transport(StrEnum):
    """How the messages travel."""

    TCP = "tcp"
    RTU_OVER_TCP = "rtu-over-tcp"
    SERIAL = "serial"


class Parity(StrEnum):
    """The parity bit of a serial line."""

    NONE = "none"
    EVEN = "even"
    ODD = "odd"


_OF_TCP = {"host", "port"}
_OF_SERIAL = {"device", "baud_rate", "parity", "stop_bits"}


class Connection(BaseModel):
    """How to reach one Modbus device.

    Machines that name the same host and port, or the same serial device, share one conversation: they are units behind
    one gateway or on one cable. Over Modbus TCP `host` and `port`; over RTU in TCP (a transparent serial server) the
    same; over a serial line `device`, `baud_rate`, `parity` and `stop_bits`.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    transport: Transport = Field(default=Transport.TCP, description="tcp, rtu-over-tcp or serial")
    host: str | None = Field(default=None, min_length=1, description="Name or address (tcp, rtu-over-tcp)")
    port: int = Field(default=502, ge=1, le=65535, description="TCP port (tcp, rtu-over-tcp)")
    device: str | None = Field(
        default=None, min_length=1, description="Serial device (serial); prefer the stable names in /dev/serial/by-id"
    )
    baud_rate: int = Field(default=19200, ge=300, le=4_000_000, description="Bits per second (serial)")
    parity: Parity = Field(default=Parity.EVEN, description="none, even or odd (serial)")
    stop_bits: int = Field(default=1, ge=1, le=2, description="1, or 2, which goes with no parity (serial)")
    unit: UnitId = Field(default=1, description="Unit id (slave address); 1 to 247 on a serial line")
    poll: Seconds = Field(default=1.0, gt=0, description="Time from one poll to the next")
    timeout: Seconds = Field(default=1.0, gt=0, description="How long an answer may take")
    silence: Seconds = Field(default=5.0, gt=0, description="After how long without answers nothing is known any more")
    back_off: Seconds = Field(default=1.0, gt=0, description="First pause before a silent unit is asked again")
    back_off_max: Seconds = Field(default=15.0, gt=0, description="Longest pause before a silent unit is asked again")
    expect: tuple[Expectation, ...] = Field(
        default=(), description="How to know that this very device answers (a serial number), besides its model"
    )

    @model_validator(mode="after")
    def _keys_of_the_transport(self) -> Self:
        given = self.model_fields_set
        serial = self.transport is Transport.SERIAL
        stray = sorted(given & (_OF_TCP if serial else _OF_SERIAL))
        if stray:
            keys = "device, baud_rate, parity and stop_bits" if serial else "host and port"
            raise ValueError(f'transport = "{self.transport}" takes {keys}, not {", ".join(stray)}')
        if serial and self.device is None:
            raise ValueError('transport = "serial" needs device, such as "/dev/serial/by-id/usb-..."')
        if not serial and self.host is None:
            raise ValueError(f'transport = "{self.transport}" needs host')
        if serial and not 1 <= self.unit <= 247:
            raise ValueError("on a serial line unit is 1 to 247")
        if self.back_off_max < self.back_off:
            raise ValueError("back_off_max is shorter than back_off")
        return self

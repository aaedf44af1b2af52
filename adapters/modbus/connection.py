"""How to reach one Modbus device: the model of `[machines.connection]` in the site file."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from adapters.modbus.addresses import Expectation, UnitId
from collector.ports import Seconds


class Transport(StrEnum):
    """How the messages travel."""

    TCP = "tcp"
    TLS = "tls"
    RTU_OVER_TCP = "rtu-over-tcp"
    SERIAL = "serial"

    @property
    def numbers_its_messages(self) -> bool:
        """Each message carries a transaction number, so that a late answer is known as such."""
        return self in (Transport.TCP, Transport.TLS)


class Parity(StrEnum):
    """The parity bit of a serial line."""

    NONE = "none"
    EVEN = "even"
    ODD = "odd"


TLS_PORT = 802
"""Source: MODBUS/TCP Security Protocol Specification v21; IANA service mbap-s."""

_OF_TCP = {"host", "port"}
_OF_TLS = {"ca_file", "server_certificate", "server_name", "certificate", "private_key"}
_OF_SERIAL = {"device", "baud_rate", "parity", "stop_bits"}


class Connection(BaseModel):
    """How to reach one Modbus device.

    Machines that name the same host and port, or the same serial device, share one conversation: they are units behind
    one gateway or on one cable. Over Modbus TCP `host` and `port`; over RTU in TCP (a transparent serial server) the
    same; over a serial line `device`, `baud_rate`, `parity` and `stop_bits`. Modbus over TLS takes besides `host` and
    `port` either `ca_file` or `server_certificate`, and our own `certificate` with its `private_key`; it never falls
    back to an open connection.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    transport: Transport = Field(default=Transport.TCP, description="tcp, tls, rtu-over-tcp or serial")
    host: str | None = Field(default=None, min_length=1, description="Name or address (tcp, tls, rtu-over-tcp)")
    port: int = Field(default=502, ge=1, le=65535, description="TCP port (tcp, rtu-over-tcp; tls, where it is 802)")
    ca_file: Path | None = Field(
        default=None, description="Who has signed the device's certificate, PEM (tls; or server_certificate)"
    )
    server_certificate: Path | None = Field(
        default=None, description="The device's own certificate, PEM: this very one and no other (tls; or ca_file)"
    )
    server_name: str | None = Field(
        default=None,
        min_length=1,
        description="The name in the device's certificate, if not `host` (tls, with ca_file)",
    )
    certificate: Path | None = Field(default=None, description="Our own certificate, PEM (tls)")
    private_key: Path | None = Field(default=None, description="The key of our own certificate, PEM, unlocked (tls)")
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

    @model_validator(mode="before")
    @classmethod
    def _port_of_the_transport(cls, given: Any) -> Any:
        if isinstance(given, Mapping) and given.get("transport") == Transport.TLS:
            return {"port": TLS_PORT, **given}
        return given

    @model_validator(mode="after")
    def _keys_of_the_transport(self) -> Self:
        serial, tls = self.transport is Transport.SERIAL, self.transport is Transport.TLS
        foreign = (_OF_TCP if serial else _OF_SERIAL) | (set() if tls else _OF_TLS)
        stray = sorted(self.model_fields_set & foreign)
        if stray:
            keys = "device, baud_rate, parity and stop_bits" if serial else "host and port"
            keys += f", {', '.join(sorted(_OF_TLS))}" if tls else ""
            raise ValueError(f'transport = "{self.transport}" takes {keys}, not {", ".join(stray)}')
        if tls:
            self._whom_to_trust()
        if serial and self.device is None:
            raise ValueError('transport = "serial" needs device, such as "/dev/serial/by-id/usb-..."')
        if not serial and self.host is None:
            raise ValueError(f'transport = "{self.transport}" needs host')
        if serial and not 1 <= self.unit <= 247:
            raise ValueError("on a serial line unit is 1 to 247")
        if self.back_off_max < self.back_off:
            raise ValueError("back_off_max is shorter than back_off")
        return self

    def _whom_to_trust(self) -> None:
        if (self.ca_file is None) == (self.server_certificate is None):
            raise ValueError('transport = "tls" needs either ca_file or server_certificate: whom to trust is said')
        if (self.certificate is None) != (self.private_key is None):
            raise ValueError("certificate and private_key together")
        if self.server_name is not None and self.server_certificate is not None:
            raise ValueError("server_name with ca_file only: server_certificate is known whatever its name")

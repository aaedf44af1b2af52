"""How to reach one machine's devices at a broker: the model of `[machines.connection]` in the site file."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, SecretStr, model_validator

from collector.ports import Seconds

DEVICE = "device"
"""The placeholder that stands for `device`; the others are the keys of `devices`."""


def _part_of_a_topic(name: str) -> str:
    if not name or re.search(r"[+#{}\x00-\x20\x7f]", name) or name.startswith("$") or name.strip("/") != name:
        raise ValueError("a device's own name in its topics, without spaces, +, #, { and }, such as badge-tour-1")
    return name


DeviceName = Annotated[str, AfterValidator(_part_of_a_topic)]


class Connection(BaseModel):
    """How to reach one machine's devices at an MQTT broker."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    host: str = Field(min_length=1, description="Name or address of the broker")
    port: int = Field(default=1883, ge=1, le=65535, description="TCP port of the broker; with TLS most often 8883")
    device: DeviceName | None = Field(
        default=None, description="The device's own name (Tasmota: its Topic): what {device} in the profile means"
    )
    devices: dict[Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")], DeviceName] = Field(
        default={}, description="Names of further devices of this machine, by their placeholder: what {relay} means"
    )
    user: str | None = Field(default=None, min_length=1, description="User name at the broker; none for anonymous")
    password_env: str | None = Field(default=None, description="The environment variable that holds the password")
    password_file: Path | None = Field(default=None, description="The file that holds the password")
    tls: bool = Field(default=False, description="Encrypt, and check the broker's certificate")
    ca_file: Path | None = Field(
        default=None, description="Who has signed the broker's certificate (PEM); none for whom this computer trusts"
    )
    client_id: str | None = Field(
        default=None, min_length=1, max_length=128, description="Our name at the broker; a fresh one each time if none"
    )
    keep_alive: Seconds = Field(
        default=15.0, ge=1, le=3600, description="After how long without us the broker drops the connection"
    )
    timeout: Seconds = Field(default=4.0, gt=0, description="How long the broker, or a device, may take to answer")
    silence: Seconds = Field(
        default=15.0, gt=0, description="After how long without a word from a device that was asked the line is dead"
    )
    held: Seconds = Field(
        default=3.0,
        ge=0,
        description="The same badge, read again within this time of its last reading, is still the same showing: for "
        "readers that repeat a badge for as long as it is held up; 0 tells every reading",
    )
    expect: dict[str, str] = Field(
        default={}, description='What the device has to say of itself, by the profile\'s names: { mac = "A0:B7:..." }'
    )

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if self.password_env is not None and self.password_file is not None:
            raise ValueError("either `password_env` or `password_file`")
        if self.user is None and (self.password_env is not None or self.password_file is not None):
            raise ValueError("a `user` for the password")
        if self.ca_file is not None and not self.tls:
            raise ValueError("`tls = true` for `ca_file`")
        if DEVICE in self.devices:
            raise ValueError("`device` beside `devices`, not in it")
        return self

    @property
    def names(self) -> Mapping[str, str]:
        """What the placeholders in topics stand for."""
        return self.devices if self.device is None else {DEVICE: self.device, **self.devices}

    @property
    def place(self) -> str:
        """Where the broker is, for messages."""
        return f"{self.host}:{self.port}"

    def password(self) -> SecretStr | None:
        """The password from the environment or its file; None where none is set.

        Raises:
            OSError: If the file cannot be read.
            KeyError: If the environment variable is not set.
        """
        if self.password_env is not None:
            return SecretStr(os.environ[self.password_env])
        if self.password_file is not None:
            return SecretStr(self.password_file.read_text(encoding="utf-8").rstrip("\r\n"))
        return None

"""Brokers in the site file: the models of `[alarms.mqtt]`, where alarms go, and of `[mqtt]`, where everything goes."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, SecretStr, model_validator

from collector.ports import Seconds


def _topic(text: str) -> str:
    if not text or re.search(r"[+#\x00-\x20\x7f]", text) or text.startswith("$") or "" in text.split("/"):
        raise ValueError('the first levels of a topic, without spaces, + and #, such as "etabli" or "region/lyon"')
    return text


Topic = Annotated[str, AfterValidator(_topic)]
LEVEL = r"^[a-z0-9]+([-_][a-z0-9]+)*$"
Level = Annotated[str, Field(pattern=LEVEL, max_length=60)]


class Server(BaseModel):
    """A broker: where it is, and what it wants to know of us."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    host: str = Field(min_length=1, description="name or address of the broker")
    port: int = Field(default=1883, ge=1, le=65_535, description="TCP port of the broker; with TLS most often 8883")
    user: str | None = Field(default=None, min_length=1, description="user name at the broker; none for anonymous")
    password_env: str | None = Field(default=None, description="the environment variable that holds the password")
    password_file: Path | None = Field(default=None, description="the file that holds the password")
    tls: bool = Field(default=False, description="encrypt, and check the broker's certificate")
    ca_file: Path | None = Field(
        default=None, description="who has signed the broker's certificate (PEM); none for whom this computer trusts"
    )
    site: str | None = Field(
        default=None,
        pattern=LEVEL,
        max_length=60,
        description="the site in topics: small letters, figures and hyphens; none for one made of the site's name",
    )
    client_id: str | None = Field(
        default=None, min_length=1, max_length=128, description="our name at the broker; none for one made of the site"
    )
    keep_alive: Seconds = Field(
        default=15.0, ge=1, le=3600, description="the broker says that we are gone after half as long again"
    )
    timeout: Seconds = Field(default=4.0, gt=0, le=60, description="how long the broker may take to answer")

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if self.password_env is not None and self.password_file is not None:
            raise ValueError("either `password_env` or `password_file`")
        if self.user is None and (self.password_env is not None or self.password_file is not None):
            raise ValueError("a `user` for the password")
        if self.ca_file is not None and not self.tls:
            raise ValueError("`tls = true` for `ca_file`")
        return self

    @property
    def broker(self) -> str:
        """The broker as logs name it."""
        return f"{self.host}:{self.port}"

    def password(self) -> SecretStr | None:
        """The password, from where the settings say; it may read a file.

        Raises:
            OSError: If the file cannot be read.
            KeyError: If the environment variable is not set.
        """
        if self.password_env is not None:
            return SecretStr(os.environ[self.password_env])
        if self.password_file is not None:
            return SecretStr(self.password_file.read_text(encoding="utf-8").rstrip("\r\n"))
        return None


class Connection(Server):
    """`[alarms.mqtt]`: the broker to which alarms of the access rules go at once."""

    model_config = ConfigDict(title="alarms over MQTT")

    prefix: Topic = Field(
        default="etabli", description="with what topics begin: <prefix>/<site>/<place>/<machine>/alarms"
    )


class Sparkplug(BaseModel):
    """`[mqtt.sparkplug]`: the machines as devices of a Sparkplug B edge node, beside the namespace."""

    model_config = ConfigDict(title="Sparkplug B", extra="forbid", frozen=True)

    group: Topic = Field(default="etabli", pattern="^[^/]+$", description="the group id: a level of a topic")
    node: Topic | None = Field(
        default=None, pattern="^[^/]+$", description="the edge node's id: a level of a topic; none for the site's"
    )
    every: Seconds = Field(default=1.0, ge=0.1, le=3600, description="how often values are looked at")


class Publishing(Server):
    """`[mqtt]`: the broker where machines, production and access are told: states, events, alarms."""

    model_config = ConfigDict(title="a unified namespace over MQTT")

    root: Topic = Field(
        default="etabli", description="with what topics begin: <root>/<site>/<place>/<line>/<machine>/state"
    )
    lines: dict[Level, list[str]] = Field(
        default={}, description="the machines of each line or cell; those of none stand under their family"
    )
    persons: bool = Field(
        default=False, description="tell people's opaque ids; without, who it was stays in the house (never a name)"
    )
    version: Literal["5", "3.1.1"] = Field(
        default="5", description='the version of MQTT; by "3.1.1" a broker cannot say that it may not take something'
    )
    sparkplug: Sparkplug | None = Field(default=None, description="a table [mqtt.sparkplug], empty or not")

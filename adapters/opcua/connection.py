"""What the files say about OPC UA: the connection (site file), the options and the addresses (profile)."""

from __future__ import annotations

import os
from functools import cached_property
from itertools import takewhile
from pathlib import Path
from typing import Annotated, Final, Literal, Self
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, SecretStr, field_validator, model_validator

from adapters.opcua.addresses import MACHINE, BrowsePath, NodeAddress, PathElement, parse_field, parse_node, parse_path
from collector.errors import Problem
from collector.ports import Device, Seconds

NONE: Final = "none"
"""`security` of a line without any."""

Security = Literal[
    "none",
    "Basic256Sha256 Sign",
    "Basic256Sha256 SignAndEncrypt",
    "Aes128_Sha256_RsaOaep Sign",
    "Aes128_Sha256_RsaOaep SignAndEncrypt",
    "Aes256_Sha256_RsaPss Sign",
    "Aes256_Sha256_RsaPss SignAndEncrypt",
]

OUT_OF_DATE = frozenset({"Basic128Rsa15", "Basic256"})
"""Policies that rest on SHA-1 and on RSA as it is broken today. Source: OPC UA Part 7 (v1.04), deprecated."""

Identity = Literal["Anonymous", "UserName", "Certificate"]
"""As whom we log in, by OPC UA's names of the user tokens."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


EVENT_SIGNALS = ("alarm", "message")
"""What a machine may say by events."""


def _is_absent(given: object) -> bool:
    return given is None


class Address(_Strict):
    """Where a point lives on an OPC UA server: `node`, `path` or `events`, and how it is to be sampled.

    Args:
        node: A node id by namespace alias or URI (see `adapters.opcua.addresses`).
        path: A browse path from the Root folder; of several, the first that exists and holds a value.
        events: Node id or browse path of an object that tells events ("i=2253" is the server itself): its active
            conditions make the signal `alarm`, its other events the signal `message`.
        number: With `events`, the browse path from an event to the maker's number of it: "mt:ErrorCode".
        number_of: With `number`, node id of the event type that has it, for servers that want to know.
        sampling: How often the server looks at it, in seconds; None for the profile's `sampling`.
        queue: How many changes the server keeps between two publishes; None for the profile's `queue`.
    """

    node: str | None = None
    path: str | list[str] | None = None
    # Left out where absent: the place of a counter is known by what is written here.
    events: str | None = Field(default=None, exclude_if=_is_absent)
    number: str | None = Field(default=None, exclude_if=_is_absent)
    number_of: str | None = Field(default=None, exclude_if=_is_absent)
    sampling: Seconds | None = None
    queue: int | None = Field(default=None, ge=1, le=10_000)

    @field_validator("node")
    @classmethod
    def _node_is_readable(cls, text: str | None) -> str | None:
        if text is not None:
            parse_node(text)
        return text

    @field_validator("path", mode="before")
    @classmethod
    def _path_is_readable(cls, given: object) -> object:
        if given is None:
            return None
        several = given if isinstance(given, list) else [given]
        if not several or not all(isinstance(text, str) for text in several):
            raise ValueError("a browse path, or a list of them of which the first that exists is taken")
        for text in several:
            parse_path(str(text))
        return given

    @field_validator("events")
    @classmethod
    def _source_is_readable(cls, text: str | None) -> str | None:
        if text is not None:
            _place(text)
        return text

    @field_validator("number")
    @classmethod
    def _field_is_readable(cls, text: str | None) -> str | None:
        if text is not None:
            parse_field(text)
        return text

    @field_validator("number_of")
    @classmethod
    def _type_is_readable(cls, text: str | None) -> str | None:
        if text is not None:
            parse_node(text)
        return text

    @model_validator(mode="after")
    def _one_of_three(self) -> Self:
        if sum(given is not None for given in (self.node, self.path, self.events)) != 1:
            raise ValueError("one of `node`, `path` and `events`")
        if self.events is None and (self.number is not None or self.number_of is not None):
            raise ValueError("`number` and `number_of` with `events` only")
        if self.events is not None and self.sampling is not None:
            raise ValueError("no `sampling` with `events`: they are told as they happen")
        if self.number is None and self.number_of is not None:
            raise ValueError("a `number` for `number_of`")
        return self

    @cached_property
    def place(self) -> NodeAddress | BrowsePath:
        """The address, taken apart; with `events`, that of who tells them."""
        return self.places[0]

    @cached_property
    def places(self) -> tuple[NodeAddress | BrowsePath, ...]:
        """All that it may be, the preferred first."""
        return tuple(_place(text) for text in self._texts)

    @property
    def _texts(self) -> list[str]:
        if isinstance(self.path, list):
            return self.path
        return [self.node or self.path or self.events or ""]

    @cached_property
    def field(self) -> tuple[PathElement, ...]:
        """The way from an event to its number; empty for none."""
        return () if self.number is None else parse_field(self.number)

    @property
    def text(self) -> str:
        """The address as the profile has it; of several places, what they share stands once."""
        if len(self._texts) == 1:
            return self._texts[0]
        ways = [text.split("/") for text in self._texts]
        shared = sum(1 for _ in takewhile(lambda steps: len(set(steps)) == 1, zip(*ways, strict=False)))
        return f"{'/'.join(ways[0][:shared])}: {' or '.join('/'.join(way[shared:]) for way in ways)}"

    @property
    def aliases(self) -> frozenset[str]:
        """The namespace aliases that it rests on."""
        others = {element.alias for element in self.field}
        if self.number_of is not None:
            others.add(parse_node(self.number_of).alias)
        for place in self.places:
            match place:
                case NodeAddress(alias=alias):
                    others.add(alias)
                case BrowsePath(elements=elements):
                    others |= {element.alias for element in elements}
        return frozenset(others) - {"", "*"}

    @property
    def needs_machine(self) -> bool:
        """It cannot be resolved without the instance's name (a path can: it takes the only instance there is)."""
        return isinstance(self.place, NodeAddress) and MACHINE in self.place.text


def _place(text: str) -> NodeAddress | BrowsePath:
    return parse_path(text) if text.startswith("/") else parse_node(text)


class Expect(_Strict):
    """Who has to answer; what is not given is not checked.

    Args:
        application_uri: The server's own URI (first of its ServerArray).
        manufacturer: BuildInfo's manufacturer name.
        product: BuildInfo's product name.
        serial: The serial number, found at `serial_at`.
        serial_at: Node id or browse path of the serial number.
    """

    application_uri: str | None = None
    manufacturer: str | None = None
    product: str | None = None
    serial: str | None = None
    serial_at: Address | None = None

    @field_validator("serial_at", mode="before")
    @classmethod
    def _address_from_text(cls, given: object) -> object:
        if isinstance(given, str):
            return {"path" if given.startswith("/") else "node": given}
        return given

    @model_validator(mode="after")
    def _serial_has_a_place(self) -> Self:
        if (self.serial is None) != (self.serial_at is None):
            raise ValueError("`serial` and `serial_at` together")
        return self


class Connection(_Strict):
    """A machine's `[machines.connection]` for OPC UA, in the site file.

    Args:
        url: `opc.tcp://host:port/path`, without user or password.
        machine: The instance on the server that is this machine: what `{machine}` in the profile's addresses means.
        user: User name; None for anonymous.
        password_env: Name of the environment variable that holds the password.
        password_file: Path of the file that holds the password.
        user_certificate: A user's certificate (DER or PEM), to log in by it instead of by a name.
        user_private_key: Its key (DER or PEM).
        security: Policy and mode of the message security; `none` for a line that nothing protects.
        certificate: Our certificate (DER or PEM), for any security but none; None for the one that we make ourselves.
        private_key: Its key (DER or PEM).
        application_uri: Our own application URI; None for the one in `certificate`, or urn:etabli:collector.
        timeout: How long an answer may take, in seconds.
        silence: How long nothing may be heard before the line counts as dead, in seconds.
        session_timeout: After how long without us the server may forget our session, in seconds; at least twice
            `silence`. Short, because a collector that was killed leaves its session behind for so long, and some
            controls have five in all.
        expect: Who has to answer.
    """

    url: str
    machine: str | None = None
    user: str | None = None
    password_env: str | None = None
    password_file: Path | None = None
    user_certificate: Path | None = None
    user_private_key: Path | None = None
    security: Security = NONE
    certificate: Path | None = None
    private_key: Path | None = None
    application_uri: Annotated[str, Field(min_length=1)] | None = None
    timeout: Seconds = Field(default=4.0, gt=0)
    silence: Seconds = Field(default=10.0, gt=0)
    session_timeout: Seconds = Field(default=20.0, ge=10)
    expect: Expect = Expect()

    @field_validator("url")
    @classmethod
    def _url_of_opc_ua(cls, url: str) -> str:
        parts = urlsplit(url)
        try:
            port = parts.port
        except ValueError:
            port = None
        if parts.scheme != "opc.tcp" or not parts.hostname or not port:
            raise ValueError('an address such as "opc.tcp://192.168.1.20:4840"')
        if parts.username is not None:
            raise ValueError("an address without user and password (keys `user` and `password_env` or `password_file`)")
        return url

    @field_validator("security", mode="before")
    @classmethod
    def _policy_of_today(cls, security: object) -> object:
        if isinstance(security, str) and security.partition(" ")[0] in OUT_OF_DATE:
            raise ValueError(
                'a policy that holds today, such as "Basic256Sha256 SignAndEncrypt": this one is out of date and can be'
                " broken, so it is never used; if the server offers nothing better, have it updated, or say"
                ' `security = "none"` knowing that nothing protects the line'
            )
        return security

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if self.password_env is not None and self.password_file is not None:
            raise ValueError("either `password_env` or `password_file`")
        if self.user is None and (self.password_env is not None or self.password_file is not None):
            raise ValueError("a `user` for the password")
        if (self.user_certificate is None) != (self.user_private_key is None):
            raise ValueError("`user_certificate` and `user_private_key` together")
        if self.user is not None and self.user_certificate is not None:
            raise ValueError("either `user` or `user_certificate`")
        if (self.certificate is None) != (self.private_key is None):
            raise ValueError("`certificate` and `private_key` together")
        if self.security == NONE and self.certificate is not None:
            raise ValueError("a `security` that makes use of `certificate` and `private_key`")
        return self

    @property
    def identity(self) -> Identity:
        """As whom we log in."""
        if self.user is not None:
            return "UserName"
        return "Anonymous" if self.user_certificate is None else "Certificate"

    @property
    def policy(self) -> str:
        """The policy of the message security, by its name in OPC UA."""
        return self.security.partition(" ")[0]

    @property
    def mode(self) -> str:
        """The mode of the message security, `Sign` or `SignAndEncrypt`; empty for none."""
        return self.security.partition(" ")[2]

    def password(self) -> SecretStr | None:
        """The password from the environment or its file; None where none is set.

        Raises:
            OSError: If the file cannot be read.
            UnicodeError: If what stands in it is no text.
            KeyError: If the environment variable is not set.
        """
        if self.password_env is not None:
            return SecretStr(os.environ[self.password_env])
        if self.password_file is not None:
            return SecretStr(self.password_file.read_text(encoding="utf-8").rstrip("\r\n"))
        return None


class Options(_Strict):
    """A profile's `[options]` for OPC UA.

    Args:
        namespaces: Alias to namespace URI: what the addresses' aliases mean.
        publishing: How often the server sends what changed, in seconds.
        sampling: How often the server looks at a node that says nothing else, in seconds.
        queue: How many changes the server keeps between two publishes, for a node that says nothing else.
        heartbeat: A node that changes for as long as the machine is alive, for servers that go on answering when the
            machine behind them is gone. With it, only its changes count as life.
        retry_missing: How often nodes that the server did not know are tried again, in seconds.
    """

    namespaces: dict[str, str] = {}
    publishing: Seconds = Field(default=0.25, gt=0)
    sampling: Seconds = Field(default=0.25, ge=0)
    queue: int = Field(default=20, ge=10, le=10_000)
    heartbeat: Address | None = None
    retry_missing: Seconds = Field(default=10.0, gt=0)

    @field_validator("namespaces")
    @classmethod
    def _aliases_are_words(cls, namespaces: dict[str, str]) -> dict[str, str]:
        for alias in namespaces:
            if not alias.replace("-", "_").isidentifier() or alias == "nsu":
                raise ValueError(f"aliases of letters, digits, - and _ (not nsu), unlike {alias!r}")
        return namespaces

    @field_validator("heartbeat", mode="before")
    @classmethod
    def _address_from_text(cls, given: object) -> object:
        if isinstance(given, str):
            return {"path" if given.startswith("/") else "node": given}
        return given


def problems_of(device: Device) -> list[Problem]:
    """What cannot work whatever the server answers: unknown namespace aliases, `{machine}` that nobody explains.

    Args:
        device: Its connection, options and points, as the models of this module.

    Returns:
        The problems, without a file: their place begins with `connection`, `options` or `signal <name>`.
    """
    connection, options = device.connection, device.options
    assert isinstance(connection, Connection)
    assert isinstance(options, Options)
    places = [(f"signal {point.signal}", point.address) for point in device.points]
    places += [("options.heartbeat", options.heartbeat), ("connection.expect.serial_at", connection.expect.serial_at)]
    known = ", ".join(sorted(options.namespaces)) or "none"
    addressed = [(where, address) for where, address in places if isinstance(address, Address)]
    problems = [
        Problem("", where, address.text, f"an alias of [options.namespaces]: {known}", f"{alias!r} is not among them")
        for where, address in addressed
        for alias in sorted(address.aliases - set(options.namespaces))
    ]
    problems += [
        Problem("", f"signal {point.signal}", point.address.text, f"`events` for {' or '.join(EVENT_SIGNALS)} only")
        for point in device.points
        if isinstance(point.address, Address) and point.address.events and point.signal not in EVENT_SIGNALS
    ]
    needing = next((address for _, address in addressed if address.needs_machine), None)
    if needing is not None and connection.machine is None:
        problems.append(
            Problem("", "connection.machine", "", f"the instance that {MACHINE} in {needing.text} stands for")
        )
    return problems

"""The fault menu: what can go wrong, and how it is ordered on the command line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

FaultName = Literal[
    "drop",
    "hang",
    "garbage",
    "slow",
    "restart",
    "namespaces",
    "power_off",
    "counter_reset",
    "counter_edit",
    "wrap",
]

MENU: dict[FaultName, tuple[float, str]] = {
    "drop": (0.0, "every connection breaks; the server goes on"),
    "hang": (5.0, "connections are accepted and nothing is answered, for ARG seconds"),
    "garbage": (5.0, "every answer is noise, for ARG seconds"),
    "slow": (500.0, "every answer comes ARG milliseconds late, from now on; 0 ends it"),
    "restart": (3.0, "the server is gone for ARG seconds while the machine works on"),
    "namespaces": (1.0, "as restart, and the server comes back with another order of namespaces (OPC UA)"),
    "power_off": (10.0, "machine and server are dead for ARG seconds; a running cycle is lost"),
    "counter_reset": (0.0, "every counter returns to 0"),
    "counter_edit": (500.0, "the operator adds ARG to the counter"),
    "wrap": (0.0, "the counter is set three before its modulus"),
}
"""Each fault with its usual argument and what it does."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of the schedule.

    Args:
        name: A name of the menu.
        at: Real seconds after the machine is ready.
        argument: Seconds, milliseconds or parts, as the menu says.
    """

    name: FaultName
    at: float
    argument: float


def fault_named(name: str, argument: float | None, at: float = 0.0) -> Fault:
    """A fault of the menu.

    Raises:
        ValueError: The menu has no such fault, or a number is negative.
    """
    for known in get_args(FaultName):
        if known == name:
            value = MENU[known][0] if argument is None else argument
            if at < 0 or (value < 0 and known != "counter_edit"):
                raise ValueError(f"fault {name!r}: a time is never negative")
            return Fault(known, at, value)
    raise ValueError(f"no fault {name!r}; the menu has {', '.join(MENU)}")


def parse_fault(text: str) -> Fault:
    """Read `NAME@SECONDS[:ARG]`.

    Raises:
        ValueError: The text is no fault.
    """
    name, at_sign, rest = text.partition("@")
    if not at_sign:
        raise ValueError(f"{text!r} is not NAME@SECONDS[:ARG]")
    at, _, argument = rest.partition(":")
    return fault_named(name, float(argument) if argument else None, float(at))

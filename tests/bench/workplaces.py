"""Site files and profiles for the measured collector, written as a person would write them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tests.adapters.opcua.server import URI

REGISTERS = 150
"""What `modbus_profile` reads of each unit: 50 of 16 bits, then 50 of 32 bits."""


def opcua_profile(directory: Path, items: int) -> None:
    """A machine with so many measured values, sampled ten times a second."""
    rows = "".join(
        f'\n[[signals]]\nsignal = "analog.c{item:04}"\naddress = {{ node = "m;s={{machine}}/c{item:04}" }}\n'
        for item in range(1, items + 1)
    )
    options = '[options]\npublishing = "250 ms"\nsampling = "100 ms"\nqueue = 20\n'
    _profile(directory / "opcua", f'{options}\n[options.namespaces]\nm = "{URI}"\n{rows}')


def modbus_profile(directory: Path, tags: int = 100) -> None:
    """A machine with half its tags in single registers and half in pairs, one behind the other without a gap."""
    half = tags // 2
    places = [("u16", place) for place in range(half)] + [("u32", half + 2 * place) for place in range(tags - half)]
    rows = "".join(
        f'\n[[signals]]\nsignal = "analog.c{number:04}"\n'
        f'address = {{ table = "holding", register = {place}, type = "{kind}" }}\n'
        for number, (kind, place) in enumerate(places, 1)
    )
    _profile(directory / "modbus", rows)


def _profile(directory: Path, text: str) -> None:
    directory.mkdir(parents=True, exist_ok=True)
    head = '[profile]\nname = "bench"\nmaker = "bench"\nsource = "bench"\nverified = "simulator"\n\n'
    (directory / "bench.toml").write_text(head + text, encoding="utf-8")


def site(
    directory: Path,
    *,
    opcua: Sequence[int] = (),
    items: int = 25,
    modbus: Sequence[int] = (),
    units: int = 1,
    tags: int = 100,
    poll: str = "1 s",
) -> Path:
    """Write a site file and its profiles.

    Args:
        directory: Where to.
        opcua: The port of the server of each OPC UA machine; the first is its machine m1, and so on.
        items: Values of each OPC UA machine.
        modbus: The port of each Modbus gateway.
        units: Machines behind each gateway.
        tags: Values of each Modbus machine.
        poll: How often these are read.

    Returns:
        The site file. Its data goes to `data` beside it.
    """
    opcua_profile(directory / "profiles", items)
    modbus_profile(directory / "profiles", tags)
    text = [
        '[site]\nname = "bench"\ntime_zone = "Europe/Paris"\n\n[[places]]\nid = "hall"\nname = "Hall"\n',
        '\n[store]\ndirectory = "data"\n\n[web]\nport = 0\n',
    ]
    text += [
        _machine(f"opcua-{number}", "opcua/bench", f'url = "opc.tcp://127.0.0.1:{port}"\nmachine = "m{number}"\n')
        for number, port in enumerate(opcua, 1)
    ]
    text += [
        _machine(
            f"modbus-{number}-{unit}",
            "modbus/bench",
            f'host = "127.0.0.1"\nport = {port}\nunit = {unit}\npoll = "{poll}"\n',
        )
        for number, port in enumerate(modbus, 1)
        for unit in range(1, units + 1)
    ]
    path = directory / "etabli.toml"
    path.write_text("".join(text), encoding="utf-8")
    return path


def _machine(name: str, profile: str, connection: str) -> str:
    return (
        f'\n[[machines]]\nid = "{name}"\nname = "{name}"\nfamily = "meter"\nplace = "hall"\nprofile = "{profile}"\n'
        f"\n[machines.connection]\n{connection}"
    )

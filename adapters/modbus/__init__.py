"""Modbus devices: TCP, RTU over TCP and serial RTU, many units behind one gateway or on one cable."""

from __future__ import annotations

from adapters.modbus.addresses import Address, Options, problems_of
from adapters.modbus.connection import Connection
from collector.ports import Adapter, Device, Dialect


def build(device: Device) -> Adapter:
    """The adapter for one device. The library is loaded here: checking files needs none of it."""
    from adapters.modbus.link import ModbusAdapter

    return ModbusAdapter(device)


DIALECT = Dialect(
    name="modbus", connection=Connection, address=Address, options=Options, build=build, check=problems_of
)
"""What the catalogue needs to know of Modbus."""

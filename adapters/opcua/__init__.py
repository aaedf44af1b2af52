"""OPC UA: machines that are read by subscription and written with confirmation."""

from __future__ import annotations

from adapters.opcua.connection import Address, Connection, Options, problems_of
from collector.ports import Adapter, Device, Dialect


def build(device: Device) -> Adapter:
    """The adapter for one device. The library is loaded here: checking files needs none of it."""
    from adapters.opcua.adapter import OpcUaAdapter

    return OpcUaAdapter(device)


DIALECT = Dialect(name="opcua", connection=Connection, address=Address, options=Options, build=build, check=problems_of)
"""What the catalogue needs to know of OPC UA."""

"""How to reach devices: one package per protocol, none of which knows another; the catalogue names them all."""

from collections.abc import Mapping

from adapters import modbus, mqtt, opcua, scripted
from collector.ports import Dialect

CATALOGUE: Mapping[str, Dialect] = {
    dialect.name: dialect for dialect in (opcua.DIALECT, modbus.DIALECT, mqtt.DIALECT, scripted.DIALECT)
}
"""The dialects by name, which is also the folder of their profiles."""

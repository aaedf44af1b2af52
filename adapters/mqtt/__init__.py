"""MQTT devices: badge readers and relays behind a broker (Tasmota, Shelly, ESPHome), and whatever else publishes."""

from __future__ import annotations

from adapters.mqtt.addresses import Address, Options, problems_of
from adapters.mqtt.connection import Connection
from collector.ports import Adapter, Device, Dialect


def build(device: Device) -> Adapter:
    """The adapter for one device. The library is loaded here: checking files needs none of it."""
    from adapters.mqtt.adapter import MqttAdapter

    return MqttAdapter(device)


DIALECT = Dialect(name="mqtt", connection=Connection, address=Address, options=Options, build=build, check=problems_of)
"""What the catalogue needs to know of MQTT."""

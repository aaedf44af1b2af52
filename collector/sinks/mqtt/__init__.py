"""MQTT: alarms of the access rules go out at once, and whether the collector is there stands at the broker."""

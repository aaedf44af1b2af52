"""One machine: how it stands, what it did in a range of days, its tools, telemetry, alarms, permits and papers."""

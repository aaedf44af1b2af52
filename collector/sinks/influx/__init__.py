"""InfluxDB: facts and telemetry as measurements; sent twice they are there once."""

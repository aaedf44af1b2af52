"""Settings: TOML to checked, typed settings. The only reader of site files and profiles; it reaches no network."""

from collector.settings.load import load
from collector.settings.schemas import grid_schema, profile_schema, schema
from collector.settings.shipped import shipped
from collector.settings.workshop import Alarms, Backup, Machine, Place, Retention, Site, Store, Web

__all__ = [
    "Alarms",
    "Backup",
    "Machine",
    "Place",
    "Retention",
    "Site",
    "Store",
    "Web",
    "grid_schema",
    "load",
    "profile_schema",
    "schema",
    "shipped",
]

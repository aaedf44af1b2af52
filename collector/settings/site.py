"""The models of the site file: what stands in this workshop, when it is open, where the data goes."""

from __future__ import annotations

import ipaddress
import zoneinfo
from pathlib import Path
from typing import Annotated, Any, Generic, Literal, Self, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from collector.core.families import Family
from collector.core.reasons import CALLS, SCRAP, STOPS, Reason, StopKind
from collector.core.rules import CompletedBy, CycleFrom
from collector.gate.stations import Regulation
from collector.ports import Seconds
from collector.settings.findings import nearest
from collector.settings.notations import DAY, Clock, Day, Kept, Share, Size, Weekday
from collector.settings.wording import wrong
from collector.sinks.influx.connection import Connection as InfluxConnection
from collector.sinks.mqtt.connection import Connection as AlarmsConnection
from collector.sinks.mqtt.connection import Publishing

PROFILE = r"^[a-z0-9_]+/[a-z0-9][a-z0-9_.-]*$"

ConnectionT = TypeVar("ConnectionT")
"""A machine's `[machines.connection]`: plain data until its dialect is known, for a schema all dialects' models."""


def _zone(name: str) -> str:
    try:
        zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        hint = nearest(name, zoneinfo.available_timezones())
        raise wrong('an IANA time zone, such as "Europe/Paris"', hint) from None
    return name


def _network(text: str) -> str:
    try:
        ipaddress.ip_network(text)
    except ValueError:
        raise wrong('an address or a network, such as "10.0.0.2" or "10.0.0.0/24"') from None
    return text


def _is_loopback(host: str) -> bool:
    """Whether whoever listens at an address is heard on this computer alone."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _distinct_days(days: list[int]) -> list[int]:
    if len(set(days)) < len(days):
        raise wrong("each weekday once")
    return days


SLUG = r"^[a-z0-9]+([-_][a-z0-9]+)*$"
Slug = Annotated[str, Field(pattern=SLUG, max_length=40)]
Name = Annotated[str, Field(min_length=1, max_length=120)]
Zone = Annotated[str, AfterValidator(_zone)]
Days = Annotated[list[Weekday], Field(min_length=1), AfterValidator(_distinct_days)]


class Table(BaseModel):
    """A table of a settings file: no unknown key, no value that would first have to be turned into another type."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class SiteTable(Table):
    """`[site]`: the school's workshop as a whole."""

    name: Name = Field(description="the site's name in quotes, as pages and reports show it")
    time_zone: Zone = Field(
        default="Europe/Paris", description="the IANA time zone in which shifts and laws are read, such as Europe/Paris"
    )
    language: Literal["fr", "en"] = Field(default="fr", description="the language in which pages first appear")


class PlaceTable(Table):
    """`[[places]]`: a part of the workshop with its own supervision: machining, sheet metal."""

    id: Slug = Field(description="the place's id: small letters, figures and hyphens")
    name: Name = Field(description="the place's name in quotes, as pages show it")


class StandardTable(Table):
    """`[[machines.standards]]`: what is expected of one program; what is left out is as for the machine."""

    program: Annotated[str, Field(min_length=1)] = Field(description="the program, exactly as the machine reports it")
    cycle: Seconds | None = Field(default=None, gt=0, description="the standard time of one cycle")
    parts_per_cycle: int | None = Field(default=None, ge=1, le=10_000, description="parts that one cycle makes")
    strokes_per_part: int | None = Field(default=None, ge=1, le=10_000, description="strokes (bends) for one part")


class MachineTable(Table, Generic[ConnectionT]):
    """`[[machines]]`: one machine, how it is reached and what is expected of it."""

    model_config = ConfigDict(title="a machine")

    id: Slug = Field(description="the machine's id: small letters, figures and hyphens; it stays for ever")
    name: Name = Field(description="the machine's name in quotes, as pages show it")
    family: Family = Field(description="the machine's family: what orders and access rules call its kind")
    place: str = Field(description="the id of the place where it stands")
    profile: Annotated[str, Field(pattern=PROFILE)] = Field(
        description='the profile that says what it can tell and where, such as "opcua/siemens-sinumerik"'
    )
    connection: ConnectionT = Field(description="a table [machines.connection]: how it is reached")
    standard_cycle: Seconds | None = Field(
        default=None, gt=0, description="the standard time of one cycle, for programs that `standards` does not name"
    )
    parts_per_cycle: int = Field(default=1, ge=1, le=10_000, description="parts that one cycle makes")
    strokes_per_part: int | None = Field(default=None, ge=1, le=10_000, description="strokes (bends) for one part")
    shortest_step: Seconds | None = Field(
        default=None, gt=0, description="the least time for one step of the counter; faster means edited by hand"
    )
    cycle_from: CycleFrom | None = Field(
        default=None, description="what a cycle is made of, where this machine is wired otherwise than its profile says"
    )
    completed_by: CompletedBy | None = Field(
        default=None, description="what proves that a cycle was completed, instead of what the profile says"
    )
    parts_from: Literal["cycles"] | None = Field(
        default=None,
        description='"cycles" counts parts from completed cycles, where this machine lacks the counter that its profile'
        ' names (with completed_by = "state", if the profile says "count")',
    )
    access: Regulation = Field(
        default=Regulation.OBSERVE,
        description="off, observe (decide and record) or enforce (the machine's permit follows the decision)",
    )
    permit_by: Slug | None = Field(
        default=None, description="the id of the entry whose permit is this machine's, such as a relay over MQTT"
    )
    badge_reader: Slug | None = Field(
        default=None, description="the id of the entry whose badge reader stands at this machine"
    )
    warm_up_programs: list[str] = Field(default=[], description="programs whose cycles and parts do not count")
    standards: list[StandardTable] = Field(default=[], description="what is expected of single programs")


class AccessTable(Table):
    """`[access]`: by which rules machines may be used. Without this table nothing is decided."""

    rules: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]*$")] = Field(
        default="fr", description="the rule pack: rules/<name>.toml beside this file, or a shipped one (fr, de)"
    )
    renew: Seconds = Field(
        default=5.0,
        gt=0,
        le=60,
        description="after how long a permit is written again: shorter than the device's own watchdog or dead-man time",
    )


class AlarmsTable(Table):
    """`[alarms]`: where alarms of the access rules go at once, besides the journal, the log and the page."""

    mqtt: AlarmsConnection = Field(description="a table [alarms.mqtt] with the broker's host")


class StoreTable(Table):
    """`[store]`: where the data lies and how long measured values are kept. For facts see `[retention]`."""

    directory: Annotated[str, Field(min_length=1)] = Field(
        default="data", description="the folder of the data, relative to this file"
    )
    samples_age: Seconds = Field(default=400 * 86_400.0, gt=0, description="how long measured values are kept")
    samples_size: Size = Field(default=5 * 10**9, ge=10**6, description="how much room measured values may take")
    reserve: Size = Field(
        default=250 * 10**6,
        ge=10**6,
        description="how much room has to stay free on the disk: below it recording stops and no machine may be"
        " started; below twice as much measured values are no longer kept",
    )


class RetentionTable(Table):
    """`[retention]`: for how long facts are kept, by the type of record; `etabli retention` removes what is older."""

    machines: Kept = Field(
        default=1_826 * DAY, description='how long to keep what machines did, such as "1826 d" or "forever"'
    )
    work: Kept = Field(
        default=1_826 * DAY, description='how long to keep who made what on which machine, such as "1826 d"'
    )
    access: Kept = Field(
        default=1_096 * DAY, description='how long to keep decisions, permits and proofs of papers, such as "1096 d"'
    )
    privacy: Kept = Field(
        default=1_826 * DAY, description='how long to keep what was done to the records themselves, such as "1826 d"'
    )


class BackupTable(Table):
    """`[backup]`: a backup every day, taken and proved by the collector itself; see `etabli backup`."""

    folder: Annotated[str, Field(min_length=1)] = Field(
        description="the folder on another disk, relative to this file; it has to be there, and is never made"
    )
    at: Clock = Field(default="12:30", validate_default=True, description='when, by the site\'s clock, such as "12:30"')
    keep: int = Field(default=14, ge=1, le=10_000, description="how many archives stay; older ones are removed")
    samples: bool = Field(default=True, description="false to leave measured values out, which are most of the size")


class WebTable(Table):
    """`[web]`: where the pages are served."""

    host: Annotated[str, Field(min_length=1)] = Field(
        default="127.0.0.1",
        description='the address to listen on: "127.0.0.1" for this computer only, "0.0.0.0" for all',
    )
    port: int = Field(default=8080, ge=0, le=65_535, description="the TCP port; 0 takes any that is free")
    certificate: Path | None = Field(
        default=None, description="the path of the server's certificate (PEM, with its chain), relative to this file"
    )
    key: Path | None = Field(default=None, description="the path of the certificate's private key (PEM, no passphrase)")
    behind_proxy: list[Annotated[str, AfterValidator(_network)]] = Field(
        default=[], description='the addresses or networks of proxies that serve the pages by TLS, such as ["10.0.0.2"]'
    )
    insecure: bool = Field(
        default=False, description="true to serve other computers without TLS: passwords can be read on the way then"
    )

    @model_validator(mode="after")
    def _is_read_by_nobody_on_the_way(self) -> Self:
        if (self.certificate is None) != (self.key is None):
            raise wrong("`certificate` and `key` together")
        protected = self.certificate is not None or bool(self.behind_proxy) or self.insecure
        if not protected and not _is_loopback(self.host):
            raise wrong(
                "a `certificate` and its `key` for other computers than this one",
                "or `behind_proxy` with the address of a proxy that serves them by TLS, or `insecure = true` if"
                " passwords may be read on the way",
            )
        return self


class ReasonTable(Table):
    """`[[kiosk.scrap_reasons]]` and its like: one thing that a trainee can say at a kiosk."""

    code: Slug = Field(description="what is recorded: small letters, figures and hyphens; it stays for ever")
    fr: Name = Field(description="what it is called in French")
    en: Name = Field(description="what it is called in English")
    families: list[Family] = Field(default=[], description="the machine families for which it is offered; none for all")


class StopReasonTable(ReasonTable):
    """`[[kiosk.stop_reasons]]`: why a machine stands."""

    kind: StopKind | None = Field(
        default=None, description="own (the machine's: breakdown, setting) or induced (no material, nobody there)"
    )


def _distinct_codes(reasons: list[Any]) -> list[Any]:
    if len({one.code for one in reasons}) < len(reasons):
        raise wrong("each code once")
    return reasons


def _tables_of(reasons: tuple[Reason, ...], kind: type[ReasonTable]) -> list[Any]:
    """What is offered where the site file says nothing, as the site file would say it."""
    return [
        kind(
            code=one.code, fr=one.fr, en=one.en, families=list(one.families), **({"kind": one.kind} if one.kind else {})
        )
        for one in reasons
    ]


Reasons = Annotated[list[ReasonTable], Field(min_length=1, max_length=24), AfterValidator(_distinct_codes)]
StopReasons = Annotated[list[StopReasonTable], Field(min_length=1, max_length=24), AfterValidator(_distinct_codes)]


class KioskTable(Table):
    """`[kiosk]`: the screens at the machines, and what trainees can say there."""

    ask_stop_after: Seconds = Field(
        default=300.0, gt=0, description="how long a machine may stand in a session before its kiosk asks why"
    )
    forget_after: Seconds = Field(
        default=60.0, ge=5, description="after how long without a touch who has badged is forgotten"
    )
    decimal_badges: bool = Field(
        default=False, description="whether the badge readers at the kiosks type decimal numbers, not hexadecimal ones"
    )
    scrap_reasons: Reasons = Field(
        default=_tables_of(SCRAP, ReasonTable), description="why parts are scrap or for rework, in their order"
    )
    stop_reasons: StopReasons = Field(
        default=_tables_of(STOPS, StopReasonTable), description="why a machine stands, in their order"
    )
    call_reasons: Reasons = Field(
        default=_tables_of(CALLS, ReasonTable), description="what a trainer is called for, in their order"
    )


class ShiftTable(Table):
    """`[[shifts]]`: a weekly period in which the workshop is open."""

    name: Name = Field(description="what people call the shift")
    days: Days = Field(description='the weekdays on which it begins, such as ["lun", "mar"] or ["mon", "tue"]')
    start: Clock = Field(description='when it begins, such as "08:00"')
    end: Clock = Field(description="when it ends; earlier than its start for a shift over midnight")
    places: list[str] = Field(default=[], description="the places for which it holds; none named means all")

    @model_validator(mode="after")
    def _lasts(self) -> Self:
        if self.start == self.end:
            raise wrong("an end that is not the start")
        return self


class PlannedStopTable(Table):
    """`[[planned_stops]]`: a planned stop, weekly (`days`) or on dates (`first`, `last`), or both."""

    name: Name = Field(description="what people call the stop")
    days: Annotated[list[Weekday], AfterValidator(_distinct_days)] = Field(
        default=[], description="the weekdays on which it recurs; none for every day from `first` to `last`"
    )
    start: Clock = Field(description='when it begins, such as "10:00"')
    end: Clock = Field(description="when it ends; earlier than its start for a stop over midnight")
    first: Day | None = Field(default=None, description="the first day on which it holds, such as 2026-12-21")
    last: Day | None = Field(default=None, description="the last day on which it holds")
    machines: list[str] = Field(default=[], description="the machines for which it holds; none named means all")

    @model_validator(mode="after")
    def _is_some_time(self) -> Self:
        if self.start == self.end:
            raise wrong("an end that is not the start")
        if not self.days and self.first is None:
            raise wrong("`days` on which it recurs, or the `first` day on which it holds")
        if self.first is not None and self.last is not None and self.last < self.first:
            raise wrong("a `last` day that is not before the `first`")
        return self


class TrainingTable(Table):
    """`[[trainings]]`: how a training programme is taught here."""

    programme: Annotated[str, Field(min_length=1, max_length=60)] = Field(
        description='the programme\'s id, as enrolments name it, such as "cap-cip"'
    )
    grid: Slug | None = Field(
        default=None, description="its competences: grids/<name>.toml beside this file, or a shipped grid"
    )
    week: Seconds = Field(
        default=126_000.0, gt=0, le=7 * DAY, description='how long a week of training is, such as "35 h"'
    )
    workshop: Share = Field(default=2 / 3, description='the share of it that is spent in the workshop, such as "2/3"')


class SiteFile(Table, Generic[ConnectionT]):
    """The site file: what stands in this workshop, when it is open, where the data goes."""

    site: SiteTable = Field(description="a table [site] with the site's name")
    places: list[PlaceTable] = Field(min_length=1, description="at least one table [[places]]")
    machines: list[MachineTable[ConnectionT]] = Field(default=[], description="one table [[machines]] for each machine")
    access: AccessTable | None = Field(default=None, description="by which rules machines may be used")
    alarms: AlarmsTable | None = Field(default=None, description="where alarms of the access rules go besides")
    influx: InfluxConnection | None = Field(default=None, description="the InfluxDB that is told what happens")
    mqtt: Publishing | None = Field(default=None, description="the broker where machines and production are told")
    store: StoreTable = Field(default=StoreTable(), description="where the data lies")
    web: WebTable = Field(default=WebTable(), description="where the pages are served")
    kiosk: KioskTable = Field(default=KioskTable(), description="the screens at the machines")
    shifts: list[ShiftTable] = Field(default=[], description="when the workshop is open")
    planned_stops: list[PlannedStopTable] = Field(default=[], description="breaks, maintenance, meetings")
    retention: RetentionTable = Field(default=RetentionTable(), description="how long facts are kept")
    trainings: list[TrainingTable] = Field(default=[], description="how each training programme is taught")
    backup: BackupTable | None = Field(default=None, description="where a backup goes every day")

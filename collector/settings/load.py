"""Reads the site file and all profiles that it names, lists everything that is wrong, or gives the workshop."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from adapters import CATALOGUE
from collector.errors import ConfigError, Problem
from collector.gate.stations import Regulation
from collector.ports import Device, Dialect
from collector.settings.assembly import STROKES, machine_of, site_of
from collector.settings.certificates import certificate_problem
from collector.settings.documents import checked, read_document
from collector.settings.findings import Findings, listed, nearest, quoted
from collector.settings.grids import Grids, trainings_of
from collector.settings.library import Library
from collector.settings.lines import Location
from collector.settings.references import resolved
from collector.settings.rule_pack import find_pack, load_pack
from collector.settings.site import SLUG, SiteFile, WebTable
from collector.settings.workshop import Access, Site
from collector.sinks.influx.connection import Connection as InfluxConnection
from collector.sinks.mqtt.connection import Connection as AlarmsConnection
from collector.sinks.mqtt.connection import Publishing
from collector.sinks.mqtt.topics import as_level


def load(path: Path | str, *, secrets: bool = True, catalogue: Mapping[str, Dialect] = CATALOGUE) -> Site:
    """Read and check a site file and its profiles. No machine is asked anything.

    Args:
        path: The site file.
        secrets: Whether the files and environment variables that hold secrets have to be there; commands that reach
            no machine pass False.
        catalogue: The protocols by name.

    Returns:
        The workshop.

    Raises:
        ConfigError: With all problems of all files, if there are any.
    """
    document = read_document(Path(path), str(path))
    findings = document.findings
    if not document.readable:
        raise ConfigError(findings.problems)

    folder = Path(path).parent
    data = _alarms_resolved(document.data, folder, findings, secrets)
    data = _resolved(data, "web", WebTable, folder, findings, secrets)
    data = _resolved(data, "influx", InfluxConnection, folder, findings, secrets)
    data = _resolved(data, "mqtt", Publishing, folder, findings, secrets)
    library = Library(folder, catalogue)
    file = checked(SiteFile[dict[str, Any]], data, findings)
    machines = _tables(data, "machines")
    connections = [
        _connection(table, library, catalogue, folder, findings, ("machines", number), secrets)
        for number, table in enumerate(machines)
    ]
    for number, (table, connection) in enumerate(zip(machines, connections, strict=True)):
        _check_device(table, connection, library, findings, ("machines", number))
        _check_strokes(table, library, findings, ("machines", number))
        _check_permit(table, data, library, findings, ("machines", number))
        _check_distinct(_tables(table, "standards"), "program", findings, ("machines", number, "standards"))
    _check_names(data, findings)
    _check_alarms(data, findings)
    _check_mqtt(data, findings)
    _check_certificate(file, findings, secrets)
    grids = _grids(data, folder, findings)
    access, pack_problems = _access(file, folder)
    problems = (*findings.problems, *library.problems, *pack_problems, *grids.problems)
    if problems or file is None:
        raise ConfigError(problems)

    return site_of(
        Path(path),
        file,
        [
            machine_of(table, profile, connection, Path(path).parent / file.store.directory)
            for table, connection in zip(file.machines, connections, strict=True)
            if (profile := library.find(table.profile)) is not None
        ],
        access,
        trainings_of(file.trainings, grids),
    )


def _access(file: SiteFile[Any] | None, folder: Path) -> tuple[Access | None, Sequence[Problem]]:
    """The rules by which machines may be used, and what is wrong in their pack."""
    if file is None or file.access is None:
        return None, ()
    try:
        pack = load_pack(file.access.rules, folder)
        text = find_pack(file.access.rules, folder).read_text(encoding="utf-8")
    except ConfigError as error:
        return None, error.problems
    return Access(pack, text, file.access.renew), ()


def _grids(data: Mapping[str, Any], folder: Path, findings: Findings) -> Grids:
    """The grids that the trainings name, read; each programme is taught in one way."""
    grids, tables = Grids(folder), _tables(data, "trainings")
    for number, table in enumerate(tables):
        name = table.get("grid")
        if isinstance(name, str) and re.match(SLUG, name):
            grids.look_for(name, findings, ("trainings", number, "grid"))
    _check_distinct(tables, "programme", findings, ("trainings",))
    return grids


def _alarms_resolved(data: Mapping[str, Any], folder: Path, findings: Findings, secrets: bool) -> Mapping[str, Any]:
    """The site file with the files that `[alarms.mqtt]` names made findable, and its secrets seen to be there."""
    alarms = data.get("alarms")
    table = alarms.get("mqtt") if isinstance(alarms, Mapping) else None
    if not isinstance(alarms, Mapping) or not isinstance(table, Mapping):
        return data
    mqtt = resolved(table, AlarmsConnection, folder, findings, ("alarms", "mqtt"), secrets)
    return {**data, "alarms": {**alarms, "mqtt": mqtt}}


def _resolved(
    data: Mapping[str, Any], name: str, model: type[BaseModel], folder: Path, findings: Findings, secrets: bool
) -> Mapping[str, Any]:
    """The site file with the files that one of its tables names made findable, and its secrets seen to be there."""
    table = data.get(name)
    if not isinstance(table, Mapping):
        return data
    return {**data, name: resolved(table, model, folder, findings, (name,), secrets)}


def _check_certificate(file: SiteFile[Any] | None, findings: Findings, secrets: bool) -> None:
    """The certificate is one, holds today, and the key is its own."""
    if file is None or file.web.certificate is None or file.web.key is None or not secrets:
        return
    wrong = certificate_problem(file.web.certificate, file.web.key, datetime.now(UTC))
    if wrong is not None:
        findings.add(("web", wrong.key), wrong.found, wrong.expected)


def _check_alarms(data: Mapping[str, Any], findings: Findings) -> None:
    """Alarms are those of the access rules, and their topics name the site."""
    alarms, site = data.get("alarms"), data.get("site")
    if not isinstance(alarms, Mapping):
        return
    if "access" not in data:
        at: Location = ("alarms", "mqtt") if "mqtt" in alarms else ("alarms",)
        findings.add(at, "a table", "a table [access] too: alarms are those of the access rules")
    _check_level(alarms.get("mqtt"), site, ("alarms", "mqtt"), findings)


def _check_mqtt(data: Mapping[str, Any], findings: Findings) -> None:
    """The topics name the site, and each machine stands in one line."""
    mqtt = data.get("mqtt")
    _check_level(mqtt, data.get("site"), ("mqtt",), findings)
    alarms = data.get("alarms")
    others = alarms.get("mqtt") if isinstance(alarms, Mapping) else None
    if isinstance(mqtt, Mapping) and isinstance(others, Mapping):
        ours = mqtt.get("client_id")
        if isinstance(ours, str) and ours == others.get("client_id"):
            findings.add(("mqtt", "client_id"), quoted(ours), "another name than that of [alarms.mqtt]: two of one name"
                         " throw each other out")  # fmt: skip
    lines = mqtt.get("lines") if isinstance(mqtt, Mapping) else None
    if not isinstance(lines, Mapping):
        return
    known = [one["id"] for one in _tables(data, "machines") if isinstance(one.get("id"), str)]
    placed: dict[str, str] = {}
    for line, machines in lines.items():
        for machine in machines if isinstance(machines, list) else []:
            at: Location = ("mqtt", "lines", line)
            if not isinstance(machine, str):
                continue
            if machine not in known:
                findings.add(at, quoted(machine), "the id of a machine", nearest(machine, known))
            elif placed.setdefault(machine, line) != line:
                findings.add(
                    at, quoted(machine), f"a machine that stands in no other line, as it does in {placed[machine]}"
                )


def _check_level(table: Any, site: Any, at: Location, findings: Findings) -> None:
    """A level for the site can be made of its name, or is given."""
    name = site.get("name") if isinstance(site, Mapping) else None
    if isinstance(table, Mapping) and "site" not in table and isinstance(name, str) and name and not as_level(name):
        findings.add((*at, "site"), "", "the site in topics: its name has no letter from a to z")


def _connection(
    table: Mapping[str, Any],
    library: Library,
    catalogue: Mapping[str, Dialect],
    folder: Path,
    findings: Findings,
    at: Location,
    secrets: bool,
) -> BaseModel | None:
    """A machine's connection, checked by the dialect that its profile's name begins with."""
    name = table.get("profile")
    if not isinstance(name, str):
        return None
    if library.find(name) is None:
        expected, hint = library.missing(name)
        findings.add((*at, "profile"), quoted(name), expected, hint)
    dialect = catalogue.get(name.partition("/")[0])
    connection = table.get("connection")
    if dialect is None or not isinstance(connection, Mapping):
        return None
    at = (*at, "connection")
    connection = resolved(connection, dialect.connection, folder, findings, at, secrets)
    return checked(dialect.connection, connection, findings, at)


def _check_device(
    table: Mapping[str, Any], connection: BaseModel | None, library: Library, findings: Findings, at: Location
) -> None:
    """What the dialect finds where connection and profile meet."""
    name = table.get("profile")
    profile = library.find(name) if isinstance(name, str) else None
    if profile is None or profile.options is None or connection is None:
        return
    device = Device(str(table.get("id")), connection, profile.points, profile.options)
    rows = {f"signal {point.signal}": row for row, point in zip(profile.rows, profile.points, strict=True)}
    for problem in profile.dialect.check(device):
        if problem.where in rows:
            row: Location = ("signals", rows[problem.where], "address")
            profile.findings.add(row, problem.found, problem.expected, problem.hint)
        elif problem.where.startswith("options"):
            profile.findings.add(tuple(problem.where.split(".")), problem.found, problem.expected, problem.hint)
        else:
            findings.add((*at, *problem.where.split(".")), problem.found, problem.expected, problem.hint)


def _check_permit(
    table: Mapping[str, Any], data: Mapping[str, Any], library: Library, findings: Findings, at: Location
) -> None:
    """A permit can only be enforced where there is one to write, and rules to write it by."""
    entries = {id_: one for one in _tables(data, "machines") if isinstance(id_ := one.get("id"), str)}
    for key in ("permit_by", "badge_reader"):
        other = table.get(key)
        if isinstance(other, str) and other not in entries:
            findings.add((*at, key), quoted(other), f"the id of an entry: {listed(entries)}")
    if table.get("access") != Regulation.ENFORCE:
        return
    if "access" not in data:
        findings.add((*at, "access"), quoted("enforce"), "a table [access] in this file that names the rules")
    other = table.get("permit_by")
    holder = entries.get(other, table) if isinstance(other, str) else table
    name = holder.get("profile")
    profile = library.find(name) if isinstance(name, str) else None
    if profile is not None and not any(point.signal == "permit" and point.writable for point in profile.points):
        findings.add(
            (*at, "access"),
            quoted("enforce"),
            f'"observe": {name} has no permit that can be written',
            "a relay in the start circuit gives the machine one: see permit_by and the profiles of relays",
        )


def _check_strokes(table: Mapping[str, Any], library: Library, findings: Findings, at: Location) -> None:
    """Strokes per part say nothing of a machine that is not counted by its strokes."""
    name = table.get("profile")
    profile = library.find(name) if isinstance(name, str) else None
    if profile is None or profile.counts_by == STROKES:
        return
    rows = [(at, table)]
    rows += [((*at, "standards", number), row) for number, row in enumerate(_tables(table, "standards"))]
    for place, row in rows:
        if "strokes_per_part" in row:
            key = (*place, "strokes_per_part")
            findings.add(key, str(row["strokes_per_part"]), f"no such key: {name} does not count strokes")


def _check_names(data: Mapping[str, Any], findings: Findings) -> None:
    """Ids are given once, and only ids that were given are named."""
    places = _check_distinct(_tables(data, "places"), "id", findings, ("places",))
    machines = _check_distinct(_tables(data, "machines"), "id", findings, ("machines",))
    for number, machine in enumerate(_tables(data, "machines")):
        _check_known(machine.get("place"), places, "places", findings, ("machines", number, "place"))
    for table, key, known in (("shifts", "places", places), ("planned_stops", "machines", machines)):
        for number, row in enumerate(_tables(data, table)):
            names = row.get(key)
            for index, name in enumerate(names if isinstance(names, list) else ()):
                _check_known(name, known, key, findings, (table, number, key, index))


def _check_distinct(tables: Sequence[Mapping[str, Any]], key: str, findings: Findings, at: Location) -> list[str]:
    """The values of a key over all tables, each of which may be given only once."""
    first: dict[str, int] = {}
    for number, table in enumerate(tables):
        value = table.get(key)
        if isinstance(value, str) and first.setdefault(value, number) != number:
            expected = f"another {key} than that of {at[-1]}[{first[value]}]"
            findings.add((*at, number, key), quoted(value), expected)
    return list(first)


def _check_known(name: Any, known: Sequence[str], table: str, findings: Findings, at: Location) -> None:
    if isinstance(name, str) and name not in known:
        expected = f"the id of one of the {table}: {listed(known)}" if known else f"an id, and [[{table}]] gives none"
        findings.add(at, quoted(name), expected, nearest(name, known))


def _tables(data: Mapping[str, Any], key: str) -> Sequence[Mapping[str, Any]]:
    """The tables of a list, right or wrong; what is no table counts as an empty one, so that numbers stay."""
    rows = data.get(key)
    return [row if isinstance(row, Mapping) else {} for row in rows] if isinstance(rows, list) else []

"""`etabli profile`: a profile out of a list of signals, for machines whose addresses no manual in the open tells."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from adapters import CATALOGUE
from collector.commands.profile_cells import COLUMNS, NEEDED, meaning
from collector.commands.terminal import err, failures, out
from collector.core.signals import COUNTERS
from collector.errors import ConfigError, Problem, RequestRefused
from collector.ports import Dialect
from collector.settings.documents import checked
from collector.settings.findings import Findings, quoted
from collector.settings.library import profile_model
from collector.settings.profile import check_across_rows
from collector.store.import_reading import recognise
from collector.store.sheets import Line, read_sheet

EXAMPLES = {
    "opcua": """\
signal;address;unit;scale;values;source
execution;"nsu=urn:maker:machine;s=Channel1.State";;;0=READY, 1=ACTIVE, 2=INTERRUPTED;what the maker's engineer wrote
part_count;"/Objects/*:Machine/*:Counters/*:Parts";;;;found by browsing, compared with the screen
""",
    "modbus": """\
signal;address;unit;scale;values;source
execution;discrete 0;;;true=ACTIVE, false=READY;wiring diagram, input 0
power;holding 3059 f32;kW;;;the meter's manual, page 12
""",
}


class Protocol(StrEnum):
    """The protocols for which lists can be read."""

    OPCUA = "opcua"
    MODBUS = "modbus"


def profile_(
    file: Annotated[Path | None, typer.Argument(help="The list: CSV as spreadsheets write it, or XLSX.")] = None,
    dialect: Annotated[Protocol, typer.Option("--dialect", "-d", help="How the machine is reached.")] = Protocol.OPCUA,
    target: Annotated[
        Path | None, typer.Option("--out", "-o", help="Where to write the profile; without it, it is printed.")
    ] = None,
    name: Annotated[str, typer.Option("--name", help="What the profile describes; without it, the file's name.")] = "",
    maker: Annotated[str, typer.Option("--maker", help="Who makes the machine or its controller.")] = "not said",
    show_template: Annotated[
        bool, typer.Option("--template", help="Print a list to start from: headings and two examples.")
    ] = False,
) -> None:
    """Make a checked profile out of a list with one signal to a line.

    Columns: signal, address and source, and as far as they are needed unit, scale, offset, values (0=READY, 1=ACTIVE),
    extract, writable, dead_band, verified. Headings may be French or English. An address of OPC UA is a node id
    (nsu=URI;s=Name) or a browse path (/Objects/*:Machine/*:State), one of Modbus the table, the register on the wire,
    from 0, and the type: holding 3059 f32, coil 0, input 24 u32 little, holding 10 bool bit 3, holding 20 string 16.

    Everything that is wrong is listed at once, with its line, and then nothing is written. What a list says counts as
    unverified unless a line says otherwise.

    etabli profile tour-3.csv --out profiles/opcua/tour-3.toml · etabli profile --template --dialect modbus
    """
    if show_template:
        out.print(EXAMPLES[dialect], end="", highlight=False)
        return
    if file is None:
        raise typer.BadParameter("which file? (or --template for one to start from)")
    with failures():
        text, count, ignored = profile_of(file, CATALOGUE[dialect], name or file.stem, maker)
        if target is None:
            typer.echo(text, nl=False)
        else:
            _write(target, text)
            out.print(f"written: {target}, {count} signals. In the site file: profile = {_named(target, dialect)}")
        if ignored:
            err.print(f"columns without meaning here: {', '.join(ignored)}", highlight=False)


def profile_of(file: Path, dialect: Dialect, name: str, maker: str) -> tuple[str, int, Sequence[str]]:
    """Read and check a list.

    Args:
        file: A CSV or XLSX file.
        dialect: The protocol of its addresses.
        name: What the profile describes.
        maker: Who makes that.

    Returns:
        The profile as TOML, the number of its signals, and the headings that mean nothing here.

    Raises:
        ConfigError: With everything that is wrong in the list.
    """
    sheet = read_sheet(file)
    headings, ignored, problems = recognise(COLUMNS, NEEDED, sheet, str(file))
    if not sheet.lines:
        problems.append(Problem(str(file), f"line {sheet.heading_line + 1}", "", "at least one row under the headings"))
    if problems:
        raise ConfigError(problems)

    rows, wrong = [], dict[tuple[int, str], Problem]()
    for line in sheet.lines:
        row: dict[str, Any] = {}
        for column in (one for one in COLUMNS if one in headings):
            heading = headings[column]
            cell = line.cells[heading]
            try:
                if cell is not None:
                    row[column] = meaning(column, cell, row, dialect.name)
                elif column in NEEDED:
                    raise ValueError(NEEDED[column])
            except ValueError as unfit:
                where = f"line {line.number}, column {heading}"
                found = "" if cell is None else quoted(str(cell))
                wrong[line.number, column] = Problem(str(file), where, found, str(unfit))
        rows.append(row)

    source = f"the list {file.name}"[:120]
    data = {"profile": {"name": name, "maker": maker, "source": source, "verified": "unverified"}}
    data |= _cycle(rows) | {"signals": rows}
    findings = Findings(str(file))
    checked(profile_model(dialect), data, findings)
    check_across_rows(data, findings)
    for problem in findings.problems:
        place, told = _in_the_list(problem, sheet.lines, headings)
        wrong.setdefault(place, told)
    if wrong:
        raise ConfigError([problem for _, problem in sorted(wrong.items(), key=lambda item: _reading_order(*item[0]))])
    return _toml(data, file.name), len(rows), ignored


def _cycle(rows: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """What opens a cycle and proves it, by what the list gives: the counter proves it where there is one."""
    given = {row.get("signal") for row in rows}
    counts = any(counter in given for counter in COUNTERS)
    if "execution" in given:
        return {"cycle": {"from": "execution", "completed_by": "count" if counts else "state"}}
    return {"cycle": {"from": "count"}} if counts else {}


def _reading_order(line: int, column: str) -> tuple[int, int]:
    """Down the lines, and along each as its columns are explained."""
    return line, list(COLUMNS).index(column) if column in COLUMNS else 0


def _in_the_list(
    problem: Problem, lines: Sequence[Line], headings: Mapping[str, str]
) -> tuple[tuple[int, str], Problem]:
    """A problem of the profile that the list would make, at its place in the list."""
    match = re.match(r"signals\[(\d+)\](?:\.(\w+))?", problem.where)
    if match is None:
        return (0, problem.where), problem
    line, column = lines[int(match[1])], match[2] or "signal"
    heading = headings.get(column, column)
    cell = line.cells.get(heading)
    found = "" if cell is None else quoted(str(cell))
    expected = re.sub(r"signals\[(\d+)\]", lambda other: f"line {lines[int(other[1])].number}", problem.expected)
    where = f"line {line.number}, column {heading}"
    return (line.number, column), Problem(problem.file, where, found, expected, problem.hint)


def _toml(data: Mapping[str, Any], file: str) -> str:
    """The profile's text."""
    lines = [
        f"# Made by `etabli profile` out of {json.dumps(file)[1:-1]}. Change the list and make it again, or this file."
    ]
    for table in ("profile", "cycle"):
        if table in data:
            lines += ["", f"[{table}]", *(f"{key} = {_value(value)}" for key, value in data[table].items())]
    for row in data["signals"]:
        lines += ["", "[[signals]]", *(f"{key} = {_value(row[key])}" for key in COLUMNS if key in row)]
    return "\n".join(lines) + "\n"


def _value(value: Any) -> str:
    """A value as TOML has it: JSON's texts are TOML's too, but for the character that deletes."""
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_value(str(key))} = {_value(inner)}" for key, inner in value.items()) + " }"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _write(target: Path, text: str) -> None:
    try:
        with target.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise RequestRefused(f"{target} is there already: name another file, or remove that one first") from None
    except OSError as error:
        raise RequestRefused(f"{target} cannot be written: {error.strerror}") from error


def _named(target: Path, dialect: str) -> str:
    """The name that machines give the profile, if the file lies where profiles do."""
    right = target.parent.name == dialect and target.parent.parent.name == "profiles"
    return f'"{dialect}/{target.stem}"' + (
        "" if right else f" once it lies in profiles/{dialect}/ beside the site file"
    )

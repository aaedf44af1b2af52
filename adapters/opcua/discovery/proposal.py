"""What a person may put into files for a machine that was found: a profile and a `[[machines]]` entry, as TOML.

Pure. Every row says where it comes from; nothing claims more than `unverified`, and what is guessed says so.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from adapters.opcua.addresses import ANY, MACHINE, PathElement, written
from adapters.opcua.discovery.guessing import NONE_IS_ZERO, guess_signals, plain
from adapters.opcua.discovery.recognition import Finding, Machine, find_signals
from adapters.opcua.discovery.standards import ALIASES, MACHINE_TOOL, How
from adapters.opcua.discovery.tree import Name, Shown, TreeNode
from collector.core.families import Family
from collector.core.signals import COUNTERS, kind_of

SLOW = "1 s"
"""How often measured values are looked at: they make charts, not facts."""

_BITS = {"Byte": 8, "UInt16": 16, "UInt32": 32, "SByte": 7, "Int16": 15, "Int32": 31}
_WIDE = 100

_DEAD_BANDS = {"feed_override": "1", "rapid_override": "1", "spindle_override": "1", "spindle_speed": '"1 %"',
               "feed_rate": '"1 %"', "power": '"2 %"', "spindle_load": "2", "temperature": "0.5"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Proposal:
    """What was made of one machine.

    Args:
        profile: The profile's text; empty where nothing was found that could stand in one.
        rows: What it gives.
        remarks: What the machine does not give, and what follows from that.
    """

    profile: str
    rows: tuple[Finding, ...]
    remarks: tuple[str, ...]


def propose(machine: Machine, maker: str) -> Proposal:
    """A profile for a machine, from its own tree.

    Args:
        machine: As it was recognised; where it follows no specification, everything in it is guessed.
        maker: What its server says of who made it.
    """
    certain = find_signals(machine)
    foreign = (node for node in machine.node.below() if node.variable and not _is_published(node))
    rows = tuple(certain + guess_signals(foreign, known={one.signal for one in certain}))
    rows = tuple(sorted(rows, key=lambda one: (bool(one.guess), not one.ready)))
    ready = [one for one in rows if one.ready]
    remarks = tuple(_missing({one.signal for one in ready}, machine))
    if not ready:
        return Proposal("", rows, remarks)
    aliases = _Aliases()
    body = "\n".join(_row(one, machine, aliases) for one in rows)
    head = _head(machine, maker, ready, remarks, aliases)
    return Proposal(head + body, rows, remarks)


def machine_entry(
    url: str, machine: Machine | None, name: str, profile: str, identity: Mapping[str, str], alone: bool = False
) -> str:
    """A `[[machines]]` entry for the site file.

    Args:
        url: The server's address.
        machine: The machine on it; None where none was recognised.
        name: What to call it.
        profile: The profile's name, such as `opcua/mill-01`.
        identity: What the server says of itself.
        alone: It is the only machine of its server.
    """
    family = _family(machine)
    lines = [
        "[[machines]]",
        f"id = {_text(_slug(name))}",
        f"name = {_text(name)}",
        f"family = {_text(family.value)}  # a guess: see the list in the example site file",
        'place = "atelier"  # the id of one of your [[places]]',
        f"profile = {_text(profile)}",
        "",
        "[machines.connection]",
        f"url = {_text(url)}",
    ]
    if machine is not None and machine.in_folder:
        remark = "  # not needed as long as it is the only one" if alone else ""
        lines.append(f"machine = {_text(machine.name)}{remark}")
    if uri := identity.get("application_uri"):
        lines += ["", "[machines.connection.expect]", f"application_uri = {_text(uri)}"]
    return "\n".join(lines) + "\n"


def _missing(given: set[str], machine: Machine) -> Iterable[str]:
    """What follows from what is not there, in words."""
    counter = bool(given & set(COUNTERS))
    if "execution" not in given:
        yield "no program or machine state: neither cycles nor stops can be told" + (
            "; cycles will be told from the part counter" if counter else ""
        )
    if not counter:
        yield (
            "no part counter: cycles will be counted from the program state"
            if "execution" in given
            else "no part counter either: nothing can be counted"
        )
    if "program" not in given:
        yield "no program: one standard cycle time holds for everything that the machine makes"
    if "order" not in given:
        yield "no order number: orders are chosen at the kiosk"
    if "tool" not in given:
        yield "no active tool: tool times are not known"
    if not given & {"controller_mode", "functional_mode"}:
        yield "no mode: set-up and production cannot be told apart"
    if "alarm" not in given:
        yield "no alarm among the variables: where the server tells alarms as events, see the shipped profile's rows"
    yield "no start permission: no published node is one, and none is guessed; its builder has to name the node"


def _head(machine: Machine, maker: str, rows: Sequence[Finding], remarks: Sequence[str], aliases: _Aliases) -> str:
    maker = machine.identification.get("Manufacturer", maker) or "unknown"
    model = machine.identification.get("Model", "")
    follows = ", ".join(machine.standards) or "no published specification"
    lines = [
        "# Proposed by `etabli browse` from what the server showed, and tried on no machine yet. Rows that are guesses",
        "# say so. Look at it with `etabli check` and `etabli probe`, then say since when it holds: `verified`.",
        "#",
        *(line for remark in remarks for line in _comment(remark[0].upper() + remark[1:] + ".")),
        "",
        "[profile]",
        f"name = {_text(' '.join(filter(None, (maker, model or machine.name)))[:120])}",
        f"maker = {_text(maker[:120])}",
        f"source = {_text(f'the instance as browsed; {follows}')}",
        'verified = "unverified"',
        "",
        "[options]",
        'publishing = "250 ms"',
        'sampling = "250 ms"',
        "queue = 20",
        "",
        "[options.namespaces]",
    ]
    counters = [one for one in rows if one.signal in COUNTERS]
    state = next((one for one in rows if one.signal == "execution"), None)
    cycle: list[str] = []
    if state is not None:
        ends = state.words is not None and "PROGRAM_COMPLETED" in state.words.values()
        proof = "state" if ends or not counters else "count"
        cycle = ["[cycle]", 'from = "execution"', f'completed_by = "{proof}"', 'settle = "5 s"', ""]
        if not ends:
            why = (
                "only the counter proves that a cycle was completed"
                if counters
                else "every end passes for a completed cycle"
            )
            cycle.insert(1, f"# The state says nothing of how a run ended: {why}.")
    elif counters:
        cycle = ["[cycle]", 'from = "count"', 'completed_by = "count"', ""]
    for one in counters:
        bits = _BITS.get(one.node.kind)
        if bits is not None:
            cycle += [f"[counters.{one.signal}]", f"# {one.node.kind}.", f"modulus = {2**bits:_}", ""]
    # The rows are written before this is joined, so that every alias that they use is known.
    for one in rows:
        _address(one, machine, aliases)
        _values(one, aliases)
    lines += [f"{alias} = {_text(uri)}" for uri, alias in aliases.used.items()]
    return "\n".join([*lines, "", *cycle]) + "\n"


def _row(finding: Finding, machine: Machine, aliases: _Aliases) -> str:
    kind = kind_of(finding.signal)
    address = _address(finding, machine, aliases)
    slow = finding.how is How.FOLDER or (kind is not None and not kind.vital)
    lines = ["[[signals]]", f"signal = {_text(finding.signal)}"]
    if finding.guess:
        lines += _comment(f"Guess: {finding.guess}. It showed {_short(finding.node.value)}.")
    lines.append(f"address = {{ {address}{f', sampling = {_text(SLOW)}' if slow else ''} }}")
    if finding.words is not None:
        lines.append(f"values = {_values(finding, aliases)}")
    elif finding.signal == "alarm" and finding.node.kind not in ("", "String", "LocalizedText"):
        lines.append(f"extract = '{NONE_IS_ZERO}'")
    if finding.unit:
        lines.append(f"unit = {_text(finding.unit)}")
    if slow and finding.signal in _DEAD_BANDS:
        lines.append(f"dead_band = {_DEAD_BANDS[finding.signal]}")
    lines += [f"source = {_text(finding.source)}", 'verified = "unverified"']
    if not finding.ready:
        words = ", ".join(sorted(kind.words)) if kind is not None else ""
        values = f'values = {{ {_key(_short(finding.node.value))} = "?" }}'
        lines = [
            *_comment(f"To be completed: which of its values means which of {words}?"),
            *(line if line.startswith("#") else f"#{line}" for line in (*lines[:-2], values, *lines[-2:])),
        ]
    return "\n".join(lines) + "\n"


def _address(finding: Finding, machine: Machine, aliases: _Aliases) -> str:
    """`node` where the server names its nodes by texts, which stay; `path` where by numbers, which may not."""
    node = finding.node
    match = re.match(r"nsu=(?P<uri>[^;]+);s=(?P<text>.+)$", node.node, re.DOTALL)
    if match is not None and finding.how is How.VALUE and not _is_published(node):
        alias = aliases.of(match["uri"])
        return f"node = {_text(f'{alias};s={match[2]}')}"
    alert = aliases.of(MACHINE_TOOL) if finding.how is How.EVENTS else ""
    elements = []
    for one in node.way:
        if one is machine.node and machine.in_folder:
            elements.append(PathElement(ANY, MACHINE))
        else:
            elements.append(PathElement(aliases.of(one.name.uri) if one.name.uri else "", one.name.text))
    if finding.how is How.EVENTS:
        number = f', number = "{alert}:ErrorCode", number_of = "{alert};i=39"' if finding.signal == "alarm" else ""
        return f"events = {_text(written(elements))}{number}"
    return f"path = {_text(written(elements))}"


def _values(finding: Finding, aliases: _Aliases) -> str:
    if finding.words is None:
        return ""
    # The specifications' tables name states by node id, numbers and both; the tree tells which this variable holds.
    states = finding.node.kind == "NodeId"
    told = {key: word for key, word in finding.words.items() if (";" in key) is states or not finding.node.kind}
    pairs = []
    for key, word in (told or finding.words).items():
        alias = key.partition(";")[0]
        if ";" in key:
            aliases.of(next(uri for uri, known in ALIASES.items() if known == alias))
        pairs.append(f"{_key(key)} = {_text(word) if isinstance(word, str) else str(word).lower()}")
    return f"{{ {', '.join(pairs)} }}"


class _Aliases:
    """The namespaces that a profile uses, each with one alias."""

    def __init__(self) -> None:
        self.used: dict[str, str] = {}

    def of(self, uri: str) -> str:
        """The alias of a namespace: the usual one, or one made of the URI's last word."""
        if not uri:
            return ""
        if uri not in self.used:
            self.used[uri] = ALIASES.get(uri) or self._fresh(uri)
        return self.used[uri]

    def _fresh(self, uri: str) -> str:
        words = [word for word in re.split(r"[^A-Za-z0-9]+", uri) if word and not word[0].isdigit()]
        stem = plain(words[-1])[:20] if words else ""
        stem = stem if stem and stem != "nsu" else "maker"
        taken = {*self.used.values(), *ALIASES.values()}
        return next(name for name in (stem, *(f"{stem}{number}" for number in range(2, 99))) if name not in taken)


def _is_published(node: TreeNode) -> bool:
    """It is of a companion specification, which says what it means, or of OPC UA itself."""
    if node.name.uri:
        return node.name.uri in ALIASES
    return node.node.startswith("i=") or (node.parent is not None and node.parent.variable)


def _family(machine: Machine | None) -> Family:
    if machine is None:
        return Family.OTHER
    kinds = {kind for node in machine.node.below() for kind in node.lineage}
    if "OPC 40530" in machine.standards or Name(MACHINE_TOOL, "LaserMonitoringType") in kinds:
        return Family.LASER
    if "OPC 40503-1" in machine.standards:
        return Family.PRESS_BRAKE
    return Family.MACHINING_CENTRE if "OPC 40501-1" in machine.standards else Family.OTHER


def _slug(name: str) -> str:
    spelt = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:40].strip("-")
    return spelt or "machine-1"


def _comment(text: str) -> list[str]:
    lines, line = [], "#"
    # What servers say may hold characters that no TOML comment may.
    for word in "".join(letter if letter.isprintable() else " " for letter in text).split():
        if len(line) + len(word) > _WIDE:
            lines.append(line)
            line = "#"
        line += f" {word}"
    return [*lines, line]


def _short(value: Shown) -> str:
    text = "nothing" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
    text = " ".join(text.split())
    return text if len(text) <= 40 else f"{text[:39]}…"


def _key(text: str) -> str:
    return text if re.fullmatch(r"[A-Za-z0-9_-]+", text) else _text(text)


def _text(text: str) -> str:
    """A TOML basic string: JSON's escapes are among TOML's."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")

"""What a tree means: which machines it shows, by the published types, and where each keeps what etabli wants to know.

Pure: a tree goes in, machines and findings come out. What the specifications say stands in `standards`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from adapters.opcua.addresses import is_placeholder
from adapters.opcua.discovery.standards import (
    ALIASES,
    COMPONENTS,
    COMPONENTS_TYPE,
    IDENTIFICATION,
    IDENTIFICATIONS,
    MACHINE_TYPES,
    MACHINES,
    RULES,
    UNITS_OF_MACHINES,
    How,
    Rule,
    Thing,
)
from adapters.opcua.discovery.tree import Name, Shown, TreeNode

MOST_NAMED = 6
"""Candidates that are named where there are several."""


@dataclass(frozen=True, slots=True)
class Machine:
    """A machine on a server.

    Args:
        node: Its top.
        standards: The specifications that it follows, such as `OPC 40501-1`; empty for none that we know.
        identification: What it says of itself: `SerialNumber` and the like.
        in_folder: It stands in Machinery's `Machines` folder.
    """

    node: TreeNode
    standards: tuple[str, ...]
    identification: Mapping[str, str]
    in_folder: bool

    @property
    def name(self) -> str:
        """What the server calls it."""
        return self.node.name.text


@dataclass(frozen=True, slots=True)
class Finding:
    """Where a machine keeps one signal.

    Args:
        signal: A word of the vocabulary.
        node: The variable.
        words: The device's values to our words; None where they need no translation.
        unit: The unit of its number; empty for none.
        source: Where the knowledge comes from.
        guess: Why it may be wrong; empty where a specification says so.
        ready: It can be read as it stands. Otherwise a person has to complete it.
        how: How it is told; the node is an object where it is not by a value.
    """

    signal: str
    node: TreeNode
    words: Mapping[str, str | bool] | None = None
    unit: str = ""
    source: str = ""
    guess: str = ""
    ready: bool = True
    how: How = How.VALUE

    @property
    def shown(self) -> Shown:
        """What the variable showed, in our words where it has some."""
        value = self.node.value
        if self.words is None or value is None:
            return value
        text = str(value).lower() if isinstance(value, bool) else str(value)
        for uri, alias in ALIASES.items():
            text = text.replace(f"nsu={uri};", f"{alias};")
        return self.words.get(text, value)


def machines_in(top: TreeNode) -> list[Machine]:
    """The machines below a node: those in the Machines folder, and whatever is of a machine's type elsewhere."""
    found: list[Machine] = []
    taken: set[int] = set()
    for folder in top.below():
        if folder.name != MACHINES:
            continue
        for one in folder.children:
            if _stands_for_a_machine(one) and id(one) not in taken:
                taken.add(id(one))
                found.append(_machine(one, in_folder=True))
    for node in top.below():
        if any(node.is_a(kind) for kind in MACHINE_TYPES) and not taken & {id(one) for one in node.way}:
            taken.add(id(node))
            found.append(_machine(node, in_folder=False))
    return found


def find_signals(machine: Machine) -> list[Finding]:
    """What a machine of a known specification tells, each signal once: the best place of those that show a value."""
    found: dict[str, Finding] = {}
    for rule in RULES:
        best = found.get(rule.signal)
        if best is not None and (best.node.filled or best.how is not How.VALUE):
            continue
        finding = _apply(rule, machine)
        if finding is not None and (best is None or finding.node.filled):
            found[rule.signal] = finding
    return list(found.values())


def _stands_for_a_machine(node: TreeNode) -> bool:
    """Of what hangs in the Machines folder: objects, and no folders by which somebody has sorted them."""
    return not node.variable and (not node.is_a(Name("", "FolderType")) or bool(_identification(node)))


def _machine(node: TreeNode, *, in_folder: bool) -> Machine:
    kinds = {kind for one in node.below() for kind in one.lineage}
    standards = tuple(text for kind, text in MACHINE_TYPES.items() if node.is_a(kind))
    standards += tuple(text for kind, text in UNITS_OF_MACHINES.items() if kind in kinds and text not in standards)
    if in_folder or any(kind in kinds for kind in IDENTIFICATIONS):
        standards += ("OPC 40001-1",)
    return Machine(node, standards, _identification(node), in_folder)


def _identification(machine: TreeNode) -> dict[str, str]:
    for one in _own(machine):
        if one.name == IDENTIFICATION or any(one.is_a(kind) for kind in IDENTIFICATIONS):
            said = {part.name.text: part.value for part in one.children if part.variable}
            return {name: str(value) for name, value in said.items() if value not in (None, "")}
    return {}


def _own(machine: TreeNode) -> Iterator[TreeNode]:
    """What is of the machine itself: a component has building blocks of its own."""
    for node in machine.below():
        if not any(_is_foreign(above) for above in node.way[len(machine.way) :]):
            yield node


def _is_foreign(node: TreeNode) -> bool:
    return node.name == COMPONENTS or node.is_a(COMPONENTS_TYPE) or is_placeholder(node.name.text)


def _apply(rule: Rule, machine: Machine) -> Finding | None:
    places = _places(rule.thing, machine.node)
    ends = [
        (place, end)
        for tail in rule.tails
        for place in places
        if (end := place.down(tail)) is not None and _tells(end, rule.how)
    ]
    if not ends:
        return None
    # Optional parts are built by some servers and never filled.
    place, node = next(((place, end) for place, end in ends if end.filled), ends[0])
    guess = rule.guess
    if not rule.thing.repeats and len(places) > 1:
        guess = "; ".join(filter(None, (guess, _first_of(place, places))))
    if not node.filled and rule.how is How.VALUE:
        guess = "; ".join(filter(None, (guess, "it showed no value when the server was browsed")))
    return Finding(rule.signal, node, rule.words, rule.unit or _unit(rule, node), rule.source, guess, how=rule.how)


def _tells(node: TreeNode, how: How) -> bool:
    match how:
        case How.VALUE:
            return node.variable
        case How.FOLDER:
            return not node.variable
        case How.EVENTS:
            return node.notifies


def _unit(rule: Rule, node: TreeNode) -> str:
    return node.unit if rule.measured else ""


def _first_of(place: TreeNode, places: Sequence[TreeNode]) -> str:
    names = ", ".join(map(_label, places[:MOST_NAMED]))
    return f"{_label(place)} is one of {len(places)}: {names}"


def _label(node: TreeNode) -> str:
    return "/".join(one.name.text for one in node.way[-2:])


def _places(thing: Thing, machine: TreeNode) -> list[TreeNode]:
    """Where a machine has such a thing, the nearest first: by its type, or where types are not told by its name."""
    found = []
    for node in _own(machine):
        fits = node.is_a(thing.kind) if node.lineage else False
        if not fits and not (thing.name is not None and node.name == thing.name and not node.variable):
            continue
        way = node.way[len(machine.way) :]
        if any(above.is_a(kind) for above in way[:-1] for kind in thing.outside):
            continue
        found.append(node)
    return found

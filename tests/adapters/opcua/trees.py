"""Trees as a server might show them, written down by hand."""

from __future__ import annotations

import itertools

from adapters.opcua.discovery.standards import MACHINE_TOOL, MACHINERY
from adapters.opcua.discovery.tree import Name, Shown, TreeNode

MAKER = "urn:maker:mill"
Kind = tuple[str, str]
"""The namespace and the name of a type."""

_numbers = itertools.count(1)


def folder(
    name: str, uri: str, *children: TreeNode, kind: Kind | None = ("", "FolderType"), above: tuple[Kind, ...] = ()
) -> TreeNode:
    """An object with what hangs below it."""
    lineage = () if kind is None else tuple(Name(*one) for one in (kind, *above, ("", "BaseObjectType")))
    node = TreeNode(Name(uri, name), f"nsu={MAKER};i={next(_numbers)}", lineage=lineage)
    for child in children:
        child.parent = node
        node.children.append(child)
    return node


def value(name: str, shown: Shown, *, kind: str = "Int32", uri: str = "", node: str = "") -> TreeNode:
    """A variable."""
    return TreeNode(
        Name(uri, name), node or f"nsu={MAKER};i={next(_numbers)}", variable=True, value=shown,
        kind="" if shown is None else kind,
    )  # fmt: skip


def state(
    name: str, shown: str | None, *, number: int | None = None, uri: str = MACHINERY,
    kind: Kind | None = ("", "FiniteStateMachineType"),
) -> TreeNode:  # fmt: skip
    """A state machine whose state has an id and a number."""
    current = value("CurrentState", "Läuft", kind="LocalizedText")
    for child in (value("Id", shown, kind="NodeId"), value("Number", number, kind="UInt32")):
        child.parent = current
        current.children.append(child)
    return folder(name, uri, current, kind=kind)


def top(*children: TreeNode) -> TreeNode:
    """The Objects folder."""
    node = folder("Objects", "", *children)
    node.node = "i=85"
    return node


def machine_tool(name: str) -> TreeNode:
    """A machine tool with what is mandatory, a channel and the operation mode."""
    modifiers = folder(
        "ChannelModifiers", MACHINE_TOOL,
        *(value(one, False, kind="Boolean", uri=MACHINE_TOOL) for one in ("DryRun", "OptionalStop", "SingleStep")),
        kind=(MACHINE_TOOL, "ChannelModifierType"),
    )  # fmt: skip
    channel = folder(
        "Kanal", MAKER,
        value("ChannelMode", 0, uri=MACHINE_TOOL),
        value("ChannelState", 2, uri=MACHINE_TOOL),
        value("FeedOverride", 100.0, kind="Double", uri=MACHINE_TOOL),
        modifiers,
        kind=(MACHINE_TOOL, "ChannelMonitoringType"),
        above=((MACHINE_TOOL, "ElementMonitoringType"),),
    )  # fmt: skip
    program = folder(
        "ActiveProgram", MACHINE_TOOL,
        value("Name", "AXE", kind="String", uri=MACHINE_TOOL),
        state("State", f"nsu={MACHINE_TOOL};i=5041", number=1, uri=MACHINE_TOOL),
        kind=(MACHINE_TOOL, "ProductionActiveProgramType"),
    )  # fmt: skip
    mode = state(
        "MachineryOperationMode", f"nsu={MACHINERY};i=5026",
        kind=(MACHINERY, "MachineryOperationModeStateMachineType"),
    )  # fmt: skip
    monitor = folder(
        "MachineTool", MACHINE_TOOL, value("OperationMode", 1, uri=MACHINE_TOOL),
        kind=(MACHINE_TOOL, "MachineOperationMonitoringType"),
    )  # fmt: skip
    return folder(
        name, MAKER,
        folder("MachineryBuildingBlocks", MACHINERY, mode),
        folder("Monitoring", MACHINE_TOOL, monitor, channel, kind=(MACHINE_TOOL, "MonitoringType")),
        folder("Production", MACHINE_TOOL, program, kind=(MACHINE_TOOL, "ProductionType")),
        kind=(MACHINE_TOOL, "MachineToolType"),
    )  # fmt: skip

"""What holds for all simulators: witnesses of their own, with an honest standard address space."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from asyncua import ua
from asyncua.server.internal_server import InternalServer
from asyncua.server.standard_address_space.standard_address_space import fill_address_space

import simulators
from simulators.faults import MENU, Fault, parse_fault
from simulators.standard_nodes import standard_nodes

SOURCES = sorted(Path(simulators.__file__).parent.glob("*.py"))


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
def test_a_simulator_imports_nothing_of_ours(source: Path) -> None:
    """Witnesses, not accomplices: neither the collector nor an adapter is known here."""
    names = set()
    for node in ast.walk(ast.parse(source.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0
            names.add((node.module or "").split(".")[0])
    assert not names & {"collector", "adapters"}


def test_every_standard_node_is_as_the_standard_has_it() -> None:
    """BrowseName, class, parent and type of each row are those of asyncua's full address space."""
    full = InternalServer()
    fill_address_space(full.node_mgt_service)
    nodes = full.aspace
    rows = list(standard_nodes())
    assert len(rows) > 100
    for row in rows:
        node = nodes[ua.NodeId(row.number)]
        assert node.attributes[ua.AttributeIds.BrowseName].value.Value.Value == ua.QualifiedName(row.name, 0)
        assert node.attributes[ua.AttributeIds.NodeClass].value.Value.Value == row.node_class, row
        if row.parent:
            assert [
                reference
                for reference in nodes[ua.NodeId(row.parent)].references
                if reference.IsForward
                and reference.NodeId == ua.NodeId(row.number)
                and reference.ReferenceTypeId == ua.NodeId(row.reference)
            ], row
        if row.data_type:
            assert node.attributes[ua.AttributeIds.DataType].value.Value.Value == ua.NodeId(row.data_type), row
        if row.type:
            assert [
                reference
                for reference in node.references
                if reference.ReferenceTypeId == ua.NodeId(ua.ObjectIds.HasTypeDefinition)
                and reference.NodeId == ua.NodeId(row.type)
            ], row


def test_the_menu_is_readable_from_the_command_line() -> None:
    """NAME@SECONDS[:ARG], each name of the menu with its usual argument."""
    assert parse_fault("hang@3.5:7") == Fault("hang", 3.5, 7.0)
    for name, (usual, _) in MENU.items():
        assert parse_fault(f"{name}@1") == Fault(name, 1.0, usual)


@pytest.mark.parametrize("wrong", ["drop", "explode@1", "drop@soon", "drop@-1", "hang@1:-5"])
def test_a_wrong_fault_is_refused(wrong: str) -> None:
    """What the menu does not have is no fault."""
    with pytest.raises(ValueError):
        parse_fault(wrong)

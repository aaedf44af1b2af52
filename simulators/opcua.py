"""An OPC UA server as a machine's control has it, its address space built node by node."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from asyncua import Server, ua
from asyncua.common.node import Node
from asyncua.server.internal_server import InternalServer
from asyncua.server.user_managers import PermissiveUserManager

from simulators.standard_nodes import (
    BASE_DATA_VARIABLE,
    FOLDER_TYPE,
    HAS_COMPONENT,
    HAS_PROPERTY,
    HAS_SUBTYPE,
    PROPERTY_TYPE,
    standard_nodes,
)

Shown = tuple[Any, ua.VariantType]
"""A value as a node shows it, with its OPC UA type."""

_READ, _READ_WRITE = 1, 3
_CURRENT_TIME, _SERVER_STATUS = ua.NodeId(2258), ua.NodeId(2256)


class _LeanServer(InternalServer):  # type: ignore[misc]
    """asyncua's server with the standard nodes that a machine needs, instead of all."""

    async def load_standard_address_space(self, shelf_file: Any = None) -> None:
        space = AddressSpace(self)
        rows = list(standard_nodes())
        for node in rows:
            space.add_standard(node)
        # The first folders come before their type, so they learn of it last.
        space.call_folders([row.number for row in rows if row.node_class is ua.NodeClass.Object and not row.type])


class AddressSpace:
    """Adds nodes to a server, a line each.

    Args:
        server: The server whose nodes they are.
    """

    def __init__(self, server: InternalServer) -> None:
        self._nodes = server.node_mgt_service

    def add_standard(self, row: Any) -> None:
        """Add a node of namespace 0."""
        attributes: Any
        match row.node_class:
            case ua.NodeClass.Variable:
                attributes = _variable_attributes(row.value, ua.NodeId(row.data_type), False, row.array)
            case ua.NodeClass.ReferenceType:
                attributes = ua.ReferenceTypeAttributes()
            case ua.NodeClass.ObjectType:
                attributes = ua.ObjectTypeAttributes()
            case ua.NodeClass.VariableType:
                attributes = ua.VariableTypeAttributes(DataType=ua.NodeId(24), ValueRank=-2)
            case ua.NodeClass.DataType:
                attributes = ua.DataTypeAttributes()
            case _:
                attributes = ua.ObjectAttributes(EventNotifier=1 if row.number == ua.ObjectIds.Server else 0)
        self._add(
            ua.NodeId(row.parent) if row.parent else ua.NodeId(),
            ua.NodeId(row.reference),
            ua.QualifiedName(row.name, 0),
            ua.NodeId(row.number),
            row.node_class,
            attributes,
            ua.NodeId(row.type) if row.type else ua.NodeId(),
        )

    def call_folders(self, numbers: Sequence[int]) -> None:
        """Give nodes of namespace 0 the type FolderType."""
        references = [
            ua.AddReferencesItem(
                SourceNodeId=ua.NodeId(number),
                ReferenceTypeId=ua.NodeId(ua.ObjectIds.HasTypeDefinition),
                IsForward=True,
                TargetNodeId=ua.NodeId(FOLDER_TYPE),
                TargetNodeClass=ua.NodeClass.ObjectType,
            )
            for number in numbers
        ]
        for status in self._nodes.add_references(references):
            status.check()

    def type(
        self, node_id: ua.NodeId, name: ua.QualifiedName, base: int, node_class: ua.NodeClass = ua.NodeClass.ObjectType
    ) -> ua.NodeId:
        """Add a type (of objects, variables or data) below a standard one."""
        attributes: Any
        match node_class:
            case ua.NodeClass.VariableType:
                attributes = ua.VariableTypeAttributes(DataType=ua.NodeId(24), ValueRank=-2)
            case ua.NodeClass.DataType:
                attributes = ua.DataTypeAttributes()
            case _:
                attributes = ua.ObjectTypeAttributes()
        return self._add(ua.NodeId(base), ua.NodeId(HAS_SUBTYPE), name, node_id, node_class, attributes, ua.NodeId())

    def object(
        self,
        parent: ua.NodeId,
        name: ua.QualifiedName,
        node_id: ua.NodeId,
        type_definition: ua.NodeId | None = None,
        reference: int = HAS_COMPONENT,
    ) -> ua.NodeId:
        """Add an object; without a type it is a folder."""
        return self._add(
            parent,
            ua.NodeId(reference),
            name,
            node_id,
            ua.NodeClass.Object,
            ua.ObjectAttributes(EventNotifier=0),
            type_definition or ua.NodeId(FOLDER_TYPE),
        )

    def variable(
        self,
        parent: ua.NodeId,
        name: ua.QualifiedName,
        node_id: ua.NodeId,
        shown: Shown,
        *,
        data_type: ua.NodeId | None = None,
        type_definition: ua.NodeId | None = None,
        is_property: bool = False,
        writable: bool = False,
    ) -> ua.NodeId:
        """Add a variable, or a property."""
        value, variant_type = shown
        variant = ua.Variant(value, variant_type)
        usual_type = PROPERTY_TYPE if is_property else BASE_DATA_VARIABLE
        return self._add(
            parent,
            ua.NodeId(HAS_PROPERTY if is_property else HAS_COMPONENT),
            name,
            node_id,
            ua.NodeClass.Variable,
            _variable_attributes(variant, data_type or ua.NodeId(variant_type.value), writable, False),
            type_definition or ua.NodeId(usual_type),
        )

    def _add(
        self,
        parent: ua.NodeId,
        reference: ua.NodeId,
        name: ua.QualifiedName,
        node_id: ua.NodeId,
        node_class: ua.NodeClass,
        attributes: Any,
        type_definition: ua.NodeId,
    ) -> ua.NodeId:
        attributes.DisplayName = ua.LocalizedText(name.Name)
        item = ua.AddNodesItem(
            ParentNodeId=parent,
            ReferenceTypeId=reference,
            RequestedNewNodeId=node_id,
            BrowseName=name,
            NodeClass=node_class,
            NodeAttributes=attributes,
            TypeDefinition=type_definition,
        )
        if parent.is_null():
            [*refused] = self._nodes.try_add_nodes([item], check=False)
            assert not refused, item
        else:
            [result] = self._nodes.add_nodes([item])
            result.StatusCode.check()
        return node_id


def _variable_attributes(
    value: ua.Variant | None, data_type: ua.NodeId, writable: bool, array: bool
) -> ua.VariableAttributes:
    access = _READ_WRITE if writable else _READ
    return ua.VariableAttributes(
        Value=value if value is not None else ua.Variant(),
        DataType=data_type,
        ValueRank=1 if array else -1,
        AccessLevel=access,
        UserAccessLevel=access,
    )


class Control(Protocol):
    """What a control of a certain make puts on the server: its nodes, and what they show."""

    @property
    def permission(self) -> str:
        """The key of the start permission among the nodes."""
        ...

    def namespaces(self, shifted: bool) -> list[str]:
        """The namespace URIs after the application's own, in the order of this opening."""
        ...

    def build(self, space: AddressSpace, index: Mapping[str, int]) -> dict[str, ua.NodeId]:
        """Add the nodes under the given namespace indices; returns those that change, by key."""
        ...

    def picture(self, index: Mapping[str, int]) -> dict[str, Shown]:
        """What every changing node shows now, in the order in which the control writes them."""
        ...


class OpcUaFace:
    """A control's OPC UA server.

    Args:
        control: The make's nodes and values.
        application: The server's ApplicationUri.
    """

    def __init__(self, control: Control, application: str) -> None:
        self._control = control
        self._application = application
        self._server: Server | None = None
        self._nodes: dict[str, ua.NodeId] = {}
        self._index: dict[str, int] = {}
        self._shown: dict[str, Shown] = {}
        self._shifted = False

    has_namespaces = True

    async def open(self, permission: Callable[[bool], None]) -> int:
        """Build the address space anew and serve it."""
        server = Server(iserver=_LeanServer(user_manager=PermissiveUserManager()))
        # The clock is ours to turn: asyncua's own takes a second to stop.
        server.disable_clock()
        await server.init()
        await server.set_application_uri(self._application)
        server.set_endpoint("opc.tcp://127.0.0.1:0/")
        server.set_security_policy([ua.SecurityPolicyType.NoSecurity])
        server.set_identity_tokens([ua.AnonymousIdentityToken])
        index = {}
        for uri in self._control.namespaces(self._shifted):
            index[uri] = await server.register_namespace(uri)
        nodes = self._control.build(AddressSpace(server.iserver), index)

        async def written(_: int, value: ua.DataValue) -> None:
            permission(bool(value.Value is not None and value.Value.Value))

        server.iserver.aspace.add_datachange_callback(nodes[self._control.permission], ua.AttributeIds.Value, written)
        await server.start()
        self._nodes, self._index, self._shown, self._server = nodes, index, {}, server
        assert server.bserver is not None
        return int(server.bserver.port)

    async def close(self) -> None:
        """Be gone."""
        server, self._server = self._server, None
        if server is not None:
            await server.stop()

    async def show(self, at: datetime) -> None:
        """Write the nodes whose value changed, with `at` as source timestamp."""
        for key, shown in self._control.picture(self._index).items():
            server = self._server
            if server is None:
                return
            if self._shown.get(key) == shown:
                continue
            self._shown[key] = shown
            value, variant_type = shown
            await server.write_attribute_value(
                self._nodes[key], ua.DataValue(ua.Variant(value, variant_type), SourceTimestamp=at, ServerTimestamp=at)
            )

    async def tick(self, at: datetime) -> None:
        """Turn the server's clock."""
        server = self._server
        if server is None:
            return
        status = await Node(server.iserver.isession, _SERVER_STATUS).read_value()
        status.CurrentTime = at
        await server.write_attribute_value(
            _CURRENT_TIME, ua.DataValue(ua.Variant(at, ua.VariantType.DateTime), SourceTimestamp=at)
        )

    def shift_namespaces(self) -> None:
        """Register the namespaces in another order at the next opening."""
        self._shifted = not self._shifted

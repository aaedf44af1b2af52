"""The part of OPC UA's own namespace that a client of a machine touches.

asyncua fills 6,000 standard nodes into every server, which takes seconds and 40 MB for each simulated machine. A CNC
carries far fewer too: the type system's roots, the Server object with its status, and the state machine types.
Source: OPC 10000-3, -5, -8 and -16 (NodeIds.csv of the base model); `tests/simulators` compares every row with asyncua.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from asyncua import ua

ORGANIZES, HAS_SUBTYPE, HAS_PROPERTY, HAS_COMPONENT, HAS_ADD_IN = 35, 45, 46, 47, 17604
FOLDER_TYPE, BASE_VARIABLE, BASE_DATA_VARIABLE, PROPERTY_TYPE = 61, 62, 63, 68


class StandardNode(NamedTuple):
    """A node of namespace 0: its number, BrowseName, class, parent, the reference from it, type and data type."""

    number: int
    name: str
    node_class: ua.NodeClass
    parent: int
    reference: int
    type: int = 0
    data_type: int = 0
    value: ua.Variant | None = None
    array: bool = False


_FOLDERS = """
85 Objects 84 | 86 Types 84 | 87 Views 84 | 88 ObjectTypes 86 | 89 VariableTypes 86 | 90 DataTypes 86
91 ReferenceTypes 86
"""
_REFERENCE_TYPES = """
31 References 91 | 32 NonHierarchicalReferences 31 | 33 HierarchicalReferences 31 | 34 HasChild 33 | 35 Organizes 33
36 HasEventSource 33 | 44 Aggregates 34 | 45 HasSubtype 34 | 46 HasProperty 44 | 47 HasComponent 44
49 HasOrderedComponent 47 | 48 HasNotifier 36 | 37 HasModellingRule 32 | 38 HasEncoding 32 | 39 HasDescription 32
40 HasTypeDefinition 32 | 41 GeneratesEvent 32 | 17603 HasInterface 32 | 17604 HasAddIn 47
"""
_OBJECT_TYPES = """
58 BaseObjectType 88 | 61 FolderType 58 | 2004 ServerType 58 | 2013 ServerCapabilitiesType 58 | 2041 BaseEventType 58
2299 StateMachineType 58 | 2771 FiniteStateMachineType 2299 | 2307 StateType 58 | 11564 OperationLimitsType 61
"""
_VARIABLE_TYPES = """
62 BaseVariableType 89 | 63 BaseDataVariableType 62 | 68 PropertyType 62 | 2755 StateVariableType 63
2760 FiniteStateVariableType 2755 | 2365 DataItemType 63 | 15318 BaseAnalogType 2365 | 2368 AnalogItemType 15318
17497 AnalogUnitType 15318 | 17570 AnalogUnitRangeType 2368 | 2138 ServerStatusType 63 | 3051 BuildInfoType 63
"""
_DATA_TYPES = """
24 BaseDataType 90 | 1 Boolean 24 | 26 Number 24 | 27 Integer 26 | 28 UInteger 26 | 2 SByte 27 | 3 Byte 28 | 4 Int16 27
5 UInt16 28 | 6 Int32 27 | 7 UInt32 28 | 8 Int64 27 | 9 UInt64 28 | 10 Float 26 | 11 Double 26 | 12 String 24
13 DateTime 24 | 14 Guid 24 | 15 ByteString 24 | 16 XmlElement 24 | 17 NodeId 24 | 18 ExpandedNodeId 24
19 StatusCode 24 | 20 QualifiedName 24 | 21 LocalizedText 24 | 22 Structure 24 | 23 DataValue 24 | 25 DiagnosticInfo 24
29 Enumeration 24 | 290 Duration 11 | 294 UtcTime 13 | 295 LocaleId 12 | 884 Range 22 | 887 EUInformation 22
852 ServerState 29 | 862 ServerStatusDataType 22 | 338 BuildInfo 22
"""
_SERVER_VARIABLES = """
2254 ServerArray 2253 46 12 | 2255 NamespaceArray 2253 46 12 | 2267 ServiceLevel 2253 46 3 | 2994 Auditing 2253 46 1
2256 ServerStatus 2253 47 862 | 2257 StartTime 2256 47 294 | 2258 CurrentTime 2256 47 294 | 2259 State 2256 47 852
2992 SecondsTillShutdown 2256 47 7 | 2993 ShutdownReason 2256 47 21 | 2260 BuildInfo 2256 47 338
2262 ProductUri 2260 47 12 | 2263 ManufacturerName 2260 47 12 | 2261 ProductName 2260 47 12
2264 SoftwareVersion 2260 47 12 | 2265 BuildNumber 2260 47 12 | 2266 BuildDate 2260 47 294
2269 ServerProfileArray 2268 46 12 | 2271 LocaleIdArray 2268 46 295 | 2272 MinSupportedSampleRate 2268 46 290
11705 MaxNodesPerRead 11704 46 7 | 12165 MaxNodesPerHistoryReadData 11704 46 7
12166 MaxNodesPerHistoryReadEvents 11704 46 7 | 11707 MaxNodesPerWrite 11704 46 7
12167 MaxNodesPerHistoryUpdateData 11704 46 7 | 12168 MaxNodesPerHistoryUpdateEvents 11704 46 7
11709 MaxNodesPerMethodCall 11704 46 7 | 11710 MaxNodesPerBrowse 11704 46 7 | 11711 MaxNodesPerRegisterNodes 11704 46 7
11712 MaxNodesPerTranslateBrowsePathsToNodeIds 11704 46 7 | 11713 MaxNodesPerNodeManagement 11704 46 7
11714 MaxMonitoredItemsPerCall 11704 46 7
"""
_VALUES: dict[int, ua.Variant] = {
    2267: ua.Variant(255, ua.VariantType.Byte),
    2994: ua.Variant(False, ua.VariantType.Boolean),
    2992: ua.Variant(0, ua.VariantType.UInt32),
    2993: ua.Variant(ua.LocalizedText(""), ua.VariantType.LocalizedText),
    2271: ua.Variant(["fr", "en"], ua.VariantType.String),
    2272: ua.Variant(50.0, ua.VariantType.Double),
    2269: ua.Variant(["http://opcfoundation.org/UA-Profile/Server/StandardUA2017"], ua.VariantType.String),
}
_ARRAYS = {2254, 2255, 2269, 2271}
_TYPES = {2256: 2138, 2260: 3051}


def standard_nodes() -> Iterator[StandardNode]:
    """Every row, each parent before its children."""
    folder = ua.NodeClass.Object
    yield StandardNode(84, "Root", folder, 0, 0)
    for number, name, parent in _rows(_FOLDERS):
        yield StandardNode(int(number), name, folder, int(parent), ORGANIZES)
    for table, node_class, root in (
        (_REFERENCE_TYPES, ua.NodeClass.ReferenceType, 91),
        (_OBJECT_TYPES, ua.NodeClass.ObjectType, 88),
        (_VARIABLE_TYPES, ua.NodeClass.VariableType, 89),
        (_DATA_TYPES, ua.NodeClass.DataType, 90),
    ):
        for number, name, parent in _rows(table):
            reference = ORGANIZES if int(parent) == root else HAS_SUBTYPE
            yield StandardNode(int(number), name, node_class, int(parent), reference)
    yield StandardNode(2253, "Server", folder, 85, ORGANIZES, 2004)
    yield StandardNode(2268, "ServerCapabilities", folder, 2253, HAS_COMPONENT, 2013)
    yield StandardNode(11704, "OperationLimits", folder, 2268, HAS_COMPONENT, 11564)
    for number, name, parent, kind, data_type in _rows(_SERVER_VARIABLES):
        usual_type = PROPERTY_TYPE if int(kind) == HAS_PROPERTY else BASE_DATA_VARIABLE
        yield StandardNode(
            int(number),
            name,
            ua.NodeClass.Variable,
            int(parent),
            int(kind),
            _TYPES.get(int(number), usual_type),
            int(data_type),
            _VALUES.get(int(number)),
            int(number) in _ARRAYS,
        )


def _rows(table: str) -> Iterator[list[str]]:
    for line in table.strip().splitlines():
        for cell in line.split("|"):
            yield cell.split()

"""Which machines a tree shows and where they keep their signals: trees written down by hand, no server."""

from __future__ import annotations

from typing import Any

import pytest

from adapters.opcua.discovery.guessing import guess_signals
from adapters.opcua.discovery.recognition import Finding, Machine, find_signals, machines_in
from adapters.opcua.discovery.standards import DI, LASER_SYSTEMS, MACHINE_TOOL, MACHINERY, METAL_FORMING, How
from tests.adapters.opcua.trees import MAKER, folder, machine_tool, state, top, value


def machine(*children: Any, kind: str = "MachineToolType", uri: str = MACHINE_TOOL) -> Machine:
    """The only machine of a tree with these parts."""
    [found] = machines_in(top(folder("Machines", MACHINERY, folder("MILL", MAKER, *children, kind=(uri, kind)))))
    return found


def signals(found: Machine) -> dict[str, Finding]:
    """What it tells, by signal."""
    return {one.signal: one for one in find_signals(found)}


def places(found: Machine) -> dict[str, str]:
    """Where, as the last three names."""
    return {name: "/".join(node.name.text for node in one.node.way[-3:]) for name, one in signals(found).items()}


def test_machines_are_those_of_the_folder_and_those_of_a_machines_type() -> None:
    """Whatever hangs in Machines is one; elsewhere the type tells; nothing is found twice."""
    shown = top(
        folder(
            "Machines", MACHINERY,
            folder("A", MAKER, folder("Identification", DI, value("SerialNumber", "7", uri=DI))),
            machine_tool("B"),
        ),
        folder("DeviceSet", DI, folder("C", MAKER, kind=(LASER_SYSTEMS, "LaserSystemType")), folder("D", MAKER)),
    )  # fmt: skip
    found = machines_in(shown)
    assert [(one.name, one.in_folder) for one in found] == [("A", True), ("B", True), ("C", False)]
    assert [one.standards for one in found] == [
        ("OPC 40001-1",),
        ("OPC 40501-1", "OPC 40001-1"),
        ("OPC 40530",),
    ]
    assert found[0].identification == {"SerialNumber": "7"}


def test_a_type_that_descends_from_a_machines_is_one() -> None:
    """Makers give their machines types of their own."""
    own = folder("X", MAKER, kind=(MAKER, "OurMillType"), above=((MACHINE_TOOL, "MachineToolType"),))
    [found] = machines_in(top(folder("DeviceSet", DI, own)))
    assert found.standards == ("OPC 40501-1",)


def test_a_machine_tool_says_the_specifications_signals_in_their_places() -> None:
    """States by their node ids; what is optional and absent is left out without fuss."""
    [found] = machines_in(top(folder("Machines", MACHINERY, machine_tool("MILL"))))
    assert places(found) == {
        "execution": "State/CurrentState/Id",
        "controller_mode": "Monitoring/Kanal/ChannelMode",
        "functional_mode": "MachineryOperationMode/CurrentState/Id",
        "program": "Production/ActiveProgram/Name",
        "dry_run": "Kanal/ChannelModifiers/DryRun",
        "single_block": "Kanal/ChannelModifiers/SingleStep",
        "optional_stop": "Kanal/ChannelModifiers/OptionalStop",
        "feed_override": "Monitoring/Kanal/FeedOverride",
    }
    assert [one.guess for one in find_signals(found)] == [""] * 8


def test_the_text_of_a_state_is_never_read() -> None:
    """It is in the server's language: where a state has neither id nor number there is no execution."""
    program = folder(
        "ActiveProgram", MACHINE_TOOL,
        folder("State", MACHINE_TOOL, value("CurrentState", "Läuft", kind="LocalizedText")),
        kind=(MACHINE_TOOL, "ProductionActiveProgramType"),
    )  # fmt: skip
    assert "execution" not in signals(machine(folder("Production", MACHINE_TOOL, program)))


def test_a_state_without_an_id_is_read_by_its_number() -> None:
    """Servers leave what they do not fill: of two places the one that holds a value counts."""
    program = folder(
        "ActiveProgram", MACHINE_TOOL, state("State", None, number=1, uri=MACHINE_TOOL),
        kind=(MACHINE_TOOL, "ProductionActiveProgramType"),
    )  # fmt: skip
    found = signals(machine(folder("Production", MACHINE_TOOL, program)))["execution"]
    assert found.node.name.text == "Number"
    assert found.words is not None
    assert found.words["1"] == "ACTIVE"


def test_a_state_that_is_built_and_never_fed_gives_way_to_the_machines() -> None:
    """It has no id, and the number 0 that many servers give to whatever nobody has written."""
    program = folder(
        "ActiveProgram", MACHINE_TOOL, state("State", None, number=0, uri=MACHINE_TOOL),
        kind=(MACHINE_TOOL, "ProductionActiveProgramType"),
    )  # fmt: skip
    block = state("MachineryItemState", "machinery;i=5006", kind=(MACHINERY, "MachineryItemState_StateMachineType"))
    fed = machine(folder("Production", MACHINE_TOOL, program), folder("MachineryBuildingBlocks", MACHINERY, block))
    assert places(fed)["execution"] == "MachineryItemState/CurrentState/Id"


def test_a_building_block_is_found_where_it_hangs() -> None:
    """In the folder of building blocks, below the monitoring, at the machine itself: as an add-in, by its type."""
    block = state("MachineryItemState", "machinery;i=5006", kind=(MACHINERY, "MachineryItemState_StateMachineType"))
    elsewhere = folder("Monitoring", MACHINE_TOOL, folder("MachineTool", MACHINE_TOOL, block))
    assert places(machine(elsewhere))["execution"] == "MachineryItemState/CurrentState/Id"
    renamed = state("Zustand", "machinery;i=5006", kind=(MACHINERY, "MachineryItemState_StateMachineType"))
    assert places(machine(renamed))["execution"] == "Zustand/CurrentState/Id"
    untyped = state("MachineryItemState", "machinery;i=5006", kind=None)
    assert places(machine(untyped))["execution"] == "MachineryItemState/CurrentState/Id"


def test_of_two_building_blocks_the_one_that_is_filled_counts() -> None:
    """Some servers build a block in two places and fill one."""
    kind = (MACHINERY, "MachineryItemState_StateMachineType")
    empty = folder("MachineryBuildingBlocks", MACHINERY, state("MachineryItemState", None, kind=kind))
    filled = folder("Monitoring", MACHINE_TOOL, state("MachineryItemState", "machinery;i=5007", kind=kind))
    found = signals(machine(empty, filled))["execution"]
    assert found.node.value == "machinery;i=5007"
    assert "one of 2" not in found.guess


def test_what_is_a_components_is_not_the_machines() -> None:
    """A component has building blocks of its own."""
    block = state("MachineryItemState", "machinery;i=5006", kind=(MACHINERY, "MachineryItemState_StateMachineType"))
    components = folder("Components", MACHINERY, folder("Spindle", MAKER, block))
    assert signals(machine(components)) == {}


@pytest.mark.parametrize("notifies", [True, False])
def test_alarms_are_told_as_events_where_the_server_tells_any(notifies: bool) -> None:
    """By the attribute that says so: the folder of messages is there on servers that send none, too."""
    messages = folder("Messages", MACHINE_TOOL, kind=(MACHINE_TOOL, "MessagesType"))
    messages.notifies = notifies
    found = signals(machine(folder("Notification", MACHINE_TOOL, messages)))
    assert {name: one.how for name, one in found.items()} == (
        {"alarm": How.EVENTS, "message": How.EVENTS} if notifies else {}
    )


def test_the_tool_list_is_a_folder_that_the_adapter_looks_through() -> None:
    """It holds no value of its own, and that is no doubt."""
    tools = folder("Tools", MACHINE_TOOL, kind=(MACHINE_TOOL, "ToolListType"))
    found = signals(machine(folder("Equipment", MACHINE_TOOL, tools)))["tool_list"]
    assert (found.node, found.how, found.guess) == (tools, How.FOLDER, "")


def test_a_placeholder_is_no_channel() -> None:
    """Some servers build what in a type only stands for instances."""
    kind = (MACHINE_TOOL, "ChannelMonitoringType")
    channels = [folder(name, MAKER, value("ChannelMode", 0, uri=MACHINE_TOOL), kind=kind) for name in ("<C>", "K1")]
    found = signals(machine(folder("Monitoring", MACHINE_TOOL, *channels)))["controller_mode"]
    assert (found.node.parent.name.text if found.node.parent else "", found.guess) == ("K1", "")


def test_one_of_two_channels_is_a_guess_that_names_both() -> None:
    """Nobody but the school knows which one makes the parts."""
    kind = (MACHINE_TOOL, "ChannelMonitoringType")
    channels = [folder(name, MAKER, value("ChannelMode", 0, uri=MACHINE_TOOL), kind=kind) for name in ("K1", "K2")]
    found = signals(machine(folder("Monitoring", MACHINE_TOOL, *channels)))["controller_mode"]
    assert "K1" in found.guess
    assert "K2" in found.guess


def test_a_forming_machines_unit_tells_what_the_machine_does() -> None:
    """OPC 40503-1 has no type of its own for the machine: its working units are within a machine tool's monitoring."""
    unit = folder(
        "Ram", MAKER, state("MachineryItemState", "machinery;i=5006", uri=METAL_FORMING, kind=None),
        kind=(METAL_FORMING, "FormingProcessWorkingUnitType"),
        above=((METAL_FORMING, "ProcessWorkingUnitType"), (MACHINE_TOOL, "ElementMonitoringType")),
    )  # fmt: skip
    counters = folder(
        "OperationCounters", DI, value("OperationCycleCounter", 9, kind="UInt32", uri=DI),
        kind=(MACHINERY, "MachineryOperationCounterType"),
    )  # fmt: skip
    press = machine(folder("Monitoring", MACHINE_TOOL, unit), folder("MachineryBuildingBlocks", MACHINERY, counters))
    assert press.standards == ("OPC 40501-1", "OPC 40503-1", "OPC 40001-1")
    assert places(press) == {
        "execution": "MachineryItemState/CurrentState/Id",
        "stroke_count": "MachineryBuildingBlocks/OperationCounters/OperationCycleCounter",
    }


def test_a_laser_works_while_the_machine_executes_not_while_it_emits() -> None:
    """LaserOn is emission: it comes and goes with every cut. Its error is an alarm."""
    lasers = state("LaserSystemState", "lasers;i=5034", kind=(LASER_SYSTEMS, "LaserSystemState_StateMachineType"))
    item = state("MachineryItemState", "machinery;i=5007", kind=(MACHINERY, "MachineryItemState_StateMachineType"))
    laser = machine(
        folder("Monitoring", LASER_SYSTEMS, lasers), folder("MachineryBuildingBlocks", MACHINERY, item),
        kind="LaserSystemType", uri=LASER_SYSTEMS,
    )  # fmt: skip
    found = signals(laser)
    assert found["execution"].node.value == "machinery;i=5007"
    assert found["alarm"].words is not None
    assert (found["alarm"].words["lasers;i=5034"], found["alarm"].words["lasers;i=5035"]) == ("Error", "")


@pytest.mark.parametrize(
    ("name", "kind", "signal"),
    [
        ("Running", "Boolean", "execution"),
        ("Act_T-Number", "UInt16", "tool"),
        ("ToolInSpindle", "UInt32", "tool"),
        ("CurrentProgramName", "String", "program"),
        ("Stückzahl", "Int32", None),
        ("Stueckzahl", "Int32", "part_count"),
        ("PartsProduced", "UInt32", "part_count"),
        ("reqParts", "Double", "part_target"),
        ("JobNumber", "String", "order"),
        ("EStop", "Boolean", "emergency_stop"),
        ("EStop", "String", None),
        ("PorteFermée", "Boolean", "guard_closed"),
        ("SpindleSpeed", "Float", "spindle_speed"),
        ("Temperature", "Double", "temperature"),
        ("XyzzyPlugh", "Double", None),
        ("PartsProduced", "UInt32[]", None),
    ],
)
def test_names_and_types_of_unknown_variables_are_guessed_at(name: str, kind: str, signal: str | None) -> None:
    """By the whole name, and only where the type makes sense."""
    found = guess_signals([value(name, 1, kind=kind, uri=MAKER)])
    assert [one.signal for one in found] == ([signal] if signal else [])
    assert all(one.guess for one in found)


def test_a_variable_belongs_to_what_it_hangs_on() -> None:
    """The speed of a spindle is a spindle's speed."""
    spindle = folder("Spindle", MAKER, value("ActualSpeed", 1.0, kind="Double", uri=MAKER))
    assert [one.signal for one in guess_signals(spindle.below())] == ["spindle_speed"]


def test_an_enumeration_is_understood_by_its_own_texts() -> None:
    """EnumStrings gives numbers their meaning; without it nobody can know them, and a person has to say."""
    told = value("ProgramStatus", 1, kind="Int32", uri=MAKER)
    texts = value("EnumStrings", ("Idle", "Running", "Feed hold", "Aborted", "Whatever"), kind="LocalizedText[]")
    texts.parent = told
    told.children.append(texts)
    [found] = guess_signals([told])
    assert found.words == {"0": "READY", "1": "ACTIVE", "2": "FEED_HOLD", "3": "ABORTED"}
    assert found.ready
    [unclear] = guess_signals([value("ProgramStatus", 1, kind="Int32", uri=MAKER)])
    assert not unclear.ready


def test_what_can_be_read_comes_before_what_has_to_be_completed() -> None:
    """A flag that says running is enough, whatever the status number means."""
    found = guess_signals([value("ProgramStatus", 1, kind="Int32"), value("Running", True, kind="Boolean")])
    assert [(one.signal, one.node.name.text, one.ready) for one in found] == [("execution", "Running", True)]


def test_what_is_known_is_not_guessed_again() -> None:
    """The specification's place is better than a name."""
    assert guess_signals([value("ToolInSpindle", 3, kind="UInt32")], known={"tool"}) == []

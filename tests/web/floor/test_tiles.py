"""What a tile says: how a machine stands, in which order of precedence, and that nothing old ever looks alive."""

from __future__ import annotations

import dataclasses
from datetime import timedelta
from typing import Any

import pytest

from collector.core.cycles import OpenCycle
from collector.core.execution import Phase
from collector.core.facts import Attribution, Role
from collector.core.families import Family
from collector.core.machine import MachineState, ReportedOrder, Session
from collector.core.rules import MachineRules, Standard
from collector.core.signals import Execution, Quality, Reading, Value
from collector.runtime.live import Line, MachineLive
from collector.store.registry_records import Operation, Order
from collector.web.floor.standing import STALE_AFTER, Standing
from collector.web.floor.tiles import Lamp, Past, Tile, tile_of
from collector.web.floor.workbook import LastCycle, Made, Workbook
from collector.web.surroundings import ShownMachine
from tests.web.scene import MORNING

RULES = MachineRules("m", standard=Standard(cycle=60.0), standards={"LONG": Standard(cycle=600.0)})
ALARM_AT = MORNING - timedelta(minutes=7)
WORK = ("26-1047", "10")
BOOK = Workbook(
    names={"p-1": "Léa M."},
    orders={"26-1047": Order(number="26-1047", title="Raccord", customer="Hydro-Sud")},
    operations={
        WORK: Operation(order="26-1047", operation="10", family="cnc_lathe", quantity=250, standard_cycle=75.0)
    },
    made={WORK: Made(87, 2)},
    today={"m": Made(5, 1)},
    alarms={"m": ALARM_AT},
)
AT_WORK = Session("m.s1", MORNING, ("p-1",), "26-1047", "10", Role.RUN)


def machine(family: Family = Family.CNC_LATHE) -> ShownMachine:
    return ShownMachine("m", "Tour", family, "usinage", "opcua/x", RULES, {"power": "W"})


def live(
    *, line: Line = Line.UP, silent: float | None = 0.0, values: dict[str, Value] | None = None, **state: Any
) -> MachineLive:
    """A machine last heard of `silent` seconds ago, never for None; without `values` it tells its execution."""
    heard = MORNING - timedelta(seconds=silent) if silent is not None else None
    told: dict[str, Value] = {"execution": state.get("execution", "READY")} if values is None else values
    readings = {name: Reading("m", name, value, Quality.GOOD, None, MORNING) for name, value in told.items()}
    known = MachineState("m", **{"since": MORNING - timedelta(minutes=12), "connected": line is Line.UP, **state})
    return MachineLive("m", known, line=line, heard_at=heard, values=readings)


def tile(one: MachineLive, family: Family = Family.CNC_LATHE, last: LastCycle | None = None) -> Tile:
    return tile_of(machine(family), one, BOOK, last, MORNING)


STANDINGS: dict[Execution, Standing] = {
    Execution.ACTIVE: Standing.RUNNING,
    Execution.INTERRUPTED: Standing.PAUSED,
    Execution.FEED_HOLD: Standing.PAUSED,
    Execution.STOPPED: Standing.PAUSED,
    Execution.OPTIONAL_STOP: Standing.PAUSED,
    Execution.PROGRAM_STOPPED: Standing.PAUSED,
    Execution.WAIT: Standing.PAUSED,
    Execution.READY: Standing.READY,
    Execution.PROGRAM_COMPLETED: Standing.READY,
    Execution.ABORTED: Standing.READY,
    Execution.UNAVAILABLE: Standing.UNSEEN,
}


@pytest.mark.parametrize("execution", Execution)
def test_each_execution_stands_for_one_way_to_stand(execution: Execution) -> None:
    assert tile(live(execution=execution)).standing is STANDINGS[execution]


@pytest.mark.parametrize("execution", Execution)
@pytest.mark.parametrize(
    "lost", [{"line": Line.DOWN}, {"line": Line.REFUSED}, {"line": Line.FAULTED}, {"line": Line.CONNECTING},
             {"silent": STALE_AFTER + 1}, {"silent": None}]
)  # fmt: skip
def test_what_is_old_is_never_shown_as_alive(execution: Execution, lost: dict[str, Any]) -> None:
    shown = tile(live(execution=execution, **lost))
    assert shown.stale
    assert shown.standing is Standing.UNSEEN


def test_what_endangers_goes_before_what_is_not_known() -> None:
    """Emergency stop, then alarm, then unseen; an old alarm is told, and told to be old."""
    assert tile(live(emergency_stop=True, alarm="E-12", execution=Execution.ACTIVE)).standing is Standing.EMERGENCY
    assert tile(live(alarm="E-12", execution=Execution.ACTIVE)).standing is Standing.ALARM
    old = tile(live(alarm="E-12", line=Line.DOWN))
    assert (old.standing, old.stale) == (Standing.ALARM, True)


def test_since_when_depends_on_what_it_stands_for() -> None:
    lost = MORNING - timedelta(hours=1)
    assert tile(live(execution=Execution.ACTIVE)).since == MORNING - timedelta(minutes=12)
    assert tile(live(alarm="E-12")).since == ALARM_AT
    assert tile(live(line=Line.DOWN, lost_at=lost)).since == lost
    silent = tile(live(execution=Execution.ACTIVE, silent=45))
    assert silent.since == MORNING - timedelta(seconds=45)
    assert tile(live(line=Line.CONNECTING, silent=None)).since is None


@pytest.mark.parametrize("execution", [Execution.READY, Execution.PROGRAM_COMPLETED])
def test_setting_up_is_told_by_the_session_or_the_machine(execution: Execution) -> None:
    by_session = dataclasses.replace(AT_WORK, role=Role.SETUP)
    assert tile(live(execution=execution, session=by_session)).standing is Standing.SETUP
    assert tile(live(execution=execution, modes={"functional_mode": "SETUP"})).standing is Standing.SETUP
    assert tile(live(execution=Execution.ACTIVE, session=by_session)).standing is Standing.RUNNING


def test_what_tells_no_execution_is_measured() -> None:
    assert tile(live(values={"power": 4.0}), Family.METER).standing is Standing.MEASURING
    assert tile(live(values={"part_count": 4}), Family.PRESS_BRAKE).standing is Standing.MEASURING
    assert tile(live(values={}), Family.PRESS_BRAKE).standing is Standing.UNSEEN, "nothing came yet"
    mute = live(values={"part_count": 4})
    mute.complaints = {"execution": "no such node"}
    assert tile(mute).standing is Standing.UNSEEN, "it should tell, and does not"


def test_the_operation_in_hand_and_its_parts() -> None:
    shown = tile(live(session=AT_WORK))
    assert (shown.order, shown.operation, shown.order_title, shown.customer) == (
        "26-1047",
        "10",
        "Raccord",
        "Hydro-Sud",
    )
    assert (shown.done, shown.scrap, shown.planned) == (87, 2, 250)
    assert (shown.trainees, shown.role) == (("Léa M.",), Role.RUN)


def test_without_an_order_the_parts_of_the_day() -> None:
    shown = tile(live())
    assert (shown.order, shown.done, shown.scrap, shown.planned) == (None, 5, 1, None)


def test_an_order_that_only_the_machine_names() -> None:
    known = tile(live(reported=ReportedOrder("OF-26-1047", "26-1047", "10")))
    assert (known.order, known.order_reported, known.trainees) == ("26-1047", None, ())
    unknown = tile(live(reported=ReportedOrder("99-1", None, None)))
    assert (unknown.order, unknown.order_reported) == (None, "99-1")


@pytest.mark.parametrize(
    ("work", "program", "excluded", "standard"),
    [(WORK, "LONG", False, 75.0), (None, "LONG", False, 600.0), (("x", None), "O1", False, 60.0),
     (WORK, "O1", True, None)],
)  # fmt: skip
def test_a_cycle_is_held_against_its_own_standard(
    work: tuple[str, str | None] | None, program: str, excluded: bool, standard: float | None
) -> None:
    """The operation's before the program's before the machine's; a dry run against none."""
    shown = tile(live(), last=LastCycle(70.0, program, work, excluded))
    assert shown.last_cycle == Past(active=70.0, standard=standard)


def cycle(phase: Phase) -> OpenCycle:
    began = MORNING - timedelta(seconds=100)
    whose, until = Attribution(order="26-1047", operation="10"), MORNING - timedelta(seconds=40)
    return OpenCycle("m.c1", began, True, phase, until, whose, None, active=50.0, hold=10.0)


def test_an_open_cycle_adds_up_until_now() -> None:
    running = tile(live(execution=Execution.ACTIVE, cycle=cycle(Phase.RUNNING))).cycle
    assert running is not None
    assert (running.active, running.hold, running.standard) == (90.0, 10.0, 75.0)
    paused = tile(live(execution=Execution.FEED_HOLD, cycle=cycle(Phase.PAUSED))).cycle
    assert paused is not None
    assert (paused.active, paused.hold) == (50.0, 50.0)


def test_of_a_silent_machine_the_cycle_stops_where_it_was_last_heard_of() -> None:
    silent = tile(live(execution=Execution.ACTIVE, silent=30, cycle=cycle(Phase.RUNNING))).cycle
    assert silent is not None
    assert silent.active == 60.0


def test_measures_are_numbers_that_can_be_trusted() -> None:
    one = live(
        values={"power": 4.0, "energy": float("nan"), "spindle_load": None, "spindle_speed": 100, "temperature": 20.5}
    )
    one.values["pressure"] = Reading("m", "pressure", 6.0, Quality.BAD, None, MORNING)
    assert [(m.signal, m.value, m.unit) for m in tile(one).measures] == [
        ("power", 4.0, "W"), ("spindle_speed", 100.0, ""), ("temperature", 20.5, ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("values", "silent", "lamp"),
    [({}, 0, None), ({"permit": True}, 0, Lamp.GIVEN), ({"permit": False}, 0, Lamp.WITHHELD),
     ({"permit": None}, 0, Lamp.UNKNOWN), ({"permit": True}, 45, Lamp.UNKNOWN)],
)  # fmt: skip
def test_the_start_permission_is_only_shown_while_it_is_known(
    values: dict[str, Value], silent: float, lamp: Lamp | None
) -> None:
    assert tile(live(values={"execution": "READY", **values}, silent=silent)).permit is lamp

"""What a machine's page shows, apart from how it looks: which days, which cycles stick out, which curves are drawn."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from collector.access.equipment import Equipment, LockOut, RiskAssessment, Verification
from collector.core.facts import CycleOutcome
from collector.core.intervals import Interval
from collector.core.machine import MachineState
from collector.core.outlook import Expected
from collector.core.signals import Quality, Reading
from collector.core.tool_life import LifeBy, LockReason, ToolCondition
from collector.runtime.live import Line, MachineLive
from collector.settings.rule_pack import load_pack
from collector.store.day_queries import ToolSum
from collector.store.day_sums import Spread
from collector.store.machine_queries import Ended
from collector.store.sample_queries import Sample
from collector.store.tool_queries import ToolEvent, ToolTimes
from collector.web.machine.cycle_view import ceiling, cycle_options, quartile_options, work_key, work_text
from collector.web.machine.health import health_of, short
from collector.web.machine.papers_view import OnFile, papers_of
from collector.web.machine.ranges import MOST_DAYS, Named, Range, Wrong, range_of
from collector.web.machine.tools_view import by_program, happened, tools_table
from collector.web.machine.trends import Strip, chosen, trend_options, unit_text
from collector.web.machine.values import values_of
from collector.web.tool_sights import ToolSight
from collector.web.wording import Wording
from tests.web.floor.test_today import plain
from tests.web.scene import MORNING, SITE

SAY = Wording("fr", ZoneInfo("Europe/Paris"))
TODAY = date(2026, 11, 24)
"""A Tuesday."""


# Which days.


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, Range(TODAY, TODAY, Named.TODAY)),
        ({"range": "yesterday"}, Range(date(2026, 11, 23), date(2026, 11, 23), Named.YESTERDAY)),
        ({"range": "week"}, Range(date(2026, 11, 23), TODAY, Named.WEEK)),
        ({"range": "month"}, Range(date(2026, 11, 1), TODAY, Named.MONTH)),
        ({"range": "century"}, Range(TODAY, TODAY, Named.TODAY)),
        ({"from": "2026-11-02", "to": "2026-11-06"}, Range(date(2026, 11, 2), date(2026, 11, 6))),
        ({"from": "2026-11-02"}, Range(date(2026, 11, 2), date(2026, 11, 2))),
        ({"from": "2026-11-20", "to": "2027-01-01"}, Range(date(2026, 11, 20), TODAY)),
        ({"from": "le 2", "to": "2026-11-06"}, Range(TODAY, TODAY, Named.TODAY, Wrong.DATES)),
        ({"from": "2026-11-06", "to": "2026-11-02"}, Range(TODAY, TODAY, Named.TODAY, Wrong.ORDER)),
        ({"from": "2026-12-06", "to": "2026-12-07"}, Range(TODAY, TODAY, Named.TODAY, Wrong.FUTURE)),
        ({"from": "2001-01-01", "to": "2026-11-24"},
         Range(TODAY - timedelta(days=MOST_DAYS - 1), TODAY, None, Wrong.LONG)),
    ],
)  # fmt: skip
def test_an_address_names_days(query: dict[str, str], expected: Range) -> None:
    assert range_of(query, TODAY) == expected
    assert 1 <= expected.days <= MOST_DAYS


# Cycles.

WORK = ("26-1047", "10", "RACCORD_M24")


def ended(active: float, hold: float = 0.0, outcome: CycleOutcome = CycleOutcome.COMPLETED) -> Ended:
    return Ended(started_at=MORNING, work=WORK, active=active, hold=hold, outcome=outcome, counts=True)


def test_one_bar_for_each_cycle_with_its_pauses_against_its_standard() -> None:
    cycles = [ended(72.0), ended(70.0, 12.0), ended(9.0, outcome=CycleOutcome.ABORTED)]
    drawn = cycle_options(cycles, [75.0, 75.0, None], "s", 1.0, None, MORNING, SAY)
    active, hold, standard = drawn["series"]
    assert active["data"][:2] == [72.0, 70.0]
    assert active["data"][2]["value"] == 9.0, "given up: there, in another colour"
    assert (active["stack"], hold["stack"], hold["data"]) == ("cycle", "cycle", [0.0, 12.0, 0.0])
    assert standard["data"] == [75.0, 75.0, None]
    assert drawn["yAxis"]["name"] == "Durée (s)"
    assert "max" not in drawn["yAxis"]


def test_what_takes_far_too_long_leaves_room_for_the_rest() -> None:
    """It sticks out of the chart, with a mark that says how long it was."""
    lengths = [70.0, 72.0, 71.0, 2000.0]
    assert ceiling(lengths, 75.0) == 225.0
    assert ceiling([70.0, 200.0], 75.0) is None
    drawn = cycle_options([ended(one) for one in lengths], [75.0] * 4, "s", 1.0, 225.0, MORNING, SAY)
    assert drawn["yAxis"]["max"] == 225.0
    [mark] = drawn["series"][-1]["data"]
    assert (mark["value"], mark["name"].replace("\N{NO-BREAK SPACE}", " ")) == ([3, 225.0], "33 min 20 s")


def test_quartiles_of_many_days_and_days_without_a_cycle() -> None:
    spread = Spread(WORK, 8, (60.0, 68.0, 70.0, 72.0, 90.0), 560.0, 12.0)
    drawn = quartile_options(["23/11", "24/11"], [None, spread], 75.0, "s", 1.0, None, "Jour", SAY)
    boxes, standard = drawn["series"]
    assert boxes["data"] == ["-", [60.0, 68.0, 70.0, 72.0, 90.0]]
    assert standard["data"] == [None, 75.0]
    assert "Médiane" in drawn["tooltip"][":formatter"]
    assert drawn["xAxis"]["name"] == "Jour"


def test_work_in_words_and_in_an_address() -> None:
    assert work_text(WORK, SAY) == "RACCORD_M24 · 26-1047 op. 10"
    assert work_text((None, None, None), SAY) == "sans programme ni commande"
    assert work_key(WORK) == '["26-1047","10","RACCORD_M24"]'


# Telemetry.


def test_curves_that_are_drawn() -> None:
    there = ["axis_load.x", "power", "spindle_load", "voltage"]
    assert chosen([], there) == ["power", "spindle_load"]
    assert chosen(["voltage", "voltage", "nonsense"], there) == ["voltage"]
    assert chosen([], ["voltage"]) == ["voltage"]
    assert chosen([], []) == []


def test_strips_share_their_time_and_have_their_own_unit() -> None:
    points = [Sample(MORNING, 3.25, Quality.GOOD), Sample(MORNING + timedelta(minutes=1), None, Quality.BAD)]
    strips = [Strip("spindle_speed", "1/min", points), Strip("power", "W", ())]
    drawn = trend_options(strips, Interval(MORNING, MORNING + timedelta(hours=2)), "Europe/Paris", SAY)
    assert [one["name"] for one in drawn["yAxis"]] == ["Vitesse de broche (tr/min)", "Puissance (W)"]
    assert drawn["dataZoom"][0]["xAxisIndex"] == [0, 1]
    [first, gap] = drawn["series"][0]["data"]
    assert (first[1], gap[1]) == (3.25, None), "what cannot be trusted is a gap and no zero"
    assert unit_text("", SAY) == ""


# Tools, the line, papers.


def live(**changes: object) -> MachineLive:
    return MachineLive("tour-1", MachineState("tour-1", tool="T4"), line=Line.UP, heard_at=MORNING, **changes)  # type: ignore[arg-type]


def test_tools_with_what_is_left_of_them() -> None:
    one = live()
    for name, value in (("tool_life.T4", 6.0), ("tool_life.T9", 80.0)):
        one.values[name] = Reading("tour-1", name, value, Quality.GOOD, None, MORNING)
    used = [ToolSum("T2", 3, 90.0), ToolSum("T4", 12, 3700.0)]
    rows = plain(tools_table(used, [], one, MORNING, SAY))
    assert "T2 1 min 30 s 3 inconnu" in rows, "not known, and no guess"
    assert "T4 en place 1 h 01 min 12 6 %" in rows
    assert "T9 0,0 s 0 80 %" in rows, "in the magazine, and not used"
    assert plain(tools_table([], [], live(), MORNING, SAY)) == "Aucun outil vu dans cette période."


def sight(tool: str, **changes: object) -> ToolSight:
    empty: dict[str, object] = {
        "name": "", "place": "", "by": None, "left": None, "full": None, "warning": None, "condition": None,
        "lock_reason": None, "since": None, "expected": None, "cycles": 0, "seconds": 0.0, "changes": 0,
        "renewed_at": None, "renewals": 0,
    }  # fmt: skip
    return ToolSight(tool=tool, **{**empty, **changes})  # type: ignore[arg-type]


def test_tools_that_the_machine_lists() -> None:
    """What is left in its own unit, its end with its uncertainty, and why a tool may not be used, in both languages."""
    end = Expected(MORNING + timedelta(hours=1), MORNING + timedelta(hours=2), MORNING + timedelta(hours=26))
    sights = [
        sight("T4", name="Fraise D16", by=LifeBy.TIME, left=500.0, full=10_000.0, condition=ToolCondition.NEAR_END,
              expected=end),
        sight("T5", by=LifeBy.PARTS, left=12.0, condition=ToolCondition.LOCKED, lock_reason=LockReason.TOOL_BREAK),
        sight("T6", by=LifeBy.LENGTH, left=-0.5, full=2.0, condition=ToolCondition.AT_END,
              expected=Expected(MORNING, MORNING, MORNING)),
        sight("T7"),
    ]  # fmt: skip
    rows = plain(tools_table([ToolSum("T4", 12, 3700.0)], sights, live(), MORNING, SAY))
    at = [SAY.moment(one, MORNING) for one in (end.median, end.quick, end.slow)]
    assert f"T4 Fraise D16 en place bientôt usé 1 h 01 min 12 8 min 20 s 5 % {at[0]} (entre {at[1]} et {at[2]})" in rows
    assert "T5 bloqué : casse 0,0 s 0 12 pièces" in rows
    assert "T6 vie épuisée 0,0 s 0 0,00 mm 0 % maintenant" in rows
    assert "T7" not in rows, "neither used nor anything known of it"
    english = plain(tools_table([], sights, live(), MORNING, Wording("en", SITE.zone)))
    assert "T5 locked: broken" in english and "12 parts" in english


def test_the_values_of_tools_stand_in_their_own_table() -> None:
    """A hundred tools with nine values each would hide all others."""
    one = live()
    for name in ("tool", "tool_left.T4", "tool_locked.T4", "tool_life.T4"):
        one.values[name] = Reading("tour-1", name, 4.0, Quality.GOOD, None, MORNING)
    words = plain(values_of(SITE.machines[1], one, MORNING, SAY))
    assert "Outil actif" in words and "Durée de vie restante de l'outil T4" in words
    assert "bloqué" not in words and "Reste" not in words


def test_tool_time_by_program_and_what_happened() -> None:
    times = [ToolTimes("tour-1", "RACCORD_M24", "T4", 12, 630.0, 52.5), ToolTimes("tour-1", None, "T2", 1, 9.0, 9.0)]
    rows = plain(by_program(times, SAY))
    assert "RACCORD_M24 T4 12 52 s 10 min 30 s" in rows
    assert "sans programme ni commande T2 1 9,0 s 9,0 s" in rows
    assert by_program([], SAY) == ""
    event = ToolEvent(machine="tour-1", tool="T4", at=MORNING, what="condition", by=None, left=None, previous=None,
                      condition=ToolCondition.LOCKED, lock_reason=LockReason.MEASUREMENT_ERROR)  # fmt: skip
    again = dataclasses.replace(event, what="renewed", by=LifeBy.USAGES, left=1.0, condition=None, lock_reason=None)
    life = dataclasses.replace(again, what="life")
    rows = plain(happened([event, life, again], MORNING, SAY))
    assert "T4 remplacé 1 emploi" in rows and rows.index("remplacé") < rows.index("bloqué : erreur de mesure")
    assert happened([life], MORNING, SAY) == ""


def test_the_line_in_words() -> None:
    machine, now = SITE.machines[1], MORNING + timedelta(seconds=4)
    well = live(
        line_since=MORNING - timedelta(hours=3), opened_in=0.08, answered_in=0.004, lag=1.5, connects=3, readings=1234
    )
    words = plain(health_of(machine, well, now, SAY))
    assert "Ligne établie depuis 3 h 00" in words
    assert "Dernière valeur il y a 4 s Reconnexions depuis le démarrage 2 Valeurs reçues 1 234" in words
    assert "Temps de connexion 80 ms Réponse à la dernière écriture 4 ms Retard des valeurs 1,5 s" in words
    gone = dataclasses.replace(well, line=Line.REFUSED, reason="<BadUserAccessDenied>")
    html = health_of(machine, gone, now, SAY)
    assert "&lt;BadUserAccessDenied&gt;" in html
    assert "Ligne refusée" in plain(html)
    assert short(0.0004, SAY).replace("\N{NO-BREAK SPACE}", " ") == "0 ms"


def test_papers_in_words() -> None:
    """What keeps everybody away first; what is missing is said to be missing."""
    pack = load_pack("fr")
    bare = OnFile(Equipment(id="p", family="press_brake"), pack, TODAY)
    words = plain(papers_of(bare, SAY))
    assert words.startswith("Pas de consignation.")
    assert "Dernière vérification aucune au dossier" in words
    assert "Évaluation des risques aucune pour cette famille de machines" in words
    full = Equipment(
        id="p", family="press_brake", lock_outs=[LockOut(since=date(2026, 11, 20), reason="Capot ouvert")],
        verifications=[Verification(done_on=date(2026, 1, 31), checker="Apave", reference="R-12")],
        risk_assessments=[RiskAssessment(dated=date(2026, 9, 1), families=["press_brake"])],
    )  # fmt: skip
    words = plain(papers_of(OnFile(full, pack, TODAY), SAY))
    assert words.startswith("Consignée depuis le 20/11/2026 : Capot ouvert")
    assert "31/01/2026 · conforme · Apave · R-12" in words
    assert "01/09/2026 · jeunes pris en compte · mesures en place" in words
    assert "Classes de danger, fabrication" in words
    lifted = dataclasses.replace(full, lock_outs=[LockOut(since=date(2026, 11, 20), until=TODAY)])
    assert OnFile(lifted, pack, TODAY).locked_out is None, "from that day on it is used again"

"""What lapses: for whom, on which machines, and which operations it makes impossible."""

from __future__ import annotations

from datetime import date, timedelta

from collector.access.dossier import Declaration, MedicalOpinion, Verdict
from collector.access.equipment import LockOut, Verification
from collector.core.families import Family
from collector.reports.lapses import Lapse, lapses
from collector.reports.operations import Hindered, hindered
from collector.store.papers_records import Naming, PaperKind
from collector.store.registry import Registry
from collector.store.registry_records import Operation, Order
from tests.reports.scene import NOW, TODAY, School


def lapsing(school: School, days: int = 60, today: date = TODAY) -> list[Lapse]:
    with school.reading() as connection:
        return lapses(connection, school.workshop, today, days)


def operations(school: School, days: int) -> tuple[list[Hindered], list[Hindered]]:
    with school.reading() as connection:
        found = lapses(connection, school.workshop, TODAY, days)
        return hindered(connection, school.workshop, found, TODAY, days, NOW)


def ordered(school: School, number: str, due: date | None, family: Family = Family.PRESS_BRAKE) -> None:
    """An order with one operation."""
    with school.writing() as store:
        registry = Registry(store.writer)
        registry.save_order(Order(number=number, due_date=due))
        registry.save_operation(Operation(order=number, operation="10", family=family, quantity=5))


def test_the_demo_s_next_sixty_days(lively: School) -> None:
    """Sorted by day: opinions, a training, a supervisor's naming, a habilitation; and nobody's who is of age."""
    found = lapsing(lively)
    assert [(one.last_day, one.kind, one.lapsed) for one in found] == [
        (date(2026, 12, 7), PaperKind.MEDICAL_OPINION, False),
        (date(2026, 12, 14), PaperKind.MEDICAL_OPINION, False),
        (date(2026, 12, 18), PaperKind.SAFETY_TRAINING, False),
        (date(2026, 12, 31), PaperKind.SUPERVISOR, False),
        (date(2027, 1, 11), PaperKind.MEDICAL_OPINION, False),
        (date(2027, 1, 15), PaperKind.LICENCE, False),
    ]
    references = {lively.id(one): one for one in ("E26-008", "E26-009", "E26-013", "F-03", "E26-017", "R-02")}
    assert [references.get(one.person or "") for one in found] == [*references.values()]
    assert [one.machines for one in found] == [
        ("centre-1", "tour-1", "plieuse-1"), ("centre-1", "tour-1", "plieuse-1"), ("tour-1",), ("plieuse-1",),
        ("plieuse-1",), (),
    ]  # fmt: skip
    assert all(one.todo for one in found)


def test_the_window_ends_with_its_last_day(lively: School) -> None:
    """A paper whose last day is the last day looked at is shown, and one a day later is not."""
    until = (date(2026, 12, 7) - TODAY).days
    assert len(lapsing(lively, until)) == 1
    assert lapsing(lively, until - 1) == []


def test_what_has_lapsed_stays_until_it_is_renewed(school: School) -> None:
    """On its last day a paper has not lapsed; on the next it has, and stays marked until another takes its place."""
    last = date(2026, 12, 7)
    assert [(one.last_day, one.lapsed) for one in lapsing(school, 0, last)] == [(last, False)]
    assert [(one.last_day, one.lapsed) for one in lapsing(school, 0, last + timedelta(days=1))] == [(last, True)]
    found = MedicalOpinion(issued_on=date(2026, 12, 20), verdict=Verdict.FIT)
    school.on_file(PaperKind.MEDICAL_OPINION, found, person="E26-008")
    late = [one.last_day for one in lapsing(school, 0, date(2026, 12, 21)) if one.lapsed]
    assert last not in late
    assert date(2026, 12, 14) in late


def test_a_declaration_that_another_covers_does_not_lapse(school: School) -> None:
    """The declaration of 2022 is long over and covered; that of 2025 leaves all machines, until one takes its place."""
    in_time = (date(2028, 9, 11) - TODAY).days
    found = [one for one in lapsing(school, in_time) if one.kind is PaperKind.DECLARATION]
    assert [(one.last_day, one.machines) for one in found] == [(date(2028, 9, 11), ("centre-1", "tour-1", "plieuse-1"))]
    following = Declaration(
        id="derogation-2028", sent_on=date(2028, 9, 12), proof="LRAR", places=["usinage", "chaudronnerie"],
        works=["28", "22", "17", "29"], machines=["centre-1", "plieuse-1"],
        programmes=["cap-cip", "cap-rics"], functions=["Maître professionnel"],
    )  # fmt: skip
    school.on_file(PaperKind.DECLARATION, following)
    [left] = [one for one in lapsing(school, in_time) if one.kind is PaperKind.DECLARATION]
    assert left.machines == ("tour-1",)


def test_who_left_has_nothing_that_lapses(school: School) -> None:
    """Papers of somebody who comes no more are nobody's worry."""
    with school.writing() as store:
        registry = Registry(store.writer)
        left = registry.find("E26-008")
        registry.save_person(type(left)(**{name: getattr(left, name) for name in left.__slots__} | {"active": False}))
    assert date(2026, 12, 7) not in [one.last_day for one in lapsing(school)]


def test_an_operation_becomes_impossible_when_the_verification_lapses(school: School) -> None:
    """Due on the day on which the press brake's verification is too old: impossible since that day, and why."""
    ordered(school, "OF-9001", date(2027, 2, 12))
    ordered(school, "OF-9002", date(2027, 2, 11))
    coming, already = operations(school, 90)
    [lost] = [one for one in coming if one.operation.order == "OF-9001"]
    assert lost.impossible
    assert lost.lost == {"plieuse-1": date(2027, 2, 12)}
    assert [one.kind for one in lost.because] == [PaperKind.VERIFICATION]
    assert lost.conditions == ()
    assert "OF-9002" not in [one.operation.order for one in coming], "on the last day it can still be done"
    assert already == []


def test_an_operation_without_due_day_is_looked_at_on_the_last_day(school: School) -> None:
    """Nobody says when it is due: it is impossible if nobody may do it at the end of the time looked at."""
    ordered(school, "OF-9003", None)
    coming, _ = operations(school, 82)
    assert [(one.operation.order, one.on) for one in coming if one.due is None] == [("OF-9003", date(2027, 2, 12))]
    assert "OF-9003" not in [one.operation.order for one in operations(school, 81)[0]]


def test_supervisors_count_too(school: School) -> None:
    """With the last competent supervisor's naming goes the work: the minors' and no adult's."""
    ordered(school, "OF-9004", date(2027, 1, 10))
    for reference in ("E26-011", "E26-018", "E26-024", "E26-007"):  # of age by then
        with school.writing() as store:
            registry = Registry(store.writer)
            who = registry.find(reference)
            registry.save_person(type(who)(**{name: getattr(who, name) for name in who.__slots__} | {"active": False}))
    for reference in ("F-02", "R-01"):
        named = school.paper(PaperKind.SUPERVISOR, person=reference)
        assert isinstance(named.content, Naming)
        ends = Naming(function=named.content.function, machines=named.content.machines, since=named.content.since,
                      until=date(2026, 12, 20))  # fmt: skip
        school.on_file(PaperKind.SUPERVISOR, ends, person=reference, replaces=named.id)
    [lost] = [one for one in operations(school, 60)[0] if one.operation.order == "OF-9004"]
    assert lost.lost == {"plieuse-1": date(2027, 1, 1)}, "the third supervisor goes last"
    assert {one.person for one in lost.because if one.kind is PaperKind.SUPERVISOR} == {
        school.id(one) for one in ("F-02", "F-03", "R-01")
    }


def test_what_no_paper_explains_is_told_by_its_condition(school: School) -> None:
    """A lock-out that is already dated takes the machine away: the condition is named, and the exact day."""
    ordered(school, "OF-9005", date(2026, 12, 16))
    school.on_file(PaperKind.LOCK_OUT, LockOut(since=date(2026, 12, 10), reason="révision"), machine="plieuse-1")
    [lost] = [one for one in operations(school, 60)[0] if one.operation.order == "OF-9005"]
    assert lost.lost == {"plieuse-1": date(2026, 12, 10)}
    assert lost.conditions == ("T0.locked_out",)


def test_what_nobody_may_do_today_is_told_apart(school: School) -> None:
    """A machine that is not conform today is no forecast: its operations are impossible already."""
    school.on_file(
        PaperKind.VERIFICATION, Verification(done_on=TODAY, conform=False, reference="V"), machine="plieuse-1"
    )
    coming, already = operations(school, 60)
    assert [one.operation.family for one in coming if one.operation.family is Family.PRESS_BRAKE] == []
    assert {one.operation.order for one in already} == {"OF-3301", "OF-3302", "OF-3303"}

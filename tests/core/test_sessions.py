"""Sessions: trainees come, are joined, leave; who asks for what cannot be changes nothing."""

from __future__ import annotations

import pytest

from collector.core.facts import Role, SessionClosed, SessionJoined, SessionLeft, SessionOpened
from tests.core.workbench import Bench, counted


@pytest.fixture
def bench() -> Bench:
    return Bench(counted())


def test_a_session_opens_and_closes(bench: Bench) -> None:
    bench.open(10, "anna", role=Role.SETUP)
    bench.close(70)
    (opened,) = bench.told(SessionOpened)
    (closed,) = bench.told(SessionClosed)
    assert (opened.session, opened.persons, opened.role) == ("mill-1.s1", ("anna",), Role.SETUP)
    assert (opened.order, opened.operation, opened.author, opened.via) == ("4711", "10", "kiosk", "badge")
    assert (closed.session, closed.reason) == ("mill-1.s1", "left")
    assert bench.state.session is None


def test_who_comes_next_closes_the_session_before(bench: Bench) -> None:
    """Changed, and in this order: a machine never has two sessions."""
    bench.open(10, "anna")
    bench.open(70, "ben")
    told = [fact for fact in bench.facts if isinstance(fact, SessionOpened | SessionClosed)]
    assert [(type(fact), fact.session) for fact in told] == [
        (SessionOpened, "mill-1.s1"), (SessionClosed, "mill-1.s1"), (SessionOpened, "mill-1.s2"),
    ]  # fmt: skip
    assert bench.told(SessionClosed)[0].reason == "changed"


@pytest.mark.parametrize(
    ("persons", "taken"),
    [((), None), (("anna", "ben", "chloe"), None), (("anna", "anna"), ("anna",)), (("anna", "ben"), ("anna", "ben"))],
)
def test_one_or_two_trainees(bench: Bench, persons: tuple[str, ...], taken: tuple[str, ...] | None) -> None:
    """Nobody and three open nothing, and do not close what is open; one who badges twice is one."""
    bench.open(5, "denis")
    bench.open(10, *persons)
    assert bench.state.session is not None
    assert bench.state.session.persons == (taken or ("denis",))
    assert len(bench.told(SessionClosed)) == (0 if taken is None else 1)


def test_a_second_trainee_joins_and_the_first_leaves(bench: Bench) -> None:
    bench.open(10, "anna")
    bench.join(20, "ben")
    bench.leave(30, "anna")
    assert bench.state.session is not None
    assert bench.state.session.persons == ("ben",)
    assert [fact.person for fact in bench.told(SessionJoined)] == ["ben"]
    assert [fact.person for fact in bench.told(SessionLeft)] == ["anna"]
    bench.leave(40, "ben")
    assert bench.state.session is None
    assert [fact.reason for fact in bench.told(SessionClosed)] == ["left"]


def test_joining_where_it_cannot_be_changes_nothing(bench: Bench) -> None:
    """No session, already there, no room."""
    bench.join(5, "anna")
    bench.open(10, "anna")
    bench.join(15, "anna")
    bench.join(20, "ben")
    bench.join(25, "chloe")
    assert [fact.person for fact in bench.told(SessionJoined)] == ["ben"]


def test_leaving_and_closing_where_nobody_is_changes_nothing(bench: Bench) -> None:
    bench.leave(5, "anna")
    bench.close(6)
    bench.open(10, "anna")
    bench.leave(20, "ben")
    assert bench.told(SessionLeft) == []
    assert bench.told(SessionClosed) == []
    assert bench.state.session is not None


def test_a_session_survives_a_lost_line_and_a_restart(bench: Bench) -> None:
    """The trainee stands at the machine whether or not we see it."""
    bench.open(10, "anna")
    bench.line_down(20)
    bench.restart()
    bench.line_up(90)
    assert bench.state.session is not None
    assert bench.state.session.session == "mill-1.s1"
    bench.open(100, "ben")
    assert bench.state.session.session == "mill-1.s2"

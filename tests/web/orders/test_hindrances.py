"""What papers make impossible of one order: what the whole outlook says of it, in words, and of whom only to some."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from collector.core.families import Family
from collector.reports.lapses import lapses
from collector.reports.operations import hindered
from collector.store.registry import Registry
from collector.store.registry_records import Operation, Order, OrderState
from collector.web.orders.hindrances import Hindrances, Reader, hindrances_card, read_hindrances
from tests.reports.scene import NOW, TODAY, School
from tests.web.orders.test_book import ENGLISH, FRENCH

DUE = date(2027, 2, 12)
"""The day on which the press brake's verification is too old."""


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> School:
    made = School(tmp_path_factory.mktemp("school"))
    with made.writing() as store:
        registry = Registry(store.writer)
        for number, due in (("OF-9001", DUE), ("OF-9002", DUE - timedelta(days=1))):
            registry.save_order(Order(number=number, due_date=due))
            registry.save_operation(
                Operation(order=number, operation="10", description="Pliage <1>", family=Family.PRESS_BRAKE, quantity=5)
            )
    return made


def read(school: School, order: str, due: date | None) -> Hindrances:
    with school.reading() as connection:
        return read_hindrances(connection, school.workshop, order, due, NOW)


def reader(school: School, *, papers: bool, named: bool, french: bool = True) -> Reader:
    with school.reading() as connection:
        names = Registry(connection).display_names()
    say = FRENCH if french else ENGLISH
    return Reader(say, TODAY, school.workshop.names, names if named else {}, papers=papers)


def test_of_one_order_it_is_what_the_whole_says(school: School) -> None:
    """Looked at as far ahead as the order is due, sixty days at least."""
    with school.reading() as connection:
        found = lapses(connection, school.workshop, TODAY, 82)
        coming, already = hindered(connection, school.workshop, found, TODAY, 82, NOW)
        numbers = {one.number for one in Registry(connection).orders(OrderState.OPEN)}
        assert len(numbers) > 3
        hit = {one.operation.order for one in (*coming, *already)}
        # One that is hindered, and one that is not: each costs as many decisions as a page of its own.
        for number in (min(hit), min(numbers - hit)):
            one = read_hindrances(connection, school.workshop, number, DUE, NOW)
            assert one.coming == [each for each in coming if each.operation.order == number]
            assert one.already == [each for each in already if each.operation.order == number]


def test_an_operation_that_becomes_impossible(school: School) -> None:
    found = read(school, "OF-9001", DUE)
    shown = hindrances_card(found, reader(school, papers=True, named=True))
    assert "op. 10 Pliage &lt;1&gt;" in shown
    assert "À partir du 12/02/2027, plus aucun élève n&#x27;a le droit d&#x27;utiliser : Presse plieuse" in shown
    assert "Vérification périodique jusqu&#x27;au 11/02/2027" in shown
    assert 'href="/access"' in shown
    english = hindrances_card(found, reader(school, papers=True, named=True, french=False))
    assert "From 12 Feb 2027 on no trainee may use" in english


def test_one_that_can_still_be_done_then(school: School) -> None:
    shown = hindrances_card(read(school, "OF-9002", DUE - timedelta(days=1)), reader(school, papers=True, named=True))
    assert "Chaque opération trouve une machine et un élève qui y a droit" in shown


def test_which_paper_it_is_only_those_know_who_may(school: School) -> None:
    """A medical opinion is nobody's business who does not see papers; a name nobody's who sees no names."""
    found = read(school, "OF-9001", DUE)
    hidden = hindrances_card(found, reader(school, papers=False, named=True))
    assert "le responsable sécurité sait lequel" in hidden
    assert "Vérification" not in hidden
    assert "/access" not in hidden
    with school.reading() as connection:
        opinion = next(one for one in lapses(connection, school.workshop, TODAY, 60) if one.person is not None)
        name = Registry(connection).display_names()[opinion.person or ""]
    [lost] = found.coming
    personal = Hindrances([replace(lost, because=(opinion,))], [])
    assert name in hindrances_card(personal, reader(school, papers=True, named=True))
    unnamed = hindrances_card(personal, reader(school, papers=True, named=False))
    assert name not in unnamed
    assert "Avis médical" in unnamed
    assert (opinion.person or "") not in unnamed


def test_one_that_nobody_may_do_today(school: School) -> None:
    [lost] = read(school, "OF-9001", DUE).coming
    shown = hindrances_card(Hindrances([], [lost]), reader(school, papers=False, named=False))
    assert "Aucun élève n&#x27;a le droit d&#x27;utiliser : Presse plieuse" in shown

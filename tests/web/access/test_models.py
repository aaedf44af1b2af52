"""What the pages show, without a browser: past decisions explained, the drawer of papers, how everything stands now."""

from __future__ import annotations

import asyncio
import dataclasses
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete

from collector.access.decision import Outcome
from collector.access.dossier import MedicalOpinion, SafetyTraining, Verdict
from collector.access.pack import RulePack
from collector.core.facts import UnauthorisedRun
from collector.reports.workshop import Workshop
from collector.settings import load
from collector.settings.reported import workshop_of
from collector.settings.shown import shown_of
from collector.store import papers, snapshots
from collector.store.access_queries import Wanted, decisions
from collector.store.papers_records import PaperKind
from collector.store.queries import BEGINNING, END
from collector.store.registry import Registry
from collector.store.store import Store
from collector.web.access.drawer import Drawer, drawer_of, folder_of
from collector.web.access.now_view import Links, view_of
from collector.web.access.past import Packs, explained, found
from collector.web.access.room import names_of
from collector.web.access.standing import Lookout
from collector.web.wording import Wording
from tests.reports.scene import GARNIER, LEA, NOW, PETIT
from tests.web.access.scene import TRAINER, OpenSchool, copied

LINKS = Links("/runs", "/papers", "/decide")


class Shelf:
    """The school's memory, read without its engine."""

    def __init__(self, folder: Path, store: Store) -> None:
        self.store = store
        site = load(folder / "etabli.toml", secrets=False)
        self.workshop, self.site = workshop_of(site), shown_of(site)

    def id(self, reference: str) -> str:
        return Registry(self.store.readers).find(reference).id


@pytest.fixture(scope="module")
def shelf(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shelf]:
    """The school's memory; nobody changes it."""
    folder = copied(template, tmp_path_factory.mktemp("shelf"))
    with Store.open(folder / "data", now=lambda: NOW) as store:
        yield Shelf(folder, store)


def packs(school: Shelf) -> Packs:
    return Packs(school.workshop.pack, school.workshop.read_pack)


# Past decisions.


def test_a_past_decision_has_every_condition_that_it_rested_on(shelf: Shelf) -> None:
    with shelf.store.reader() as connection:
        result = found(connection, Wanted(BEGINNING, END), packs(shelf), limit=4, offset=0)
        assert (result.total, len(result.page)) == (9, 4)
        assert [one.fact.at for one in result.page] == sorted((one.fact.at for one in result.page), reverse=True)
        for one in result.page:
            assert one.faithful
            assert one.decision is not None
            assert one.decision.outcome.value == one.fact.outcome
            assert len(one.decision.conditions) > len(one.decision.failed)
        rest = found(connection, Wanted(BEGINNING, END, outcome="supervised"), packs(shelf), limit=9, offset=1)
        assert (rest.counts, len(rest.page)) == ({"supervised": 3}, 2)


def test_what_was_erased_or_comes_out_otherwise_is_said(template: Path, tmp_path: Path) -> None:
    folder = copied(template, tmp_path)
    with Store.open(folder / "data", now=lambda: NOW) as store:
        shelf = Shelf(folder, store)
        with store.reader() as connection:
            [fact] = decisions(connection, Wanted(BEGINNING, END, outcome="supervised"), limit=1)
            other = dataclasses.replace(fact, outcome="denied")
            assert not explained(connection, other, packs(shelf)).faithful
        this = snapshots.snapshot.c.digest == fact.snapshot
        store.write_now(lambda connection: connection.execute(delete(snapshots.snapshot).where(this)))
        with store.reader() as connection:
            gone = explained(connection, fact, packs(shelf))
    assert (gone.decision, gone.faithful) == (None, True)


def test_a_decision_is_explained_under_the_rules_of_its_time(shelf: Shelf) -> None:
    """Rules that are not those of now are read from what was kept with the decision, once."""
    read: list[str] = []
    newer = dataclasses.replace(shelf.workshop.pack, digest="0" * 64, version="2027.01")

    def parse(text: str) -> RulePack:
        read.append(text)
        return shelf.workshop.read_pack(text)

    with shelf.store.reader() as connection:
        result = found(connection, Wanted(BEGINNING, END), Packs(newer, parse), limit=9, offset=0)
    assert len(read) == 1
    assert {one.pack.version for one in result.page} == {shelf.workshop.pack.version}
    assert all(one.faithful for one in result.page)


# Papers.


def drawer(school: Shelf, **narrowed: Any) -> Drawer:
    asked = {"person": None, "machine": None, "kind": None, "days": 60, **narrowed}
    with school.store.reader() as connection:
        return drawer_of(connection, school.workshop, school.site, NOW, **asked)


def test_papers_are_found_by_whom_on_what_and_of_which_kind(shelf: Shelf) -> None:
    garnier = shelf.id(GARNIER)
    everything = drawer(shelf)
    mine = drawer(shelf, person=garnier)
    assert len(mine.rows) < len(everything.rows)
    assert {row.paper.person for row in mine.rows} == {garnier}
    trainings = drawer(shelf, person=garnier, machine="tour-1", kind=PaperKind.SAFETY_TRAINING)
    [row] = trainings.rows
    assert isinstance(row.paper.content, SafetyTraining)
    assert row.paper.replaces is not None, "the one that counts, not the one that it corrected"
    opinions = drawer(shelf, kind=PaperKind.MEDICAL_OPINION)
    assert {one.kind for one in opinions.lapses} == {PaperKind.MEDICAL_OPINION}
    assert date(2026, 12, 7) in {row.last for row in opinions.rows}
    assert drawer(shelf, days=1).lapses == ()


def test_a_paper_has_its_story_and_its_proof(shelf: Shelf) -> None:
    with shelf.store.reader() as connection:
        current = papers.current(
            connection, kinds=[PaperKind.SAFETY_TRAINING], person=shelf.id(GARNIER), machine="tour-1"
        )[-1]
        folder = folder_of(connection, shelf.workshop, shelf.site, current.id, NOW)
        assert folder is not None
        assert folder.stands
        assert (folder.genuine, len(folder.before), folder.after) == (True, 1, None)
        old = folder_of(connection, shelf.workshop, shelf.site, folder.before[0].id, NOW)
        assert old is not None
        assert old.after == current
        assert not old.stands
        assert folder.seq is not None
        assert old.seq is not None
        assert folder.seq > old.seq
        assert folder_of(connection, shelf.workshop, shelf.site, "d-none", NOW) is None


def test_an_opinion_that_says_unfit_has_no_end(shelf: Shelf) -> None:
    with shelf.store.reader() as connection:
        opinion = papers.current(connection, kinds=[PaperKind.MEDICAL_OPINION], person=shelf.id(LEA))[-1]
        folder = folder_of(connection, shelf.workshop, shelf.site, opinion.id, NOW)
    assert isinstance(opinion.content, MedicalOpinion)
    assert opinion.content.verdict is Verdict.UNFIT
    assert folder is not None
    assert folder.last is None


# Now.


async def lookout(school: OpenSchool) -> tuple[Lookout, Workshop]:
    workshop = school.around.workshop
    assert workshop is not None
    return Lookout(school.around), workshop


async def test_who_is_where_by_what_right_in_words(school: OpenSchool) -> None:
    look, workshop = await lookout(school)
    keeper, desk = school.around.desk.gatekeeper, school.around.desk
    await keeper.present(TRAINER, "chaudronnerie", author="test")
    await school.hear("plieuse-1", execution="READY", part_count=1, guard_closed=True)
    await desk.open_session("plieuse-1", [GARNIER], author="test", via="badge")
    await school.look("plieuse-1")
    await school.hear("tour-1", execution="READY", part_count=1)
    await desk.open_session("tour-1", [PETIT], author="test", via="badge")
    await school.look("tour-1")
    await school.hear("centre-1", execution="READY", part_count=1)
    await school.hear("centre-1", execution="ACTIVE")
    now = await look.now()
    press, lathe, centre = (next(one for one in now.machines if one.machine.id == id_)
                            for id_ in ("plieuse-1", "tour-1", "centre-1"))  # fmt: skip
    assert (press.permit, press.decisions[0].outcome) == (True, Outcome.SUPERVISED)
    assert (lathe.permit, lathe.decisions[0].outcome) == (None, Outcome.DENIED)
    assert (centre.running, centre.persons) == (True, ())
    assert isinstance(now.incidents[0], UnauthorisedRun), "the newest first"
    say = Wording("fr", school.around.site.zone)
    view = view_of(now, workshop.pack, school.around.site.places, say, LINKS)
    places = plain(view.places)
    for words in (
        "Sylvie Marchand badge à renouveler avant 11:00 1 sur 12 élèves", "Presse plieuse Démarrage permis",
        "Jules Garnier Autorisé sous surveillance par Sylvie Marchand jusqu'à 11:00", "Tour CN Observé",
        "Enzo Petit Refusé", "Aucun encadrant présent", "En marche, personne n'est inscrit",
    ):  # fmt: skip
        assert words in places, words
    assert "0 autorisé 1 sous surveillance 1 refusé" in plain(view.summary)
    assert "Avis médical d'aptitude · Nathan Lefèvre 07/12/2026, dans 14 j" in plain(view.lapses)
    assert "p-" not in places
    english = view_of(now, workshop.pack, school.around.site.places, Wording("en", school.around.site.zone), LINKS)
    assert "Running, nobody is signed in" in plain(english.places)


async def test_it_is_looked_once_a_second_for_all_and_read_anew_when_papers_change(school: OpenSchool) -> None:
    look, _ = await lookout(school)
    first = await look.now()
    assert await look.now() is first
    look.forget()
    assert await look.now() is not first


async def test_exceptions_are_shown_until_they_are_over(school: OpenSchool) -> None:
    look, workshop = await lookout(school)
    keeper = school.around.desk.gatekeeper
    await keeper.override(GARNIER, "T2", by_badge="040FE255", reason="fin de série", minutes=30)
    say = Wording("fr", school.around.site.zone)

    async def shown() -> str:
        look.forget()
        return plain(view_of(await look.now(), workshop.pack, school.around.site.places, say, LINKS).overrides)

    assert "Jules Garnier · toutes les machines Heures de nuit, jusqu'à 10:30" in await shown()
    assert "par Yann Le Goff, responsable sécurité · fin de série" in await shown()
    school.clock.at += timedelta(minutes=30)
    assert "Aucune exception en cours" in await shown()


async def test_who_recorded_something_is_called_by_name_never_by_id(school: OpenSchool) -> None:
    def read() -> list[str]:
        with school.around.store.reader() as connection:
            names = names_of(connection, school.around.site)
        say = Wording("fr", school.around.site.zone)
        officer = school.person("R-02").id
        return [names.author(one, say) for one in (officer, "command", "a-whoever")] + [names.person("p-gone", say)]

    assert await asyncio.to_thread(read) == ["Yann Le Goff", "la ligne de commande", "un compte", "identité effacée"]


def plain(html: str) -> str:
    """What is read of a fragment."""
    text = re.sub(r"<svg.*?</svg>", "", html)
    return " ".join(re.sub(r"<[^>]+>", " ", text).replace("&#x27;", "'").replace("\u00a0", " ").split())

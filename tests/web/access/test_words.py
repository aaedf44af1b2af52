"""What rules, papers and readers of files say, in words for people: in French no id, no code, no English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from collector.access.decision import Condition, Decision
from collector.access.dossier import Declaration, DeclarationUpdate, Job, MedicalOpinion, Mode, Status, Verdict
from collector.access.dossier import Person as Somebody
from collector.access.equipment import HazardRecord, LockOut, RiskAssessment, Verification
from collector.errors import ConfigError, Problem, RequestRefused
from collector.reports.lapses import WATCHED
from collector.store.import_paper_checks import Workshop
from collector.store.import_papers import plan_papers
from collector.store.papers_records import FORMS, PaperKind
from collector.store.registry import Registry
from collector.store.registry_records import Person
from collector.store.store import Store
from collector.web.access import paper_words
from collector.web.access.details import WHY_NO_SUPERVISOR, detail
from collector.web.access.problem_words import at_field, refusal, told
from collector.web.access.room import Names, code_word, until
from collector.web.texts import ENGLISH, FRENCH
from collector.web.wording import Wording
from tests.access.office import (
    DAY,
    FR,
    PARIS,
    ask,
    at,
    declaration,
    dossier,
    machine,
    request,
    supervisor,
    trained,
    worked,
)

FRENCH_WORDS, ENGLISH_WORDS = (Wording(language, ZoneInfo("Europe/Paris")) for language in ("fr", "en"))
NAMES = Names(
    {
        "p-1": Person(id="p-1", reference="E1", given_name="Léa", family_name="Martin"),
        "s-1": Person(id="s-1", reference="F1", given_name="Anne", family_name="Roux"),
    },
    {"m-1": "Presse plieuse"},
    {"sheet": "Tôlerie"},
)
FOREIGN = re.compile(
    r"\b(p-1|s-1|m-1|sheet|not|no|of|from|the|months|conform|missing|before|works|job|status|unknown|press_brake|"
    r"production|\d{4}-\d\d-\d\d)\b"
)
"""What a French page has no business to show."""


def decisions() -> Iterator[Decision]:
    """Decisions in which every condition has something to say."""
    yield ask()
    yield ask(equipment=machine(lock_outs=(LockOut(since=date(2026, 11, 2)),), verifications=()))
    yield ask(equipment=machine(verifications=(Verification(done_on=date(2026, 6, 1)),)))
    yield ask(equipment=machine(verifications=(Verification(done_on=date(2026, 11, 2), conform=False),)))
    yield ask(equipment=machine(family="other"))
    yield ask(equipment=machine(hazards=(HazardRecord(classes=("25", "28-1"), since=date(2026, 1, 1)),)))
    yield ask(equipment=machine(hazards=(HazardRecord(classes=("30",), since=date(2026, 1, 1)),)))
    yield ask(dossier(14))
    yield ask(dossier(status=Status.OBSERVATION))
    yield ask(dossier(status=None, programme=None, declarations=()))
    for changes in (
        {"sent_on": None}, {"proof": ""}, {"withdrawn_on": DAY}, {"sent_on": date(2023, 1, 1)}, {"places": ()},
        {"works": ("17",)}, {"machines": ()}, {"programmes": ()}, {"functions": ("other",)},
    ):  # fmt: skip
        yield ask(dossier(declarations=(declaration(**changes),)))
    jobs = declaration(jobs=())
    yield ask(dossier(declarations=(jobs,)), asked=request(mode=Mode.MAINTENANCE_RUNNING, task="graissage"))
    yield ask(equipment=machine(risk_assessments=()))
    bad = RiskAssessment(dated=date(2026, 8, 20), families=("press_brake",), measures_in_place=False)
    yield ask(equipment=machine(risk_assessments=(bad,)))
    yield ask(dossier(trainings=()))
    yield ask(dossier(medical_opinions=(MedicalOpinion(issued_on=date(2026, 9, 2), verdict=Verdict.UNFIT),)))
    yield ask(asked=request(at("23:30")))
    yield ask(dossier(presences=worked(DAY - timedelta(days=1), "08:00-23:00")))
    forgotten = replace(worked(DAY - timedelta(days=1), "08:00-09:00")[0], until=None)
    yield ask(dossier(presences=(forgotten,)))
    young = Somebody(id="s-1", birth_date=date(2010, 1, 1), status=Status.STAFF)
    for change in (
        {"person": young}, {"person": replace(young, birth_date=date(1980, 1, 1), status=Status.PUPIL)},
        {"named_since": None}, {"named_until": date(2026, 1, 1)}, {"machines": ("m-2",)}, {"function": "x"},
        {"place": None}, {"place": "elsewhere"}, {"left_at": at("09:55")}, {"renewed_at": at("08:00")},
        {"trainings": ()}, {"trainees": 40}, {"trainings": (trained("m-2"),)},
    ):  # fmt: skip
        yield ask(asked=request(supervisors=(supervisor(**change),)))
    yield ask(asked=request(supervisors=()))


def conditions() -> list[Condition]:
    return [one for decision in decisions() for one in decision.conditions]


def test_every_detail_is_told_in_the_readers_language() -> None:
    seen: dict[str, set[str]] = {}
    for one in conditions():
        text = detail(one, NAMES, FR, FRENCH_WORDS)
        assert not FOREIGN.search(text), f"{one.code} says {text!r} of {one.detail!r}"
        assert bool(text) == bool(one.detail)
        seen.setdefault(one.code, set()).add(text)
    said = "; ".join(text for texts in seen.values() for text in texts)
    for words in (
        "vérifiée le 01/06/2026, valable 3 mois", "non conforme le 02/11/2026", "aucune vérification au dossier",
        "depuis le 02/11/2026", "Anne Roux : est dans un autre lieu", "Presse plieuse, fabrication",
        "le lieu « Tôlerie » n'y figure pas", "l'intervention « graissage » sur Presse plieuse n'y figure pas",
        "une sortie n'a pas été badgée le 22/11/2026", "statut : inconnu",
    ):  # fmt: skip
        assert words in said, words


def test_every_reason_why_nobody_supervises_has_its_words() -> None:
    """The rules' reasons are matched word for word: one that is worded anew would come out raw."""
    told_of = {one.partition(": ")[2] for condition in conditions() if condition.code in ("K6", "supervision")
               for one in condition.detail.split("; ") if ": " in one}  # fmt: skip
    assert told_of <= set(WHY_NO_SUPERVISOR)
    assert set(WHY_NO_SUPERVISOR) - told_of <= {"not an adult"} | told_of
    assert len(told_of) >= 11


@pytest.mark.parametrize("code", sorted(FR.wordings))
def test_a_code_is_short_and_no_english(code: str) -> None:
    word = code_word(code, FRENCH_WORDS)
    assert len(word) <= 9
    assert not word.startswith("row")


@pytest.mark.parametrize("kind", PaperKind)
def test_every_kind_of_paper_and_every_field_has_its_words(kind: PaperKind) -> None:
    assert {f"access.kind.{kind.value}", f"access.kind_is.{kind.value}"} <= FRENCH.keys()
    for one in fields(FORMS[kind].content):
        assert paper_words.label(kind, one.name, FRENCH_WORDS)
        assert paper_words.label(kind, one.name, ENGLISH_WORDS)


def test_what_a_paper_says_is_told_by_names(lively_papers: list[Any]) -> None:
    for kind, content in lively_papers:
        for say, language in ((FRENCH_WORDS, "fr"), (ENGLISH_WORDS, "en")):
            told_of = dict(paper_words.lines(kind, content, NAMES, say))
            assert told_of, (kind, language)
            assert paper_words.summary(kind, content, NAMES, say) is not None
    opinion = MedicalOpinion(issued_on=date(2026, 9, 2), verdict=Verdict.FIT)
    assert dict(paper_words.lines(PaperKind.MEDICAL_OPINION, opinion, NAMES, FRENCH_WORDS)) == {
        "Délivré le": "02/09/2026", "Avis": "apte", "Travaux concernés": "tous les travaux",
        "Machines": "toutes les machines", "Donné par": "médecin du travail",
    }  # fmt: skip
    assert (
        paper_words.summary(PaperKind.MEDICAL_OPINION, None, NAMES, FRENCH_WORDS) == "contenu effacé avec la personne"
    )


@pytest.fixture
def lively_papers() -> list[Any]:
    """One paper of some kinds with everything in it."""
    update = DeclarationUpdate(sent_on=date(2026, 9, 3), machines=("m-1",), jobs=(Job(machine="m-1", task="x"),))
    whole = Declaration(
        id="D", sent_on=date(2025, 9, 1), proof="AR", places=("sheet",), works=("28",), machines=("m-1",),
        jobs=(Job(machine="m-1"),), programmes=("cap",), functions=("f",), updates=(update,),
    )  # fmt: skip
    hazard = HazardRecord(since=date(2026, 1, 1), modes=(Mode.PRODUCTION,))
    assessed = RiskAssessment(dated=date(2026, 8, 1), families=("saw",))
    return [(PaperKind.DECLARATION, whole), (PaperKind.HAZARD, hazard), (PaperKind.RISK_ASSESSMENT, assessed)]


def test_a_declaration_is_told_with_its_changes(lively_papers: list[Any]) -> None:
    kind, content = lively_papers[0]
    told_of = dict(paper_words.lines(kind, content, NAMES, FRENCH_WORDS))
    assert told_of["Lieux"] == "Tôlerie"
    assert told_of["Interventions de maintenance"] == "Presse plieuse : toute intervention"
    assert "le 03/09/2026 : machines Presse plieuse" in told_of["Modifications notifiées"]


def test_whatever_lapses_says_what_to_do() -> None:
    """Either in its own words, or in those of the rules."""
    own = {key.rpartition(".")[2] for key in FRENCH if key.startswith("access.todo.")}
    by_rules = {PaperKind.DECLARATION, PaperKind.LICENCE, PaperKind.VERIFICATION}
    assert {kind.value for kind in WATCHED} == own | {kind.value for kind in by_rules}


WRONG = """\
pièce;matricule;machine;date;jusqu'au;évalué le;réussi;mode;avis;travaux exclus;motif;statut;formation;conforme;levé le
avis médical;E1;;31/11/2026;;;;;apte;;;;;;
avis médical;E1;;;;;;;peut-être;;;;;;
avis médical;E9;;08/09/2026;01/01/2020;;;;apte;28-1;;;;;
avis médical;E1;;08/09/2026;;;;;apte;;mal au dos;;;;
formation à la sécurité;E1;fraiseuse-9;14/09/2026;;01/01/2099;peut-être;vol;;;;;;;
statut;E1;;01/09/2026;;;;;;;;roi;;;
inscription;E1;;01/09/2026;;;;;;;;;bac;;
retrait;E1;;01/11/2026;;;;;;;;;;;02/11/2026
vérification;;tour-1;01/11/2026;;;;;;;;;;;
consignation;;;02/11/2026;;;;;;;;;;;01/11/2026
dérogation horaire;E1;;02/11/2026;;;;;;;;;;;
chose;;;;;;;;;;;;;;
statut;E1;;02/09/2026;;;;;;;;élève;;;
statut;E1;;02/09/2026;;;;;;;;élève;;;
"""


def test_what_is_wrong_with_a_file_is_told_by_line_in_the_readers_language(tmp_path: Path) -> None:
    path = tmp_path / "papers.csv"
    path.write_text(WRONG, "utf-8")
    with Store.open(tmp_path / "data") as store:
        Registry(store.writer).save_person(Person(id="p-1", reference="E1", given_name="Léa", family_name="Martin"))
        with store.reader() as connection, pytest.raises(ConfigError) as refused:
            plan_papers(path, connection, Workshop(("tour-1",), ("usinage",)), date(2026, 11, 23))
    problems = refused.value.problems
    assert len(problems) > 15
    for problem in problems:
        french, english = told(problem, FRENCH_WORDS), told(problem, ENGLISH_WORDS)
        assert french.where.startswith("ligne "), problem
        assert english.where.startswith("line ")
        assert french.expected != problem.expected, f"not translated: {problem.expected}"
        assert "mal au dos" not in f"{french.found}{english.found}", "a medical reason is not even shown as wrong"
    reasons = [told(one, FRENCH_WORDS) for one in problems if "reason" in one.expected]
    assert [one.expected for one in reasons] == ["rien : un avis médical n'a pas de place pour un motif"]


def test_why_something_is_refused_is_told_and_what_is_not_known_comes_as_it_is() -> None:
    badge = RequestRefused("this badge belongs to nobody: ask a trainer")
    assert refusal(badge, FRENCH_WORDS) == "Ce badge n'est à personne."
    assert refusal(badge, ENGLISH_WORDS) == "This badge belongs to nobody."
    minutes = RequestRefused("an exception lasts 60 minutes at most, not 61")
    assert refusal(minutes, FRENCH_WORDS) == "Une exception dure 60 minutes au plus."
    assert refusal(RequestRefused("something new"), FRENCH_WORDS) == "something new"
    late = Problem("", "until", "2026-01-01", "a day not before 2026-11-20")
    assert at_field(late, FRENCH_WORDS) == "Attendu : un jour qui ne soit pas avant le 20/11/2026."
    assert at_field(Problem("", "since", "", "filled in"), FRENCH_WORDS) == "À remplir."


def test_an_end_names_the_last_day_on_which_something_holds() -> None:
    now = at("10:00").astimezone(PARIS)
    assert until(at("11:30"), now, FRENCH_WORDS) == "jusqu'à 11:30"
    assert until(at("00:00", date(2028, 9, 12)), now, FRENCH_WORDS) == "jusqu'au 11/09/2028"
    assert until(at("08:15", date(2026, 12, 1)), now, ENGLISH_WORDS) == "until 1 Dec 2026 08:15"


def test_no_text_is_there_that_nobody_says() -> None:
    """Every text of this room is asked for by its key, or by the beginning of its key."""
    room = Path(paper_words.__file__).parent
    code = "".join(file.read_text("utf-8") for file in room.glob("*.py"))
    asked = set(re.findall(r"access\.[\w. ]+?(?=[\"'{])", code))
    asked -= {"access."}
    asked |= {f"access.{way}" for way in ("newer", "older", "before", "after", "all_machines", "all_works")}

    def is_asked(key: str) -> bool:
        bare = re.sub(r"_(one|many|plain)$", "", key)
        return any(bare == one or (one.endswith(".") and bare.startswith(one)) for one in asked)

    families = ("access.expected.", "access.refused.", "access.kind_is.")
    ours = [key for key in ENGLISH if key.startswith("access.") and not key.startswith(families)]
    assert [key for key in ours if not is_asked(key)] == []

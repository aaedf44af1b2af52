"""The trainer's pages as they are opened: who may, what they show in both languages, and how a level is given."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from pathlib import Path

from selenium.common.exceptions import WebDriverException
from selenium.webdriver.common.by import By

from collector.accounts.rights import RIGHTS, AccountRole, Right
from collector.core.facts import SessionCorrected
from collector.store import assessments, evidence
from collector.store.assessments import Assessment
from tests.store.test_evidence import SECRET, photo
from tests.web.browser import Browser
from tests.web.conftest import Served, serving
from tests.web.scene import AMINATA, HUGO, LEA, scene

MAY = [role for role in AccountRole if Right.SEE_TRAINEES in RIGHTS[role]]
MAY_NOT = [role for role in AccountRole if role not in (AccountRole.HEAD, AccountRole.TRAINER)]
SHOWN = ".competences .competence"
SHOWN_OR_NOT = ".page.trainees h1"


async def press(browser: Browser, css: str) -> None:
    """Click as soon as it can be clicked: a dialog may still be opening, a list be built anew."""

    def tried() -> bool:
        try:
            element = browser.driver.find_element(By.CSS_SELECTOR, css)
            # As somebody would who finds it under the line that says what was saved.
            browser.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
            element.click()
        except WebDriverException:
            return False
        return True

    await browser.until(tried)


async def given(served: Served) -> list[Assessment]:
    """What is on record about Léa."""

    def ask() -> list[Assessment]:
        with served.scene.around.store.reader() as connection:
            return assessments.history(connection, LEA.id)

    return await asyncio.to_thread(ask)


def test_who_may_see_trainees_is_decided_in_one_place() -> None:
    """The head and the trainer, and of these two the trainer alone judges."""
    assert MAY == [AccountRole.HEAD, AccountRole.TRAINER]
    assert [role for role in AccountRole if Right.ASSESS in RIGHTS[role]] == [AccountRole.TRAINER]


async def test_others_are_refused(served: Served) -> None:
    """Neither the list nor a trainee's page, by whatever address; nothing of what is on it is sent."""
    for role in MAY_NOT:
        served.scene.host.comes(role)
        for path in ("/trainees", f"/trainees/{LEA.id}", f"/trainees/{LEA.id}?hands=two"):
            answer = await served.api.get(path)
            assert answer.status_code == 403, (role, path)
            assert "Martin" not in answer.text


async def test_wrong_addresses_are_answered_in_words(served: Served) -> None:
    """Somebody unknown, a period that is none: a page that says so, never a failure."""
    served.scene.host.comes(AccountRole.TRAINER)
    unknown = await served.api.get("/trainees/p-nobody22")
    assert unknown.status_code == 404
    assert "pas au registre" in unknown.text
    trainer = await served.api.get("/trainees/p-tttt2222")
    assert trainer.status_code == 404
    for query in ("since=demain", "since=2026-11-20&until=2026-11-01", "until=2026-13-01"):
        answer = await served.api.get(f"/trainees/{LEA.id}?{query}")
        assert answer.status_code == 200
        assert "ne peut pas être lue" in answer.text
    strange = await served.api.get(f"/trainees/{LEA.id}?programme=x&hands=three&work=%3Cscript%3E")
    assert strange.status_code == 200
    assert "<script>alert" not in strange.text
    nobody = await served.api.get("/trainees?q=%3Cscript%3Ealert(1)%3C/script%3E")
    assert "Personne ne correspond" in nobody.text
    assert "<script>alert(1)" not in nobody.text


async def test_an_empty_school_says_what_to_do(tmp_path: Path) -> None:
    async with scene(tmp_path) as opened:
        await asyncio.to_thread(_dismiss, opened.around.store.writer)
        opened.host.comes(AccountRole.TRAINER)
        async with serving(opened) as served:
            answer = await served.api.get("/trainees")
    assert "Aucun élève au registre" in answer.text
    assert "etabli import people" in answer.text


def _dismiss(engine: object) -> None:
    with engine.begin() as connection:  # type: ignore[attr-defined]
        connection.exec_driver_sql("UPDATE person SET active = 0")


async def test_the_list_and_a_trainee_in_both_languages(served: Served, browser: Browser) -> None:
    """By name; a filter stands in the address; charts, tables and what does not count are all there."""
    served.scene.host.comes(AccountRole.HEAD)
    await browser.open(f"{served.url}/trainees", ".trainees-table")
    names = await asyncio.to_thread(browser.find, ".trainees-table a")
    assert names == ["Benali Yanis", "Martin Léa", "Dubois Hugo", "Traoré Aminata"]
    await browser.shows(".trainees > header", "4 élèves", "Par ordre alphabétique", "Codes des bornes")
    assert browser.driver.find_elements(By.CSS_SELECTOR, ".trainees > header a[href='/codes']")
    await browser.picture("trainees-list")
    await browser.picture("trainees-list-phone", 390, 844)
    await browser.picture("trainees-list", 1600, 1000)
    await browser.fill(".trainees-search input", "lea")
    await press(browser, ".trainees-search button")
    await browser.until(lambda: browser.find(".trainees-table a") == ["Martin Léa"])
    assert "q=lea" in browser.driver.current_url

    await browser.open(f"{served.url}/trainees/{LEA.id}", SHOWN)
    await browser.until(lambda: len(browser.driver.find_elements(By.CSS_SELECTOR, ".card svg")) == 2)
    await browser.shows(".trainee-figures", "82 h 00", "377", "0 sur 3")
    await browser.shows(
        ".stack", "Badge de sortie oublié 1 fois", "5 pièces de l'atelier ne sont attribuées à personne"
    )
    await browser.shows(".cards", "Cote hors tolérance", "Attente matière", "dont 84 à deux")
    labels = [str(one.get_attribute("aria-label")) for one in
              browser.driver.find_elements(By.CSS_SELECTOR, "[role=img][aria-label]")]  # fmt: skip
    assert any("semaine du 14/09 : 10" in one for one in labels)
    assert any("trop peu pour conclure" in one for one in labels)
    assert not browser.find(".assess"), "the head looks, and does not judge"
    await browser.picture("trainees-one", 1600, 3000)

    await browser.open(f"{served.url}/trainees/{LEA.id}?lang=en&hands=two", SHOWN)
    await browser.shows(".trainee-figures", "In the workshop", "84")
    text = " ".join(await asyncio.to_thread(browser.find, ".page.trainees"))
    assert "Courbe" not in text
    assert "p-aaaa2222" not in text
    for person in (HUGO, AMINATA):
        assert person.family_name not in text
    assert [one for one in browser.driver.get_log("browser") if one["level"] == "SEVERE"] == []


async def test_a_trainer_puts_a_forgotten_badge_out_right(served: Served, browser: Browser) -> None:
    """A time that cannot be is said and nothing typed is lost; the right one makes the session count."""
    scene = served.scene
    await scene.around.desk.open_session("tour-1", [HUGO.id], author="t", via="command")
    began = scene.clock.at
    scene.later(26 * 3600)
    scene.host.comes(AccountRole.TRAINER)
    await browser.open(f"{served.url}/trainees/{HUGO.id}", SHOWN_OR_NOT)
    await browser.shows(".forgotten", "Badges de sortie oubliés", "Tour CN")

    def leaves(at: datetime) -> None:
        field = browser.driver.find_element(By.CSS_SELECTOR, ".forgotten input[name=left]")
        text = at.astimezone(scene.around.site.zone).strftime("%Y-%m-%dT%H:%M")
        browser.driver.execute_script("arguments[0].value = arguments[1]", field, text)

    await browser.fill(".forgotten input[name=reason]", "parti à la cloche")
    await asyncio.to_thread(leaves, began + timedelta(days=900))
    await press(browser, ".forgotten .button.main")
    await browser.shows(".forgotten .notice", "Personne n'est parti dans le futur.")
    await browser.picture("trainees-forgotten")
    await asyncio.to_thread(leaves, began + timedelta(hours=2))
    await press(browser, ".forgotten .button.main")
    await browser.until(lambda: not browser.driver.find_elements(By.CSS_SELECTOR, ".forgotten"))

    def corrections() -> list[SessionCorrected]:
        facts = [entry.fact for entry in scene.around.store.facts()]
        return [fact for fact in facts if isinstance(fact, SessionCorrected)]

    [one] = await asyncio.to_thread(corrections)
    assert (one.author, one.reason) == ("a-trainer", "parti à la cloche")
    assert scene.around.live.machines["tour-1"].state.session is None


async def test_a_trainer_gives_a_level_and_takes_it_back(served: Served, browser: Browser, tmp_path: Path) -> None:
    """With comment, evidence and a photo; what is wrong is said in the dialog, and nothing typed is lost."""
    served.scene.host.comes(AccountRole.TRAINER)
    picture, wrong = tmp_path / "Pièce finie.jpg", tmp_path / "note.pdf"
    picture.write_bytes(photo((400, 300)))
    wrong.write_bytes(b"no document at all")

    def attach(path: Path) -> None:
        browser.driver.find_element(By.CSS_SELECTOR, ".assess-upload input[type=file]").send_keys(str(path))

    await browser.open(f"{served.url}/trainees/{LEA.id}", SHOWN)
    await press(browser, '[data-code="C1"] .assess')
    await browser.until(lambda: bool(browser.find(".trainee-dialog .levels")))
    await browser.fill(".trainee-dialog textarea", "Trouve seule toutes les cotes.")
    await press(browser, ".trainee-dialog .save")
    await browser.shows(".trainee-dialog .notice", "Choisissez un niveau.")
    await asyncio.to_thread(attach, wrong)
    await browser.shows(".trainee-dialog .notice", "note.pdf : ni une photo")
    await asyncio.to_thread(attach, picture)
    await browser.shows(".trainee-dialog .chips", "Pièce finie.jpg")
    await press(browser, ".level-choice.acquired")
    await press(browser, ".trainee-dialog .evidence summary")
    await press(browser, ".trainee-dialog .evidence label")
    await browser.picture("trainees-dialog")
    assert await given(served) == []
    await press(browser, ".trainee-dialog .save")
    await browser.shows('[data-code="C1"] .competence-level', "✓ Acquis")
    [one] = await given(served)
    assert (one.level, one.comment, one.evidence) == ("A", "Trouve seule toutes les cotes.", ("work:26-1042/20",))
    assert one.author == "a-trainer"
    kept = await asyncio.to_thread(evidence.read, served.scene.around.directory, one.files[0].file)
    assert kept is not None
    assert SECRET.encode() not in kept

    await press(browser, '[data-code="C1"] .given summary')
    await browser.shows('[data-code="C1"] .given', "Trouve seule toutes les cotes.", "84 pièces, 84 cycles")
    await press(browser, '[data-code="C1"] .file')
    await browser.until(lambda: bool(browser.driver.find_elements(By.CSS_SELECTOR, ".photo img")))
    await press(browser, ".photo .button")
    await press(browser, '[data-code="C1"] .withdraw')
    await press(browser, ".trainee-dialog .erase")
    await browser.shows('[data-code="C1"] .competence-level', "non évalué")
    [one] = await given(served)
    assert (one.comment, one.files[0].name, one.withdrawn_at is not None) == (None, None, True)
    assert [found for found in browser.driver.get_log("browser") if found["level"] == "SEVERE"] == []

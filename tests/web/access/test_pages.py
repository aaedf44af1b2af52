"""The safety officer's day in a real browser: look, decide, record, withdraw, prove; and who may not."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path
from typing import Any

import httpx
from pypdf import PdfReader

from collector.accounts.rights import AccountRole
from collector.core.facts import Fact, OverrideGranted, PaperRecorded, PaperRevoked
from collector.store import papers
from collector.store.database import DATABASE
from collector.store.papers_records import Paper, PaperKind
from tests.reports.scene import DUBOIS, GARNIER, PETIT
from tests.web.access.scene import HEAD, OFFICER, TRAINER, OpenSchool, served
from tests.web.browser import Browser
from tests.web.conftest import serving
from tests.web.scene import Scene

LEFEVRE = "E26-008"
READY = ".page h1"
CHANGES = ".button.danger, .take-back, a[href*='/papers/new']"
"""Whatever changes something."""

LOOKS = ("/access", "/access/decisions", "/access/decide", "/access/matrix", "/access/papers", "/access/runs")
WRITES = ("/access/withdraw", "/access/lock-out", "/access/papers/new", "/access/papers/new?kind=licence",
          "/access/papers/import")  # fmt: skip
SIGNS, PROVES = ("/access/override",), ("/access/proof",)

REFUSED = "pas pour ce compte"


async def fill(browser: Browser, **values: str | list[str]) -> None:
    """Fill fields of the form in, as somebody would with a calendar, a list, ticks."""
    await browser.run(
        """for (const [name, value] of Object.entries(arguments[0])) {
             for (const field of document.querySelectorAll(`form.sheet [name="${name}"]`)) {
               if (field.type === 'checkbox') field.checked = value.includes(field.value); else field.value = value;
             }
           }""",
        values,
    )


async def submit(browser: Browser) -> None:
    await browser.click("form.sheet button[type=submit]")


async def on_file(school: OpenSchool, kind: PaperKind, reference: str | None = None) -> list[Paper]:
    """The papers of a kind that count."""

    def read() -> list[Paper]:
        whose = school.person(reference).id if reference is not None else None
        with school.around.store.reader() as connection:
            return papers.current(connection, kinds=[kind], person=whose)

    return await asyncio.to_thread(read)


async def last(school: OpenSchool, kind: type[Fact]) -> Any:
    """The newest fact of a kind."""
    return (await asyncio.to_thread(school.facts, kind))[-1]


async def id_of(school: OpenSchool, reference: str) -> str:
    return (await asyncio.to_thread(school.person, reference)).id


def complaints(browser: Browser) -> list[Any]:
    """What a page's own scripts complained of."""
    return [one for one in browser.driver.get_log("browser") if one["level"] == "SEVERE"]


# Who may.


ROLES = {
    AccountRole.HEAD: ((*LOOKS[:1], *SIGNS, *PROVES), WRITES[:1]),
    AccountRole.AUDITOR: ((), (*WRITES, *SIGNS)),
    AccountRole.ADMINISTRATOR: (PROVES, LOOKS[:1]),
    AccountRole.TRAINER: ((), (*LOOKS, *PROVES)),
    AccountRole.KIOSK: ((), LOOKS[:1]),
}
"""By role, pages that it may open and pages that it may not."""


async def test_each_role_is_let_in_where_it_may_and_refused_elsewhere(school: OpenSchool) -> None:
    async with served(school) as url, httpx.AsyncClient(base_url=url, trust_env=False, timeout=30) as client:
        for role, (opened, closed) in ROLES.items():
            school.comes(role)
            for page in (*opened, *closed):
                text = (await client.get(page)).text
                assert (REFUSED in text) == (page in closed), (role, page)


async def test_who_only_looks_sees_everything_and_changes_nothing(school: OpenSchool, browser: Browser) -> None:
    school.comes(AccountRole.AUDITOR)
    [paper] = await on_file(school, PaperKind.MEDICAL_OPINION, GARNIER)
    async with served(school) as url:
        for page in ("/access", "/access/papers", *PROVES, f"/access/papers/{paper.id}"):
            await browser.open(url + page, READY)
            assert not await asyncio.to_thread(browser.find, CHANGES), page
        await browser.shows(".side", "Ce qui la prouve", "dont le journal porte l'empreinte")
        for page, title in (("/access?lang=en", "Who is where"), ("/access/matrix?lang=en", "Trainees and machines"),
                            (f"/access/papers/{paper.id}", "Medical opinion")):  # fmt: skip
            await browser.open(url + page, READY)
            await browser.shows("h1", title)
        await browser.open(f"{url}/access/papers/d-none?lang=fr", READY)
        await browser.shows(".empty", "n'existe pas")
        assert complaints(browser) == []


async def test_a_site_without_rules_says_what_to_do(workshop: Scene, browser: Browser) -> None:
    workshop.host.comes(AccountRole.SAFETY)
    async with serving(workshop) as served:
        for page in (*LOOKS, *WRITES, *SIGNS):
            assert "relancez le collecteur" in (await served.api.get(page)).text, page
        await browser.open(f"{served.url}/access/papers", READY)
        await browser.shows(".empty", "Aucune règle d'accès", "[access]", "fichier du site")
        await browser.open(f"{served.url}/access/proof", READY)
        await browser.shows(".card", "Le journal", "Empreinte de la clé")


# Now, and the large actions.


async def test_a_withdrawal_a_lock_out_and_an_exception_count_at_once(school: OpenSchool, browser: Browser) -> None:
    keeper = school.around.desk.gatekeeper
    await keeper.present(TRAINER, "chaudronnerie", author="test")
    await school.hear("plieuse-1", execution="READY", part_count=1, guard_closed=True)
    before = await on_file(school, PaperKind.WITHDRAWAL)
    async with served(school) as url:
        await browser.open(f"{url}/access", READY)
        await school.around.desk.open_session("plieuse-1", [GARNIER], author="test", via="badge")
        await school.look("plieuse-1")
        await browser.shows(".post.is-supervised", "Presse plieuse", "Démarrage permis", "Jules Garnier",
                            "sous surveillance par Sylvie Marchand", "jusqu'à 11:00")  # fmt: skip
        await browser.picture("access-now")
        await browser.click(".acts a.danger")
        await browser.shows("h1", "Retirer un jeune")
        await browser.until(lambda: bool(browser.find("form.sheet [name=reference]")))
        await submit(browser)
        await browser.shows(".problems", "2 points sont à corriger")
        await fill(browser, person=GARNIER, reference="Acte 2026-117")
        await submit(browser)
        await browser.shows(".preview", "Dès maintenant · 1 personne", "Jules Garnier", "Autorisé sous surveillance",
                            "Refusé", "T1 Aucun retrait par l'inspection du travail")  # fmt: skip
        assert await on_file(school, PaperKind.WITHDRAWAL) == before, "nothing is written before the yes"
        await browser.picture("access-withdraw")
        await browser.click(".preview .button.danger")
        await browser.shows(".notice.good", "Le retrait est enregistré")
        await browser.shows(".standing", "Jules Garnier", "depuis le 23/11/2026", "Acte 2026-117")
        told: PaperRecorded = await last(school, PaperRecorded)
        assert (told.kind, told.author, told.person) == ("withdrawal", "a-safety", await id_of(school, GARNIER))
        await school.look("plieuse-1")
        await browser.open(f"{url}/access", READY)
        await browser.shows(".post.is-denied", "Jules Garnier", "Refusé", "Démarrage retenu", "l'acte de l'inspecteur")

        await browser.open(f"{url}/access/lock-out", "form.sheet [name=reason]")
        await fill(browser, machine="plieuse-1", reason="carter arrière déposé")
        await submit(browser)
        await browser.shows(".preview", "Presse plieuse", "T0 La machine n'est pas consignée", "autres cas")
        await browser.click(".preview .button.danger")
        await browser.shows(".standing", "Presse plieuse", "carter arrière déposé")
        [lock] = [one for one in await on_file(school, PaperKind.LOCK_OUT) if one.machine == "plieuse-1"]
        await browser.open(f"{url}/access/papers/{lock.id}/lift", "form.sheet [name=until]")
        await submit(browser)
        await browser.shows(".problem", "À remplir : une date.")
        await fill(browser, until="2026-11-23")
        await submit(browser)
        await browser.shows(".preview", "Une pièce semblable est au dossier", "Levée le", "23/11/2026")
        await browser.click(".preview .button.main")
        await browser.shows(".notice.good", "au dossier")
        [lifted] = [one for one in await on_file(school, PaperKind.LOCK_OUT) if one.machine == "plieuse-1"]
        assert lifted.replaces == lock.id

        await browser.open(f"{url}/access/override", "form.sheet [name=reason]")
        await browser.shows("form.sheet", "Signé par Yann Le Goff, responsable sécurité")
        await submit(browser)
        await browser.shows(".problems", "3 points sont à corriger")
        await fill(browser, trainee=await id_of(school, PETIT), condition="T2", minutes="15", reason="fin de série")
        await submit(browser)
        await browser.shows(".notice.good", "écrite au journal")
        granted: OverrideGranted = await last(school, OverrideGranted)
        assert (granted.author, granted.by) == ("a-safety", await id_of(school, OFFICER))
        await browser.open(f"{url}/access", READY)
        await browser.shows(".side .card", "Exceptions en cours", "Enzo Petit", "jusqu'à 10:15")
        assert complaints(browser) == []


async def test_an_account_that_is_nobodys_signs_by_badge(school: OpenSchool, browser: Browser) -> None:
    school.comes(AccountRole.HEAD)
    async with served(school) as url:
        await browser.open(f"{url}/access/override", "form.sheet [name=badge]")
        about = {"trainee": await id_of(school, PETIT), "condition": "T3", "reason": "fin de série"}
        await fill(browser, **about, badge="04:0F:E2:22")
        await submit(browser)
        await browser.shows(".problems", "Seul un chef d'atelier ou un responsable sécurité")
        assert await browser.run("return document.querySelector('[name=reason]').value") == "fin de série"
        await fill(browser, badge="04:0F:E2:44")
        await submit(browser)
        await browser.shows(".notice.good", "écrite au journal")
    granted: OverrideGranted = await last(school, OverrideGranted)
    assert (granted.author, granted.by) == (None, await id_of(school, HEAD))


# Papers.


async def test_a_paper_is_entered_corrected_and_taken_back(school: OpenSchool, browser: Browser) -> None:
    async with served(school) as url:
        await browser.open(f"{url}/access/papers", READY)
        await browser.shows(".card", "À échéance dans les 60 jours", "07/12/2026", "Nathan Lefèvre", "Tour CN")
        await browser.picture("access-papers")
        new = f"{url}/access/papers/new?kind=medical_opinion&person={await id_of(school, LEFEVRE)}"
        await browser.open(new, "form.sheet [name=verdict]")
        fields = await browser.run(
            "return [...new Set([...document.querySelectorAll('form.sheet [name]')].map(f => f.name))]"
        )
        assert fields == ["person", "issued_on", "verdict", "classes", "machines", "excluded_classes",
                          "excluded_machines", "doctor", "valid_until", "withdrawn_on"]  # fmt: skip
        await fill(browser, verdict="fit_with_exclusions", excluded_machines=[], valid_until="2027-06-30")
        await submit(browser)
        await browser.shows(".problems", "Un point est à corriger")
        await browser.shows(".problem", "À remplir : une date.")
        await fill(browser, issued_on="2026-11-20")
        await submit(browser)
        await browser.shows(".problem", "À remplir : les travaux ou machines exclus.")
        kept = await browser.run(
            "return ['issued_on', 'verdict', 'valid_until'].map(n => document.querySelector(`[name=${n}]`).value)"
        )
        assert kept == ["2026-11-20", "fit_with_exclusions", "2027-06-30"], "what was typed is still there"
        await fill(browser, excluded_machines=["plieuse-1"])
        await submit(browser)
        await browser.shows(
            ".preview", "Machines exclues", "Presse plieuse", "Dès maintenant", "Avis médical favorable"
        )
        await browser.click(".preview .button:not(.main)")
        await browser.until(lambda: browser.driver.find_element("name", "verdict").is_displayed())
        await fill(browser, verdict="fit", excluded_machines=[])
        await submit(browser)
        await browser.shows(".preview", "À partir du 08/12/2026", "Nathan Lefèvre", "Autorisé sous surveillance")
        await browser.picture("access-preview")
        await browser.click(".preview .button.main")
        await browser.shows(".notice.good", "sa preuve au journal")
        await browser.shows("dl.facts", "Avis apte", "Donné par médecin du travail", "Dernier jour valable 30/06/2027")
        made = (await on_file(school, PaperKind.MEDICAL_OPINION, LEFEVRE))[-1]
        told: PaperRecorded = await last(school, PaperRecorded)
        assert (told.paper, told.author, told.digest) == (made.id, "a-safety", made.digest)
        grouped = " ".join(made.digest[at : at + 16] for at in range(0, 64, 16))
        await browser.shows(".side code", grouped)

        await browser.open(f"{url}/access/papers/{made.id}/correct", "form.sheet [name=verdict]")
        assert await browser.run("return document.querySelector('[name=valid_until]').value") == "2027-06-30"
        await fill(browser, valid_until="2027-07-31")
        await submit(browser)
        await browser.shows(".preview", "Dernier jour valable : 30/06/2027 → 31/07/2027")
        await browser.click(".preview .button.main")
        await browser.shows(".notice.good", "sa preuve au journal")
        await browser.shows(".story", "Avant elle")
        corrected = (await on_file(school, PaperKind.MEDICAL_OPINION, LEFEVRE))[-1]
        assert corrected.replaces == made.id

        await browser.click(".take-back")
        await browser.shows(".side", "Ce que l'annulation changerait", "08/12/2026", "Refusé")
        await browser.click(".side .button.danger")
        await browser.shows(".notice.warn", "Annulée le 23/11/2026")
        revoked: PaperRevoked = await last(school, PaperRevoked)
        assert (revoked.paper, revoked.author) == (corrected.id, "a-safety")
        await browser.open(f"{url}/access/papers/{made.id}/correct", READY)
        await browser.shows(".empty", "ne se modifie plus")
        assert complaints(browser) == []


async def test_a_declaration_takes_a_notified_change(school: OpenSchool, browser: Browser) -> None:
    [declared] = [one for one in await on_file(school, PaperKind.DECLARATION) if "2025" in str(one.content)]
    async with served(school) as url:
        await browser.open(f"{url}/access/papers/{declared.id}/notify", "form.sheet [name=sent_on]")
        await fill(browser, sent_on="2026-12-24", functions="Chef de projet")
        await submit(browser)
        await browser.shows(".problem", "pas après aujourd'hui, le 23/11/2026")
        await fill(browser, sent_on="2026-11-23")
        await submit(browser)
        await browser.shows(".preview", "Modifications notifiées", "le 23/11/2026", "Chef de projet")
        await browser.click(".preview .button.main")
        await browser.shows(".notice.good", "au dossier")
    [after] = [one for one in await on_file(school, PaperKind.DECLARATION) if one.replaces == declared.id]
    updates = getattr(after.content, "updates", ())
    assert [one.functions for one in updates][-1] == ("Chef de projet",)
    assert len(updates) == len(getattr(declared.content, "updates", ())) + 1


async def test_a_list_is_imported_with_what_is_wrong_by_line(
    school: OpenSchool, browser: Browser, tmp_path: Path
) -> None:
    head = "pièce;matricule;machine;date;évalué le;réussi;avis;motif\n"
    wrong = head + "avis médical;E26-008;;20/11/2026;;;apte;mal au dos\nformation à la sécurité;E26-999;tour-9;x;;;;\n"
    right = head + "avis médical;E26-008;;20/11/2026;;;apte;\n"
    file = tmp_path / "pieces.csv"

    async def choose(text: str) -> None:
        await asyncio.to_thread(file.write_text, text, "utf-8")
        field = await asyncio.to_thread(browser.driver.find_element, "css selector", "#papers-file")
        await asyncio.to_thread(field.send_keys, str(file))

    async with served(school) as url:
        await browser.open(f"{url}/access/papers/import", "#papers-file")
        await choose(wrong)
        await browser.shows(".card", "ligne 2, colonne motif", "n'a pas de place pour un motif")
        await browser.shows(".card", "ligne 3, colonne matricule", "une personne du registre", "une machine du site")
        assert "mal au dos" not in (await asyncio.to_thread(browser.find, ".page"))[0]
        await choose(right)
        await browser.shows(".card", "1 pièce nouvelle", "Avis médical d'aptitude", "Nathan Lefèvre", "20/11/2026")
        await browser.picture("access-import")
        await browser.click(".stacked .button.main")
        await browser.shows("h1", "Pièces au dossier")
    told: PaperRecorded = await last(school, PaperRecorded)
    assert (told.kind, told.author) == ("medical_opinion", "a-safety")


# Decisions, the matrix, incidents.


async def test_decisions_are_looked_up_asked_for_and_laid_out(school: OpenSchool, browser: Browser) -> None:
    dubois = await id_of(school, DUBOIS)
    async with served(school) as url:
        await browser.open(f"{url}/access/decisions?from=2026-11-01&to=2026-11-23", ".entry")
        await browser.shows(".tally", "0 autorisé", "3 sous surveillance", "6 refusé")
        await browser.click(".entry.is-denied summary")
        await browser.shows(".entry[open]", "Demandée par badge", "observée seulement", "manque", "À faire",
                            "Aucun travail réglementé avant 15 ans", "R4153-39", "lu dans le texte")  # fmt: skip
        await browser.picture("access-decisions")
        await browser.open(f"{url}/access/decisions?from=2026-11-01&to=2026-11-23&person={dubois}", ".entry")
        assert len(await asyncio.to_thread(browser.find, ".entry")) == 3
        await browser.open(f"{url}/access/decisions?from=2020-01-01&to=2020-02-01", READY)
        await browser.shows(".empty", "Aucune décision dans cette période")
        await browser.open(f"{url}/access/matrix?group=U1", ".matrix td a")
        assert len(await asyncio.to_thread(browser.find, ".matrix tbody tr")) == 6
        await browser.shows(".matrix td.is-denied", "K7", "Faire établir un avis médical")
        await browser.shows(".steps", "Choisir un travail manuel", "Hugo Dubois : Centre d'usinage, Tour CN")
        label = await browser.run("return document.querySelector('.matrix td.is-denied a').ariaLabel")
        assert str(label).startswith("Tiago Da Silva, Presse plieuse, Refusé, Faire établir")
        await browser.picture("access-matrix")
        await browser.click(".matrix td.is-denied a")
        await browser.shows(".verdict", "Tiago Da Silva · Presse plieuse · fabrication", "Refusé", "À faire d'abord",
                            "est supposé présent")  # fmt: skip
        await browser.shows(".conditions", "Avis médical favorable en cours de validité", "remplie", "manque")
        await browser.picture("access-answer")
        asked = f"{url}/access/decide?person={dubois}&machine=tour-1&at=2027-06-28T10:00&lang=en"
        await browser.open(asked, ".verdict")
        await browser.shows(".verdict", "Hugo Dubois · Tour CN · production · 28 Jun 2027 10:00", "Denied")
        await browser.open(f"{url}/access/decide?person={dubois}&machine=tour-1&at=gestern&lang=fr", READY)
        await browser.shows(".notice.warn", "Cette date ne se lit pas")
        await browser.open(f"{url}/access/runs", ".table")
        await browser.shows(".table", "Marche sans droit", "Enzo Petit, Jules Garnier · l'accès était refusé",
                            "Droit expiré pendant le travail")  # fmt: skip
        await browser.open(f"{url}/access/runs?kind=PermitNotObeyed", READY)
        await browser.shows(".empty", "Aucun incident dans cette période")
        assert complaints(browser) == []


# Proof.


async def test_the_inspectors_file_and_the_journals_proof(school: OpenSchool, browser: Browser, tmp_path: Path) -> None:
    folder = tmp_path / "downloads"
    folder.mkdir()
    behaviour = {"behavior": "allow", "downloadPath": str(folder)}
    await asyncio.to_thread(browser.driver.execute_cdp_cmd, "Page.setDownloadBehavior", behaviour)
    async with served(school) as url:
        await browser.open(f"{url}/access/proof", "form.sheet [name=person]")
        await browser.shows("dl.facts", "Dernier point de contrôle", "signature valable")
        await submit(browser)
        await browser.shows(".problem", "une personne ou une machine")
        await fill(browser, person=await id_of(school, GARNIER), first="2026-11-01", last="2026-10-01")
        await submit(browser)
        await browser.shows(".problem", "pas avant le premier")
        await fill(browser, last="2026-11-23")
        await submit(browser)
        await browser.shows(".handed", "le journal prouve tout ce qu'il contient", "Télécharger le PDF")
        await browser.click(".get-pdf")
        await browser.click(".get-csv")
        names = {f"dossier-{GARNIER}-2026-11-23.{ending}" for ending in ("pdf", "csv")}
        await browser.until(lambda: {one.name for one in folder.iterdir()} == names)
        await browser.picture("access-proof")
        pdf = await asyncio.to_thread(lambda: PdfReader(folder / f"dossier-{GARNIER}-2026-11-23.pdf"))
        text = " ".join(page.extract_text() for page in pdf.pages)
        assert "inspection du travail" in text
        assert "Garnier" in text
        assert "aucune anomalie" in text
        listed = await asyncio.to_thread((folder / f"dossier-{GARNIER}-2026-11-23.csv").read_text, "utf-8-sig")
        assert "rubrique" in listed.splitlines()[0]

        await browser.click(".verify")
        await browser.shows(".result", "tel qu'il a été enregistré", "faits vérifiés", "points de contrôle signés")
        await browser.click(".replay")
        await browser.shows(".replayed", "9 décisions reprises, toutes telles qu'elles ont été enregistrées")
        await asyncio.to_thread(tamper, school.around.directory)
        await browser.click(".verify")
        await browser.shows(".result", "Une anomalie dans le journal", "fait 40", "modifié")
        await browser.click(".replay")
        await browser.shows(".replayed", "9 décisions reprises")
        assert complaints(browser) == []


def tamper(directory: Path) -> None:
    """Somebody edits a fact in the database."""
    with sqlite3.connect(directory / DATABASE) as connection:
        connection.execute("DROP TRIGGER journal_no_update")
        connection.execute("UPDATE journal SET body = json_set(body, '$.author', 'nobody') WHERE seq = 40")
    connection.close()

"""The office's list in the browser: every complaint in the reader's words, and templates that can be used."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import Connection

from collector.errors import ConfigError, Problem
from collector.store.import_reading import Kind
from collector.store.importing import ImportPlan, plan, template
from collector.store.registry import Registry
from collector.store.store import Store
from collector.web.orders.import_page import template_book
from collector.web.orders.import_view import preview, problems
from collector.web.orders.problem_words import told, value_text
from tests.web.orders.conftest import Behind
from tests.web.orders.test_book import ENGLISH, FRENCH

HEAD = "Commande;Client;Échéance;État;Opération;Famille;Quantité;Temps de cycle;Pièces par cycle\n"

FILES: dict[str, bytes] = {
    "cells": "\n".join((
        HEAD.strip(), "1;A;31/02/2026;ouverte;10;tour;4;90;", "1;B;18/12/26;perdue;10;chose;0;1 h;x",
        "2;;18.12.2026;;10;saw;1 000 000 000 000;40 d;2", ";;;;;;;0 s;", "3;A;;terminée;10;tour;4;;",
        "3;A;;ouverte;20;tour;4;;", "4;A;18/12/2026;;10;tour;9;;", "4;A;19/12/2026;;20;tour;9;;", "5;A;;;10;tour;4;;",
        "5;A;;;10;tour;4;;", "6;A;;;10;tour;9999999999;;",
    )).encode(),
    "headings": b"Commande;Commande client;Numero;Operation;Quantitee\n1;2;3;10;4\n",
    "twice": "Commande;OF;Opération;Famille;Quantité\n1;1;10;tour;4\n".encode(),
    "no rows": HEAD.encode(),
    "nothing": b"",
    "too many cells": (HEAD + "1;A;;;10;tour;4;;;;;plus\n").encode(),
    "quotation": (HEAD + '1;"A;;;10;tour;4;;\n').encode(),
    "old excel": b"\xd0\xcf\x11\xe0" + bytes(64),
    "damaged": b"PK\x03\x04" + bytes(64),
    "no text": b"\x00\x01\x02" * 20,
}  # fmt: skip


def complaints(folder: Path, registry: Registry, content: bytes) -> tuple[Problem, ...]:
    path = folder / "liste.csv"
    path.write_bytes(content)
    with pytest.raises(ConfigError) as wrong:
        plan(Kind.ORDERS, path, registry, date(2026, 11, 24))
    return wrong.value.problems


@pytest.fixture
def found(tmp_path: Path) -> dict[str, tuple[Problem, ...]]:
    """All that can be wrong with a list of orders, as the room that reads it says."""
    with Store.open(tmp_path / "data") as store:
        return {name: complaints(tmp_path, Registry(store.writer), content) for name, content in FILES.items()}


def test_every_complaint_has_words(found: dict[str, tuple[Problem, ...]]) -> None:
    """None is left in the English of who types commands, and none loses its line."""
    for name, several in found.items():
        assert several, name
        for one in several:
            french = told(one, FRENCH)
            assert french.expected != one.expected, (name, one)
            assert french.hint != one.hint or not one.hint, (name, one)
            assert told(one, ENGLISH).expected, (name, one)
            assert bool(french.line) == one.where.startswith("line"), (name, one)


def test_the_words_of_some(found: dict[str, tuple[Problem, ...]]) -> None:
    said = {(one.line, one.column): one for one in (told(problem, FRENCH) for problem in found["cells"])}
    assert said["2", "Échéance"].expected == "une date comme 18/12/2026"
    assert (said["2", "Échéance"].found, said["2", "Échéance"].hint) == ("31/02/2026", "ce jour n'existe pas")
    assert said["2", "Temps de cycle"].hint == "écrire 90 s ou 90 min"
    assert said["3", "Échéance"].hint == "écrire l'année avec quatre chiffres"
    assert said["3", "Quantité"].expected == "un nombre entier, au moins 1"
    assert said["11", "Opération"].expected == "chaque opération une seule fois : elle est déjà à la ligne 10"
    assert said["7", "État"].expected == "Terminée, comme à la ligne 6 pour la même commande"
    assert said["9", "Échéance"].expected == "18/12/2026, comme à la ligne 8 pour la même commande"
    assert told(found["old excel"][0], FRENCH).found == "un ancien fichier Excel (.xls), ou protégé par un mot de passe"
    assert "colonne « famille »" in " ".join(told(one, FRENCH).expected for one in found["headings"])


def test_an_unknown_complaint_is_told_as_it_is() -> None:
    """Better in English than not at all."""
    strange = Problem("x", "somewhere", "this", "that other thing", "do so")
    assert told(strange, FRENCH).expected == "that other thing"
    assert told(strange, FRENCH).hint == "do so"


def test_what_is_wrong_is_shown_as_text(found: dict[str, tuple[Problem, ...]]) -> None:
    """What stands in a file is never taken for the page's own HTML."""
    evil = Problem("x", "line 2, column <b>", "<script>", "a text")
    shown = problems("<i>.csv", [evil, *found["cells"]], FRENCH)
    assert "<script>" not in shown
    assert "<b>&lt;" not in shown
    assert "&lt;i&gt;.csv" in shown


@pytest.mark.parametrize(
    ("field", "value", "french", "english"),
    [
        ("state", "done", "Terminée", "Done"),
        ("family", "saw", "Scie à métaux", "Saw"),
        ("due_date", "2026-12-18", "18/12/2026", "2026-12-18"),
        ("standard_cycle", "390 s", "6\N{NO-BREAK SPACE}min\N{NO-BREAK SPACE}30\N{NO-BREAK SPACE}s", None),
        ("quantity", "40", "40", "40"),
        ("title", "", "–", "–"),
    ],
)
def test_values_in_words(field: str, value: str, french: str, english: str | None) -> None:
    assert value_text(field, value, FRENCH) == french
    assert value_text(field, value, ENGLISH) == (english or french)


async def test_a_preview_tells_new_changed_and_left(past: Behind, tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    text = (
        "Commande;Désignation;Échéance;Opération;Famille;Quantité;Couleur\n26-1060;Axe <de renvoi>;;10;tour;320;bleu\n"
    )
    text += "26-3000;Neuf;18/12/2026;10;scie;5;\n"
    wanted = await past.read(lambda link: _planned(path, text, link))
    shown = preview("liste.csv", wanted, FRENCH)
    assert "Colonnes qui ne servent pas ici : Couleur." in shown
    assert "26-3000, op. 10" in shown
    assert "Axe &lt;de renvoi&gt;" in shown
    assert re.search(r"échéance</td><td class=\"quiet\">04/12/2026</td><td><span class=\"strong\">–", shown)
    assert "Les commandes ouvertes que la liste ne nomme pas restent" in shown


def _planned(path: Path, text: str, link: Connection) -> ImportPlan:
    path.write_text(text, encoding="utf-8")
    return plan(Kind.ORDERS, path, Registry(link), date(2026, 11, 24))


def test_both_templates_can_be_imported_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "modele.xlsx").write_bytes(template_book())
    (tmp_path / "modele.csv").write_bytes(b"\xef\xbb\xbf" + template(Kind.ORDERS).encode())
    with Store.open(tmp_path / "data") as store:
        plans = [
            plan(Kind.ORDERS, tmp_path / name, Registry(store.writer), date(2026, 11, 24))
            for name in ("modele.xlsx", "modele.csv")
        ]
    assert [one.new for one in plans] == [("26-1042", "26-1042 / 10")] * 2
    sheet = openpyxl.load_workbook(tmp_path / "modele.xlsx").worksheets[0]
    assert sheet["A2"].number_format == "@", "a spreadsheet must not make a date of an order's number"

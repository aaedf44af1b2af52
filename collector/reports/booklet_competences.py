"""The competences in the follow-up booklet: the level that holds for each, what it rests on, and all that was given."""

from __future__ import annotations

from collections.abc import Iterator

from collector.core.grids import Grid
from collector.reports import booklet_words as said
from collector.reports import words
from collector.reports.booklet import Booklet
from collector.reports.pages import Block, Note, Section, Table
from collector.reports.school import School
from collector.store.assessments import Assessment


def competences(booklet: Booklet, school: School) -> Iterator[Section]:
    """The sections: block by block, then the history."""
    grid = booklet.grid
    if grid is None:
        text = (
            "Aucune grille de compétences pour cette formation."
            if booklet.enrolled is not None
            else "Aucune inscription à une formation n'est enregistrée : il n'y a pas de grille de compétences."
        )
        yield Section("Compétences", [Note(text)])
        return
    blocks: list[Block] = [
        Table(
            ("Code", "Compétence", "Niveau", "Le", "Par", "Commentaire"), (0.8, 3, 1.4, 1, 1.4, 2.6),
            [_row(booklet, school, one.code, one.title) for one in block.competences], "",
            title=f"{block.code} — {block.title}",
        )
        for block in grid.blocks
    ]  # fmt: skip
    if not grid.verified:
        blocks.append(Note(f"Grille non vérifiée par rapport au texte officiel. {grid.source}"))
    yield Section(f"Compétences : {grid.title}", blocks)
    yield Section("Évaluations et preuves", [_history(booklet, grid, school)])


def _row(booklet: Booklet, school: School, code: str, title: str) -> tuple[str, ...]:
    one = booklet.holding(code)
    if one is None or booklet.grid is None:
        return (code, title, "—", "", "", "")
    return (
        code, title, level(booklet.grid, one), words.day(one.at.astimezone(school.zone).date()),
        said.author(one.author, booklet.authors), _comment(one),
    )  # fmt: skip


def _history(booklet: Booklet, grid: Grid, school: School) -> Table:
    rows = []
    for one in booklet.assessed:
        files = [it.name or "fichier effacé" for it in one.files]
        proofs = [said.rests_on(it, school) for it in booklet.rests_on.get(one.id, ())]
        state = "" if one.withdrawn_at is None else f"retirée le {words.minute(one.withdrawn_at, school.zone)}"
        rows.append((
            words.minute(one.at, school.zone), one.competence, level(grid, one),
            said.author(one.author, booklet.authors), _comment(one), " ; ".join([*proofs, *files]) or "—", state,
        ))  # fmt: skip
    columns = ("Le", "Code", "Niveau", "Par", "Commentaire", "Preuves", "")
    return Table(columns, (1.2, 0.8, 1.2, 1.2, 2.2, 2.8, 1), rows, "Aucune évaluation enregistrée.")


def level(grid: Grid, one: Assessment) -> str:
    """A level as the grid calls it; its code where the grid has it no more."""
    known = grid.level(one.level)
    return known.title if known is not None else one.level


def _comment(one: Assessment) -> str:
    return "commentaire effacé" if one.comment is None else one.comment

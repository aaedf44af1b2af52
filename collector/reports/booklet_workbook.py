"""The follow-up booklet as a spreadsheet, in French: a sheet for each subject, figures as figures, hours as hours."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from collector.core.facts import Role
from collector.reports import booklet_words as said
from collector.reports import words
from collector.reports.booklet import Booklet
from collector.reports.booklet_competences import level
from collector.reports.school import School
from collector.store.export_cells import xlsx_cell

Rows = Sequence[Sequence[Any]]

HOUR = 3600.0
WIDEST = 60
"""Characters of a column; what is longer is wrapped."""


def as_workbook(booklet: Booklet, school: School) -> bytes:
    """The booklet as XLSX.

    Hours are hours with decimals, cycle times are seconds, ratios to the standard are percentages, days are days.
    """
    # Only who writes a workbook pays for the library.
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for title, sheet in SHEETS.items():
        columns, rows = sheet(booklet, school)
        _write(book.create_sheet(title), columns, rows)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _write(sheet: Any, columns: Sequence[str], rows: Rows) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    sheet.append(list(columns))
    for row in rows:
        # Times are the school's wall clock here, and have no zone that could be turned into another.
        sheet.append([value if isinstance(value, datetime) else xlsx_cell(value) for value in row])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "A2"
    for number, title in enumerate(columns, 1):
        longest = max((len(str(row[number - 1])) for row in rows if row[number - 1] is not None), default=0)
        sheet.column_dimensions[get_column_letter(number)].width = min(max(longest, len(title)) + 2, WIDEST)
        for (cell,) in sheet.iter_rows(2, sheet.max_row, number, number):
            if isinstance(cell.value, float):
                cell.number_format = "0%" if title.endswith("%") else "0.00"
            elif isinstance(cell.value, datetime):
                cell.number_format = "dd/mm/yyyy hh:mm"
            elif isinstance(cell.value, date):
                cell.number_format = "dd/mm/yyyy"
            elif longest > WIDEST:
                cell.alignment = Alignment(wrap_text=True, vertical="top")


def _about(booklet: Booklet, school: School) -> tuple[Sequence[str], Rows]:
    record = booklet.record
    rows = [
        ("Établissement", school.name), ("Élève", words.name(record.person)),
        ("Numéro dans l'établissement", record.person.reference), ("Groupe", record.person.group_name),
        ("Formation", booklet.enrolled.title if booklet.enrolled is not None else None),
        ("Du", record.period.first), ("Au", record.period.last), ("Établi le", _wall(booklet.made_at, school)),
        ("Heures à l'atelier", record.seconds / HOUR),
        ("Avec un encadrant présent au même lieu (h)", None if record.watched is None else record.watched / HOUR),
        ("Pièces de l'atelier attribuées à personne", record.unattributed),
        ("À savoir", said.NO_RANKING),
    ]  # fmt: skip
    return ("Rubrique", "Valeur"), rows


def _weeks(booklet: Booklet, school: School) -> tuple[Sequence[str], Rows]:
    record = booklet.record
    rows = [
        (
            one.week, one.seconds / HOUR, record.plan.in_workshop / HOUR,
            limit / HOUR if (limit := record.limits.get(one.week)) is not None else None,
            "oui" if one.whole else "non",
        )
        for one in record.weeks
    ]  # fmt: skip
    return ("Semaine du", "À l'atelier (h)", "Prévu (h)", "Maximum légal (h)", "Semaine entière"), rows


def _machines(booklet: Booklet, school: School) -> tuple[Sequence[str], Rows]:
    rows = [
        (
            school.machine(one.machine), *(one.roles.get(role.value, 0.0) / HOUR for role in Role), one.seconds / HOUR,
        )
        for one in booklet.record.machines
    ]  # fmt: skip
    return ("Machine", *(f"{said.ROLES[role]} (h)" for role in Role), "Total (h)"), rows


def _work(booklet: Booklet, school: School) -> tuple[Sequence[str], Rows]:
    rows = []
    for one in booklet.record.done:
        spread, made = one.spread, one.made
        figures = (None,) * 5 if spread is None else (
            spread.count, spread.together, spread.lower, spread.median, spread.upper
        )  # fmt: skip
        rows.append((
            one.work.order or None, one.work.operation or None, one.described or None,
            school.machine(one.work.machine), one.work.program or None, made.cycles, made.aborted, one.standard,
            *figures, _few(spread is not None and spread.small), made.parts, one.together, made.good, made.scrap,
            made.rework, made.parts - made.good - made.scrap - made.rework,
        ))  # fmt: skip
    columns = (
        "Commande", "Opération", "Désignation", "Machine", "Programme", "Cycles terminés", "Cycles interrompus",
        "Standard (s)", "Cycles mesurés", "Dont à deux", "1er quartile %", "Médiane %", "3e quartile %",
        "Moins de 5 cycles", "Pièces", "Pièces à deux", "Bonnes", "Rebuts", "Retouches", "Non jugées",
    )  # fmt: skip
    return columns, rows


def _curve(booklet: Booklet, school: School) -> tuple[Sequence[str], Rows]:
    rows = [
        (
            one.week, one.spread.count, one.spread.together, one.spread.lower, one.spread.median, one.spread.upper,
            _few(one.spread.small),
        )
        for one in booklet.record.curve
    ]  # fmt: skip
    columns = (
        "Semaine du", "Cycles mesurés", "Dont à deux", "1er quartile %", "Médiane %", "3e quartile %",
        "Moins de 5 cycles",
    )  # fmt: skip
    return columns, rows


def _causes(booklet: Booklet, school: School) -> tuple[Sequence[str], Rows]:
    rows = [(said.reason(one.reason_code, school.reasons.scrap), one.scrap, one.rework)
            for one in booklet.record.causes]  # fmt: skip
    return ("Cause", "Rebuts", "Retouches"), rows


def _stops(booklet: Booklet, school: School) -> tuple[Sequence[str], Rows]:
    rows = [(said.reason(one.reason_code, school.reasons.stops), one.count, one.seconds / HOUR)
            for one in booklet.record.stops]  # fmt: skip
    return ("Motif d'arrêt", "Arrêts", "Durée (h)"), rows


def _competences(booklet: Booklet, school: School) -> tuple[Sequence[str], Rows]:
    columns = ("Bloc", "Code", "Compétence", "Niveau", "Le", "Par", "Commentaire")
    if booklet.grid is None:
        return columns, ()
    rows = []
    for block in booklet.grid.blocks:
        for it in block.competences:
            one = booklet.holding(it.code)
            given: Sequence[Any] = (None,) * 4 if one is None else (
                level(booklet.grid, one), _wall(one.at, school), said.author(one.author, booklet.authors), one.comment,
            )  # fmt: skip
            rows.append((f"{block.code} {block.title}", it.code, it.title, *given))
    return columns, rows


def _history(booklet: Booklet, school: School) -> tuple[Sequence[str], Rows]:
    rows = [
        (
            _wall(one.at, school), one.competence, level(booklet.grid, one) if booklet.grid else one.level,
            said.author(one.author, booklet.authors), one.comment,
            " ; ".join(said.rests_on(it, school) for it in booklet.rests_on.get(one.id, ())),
            " ; ".join(it.name or "fichier effacé" for it in one.files),
            None if one.withdrawn_at is None else _wall(one.withdrawn_at, school),
        )
        for one in booklet.assessed
    ]  # fmt: skip
    return ("Le", "Code", "Niveau", "Par", "Commentaire", "Preuves", "Fichiers", "Retirée le"), rows


def _few(small: bool) -> str | None:
    return "oui : trop peu pour conclure" if small else None


def _wall(at: datetime, school: School) -> datetime:
    """The wall clock, as a cell without a zone shows it."""
    return at.astimezone(school.zone).replace(tzinfo=None, microsecond=0)


SHEETS: dict[str, Callable[[Booklet, School], tuple[Sequence[str], Rows]]] = {
    "Livret": _about, "Semaines": _weeks, "Machines": _machines, "Travaux": _work, "Courbe": _curve,
    "Causes": _causes, "Arrêts": _stops, "Compétences": _competences, "Évaluations": _history,
}  # fmt: skip

"""The follow-up booklet as it is printed, in French: presence, machines, work, quality, competences, signatures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from collector.core.facts import Role
from collector.core.learning import WEEK, Point, stretches
from collector.reports import booklet_words as said
from collector.reports import words
from collector.reports.booklet import Booklet
from collector.reports.booklet_competences import competences
from collector.reports.pages import Bars, Block, Fields, Note, Report, Section, Spreads, Table, Tone
from collector.reports.school import School
from collector.reports.trainee_record import Record


def as_report(booklet: Booklet, school: School, software: str) -> Report:
    """The booklet as a report.

    Args:
        booklet: What it is made of.
        school: The school.
        software: The name and version of what makes it.
    """
    record = booklet.record
    person = record.person
    period = f"du {words.day(record.period.first)} au {words.day(record.period.last)}"
    made = words.minute(booklet.made_at, school.zone)
    title = booklet.enrolled.title if booklet.enrolled is not None else "aucune inscription enregistrée"
    return Report(
        title="Livret de suivi",
        subject=words.name(person),
        school=school.name,
        foot=f"{school.name} — établi le {made} par {software}",
        cover=[
            Fields([
                ("Élève", words.name(person)), ("Numéro dans l'établissement", person.reference or "—"),
                ("Groupe", person.group_name or "—"), ("Formation", title), ("Période", period),
                ("Établi le", made), ("Par le logiciel", software),
            ]),
            *_summary(booklet),
            Note(said.NO_RANKING + " Données personnelles : à ne remettre qu'à qui y a droit."),
            *_altered(booklet),
        ],
        sections=[
            Section("Présence à l'atelier", [*_presence(record)], new_page=True),
            Section("Machines et rôles", [*_machines(record, school)]),
            Section("Travail réalisé", [*_work(record, school)]),
            Section("Qualité", [*_quality(record, school)]),
            Section("Arrêts et encadrement", [*_stops(record, school)]),
            *competences(booklet, school),
            Section("Visas", [*_signatures()]),
        ],
        proved=not booklet.altered,
    )  # fmt: skip


def _summary(booklet: Booklet) -> Iterator[Block]:
    record = booklet.record
    rows = [
        ("Heures à l'atelier", said.hours(record.seconds)),
        ("Pièces réalisées", said.number(sum(one.made.parts for one in record.done))),
        ("Cycles terminés", said.number(sum(one.made.cycles for one in record.done))),
    ]
    if booklet.grid is not None:
        total = len(booklet.grid.competences)
        rows.append(("Compétences acquises", f"{total - booklet.still_open} sur {total}"))
    yield Fields(rows, title="En bref")


def _altered(booklet: Booklet) -> Iterator[Block]:
    if booklet.altered:
        yield Note(
            "Un commentaire ou un fichier joint n'est plus tel qu'il a été enregistré. Évaluations concernées : "
            + ", ".join(booklet.altered), Tone.BAD,
        )  # fmt: skip


def _presence(record: Record) -> Iterator[Block]:
    mean = [one.seconds for one in record.weeks if one.whole and one.seconds > 0]
    yield Fields([
        ("Heures à l'atelier", said.hours(record.seconds)),
        ("En moyenne par semaine de présence", said.hours(sum(mean) / len(mean)) if mean else "—"),
        ("Prévu par semaine", f"{said.hours(record.plan.in_workshop)} sur {said.hours(record.plan.week)}"),
    ])  # fmt: skip
    if record.seconds:
        limits = [record.limits.get(one.week) for one in record.weeks]
        lines: list[tuple[str, Sequence[float | None]]] = [
            ("prévu à l'atelier", [record.plan.in_workshop / 3600] * len(record.weeks))
        ]
        if any(limits):
            lines.append(("maximum légal avant 18 ans (L3162-1)", [one and one / 3600 for one in limits]))
        bars = [(said.week(one.week), one.seconds / 3600, not one.whole) for one in record.weeks]
        yield Bars("Heures par semaine civile", "h", bars, lines)
    rows = [
        (
            words.day(one.week), said.hours(one.seconds), said.hours(record.plan.in_workshop),
            said.hours(limit) if (limit := record.limits.get(one.week)) is not None else "—",
            "" if one.whole else "semaine incomplète",
        )
        for one in record.weeks
        if one.seconds
    ]  # fmt: skip
    columns = ("Semaine du", "À l'atelier", "Prévu", "Maximum légal", "")
    yield Table(columns, (1.2, 1, 1, 1.2, 2), rows, "Aucune présence dans la période.")
    if record.forgotten:
        yield Note(
            f"Badge de sortie oublié {said.several(len(record.forgotten), 'fois', 'fois')} : ces séances n'ont pas de"
            " fin connue et ne comptent pas."
        )
    yield Note(
        "Sont comptées les heures badgées à une machine de l'atelier ; deux machines en même temps comptent une fois."
        " Les heures en classe et en entreprise n'y sont pas."
    )


def _machines(record: Record, school: School) -> Iterator[Block]:
    rows = [
        (
            school.machine(one.machine), *(_time(one.roles.get(role.value, 0.0)) for role in Role),
            said.hours(one.seconds),
        )
        for one in record.machines
    ]  # fmt: skip
    columns = ("Machine", *(said.ROLES[role] for role in Role), "Total")
    yield Table(columns, (3, 1, 1, 1, 1), rows, "Aucune séance dans la période.")


def _time(seconds: float) -> str:
    return said.hours(seconds) if seconds else "—"


def _work(record: Record, school: School) -> Iterator[Block]:
    rows = []
    for one in record.done:
        spread, made = one.spread, one.made
        unjudged = made.parts - made.good - made.scrap - made.rework
        rows.append((
            said.work(one.work, one.described, school),
            said.number(made.cycles) + (f" (+ {made.aborted} interrompus)" if made.aborted else ""),
            said.took(one.standard) if one.standard else "—",
            "—" if spread is None else said.percent(spread.median) + ("*" if spread.small else ""),
            "—" if spread is None or spread.small else f"{said.percent(spread.lower)} – {said.percent(spread.upper)}",
            said.number(made.parts) + (f" (dont {one.together} à deux)" if one.together else ""),
            f"{made.good} / {made.scrap} / {made.rework} / {unjudged}",
        ))  # fmt: skip
    columns = (
        "Travail", "Cycles", "Standard", "Médiane", "Quartiles", "Pièces", "Bonnes / rebut / retouche / non jugées"
    )  # fmt: skip
    yield Table(columns, (3.2, 1.2, 1, 1, 1.5, 1.3, 1.7), rows, "Aucun travail attribué dans la période.")
    if record.curve:
        yield Spreads(
            "Courbe d'apprentissage : durée active des cycles rapportée au standard, par semaine", "%",
            *_drawn(record.curve), ("standard (100 %)", 100.0),
        )  # fmt: skip
        yield Table(
            ("Semaine du", "Cycles", "Dont à deux", "Médiane", "Quartiles", ""), (1.2, 1, 1, 1, 1.6, 2),
            [_week(one) for one in record.curve], "",
        )  # fmt: skip
    for note in _about_times(record):
        yield Note(note)


def _drawn(
    points: Sequence[Point],
) -> tuple[list[tuple[str, float, float, float, bool] | None], list[list[int]]]:
    """The weeks from the first to the last, those without a cycle empty, and which of them a line joins."""
    first = points[0].week
    places = {one.week: (one.week - first) // WEEK for one in points}
    drawn: list[tuple[str, float, float, float, bool] | None] = [None] * (places[points[-1].week] + 1)
    for one in points:
        it = one.spread
        drawn[places[one.week]] = (said.week(one.week), it.lower * 100, it.median * 100, it.upper * 100, it.small)
    return drawn, [[places[one.week] for one in run] for run in stretches(points)]


def _week(one: Point) -> tuple[str, ...]:
    spread = one.spread
    quartiles = "—" if spread.small else f"{said.percent(spread.lower)} – {said.percent(spread.upper)}"
    return (
        words.day(one.week), said.number(spread.count), said.number(spread.together) if spread.together else "—",
        said.percent(spread.median), quartiles, "trop peu de cycles pour conclure" if spread.small else "",
    )  # fmt: skip


def _about_times(record: Record) -> Iterator[str]:
    yield (
        "100 % : le temps standard de l'opération ; au-dessus, le cycle a duré plus longtemps. Sont retenus les cycles"
        " complets, vus de leur début à leur fin, pauses déduites. * : moins de 5 cycles, trop peu pour conclure."
    )
    if any(one.together for one in record.done):
        yield (
            "« À deux » : deux élèves étaient inscrits à la séance ; le travail est alors au livret de chacun, et rien"
            " ne dit lequel l'a fait."
        )
    if record.without_standard:
        yield (
            f"{said.several(record.without_standard, 'cycle', 'cycles')} sans temps standard : hors de la courbe."
        )  # fmt: skip
    if record.unattributed:
        parts = said.several(record.unattributed, "pièce n'est attribuée", "pièces ne sont attribuées")
        yield f"Dans la période, {parts} à personne dans l'atelier : elles ne comptent pour aucun élève."


def _quality(record: Record, school: School) -> Iterator[Block]:
    made = [one.made for one in record.done]
    parts, good, scrap, rework = (
        sum(getattr(one, name) for one in made) for name in ("parts", "good", "scrap", "rework")
    )
    yield Fields([
        ("Pièces réalisées", said.number(parts)), ("Déclarées bonnes", said.number(good)),
        ("Rebuts", said.number(scrap)), ("Retouches", said.number(rework)),
        ("Non jugées", said.number(parts - good - scrap - rework)),
    ])  # fmt: skip
    rows = [
        (said.reason(one.reason_code, school.reasons.scrap), said.number(one.scrap), said.number(one.rework))
        for one in record.causes
    ]
    yield Table(("Cause", "Rebuts", "Retouches"), (3, 1, 1), rows, "Ni rebut ni retouche dans la période.")


def _stops(record: Record, school: School) -> Iterator[Block]:
    rows = [
        (said.reason(one.reason_code, school.reasons.stops), said.number(one.count), said.hours(one.seconds))
        for one in record.stops
    ]
    yield Table(
        ("Motif d'arrêt", "Arrêts", "Durée"), (3, 1, 1), rows,
        "Aucun arrêt de deux minutes ou plus pendant la conduite.",
    )  # fmt: skip
    yield Note("Arrêts de la machine de deux minutes et plus, commencés pendant une séance de conduite.")
    if record.watched is None:
        yield Note("La présence d'encadrants n'est pas enregistrée dans cet établissement.")
    elif record.seconds:
        share = said.percent(record.watched / record.seconds)
        yield Fields([("Avec un encadrant présent au même lieu", f"{said.hours(record.watched)} ({share})")])


def _signatures() -> Iterator[Block]:
    rows = [(who, "", "\n\n") for who in ("L'élève", "Le formateur ou la formatrice", "Le représentant légal")]
    yield Table(("Visa", "Date", "Signature"), (2, 1, 3), rows, "")

"""The sections on the school and its machines: declarations, risk assessments, verifications, lock-outs, hazards."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta

from collector.access.dossier import Declaration, DeclarationUpdate, Mode, Programme
from collector.access.equipment import RiskAssessment
from collector.access.hazards import classes_of, verification_rule
from collector.reports import words
from collector.reports.last_days import last_day
from collector.reports.pages import Block, Fields, Note, Section, Table, Tone
from collector.reports.subject import Subject
from collector.store import papers
from collector.store.cabinet import Filed
from collector.store.papers_assembly import equipment_of
from collector.store.papers_records import PaperKind


def declarations(subject: Subject) -> Section:
    """The declarations, each with its sending, its proof, and what it covers."""
    found = [
        one.content
        for one in papers.current(subject.connection, kinds=[PaperKind.DECLARATION])
        if isinstance(one.content, Declaration)
    ]
    if not found:
        return Section("Déclarations de dérogation", [Note("Aucune déclaration au dossier.", Tone.BAD)], new_page=True)
    newest_first = sorted(found, key=lambda one: (one.sent_on is None, one.sent_on), reverse=True)
    return Section(
        "Déclarations de dérogation", (), [_declaration(subject, one) for one in newest_first], new_page=True
    )


def _declaration(subject: Subject, one: Declaration) -> Section:
    titles = {
        paper.content.id: paper.content.title
        for paper in papers.current(subject.connection, kinds=[PaperKind.PROGRAMME])
        if isinstance(paper.content, Programme)
    }
    end = last_day(one, subject.workshop.pack, None)
    if end is None:
        state = "non envoyée : sans effet"
    elif end < subject.day:
        state = f"échue depuis le {words.day(end + timedelta(days=1))}"
    else:
        state = f"en vigueur, dernier jour le {words.day(end)}"
    blocks: list[Block] = [Fields([
        ("Envoyée le", words.day(one.sent_on, "non envoyée")), ("Preuve d'envoi", one.proof or "aucune référence"),
        (f"État le {words.day(subject.day)}", state),
        ("Lieux", _listed(map(subject.workshop.place, one.places))),
        ("Travaux", _works(subject, one.works)),
        ("Machines", _listed(map(subject.workshop.machine, one.machines))),
        ("Interventions de maintenance", _listed(_jobs(one))),
        ("Formations", _listed(titles.get(it) or it for it in one.programmes)),
        ("Qualité ou fonction des encadrants", _listed(one.functions)),
    ])]  # fmt: skip
    if one.updates:
        rows = [
            (
                words.day(it.sent_on), _listed(map(subject.workshop.place, it.places)), _works(subject, it.works),
                _listed(it.machines), _listed(_jobs(it)),
                _listed((*(titles.get(name) or name for name in it.programmes), *it.functions)),
            )
            for it in one.updates
        ]  # fmt: skip
        columns = ("Notifiée le", "Lieux", "Travaux", "Machines", "Interventions", "Formations, fonctions")
        blocks.append(Table(columns, (1, 1.3, 2.5, 1.2, 1.3, 1.5), rows, "", "Modifications notifiées"))
    return Section(f"Déclaration {one.id}", blocks)


def _jobs(one: Declaration | DeclarationUpdate) -> Iterable[str]:
    return (f"{job.machine} : {job.task or 'toutes'}" for job in one.jobs)


def _works(subject: Subject, codes: Sequence[str]) -> str:
    classes = subject.workshop.pack.classes
    said = []
    for code in codes:
        # "28" stands for "28-1" and "28-2".
        known = [one for name, one in classes.items() if name == code or name.startswith(f"{code}-")]
        said.append(f"{code} : {' / '.join(one.text.fr for one in known)}" if known else code)
    return "\n".join(said) or "—"


def _listed(values: Iterable[str]) -> str:
    return ", ".join(values) or "—"


def risk_assessments(subject: Subject) -> Section:
    """The risk assessments."""
    rows = [
        (
            words.day(one.dated), ", ".join(words.family(it) for it in one.families), words.yes(one.covers_minors),
            words.yes(one.measures_in_place),
        )
        for paper in papers.current(subject.connection, kinds=[PaperKind.RISK_ASSESSMENT])
        if isinstance(one := paper.content, RiskAssessment)
    ]  # fmt: skip
    columns = ("Date", "Familles de machines", "Jeunes pris en compte", "Mesures en place")
    empty = "Élément manquant : aucune évaluation des risques au dossier."
    return Section("Évaluation des risques", [Table(columns, (1, 4, 1.2, 1.2), rows, empty)])


def machine(subject: Subject, id_: str, filed: Filed) -> Section:
    """A machine: its hazards by mode, its verifications, its lock-outs; `filed` are the papers that count."""
    station = subject.workshop.stations.get(id_)
    if station is None:
        return Section(id_, [Note("Cette machine ne figure plus dans l'atelier.")])
    at = subject.until
    zone = subject.workshop.zone
    equipment = equipment_of(subject.connection, id_, station.family, station.place, at, zone, filed=filed)
    pack = subject.workshop.pack
    rule = verification_rule(pack, equipment)
    asked = "non exigée par les règles" if rule is None else f"moins de {rule.months} mois ({rule.article})"
    uses = []
    for mode in Mode:
        classes = classes_of(pack, equipment, mode, None, subject.day)
        said = "non connue : refusé" if classes is None else words.works(sorted(classes), pack) or "aucune"
        uses.append((words.MODES[mode], said))
    assigned = equipment.first_assigned_on
    return Section(subject.workshop.machine(id_), [
        Fields([
            ("Famille", words.family(station.family)), ("Lieu", subject.workshop.place(station.place)),
            ("Premier jeune affecté le", words.day(assigned, "aucune")),
            ("Vérification périodique", asked),
        ]),
        Table(("Mode d'utilisation", "Classe de danger (article)"), (1, 3), uses, "", "Classes de danger"),
        Table(("Date", "Résultat", "Vérificateur", "Rapport", "Dernier jour valable"), (1, 1, 2.4, 1.6, 1.4), [
            (words.day(one.done_on), "conforme" if one.conform else "non conforme", one.checker or "—",
             one.reference or "—", words.day(last_day(one, pack, equipment), "—"))
            for one in sorted(equipment.verifications, key=lambda one: one.done_on, reverse=True)
        ], "Aucune vérification enregistrée.", "Vérifications périodiques"),
        Table(("Depuis le", "Jusqu'au", "Motif"), (1, 1, 4), [
            (words.day(one.since), words.day(one.until, "en cours"), one.reason or "—")
            for one in sorted(equipment.lock_outs, key=lambda one: one.since, reverse=True)
        ], "Aucune consignation enregistrée.", "Consignations"),
    ])  # fmt: skip

"""What each kind of paper has to say, field by field: its column in a list, and how its cell is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from collector.access.dossier import DeclarationUpdate, Doctor, Job, LicenceKind, Mode, Status, Verdict
from collector.store import import_paper_words as paper_words
from collector.store import import_words as words
from collector.store.import_rows import AS_TEXT, Misread, read_day, read_text, read_truth, reading_word
from collector.store.papers_records import PaperKind

FIRST_DAY, LAST_DAY = date(1950, 1, 1), date(2100, 1, 1)
MOST_HOURS = 48.0

Read = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a paper.

    Args:
        name: What the paper calls it; the key in a TOML file.
        column: What a list calls it.
        read: From a cell that is not empty to its value; raises Misread.
        needed: What is expected where it may not be left empty.
    """

    name: str
    column: str
    read: Read
    needed: str = ""


def day(cell: Any) -> date | None:
    """A civil day, French or ISO."""
    if isinstance(cell, datetime):
        raise Misread("a day without a time, such as 2026-12-31")
    read = read_day(cell)
    if read is not None and not FIRST_DAY <= read < LAST_DAY:
        raise Misread(f"a day between {FIRST_DAY.year} and {LAST_DAY.year}")
    return read


def text(cell: Any) -> str | None:
    """A text; figures are one too."""
    if isinstance(cell, list | dict | bool):
        raise Misread("a text")
    return read_text(cell)


def truth(cell: Any) -> bool | None:
    """Yes or no, in words or as it is."""
    return cell if isinstance(cell, bool) else read_truth(cell)


def several(read: Read = text) -> Read:
    """A list: of TOML, or in one cell with `|` between its entries; commas and semicolons do where there is no `|`."""

    def read_all(cell: Any) -> tuple[Any, ...]:
        if isinstance(cell, date):
            raise Misread("a list of texts", f"the spreadsheet took it for a date: {AS_TEXT}")
        parts = cell if isinstance(cell, list) else re.split(r"\|" if "|" in str(cell) else r"[,;\n]", str(cell))
        found = [read(one) for one in parts if not isinstance(one, str) or one.strip()]
        return tuple(dict.fromkeys(one for one in found if one is not None))

    return read_all


def word(kinds: words.Words, kind: Callable[[str], Any]) -> Read:
    """A word of a closed list, in any of its ways of writing."""
    read = reading_word(kinds)

    def read_one(cell: Any) -> Any:
        found = read(cell)
        return None if found is None else kind(found)

    return read_one


def class_code(cell: Any) -> str | None:
    """A hazard class as rule packs call it."""
    code = text(cell)
    if code is not None and not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9.-]{0,15}", code):
        raise Misread("classes of work, such as 28-1 | 28-2 | 17")
    return code


def some(read: Read) -> Read:
    """A list that is not empty."""

    def read_some(cell: Any) -> tuple[Any, ...] | None:
        return several(read)(cell) or None

    return read_some


def hazard_classes(cell: Any) -> tuple[Any, ...] | None:
    """Hazard classes of a use; that there are none has to be said: `aucune`, or `[]` in TOML."""
    if cell == [] or (isinstance(cell, str) and words.key(cell) in ("aucune", "aucun", "none")):
        return ()
    found: tuple[Any, ...] | None = some(class_code)(cell)
    return found


def hours(cell: Any) -> float:
    """Hours in a week."""
    plain = "" if isinstance(cell, bool | date) else str(cell).replace(",", ".").strip()
    if not re.fullmatch(r"\d{1,3}(\.\d+)?", plain) or not 0 < float(plain) <= MOST_HOURS:
        raise Misread(f"a number of hours, at most {MOST_HOURS:g}")
    return float(plain)


def job(cell: Any) -> Job | None:
    """A maintenance job: a machine's id, and behind a colon the job; without, every job on it."""
    if isinstance(cell, dict):
        if set(cell) - {"machine", "task"} or not isinstance(cell.get("machine"), str):
            raise Misread("a job with `machine`, and `task` where it is one in particular")
        return Job(machine=cell["machine"], task=text(cell.get("task")))
    said = text(cell)
    if said is None:
        return None
    machine, _, task = (part.strip() for part in said.partition(":"))
    return Job(machine=machine, task=task or None)


def updates(cell: Any) -> tuple[DeclarationUpdate, ...]:
    """Notified changes of a declaration; TOML alone has room for them."""
    if not isinstance(cell, list) or not all(isinstance(one, dict) for one in cell):
        raise Misread("tables [[declaration.updates]]")
    readers = {one.name: one.read for one in _UPDATE}
    found = []
    for number, table in enumerate(cell):
        if strange := sorted(set(table) - set(readers)):
            raise Misread(f"[{number}] with none but {', '.join(readers)}", f"remove {', '.join(strange)}")
        if "sent_on" not in table:
            raise Misread(f"[{number}] with `sent_on`: it counts from its sending")
        try:
            found.append(DeclarationUpdate(**{name: readers[name](value) for name, value in table.items()}))
        except Misread as error:
            raise Misread(f"[{number}] with {error.expected}", error.hint) from None
    return tuple(found)


_DATE = "a day such as 31/12/2026 or 2026-12-31"
_YES_NO = "yes or no"


def _begin(name: str) -> Field:
    return Field(name, "date", day, _DATE)


def _days(**columns: str) -> tuple[Field, ...]:
    return tuple(Field(name, column, day) for name, column in columns.items())


_machines = Field("machines", "machines", several())
_classes = Field("classes", "works", several(class_code))
_modes = Field("modes", "modes", several(word(paper_words.MODES, Mode)))
_LISTED = (
    Field("places", "places", several()),
    Field("works", "works", several(class_code)),
    _machines,
    Field("jobs", "jobs", several(job)),
    Field("programmes", "programmes", several()),
    Field("functions", "functions", several()),
)
_UPDATE = (_begin("sent_on"), *_LISTED)

FIELDS: Mapping[PaperKind, tuple[Field, ...]] = {
    PaperKind.DECLARATION: (
        Field("id", "id", text, "the declaration's id"),
        Field("sent_on", "date", day),
        Field("proof", "reference", text),
        *_LISTED,
        Field("updates", "updates", updates),
        *_days(withdrawn_on="withdrawn_on"),
    ),
    PaperKind.PROGRAMME: (
        Field("id", "id", text, "the programme's id, as declarations name it"),
        Field("title", "title", text),
        Field("diploma", "diploma", truth, f"{_YES_NO}: does it prepare a vocational or technological diploma?"),
        Field("counts_as_diploma", "counts_as_diploma", truth),
        Field("answer_reference", "reference", text),
        Field("length", "length", text),
        Field("places", "places", several()),
    ),
    PaperKind.RISK_ASSESSMENT: (
        _begin("dated"),
        Field("families", "families", some(word(words.FAMILIES, str)), "machine families"),
        Field("covers_minors", "covers_minors", truth, f"{_YES_NO}: does it look at young people?"),
        Field("measures_in_place", "measures_in_place", truth, f"{_YES_NO}: are its measures in place?"),
    ),
    PaperKind.MEDICAL_OPINION: (
        _begin("issued_on"),
        Field("verdict", "verdict", word(paper_words.VERDICTS, Verdict), "fit, unfit or fit_with_exclusions"),
        _classes,
        _machines,
        Field("excluded_classes", "excluded_works", several(class_code)),
        Field("excluded_machines", "excluded_machines", several()),
        Field("doctor", "doctor", word(paper_words.DOCTORS, Doctor)),
        *_days(valid_until="until", withdrawn_on="withdrawn_on"),
    ),
    PaperKind.SAFETY_TRAINING: (
        Field("machine", "machines", text, "the machine's id"),
        _modes,
        _begin("given_on"),
        *_days(evaluated_on="evaluated_on", valid_until="until"),
        Field("passed", "passed", truth),
    ),
    PaperKind.LICENCE: (
        Field("kind", "type", word(paper_words.LICENCES, LicenceKind), "what it is for"),
        _begin("issued_on"),
        _machines,
        *_days(valid_until="until", withdrawn_on="withdrawn_on"),
    ),
    PaperKind.DIPLOMA: (Field("title", "title", text, "its title"), _begin("obtained_on"), _classes),
    PaperKind.WITHDRAWAL: (
        _begin("since"),
        Field("reference", "reference", text),
        Field("lifted_on", "lifted_on", day),
        Field("lifted_reference", "lifted_reference", text),
    ),
    PaperKind.EXTRA_HOURS: (
        _begin("week"),
        Field("hours", "hours", hours, "a number of hours"),
        Field("reference", "reference", text, "the reference of the inspector's act"),
    ),
    PaperKind.ENROLMENT: (
        Field("programme", "programmes", text, "the programme's id"),
        _begin("since"),
        *_days(until="until"),
    ),
    PaperKind.STATUS: (
        Field("status", "status", word(paper_words.STATUSES, Status), "a status"),
        _begin("since"),
        *_days(until="until"),
    ),
    PaperKind.SUPERVISOR: (
        Field("function", "functions", text, "the quality or function, as declarations name it"),
        _machines,
        _begin("since"),
        *_days(until="until"),
    ),
    PaperKind.VERIFICATION: (
        _begin("done_on"),
        Field("conform", "conform", truth, f"{_YES_NO}: its result"),
        Field("checker", "checker", text),
        Field("reference", "reference", text),
    ),
    PaperKind.LOCK_OUT: (_begin("since"), Field("until", "lifted_on", day), Field("reason", "reason", text)),
    PaperKind.HAZARD: (
        _begin("since"),
        *_days(until="until"),
        _modes,
        Field("task", "task", text),
        Field("classes", "works", hazard_classes, "classes of work, or `aucune` (none)"),
    ),
    PaperKind.TRAITS: (
        _begin("since"),
        Field("variant", "variant", text),
        Field("powered", "powered", truth),
    ),
}
"""By kind, in the order in which a form would ask."""

IN_ORDER: Mapping[PaperKind, tuple[tuple[str, str], ...]] = {
    PaperKind.DECLARATION: (("sent_on", "withdrawn_on"),),
    PaperKind.MEDICAL_OPINION: (("issued_on", "valid_until"), ("issued_on", "withdrawn_on")),
    PaperKind.SAFETY_TRAINING: (("given_on", "evaluated_on"), ("given_on", "valid_until")),
    PaperKind.LICENCE: (("issued_on", "valid_until"), ("issued_on", "withdrawn_on")),
    PaperKind.WITHDRAWAL: (("since", "lifted_on"),),
    PaperKind.ENROLMENT: (("since", "until"),),
    PaperKind.STATUS: (("since", "until"),),
    PaperKind.SUPERVISOR: (("since", "until"),),
    PaperKind.LOCK_OUT: (("since", "until"),),
    PaperKind.HAZARD: (("since", "until"),),
}
"""Days of which the second is not before the first."""

HAPPENED = ("sent_on", "dated", "evaluated_on", "done_on", "obtained_on")
"""Days of what has happened: they are not after today."""

BLANK: Mapping[PaperKind, Mapping[str, Any]] = {
    PaperKind.DECLARATION: {"sent_on": None, "proof": ""},
    PaperKind.PROGRAMME: {"length": None},
}
"""What is meant by an empty cell where that is not the paper's own default: not sent yet, not proved, and not
written down."""

"""Reads a rule pack, lists everything that is wrong in it, and refuses what no pack may say."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date, time
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from collector.access.contradictions import contradictions
from collector.access.dossier import Mode, Status
from collector.access.pack import Certainty as HowSure
from collector.access.pack import (
    FamilyHazard,
    HazardClass,
    Limits,
    NightRule,
    Policy,
    Regime,
    RestRule,
    RulePack,
    Text,
    VerificationRule,
    Wording,
)
from collector.access.wordings import CODES
from collector.errors import ConfigError
from collector.settings.documents import Document, checked, document_of, read_document
from collector.settings.findings import Findings, listed
from collector.settings.shipped import shipped

Certainty = Literal["text", "secondary", "stated", "judgement"]
Said = Annotated[str, Field(min_length=1)]


class _Line(BaseModel):
    """A line of a pack: it says where it comes from, and how sure that is."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    source: Said
    certainty: Certainty


class _Period(_Line):
    since: date | None = None
    until: date | None = None


class PackTable(_Line):
    """`[pack]`: whose rules these are."""

    name: Said
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
    version: Said
    title_fr: Said
    title_en: Said
    statuses: tuple[Status, ...]
    conditions: tuple[str, ...]


class LimitRow(_Line):
    """`[[limits]]`: one period or limit."""

    name: Said
    value: float | tuple[str, ...]


class PolicyRow(_Line):
    """`[[policy]]`: one thing that a school settles for itself."""

    name: Said
    value: bool | tuple[str, ...]


class NightRow(_Line):
    """`[[nights]]`: when minors below an age may not work."""

    below: Annotated[int, Field(ge=1, le=18)]
    since: time
    until: time
    article: Said


class RestRow(_Line):
    """`[[rests]]`: the daily rest of minors below an age."""

    below: Annotated[int, Field(ge=1, le=18)]
    hours: Annotated[float, Field(gt=0, le=24)]
    article: Said


class ClassRow(_Period):
    """`[[classes]]`: one hazard class."""

    code: Said
    regime: Regime
    article: Said
    fr: Said
    en: Said
    listed: bool = False
    jobs: bool = False
    movable: bool = False


class FamilyRow(_Period):
    """`[[families]]`: the classes of a machine family's uses."""

    family: Said
    variant: Said | None = None
    production: tuple[str, ...] | None = None
    setting: tuple[str, ...] | None = None
    cleaning: tuple[str, ...] | None = None
    maintenance: tuple[str, ...] | None = None
    maintenance_running: tuple[str, ...] | None = None


class VerificationRow(_Line):
    """`[[verifications]]`: one periodic verification."""

    families: tuple[str, ...]
    variants: tuple[str, ...] = ()
    months: Annotated[int, Field(ge=1, le=120)]
    article: Said


class WordingRow(_Line):
    """`[[wordings]]`: what is said of one condition."""

    code: Said
    article: Said
    fr: Said
    en: Said
    next_fr: Said
    next_en: Said


class ReadingRow(BaseModel):
    """`[[readings]]`: a reading where the texts leave room."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    reading: Said
    certainty: Certainty


class PackFile(BaseModel):
    """A rule pack as it stands in its file."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    pack: PackTable
    limits: tuple[LimitRow, ...]
    policy: tuple[PolicyRow, ...] = ()
    nights: tuple[NightRow, ...]
    rests: tuple[RestRow, ...]
    classes: tuple[ClassRow, ...]
    families: tuple[FamilyRow, ...]
    verifications: tuple[VerificationRow, ...] = ()
    wordings: tuple[WordingRow, ...]
    readings: tuple[ReadingRow, ...] = ()


def load_pack(name: str, folder: Path | None = None) -> RulePack:
    """Read a rule pack.

    Args:
        name: Its name (`fr`), or the way to a file that ends in `.toml`.
        folder: The site file's folder: a `rules/<name>.toml` there goes before the shipped one.

    Returns:
        The pack.

    Raises:
        ConfigError: With all that is wrong in it; also for a pack that says what no pack may.
    """
    path = find_pack(name, folder)
    return _read(read_document(path, str(path)), _digest(path))


def pack_of(text: str, file: str = "the pack that was kept") -> RulePack:
    """The same, of a pack's text that was kept with the decisions that were taken under it."""
    return _read(document_of(text, file), hashlib.sha256(text.encode()).hexdigest())


def _read(document: Document, digest: str) -> RulePack:
    findings = document.findings
    if not document.readable:
        raise ConfigError(findings.problems)
    file = checked(PackFile, document.data, findings)
    if file is None or findings.problems:
        raise ConfigError(findings.problems)
    pack = _pack(file, digest, findings)
    if pack is None or findings.problems:
        raise ConfigError(findings.problems)
    for key, found, expected in contradictions(pack):
        findings.add_at(key, found, expected)
    if findings.problems:
        raise ConfigError(findings.problems)
    return pack


def find_pack(name: str, folder: Path | None = None) -> Path:
    """Where a rule pack lies; arguments as for `load_pack`."""
    if name.endswith(".toml"):
        return Path(name)
    own = folder / "rules" / f"{name}.toml" if folder is not None else None
    return own if own is not None and own.is_file() else shipped("rules", f"{name}.toml")


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""  # What cannot be read is told of as a document that cannot be read.


def _pack(file: PackFile, digest: str, findings: Findings) -> RulePack | None:
    limits, policy = _limits(file, findings), _policy(file, findings)
    _distinct("classes", [row.code for row in file.classes], findings)
    _distinct("wordings", [row.code for row in file.wordings], findings)
    for code in sorted(set(CODES) - {row.code for row in file.wordings}):
        findings.add_at("wordings", f"nothing about {code}", f'a row with code = "{code}"')
    for number, row in enumerate(file.wordings):
        if row.code not in CODES:
            findings.add(("wordings", number, "code"), row.code, f"one of {listed(CODES)}")
    if limits is None or policy is None:
        return None
    return RulePack(
        name=file.pack.name,
        country=file.pack.country,
        version=file.pack.version,
        digest=digest,
        statuses=file.pack.statuses,
        conditions=file.pack.conditions,
        classes={
            row.code: HazardClass(
                code=row.code,
                regime=row.regime,
                article=row.article,
                text=Text(fr=row.fr, en=row.en),
                listed=row.listed,
                jobs=row.jobs,
                movable=row.movable,
                since=row.since,
                until=row.until,
            )
            for row in file.classes
        },
        families=[_family(row) for row in file.families],
        verifications=[
            VerificationRule(families=row.families, variants=row.variants, months=row.months, article=row.article)
            for row in file.verifications
        ],
        limits=limits,
        policy=policy,
        wordings={
            row.code: Wording(
                article=row.article,
                text=Text(fr=row.fr, en=row.en),
                next=Text(fr=row.next_fr, en=row.next_en),
                source=row.source,
                certainty=HowSure(row.certainty),
            )
            for row in file.wordings
        },
    )


def _family(row: FamilyRow) -> FamilyHazard:
    said = {mode: getattr(row, mode.value) for mode in Mode}
    return FamilyHazard(
        family=row.family,
        variant=row.variant,
        modes={mode: codes for mode, codes in said.items() if codes is not None},
        since=row.since,
        until=row.until,
    )


_WHOLE = ("regulated_from", "declaration_years", "opinion_months", "ratio")
_MEASURES = (
    "day_hours", "week_hours", "extra_hours", "stretch_minutes", "break_minutes", "presence_minutes", "grace_minutes",
    "override_minutes", "clock_seconds", "clock_margin_minutes",
)  # fmt: skip


def _limits(file: PackFile, findings: Findings) -> Limits | None:
    given = {row.name: row.value for row in file.limits}
    _distinct("limits", [row.name for row in file.limits], findings)
    before = len(findings.problems)
    for number, row in enumerate(file.limits):
        if row.name not in (*_WHOLE, *_MEASURES, "doctors"):
            findings.add(("limits", number, "name"), row.name, f"one of {listed((*_WHOLE, *_MEASURES, 'doctors'))}")
        elif row.name == "doctors":
            if not isinstance(row.value, tuple):
                findings.add(("limits", number, "value"), str(row.value), "a list of kinds of doctor")
        elif not isinstance(row.value, float) or row.value < 0 or (row.name in _WHOLE and row.value % 1):
            findings.add(("limits", number, "value"), str(row.value), "a number that is not negative")
    for name in (*_WHOLE, *_MEASURES):
        if name not in given:
            findings.add_at("limits", f"nothing about {name}", f'a row with name = "{name}"')
    if len(findings.problems) > before:
        return None
    values: dict[str, Any] = {name: int(given[name]) for name in _WHOLE}  # type: ignore[arg-type]
    values |= {name: given[name] for name in _MEASURES}
    return Limits(
        **values,
        doctors=given.get("doctors", ()),  # type: ignore[arg-type]
        nights=sorted(
            (NightRule(below=row.below, since=row.since, until=row.until, article=row.article) for row in file.nights),
            key=lambda rule: rule.below,
        ),
        rests=sorted(
            (RestRule(below=row.below, hours=row.hours, article=row.article) for row in file.rests),
            key=lambda rule: rule.below,
        ),
    )


_SWITCHES = ("watch_pupils", "powered_under_15", "supervise_unclassified")
_STATUSES = ("electrical", "driving", "diploma")


def _policy(file: PackFile, findings: Findings) -> Policy | None:
    values: dict[str, Any] = {}
    _distinct("policy", [row.name for row in file.policy], findings)
    before = len(findings.problems)
    for number, row in enumerate(file.policy):
        at = ("policy", number, "value")
        if row.name in _SWITCHES:
            if not isinstance(row.value, bool):
                findings.add(at, str(row.value), "true or false")
            values[row.name] = row.value
        elif row.name in _STATUSES:
            words = row.value if isinstance(row.value, tuple) else ("?",)
            if unknown := [word for word in words if word not in set(Status)]:
                findings.add(at, ", ".join(unknown), f"a list of {listed(tuple(Status))}")
            else:
                values[row.name] = tuple(Status(word) for word in words)
        elif row.name == "also_regulated":
            if not isinstance(row.value, tuple):
                findings.add(at, str(row.value), "a list of classes")
            values[row.name] = row.value
        else:
            findings.add(
                ("policy", number, "name"), row.name, f"one of {listed((*_SWITCHES, *_STATUSES, 'also_regulated'))}"
            )
    return None if len(findings.problems) > before else Policy(**values)


def _distinct(table: str, names: Sequence[str], findings: Findings) -> None:
    for number, name in enumerate(names):
        if name in names[:number]:
            findings.add((table, number), name, "each name once")

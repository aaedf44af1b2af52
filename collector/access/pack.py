"""A rule pack as the engine reads it: one country's classes, articles, ages, periods and policies. Pure data.

What no pack may change stands in the code of the rows, and `contradictions` refuses a pack that tries.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from collector.access.dossier import Mode, Status

ADULT_AT = 18
"""Full years; fixed: under it somebody is a minor everywhere."""

YOUNGEST = 15
"""Full years under which nobody does dangerous work, whatever a pack says. Source: R4153-39; Directive 94/33/EC."""


class Regime(StrEnum):
    """How a hazard class is regulated for minors."""

    ABSOLUTE = "absolute"
    REGULATED = "regulated"
    ELECTRICAL = "electrical"
    DRIVING = "driving"
    OUTSIDE = "outside"


class Certainty(StrEnum):
    """How sure a line of the pack is."""

    TEXT = "text"
    SECONDARY = "secondary"
    STATED = "stated"
    JUDGEMENT = "judgement"


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """The same words in the languages of the house.

    Args:
        fr: In French.
        en: In English.
    """

    fr: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """From when to when a line of the pack holds.

    Args:
        since: The first day on which it holds; None for ever since.
        until: The last such day; None for no end.
    """

    since: date | None = None
    until: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether it holds on a day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class HazardClass(Period):
    """A class of dangerous work.

    Args:
        code: Its short name: "28-1".
        regime: How it is regulated for minors.
        article: Where it stands in the law.
        text: What it is.
        listed: A declaration has to list the machine (or, for `jobs`, the job).
        jobs: It is maintenance: a declaration lists jobs, not machines.
        movable: A school may move it from outside its work to regulated.
    """

    code: str
    regime: Regime
    article: str
    text: Text
    listed: bool = False
    jobs: bool = False
    movable: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyHazard(Period):
    """The classes of a machine family's uses, where the school has no record of its own.

    Args:
        family: The family.
        variant: The variant it is about; None for the family as such.
        modes: By mode, the classes.
    """

    family: str
    variant: str | None = None
    modes: Mapping[Mode, Sequence[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class VerificationRule:
    """A periodic verification that machines must have.

    Args:
        families: For which families.
        variants: For which variants of them; empty for all.
        months: It must be younger than so many months.
        article: Where that stands.
    """

    families: Sequence[str]
    variants: Sequence[str] = ()
    months: int
    article: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NightRule:
    """When minors up to an age may not work.

    Args:
        below: For those under this age (full years).
        since: From this time on the wall.
        until: Until this time on the wall, the next morning.
        article: Where that stands.
    """

    below: int
    since: time
    until: time
    article: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RestRule:
    """The daily rest of minors up to an age.

    Args:
        below: For those under this age (full years).
        hours: Elapsed hours.
        article: Where that stands.
    """

    below: int
    hours: float
    article: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Periods and limits.

    Args:
        regulated_from: The age from which regulated work is possible (full years, at least 15).
        declaration_years: A declaration counts for so many years from its sending.
        opinion_months: A medical opinion counts for so many months, unless it states its own end.
        doctors: Kinds of doctor whose opinions count; empty for any.
        day_hours: Working hours in a day, at most.
        week_hours: Working hours in a civil week, at most.
        extra_hours: Hours more that an authorisation may add to a week, at most.
        stretch_minutes: Minutes without a break, at most.
        break_minutes: A shorter break is none.
        nights: Night rules, by rising age.
        rests: Daily rests, by rising age.
        presence_minutes: A supervisor renews his presence within so many minutes.
        ratio: Trainees that one supervisor has in one place, at most.
        grace_minutes: Minutes to finish what runs when a right ends.
        override_minutes: An exception lasts so many minutes, at most (60 or less).
        clock_seconds: A clock that jumped by more is not trusted.
        clock_margin_minutes: How far from a boundary an untrusted clock is taken for wrong.
    """

    regulated_from: int
    declaration_years: int
    opinion_months: int
    doctors: Sequence[str] = ()
    day_hours: float
    week_hours: float
    extra_hours: float
    stretch_minutes: float
    break_minutes: float
    nights: Sequence[NightRule]
    rests: Sequence[RestRule]
    presence_minutes: float
    ratio: int
    grace_minutes: float
    override_minutes: float
    clock_seconds: float
    clock_margin_minutes: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What a school may settle for itself, within the law.

    Args:
        watch_pupils: Nights and working time are watched for pupils in their own school too; for all others under 18
            that is the law.
        powered_under_15: Row 3: under 15 may use powered machines without hazard class too, supervised.
        electrical: Row 5: statuses of minors for whom a valid habilitation opens electrical work.
        driving: Row 7: statuses of minors for whom driving training and authorisation open driving.
        diploma: Row 8: statuses of minors for whom a matching diploma opens regulated work.
        supervise_unclassified: Row 9: minors are supervised on machines without hazard class too.
        also_regulated: Row 10b: classes outside this workshop that are regulated after all.
    """

    watch_pupils: bool = True
    powered_under_15: bool = False
    electrical: Sequence[Status] = ()
    driving: Sequence[Status] = ()
    diploma: Sequence[Status] = ()
    supervise_unclassified: bool = True
    also_regulated: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What is said of a condition.

    Args:
        article: Where it stands.
        text: What it asks.
        next: What to do when it is not met.
        source: Where this line of the pack is taken from; empty where that is not known.
        certainty: How sure it is.
    """

    article: str
    text: Text
    next: Text
    source: str = ""
    certainty: Certainty = Certainty.JUDGEMENT


@dataclass(frozen=True, slots=True, kw_only=True)
class RulePack:
    """One country's rules.

    Args:
        name: Its name: `fr`.
        country: ISO 3166 code.
        version: Its version.
        digest: SHA-256 of its file.
        statuses: As what minors may do regulated work.
        conditions: Which of K1 to K8 this country asks for.
        classes: The hazard classes, by code.
        families: The hazards of machine families.
        verifications: Periodic verifications.
        limits: Periods and limits.
        policy: What a school may settle for itself.
        wordings: By condition code.
    """

    name: str
    country: str
    version: str
    digest: str
    statuses: Sequence[Status]
    conditions: Sequence[str]
    classes: Mapping[str, HazardClass]
    families: Sequence[FamilyHazard]
    verifications: Sequence[VerificationRule]
    limits: Limits
    policy: Policy
    wordings: Mapping[str, Wording]

    def regime(self, code: str) -> Regime:
        """How a class is regulated here; the policy may have moved one from outside to regulated."""
        regime = self.classes[code].regime
        moved = regime is Regime.OUTSIDE and self.classes[code].movable and code in self.policy.also_regulated
        return Regime.REGULATED if moved else regime

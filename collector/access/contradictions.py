"""What a rule pack may not say: the few things that hold in every country and for every school."""

from __future__ import annotations

from collector.access.dossier import Status
from collector.access.pack import YOUNGEST, Regime, RulePack

LONGEST_OVERRIDE = 60
"""Minutes."""

LEAST = ("K5", "K6")
"""Without training and supervision nobody under 18 does dangerous work anywhere."""

ALL_OF_FRANCE = tuple(f"K{number}" for number in range(1, 9))


def contradictions(pack: RulePack) -> list[tuple[str, str, str]]:
    """What a pack says that is not for a pack to say.

    Returns:
        For each: the key, what was found, what is expected.
    """
    found: list[tuple[str, str, str]] = []
    limits = pack.limits
    if limits.regulated_from < YOUNGEST:
        found.append(("limits.regulated_from", str(limits.regulated_from), f"at least {YOUNGEST}"))
    if limits.override_minutes > 60 or limits.override_minutes < 0:
        found.append(("limits.override_minutes", str(limits.override_minutes), f"{LONGEST_OVERRIDE} at most"))
    asked = ALL_OF_FRANCE if pack.country == "FR" else LEAST
    if missing := [code for code in asked if code not in pack.conditions]:
        found.append(("pack.conditions", ", ".join(pack.conditions) or "none", f"also {', '.join(missing)}"))
    if unknown := [code for code in pack.conditions if code not in ALL_OF_FRANCE]:
        found.append(("pack.conditions", ", ".join(unknown), f"some of {', '.join(ALL_OF_FRANCE)}"))
    if Status.OBSERVATION in pack.statuses or Status.STAFF in pack.statuses:
        found.append(("pack.statuses", ", ".join(pack.statuses), "no observation, no staff"))
    found += [
        (f"policy.{key}", "observation", "observers use no machine")
        for key in ("electrical", "driving", "diploma")
        if Status.OBSERVATION in getattr(pack.policy, key)
    ]
    found += [
        (f"policy.also_regulated.{code}", code, "a class that is `movable`")
        for code in pack.policy.also_regulated
        if code not in pack.classes or not pack.classes[code].movable
    ]
    found += [
        (f"classes.{one.code}.movable", one.regime.value, "only classes whose regime is `outside`")
        for one in pack.classes.values()
        if one.movable and one.regime is not Regime.OUTSIDE
    ]
    found += [
        (f"families.{row.family}.{mode}", code, "a class of this pack")
        for row in pack.families
        for mode, codes in row.modes.items()
        for code in codes
        if code not in pack.classes
    ]
    return found

"""Findings put into the words of the rule pack."""

from __future__ import annotations

from collections.abc import Sequence

from collector.access.decision import Condition, Finding
from collector.access.pack import RulePack, Text, Wording

CODES = (
    "status",
    "T0.locked_out", "T0.class", "T0.verification", "T1", "T2",
    "T3.rest", "T3.uninterrupted", "T3.day", "T3.week",
    "row1", "row2", "R3", "row4", "R5.habilitation", "R7.training", "R7.authorisation", "row10b",
    "diploma", "K1", "K2", "K3", "K4", "K5", "K6", "K7", "K8",
    "R9.supervision", "supervision", "R12.habilitation", "clock",
)  # fmt: skip
"""Every condition that a decision may name; a pack has words for each."""


def in_words(findings: Sequence[Finding], pack: RulePack) -> tuple[Condition, ...]:
    """The conditions as people read them. A code without words in the pack says its name: it is never left out."""
    return tuple(_condition(one, pack.wordings.get(one.code)) for one in findings)


def _condition(one: Finding, wording: Wording | None) -> Condition:
    plain = Text(fr=one.code, en=one.code)
    return Condition(
        code=one.code,
        state=one.state,
        article=wording.article if wording else "",
        text=wording.text if wording else plain,
        next=(wording.next if wording else plain) if one.failed else None,
        detail=one.detail,
        until=one.until,
    )

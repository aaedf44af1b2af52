"""One case while it is looked at: what is known, what was found, which rows of the table were come to."""

from __future__ import annotations

from dataclasses import dataclass, field

from collector.access.decision import Finding, State
from collector.access.dossier import Dossier, Status
from collector.access.equipment import Equipment
from collector.access.moment import Moment
from collector.access.pack import RulePack
from collector.access.request import Request
from collector.access.supervision import Guardian


@dataclass(slots=True)
class Case:
    """One case while it is looked at.

    Args:
        request: What is asked.
        dossier: The person's papers.
        machine: The machine's papers.
        pack: The rules.
        moment: When.
        classes: The hazard classes of the use, as far as they are known.
        findings: What was found so far, in the order of the table.
        rows: The rows of the table that were come to.
        guardian: Who supervises.
        supervised: The right holds under supervision only.
    """

    request: Request
    dossier: Dossier
    machine: Equipment
    pack: RulePack
    moment: Moment
    classes: frozenset[str] = frozenset()
    findings: list[Finding] = field(default_factory=list)
    rows: list[str] = field(default_factory=list)
    guardian: Guardian | None = None
    supervised: bool = False

    @property
    def age(self) -> int:
        """Full years."""
        return self.moment.age(self.dossier.person.birth_date)

    @property
    def status(self) -> Status | None:
        """As what the person is here."""
        return self.dossier.person.status

    def find(self, *findings: Finding) -> None:
        """Add findings; of one condition that is looked at twice, the worse one stays."""
        for one in findings:
            known = next((place for place, other in enumerate(self.findings) if other.code == one.code), None)
            if known is None:
                self.findings.append(one)
            elif one.failed and not self.findings[known].failed:
                self.findings[known] = one

    def refuse(self, code: str, detail: str = "") -> None:
        """Add a condition that cannot be met."""
        self.find(Finding(code, State.MISSING, detail=detail))

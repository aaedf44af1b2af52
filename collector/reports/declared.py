"""Which machines are left without a declaration once one of them ends: asked of the rules themselves. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from collector.access.declarations import cover
from collector.access.dossier import Declaration, Dossier, Mode, Person, Programme
from collector.access.equipment import Equipment
from collector.access.hazards import classes_of
from collector.access.moment import Moment
from collector.access.pack import Regime
from collector.reports.workshop import Workshop
from collector.store.papers_records import Paper


def left_uncovered(
    ending: Declaration,
    end: date,
    by: date,
    papers: Iterable[Paper],
    machines: Mapping[str, Equipment],
    workshop: Workshop,
) -> tuple[str, ...]:
    """The machines that a declaration covers on its last day and that no other covers afterwards, for some programme.

    Args:
        ending: The declaration that ends.
        end: Its last day.
        by: The day on which another has to cover them.
        papers: All declarations and programmes on file.
        machines: The machines' papers, by id.
        workshop: The workshop.
    """
    pack = workshop.pack
    if "K2" not in pack.conditions:
        return ()
    said = [one.content for one in papers]
    others = [one for one in said if isinstance(one, Declaration) and one.id != ending.id]
    programmes = [one for one in said if isinstance(one, Programme)]

    def covered(
        by_these: Sequence[Declaration], machine: Equipment, mode: Mode, programme: Programme, on: date
    ) -> bool:
        at = workshop.noon(on)
        classes = {
            code
            for code in classes_of(pack, machine, mode, None, on) or ()
            if pack.regime(code) is Regime.REGULATED
        }  # fmt: skip
        who = Person(id="", status=next(iter(pack.statuses), None))
        dossier = Dossier(person=who, programme=programme, declarations=by_these)
        answers = cover(dossier, machine, classes, None, Moment(at, at, workshop.zone), pack)
        return bool(classes) and any(one.failures == 0 for one in answers)

    return tuple(
        id_
        for id_ in workshop.regulated
        if any(
            covered([ending], machines[id_], mode, programme, end)
            and not covered(others, machines[id_], mode, programme, by)
            for mode in Mode
            for programme in programmes
        )
    )

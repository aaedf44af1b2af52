"""Walking along the chain: where a row does not fit, find out what was done to the journal."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from collector.core.facts import fact_id
from collector.store.checkpoints import Checkpoint
from collector.store.journal import FRAME, GENESIS, chain

MOST_SUSPECTS = 300
"""Rows that are kept to find out what happened to them; beyond that they are reported as edited."""

MOST_SHIFT = 32
"""Rows removed in one place, with those behind them renumbered, that are still recognised as such."""


class What(StrEnum):
    """What was done to the journal."""

    EDITED = "edited"
    REMOVED = "removed"
    SWAPPED = "swapped"
    INSERTED = "inserted"
    REWRITTEN = "rewritten"
    TAIL_CUT = "tail_cut"
    CHECKPOINT_FORGED = "checkpoint_forged"
    CHECKPOINT_REMOVED = "checkpoint_removed"
    CARRIED_EDITED = "carried_edited"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it was recorded.

    Args:
        what: What was done.
        seq: The first seq concerned.
        last: The last seq concerned; the same as `seq` for one row.
        detail: In words.
    """

    what: What
    seq: int
    last: int
    detail: str


Fields = tuple[int, bytes, int, int, bytes, bytes, int, bytes, bytes]
"""A row as the driver reads it, in the order of `Row`."""

SELECT = (
    "SELECT seq, CAST(id AS BLOB), at, recorded_at, CAST(machine AS BLOB), CAST(kind AS BLOB), version, "
    "CAST(body AS BLOB), hash FROM journal"
)


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it stands: texts as bytes, for a changed text need not even be text."""

    seq: int
    id: bytes
    at: int
    recorded_at: int
    machine: bytes
    kind: bytes
    version: int
    body: bytes
    hash: bytes

    def hashed(self, previous: bytes, seq: int) -> bytes:
        """What this row's hash would be at that place behind that hash."""
        try:
            return chain(previous, seq, self.id, self.at, self.recorded_at, self.machine, self.kind, self.version,
                         self.body)  # fmt: skip
        except TypeError:
            return b""

    def is_whole(self) -> bool:
        """Whether its id follows from its content; all that can be said of a row behind a hole."""
        try:
            return fact_id(self.kind.decode(), self.body.decode()).encode() == self.id
        except (AttributeError, UnicodeDecodeError):
            return False


@dataclass(slots=True)
class _Suspect:
    row: Row
    previous: bytes
    shift: int


@dataclass(slots=True)
class Walk:
    """The walk along the chain.

    When a row does not fit, the rows from there on are a *run*, until one fits again. How it fits tells what was done:
    behind the row before it (the run was edited), behind the row before the run (the run was inserted), or under
    another number (rows were taken out and the others renumbered).
    """

    signed: Mapping[int, Sequence[Checkpoint]]
    previous: bytes = GENESIS
    last_seq: int = 0
    shift: int = 0
    clean_from: int = 1
    run: list[Row] = field(default_factory=list)
    run_previous: bytes = GENESIS
    suspects: list[_Suspect] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def along(self, rows: Iterator[Fields]) -> Row | None:
        """Take rows for as long as each fits at first sight and no checkpoint was signed over it.

        Nearly every row of a journal goes this way, and no other: kept free of calls, it decides the speed.

        Returns:
            The first row that has to be looked at more closely, not yet taken; None if there is none.
        """
        if self.run:
            row = next(rows, None)
            return None if row is None else Row(*row)
        frame, sha256, signed = FRAME, hashlib.sha256, self.signed
        previous, last = self.previous, self.last_seq
        place = last - self.shift
        fields: Fields | None = None
        try:
            for fields in rows:
                seq, id_, at, recorded_at, machine, kind, version, body, hash_ = fields
                place += 1
                if (
                    seq != last + 1
                    or place in signed
                    or sha256(
                        frame
                        % (previous, place, at, recorded_at, version, len(id_), id_, len(machine), machine, len(kind),
                           kind, len(body), body)
                    ).digest() != hash_
                ):  # fmt: skip
                    break
                previous, last = hash_, seq
            else:
                fields = None
        except TypeError:
            pass  # A field is not of its type: the row that is in hand.
        self.previous, self.last_seq = previous, last
        return None if fields is None else Row(*fields)

    def step(self, row: Row) -> None:
        """Take one row that did not fit at first sight, or follows one that did not."""
        if row.seq != self.last_seq + 1:
            self._close_run()
            if row.seq <= self.last_seq:
                self.findings.append(Finding(What.INSERTED, row.seq, row.seq, "a row numbered below the first"))
                return
            self._removed(self.last_seq + 1, row.seq - 1, "the journal has a hole")
            if not row.is_whole():
                self.findings.append(Finding(What.EDITED, row.seq, row.seq, "its id is not that of its content"))
        elif not self.run:
            if row.hashed(self.previous, row.seq - self.shift) != row.hash:
                self.run, self.run_previous = [row], self.previous
        elif not self._resumes(row):
            self.run.append(row)
            if len(self.run) > MOST_SUSPECTS:
                self._close_run()
        self.previous, self.last_seq = row.hash, row.seq

    def _resumes(self, row: Row) -> bool:
        last, place = self.run[-1], row.seq - self.shift
        recomputed = last.hashed(self.run_previous if len(self.run) == 1 else self.run[-2].hash, last.seq - self.shift)
        if row.hash in (row.hashed(last.hash, place), row.hashed(recomputed, place)):
            self._close_run()
            return True
        if row.hashed(self.run_previous, place - len(self.run)) == row.hash:
            first = self.run[0].seq
            if self.run[0].hashed(row.hash, first - self.shift + 1) == self.run[0].hash:
                return False  # It belongs behind this one: two neighbours in each other's place.
            self.findings.append(Finding(What.INSERTED, first, last.seq, "put between two facts that belong together"))
            self.shift += len(self.run)
            self.run = []
            return True
        for gone in range(1, MOST_SHIFT + 1):
            if row.hashed(last.hash, place + gone) == row.hash:
                first = self.run[0].seq
                self.run = []
                self._removed(first - self.shift, first - self.shift + gone - 1, "the rows behind were renumbered")
                self.shift -= gone
                return True
        return False

    def _removed(self, first: int, last: int, detail: str) -> None:
        self.findings.append(Finding(What.REMOVED, first, last, detail))

    def _close_run(self) -> None:
        previous = self.run_previous
        for row in self.run:
            if len(self.suspects) < MOST_SUSPECTS:
                self.suspects.append(_Suspect(row, previous, self.shift))
            elif self.findings and self.findings[-1].what is What.EDITED and self.findings[-1].last == row.seq - 1:
                first = self.findings.pop().seq
                self.findings.append(Finding(What.EDITED, first, row.seq, "many rows that do not fit the chain"))
            else:
                self.findings.append(Finding(What.EDITED, row.seq, row.seq, "many rows that do not fit the chain"))
            previous = row.hash
        self.run = []

    def check_seal(self, row: Row) -> None:
        """Compare a row with the checkpoints that were signed over it."""
        if row.seq < self.clean_from:
            return  # Put in front of the first, and told as such.
        for signed in self.signed.get(row.seq - self.shift, ()):
            if signed.hash != row.hash:
                detail = f"not the facts for which the checkpoint of {signed.at:%Y-%m-%d %H:%M} UTC was signed"
                if not any(one.seq >= self.clean_from for one in self.findings) and not self._suspected():
                    self.findings.append(Finding(What.REWRITTEN, self.clean_from, row.seq, detail))
        self.clean_from = row.seq + 1

    def _suspected(self) -> bool:
        return bool(self.run) or any(one.row.seq >= self.clean_from for one in self.suspects)

    def finish(self, sealed: int) -> None:
        """After the last row: judge the suspects, and compare the end with the newest checkpoint."""
        added = bool(self.run) and self.run[0].seq - self.shift == sealed + 1
        tail = {row.seq for row in self.run} if added else set()
        self._close_run()
        self._judge(tail)
        reached = self.last_seq - self.shift
        if reached < sealed:
            detail = f"the newest checkpoint covers fact {sealed}, the journal ends with {reached}"
            self.findings.append(Finding(What.TAIL_CUT, reached + 1, sealed, detail))

    def _judge(self, tail: set[int]) -> None:
        resolved: dict[int, bytes] = {}
        moved: dict[int, int] = {}
        edited: list[int] = []
        for suspect in self.suspects:
            row, seq = suspect.row, suspect.row.seq
            previous = resolved.get(seq - 1, suspect.previous)
            place = seq - suspect.shift
            resolved[seq] = row.hash
            if row.hashed(previous, place) == row.hash:
                continue
            for other in self.suspects:
                hashed = other.row.hashed(previous, place)
                if other is not suspect and hashed in (row.hash, other.row.hash):
                    resolved[seq], moved[seq] = hashed, other.row.seq
                    break
            else:
                edited.append(seq)
        for seq, stands_at in moved.items():
            if moved.get(stands_at) != seq or seq < stands_at:
                detail = f"the fact recorded as {seq} stands at {stands_at}"
                self.findings.append(Finding(What.SWAPPED, min(seq, stands_at), max(seq, stands_at), detail))
        for seq in edited:
            what = What.INSERTED if seq in tail else What.EDITED
            detail = ("added behind the newest checkpoint, not by the journal" if seq in tail
                      else "its content or its hash is not what was recorded")  # fmt: skip
            self.findings.append(Finding(what, seq, seq, detail))

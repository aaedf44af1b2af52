"""Which stretches of addresses to ask for, so that few requests bring every point. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """Where one point lies in its table.

    Args:
        start: The first address (0-based, as on the wire).
        count: Registers or bits that it takes, at least 1.
        point: Whose it is: an index into the caller's list.
    """

    start: int
    count: int
    point: int

    @property
    def end(self) -> int:
        """The address after the last."""
        return self.start + self.count


@dataclass(frozen=True, slots=True)
class Block:
    """One request: a stretch of addresses of one table of one unit, and whose they are.

    Args:
        start: The first address.
        count: How many are asked for.
        spans: The points inside, by rising address.
    """

    start: int
    count: int
    spans: tuple[Span, ...]


def plan(spans: Sequence[Span], gap: int, longest: int) -> list[Block]:
    """Merge the points of one table of one unit into as few requests as the rules allow.

    Args:
        spans: The points.
        gap: Addresses that nobody wants and that a request may nevertheless cross to reach the next point.
        longest: The most addresses in one request.

    Returns:
        Blocks by rising address; every point is in exactly one of them.

    Raises:
        ValueError: If a single point is longer than a request may be.
    """
    blocks: list[Block] = []
    run: list[Span] = []
    start = end = 0
    for span in sorted(spans, key=lambda one: (one.start, one.end)):
        if span.count > longest:
            raise ValueError(
                f"{span.count} addresses from {span.start} on are more than one request may ask ({longest})"
            )
        if run and (span.start > end + gap or max(end, span.end) - start > longest):
            blocks.append(Block(start, end - start, tuple(run)))
            run = []
        if not run:
            start = end = span.start
        run.append(span)
        end = max(end, span.end)
    if run:
        blocks.append(Block(start, end - start, tuple(run)))
    return blocks


def halves(block: Block) -> tuple[Block, Block] | None:
    """Part a block that a device refuses, to find out which of its points it does not have.

    Returns:
        Two blocks that together hold the same points, or None when all its points lie at one and the same place.
    """
    places = sorted({(span.start, span.end) for span in block.spans})
    if len(places) == 1:
        return None
    first = places[: len(places) // 2]
    left = tuple(span for span in block.spans if (span.start, span.end) in first)
    right = tuple(span for span in block.spans if (span.start, span.end) not in first)
    return _around(left), _around(right)


def _around(spans: tuple[Span, ...]) -> Block:
    start = min(span.start for span in spans)
    return Block(start, max(span.end for span in spans) - start, spans)

"""The merging of points into requests: tables and properties."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.modbus.blocks import Block, Span, halves, plan


def spans(*places: tuple[int, int]) -> list[Span]:
    return [Span(start, count, index) for index, (start, count) in enumerate(places)]


ANY = st.lists(st.tuples(st.integers(0, 400), st.integers(1, 8)), max_size=60).map(lambda places: spans(*places))


@pytest.mark.parametrize(
    ("places", "gap", "longest", "expected"),
    [
        ([], 0, 125, []),
        ([(5, 1)], 0, 125, [(5, 1)]),
        ([(0, 2), (2, 2), (4, 1)], 0, 125, [(0, 5)]),
        ([(4, 1), (0, 2), (2, 2)], 0, 125, [(0, 5)]),
        ([(0, 1), (2, 1)], 0, 125, [(0, 1), (2, 1)]),
        ([(0, 1), (2, 1)], 1, 125, [(0, 3)]),
        ([(0, 1), (10, 1)], 8, 125, [(0, 1), (10, 1)]),
        ([(0, 1), (10, 1)], 9, 125, [(0, 11)]),
        ([(0, 2), (2, 2), (4, 2)], 0, 5, [(0, 4), (4, 2)]),
        ([(0, 1), (0, 1), (0, 2), (1, 1)], 0, 125, [(0, 2)]),
        ([(0, 8), (2, 1), (8, 1)], 0, 125, [(0, 9)]),
        ([(n, 1) for n in range(300)], 0, 125, [(0, 125), (125, 125), (250, 50)]),
    ],
)
def test_the_requests_for_some_points(
    places: list[tuple[int, int]], gap: int, longest: int, expected: list[tuple[int, int]]
) -> None:
    """Neighbours share a request, up to the gap and the length that are allowed."""
    assert [(block.start, block.count) for block in plan(spans(*places), gap, longest)] == expected


@given(ANY, st.integers(0, 20), st.integers(8, 125))
def test_every_point_is_in_one_block_and_whole(points: list[Span], gap: int, longest: int) -> None:
    """Nothing is read twice for one point, nothing left out, no block longer than allowed."""
    blocks = plan(points, gap, longest)
    assert Counter(span.point for block in blocks for span in block.spans) == Counter(range(len(points)))
    for block in blocks:
        assert 1 <= block.count <= longest
        assert all(block.start <= span.start and span.end <= block.start + block.count for span in block.spans)
    assert [block.start for block in blocks] == sorted(block.start for block in blocks)


@given(ANY, st.integers(0, 20), st.integers(8, 125))
def test_no_block_reads_more_unwanted_addresses_than_the_gap_allows(points: list[Span], gap: int, longest: int) -> None:
    """Devices may refuse what nobody asked them for; with no gap, only wanted addresses are read."""
    for block in plan(points, gap, longest):
        wanted = {place for span in block.spans for place in range(span.start, span.end)}
        assert block.start in wanted and block.start + block.count - 1 in wanted
        stretch = 0
        for place in range(block.start, block.start + block.count):
            stretch = 0 if place in wanted else stretch + 1
            assert stretch <= gap


@given(st.sets(st.integers(0, 600), max_size=300), st.integers(1, 125))
def test_without_a_gap_the_requests_are_the_fewest_possible(places: set[int], longest: int) -> None:
    """A run of neighbouring registers takes its length divided by the longest request, rounded up."""
    fewest = run = 0
    for place in sorted(places):
        run = run + 1 if place - 1 in places else 1
        fewest += run % longest == 1 or longest == 1
    assert len(plan(spans(*((place, 1) for place in places)), 0, longest)) == fewest


@given(ANY.filter(bool), st.integers(0, 20))
def test_halving_ends_with_single_places_and_loses_no_point(points: list[Span], gap: int) -> None:
    """A refused block can be parted until the addresses that the device lacks stand alone."""

    def part(block: Block) -> list[Block]:
        parts = halves(block)
        return [block] if parts is None else [*part(parts[0]), *part(parts[1])]

    for block in plan(points, gap, 125):
        leaves = part(block)
        assert sorted(span.point for leaf in leaves for span in leaf.spans) == sorted(s.point for s in block.spans)
        for leaf in leaves:
            assert {(span.start, span.count) for span in leaf.spans} == {(leaf.start, leaf.count)}


def test_a_point_longer_than_a_request_is_named() -> None:
    """The profile asks for what cannot be had in one piece."""
    with pytest.raises(ValueError, match="20 addresses from 7"):
        plan([Span(7, 20, 0)], 0, 10)

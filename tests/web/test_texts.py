"""The catalogue of texts: whole in both languages, and with a word for all that the core can say."""

from __future__ import annotations

from string import Formatter

import pytest

from collector.core.facts import CycleOutcome, Role
from collector.core.modes import exclusions
from collector.core.signals import ControllerMode, Execution, FunctionalMode, JobMode, Quality, Value
from collector.runtime.live import Line
from collector.web.floor.standing import Standing
from collector.web.floor.tiles import Lamp
from collector.web.texts import CATALOGUES, ENGLISH, FRENCH


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_every_language_has_every_text() -> None:
    assert FRENCH.keys() == ENGLISH.keys()
    assert all(text.strip() for texts in CATALOGUES.values() for text in texts.values())


@pytest.mark.parametrize("key", FRENCH)
def test_a_text_has_the_same_places_in_every_language(key: str) -> None:
    assert places(FRENCH[key]) == places(ENGLISH[key])


def all_exclusions() -> set[str]:
    """Every reason for not counting that the core can give."""
    modes: list[dict[str, Value]] = [{name: True} for name in ("dry_run", "program_test", "block_search", "warm_up")]
    modes += [{"controller_mode": mode} for mode in ControllerMode]
    modes += [{"functional_mode": mode} for mode in FunctionalMode]
    modes += [{"job_mode": mode} for mode in JobMode]
    found = {reason for one in modes for reason in exclusions(one, None, frozenset())}
    return found | set(exclusions({}, "WARM", frozenset({"WARM"})))


@pytest.mark.parametrize(
    ("family", "members"),
    [
        ("standing", set(Standing)), ("execution", set(Execution)), ("line", set(Line)), ("role", set(Role)),
        ("permit", set(Lamp)), ("quality", {one.value for one in Quality}), ("excluded", all_exclusions()),
    ],
)  # fmt: skip
def test_there_is_a_word_for_all_that_can_be_said(family: str, members: set[str]) -> None:
    """And none for what cannot."""
    assert {key.partition(".")[2] for key in FRENCH if key.startswith(f"{family}.")} == {str(one) for one in members}


def test_there_is_a_word_for_every_end_of_a_cycle() -> None:
    assert {f"fact.cycle_{one}" for one in CycleOutcome} <= FRENCH.keys()

"""Two months of the demo's past, told day by day; one seed always tells the same."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from collector.demo.clocks import PastClock
from collector.demo.dating import is_school_day
from collector.demo.days import Days
from collector.demo.lists import enrol, wanted_orders, write_lists
from collector.demo.past import Past
from collector.demo.people import HEAD, SETTLED_GROUP, School
from collector.settings import Site
from collector.store.registry import Registry
from collector.store.store import Store

SPAN = timedelta(days=61)
"""How far back it goes."""

SEED = 20_260_901

Progress = Callable[[int, int], None]
"""Told how many days of how many are told."""


def tell(site: Site, lists: Path, today: date, progress: Progress, seed: int = SEED) -> None:
    """Fill an empty store with people, papers, orders and what they did.

    Args:
        site: The demo's site.
        lists: Where the dated lists are written.
        today: The day on which the demo is made: the past ends the day before.
        progress: Told as it goes.
        seed: Where chance begins.
    """
    first = today - SPAN
    clock = PastClock(datetime.combine(first, time(5), site.zone).astimezone(UTC))
    dice = random.Random(seed)
    write_lists(lists, today)
    with Store.open(site.store.directory, now=clock.now) as store:
        enrol(store, site, lists, today, clock.at)
        school = School.of(Registry(store.readers))
        past = Past(site, store, clock, school.ids[HEAD])
        days = Days(site, school, wanted_orders(lists, today), past, dice)
        for person in school.groups[SETTLED_GROUP]:
            days.hands.experienced(person)
        dates = [one for one in (first + timedelta(days=n) for n in range(SPAN.days)) if is_school_day(one)]
        for number, day in enumerate(dates):
            progress(number, len(dates))
            past.live_through(days.actors(day))
        past.write_down()
        past.leave()
        progress(len(dates), len(dates))

"""Two months of the demo's past, told day by day; one seed always tells the same."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from collector.demo.clocks import PastClock
from collector.demo.dating import is_school_day
from collector.demo.days import Days
from collector.demo.incidents import CANCELLED, Incidents
from collector.demo.judging import judge
from collector.demo.lists import enrol, wanted_orders, write_lists
from collector.demo.past import Past
from collector.demo.people import HEAD, SETTLED_GROUP, School
from collector.demo.telemetry import measure
from collector.settings import Site
from collector.store.registry import Registry
from collector.store.store import Store

SPAN = 61
"""Days that it goes back."""

SEED = 20_260_901

REST = timedelta(days=2)
"""Between two school days: then machines are switched off in between."""

JUDGED_EVERY = 14
"""School days between two on which trainers sit down over the grids of competences; the second day is the first."""

Progress = Callable[[int, int], None]
"""Told how many days of how many are told."""


def tell(site: Site, lists: Path, today: date, progress: Progress, *, span: int = SPAN, seed: int = SEED) -> None:
    """Fill an empty store with people, papers, orders and what they did.

    Args:
        site: The demo's site.
        lists: Where the dated lists are written.
        today: The day on which the demo is made: the past ends the day before.
        progress: Told as it goes.
        span: Days that it goes back.
        seed: Where chance begins.
    """
    first = today - timedelta(days=span)
    clock = PastClock(datetime.combine(first, time(5), site.zone).astimezone(UTC))
    dice = random.Random(seed)
    write_lists(lists, today)
    with Store.open(site.store.directory, now=clock.now) as store:
        enrol(store, site, lists, today, clock.at)
        school = School.of(Registry(store.readers))
        past = Past(site, store, clock, school.ids[HEAD])
        wanted = wanted_orders(lists, today)
        days = Days(site, school, wanted, past, dice)
        incidents = Incidents(days, school, past, dice, next(one for one in wanted if one.order.number == CANCELLED))
        for person in school.groups[SETTLED_GROUP]:
            days.hands.experienced(person)
        dates = [one for one in (first + timedelta(days=n) for n in range(span)) if is_school_day(one)]
        around = zip((first - REST, *dates), dates, (*dates[1:], today + REST), strict=False)
        for number, (before, day, after) in enumerate(around):
            progress(number, len(dates))
            acting = days.actors(day, first=day - before >= REST, last=after - day >= REST)
            past.live_through([*acting, *incidents.on(day, before, today)])
            if number % JUDGED_EVERY == 1:
                past.write_down()
                judge(store, clock, site.trainings, school, dice, number / len(dates))
        # What came on the last days, or before a past that is shorter than the orders are old.
        past.live_through([days.bring_in(today, clock.at)])
        past.write_down()
        past.leave()
        measure(site, store, clock.at, dice)
        progress(len(dates), len(dates))

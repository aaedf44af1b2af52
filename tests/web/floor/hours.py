"""The scene's workshop with hours: open from 8 to 12 and from 13 to 17 on weekdays, a break at ten."""

from __future__ import annotations

import dataclasses
from datetime import time

from collector.core.opening import PlannedStop, Shift
from tests.web.scene import SITE

WEEKDAYS = (1, 2, 3, 4, 5)
OPEN_SITE = dataclasses.replace(
    SITE,
    shifts=(Shift("Matin", WEEKDAYS, time(8), time(12)), Shift("Après-midi", WEEKDAYS, time(13), time(17))),
    planned_stops=(PlannedStop("Pause", WEEKDAYS, time(10), time(10, 15)),),
)

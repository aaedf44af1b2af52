"""A process that records until it is killed: `python -m tests.store.recorder DIRECTORY FIRST`.

It prints each number once the store has said that its facts are on disk. The facts of a number are always the same, so
a recorder that begins some numbers back tells the same again, as an engine does that was cut before it was answered.
"""

from __future__ import annotations

import sys

from collector.store.store import Store
from collector.store.writer import Sealing
from tests.store.telling import counted, ended, started

PER_NUMBER = 3


def main(directory: str, first: int) -> None:
    """Record without end."""
    number = first
    with Store.open(directory, sealing=Sealing(facts=7)) as store:
        while True:
            cycle = f"dmu.c{number}"
            facts = [started(number * 60, cycle), ended(number * 60 + 50, cycle),
                     counted(number * 60 + 51, f"dmu.p{number}", cycle=cycle)]  # fmt: skip
            assert len(facts) == PER_NUMBER
            store.commit_now(facts, {"dmu": str(number)})
            print(number, flush=True)
            number += 1


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))

"""``daysix demo``: an invented council dated, questions answered, a panel's papers made."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from daysix.verbs import DONE, Outcome

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator

SUMMARY = "Make an invented council and work out its dates, to see what Day Six does."
DEFAULT_FOLDER = Path("demo")
SCHOOLS, YEARS = 220, 5


def add_options(parser: ArgumentParser) -> None:
    """Options of the demo."""
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT_FOLDER, metavar="DIR")
    parser.add_argument("--schools", type=int, default=SCHOOLS, help=f"default {SCHOOLS}")
    parser.add_argument("--years", type=int, default=YEARS, help=f"default {YEARS}")


def run(options: Namespace) -> Outcome:
    """Run the morning."""
    from daysix.jobs.demo.morning import refuse_odd_numbers  # loads the readers and writers

    refuse_odd_numbers(schools=options.schools, years=options.years)
    return Outcome(_lines(options), _text(options), DONE)


def _lines(options: Namespace) -> Iterator[dict[str, Any]]:
    from daysix.jobs.demo.morning import morning

    demo = morning(options.folder, schools=options.schools, years=options.years)
    yield {
        "tracker": str(demo.tracker),
        "path": str(demo.results),
        "calendar": str(demo.calendar),
        "issues": str(demo.by_hand.issues),
        "inbox": str(demo.inbox.path),
        "panel": str(demo.panel.folder) if demo.panel else None,
        "rows": len(demo.dated.rows),
        "unread": len(demo.dated.unread),
        "showcase": dict(demo.council.showcase),
    }


def _text(options: Namespace) -> Iterator[str]:
    """Say what is coming before it is done: the whole council takes less than a minute."""
    from daysix.jobs.demo.morning import morning, told

    yield f"Making an invented council in {options.folder} and working out its dates."
    yield "This takes less than a minute."
    yield ""
    demo = morning(options.folder, schools=options.schools, years=options.years)
    yield from told(demo)

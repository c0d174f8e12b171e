"""REG-06: entries in the register are kept for six years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.deadlines._register import REGISTERS_FORCE, registration
from daysix.law.answer import EARLIEST, months
from daysix.law.rule import MONTH, Example, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "REG-06",
    title="Keep the register entry at least until",
    says="Every entry in the register is kept for at least six years.",
    cites=(registration("reg 7 (explanatory note)"),),
    owner="school",
    force=REGISTERS_FORCE,
    count=72,
    unit=MONTH,
)
ENTRIES = {"name entered": "name_entered", "name taken off": "removed_from_roll"}


def apply(case: Case) -> Iterator[Answer]:
    """Six years from each entry; nothing is ever deleted by the program."""
    for part, kind in ENTRIES.items():
        entry = case.last(kind)
        if entry is not None and entry.day is not None:
            yield months(RULE, case, part, entry.day, n=72, part=part, nature=EARLIEST)


EXAMPLES = (
    Example(
        "Entered in November 2026, off in June 2027",
        events=[
            {"type": "name_entered", "date": "2026-11-09"},
            {"type": "removed_from_roll", "date": "2027-06-30"},
        ],
        gives={"name entered": "Tue 9 Nov 2032", "name taken off": "Thu 30 Jun 2033"},
    ),
    Example(
        "Entered on 29 February: 2034 has none",
        events=[{"type": "name_entered", "date": "2028-02-29"}],
        gives={"name entered": "Tue 28 Feb 2034"},
    ),
    Example("No entry", events=[{"type": "foi_request", "received": "2026-11-09"}], gives={}),
)

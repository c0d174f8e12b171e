"""X-102: a row that is a total or a heading."""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.frame import EXCLUSIONS, HOUSE, NOTE, found
from daysix.tracker.headers import normal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-102", NOTE, EXCLUSIONS, HOUSE
NEEDS = ()
MESSAGE = "This row looks like a total or a heading, not a child. Leave it out of the table."
TOTALS = frozenset({"total", "totals", "subtotal", "grandtotal", "sum", "average", "count"})


def check(view: View, _context: Context) -> Iterator[Found]:
    """A word of totals where a child should be, or the columns' own names again."""
    titles = {name: normal(title) for name, title in view.table.titles.items()}
    undated = [day is None for day in view.dates("StartDate")]
    for name in (
        "ExclusionID",
        "PupilID",
        "UPN",
        "Surname",
        "PupilName",
        "SchoolName",
        "StartDate",
    ):
        if not view.has(name):
            continue
        texts = view.texts(name)
        for place in compress(view.places, undated):
            if texts[place] and _no_child(texts[place], titles[name]):
                yield found(place, name)


def _no_child(text: str, title: str) -> bool:
    said = normal(text)
    return said in TOTALS or said == title or normal(text.split(":", maxsplit=1)[0]) in TOTALS


EXAMPLES = (
    Example(
        "failing",
        "a total",
        [(1, "Surname")],
        [exclusion(Surname="Total", StartDate=None)],
        says=[MESSAGE],
    ),
    Example(
        "failing",
        "the columns' names again",
        [(1, "Surname"), (1, "StartDate")],
        [exclusion(Surname="Surname", StartDate="StartDate")],
    ),
    Example("passing", "a child", rows=[exclusion(Surname="Marsh")]),
    Example("boundary", "a child of that name", rows=[exclusion(Surname="Count")]),
    Example("blank", "nothing", rows=[exclusion(Surname=None)]),
)

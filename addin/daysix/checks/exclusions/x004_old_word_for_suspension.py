"""X-004: FIXD, the word used before "suspension"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.frame import EXCLUSIONS, NOTE, found
from daysix.checks.sources import code_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-004", NOTE, EXCLUSIONS, code_set("type of exclusion")
NEEDS = ("Category",)
MESSAGE = '"FIXD" is the old word. I read it as SUSP (suspension).'


def check(view: View, _context: Context) -> Iterator[Found]:
    """The code itself, in capitals or not."""
    for place in view.where("Category", lambda typed: typed.upper() == "FIXD"):
        yield found(place, "Category", suggestion="SUSP")


EXAMPLES = (
    Example(
        "failing",
        "the old code",
        [(1, "Category")],
        [exclusion(Category="FIXD")],
        says=[MESSAGE],
        suggests=["SUSP"],
    ),
    Example("passing", "the code of today", rows=[exclusion(Category="SUSP")]),
    Example("boundary", "small letters", [(1, "Category")], [exclusion(Category="fixd")]),
    Example("boundary", "another word says nothing", rows=[exclusion(Category="FIXED TERM")]),
    Example("blank", "no kind", rows=[exclusion(Category=None)]),
)

"""A-002: something to be done by somebody who has left."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.calendars.book import school_key
from daysix.checks.examples import Example, Row
from daysix.checks.frame import ACTIONS, HOUSE, NOTE, found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

LISTS = "Lists"
ID, LEVEL, SHEET, CITE = "A-002", NOTE, ACTIONS, HOUSE
NEEDS, BESIDE = ("Owner",), LISTS
MESSAGE = {
    "": "{owner} is away. Cover is {cover}.",
    "nobody": "{owner} is away, and nobody is named as cover. Choose somebody.",
}
STAFF, OVER = "staff", frozenset({"DONE", "CANCELLED"})


def check(view: View, context: Context) -> Iterator[Found]:
    """Away is past the day the list of staff gives as their last; of what is still to be done."""
    away = _away(context)
    states, done, covers = view.texts("State"), view.blanks("DoneOn"), view.texts("Cover")
    for place, owner in enumerate(view.texts("Owner")):
        over = states[place].upper() in OVER or not done[place]
        if over or school_key(owner) not in away:
            continue
        cover = covers[place]
        if cover:
            yield found(place, "Owner", owner=owner, cover=cover)
        else:
            yield found(place, "Owner", says="nobody", owner=owner)


def _away(context: Context) -> set[str]:
    """Staff who are in no row of the list that still stands."""
    gone: set[str] = set()
    here: set[str] = set()
    for row in context.by(LISTS, "list").get(STAFF, ()):
        until = row.value("active-to")
        left = isinstance(until, date) and until < context.as_of
        for name in filter(None, (row.text("code"), row.text("label"))):
            (gone if left else here).add(school_key(name))
    return gone - here


def _row(owner: str | None, cover: str | None = "B. Tansy", **more: object) -> Row:
    return {"ActionID": "A1", "Owner": owner, "Cover": cover, "State": "OPEN", **more}


def _staff(until: date | None) -> dict[str, list[Row]]:
    return {LISTS: [{"list": "staff", "code": "A. Quill", "label": "A. Quill", "active-to": until}]}


# As of Monday 30 November 2026.
LEFT = _staff(date(2026, 10, 31))
EXAMPLES = (
    Example(
        "failing",
        "left in October",
        [(1, "Owner")],
        [_row("A. Quill")],
        says=["A. Quill is away. Cover is B. Tansy."],
        beside=LEFT,
    ),
    Example(
        "failing",
        "and no cover",
        [(1, "Owner")],
        [_row("A. Quill", None)],
        says=["A. Quill is away, and nobody is named as cover. Choose somebody."],
        beside=LEFT,
    ),
    Example("passing", "still here", rows=[_row("A. Quill")], beside=_staff(None)),
    Example("boundary", "leaves today", rows=[_row("A. Quill")], beside=_staff(date(2026, 11, 30))),
    Example("boundary", "done", rows=[_row("A. Quill", State="DONE")], beside=LEFT),
    Example("boundary", "not on the list at all", rows=[_row("Governing board")], beside=LEFT),
    Example("blank", "nobody named", rows=[_row(None)], beside=LEFT),
)

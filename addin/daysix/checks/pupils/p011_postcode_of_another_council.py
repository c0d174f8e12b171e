"""P-011: a home said to be ours at a postcode that is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix import data
from daysix.checks.examples import COUNCIL, Example, pupil
from daysix.checks.frame import HOUSE, PUPILS, QUERY, found
from daysix.checks.pupils._postcodes import outside_england, postcode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "P-011", QUERY, PUPILS, HOUSE
NEEDS = ("Postcode", "HomeLA")
MESSAGE = "Postcode is in {LA}. Is the home council right?"
ENOUGH = 2
"""Other children at the very same postcode, all of one other council."""


def check(view: View, context: Context) -> Iterator[Found]:
    """A postcode outside England, or one at which our own rows name another council.

    No list of postcodes is held, so nothing else can be told. Silent unless the council is known.
    """
    if not context.la:
        return
    homes = [postcode(typed) for typed in view.texts("Postcode")]
    councils = view.codes("HomeLA")
    at: dict[str, list[str]] = {}
    for home, council in zip(homes, councils, strict=True):
        if home and council:
            at.setdefault(home, []).append(council)
    for place, (home, council) in enumerate(zip(homes, councils, strict=True)):
        if home and council == context.la:
            where = outside_england(home) or _other_council(at[home], context.la)
            if where:
                yield found(place, "Postcode", LA=where)


def _other_council(councils: list[str], ours: str) -> str:
    """The council of everybody else at the postcode, where they agree and this is the one row."""
    others = [council for council in councils if council != ours]
    if len(others) < ENOUGH or len(others) < len(councils) - 1 or len(set(others)) > 1:
        return ""
    names = {row["code"]: row["name"] for row in data.rows("local_authorities")}
    return names.get(others[0], others[0])


def _at(*homes: tuple[str, str | None]) -> list[dict[str, object]]:
    return [
        pupil(PupilID=f"P{n}", Postcode=home, HomeLA=council)
        for n, (home, council) in enumerate(homes, start=1)
    ]


EXAMPLES = (
    Example(
        "failing",
        "in Scotland",
        [(1, "Postcode")],
        _at(("EH99 1ZZ", COUNCIL)),
        says=["Postcode is in Scotland. Is the home council right?"],
    ),
    Example(
        "failing",
        "two others at the same postcode are Camden's",
        [(1, "Postcode")],
        _at(("ZZ1 2AB", COUNCIL), ("ZZ1 2AB", "202"), ("ZZ12AB", "202")),
        says=["Postcode is in Camden. Is the home council right?"],
    ),
    Example("passing", "an invented postcode", rows=_at(("ZZ1 2AB", COUNCIL))),
    Example(
        "boundary", "one other is not enough", rows=_at(("ZZ1 2AB", COUNCIL), ("ZZ1 2AB", "202"))
    ),
    Example(
        "boundary",
        "they do not agree among themselves",
        rows=_at(("ZZ1 2AB", COUNCIL), ("ZZ1 2AB", "202"), ("ZZ1 2AB", "203")),
    ),
    Example("boundary", "another council's child in Scotland", rows=_at(("EH99 1ZZ", "202"))),
    Example(
        "boundary", "nobody has said whose workbook it is", rows=_at(("EH99 1ZZ", COUNCIL)), la=""
    ),
    Example("blank", "no home council", rows=_at(("EH99 1ZZ", None))),
)

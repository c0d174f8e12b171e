"""P-005: one UPN, two children."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion, pupil
from daysix.checks.frame import ERROR, EXCLUSIONS, PUPILS, found
from daysix.checks.pupils._children import named_rows
from daysix.checks.sources import UPN_GUIDE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.pupils._children import Named
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "P-005", ERROR, (PUPILS, EXCLUSIONS), UPN_GUIDE
NEEDS = ("UPN", ("Surname", "PupilName", "PupilID"))
MESSAGE = "{child} has the same UPN as {other}. Merge or correct."


def check(view: View, context: Context) -> Iterator[Found]:
    """On the Pupils sheet any second row; among exclusions only what is plainly another child.

    Said once, at the later row, or where most rows agree at the odd one out; the sheets of a
    workbook are looked at together.
    """
    odd = context.once((ID, view.kind), lambda: _pairs(context.views[view.kind]))
    mine = [pair for pair in odd if pair[0].view is view]
    for one, other in sorted(mine, key=lambda pair: pair[0].place):
        yield found(
            one.place,
            "UPN",
            child=one.shown,
            other=other.shown,
            related=[(other.view, other.place)],
        )


def _pairs(views: Sequence[View]) -> list[tuple[Named, Named]]:
    groups: dict[str, list[Named]] = {}
    repeated = _repeated(views)
    for view in views if repeated else ():
        merged = view.texts("MergeOf")
        for one in named_rows(view, view.where("UPN", lambda upn: _key(upn) in repeated)):
            if one.upn and not merged[one.place]:
                groups.setdefault(one.upn, []).append(one)
    several = (rows for rows in groups.values() if len(rows) > 1)
    return [pair for rows in several for pair in _odd(rows, once=views[0].kind == PUPILS)]


def _repeated(views: Sequence[View]) -> set[str]:
    """UPNs that stand beside more than one name or birth date, or twice among pupils."""
    said: set[tuple[str, object]] = set()
    for view in views:
        names = zip(*map(view.texts, ("Surname", "Forename", "PupilName")), strict=True)
        rows = [(id(view), place) for place in view.places]
        beside = rows if view.kind == PUPILS else zip(names, view.dates("DOB"), strict=True)
        said.update(zip(view.texts("UPN"), beside, strict=True))
    times = Counter(_key(upn) for upn, _ in said if upn)
    return {upn for upn, n in times.items() if n > 1}


def _key(upn: str) -> str:
    return upn.upper() if upn.isalnum() else "".join(upn.split()).upper()


def _odd(rows: list[Named], *, once: bool) -> list[tuple[Named, Named]]:
    """Rows of another child than most rows of this UPN, each with one of those."""
    if once:
        return [(one, rows[0]) for one in rows[1:]]
    counted = Counter((one.surname, one.forename, one.dob) for one in rows)
    if len(counted) == 1:
        return []
    usual = max(counted.values())
    first = next(one for one in rows if counted[one.surname, one.forename, one.dob] == usual)
    return [(one, first) for one in rows if one.other_child(first)]


OTHER = {"PupilID": "P2", "Surname": "Finch", "Forename": "Bo", "DOB": date(2013, 5, 6)}
ADA = {"UPN": "A950000178301", "Surname": "Marsh", "Forename": "Ada", "DOB": date(2012, 3, 4)}
EXAMPLES = (
    Example(
        "failing",
        "two children of the Pupils sheet",
        [(2, "UPN")],
        [pupil(), pupil(**OTHER)],
        says=["Finch, Bo has the same UPN as Marsh, Ada. Merge or correct."],
    ),
    Example(
        "failing",
        "among exclusions, the odd one out",
        [(1, "UPN")],
        [exclusion(**{**ADA, **OTHER}), exclusion(**ADA), exclusion(**ADA)],
        sheet=EXCLUSIONS,
    ),
    Example(
        "passing", "two children, two UPNs", rows=[pupil(), pupil(**OTHER, UPN="H243278544154")]
    ),
    Example(
        "boundary",
        "one child excluded twice, known by another forename the second time",
        rows=[exclusion(**ADA), exclusion(**{**ADA, "Forename": "Adeline"})],
        sheet=EXCLUSIONS,
    ),
    Example(
        "boundary",
        "a row marked as merged into the other",
        rows=[pupil(MergeOf=None), pupil(PupilID="P2", MergeOf="P1")],
    ),
    Example(
        "boundary",
        "the same word beside two children",
        rows=[pupil(UPN="awaited"), pupil(**OTHER, UPN="awaited")],
    ),
    Example("blank", "no UPN twice", rows=[pupil(UPN=None), pupil(**OTHER, UPN=None)]),
)

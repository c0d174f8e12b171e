"""P-007: two entries that may be one child."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion, pupil
from daysix.checks.frame import EXCLUSIONS, HOUSE, PUPILS, QUERY, found
from daysix.checks.pupils._children import like, named_rows
from daysix.checks.pupils._upns import made_up, read_upn

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.pupils._children import Named
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "P-007", QUERY, (PUPILS, EXCLUSIONS), HOUSE
NEEDS = ("UPN", ("Surname", "PupilName"), "DOB")
MESSAGE = "Looks like {other}. Same child?"


def check(view: View, context: Context) -> Iterator[Found]:
    """The same surname and birth date, a like forename, and another UPN; never twins.

    Said at the rows of the UPN whose check letter is wrong, else of the one that fewer rows have;
    of two alike, at the later. The sheets of a workbook are looked at together.
    """
    doubles = context.once((ID, view.kind), lambda: _pairs(context.views[view.kind]))
    mine = [pair for pair in doubles if pair[0].view is view]
    for one, other in sorted(mine, key=lambda pair: pair[0].place):
        yield found(one.place, "UPN", other=other.shown, related=[(other.view, other.place)])


def _pairs(views: Sequence[View]) -> list[tuple[Named, Named]]:
    groups: dict[tuple[object, ...], list[Named]] = {}
    times = Counter(born for view in views for born in view.dates("DOB"))
    for view in views:
        births = view.dates("DOB")
        for one in named_rows(view, [at for at in view.filled("DOB") if times[births[at]] > 1]):
            if one.surname and one.forename and one.dob and one.upn:
                groups.setdefault((one.surname, one.dob), []).append(one)
    return [pair for rows in groups.values() if len(rows) > 1 for pair in _doubles(rows)]


def _doubles(rows: list[Named]) -> Iterator[tuple[Named, Named]]:
    counted = Counter(one.upn for one in rows)
    if len(counted) == 1:
        return
    first = {one.upn: one for one in reversed(rows)}
    order = sorted(counted, key=lambda upn: (_wrong(upn), -counted[upn], rows.index(first[upn])))
    for at, upn in enumerate(order):
        other = next(
            (first[before] for before in order[:at] if _one(first[upn], first[before])), None
        )
        if other is not None:
            yield from ((one, other) for one in rows if one.upn == upn)


def _wrong(upn: str) -> bool:
    return made_up(upn) or upn[0] != read_upn(upn).expected


def _one(one: Named, other: Named) -> bool:
    brothers = bool(one.siblings) and other.pupil in one.siblings
    sexes = {one.sex, other.sex} == {"M", "F"}
    return like(one.forename, other.forename) and not brothers and not sexes


SECOND = {"PupilID": "P2", "UPN": "H243278544154"}
ADA = {"Surname": "Marsh", "Forename": "Ada", "DOB": pupil()["DOB"]}
EXAMPLES = (
    Example(
        "failing",
        "a longer form of the forename",
        [(2, "UPN")],
        [pupil(Forename="Sam"), pupil(**SECOND, Forename="Samuel")],
        says=["Looks like Marsh, Sam. Same child?"],
    ),
    Example(
        "failing",
        "one exclusion of three has another UPN",
        [(1, "UPN")],
        [
            exclusion(**ADA, UPN="H243278544154"),
            exclusion(**ADA, UPN="A950000178301"),
            exclusion(**ADA, UPN="A950000178301"),
        ],
        sheet=EXCLUSIONS,
    ),
    Example(
        "failing",
        "one each, and the first has a slip: it is named, not the row beneath it",
        [(1, "UPN")],
        [exclusion(**ADA, UPN="B950000178301"), exclusion(**ADA, UPN="A950000178301")],
        sheet=EXCLUSIONS,
    ),
    Example(
        "failing",
        "whole names, and no telling which part is the surname",
        [(2, "UPN")],
        [
            exclusion(PupilName="Ada Marsh", DOB=ADA["DOB"], UPN="A950000178301"),
            exclusion(PupilName="Ada Marsh", DOB=ADA["DOB"], UPN="H243278544154"),
        ],
        sheet=EXCLUSIONS,
        says=["Looks like Ada Marsh. Same child?"],
    ),
    Example("passing", "twins", rows=[pupil(), pupil(**SECOND, Forename="Bea")]),
    Example(
        "passing",
        "twins of rhyming names",
        rows=[pupil(Forename="Jayden"), pupil(**SECOND, Forename="Kayden")],
    ),
    Example(
        "boundary",
        "a boy and a girl",
        rows=[pupil(Forename="Louis", Sex="M"), pupil(**SECOND, Forename="Louise", Sex="F")],
    ),
    Example(
        "boundary",
        "brothers, the sheet says",
        rows=[
            pupil(Forename="Jon", SiblingIDs="P2"),
            pupil(**SECOND, Forename="John", SiblingIDs="P1"),
        ],
    ),
    Example("boundary", "the same UPN is P-005", rows=[pupil(), pupil(PupilID="P2")]),
    Example("blank", "no birth date", rows=[pupil(DOB=None), pupil(**SECOND, DOB=None)]),
)

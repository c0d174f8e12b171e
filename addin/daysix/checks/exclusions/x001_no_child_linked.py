"""X-001: a row that does not say which child it is about, or names one nobody knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion, pupil
from daysix.checks.frame import ERROR, EXCLUSIONS, HOUSE, PUPILS, found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-001", ERROR, EXCLUSIONS, HOUSE
NEEDS = (("PupilID", "UPN", "PupilName", "Surname"),)
MESSAGE = "This row has no child linked. Pick the child from Pupils or press New pupil."
WHO = ("PupilID", "UPN", "PupilName", "Surname", "Forename")


def check(view: View, context: Context) -> Iterator[Found]:
    """Blank in every column that could say; or a PupilID the Pupils sheet does not have."""
    column = next(name for name in WHO if view.has(name))
    if context.has(PUPILS) and view.has("PupilID"):
        alone = [place for place, row in enumerate(context.pupils(view)) if row is None]
    else:
        said = zip(*map(view.texts, WHO), strict=True)
        alone = [place for place, cells in enumerate(said) if not any(cells)]
    for place in alone:
        yield found(place, column)


EXAMPLES = (
    Example(
        "failing",
        "a PupilID the Pupils sheet does not have",
        [(1, "PupilID")],
        [exclusion(PupilID="P9")],
        says=[MESSAGE],
    ),
    Example("passing", "a child of the Pupils sheet", rows=[exclusion(PupilID="P1")]),
    Example("boundary", "capitals do not matter", rows=[exclusion(PupilID="p1")]),
    Example(
        "boundary",
        "no PupilID, but the UPN of a child of the Pupils sheet",
        rows=[exclusion(PupilID=None, UPN="E820400117001")],
    ),
    Example(
        "boundary",
        "twins with their own rows in Pupils",
        rows=[exclusion(PupilID="P1"), exclusion(PupilID="P2")],
        beside={PUPILS: [pupil(), pupil(PupilID="P2", UPN="H243278544154", Forename="Ida")]},
    ),
    Example(
        "boundary",
        "a tracker without a Pupils sheet: a name is enough",
        rows=[exclusion(PupilID=None, PupilName="Ada Marsh")],
        beside={PUPILS: []},
    ),
    Example("blank", "nothing says who it is", [(1, "PupilID")], [exclusion(PupilID=None)]),
)

"""X-072: one child with two dates of birth."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.checks.examples import Example, exclusion
from daysix.checks.exclusions._people import alike, odd_ones
from daysix.checks.exclusions._year_slips import GROUPS, group_of
from daysix.checks.frame import EXCLUSIONS, HOUSE, QUERY, found

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from daysix.checks.context import Context, Ref
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-072", QUERY, EXCLUSIONS, HOUSE
NEEDS = ("DOB", ("PupilID", "UPN"))
YOUNGEST, OLDEST = 3, 20
MESSAGE = "Other rows of this child say {other}. Correct the date of birth, or the child."


def check(view: View, context: Context) -> Iterator[Found]:
    """The row that says otherwise than most of them; another child's name is X-070.

    A date on which nobody of school age was born is the odd one, however often it is there; of one
    and one, it is the date that does not go with its year group.
    """
    births = {id(one): one.dates("DOB") for one in context.everywhere(view.kind)}
    for refs in context.unlike("DOB"):
        said = {ref: births[id(ref.view)][ref.place] for ref in refs}
        if len(set(said.values()) - {None}) > 1:
            doubtful, unlikely = _of_no_pupil(refs, said), _of_another_year(said)
            for ref, usual, example in odd_ones(refs, said, doubtful, unlikely):
                if ref.view is view and _one_child(ref, example) and isinstance(usual, date):
                    yield found(ref.place, "DOB", other=in_words(usual), related=[example])


def _of_no_pupil(refs: Sequence[Ref], said: Mapping[Ref, date | None]) -> set[date]:
    """Dates of birth that make a child too young or too old for school on the first day out."""
    starts = {ref: start for ref in refs if isinstance(start := ref.value("StartDate"), date)}
    return {
        born
        for ref, born in said.items()
        if born and ref in starts and not YOUNGEST <= starts[ref].year - born.year <= OLDEST
    }


def _of_another_year(said: Mapping[Ref, date | None]) -> set[date]:
    """Dates of birth that do not go with the year group beside them, and nowhere do."""
    fits: dict[date, bool] = {}
    for ref, born in said.items():
        start, year = ref.value("StartDate"), GROUPS.get(str(ref.value("NCY")))
        if born and year is not None and isinstance(start, date):
            fits[born] = fits.get(born, False) or group_of(born, start) == year
    return {born for born, right in fits.items() if not right} if any(fits.values()) else set()


def _one_child(one: Ref, other: Ref) -> bool:
    return alike(one.text("Surname"), other.text("Surname")) or alike(
        one.text("Forename"), other.text("Forename")
    )


def _row(born: object, **more: object) -> dict[str, object]:
    return exclusion(DOB=born, Surname="Marsh", Forename="Ada", **more)


BORN = date(2012, 3, 4)
EXAMPLES = (
    Example(
        "failing",
        "day and month swapped on one row of three",
        [(2, "DOB")],
        [_row(BORN), _row(date(2012, 4, 3)), _row(BORN)],
        says=[
            (
                "Other rows of this child say Sunday 4 March 2012. Correct the "
                "date of birth, or the child."
            ),
        ],
    ),
    Example("passing", "the same", rows=[_row(BORN), _row("4/3/2012")]),
    Example(
        "boundary",
        "one and one: the later is shown",
        [(2, "DOB")],
        [_row(BORN), _row(date(2012, 3, 5))],
    ),
    Example(
        "boundary",
        "one and one: born this year is the odd one, though it comes first",
        [(1, "DOB")],
        [_row(date(2026, 3, 4)), _row(BORN)],
    ),
    Example(
        "boundary",
        "one and one: Year 10 was born from September 2011 to August 2012, so the first is odd",
        [(1, "DOB")],
        [_row(date(2011, 3, 4), NCY="10"), _row(BORN, NCY="10")],
    ),
    Example("boundary", "another child", rows=[_row(BORN), _row(date(2013, 3, 5), PupilID="P2")]),
    Example("blank", "not said on one", rows=[_row(BORN), _row(None)]),
)

"""X-073: one child under two names."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.exclusions._people import alike, full_name, odd_ones, spelled
from daysix.checks.frame import EXCLUSIONS, HOUSE, NOTE, QUERY, found

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from daysix.checks.context import Context, Ref
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-073", (QUERY, NOTE), EXCLUSIONS, HOUSE
NEEDS = ("Surname", ("PupilID", "UPN"))
MESSAGE = "Other rows of this child say {other}. Check the name, or the UPN."


def check(view: View, context: Context) -> Iterator[Found]:
    """A forename altogether different is asked about; a new surname is lawful, and noted."""
    for column in ("Forename", "Surname"):
        for refs in context.unlike(column):
            said = {ref: spelled(ref.text(column)) for ref in refs}
            if len(set(said.values()) - {""}) < 2:  # noqa: PLR2004 - two names
                continue
            for ref, usual, example in odd_ones(refs, said):
                if (
                    ref.view is view
                    and not alike(said[ref], str(usual))
                    and _half_the_same(ref, example, column)
                ):
                    level = QUERY if column == "Forename" or _back_again(ref, refs, said) else NOTE
                    yield found(
                        ref.place,
                        column,
                        level=level,
                        other=full_name(example.view, example.place),
                        related=[example],
                    )


def _half_the_same(one: Ref, other: Ref, column: str) -> bool:
    """The other half of the name agrees; if neither does, it is another child (X-070)."""
    beside = "Surname" if column == "Forename" else "Forename"
    here, there = spelled(one.text(beside)), spelled(other.text(beside))
    swapped = spelled(one.text("Surname")) == spelled(other.text("Forename"))
    return bool(here and there) and alike(here, there) and not swapped


def _back_again(ref: Ref, refs: Sequence[Ref], said: Mapping[Ref, str]) -> bool:
    """The old name stands both before and after it, so it is no change of name."""
    day = ref.value("StartDate")
    others = [one.value("StartDate") for one in refs if said[one] and said[one] != said[ref]]
    days = [one for one in others if isinstance(one, date)]
    return isinstance(day, date) and bool(days) and min(days) < day < max(days)


def _row(surname: str | None, forename: str | None, day: int = 9) -> dict[str, object]:
    first = date(2026, 11, day)
    return exclusion(Surname=surname, Forename=forename, StartDate=first, EndDate=first)


EXAMPLES = (
    Example(
        "failing",
        "another forename on one row",
        [(2, "Forename")],
        [_row("Marsh", "Ada"), _row("Marsh", "Tom", 10), _row("Marsh", "Ada", 11)],
        says=["Other rows of this child say Marsh, Ada. Check the name, or the UPN."],
    ),
    Example(
        "failing",
        "another surname between two rows of the usual one",
        [(2, "Surname")],
        [_row("Marsh", "Ada"), _row("Webb", "Ada", 10), _row("Marsh", "Ada", 11)],
    ),
    Example("passing", "the same", rows=[_row("Marsh", "Ada"), _row("MARSH", "Ada ")]),
    Example(
        "boundary",
        "a new surname from then on",
        [(3, "Surname", NOTE)],
        [_row("Marsh", "Ada"), _row("Marsh", "Ada", 10), _row("Webb", "Ada", 11)],
    ),
    Example(
        "boundary",
        "a short form, a slip of the keys",
        rows=[_row("Marsh", "Benjamin"), _row("Marsh", "Ben"), _row("Mrash", "Benjamin")],
    ),
    Example("blank", "no name on one", rows=[_row("Marsh", "Ada"), _row(None, None)]),
)

"""X-073: one child under two names."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.exclusions._people import alike, full_name, odd_ones, spelled
from daysix.checks.frame import EXCLUSIONS, HOUSE, NOTE, QUERY, found
from daysix.tracker.whole_names import apart

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from daysix.checks.context import Context, Ref
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-073", (QUERY, NOTE), EXCLUSIONS, HOUSE
NEEDS = (("Surname", "PupilName"), ("PupilID", "UPN"))
MESSAGE = "Other rows of this child say {other}. Check the name, or the UPN."
SURNAME, FORENAME = "Surname", "Forename"
Name = Mapping[str, str]
"""Surname and forename, spelled for comparing; blank where the row does not say."""


def check(view: View, context: Context) -> Iterator[Found]:
    """A forename altogether different is asked about; a new surname is lawful, and noted.

    A whole name in one cell is taken apart first.
    """
    for refs in _unlike(context):
        names = {ref: _name(ref) for ref in refs}
        for half, beside in ((FORENAME, SURNAME), (SURNAME, FORENAME)):
            said = {ref: name[half] for ref, name in names.items()}
            if len(set(said.values()) - {""}) < 2:  # noqa: PLR2004 - two names
                continue
            for ref, usual, example in odd_ones(refs, said):
                if (
                    ref.view is view
                    and not alike(said[ref], str(usual))
                    and _half_the_same(names[ref], names[example], beside)
                ):
                    yield found(
                        ref.place,
                        half if ref.text(half) else "PupilName",
                        level=QUERY if half == FORENAME or _back_again(ref, refs, said) else NOTE,
                        other=full_name(example.view, example.place),
                        related=[example],
                    )


def _unlike(context: Context) -> list[Sequence[Ref]]:
    """The rows of each child whose names are not all typed alike."""
    columns = (FORENAME, SURNAME, "PupilName")
    groups = {id(refs): refs for column in columns for refs in context.unlike(column)}
    return [*groups.values()]


def _name(ref: Ref) -> Name:
    """The row's name in two halves; of "Ada Marsh" the last word is taken for the surname."""
    last, first = ref.text(SURNAME), ref.text(FORENAME)
    if not last and (whole := ref.text("PupilName")):
        last, first, _ = apart(whole, ref.view.table.titles.get("PupilName", ""))
    return {SURNAME: spelled(last), FORENAME: spelled(first)}


def _half_the_same(here: Name, there: Name, beside: str) -> bool:
    """The other half of the name agrees; if neither does, it is another child (X-070)."""
    swapped = here[SURNAME] == there[FORENAME]
    return (
        bool(here[beside] and there[beside]) and alike(here[beside], there[beside]) and not swapped
    )


def _back_again(ref: Ref, refs: Sequence[Ref], said: Mapping[Ref, str]) -> bool:
    """The old name stands both before and after it, so it is no change of name."""
    day = ref.value("StartDate")
    others = [one.value("StartDate") for one in refs if said[one] and said[one] != said[ref]]
    days = [one for one in others if isinstance(one, date)]
    return isinstance(day, date) and bool(days) and min(days) < day < max(days)


def _row(surname: str | None, forename: str | None, day: int = 9) -> dict[str, object]:
    first = date(2026, 11, day)
    return exclusion(Surname=surname, Forename=forename, StartDate=first, EndDate=first)


def _whole(name: str) -> dict[str, object]:
    return exclusion(PupilName=name)


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
    Example(
        "failing",
        "another forename, the whole name in one cell",
        [(3, "PupilName")],
        [_whole("Ada Marsh"), _whole("Marsh, Ada"), _whole("MARSH Tom")],
        says=["Other rows of this child say Ada Marsh. Check the name, or the UPN."],
    ),
    Example(
        "boundary",
        "a whole name with a middle name, without its accent, or the other way round",
        rows=[
            _whole("Zoe Marsh"),
            _whole("Zoë Marsh"),
            _whole("Zoe Ann Marsh"),
            _whole("Marsh Zoe"),
        ],
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

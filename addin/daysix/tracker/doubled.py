"""Two columns of one name, word for word: which of them is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.tracker.cells import letters, text_of
from daysix.tracker.headers import Claim, Headers, normal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from daysix.tracker.cells import SheetCells


def first_of_two(
    sheet: SheetCells,
    typed: Sequence[object],
    headers: Headers,
    rows: Sequence[Sequence[object]],
) -> tuple[Headers, list[str]]:
    """Columns of one name word for word: the first is read, unless another says otherwise."""
    columns = dict(headers.columns)
    claims: list[Claim] = []
    said: list[str] = []
    unmatched = list(headers.unmatched)
    for claim in headers.claims:
        first, *others = claim.places
        alike = len({normal(typed[at]) for at in claim.places}) == 1
        if alike and not any(_contradict(row, first, at) for row in rows for at in others):
            columns[claim.column] = first
            unmatched += others
            names = " and ".join(letters(sheet.first_column + at) for at in others)
            said.append(
                f"In the sheet {sheet.name}, more than one column is called "
                f"“{text_of(typed[first])}”. I read column "
                f"{letters(sheet.first_column + first)} and left {names} unread."
            )
        else:
            claims.append(claim)
    return Headers(columns, tuple(sorted(unmatched)), tuple(claims)), said


def _contradict(row: Sequence[object], first: int, other: int) -> bool:
    """Whether the second column says what the first does not."""
    said = text_of(row[other]) if other < len(row) else ""
    return bool(said) and said != (text_of(row[first]) if first < len(row) else "")

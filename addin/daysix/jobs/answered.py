"""What a tracker's rows were answered with: the one input of every report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.law.answer import Due, Refusal
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from daysix.law.answer import Answer
    from daysix.law.case import Case


class Answered(NamedTuple):
    """One row of a tracker and everything the rules said about it.

    Parameters
    ----------
    file, sheet, row
        Where the row stands; ``row`` as the spreadsheet numbers it.
    case_id, school, child
        As the row gives them, for people to recognise it by.
    case
        The case the answers are about; None when the row itself was refused, and then ``answers``
        holds one :class:`~daysix.law.answer.Refusal`. Rows of one child share one ledger.
    answers
        Dates, facts and refusals, in order of rulebook id.
    notes
        Sentences about how the row was read, for an officer to look over.
    """

    file: str
    sheet: str
    row: int
    case_id: str
    school: str
    child: str
    case: Case | None
    answers: Sequence[Answer]
    notes: Sequence[str] = ()

    @property
    def dues(self) -> Iterator[Due]:
        """The dates, those that do not apply among them."""
        return (answer for answer in self.answers if isinstance(answer, Due))

    @property
    def refusals(self) -> Iterator[Refusal]:
        """What could not be told about this row."""
        return (answer for answer in self.answers if isinstance(answer, Refusal))


def every_due(answered: Iterable[Answered]) -> Iterator[tuple[Answered, Due]]:
    """Every date with the row it belongs to, in the tracker's order."""
    for one in answered:
        for due in one.dues:
            yield one, due

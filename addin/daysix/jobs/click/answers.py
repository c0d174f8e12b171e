"""What a click is given and what it gives back.

A click never writes by itself. It gives an :class:`Answer`, or an :class:`Offer`: what would be
written, to be shown first and carried out only after a yes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, datetime
    from pathlib import Path

    from daysix.desk.any_desk import Desk
    from daysix.jobs.click.kept import Kept


class Answer(NamedTuple):
    """What came of a click.

    Attributes
    ----------
    sentences
        For the officer; the first says the chief thing.
    good
        False where something could not be done.
    opens
        A document made for the officer to edit: a window opens it, a command does not.
    """

    sentences: Sequence[str]
    good: bool = True
    opens: Path | None = None


class Offer(NamedTuple):
    """What a click would write.

    Attributes
    ----------
    summary
        One sentence: how much goes where.
    lines
        Each thing in a line, for whoever wants to look.
    button
        What the button that agrees says, such as ``Write``.
    carry_out
        Writes it; given a function that says whether it is to stop, which it asks before the
        first cell and never after.
    good
        False where something could not be done, whatever is written.
    """

    summary: str
    lines: Sequence[str]
    button: str
    carry_out: Callable[[Callable[[], bool]], Answer]
    good: bool = True


class Asked(NamedTuple):
    """What a click asks of its job.

    Attributes
    ----------
    desk
        The workbook it is about.
    as_of
        Today.
    stop
        Whether the officer has pressed Cancel.
    kept
        What earlier clicks found, while the program runs.
    now
        The moment of the click, where a line of the log is to prove it; None where only the day
        is known.
    journal
        The folder mails are kept in; None for this person's usual one.
    """

    desk: Desk
    as_of: date
    stop: Callable[[], bool]
    kept: Kept
    now: datetime | None = None
    journal: Path | None = None

"""What a spreadsheet program raises, as a sentence an officer can act on.

The errors of three programs come from libraries that are not on every computer, so they are known
by their names and numbers, never imported.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from daysix.desk import desk_refusals as refusals
from daysix.desk.libreoffice.link import Gone, LibreOfficeFault, NotAnswering

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.errors import BadInput

CALL_REJECTED, EDITING_A_CELL = -2147418111, -2146777998
BUSY = frozenset({CALL_REJECTED, EDITING_A_CELL, -2147417846, -2147417835, -1712})
"""Excel's numbers for: call rejected, a cell is being edited, retry later, call cancelled; and, on
a Mac, timed out."""
GONE = frozenset({-2147023174, -2147417848, -2147023170, -2147221021, -609})
"""The program is not there, was disconnected, failed while answering, or was not to be had; and, on
a Mac, its connection is not valid."""
COM_ERROR, BUSY_ERROR, MAC_ERROR = "com_error", "ExcelBusyError", "CommandError"
INSIDE = 5
"""Where a COM error keeps the number that the program itself gave."""


@contextmanager
def told(program: str) -> Iterator[None]:
    """Turn whatever the program raises into a sentence.

    Raises
    ------
    BadInput
        Z-060 busy, Z-061 gone, Z-062 refused.
    """
    try:
        yield
    except Exception as fault:
        sentence = said_of(fault, program)
        if sentence is None:
            raise
        raise sentence from fault


def said_of(fault: Exception, program: str) -> BadInput | None:
    """The sentence for an error of a spreadsheet program; None for any other error."""
    kind = type(fault).__name__
    if isinstance(fault, NotAnswering) or kind == BUSY_ERROR:
        return refusals.busy(program)
    if isinstance(fault, Gone):
        return refusals.gone(program)
    if isinstance(fault, LibreOfficeFault):
        return refusals.refused(program)
    return _by_number(set(_numbers(fault)), program) if kind in {COM_ERROR, MAC_ERROR} else None


def _by_number(numbers: set[int], program: str) -> BadInput:
    if numbers & BUSY:
        return refusals.busy(program)
    return refusals.gone(program) if numbers & GONE else refusals.refused(program)


def _numbers(fault: Exception) -> Iterator[int]:
    """The number of an error, and the one inside it."""
    yield getattr(fault, "hresult", 0)
    yield getattr(fault, "errornumber", 0)  # on a Mac
    more = getattr(fault, "excepinfo", None) or ()
    if len(more) > INSIDE and isinstance(more[INSIDE], int):
        yield more[INSIDE]

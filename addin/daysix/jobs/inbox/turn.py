"""One press at a time on a closed workbook, from the last look at it until its rows stand there.

Saving has a lock of its own; this one is held around it, so that nobody of us writes rows between
our look and our save, from whichever computer or account.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from daysix.law.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from daysix.desk.any_desk import Desk


@contextmanager
def our_turn(desk: Desk, home: Path) -> Iterator[None]:
    """Wait a little for others who add rows to the workbook; in an open one there are none.

    Raises
    ------
    BadInput
        On entering: somebody is still at it, or the folder may not be written to.
    """
    if desk.is_open:
        yield
        return
    from daysix.jobs.beside.side_files import one_at_a_time

    workbook = home.resolve()
    # not the workbook's own name: saving takes that lock while we hold this one
    ours = workbook.with_name(f"turn-{workbook.name}")
    turn = one_at_a_time(ours)
    try:
        turn.__enter__()
    except BadInput as refusal:
        said = refusal.message.replace(ours.name, workbook.name)
        raise BadInput(refusal.code, said) from None
    try:
        yield
    finally:
        turn.__exit__(None, None, None)

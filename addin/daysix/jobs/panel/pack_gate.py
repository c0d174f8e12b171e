"""The pack looked over as it is made: how many points *Safe to share* has about it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from daysix.jobs.panel import decisions
from daysix.jobs.panel.outgoing_panel import looked_by_name
from daysix.jobs.panel.outgoing_who import Readers
from daysix.jobs.panel.sharing import Kept, settle
from daysix.jobs.wording import plural

if TYPE_CHECKING:
    from daysix.jobs.panel.kept import Line
    from daysix.jobs.panel.laid_out import LaidOut

MOST = 3
NOTHING = "Safe to share: nothing to decide about it."


def points_of(laid: LaidOut, line: Line) -> str:
    """``Safe to share: 2 points to decide``, with the first of them."""
    path = Path(line["path"])
    over = looked_by_name(Readers(laid), path)
    settled = settle(over, Kept(decided=decisions.decided_in(path.parent)), into=None)
    waiting = settled.report.undecided
    if not waiting:
        return NOTHING
    first = " ".join(one.sentence for one in waiting[:MOST])
    more = f" There are {len(waiting) - MOST} more." if len(waiting) > MOST else ""
    return f"Safe to share: {plural(len(waiting), 'point')} to decide. {first}{more}"

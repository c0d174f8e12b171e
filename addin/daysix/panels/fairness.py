"""The fairness log: what the list showed, what the panel took, and why where it took another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from daysix.law.errors import BadInput

if TYPE_CHECKING:
    from datetime import date

    from daysix.panels.share import ShareTable


@dataclass(frozen=True, slots=True)
class Shown:
    """What the list showed for one decision (``Referrals.RankShown`` and ``RankTaken``).

    ``departs`` says whether the panel took another school than the list suggested.
    """

    school_shown: str
    rank_shown: int | None
    school_taken: str
    rank_taken: int | None
    departs: bool


def shown(table: ShareTable, taken: str) -> Shown:
    """Compare a decision with the list. ``taken`` is the number of the school decided on."""
    first, line = table.next, table.line(taken)
    return Shown(
        school_shown=first.school.id if first else "",
        rank_shown=first.rank if first else None,
        school_taken=taken,
        rank_taken=line.rank if line else None,
        departs=first is None or first.school.id != taken,
    )


def log_row(  # noqa: PLR0913 - the sides of one row, all named
    what: Shown,
    *,
    reason: str,
    ref: str,
    panel: str,
    day: date,
    list_version: str = "",
) -> dict[str, object] | None:
    """A new row of *FairnessLog*, or None where the panel took what the list suggested.

    Raises
    ------
    BadInput
        It took another school and nobody says why.
    """
    if not what.departs:
        return None
    if not reason.strip():
        raise BadInput(
            "Y-125",
            f"For {ref} the panel chose another school than the share suggested, and no reason is "
            "given. Type the reason into “Why another school”; then the decision can be written.",
        )
    return {
        "PanelID": panel,
        "RefID": ref,
        "Date": day,
        "SchoolShown": what.school_shown,
        "SchoolTaken": what.school_taken,
        "RankShown": what.rank_shown,
        "RankTaken": what.rank_taken,
        "DepartReason": reason.strip(),
        "ListVersion": list_version,
    }

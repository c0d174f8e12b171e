"""Deadlines that a tracker has no column to answer: neither met nor missed, as far as it tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from daysix.tracker.rows import TypedRow

ANSWERS = (
    ("GDCDate", "governors met"),
    ("Day6Start", "education from the sixth day began"),
)
"""Columns that say a deadline was met, where most trackers have one."""


def nobody_records(rows: Iterable[TypedRow]) -> list[str]:
    """What the tracker has no column for, so that a deadline can be neither met nor missed."""
    tables = {id(row.table): row.table for row in rows}.values()
    never = [what for column, what in ANSWERS if all(column not in one.columns for one in tables)]
    if not never:
        return []
    sentence = (
        f"No column says when {' or '.join(never)}, so once such a deadline has passed I say "
        "“unrecorded”, not “late”."
    )
    return [sentence]

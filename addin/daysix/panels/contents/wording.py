"""What the pages of a pack share: titles, names of places in them, widths of columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.panels import columns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from daysix.panels.plan import Item, Plan

NARROW, SMALL, USUAL, WIDE = 1.0, 1.4, 2.0, 3.5
NARROW_FIELDS = frozenset({"item", "year"})
SMALL_FIELDS = frozenset(
    {"initials", "weeks_out", "readiness", "consent", "ref", "move_week", "sex"}
)
OTHER_WIDTHS = {
    "text": 6.0,
    "interests": 2.5,
    "name": 2.5,
    "role": 2.5,
    "school": 2.5,
    "owner": 2.5,
}
"""Of the tables of members and of actions."""
WIDE_FIELDS = frozenset({"nearest", "preferences", "share_order", "fap_category", "type"})


def title_of(plan: Plan) -> str:
    """``Placement panel, North``."""
    area = plan.sitting.area
    return f"{plan.profile.name}, {area}" if area else plan.profile.name


def day_words(plan: Plan) -> str:
    """``Wednesday 9 December 2026``."""
    return in_words(plan.sitting.day)


def anchor_of(item: Item) -> str:
    """The name of a case's first page, for links."""
    return f"case-{item.number}"


def widths(names: Sequence[str]) -> tuple[float, ...]:
    """Relative widths of columns: numbers narrow, people's own words wide."""
    return tuple(_width(name) for name in names)


def other_widths(names: Sequence[str]) -> tuple[float, ...]:
    """The same for tables of members and of actions."""
    return tuple(OTHER_WIDTHS.get(name, USUAL) for name in names)


def _width(name: str) -> float:
    if name in NARROW_FIELDS:
        return NARROW
    if name in SMALL_FIELDS:
        return SMALL
    wide = name in WIDE_FIELDS or columns.BY_NAME[name].kind == columns.LONG
    return WIDE if wide else USUAL

"""Which schools a panel is for: those of its area, and of its phase where its name says one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.jobs.panel.rows import told

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from daysix.jobs.panel.rows import Row

PHASES = {
    "primary": frozenset({"primary", "infant", "junior", "first", "all-through"}),
    "secondary": frozenset({"secondary", "middle", "all-through"}),
}
MAINSTREAM = frozenset().union(*PHASES.values())
CLOSED = "CLOSED"


def takes_part(panel: Row) -> Callable[[Mapping[str, object]], bool]:
    """Whether a row of *Schools* is a school this panel is for.

    Special schools, units and nurseries take no children through a panel. A school without an area
    or a phase on the sheet counts for none that asks for one.
    """
    area, kind = told(panel, "Area").casefold(), told(panel, "Profile").casefold()
    phases = next((those for word, those in PHASES.items() if word in kind), MAINSTREAM)

    def part(school: Mapping[str, object]) -> bool:
        row = dict(school)
        here = not area or told(row, "Area").casefold() == area
        is_open = told(row, "Status").upper() != CLOSED
        return here and is_open and told(row, "Phase").casefold() in phases

    return part

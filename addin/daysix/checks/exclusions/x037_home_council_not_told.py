"""X-037: a child of another council, which has not been told."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.exclusions._habits import live_rows
from daysix.checks.frame import DUTY, EXCLUSIONS, found
from daysix.duties import not04_tell_the_home_authority as not04
from daysix.law import codes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-037", DUTY, EXCLUSIONS, not04.RULE.cites[0]
NEEDS = ("HomeLA", "HomeLANotified", "SchoolDfE")
MESSAGE = (
    "{child} lives in {la}. The school must tell that council too, and that council arranges day "
    "6. Has it been told?"
)


def check(view: View, context: Context) -> Iterator[Found]:
    """The school's council is that of its number; on rows somebody works on."""
    told, homes = view.blanks("HomeLANotified"), view.codes("HomeLA")
    schools = context.exclusions(view).schools
    for place in live_rows(view, context):
        home, la = homes[place], schools[place].la
        if home and la and home != la and told[place]:
            name = codes.authority(home).label or home
            yield found(place, "HomeLANotified", child=context.child(view, place), la=name)


def _row(home: str | None = "925", told: date | None = None) -> dict[str, object]:
    return exclusion(HomeLA=home, HomeLANotified=told, Surname="Marsh", Forename="Ada")


EXAMPLES = (
    Example(
        "failing",
        "a child of Lincolnshire",
        [(1, "HomeLANotified")],
        [_row()],
        says=[MESSAGE.format(child="Marsh, Ada", la="Lincolnshire")],
    ),
    Example("passing", "told", rows=[_row(told=date(2026, 11, 9))]),
    Example("boundary", "our own child", rows=[_row("820")]),
    Example("boundary", "over and done with", rows=[{**_row(), "Status": "CLOSED"}]),
    Example("blank", "nobody has said where", rows=[_row(None)]),
)

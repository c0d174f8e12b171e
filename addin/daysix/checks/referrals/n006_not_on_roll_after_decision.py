"""N-006: a place decided, and the child not on roll by the day set."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.checks.examples import Example, Row
from daysix.checks.frame import (
    PANELS,
    QUERY,
    REFERRALS,
    found,
)
from daysix.checks.referrals._referral import NO_PLACE, school_days_since
from daysix.deadlines import fap02_school_place_allocated as fap02

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "N-006", QUERY, REFERRALS, fap02.RULE.cites[0]
NEEDS = ("Decision", "OnRollTarget", "OnRollDate")
MESSAGE = {
    "": "Not on roll {n} school days after decision. Ring the school, and type the day or why not.",
    "target": "Was to be on roll by {date}. Ring the school, and type the day or why not.",
}
DONE = frozenset({"ON-ROLL", "CLOSED"})


def check(view: View, context: Context) -> Iterator[Found]:
    """Counted from the panel's day where it is known. A refusal typed is N-013's to follow up."""
    decisions, off = view.texts("Decision"), view.blanks("OnRollDate")
    asked = zip(
        view.texts("PanelID"), view.texts("DecisionSchool"), view.texts("Status"), strict=True
    )
    rows = zip(view.dates("OnRollTarget"), asked, view.blanks("RefusedDate"), strict=True)
    for place, (target, (panel, school_, status), no_refusal) in enumerate(rows):
        if target is None or target >= context.as_of or not off[place] or not no_refusal:
            continue
        if decisions[place].upper() in NO_PLACE or status.upper() in DONE:
            continue
        held = context.one(PANELS, "PanelID", panel)
        day = held.value("Date") if held else None
        since = school_days_since(context, school_, day) if isinstance(day, date) else None
        if since is None:
            yield found(place, "OnRollDate", says="target", date=in_words(target))
        else:
            yield found(place, "OnRollDate", n=since, related=[held] if held else ())


def _row(target: date | None, on_roll: date | None = None, **more: object) -> Row:
    referral = {"RefID": "R1", "PupilID": "P1", "Decision": "PLACE", "DecisionSchool": "8204001"}
    return {**referral, "PanelID": "M1", "OnRollTarget": target, "OnRollDate": on_roll, **more}


# As of Monday 30 November 2026. The panel met on Wednesday 11: Thursday 12 is the first school
# day after, Thursday 26 the eleventh, Friday 27 an INSET day, Monday 30 the twelfth.
PANEL: Mapping[str, Sequence[Row]] = {PANELS: [{"PanelID": "M1", "Date": date(2026, 11, 11)}]}
EXAMPLES = (
    Example(
        "failing",
        "was to start on the Thursday",
        [(1, "OnRollDate")],
        [_row(date(2026, 11, 26))],
        says=[
            (
                "Not on roll 12 school days after decision. Ring the school, and type the day or "
                "why not."
            )
        ],
        beside=PANEL,
    ),
    Example(
        "failing",
        "the panel is not in the list",
        [(1, "OnRollDate")],
        [_row(date(2026, 11, 26))],
        says=[
            (
                "Was to be on roll by Thursday 26 November 2026. Ring the school, and type the day "
                "or why not."
            )
        ],
    ),
    Example("passing", "there", rows=[_row(date(2026, 11, 26), date(2026, 11, 25))], beside=PANEL),
    Example("boundary", "today", rows=[_row(date(2026, 11, 30))], beside=PANEL),
    Example(
        "boundary",
        "refused",
        rows=[_row(date(2026, 11, 26), RefusedDate=date(2026, 11, 20))],
        beside=PANEL,
    ),
    Example(
        "boundary", "deferred", rows=[_row(date(2026, 11, 26), Decision="DEFER")], beside=PANEL
    ),
    Example("blank", "no day set", rows=[_row(None)], beside=PANEL),
)

"""N-002: papers missing when they are to go out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, Row
from daysix.checks.frame import HOUSE, PANELS, QUERY, REFERRALS, found
from daysix.checks.referrals._papers import listed
from daysix.checks.referrals._referral import still_open

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from daysix.checks.context import Context, Ref
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "N-002", QUERY, REFERRALS, HOUSE
NEEDS, BESIDE = ("PanelID", ("DocsRequired", "Complete%")), PANELS
MESSAGE = {
    "": "Papers missing: {list}. Return or table late.",
    "share": "Papers are {share:.0%} complete. Find what is missing; return or table late.",
}


def check(view: View, context: Context) -> Iterator[Found]:
    """From the panel's paper deadline to its day, for what it has not decided."""
    panels, shares = view.texts("PanelID"), view.numbers("Complete%")
    needed, here = view.texts("DocsRequired"), view.texts("DocsHave")
    for place in still_open(view):
        panel = context.one(PANELS, "PanelID", panels[place])
        if panel is None or not _papers_go_out(panel, context.as_of):
            continue
        missing = [one for one in listed(needed[place]) if not _among(one, listed(here[place]))]
        share = shares[place]
        if missing:
            yield found(place, "DocsHave", related=[panel], list=", ".join(missing))
        elif not needed[place] and share is not None and share < 1:
            yield found(place, "Complete%", says="share", related=[panel], share=share)


def _papers_go_out(panel: Ref, today: date) -> bool:
    due, held = panel.value("PaperDeadline"), panel.value("Date")
    return isinstance(due, date) and isinstance(held, date) and due <= today <= held


def _among(paper: str, papers: Sequence[str]) -> bool:
    return any(paper.casefold() == one.casefold() for one in papers)


def _row(have: str | None, **more: object) -> Row:
    referral = {"RefID": "R1", "PupilID": "P1", "Type": "PEX", "PanelID": "M1"}
    needed = {"DocsRequired": "referral form; attendance; SEN papers"}
    return {**referral, **needed, "DocsHave": have, "Complete%": None, **more}


# As of Monday 30 November 2026, the day papers go out for Wednesday 9 December.
def _panel(due: date | None = date(2026, 11, 30)) -> Mapping[str, Sequence[Row]]:
    return {PANELS: [{"PanelID": "M1", "Date": date(2026, 12, 9), "PaperDeadline": due}]}


EXAMPLES = (
    Example(
        "failing",
        "two of three",
        [(1, "DocsHave")],
        [_row("Referral form")],
        says=["Papers missing: attendance, SEN papers. Return or table late."],
        beside=_panel(),
    ),
    Example(
        "failing",
        "only a share is known",
        [(1, "Complete%")],
        [_row(None, DocsRequired=None, **{"Complete%": 0.75})],
        says=["Papers are 75% complete. Find what is missing; return or table late."],
        beside=_panel(),
    ),
    Example(
        "passing",
        "all there",
        rows=[_row("SEN papers, attendance, referral form")],
        beside=_panel(),
    ),
    Example("boundary", "a day to go", rows=[_row(None)], beside=_panel(date(2026, 12, 1))),
    Example("boundary", "decided", rows=[_row(None, Decision="PLACE")], beside=_panel()),
    Example("blank", "no panel yet", rows=[_row(None, PanelID=None)], beside=_panel()),
    Example(
        "blank",
        "nothing is said to be needed",
        rows=[_row(None, DocsRequired=None)],
        beside=_panel(),
    ),
)

"""X-095: a status that is not what the outcomes say."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.exclusions._habits import in_use
from daysix.checks.frame import EXCLUSIONS, HOUSE, QUERY, found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-095", QUERY, EXCLUSIONS, HOUSE
NEEDS = ("Status", ("GDCOutcome", "IRPOutcome", "CancelledDate", "GDCDate"))
MESSAGE = {
    "": "The status is {status}, and the outcome says {outcome}. Correct one of the two.",
    "cancelled": "There is a day of cancelling, and the status is {status}. Correct one of the "
    "two.",
    "unmet": "The status is {status}, and governors' meeting has no date. Type it, or correct it.",
}
WORDS = {
    "declined": "not reinstated",
    "reinstated": "reinstated",
    "upheld": "upheld",
    "recommend": "reconsider",
    "quash_and_direct": "quashed",
}
PANEL = {"IRP-UPHELD": "upheld", "IRP-RECOMMEND": "recommend", "IRP-QUASHED": "quash_and_direct"}
MET = frozenset({"GDC-HELD", "UPHELD", "IRP-OPEN", *PANEL})
BEFORE = frozenset({"NOTIFIED", "CHECKED", "GDC-DUE", "GDC-HELD", "UPHELD"})


def check(view: View, _context: Context) -> Iterator[Found]:
    """Both typed, and no way to have them both. A status behind its time is no contradiction."""
    outcomes = zip(
        view.codes("GDCOutcome"),
        view.codes("IRPOutcome"),
        view.codes("ReconsiderOutcome"),
        strict=True,
    )
    cancelled, unmet = view.dates("CancelledDate"), view.blanks("GDCDate")
    states = view.texts("Status")
    held = [place for place, state in enumerate(states) if state.upper() in MET]
    usual = view.has("GDCDate") and in_use([not unmet[place] for place in held], share=0.9)
    for place, (governors, panel, again) in enumerate(outcomes):
        status = states[place].upper()
        if not status:
            continue
        outcome = _against(status, governors, panel, again)
        if outcome:
            yield found(place, "Status", status=status, outcome=WORDS.get(outcome, outcome))
        elif cancelled[place] is not None and status in BEFORE:
            yield found(place, "Status", says="cancelled", status=status)
        elif status in MET and usual and unmet[place] and not governors:
            yield found(place, "GDCDate", says="unmet", status=status)


def _against(status: str, governors: str | None, panel: str | None, again: str | None) -> str:
    """The outcome that contradicts a status; blank where none does."""
    if status == "UPHELD" and governors == "reinstated":
        return governors
    if status == "REINSTATED" and governors == "declined" and again != "reinstated":
        return governors
    if status in PANEL and panel and panel != PANEL[status]:
        return panel
    return ""


def _row(**cells: object) -> dict[str, object]:
    return exclusion(
        **{
            "Status": None,
            "GDCOutcome": None,
            "GDCDate": date(2026, 11, 20),
            "CancelledDate": None,
            **cells,
        }
    )


EXAMPLES = (
    Example(
        "failing",
        "upheld, and reinstated",
        [(1, "Status")],
        [_row(Status="UPHELD", GDCOutcome="REINSTATED")],
        says=["The status is UPHELD, and the outcome says reinstated. Correct one of the two."],
    ),
    Example(
        "failing",
        "cancelled by its date only",
        [(1, "Status")],
        [_row(Status="CHECKED", CancelledDate=date(2026, 11, 10), GDCDate=None)],
    ),
    Example("passing", "upheld twice", rows=[_row(Status="UPHELD", GDCOutcome="UPHELD")]),
    Example(
        "boundary",
        "closed, whatever the outcome",
        rows=[_row(Status="CLOSED", GDCOutcome="REINSTATED")],
    ),
    Example(
        "boundary", "a status behind its time", rows=[_row(Status="GDC-DUE", GDCOutcome="UPHELD")]
    ),
    Example(
        "boundary", "held, and no day", [(1, "GDCDate")], [_row(Status="GDC-HELD", GDCDate=None)]
    ),
    Example("blank", "no status", rows=[_row(GDCOutcome="REINSTATED")]),
)

"""H-011: a behaviour log among the papers of a one-off incident."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, Row, exclusion
from daysix.checks.exclusions._reasons import codes_in
from daysix.checks.frame import (
    EXCLUSIONS,
    HEARINGS,
    QUERY,
    found,
)
from daysix.checks.hearings._papers import papers
from daysix.law.rule import guidance

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from daysix.checks.context import Context, Ref
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "H-011", QUERY, HEARINGS, guidance("para 112")
NEEDS, BESIDE = ("Documents", "ExclusionID"), EXCLUSIONS
MESSAGE = (
    "The pack has a behaviour log though this is a one-off incident. Is there a reason? Take it "
    "out, or say why."
)
LOGS = ("behaviour log", "behaviour chronology", "conduct log", "behaviour record")
PERSISTENT = frozenset({"DB", "LD", "CB"})


def check(view: View, context: Context) -> Iterator[Found]:
    """Of a hearing still to come. A persistent reason, or a word for it, is no one-off."""
    held = view.dates("Date")
    for place, text in enumerate(view.texts("Documents")):
        day = held[place]
        if not text or day is None or day < context.as_of:
            continue
        case = context.one(EXCLUSIONS, "ExclusionID", view.texts("ExclusionID")[place])
        if case is None or not case.text("Reason1") or _persistent(case):
            continue
        if any(there and _is_a_log(name) for name, there in papers(text)):
            yield found(place, "Documents", related=[case])


def _is_a_log(name: str) -> bool:
    return any(log in name.casefold() for log in LOGS)


def _persistent(case: Ref) -> bool:
    codes = {code for n in (1, 2, 3) for code in codes_in(case.text(f"Reason{n}").upper()) or ()}
    words = case.text("ReasonText").casefold()
    return bool(codes & PERSISTENT) or "persistent" in words or "repeated" in words


def _row(text: str | None, held: date | None = date(2026, 12, 7)) -> Row:
    return {"HearingID": "H1", "ExclusionID": "2026-0001", "Date": held, "Documents": text}


def _case(reason: str | None) -> Mapping[str, Sequence[Row]]:
    return {EXCLUSIONS: [exclusion(Category="PERM", EndDate=None, Reason1=reason)]}


LOG = "Head's statement; behaviour log: come"
EXAMPLES = (
    Example(
        "failing", "one fight", [(1, "Documents")], [_row(LOG)], says=[MESSAGE], beside=_case("PP")
    ),
    Example("passing", "persistent disruption", rows=[_row(LOG)], beside=_case("DB")),
    Example(
        "boundary",
        "the log is asked for, and not there",
        rows=[_row("behaviour log: missing")],
        beside=_case("PP"),
    ),
    Example("boundary", "held already", rows=[_row(LOG, date(2026, 11, 26))], beside=_case("PP")),
    Example(
        "blank",
        "no papers listed; no reason typed",
        rows=[_row(None), _row(LOG)],
        beside=_case(None),
    ),
)

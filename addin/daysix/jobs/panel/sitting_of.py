"""A sitting of a panel, read from the team workbook by the panel's number. Nothing is written."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

from daysix.jobs.panel.case_of import move_case, referral_case, watched_case
from daysix.jobs.panel.members_of import members_of
from daysix.jobs.panel.rows import ACTIONS, CME, MOVES, PANELS, REFERRALS, told
from daysix.jobs.panel.taking_part import takes_part
from daysix.law.errors import BadInput
from daysix.panels.sitting import Action, Sitting
from daysix.panels.values import day_in
from daysix.panels.words import kind_of_case, listed, short_day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from daysix.jobs.panel.rows import PanelBook, Row
    from daysix.panels.profile import Profile
    from daysix.panels.sitting import Case

REVIEW, WATCH = "REVIEW-", "WATCH"
FINISHED = frozenset({"DONE", "CANCELLED"})
MOST_NAMED = 8


def panel_row(book: PanelBook, number: str) -> Row:
    """The row of the Panels sheet with this number.

    Raises
    ------
    BadInput
        ``Y-082``: there is no such panel. ``Y-083``: the number stands twice. ``Y-084``: the row
        has no day.
    """
    rows = book.rows(PANELS)
    wanted = number.strip().casefold()
    found = [row for row in rows if told(row, "PanelID").casefold() == wanted and wanted]
    if not found:
        there = [told(row, "PanelID") for row in rows if told(row, "PanelID")]
        some = listed([*there[:MOST_NAMED], *(["others"] if len(there) > MOST_NAMED else [])])
        known = f"It has {some}" if there else "It has no panels yet"
        raise BadInput(
            "Y-082",
            f"There is no panel {number.strip()[:20]} on the Panels sheet of {book.name}. {known}. "
            "Choose one of them, or add a row for the meeting.",
        )
    if len(found) > 1:
        raise BadInput(
            "Y-083",
            f"Panel {number.strip()} stands on {len(found)} rows of the Panels sheet, so I cannot "
            "tell which meeting is meant. Give each a number of its own.",
        )
    if day_of(found[0]) is None:
        raise BadInput(
            "Y-084",
            f"Panel {number.strip()} has no day on the Panels sheet, or one that is no date. Its "
            "papers need one. Enter the day it meets.",
        )
    return found[0]


def sitting_of(book: PanelBook, panel: Row, profile: Profile) -> Sitting:
    """The sitting of a row of the Panels sheet, with everything that is on its list.

    Referrals are those that name this panel. Moves that end before the panel meets next are there
    for review, and open rows of children out of education for the watch-list, where the profile has
    a section for them: both of the panel's area and phase.
    """
    day = day_of(panel) or date.min
    start = panel.get("Start")
    start = start.time() if isinstance(start, datetime) else start
    cases = tuple(_cases(book, panel, profile))
    return Sitting(
        panel=told(panel, "PanelID"),
        profile=profile.id,
        day=day,
        start=start if isinstance(start, time) else None,
        area=told(panel, "Area"),
        venue=told(panel, "Venue"),
        link=told(panel, "TeamsLink"),
        chair=told(panel, "Chair"),
        clerk=told(panel, "Clerk"),
        members=members_of(book, panel),
        cases=cases,
        actions=tuple(_actions(book, panel, cases)),
        last_day=max((one for one in _meetings(book, panel) if one < day), default=None),
    )


def next_meeting(book: PanelBook, panel: Row) -> Row | None:
    """The row of the next meeting of the same panel; None where none is arranged."""
    day = day_of(panel) or date.min
    later = {when: row for when, row in _meetings(book, panel).items() if when > day}
    return later[min(later)] if later else None


def day_of(row: Row, column: str = "Date") -> date | None:
    """A day of a row; None for anything that is not one."""
    return day_in(row, column)


def _meetings(book: PanelBook, panel: Row) -> dict[date, Row]:
    """The meetings of the same kind and area, by day."""
    return {
        day: row
        for row in book.rows(PANELS)
        if all(told(row, one) == told(panel, one) for one in ("Profile", "Area"))
        and (day := day_of(row)) is not None
    }


def _cases(book: PanelBook, panel: Row, profile: Profile) -> Iterator[Case]:
    number = told(panel, "PanelID").casefold()
    for row in book.rows(REFERRALS):
        if told(row, "PanelID").casefold() == number:
            _refuse_nameless(book, row, number)
            yield referral_case(book, row, profile)
    part = takes_part(panel)
    yield from _reviews(book, panel, profile, part)
    if WATCH in profile.hears:
        for row in book.rows(CME):
            over = day_of(row, "ClosedOn") or day_of(row, "FoundOn")
            if over is None and part(book.schools.get(told(row, "LastSchool"), {})):
                yield watched_case(book, row, profile, why=f"Still open: {told(row, 'CMEID')}.")


def _refuse_nameless(book: PanelBook, row: Row, number: str) -> None:
    """Refuse a referral without a number: neither its papers nor its outcome could be found."""
    if told(row, "RefID"):
        return
    child = told(row, "PupilID")
    raise BadInput(
        "Y-119",
        f"A referral on the list of {number.upper()} has no number on the Referrals sheet of "
        f"{book.name} (child {child or 'not named either'}), so I can find neither its papers nor "
        "its outcome again, and made nothing. Fill in RefID, or take PanelID off that row.",
    )


def _reviews(
    book: PanelBook, panel: Row, profile: Profile, part: Callable[[Mapping[str, object]], bool]
) -> Iterator[Case]:
    following, day = next_meeting(book, panel), day_of(panel) or date.min
    until = day_of(following) if following else None
    for row in book.rows(MOVES):
        kind, end = told(row, "Type").upper(), day_of(row, "EndPlanned")
        begun = day_of(row, "StartDate")
        if REVIEW + kind not in profile.hears or day_of(row, "EndActual") is not None:
            continue
        if end is None or begun is None or begun > day or (until is not None and end > until):
            continue
        if part(book.schools.get(told(row, "HomeSchool"), {})):
            why = f"{kind_of_case(kind)} that is to end on {short_day(end)}."
            yield move_case(book, row, profile, why=why)


def _actions(book: PanelBook, panel: Row, cases: tuple[Case, ...]) -> Iterator[Action]:
    """Actions of earlier meetings of this panel and of the cases on its list, still open."""
    day = day_of(panel) or date.min
    earlier = {told(row, "PanelID") for when, row in _meetings(book, panel).items() if when < day}
    about = {one.casefold() for one in (*earlier, *(case.ref for case in cases)) if one}
    for row in book.rows(ACTIONS):
        if told(row, "State").upper() in FINISHED or told(row, "About").casefold() not in about:
            continue
        yield Action(
            told(row, "ActionID"),
            told(row, "Text"),
            told(row, "Owner"),
            day_of(row, "DueDate"),
            told(row, "State"),
            told(row, "About"),
        )

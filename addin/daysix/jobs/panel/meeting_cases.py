"""Which referrals a new meeting hears, and which wait, each with its reason. None falls between.

A referral is for a meeting if its kind of panel is the meeting's and its school lies in the
meeting's area. One that was deferred by an earlier meeting of the panel, or was not reached there,
is carried over. One that is settled, or is on another meeting's list, is not spoken of.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.jobs.panel.case_of import referral_case
from daysix.jobs.panel.rows import PANELS, REFERRALS, told
from daysix.jobs.panel.sitting_of import day_of
from daysix.jobs.panel.taking_part import takes_part
from daysix.panels.meeting import DEFER, RETURNED
from daysix.panels.plan import DO_NOT_SHARE
from daysix.panels.readiness import readiness
from daysix.panels.words import kind_of_case, listed, may_be_yes, short_day
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.jobs.panel.rows import PanelBook, Row
    from daysix.panels.profile import Profile
    from daysix.panels.readiness import Readiness
    from daysix.panels.sitting import Case

READY, ON_AGENDA, OVER = "READY", "ON-AGENDA", frozenset({"CLOSED", "ON-ROLL", "DECIDED"})
NOT_WRITTEN = frozenset({"", "TO WRITE"})


class Heard(NamedTuple):
    """A referral for the meeting, and why; ``from_`` is the meeting it is carried over from."""

    case: Case
    why: str
    from_: str = ""

    @property
    def line(self) -> str:
        """As the officer is shown it; no full name."""
        return f"{named(self.case)}: {self.why}"


class Waits(NamedTuple):
    """A referral that could be for the meeting and is not, and what would bring it there."""

    case: Case
    why: str
    lacks: Readiness | None = None

    @property
    def line(self) -> str:
        """As the officer is shown it; no full name."""
        return f"{named(self.case)}: {self.why}"


class Sorted(NamedTuple):
    """Every referral that is for the meeting, in the order of the sheet."""

    heard: list[Heard]
    waits: list[Waits]


def named(case: Case) -> str:
    """``R00005 I.W., Year 9``."""
    year = f", Year {case.year}" if case.year else ""
    return f"{case.ref or 'A referral without a number'} {case.initials}{year}"


def sort_out(book: PanelBook, panel: Row, profile: Profile, *, as_of: date) -> Sorted:
    """Every referral that could be for a meeting: heard, or waiting."""
    found = Sorted([], [])
    for one in _each(book, panel, profile, as_of=as_of):
        if isinstance(one, Heard):
            found.heard.append(one)
        else:
            found.waits.append(one)
    return found


def _each(book: PanelBook, panel: Row, profile: Profile, *, as_of: date) -> Iterator[Heard | Waits]:
    own, day = told(panel, "PanelID").casefold(), day_of(panel) or date.max
    here = _meetings(book, panel)
    every = {told(row, "PanelID").casefold() for row in book.rows(PANELS)}
    for row in book.rows(REFERRALS):
        on = told(row, "PanelID").casefold()
        if own and on == own:
            continue
        if on:
            if on in here and (day_of(here[on]) or date.max) < day:
                yield from _earlier(book, row, here[on], profile, as_of=as_of)
            elif on not in every and _same(row, panel, "Profile"):
                why = f"its panel {told(row, 'PanelID')} is not on the sheet Panels. Correct it."
                yield Waits(referral_case(book, row, profile), why)
        elif told(row, "Status").upper() not in OVER and told(row, "Decision") in {"", RETURNED}:
            yield from _new(book, row, panel, profile, day)


def _meetings(book: PanelBook, panel: Row) -> dict[str, Row]:
    """The meetings of the same kind and area by number."""
    return {
        told(row, "PanelID").casefold(): row
        for row in book.rows(PANELS)
        if all(_same(row, panel, one) for one in ("Profile", "Area")) and told(row, "PanelID")
    }


def _same(row: Row, other: Row, column: str) -> bool:
    return told(row, column).casefold() == told(other, column).casefold()


def _earlier(
    book: PanelBook, row: Row, meeting: Row, profile: Profile, *, as_of: date
) -> Iterator[Heard | Waits]:
    """A referral on an earlier meeting's list: deferred, returned and complete now, not reached."""
    decision, status = told(row, "Decision").upper(), told(row, "Status").upper()
    held, number = day_of(meeting) or as_of, told(meeting, "PanelID")
    if status in OVER or decision not in {"", DEFER, RETURNED}:
        return
    case = referral_case(book, row, profile)
    when = short_day(held)
    if decision == DEFER:
        yield Heard(case, f"deferred on {when}.", number)
    elif decision == RETURNED:
        lacks = readiness(case, profile, on=held)
        if status == READY and lacks.ready:
            yield Heard(case, f"returned on {when}, complete now.", number)
        else:
            said = lacks.sentence or "Nothing is missing now: set its Status to READY."
            yield Waits(case, f"returned on {when}. {said}", lacks)
    elif held < as_of and told(meeting, "MinutesState").upper() not in NOT_WRITTEN:
        yield Heard(case, f"on the agenda of {when}, not decided there.", number)
    elif held < as_of:
        say = f"no outcome of {number} is recorded yet. Press After the meeting for {number} first."
        yield Waits(case, say)


def _new(
    book: PanelBook, row: Row, panel: Row, profile: Profile, day: date
) -> Iterator[Heard | Waits]:
    """A referral on no list."""
    kind = told(row, "Profile").casefold()
    if kind and not _same(row, panel, "Profile"):
        return
    case = referral_case(book, row, profile)
    school = book.schools.get(told(row, "ReferrerSchool")) or book.schools.get(
        told(book.pupils.get(case.pupil_id.casefold(), {}), "CurrentSchoolDfE"), {}
    )
    area = told(panel, "Area")
    if area and told(school, "Area") and not _same(school, panel, "Area"):
        return
    if not kind and (case.type not in profile.hears or not takes_part(panel)(school)):
        return
    lacks = readiness(case, profile, on=day)
    if why := _why_waits(row, case, panel, lacks, profile=profile, area=told(school, "Area")):
        yield Waits(case, why, lacks)
    else:
        received = day_of(row, "DateReceived")
        came = f"received {short_day(received)}" if received else ""
        whole = "papers complete" if lacks.ready else "heard at your wish, not complete"
        parts = (kind_of_case(case.type), came, whole)
        yield Heard(case, f"{', '.join(filter(None, parts))}.")


def _why_waits(  # noqa: PLR0913 - all but the row are told by their kind
    row: Row, case: Case, panel: Row, lacks: Readiness, *, profile: Profile, area: str
) -> str:
    """Why a referral of this panel is not heard yet, and what to do; blank where it is."""
    status, kind = told(row, "Status").upper(), told(panel, "Profile")
    asked_for = status == ON_AGENDA
    heard = listed([kind_of_case(one) for one in profile.hears])
    reasons = (
        (not case.ref, "it has no number. Fill in RefID."),
        (
            not told(row, "Profile"),
            f"its kind of panel is blank. Fill in Profile ({kind}), if it is for this one.",
        ),
        (
            bool(told(panel, "Area")) and not area,
            "I cannot tell its area. Fill in ReferrerSchool, and that school's area on Schools.",
        ),
        (
            case.type not in profile.hears,
            f"{profile.name} does not hear “{kind_of_case(case.type)}”. It hears {heard}.",
        ),
        (may_be_yes(case.values.get("Pupil.DoNotShareFlag")), DO_NOT_SHARE),
        (not lacks.ready and not asked_for, lacks.sentence),
        (
            status != READY and not asked_for,
            f"nothing is missing; its Status is {status or 'blank'}. Set it to READY to hear it.",
        ),
    )
    return next((why for holds, why in reasons if holds), "")

"""What the review clocks share: when the decision was given, and whether a request was in time.

Only a permanent exclusion can be reviewed. A case without any exclusion, made only of letters,
is taken to be about one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.law.case import ACADEMY
from daysix.law.errors import CannotTell
from daysix.law.outcomes import reinstated_by_governors, why_stopped
from daysix.law.service import day_given, method_name
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from daysix.law.case import Case, Event

WINDOW_SCHOOL_DAYS = 15
SENT_ELECTRONICALLY = frozenset({"email", "portal", "b2b"})
AGREED, NOT_AGREED = "agreed_day_sent", "not_agreed_use_letter"
IN_TIME, SECOND_WINDOW, LATE, UNKNOWN = "in_time", "second_window", "late", "unknown"


class Given(NamedTuple):
    """A notice or request in writing: what it was in words, when sent, when given in law."""

    words: str
    sent: date
    day: date
    method: str

    @property
    def electronic(self) -> bool:
        """Whether it went by e-mail or the like (AMB-06)."""
        return self.method in SENT_ELECTRONICALLY


def about_a_permanent_exclusion(case: Case) -> bool:
    """Whether there is anything to review."""
    return case.exclusion is None or case.exclusion.permanent


def why_no_review(case: Case) -> str:
    """Why no review can be asked for; empty where it can."""
    if stopped := why_stopped(case):
        return stopped
    meeting = reinstated_by_governors(case)
    if meeting is None or meeting.day is None:
        return ""
    return (
        f"Governors reinstated the child on {in_words(meeting.day)}, so there is nothing to review."
    )


def decision_given(case: Case, e_mail: str = "") -> Given | None:
    """The governors' decision as first given to the parents; None where no notice is recorded.

    ``e_mail`` is the reading of AMB-06; left out, the one in use.

    Raises
    ------
    CannotTell
        None of the notices has a day in law (second class, a phone call, e-mail not agreed to).
    """
    words = "decision given to the parents"
    found = _given(case, case.all("governors_decision_notice"), words, e_mail=e_mail)
    return min(found, key=lambda notice: notice.day, default=None)


def applications(case: Case) -> list[Given]:
    """Every request for a review, the earliest made first (IRP-02)."""
    found = _given(case, case.all("review_application"), "request for a review made")
    return sorted(found, key=lambda request: request.day)


def last_day_to_apply(case: Case) -> date | None:
    """The IRP-01 date: the last day for a request; None where no notice is recorded."""
    notice = decision_given(case)
    return None if notice is None else case.calendar.nth_after(notice.day, WINDOW_SCHOOL_DAYS)


def in_second_window(case: Case, day: date) -> bool:
    """Whether ``day`` lies in the IRP-03 window, after a claim was finally determined."""
    claim = case.last("equality_act_determined")
    if claim is None or claim.day is None or day < claim.day:
        return False
    return day <= case.calendar.nth_after(claim.day, WINDOW_SCHOOL_DAYS)


def timing(case: Case, request: Given) -> str:
    """``in_time``, ``second_window``, ``late``, or ``unknown`` (no notice we can date)."""
    try:
        last = last_day_to_apply(case)
    except CannotTell:
        last = None
    if last is not None and request.day <= last:
        return IN_TIME
    if in_second_window(case, request.day):
        return SECOND_WINDOW
    return UNKNOWN if last is None else LATE


def standing_request(case: Case) -> tuple[Given, str] | None:
    """The request that counts, and how it stands: one in time if there is one, else the first."""
    found = [(request, timing(case, request)) for request in applications(case)]
    valid = [one for one in found if one[1] in {IN_TIME, SECOND_WINDOW}]
    return next(iter(valid or found), None)


def given_up(case: Case, made: date) -> bool:
    """Whether the parents said in writing, after asking, that they no longer want a review."""
    waiver = case.last("review_waiver")
    return waiver is not None and waiver.day is not None and waiver.day >= made


def arranger(case: Case) -> str:
    """Who arranges the review (IRP-05)."""
    return "academy trust" if case.school.type == ACADEMY else "local authority"


def panel_decision(case: Case) -> Given | None:
    """The panel's decision as given to governors; None where no notice is recorded."""
    event = case.first("review_decision_notice")
    if event is None or event.day is None:
        return None
    return _dated(event, event.day, "panel's decision given to governors")


def _given(case: Case, events: Iterable[Event], words: str, *, e_mail: str = "") -> list[Given]:
    """Those that have a day in law; refuses where there are some and none has."""
    agreed = (e_mail or case.switches["AMB-06"]) == AGREED
    found: list[Given] = []
    refusal: CannotTell | None = None
    for event in events:
        if event.day is None:
            continue
        try:
            if not agreed and method_name(event.method) in SENT_ELECTRONICALLY:
                raise _ask_for_the_letter(event.day)
            found.append(_dated(event, event.day, words))
        except CannotTell as cannot:
            refusal = refusal or cannot
    if refusal is not None and not found:
        raise refusal
    return found


def _dated(event: Event, sent: date, words: str) -> Given:
    day, method = day_given(sent, event.method), method_name(event.method)
    if method == "first_class":
        words += " (second working day after posting)"
    return Given(words, sent, day, method)


def _ask_for_the_letter(day: date) -> CannotTell:
    message = (
        f"It was e-mailed on {in_words(day)}, and your council does not treat e-mail as agreed, "
        "so that gives no date. Enter when the letter was posted or handed over."
    )
    return CannotTell("D-030", message)

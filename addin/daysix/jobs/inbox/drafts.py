"""What drafts are told of a mail and its case. No child is named: the case's number is enough."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.jobs.inbox.imagined import answers_about
from daysix.jobs.inbox.lines import kind_in_words
from daysix.jobs.inbox.new_case import TITLES, Taken, new_cases, school_of, sure
from daysix.jobs.inbox.queue import CASE_OR_REF, ID, officer_of
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from daysix.jobs.answered import Answered
    from daysix.jobs.beside.row_identity import RowRef
    from daysix.jobs.inbox.book import Workbook
    from daysix.jobs.inbox.sorting import Mail

UNKNOWN = "not known yet"
ASKED_FOR = ("pupil_name", "dob", "upn", "year_group", "start_date", "end_date", "reason_codes")
EDUCATION, GOVERNORS = ("ED-01", "ED-02"), ("GB-01", "GB-02")


class About(NamedTuple):
    """A mail and the case it tells, as far as either is known."""

    mail: Mail
    fields: Mapping[str, object]


def about(book: Workbook, row: RowRef, mail: Mail, *, as_of: date) -> About:
    """What a draft can be filled with."""
    said = dict(sure(mail.sorted.events[0])) if mail.sorted.events else {}
    number, one = _case(book, row, mail, as_of=as_of)
    school = school_of(book.directory, str(said.get("school") or mail.sorted.school))
    arrived = mail.message.received or mail.message.sent
    start = said.get("start_date")
    fields: dict[str, object] = {
        "case": number or row.text(ID),
        "school": school.name if school else str(said.get("school") or UNKNOWN),
        "year_group": said.get("year_group") or UNKNOWN,
        "first_day": in_words(start) if isinstance(start, date) else UNKNOWN,
        "looked_after": _looked_after(one),
        "sixth_day": _due(one, EDUCATION),
        "governors_by": _due(one, GOVERNORS),
        "received": in_words(arrived.date()) if arrived else UNKNOWN,
        "missing": _missing(mail, said),
        "officer": officer_of(school) or UNKNOWN,
        "senior": book.settings.get("SENIOR") or "colleague",
        "council": book.settings.get("COUNCIL") or "",
        "what": kind_in_words(mail.sorted.category).lower(),
        "subject": f"Received: {kind_in_words(mail.sorted.category)} ({number or row.text(ID)})",
    }
    return About(mail, fields)


def _case(book: Workbook, row: RowRef, mail: Mail, *, as_of: date) -> tuple[str, Answered | None]:
    """The case's number and what the law says of it; of one not in the tracker as if it were."""
    number = row.text(CASE_OR_REF).partition(",")[0].strip() or mail.sorted.matched_case
    if number:
        said, _ = answers_about(book, [], known=[number], as_of=as_of)
        return number, said.get(number)
    cases = [case for case in new_cases(book, mail, "", Taken([], [], {})) if not case.refused]
    said, _ = answers_about(book, cases[:1], as_of=as_of)
    return "", next(iter(said.values()), None)


def _looked_after(one: Answered | None) -> str:
    if one is None or one.case is None:
        return UNKNOWN
    return "yes" if one.case.pupil.looked_after else "not as far as we know"


def _due(one: Answered | None, rules: Sequence[str]) -> str:
    if one is None:
        return UNKNOWN
    days = [due.due for due in one.dues if due.rule.id in rules and due.due is not None]
    return in_words(min(days)) if days else UNKNOWN


def _missing(mail: Mail, said: Mapping[str, object]) -> list[str]:
    """What the mail does not say for certain, in words."""
    if not mail.sorted.events:
        return []
    permanent = mail.sorted.events[0].event_type == "permanent_exclusion"
    return [
        TITLES[name]
        for name in ASKED_FOR
        if not said.get(name) and not (name == "end_date" and (permanent or said.get("days")))
    ]

"""``daysix what-if``: the phone card."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from daysix.calendars.days import in_words
from daysix.jobs import wording
from daysix.jobs.calendars.choice import calendars_from, example_calendars
from daysix.jobs.case.what_if import EVENT_OF_TYPE, refusals, timeline
from daysix.jobs.lines import line_of
from daysix.law.answer import LATE, Due
from daysix.law.case import SCHOOL_TYPES, Pupil, School
from daysix.law.errors import BadInput
from daysix.verbs import COULD_NOT, DONE, Outcome
from daysix.verbs._options import add_counting, switches_of, typed_day

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from daysix.calendars.book import CalendarBook

SUMMARY = "Type a few dates, get the whole timeline at once (no file needed)."
TYPE_IN_WORDS = {
    "PERM": "Permanent exclusion",
    "SUSP": "Suspension",
    "LNCH": "Lunchtime suspension",
}


def add_options(parser: ArgumentParser) -> None:
    """Options of the phone card."""
    add = parser.add_argument
    add("--type", required=True, choices=list(EVENT_OF_TYPE), help="permanent, suspension, lunch")
    add("--start", required=True, type=typed_day, metavar="DATE", help="first day out of school")
    add("--school", required=True, metavar="NAME", help="school name or DfE number")
    add("--session", choices=["am", "pm"], default="am", help="pm: after afternoon school began")
    add("--last-day", type=typed_day, metavar="DATE", help="last day of a suspension")
    add("--days", type=float, metavar="N", help="length in days (halves allowed)")
    add("--sessions", type=int, metavar="N", help="length in sessions")
    add("--lunchtimes", type=int, metavar="N", help="number of lunchtimes")
    add("--already", type=float, metavar="DAYS", help="days out already this term")
    add("--notice", type=typed_day, metavar="DATE", help="when the notice to governors was sent")
    add("--notice-method", choices=["hand", "first_class", "second_class", "email"])
    add(
        "--representations",
        type=typed_day,
        metavar="DATE",
        help="the parents asked governors to meet",
    )
    add("--exam", type=typed_day, metavar="DATE", help="first public exam or test missed")
    add("--decision-sent", type=typed_day, metavar="DATE", help="governors' decision letter sent")
    add("--decision-method", choices=["hand", "first_class", "second_class", "email"])
    add("--school-type", choices=SCHOOL_TYPES, default="maintained")
    add("--home-la", default="", metavar="CODE", help="council where the child lives")
    add("--dob", type=typed_day, metavar="DATE", help="date of birth")
    add("--looked-after", action="store_true")
    add("--social-worker", action="store_true")
    add("--ehcp", action="store_true", help="the child has an EHC plan")
    add("--explain", action="store_true", help="show every day counted and skipped")
    add_counting(parser)


def run(options: Namespace) -> Outcome:
    """Answer the phone."""
    book = calendars_from(options.calendar, beside=Path.cwd()) or example_calendars()
    answered = timeline(
        School(options.school, options.school_type, options.la),
        _pupil(options),
        _events(options),
        book=book,
        as_of=options.as_of,
        already=_already(options, book),
        switches=switches_of(options),
    )
    refused = refusals(answered)
    return Outcome(
        lines=[line_of(case, answer, where={}) for case, answer in answered],
        text=_text(options, answered),
        exit_code=COULD_NOT if refused else DONE,
        trouble=tuple(dict.fromkeys(f"{one.message} ({one.code})" for one in refused[:1])),
    )


def _text(options: Namespace, answered: list[Any]) -> list[str]:
    case = answered[0][0] if answered else None
    calendar = case.calendar.name if case else ""
    head = f"{TYPE_IN_WORDS[options.type]}, first day {in_words(options.start)}, {options.school}"
    lines = [
        head,
        f"Counted on the calendar of {calendar}; today is {in_words(options.as_of)}.",
        "",
    ]
    lines += wording.card([answer for _case, answer in answered])
    if any(_seems_late(answer) for _case, answer in answered):
        lines += ["", "“Late” means that nobody has told me it was done."]
    if options.explain:
        for _case, answer in answered:
            if isinstance(answer, Due):
                lines += ["", *wording.explained(answer)]
    return lines


def _seems_late(answer: object) -> bool:
    return isinstance(answer, Due) and answer.state == LATE and answer.done_on is None


def _pupil(options: Namespace) -> Pupil:
    return Pupil(
        dob=options.dob,
        home_la=options.home_la or options.la,
        looked_after=options.looked_after,
        social_worker=options.social_worker,
        ehcp=options.ehcp,
    )


def _refuse_a_length(options: Namespace) -> None:
    """A permanent exclusion has no length; one that was typed would be left out in silence."""
    lengths = (options.last_day, options.days, options.sessions, options.lunchtimes)
    if any(length is not None for length in lengths):
        message = (
            "A permanent exclusion has no last day and no length. Leave those out, or choose "
            "--type SUSP."
        )
        raise BadInput("B-008", message)


def _events(options: Namespace) -> list[dict[str, Any]]:
    event: dict[str, Any] = {
        "type": EVENT_OF_TYPE[options.type],
        "first_day": options.start,
        "session": options.session,
        "notice": {"governing_board": options.notice} if options.notice else {},
        "notice_method": options.notice_method,
        "misses_exam": options.exam,
    }
    if options.type == "PERM":
        _refuse_a_length(options)
    else:
        event |= {
            "last_day": options.last_day,
            "days": options.days,
            "sessions": options.sessions,
            "lunchtimes": options.lunchtimes,
            "representations": options.representations,
        }
    if options.type == "LNCH" and not options.lunchtimes:
        message = "How many lunchtimes? Add --lunchtimes and a number."
        raise BadInput("B-006", message)
    events = [event]
    if options.decision_sent:
        events.append(
            {
                "type": "governors_decision_notice",
                "sent": options.decision_sent,
                "method": options.decision_method,
            }
        )
    return events


def _already(options: Namespace, book: CalendarBook) -> list[dict[str, Any]]:
    if not options.already:
        return []
    calendar = book.for_school(options.school)
    term = calendar.legal_term(calendar.on_or_after(options.start))
    return [
        {
            "school": options.school,
            "days": options.already,
            "term": term.season,
            "school_year": term.year,
        }
    ]

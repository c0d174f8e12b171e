"""Answers in words: the phone card, the strip of days, and one line per date.

Pure text; knows nothing of terminals or workbooks.
"""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from daysix.calendars.days import MONTHS, WEEKDAYS, in_words
from daysix.law.answer import (
    DONE,
    EARLIEST,
    LATE,
    LIMIT,
    NOT_APPLICABLE,
    OPEN,
    WINDOW,
    Due,
    Fact,
    Refusal,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from daysix.calendars.days import Step
    from daysix.law.answer import Answer

NOTIFY = "notify"
STATUS_IN_WORDS = {"must": "must", "should": "should", "local": "local target"}
READINGS_IN_WORDS = {
    "sixth_after_first": "read to the letter, the sixth school day after the first day",
    "sixth_counting_first": "counting the first day as day 1",
    "clear_days": "with that many clear days in between",
    "next_calendar_day": "the very next day",
    "same_date": "the same date six months on",
    "school_days": "counted in school days",
    "agreed": "counted from the agreement to consider",
}


FACTS_IN_WORDS = {
    "attendance_code": "code in the attendance register",
    "charge": "charge",
    "check_education": "check the education",
    "complete_weeks": "complete weeks left in the financial year",
    "counts_as_excluded": "counts as days excluded",
    "counts_as_exclusion": "counts as an exclusion",
    "counts_towards_twice_excluded": "counts towards the twice-excluded rule",
    "days_before_cancelled": "days out before it was cancelled",
    "decision_letter_to": "decision letter goes to",
    "decision_valid": "governors' decision stands",
    "deduction": "taken from the excluding school's budget",
    "fewest_governors": "fewest governors at the meeting",
    "follows_straight_on": "follows straight on from another exclusion",
    "funding_end": "funding ends",
    "gb_class": "governors",
    "give_back": "given back to the school",
    "invite": "invite to the governors' meeting",
    "keep_until": "keep the records until",
    "last_day": "last day out",
    "may_postpone": "meeting may be put off",
    "owner": "who owes the education",
    "paid_to": "paid to",
    "panel_served_since": "panel's governors and heads served on or after",
    "panel_trained_since": "panel trained on or after",
    "payment": "payment by the school",
    "receiving_share": "for the school that admits",
    "return_holds": "the return to the council holds",
    "sen_expert_paid_by": "SEN expert paid for by",
    "sixth_day_duty": "education owed from the sixth day",
    "term_days": "days out this term",
    "twice_excluded": "twice-excluded rule applies",
    "within_45": "within the 45 days a year allows",
    "year_days": "days out this school year",
}
"""Facts whose own name would not do; the others only lose their underscores."""
VALUES_IN_WORDS = {
    ("gb_class", "must_15"): "must meet within 15 school days",
    ("gb_class", "must_50"): "must meet within 50 school days",
    ("gb_class", "consider"): "consider what the parents say; need not meet",
    ("gb_class", "none"): "need not meet",
}
IN_POUNDS = frozenset({"charge", "deduction", "give_back", "payment", "receiving_share"})
PERMITTED = "permitted"


def short(day: date) -> str:
    """A date in a column: ``Mon 30 Nov 2026``."""
    return f"{WEEKDAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def plural(count: int, noun: str) -> str:
    """``1 row``, ``1,204 rows``."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def state_in_words(due: Due) -> str:
    """How a date stands, in a word or two."""
    if due.state == NOT_APPLICABLE:
        return "does not apply"
    if due.nature == EARLIEST:
        return "from now" if due.state == DONE else "not before"
    if due.state == LATE:
        return "late" if due.done_on is None else "done late"
    if due.state == DONE:
        return "passed" if due.nature == WINDOW and due.done_on is None else "done"
    if due.due is not None and due.due < due.case.as_of:
        return "unrecorded"
    return "due today" if due.due == due.case.as_of else "open"


def standing(dues: Sequence[Due]) -> str:
    """How many dates there are and how they stand, in one sentence."""
    late = [due for due in dues if due.state == LATE and due.nature == LIMIT]
    overdue = sum(due.done_on is None for due in late)
    # a duty nobody records stays open for ever; once its day has passed it is not work to do
    still_open = sum(
        due.state == OPEN and due.due is not None and due.due >= due.case.as_of for due in dues
    )
    return (
        f"{len(dues):,} dates worked out: {still_open:,} open, {overdue:,} overdue, "
        f"{len(late) - overdue:,} done late."
    )


def title_of(due: Due) -> str:
    """The rule's title, with the part where a rule has several limits."""
    return f"{due.rule.title} ({due.part})" if due.part else due.rule.title


def card(answers: Sequence[Answer]) -> Iterator[str]:
    """The phone card: dates in order, who to tell, what else is known, what could not be told."""
    dues = [one for one in answers if isinstance(one, Due) and one.due is not None]
    dues.sort(key=lambda one: (one.due, one.rule.id))
    for due in dues:
        yield from _due_lines(due)
    facts = [one for one in answers if isinstance(one, Fact)]
    yield from _section("Tell, without delay", _notices(facts))
    yield from _section("Also", [_fact_line(one) for one in facts if one.fact != NOTIFY])
    stopped = [one for one in answers if isinstance(one, Due) and one.due is None]
    yield from _section("Does not apply", [f"  {title_of(one)}: {one.message}" for one in stopped])
    refusals = [one for one in answers if isinstance(one, Refusal)]
    yield from _section("I cannot tell", [refusal_line(one) for one in refusals])


def _section(heading: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield from ("", heading, *lines)


def _notices(facts: Iterable[Fact]) -> list[str]:
    return [
        f"  {value_in_words(one.value)}  [{one.rule.id}]" for one in facts if one.fact == NOTIFY
    ]


def _due_lines(due: Due) -> Iterator[str]:
    assert due.due is not None  # noqa: S101 - the caller sorted the rest out
    status = STATUS_IN_WORDS[due.status]
    yield (
        f"  {short(due.due):<16} {state_in_words(due):<11} {title_of(due)}"
        f"  [{status}; {due.owner}; {due.rule.id}]"
    )
    if due.message:
        yield f"{'':31}{due.message}"
    for other in due.alternatives:
        if other.due is not None and other.due != due.due:
            words = READINGS_IN_WORDS.get(other.reading, other.reading.replace("_", " "))
            yield f"{'':31}or {in_words(other.due)}, {words}"


def _fact_line(fact: Fact) -> str:
    name = fact_in_words(fact.fact)
    if fact.fact == PERMITTED:
        name = f"{fact.rule.title}: allowed"
    part = f" ({fact.part})" if fact.part else ""
    said = value_in_words(fact.value, fact.fact)
    # A note that only says the value again is left out.
    repeats = fact.note.endswith(f"{said}.") and fact.note.count(". ") == 0
    note = f"  {fact.note}" if fact.note and not repeats else ""
    return f"  {name}{part}: {said}  [{fact.rule.id}]{note}"


def fact_in_words(name: str) -> str:
    """What a fact is called in front of people."""
    return FACTS_IN_WORDS.get(name) or name.replace("_", " ")


def value_in_words(value: object, name: str = "") -> str:
    """A fact's value for people: yes and no, dates in words, no trailing noughts."""
    if isinstance(value, str) and (name, value) in VALUES_IN_WORDS:
        return VALUES_IN_WORDS[name, value]
    if name in IN_POUNDS and isinstance(value, int | float) and not isinstance(value, bool):
        return f"£{value:,.2f}"
    if value is None:
        return "cannot tell"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:g}" if isinstance(value, float) else _text_in_words(str(value))


def _text_in_words(text: str) -> str:
    if len(text) == len("2026-11-30") and text[:4].isdigit() and text[4] == text[7] == "-":
        return in_words(date.fromisoformat(text))
    return text.replace("_", " ")


def refusal_line(refusal: Refusal) -> str:
    """A refusal with its rule and code."""
    rule = f"{refusal.rule.title}: " if refusal.rule else ""
    return f"  ? {rule}{refusal.message} ({refusal.code})"


def explained(due: Due, *, every_day: bool = False) -> Iterator[str]:
    """The whole working of one date: trigger, strip, readings, source.

    ``every_day`` gives each day counted a line of its own.
    """
    if due.due is None:
        yield f"{due.rule.id}  {title_of(due)}: does not apply. {due.message}"
        return
    yield f"{due.rule.id}  {title_of(due)}: {in_words(due.due)}"
    yield f"    From: {due.trigger.event}, {in_words(due.trigger.day)}."
    if due.calendar is not None:
        convention = due.convention[:1].upper() + due.convention[1:]
        yield f"    Counted on: {due.calendar.name}. {convention}."
    lay_out = day_by_day if every_day else strip
    yield from (f"    {line}" for line in lay_out(due.basis))
    if due.message:
        yield f"    {due.message}"
    for other in due.alternatives:
        when = in_words(other.due) if other.due else "past the end of the calendar"
        words = READINGS_IN_WORDS.get(other.reading, other.reading.replace("_", " "))
        yield f"    Other reading: {when}, {words}."
    yield f"    Owed by: {due.owner} ({STATUS_IN_WORDS[due.status]}). Source: {due.rule.source}."


def strip(steps: Sequence[Step]) -> Iterator[str]:
    """The days counted and skipped, neighbours of one kind on one line."""
    for _key, group in groupby(steps, key=_kind_of_step):
        run = list(group)
        if run[0].n == 0:
            yield f"{short(run[0].day)}: day 0"
        elif run[0].counted:
            yield f"{_span(run)}: {_numbers(run)}"
        else:
            yield f"{_span(run)}: not counted, {_reasons(run)}"


def day_by_day(steps: Sequence[Step]) -> Iterator[str]:
    """Each day counted on a line of its own, with its number; days skipped with their reason."""
    for _key, group in groupby(steps, key=_kind_or_reason):
        run = list(group)
        if run[0].counted or run[0].n == 0:
            yield from (f"day {step.n:>2}  {short(step.day)}" for step in run)
        else:
            yield f"   –    {_span(run)}: {_reasons(run)}"


def _kind_or_reason(step: Step) -> tuple[bool, str]:
    """Days out of count go together while the reason is the same, a weekend's two among them."""
    if step.counted or step.n == 0:
        return (True, "")
    return (False, "weekend" if step.why in {"Saturday", "Sunday"} else step.why)


def _kind_of_step(step: Step) -> tuple[bool, bool]:
    return (step.counted, step.n == 0)


def _span(run: Sequence[Step]) -> str:
    first, last = run[0].day, run[-1].day
    return short(first) if first == last else f"{short(first)} to {short(last)}"


def _numbers(run: Sequence[Step]) -> str:
    first, last = run[0].n, run[-1].n
    return f"day {first}" if first == last else f"days {first} to {last}"


def _reasons(run: Iterable[Step]) -> str:
    reasons = list(dict.fromkeys(step.why for step in run))
    if reasons == ["Saturday", "Sunday"]:
        return "weekend"
    plain = [why for why in reasons if why not in {"Saturday", "Sunday"}]
    return ", ".join(plain or reasons)

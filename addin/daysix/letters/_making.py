"""What a letter about a case is made of: its values, what it lacks, what is left to fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.law.rule import CALENDAR_DAY, MONTH, SCHOOL_DAY, WEEK, WORKING_DAY
from daysix.law.switches import BY_ID
from daysix.letters._letter import PARENT
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from daysix.law.answer import Due
    from daysix.letters._case import CaseNow, OfCase
    from daysix.letters._letter import Letter

MARK = "[FILL IN: {}]"
"""Stands in a letter where nobody has said what belongs there."""
UNITS = {
    SCHOOL_DAY: "school day",
    WORKING_DAY: "working day",
    CALENDAR_DAY: "day",
    WEEK: "week",
    MONTH: "month",
}


class Made(NamedTuple):
    """A letter's values.

    Attributes
    ----------
    lacks
        What it cannot do without, each with the reason where one is known: it is not made.
    fill_in
        What the officer fills in; the letter has a mark there.
    """

    values: dict[str, object]
    lacks: list[str]
    fill_in: list[str]


def made_of(letter: Letter, of: OfCase, now: CaseNow, given: Mapping[str, object]) -> Made:
    """Put a letter together from a case and from what is given besides."""
    dues = _dues(of, now)
    found = {name: in_words(due.due) for name, due in dues.items() if due.due is not None}
    both = letter.to != PARENT  # a second date would only worry parents
    worked = list(dict.fromkeys(how(due, both=both) for due in dues.values()))
    values = letter.values({**given, **of.says(now), **found, "worked": worked})
    rules = dict(of.dates)
    refused = [name for name in rules if name not in dues and now.refused(rules[name])]

    def lacking(name: str, about: str) -> str:
        why = now.why_no_date(rules[name]) if name in rules else ""
        return f"{about} ({why.rstrip('.')})" if why else about

    marks = [*of.marked(values), *refused]
    if letter.to == PARENT or not values.get("officer_email"):
        marks.append("officer_phone")  # whoever gets a letter can answer it
    return marked(letter, values, marks, lacking=lacking)


def marked(
    letter: Letter,
    values: dict[str, object],
    marks: Sequence[str],
    *,
    lacking: Callable[[str, str], str] = lambda _name, about: about,
) -> Made:
    """The values with a mark where the officer fills something in, and what is lacking."""
    lacks, fill_in = [], []
    for one in letter.fields:
        if values.get(one.name):
            continue
        if one.needed:
            lacks.append(lacking(one.name, one.about))
        elif one.name in marks:
            values[one.name] = MARK.format(one.about)
            fill_in.append(lacking(one.name, one.about))
    return Made(values, lacks, fill_in)


def _dues(of: OfCase, now: CaseNow) -> dict[str, Due]:
    found = {name: due for name, rules in of.dates if (due := now.due(rules)) is not None}
    return {
        name: due
        for name, due in found.items()
        if name not in of.only_ahead or (due.due is not None and due.due >= now.as_of)
    }


def how(due: Due, *, both: bool = True) -> str:
    """How a date was counted, in a sentence or two, with the rule and the reading it rests on.

    ``both`` adds what the other reading would give.
    """
    assert due.due is not None  # noqa: S101 - the caller asked for dates only
    said = f"{in_words(due.due)}: {_counted(due)} (rule {due.rule.id}{_calendar(due)})."
    return " ".join([said, *_readings(due, both=both)])


def _counted(due: Due) -> str:
    event, day, n = due.trigger.event, in_words(due.trigger.day), due.count
    if not n:
        return f"{event}, {day}"
    unit = UNITS.get(due.unit or "", "day")
    if due.direction == "counting":
        return f"{unit} {n}, where {event}, {day}, is day 1"
    many = f"{n} {unit}{'' if n == 1 else 's'}"
    backwards = due.direction == "before" or (due.due is not None and due.due < due.trigger.day)
    return f"{many} {'before' if backwards else 'after'} {event}, {day}"


def _calendar(due: Due) -> str:
    return f"; term dates of {due.calendar.name}" if due.calendar is not None else ""


def _readings(due: Due, *, both: bool) -> Iterator[str]:
    """Which reading of a doubtful rule is used, and what the other would give."""
    for name in due.rule.switches:
        named = due.convention.startswith(name)
        if named and len(BY_ID[name].readings) > 1:
            reading = BY_ID[name].readings[due.case.switches[name]].rstrip(".")
            yield f"The rule can be read in two ways; this is how our council reads it: {reading}."
    for other in due.alternatives if both else ():
        if other.due is not None:
            yield f"Read the other way it would be {in_words(other.due)}."

"""A calendar from lines such as "Autumn term, 2 September to 18 December".

Term-date lists come in three kinds: terms with the breaks in them; every single school day; or
only the holidays. Each is read as what it is, and none is filled in where it stops.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from daysix.calendars import wording
from daysix.calendars.days import FRIDAY, ONE_DAY, Gap, in_words
from daysix.calendars.school import (
    FULL_DAY_SESSIONS,
    LONGEST_SUMMER,
    NOT_SAID,
    SchoolCalendar,
    known_bounds,
    too_long_for_a_holiday,
)
from daysix.calendars.terms import Term
from daysix.law import bank_holidays
from daysix.law.errors import BadInput
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LONGEST_HALF_TERM, SHORTEST_TERM = 21, 14
"""Days. A "half-term" longer than the one, or a "term" shorter than the other, is a wrong word."""
LONGEST_WITHOUT_HOLIDAY = 70
"""Days. In a list of holidays, a longer stretch of school means that a holiday is missing."""
FEWEST_HOLIDAYS, FEWEST_SCHOOL_DAYS = 2, 20
"""Fewer are not a list of them: one "School day trip" must not close a school for the year."""
PLAIN_WHY = {
    wording.HALF_TERM: "half-term",
    wording.HOLIDAY: "school holiday",
    wording.BANK: "bank holiday",
    wording.INSET: "INSET day",
    wording.CLOSURE: "closed",
}


class Span(NamedTuple):
    """One line of a term-date list: what it is, what it is called, and its days, both inclusive.

    ``where`` says where the line stands, such as ``row 4``, for the sentence that refuses it.
    """

    kind: str
    label: str
    first: date
    last: date
    where: str = ""


def calendar_from_spans(
    name: str, spans: Sequence[Span], *, terms_per_year: int | None = None
) -> SchoolCalendar:
    """Build a calendar from the lines of one list.

    Raises
    ------
    BadInput
        A line that could mean two things, days we hold no bank holidays for, or no line that
        says when there is school.
    """
    for span in spans:
        _refuse_impossible(name, span)
    terms = _terms(name, spans)
    school_days = [span for span in spans if span.kind == wording.SCHOOL_DAY]
    holidays = _of(spans, wording.HALF_TERM, wording.HOLIDAY)
    if len(_days(school_days)) >= FEWEST_SCHOOL_DAYS:
        return _from_school_days(name, school_days, spans, terms, terms_per_year)
    if terms:
        return SchoolCalendar.from_terms(
            name,
            terms,
            terms_per_year=terms_per_year,
            breaks=[(s.first, s.last, PLAIN_WHY[s.kind]) for s in _of(spans, wording.BANK)]
            + [(s.first, s.last, PLAIN_WHY[s.kind]) for s in holidays],
            inset=_days(_of(spans, wording.INSET)),
            closures=_closures(spans),
        )
    if len(holidays) >= FEWEST_HOLIDAYS:
        return _from_holidays(name, holidays, spans, terms_per_year)
    message = (
        f"I found nothing in {name} that says when there is school. Give me its terms with their "
        "first and last days, every school day, or all the holidays of a year."
    )
    raise BadInput("L-030", message)


def _refuse_impossible(name: str, span: Span) -> None:
    shown, length = _shown(span), (span.last - span.first).days + 1
    if length < 1:
        message = (
            f"In {name}, {shown} ends on {in_words(span.last)}, before it starts on "
            f"{in_words(span.first)}. Correct one of the two."
        )
        raise BadInput("L-033", message)
    if span.first < bank_holidays.HORIZON_FIRST or span.last > bank_holidays.HORIZON_LAST:
        message = (
            f"In {name}, {shown} goes past the bank holidays I know "
            f"({in_words(bank_holidays.HORIZON_FIRST)} to {in_words(bank_holidays.HORIZON_LAST)}). "
            "Check its year, leave it out, or update Day Six."
        )
        raise BadInput("L-034", message)
    wrong_length = (
        (span.kind == wording.HALF_TERM and length > LONGEST_HALF_TERM)
        or (span.kind == wording.HOLIDAY and length > LONGEST_SUMMER)
        or (span.kind == wording.TERM and length < SHORTEST_TERM)
    )
    if wrong_length or span.kind == wording.UNCLEAR:
        lasts = f", {length} days long," if length > 1 else ""
        message = (
            f"In {name}, I cannot tell whether {shown} on {in_words(span.first)}{lasts} means "
            "school or no school. Call it Term, Half-term, Holiday, INSET day, Closed or Bank "
            "holiday."
        )
        raise BadInput("L-031", message)


def _shown(span: Span) -> str:
    return f"“{span.label}” ({span.where})" if span.where else f"“{span.label}”"


def _terms(name: str, spans: Iterable[Span]) -> list[Term]:
    """Terms given whole, and those given as a first day and a last day."""
    spans = list(spans)
    terms = [Term(s.label, s.first, s.last) for s in spans if s.kind == wording.TERM]
    edges = sorted(_of(spans, wording.TERM_START, wording.TERM_END), key=lambda s: s.first)
    expected = wording.TERM_START
    start: Span | None = None
    for edge in edges:
        if edge.kind != expected:
            raise _unpaired(name, edge)
        if start is None:
            start, expected = edge, wording.TERM_END
        else:
            terms.append(Term(start.label, start.first, edge.last))
            start, expected = None, wording.TERM_START
    if start is not None:
        raise _unpaired(name, start)
    return terms


def _unpaired(name: str, edge: Span) -> BadInput:
    other = "last" if edge.kind == wording.TERM_START else "first"
    message = (
        f"In {name}, {_shown(edge)} on {in_words(edge.first)} has no {other} day of term to go "
        "with it. Add it, or correct the dates."
    )
    return BadInput("L-032", message)


def _of(spans: Iterable[Span], *kinds: str) -> list[Span]:
    return [span for span in spans if span.kind in kinds]


def _days(spans: Iterable[Span]) -> list[date]:
    return [
        span.first + timedelta(days=n)
        for span in spans
        for n in range((span.last - span.first).days + 1)
    ]


def _closures(spans: Iterable[Span]) -> dict[date, str]:
    return {
        day: "" if span.label.casefold() in {"", "closed", "closure"} else span.label
        for span in _of(spans, wording.CLOSURE)
        for day in _days([span])
    }


def _closed(spans: Sequence[Span]) -> dict[date, str]:
    """Every day said to be without school, the particular reason winning over the general."""
    closed: dict[date, str] = {}
    for kind in (wording.HOLIDAY, wording.HALF_TERM, wording.BANK, wording.INSET):
        closed.update(dict.fromkeys(_days(_of(spans, kind)), PLAIN_WHY[kind]))
    for day, why in _closures(spans).items():
        closed[day] = f"closed: {why}" if why else PLAIN_WHY[wording.CLOSURE]
    return closed


def _from_school_days(
    name: str,
    school_days: Sequence[Span],
    spans: Sequence[Span],
    terms: Sequence[Term],
    terms_per_year: int | None,
) -> SchoolCalendar:
    """Every school day is listed, so a day between two of them that is not listed has no school."""
    closed = _closed(spans)
    inset, closures = set(_days(_of(spans, wording.INSET))), _closures(spans)
    held = sorted(set(_days(school_days)) - inset - closures.keys())
    if not held:
        raise BadInput("L-036", f"I found no day of school in {name}. Check its dates.")
    first, last = known_bounds(held[0], held[-1])
    return SchoolCalendar(
        name,
        sessions=dict.fromkeys(held, FULL_DAY_SESSIONS),
        closed={day: why for day, why in closed.items() if day not in held},
        first=first,
        last=last,
        terms_per_year=terms_per_year or len(terms) or NOT_SAID,
        terms=terms,
        gaps=[
            Gap(before + ONE_DAY, after - ONE_DAY)
            for before, after in pairwise(held)
            if too_long_for_a_holiday(before, after)
        ],
        inset=inset,
        closures=closures,
    )


def _from_holidays(
    name: str, holidays: Sequence[Span], spans: Sequence[Span], terms_per_year: int | None
) -> SchoolCalendar:
    """Only the holidays are listed: between the first and the last, other weekdays are school."""
    ordered = sorted(holidays, key=lambda span: span.first)
    first, last = ordered[0].first, max(span.last for span in ordered)
    closed, bank = _closed(spans), bank_holidays.england_days()
    every = (first + timedelta(days=n) for n in range((last - first).days + 1))
    held = [
        day for day in every if day.weekday() <= FRIDAY and day not in bank and day not in closed
    ]
    return SchoolCalendar(
        name,
        sessions=dict.fromkeys(held, FULL_DAY_SESSIONS),
        closed=closed,
        first=first,
        last=last,
        terms_per_year=terms_per_year or NOT_SAID,
        gaps=list(_missing_holidays(ordered)),
        inset=_days(_of(spans, wording.INSET)),
        closures=_closures(spans),
    )


def _missing_holidays(ordered: Sequence[Span]) -> Iterable[Gap]:
    reached = ordered[0].last
    for span in ordered[1:]:
        start, end = reached + ONE_DAY, span.first - ONE_DAY
        if (end - start).days >= LONGEST_WITHOUT_HOLIDAY:
            says = (
                f"it has no holiday between {in_words(start)} and {in_words(end)}, so one must be "
                "missing. Add it."
            )
            yield Gap(start, end, says)
        reached = max(reached, span.last)

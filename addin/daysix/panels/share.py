"""The equitable share: which school is next and why, in plain words. It suggests; a panel decides.

``share_rules`` holds the formula and its numbers (from the profile), ``share_facts`` the schools
and what happened, ``share_window`` the stretch of time, ``share_count`` the counting,
``share_formulas`` the five formulas, ``share_turns`` the rotation, ``share_ties`` schools that are
level, ``share_filters`` what speaks against a school for one child, ``fairness`` the log.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from daysix.law.errors import BadInput
from daysix.panels import share_rules
from daysix.panels.share_count import counts, joined
from daysix.panels.share_filters import Child, Filter, filters
from daysix.panels.share_formulas import Measure, Scene, measure, on_roll, rate
from daysix.panels.share_ties import ordered, tie_sentence
from daysix.panels.share_turns import turns
from daysix.panels.words import listed, number, short_day

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from daysix.panels.share_count import Count
    from daysix.panels.share_facts import History, School
    from daysix.panels.share_rules import ShareRules
    from daysix.panels.share_window import Window

NEXT = "next"


@dataclass(frozen=True, slots=True)
class Line:
    """One school in the list.

    Parameters
    ----------
    rank
        Its place, 1 for the first; None for a school outside the share or without numbers.
    says
        ``Oak High: 3 placed, 4.2 expected, 1.2 below: next``.
    tie
        With whom it is level and what decided; blank otherwise.
    filters
        What speaks for or against it for this child.
    """

    school: School
    rank: int | None
    says: str
    count: Count
    on_roll: int
    per_hundred: Fraction
    measure: Measure | None = None
    tie: str = ""
    filters: tuple[Filter, ...] = ()

    @property
    def stopped(self) -> bool:
        """Whether something speaks so much against it that another is suggested."""
        return self.rank is None or any(one.stops for one in self.filters)


@dataclass(frozen=True, slots=True)
class ShareTable:
    """The list a panel sees; ``next`` is the first school nothing speaks against."""

    rules: ShareRules
    window: Window
    total: Fraction
    lines: tuple[Line, ...]
    notes: tuple[str, ...] = ()

    @property
    def next(self) -> Line | None:
        """The school the list suggests."""
        return next((line for line in self.lines if not line.stopped), None)

    def line(self, school: str) -> Line | None:
        """The line of a school by its number."""
        return next((line for line in self.lines if line.school.id == school), None)

    @property
    def how(self) -> str:
        """How it was worked out, in two sentences."""
        ties = listed([share_rules.TIES[tie] for tie in self.rules.ties], "then")
        return (
            f"{share_rules.FORMULAS[self.rules.formula]}. Counted over the {self.window.words}, up "
            f"to {short_day(self.window.last)}: {number(self.total)} in all. Schools that are "
            f"level are put in order by {ties}."
        )


def share(
    schools: Sequence[School],
    history: History,
    rules: ShareRules,
    *,
    window: Window,
    child: Child | None = None,
) -> ShareTable:
    """Put the schools in order.

    Parameters
    ----------
    window
        The stretch counted over; its last day is the day of the list.
    child
        For whom a place is looked for; left out, nothing speaks for or against any school.

    Raises
    ------
    BadInput
        There is no school, the same number stands twice, or a merger leads nowhere.
    CannotTell
        The formula needs the child's year group and none is given.
    """
    _refuse_unusable(schools)
    as_of = window.last
    present, leads, notes = joined(schools, rules.mergers, as_of)
    found, uncounted = counts(present, history, rules, window=window, leads=leads)
    outside = {school.id for school in present if is_outside(school, as_of)}
    sharing = [school for school in present if school.id not in outside]
    unknown = [school for school in sharing if _numbers_missing(school, rules)]
    sharing = [school for school in sharing if school not in unknown]
    order = turns(present, _ids(rules, schools), history.turns, leads=leads, until=as_of)
    total = sum((count.taken for count in found.values()), Fraction(0))
    year = child.year if child else ""
    measures = measure(Scene(sharing, found, rules, total, year, order)) if sharing else {}
    ranked = ordered([one for one in sharing if one.id in measures], measures, found, rules)
    lines = _ranked_lines(ranked, measures, found, rules, child)
    rest = [*unknown, *(school for school in present if school.id in outside)]
    lines += [_unranked(school, found[school.id], rules, as_of) for school in rest]
    every = (*notes, *uncounted, *order.notes, *_exempt_notes(present, as_of), *_adjusted(present))
    return ShareTable(rules, window, total, tuple(lines), every)


def is_outside(school: School, day: date) -> bool:
    """Whether a school takes no part in the share on a day; the last day itself is outside."""
    return school.exempt and (school.exempt_until is None or school.exempt_until >= day)


def first_names(table: ShareTable, n: int = 3) -> str:
    """The first schools nothing speaks against, for a line of the agenda: ``1 Oak High, ...``."""
    free = [line for line in table.lines if not line.stopped][:n]
    return ", ".join(f"{line.rank} {line.school.name}" for line in free)


def _refuse_unusable(schools: Sequence[School]) -> None:
    ids = [school.id for school in schools]
    doubled = sorted({one for one in ids if ids.count(one) > 1})
    if not ids:
        raise BadInput(
            "Y-123",
            "There are no schools to share between. Fill in the area of the panel on the Panels "
            "sheet, and that of its schools on the Schools sheet.",
        )
    if doubled:
        raise BadInput(
            "Y-124",
            f"School {listed(doubled)} stands twice on the list, so its share would be counted "
            "twice. Take one of the rows off the Schools sheet.",
        )


def _numbers_missing(school: School, rules: ShareRules) -> bool:
    if rules.formula == share_rules.ROTATION:
        return False
    if rules.formula == share_rules.CAP:
        return school.places is None and not school.places_by_year
    return on_roll(school, rules) == 0


def _ids(rules: ShareRules, schools: Sequence[School]) -> list[str]:
    """The rotation by numbers: a merged school is still known by its old name."""
    numbers = {school.name.casefold(): school.id for school in schools}
    return [numbers.get(name.strip().casefold(), name) for name in rules.rotation]


def _ranked_lines(
    ranked: Sequence[School],
    measures: Mapping[str, Measure],
    found: Mapping[str, Count],
    rules: ShareRules,
    child: Child | None,
) -> list[Line]:
    lines, next_is_found = [], False
    for place, school in enumerate(ranked):
        against = filters(child, school, found[school.id], rules) if child else ()
        stopped = [one.says for one in against if one.stops]
        is_next = not stopped and not next_is_found
        next_is_found = next_is_found or is_next
        ending = NEXT if is_next else _place_words(place + 1, stopped)
        lines.append(
            Line(
                school,
                place + 1,
                says=f"{school.name}: {measures[school.id].words}: {ending}",
                count=found[school.id],
                on_roll=on_roll(school, rules),
                per_hundred=rate(school, found[school.id], rules),
                measure=measures[school.id],
                tie=tie_sentence(place, ranked, measures, found, rules),
                filters=against,
            )
        )
    return lines


def _place_words(rank: int, stopped: list[str]) -> str:
    place = f"number {rank}"
    return f"{place}, but passed over. {' '.join(stopped)}" if stopped else place


def _unranked(school: School, count: Count, rules: ShareRules, as_of: date) -> Line:
    if is_outside(school, as_of):
        until = f" until {short_day(school.exempt_until)}" if school.exempt_until else ""
        why = school.exempt_reason or "no reason is entered"
        says = f"{school.name}: outside the share{until} ({why})"
    else:
        what = "its places a year are" if rules.formula == share_rules.CAP else "its numbers are"
        says = (
            f"{school.name}: {what} not filled in, so it has no place in the list. Fill in the "
            "Schools sheet"
        )
    return Line(school, None, says, count, on_roll(school, rules), rate(school, count, rules))


def _exempt_notes(schools: Sequence[School], as_of: date) -> list[str]:
    return [
        f"{school.name} shares again: it was outside until {short_day(school.exempt_until)}."
        for school in schools
        if school.exempt and school.exempt_until is not None and school.exempt_until < as_of
    ]


def _adjusted(schools: Sequence[School]) -> list[str]:
    return [
        f"{school.name} counts {number(school.adjustment)} besides its placements "
        f"({school.adjustment_reason or 'no reason is entered'})."
        for school in schools
        if school.adjustment
    ]

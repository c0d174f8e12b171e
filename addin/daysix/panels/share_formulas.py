"""The five formulas: each gives every school a measure, and the lowest measure is next.

All of them can be worked out by hand from the numbers in the sentence each school gets.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from daysix.law.errors import CannotTell
from daysix.panels import share_rules
from daysix.panels.words import counted, listed, number, short_day

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from daysix.panels.share_count import Count
    from daysix.panels.share_facts import School
    from daysix.panels.share_rules import ShareRules
    from daysix.panels.share_turns import Turns

EACH_THOUSAND, EACH_HUNDRED = 1000, 100


@dataclass(frozen=True, slots=True)
class Measure:
    """What a formula says of one school.

    Parameters
    ----------
    value
        The lowest is next.
    expected
        The share the school would have by its size, where the formula has one.
    words
        ``3 placed, 4.2 expected, 1.2 below``.
    level
        What two schools with the same value are level on.
    """

    value: Fraction
    words: str
    level: str
    expected: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything the formulas look at: schools that share, their counts, the rules.

    ``total`` is the sum of what every school of the list took, those outside the share included;
    ``year`` the child's year group, blank for a list that is about no single child.
    """

    schools: Sequence[School]
    counts: Mapping[str, Count]
    rules: ShareRules
    total: Fraction
    year: str
    turns: Turns


def on_roll(school: School, rules: ShareRules) -> int:
    """The school's size: its pupils in the years of the profile; 0 where none is given."""
    return sum(school.on_roll.get(year, 0) for year in rules.years)


def rate(school: School, count: Count, rules: ShareRules) -> Fraction:
    """What it took for every 100 pupils."""
    size = on_roll(school, rules)
    return EACH_HUNDRED * count.taken / size if size else Fraction(0)


def places_in(school: School, year: str) -> int | None:
    """The admission number of a year group; the school's own where the year has none."""
    return school.places_by_year.get(year, school.places)


def cap(school: School, year: str, rules: ShareRules) -> int | None:
    """How many over its admission number a school takes in one year group in a year."""
    places = places_in(school, year)
    return None if places is None else places // rules.cap_per


def measure(scene: Scene) -> dict[str, Measure]:
    """What the formula of the rules says of every school."""
    return FORMULAS[scene.rules.formula](scene)


def _expected_share(scene: Scene) -> dict[str, Measure]:
    """F1: E = T x on roll / sum of on roll; measure A - E.  F2: E + k x children excluded."""
    together = sum(on_roll(school, scene.rules) for school in scene.schools)
    owing = scene.rules.outflow if scene.rules.formula == share_rules.OUTFLOW else Fraction(0)
    found = {}
    for school in scene.schools:
        count = scene.counts[school.id]
        by_size = scene.total * on_roll(school, scene.rules) / together
        owed = owing * count.excluded
        balance = count.taken - by_size - owed
        words = f"{number(count.taken)} placed, {number(by_size)} expected"
        if scene.rules.formula == share_rules.OUTFLOW:
            children = counted(count.excluded, "child", "children")
            words += f" and {number(owed)} for {children} excluded"
        found[school.id] = Measure(
            balance, f"{words}, {_side(balance)}", _side(balance), expected=by_size + owed
        )
    return found


def _side(balance: Fraction) -> str:
    if not balance:
        return "exactly its share"
    return f"{number(abs(balance))} {'above' if balance > 0 else 'below'}"


def _weighted_rate(scene: Scene) -> dict[str, Measure]:
    """F3: 1,000 x weighted placements / on roll; the lowest rate is next."""
    found = {}
    for school in scene.schools:
        count, size = scene.counts[school.id], on_roll(school, scene.rules)
        value = EACH_THOUSAND * count.taken / size
        found[school.id] = Measure(
            value,
            f"{count.placed} placed, counting {number(count.taken)}, {size} on roll: "
            f"{number(value, 2)} for every 1,000",
            f"{number(value, 2)} for every 1,000",
        )
    return found


def _rotation(scene: Scene) -> dict[str, Measure]:
    """F4: the place in the order of turns, schools outside the share passed over."""
    sharing = {school.id for school in scene.schools}
    order = [school for school in scene.turns.order if school in sharing]
    found = {}
    for place, school in enumerate(order):
        words = f"number {place + 1} in turn" if place else "its turn"
        if refused := scene.turns.refused.get(school):
            words += (
                f"; refused on {listed([short_day(day) for day in refused])} and keeps its turn"
            )
        if owed := scene.turns.owed[school]:
            words += f"; took {counted(owed, 'child', 'children')} out of turn and is passed over"
        found[school] = Measure(Fraction(place), words, words)
    return found


def _over_the_number(scene: Scene) -> dict[str, Measure]:
    """F5: floor(PAN / 30) over in the child's year group; the school with most left is next."""
    if not scene.year:
        raise CannotTell(
            "Y-122",
            "The share by places over the admission number is about one year group, and no year "
            "was given. Choose the child, or fill in the year group.",
        )
    found = {}
    for school in scene.schools:
        limit, places = cap(school, scene.year, scene.rules), places_in(school, scene.year)
        if limit is None:
            continue
        taken = scene.counts[school.id].by_year[scene.year]
        left = limit - taken
        words = (
            f"Year {scene.year}: {taken} taken of at most {limit} over its {places} places, "
            f"{left} left" if left >= 0 else
            f"Year {scene.year}: {taken} taken, {-left} more than the {limit} over its "
            f"{places} places"
        )  # fmt: skip
        found[school.id] = Measure(Fraction(-left), words, f"{left} left", Fraction(limit))
    return found


FORMULAS: Mapping[str, Callable[[Scene], dict[str, Measure]]] = {
    share_rules.EXPECTED: _expected_share,
    share_rules.OUTFLOW: _expected_share,
    share_rules.WEIGHTED: _weighted_rate,
    share_rules.ROTATION: _rotation,
    share_rules.CAP: _over_the_number,
}

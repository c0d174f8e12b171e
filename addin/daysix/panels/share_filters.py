"""What speaks for or against a school for one child: shown beside the school, never hiding it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from daysix.panels.share_facts import BEHAVIOUR
from daysix.panels.share_formulas import cap, places_in
from daysix.panels.share_rules import CAP
from daysix.panels.words import number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from daysix.panels.share_count import Count
    from daysix.panels.share_facts import School
    from daysix.panels.share_rules import ShareRules

UNSAFE = "Not for this child: ask the officer."
"""Need to know: the reason is never printed."""
BOYS, GIRLS = "boys", "girls"
SEX_OF = {BOYS: "M", GIRLS: "F"}


@dataclass(frozen=True, slots=True)
class Filter:
    """A sentence about a school for one child; ``stops`` means another school is suggested."""

    says: str
    stops: bool


@dataclass(frozen=True, slots=True)
class Child:
    """What of a child speaks for or against schools, all of it by the schools' numbers.

    Parameters
    ----------
    previous
        Schools the child was at; the child does not go back there without a decision.
    unsafe
        Schools the child cannot be at, for a reason only the officer knows.
    siblings, preferred
        Schools where a brother or sister is, and the family's choices in order.
    kilometres, most_kilometres
        Distance to each school, and how far is too far; None where nobody has said.
    """

    year: str = ""
    sex: str = ""
    faith: str = ""
    category: str = ""
    previous: frozenset[str] = frozenset()
    unsafe: frozenset[str] = frozenset()
    siblings: frozenset[str] = frozenset()
    preferred: tuple[str, ...] = ()
    kilometres: Mapping[str, float] = field(default_factory=dict)
    most_kilometres: float | None = None


def filters(child: Child, school: School, count: Count, rules: ShareRules) -> tuple[Filter, ...]:
    """Everything to say about one school for one child, what stops it first."""
    found = [*_of_the_child(child, school), *_of_the_school(child, school, count, rules)]
    return tuple(sorted(found, key=lambda one: not one.stops))


def _of_the_child(child: Child, school: School) -> Iterator[Filter]:
    if school.id in child.unsafe:
        yield Filter(UNSAFE, stops=True)
    if school.id in child.previous:
        yield Filter("The child was at this school before.", stops=True)
    away = child.kilometres.get(school.id)
    if away is not None:
        far = child.most_kilometres is not None and away > child.most_kilometres
        limit = f", more than {number(child.most_kilometres or 0)}" if far else ""
        yield Filter(f"{number(away)} km away{limit}.", stops=far)
    if school.id in child.siblings:
        yield Filter("A brother or sister is here.", stops=False)
    if school.id in child.preferred:
        choice = child.preferred.index(school.id) + 1
        yield Filter(f"The family's choice {choice}.", stops=False)


def _of_the_school(
    child: Child, school: School, count: Count, rules: ShareRules
) -> Iterator[Filter]:
    wanted = SEX_OF.get(school.single_sex.casefold())
    if wanted and child.sex and child.sex.upper() != wanted:
        yield Filter(f"For {school.single_sex.casefold()} only.", stops=True)
    if school.faith:
        same = school.faith.casefold() == child.faith.casefold()
        yield Filter(f"{school.faith} school{', as the family is' if same else ''}.", stops=False)
    limit = cap(school, child.year, rules)
    taken = count.by_year[child.year]
    capped = rules.cap or rules.formula == CAP
    if capped and limit is not None and child.year and taken >= limit:
        places = places_in(school, child.year)
        yield Filter(
            f"Year {child.year} has taken {taken} of at most {limit} over its {places} places.",
            stops=True,
        )
    behaviour = count.by_category[BEHAVIOUR]
    is_behaviour = child.category.casefold() == BEHAVIOUR
    if rules.behaviour_limit and is_behaviour and behaviour >= rules.behaviour_limit:
        yield Filter(
            f"Has taken {behaviour} of at most {rules.behaviour_limit} in category j.", stops=True
        )

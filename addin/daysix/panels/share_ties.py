"""Schools that are level: in which order they stand, and the sentence that says why."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.panels import share_rules
from daysix.panels.share_formulas import on_roll, rate
from daysix.panels.words import number, short_day

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from fractions import Fraction

    from daysix.panels.share_count import Count
    from daysix.panels.share_facts import School
    from daysix.panels.share_formulas import Measure
    from daysix.panels.share_rules import ShareRules

    Key = Callable[[School, Count, ShareRules], Fraction | date | int | str]


KEYS: Mapping[str, Key] = {
    share_rules.RATE: rate,
    share_rules.LONGEST: lambda _school, count, _rules: count.last_taken or date.min,
    share_rules.LARGER: lambda school, _count, rules: -on_roll(school, rules),
    share_rules.NAME: lambda school, _count, _rules: school.name.casefold(),
}


def ordered(
    schools: Sequence[School],
    measures: Mapping[str, Measure],
    counts: Mapping[str, Count],
    rules: ShareRules,
) -> list[School]:
    """The schools by their measure, ties as the rules say; in the end by number."""

    def key(school: School) -> tuple[object, ...]:
        ties = (KEYS[tie](school, counts[school.id], rules) for tie in rules.ties)
        return (measures[school.id].value, *ties, school.id)

    return sorted(schools, key=key)


def tie_sentence(
    place: int,
    order: Sequence[School],
    measures: Mapping[str, Measure],
    counts: Mapping[str, Count],
    rules: ShareRules,
) -> str:
    """Say with whom a school is level and what decided; blank for one that is level with nobody.

    Told against the school after it, or for the last of a tie against the one before it.
    """
    mine = order[place]
    level = [other for other in order if measures[other.id].value == measures[mine.id].value]
    if len(level) == 1:
        return ""
    at = level.index(mine)
    first = at + 1 < len(level)
    other = level[at + 1] if first else level[at - 1]
    ahead, behind = (mine, other) if first else (other, mine)
    why = _decided_by(ahead, behind, counts, rules)
    side = "before" if first else "after"
    return f"Level with {other.name} ({measures[mine.id].level}); {side} it by {why}."


def _decided_by(
    ahead: School, behind: School, counts: Mapping[str, Count], rules: ShareRules
) -> str:
    for tie in rules.ties:
        one = KEYS[tie](ahead, counts[ahead.id], rules)
        two = KEYS[tie](behind, counts[behind.id], rules)
        if one != two:
            return f"{share_rules.TIES[tie]}{_values(tie, ahead, behind, counts, rules)}"
    return "its number, because nothing else differs"


def _values(
    tie: str, ahead: School, behind: School, counts: Mapping[str, Count], rules: ShareRules
) -> str:
    if tie == share_rules.NAME:
        return ""
    both = []
    for school in (ahead, behind):
        count = counts[school.id]
        if tie == share_rules.RATE:
            shown = number(rate(school, count, rules), 2)
        elif tie == share_rules.LONGEST:
            shown = short_day(count.last_taken) if count.last_taken else "none in this time"
        else:
            shown = str(on_roll(school, rules))
        both.append(f"{school.name} {shown}")
    return f" ({both[0]}; {both[1]})"

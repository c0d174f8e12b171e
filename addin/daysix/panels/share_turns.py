"""F4: whose turn it is. A turn passes on when the school admits, not when it is asked.

A school that refuses stays first. One that takes a child out of its turn is passed over the next
time its turn comes.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from daysix.panels.share_facts import ACCEPTED, REFUSED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from daysix.panels.share_facts import School, Turn


@dataclass(slots=True)
class Turns:
    """The schools in the order of their turns, first the one whose turn it is.

    ``owed`` is how often a school took a child out of its turn and is still to be passed over;
    ``refused`` the days it refused while its turn was on.
    """

    order: list[str]
    owed: Counter[str] = field(default_factory=Counter)
    refused: dict[str, list[date]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def turns(
    schools: Sequence[School],
    rotation: Sequence[str],
    history: Sequence[Turn],
    *,
    leads: Mapping[str, str],
    until: date,
) -> Turns:
    """Work out whose turn it is after everything that happened up to ``until``.

    Parameters
    ----------
    rotation
        Names or numbers of the schools in order; schools not named follow by name.
    leads
        Where the number of a merged school leads: it takes the earlier one's place.
    """
    found = Turns([])
    found.order = _starting_order(schools, rotation, leads, found.notes)
    happened = sorted((one for one in history if one.day <= until), key=lambda one: one.day)
    for turn in happened:
        school = leads.get(turn.school, turn.school)
        if school not in found.order:
            continue
        if turn.outcome == ACCEPTED:
            found.refused.pop(school, None)
            if school == found.order[0]:
                _pass_on(found)
            else:
                found.owed[school] += 1
        elif turn.outcome == REFUSED and school == found.order[0]:
            found.refused.setdefault(school, []).append(turn.day)
    return found


def _pass_on(found: Turns) -> None:
    found.order.append(found.order.pop(0))
    while found.owed[found.order[0]]:
        found.owed[found.order[0]] -= 1
        found.order.append(found.order.pop(0))


def _starting_order(
    schools: Sequence[School], rotation: Sequence[str], leads: Mapping[str, str], notes: list[str]
) -> list[str]:
    by_name = {school.name.casefold(): school.id for school in schools}
    known = {school.id for school in schools}
    order: list[str] = []
    for name in rotation:
        school = leads.get(name, by_name.get(name.strip().casefold(), name))
        if school not in known:
            notes.append(f"The rotation names “{name}”, which is not on the list of schools.")
        elif school not in order:
            order.append(school)
    rest = sorted(schools, key=lambda school: (school.name.casefold(), school.id))
    return [*order, *(school.id for school in rest if school.id not in order)]

"""Counting for the share: what each school took, sent back, refused and excluded in the window."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from daysix.law.errors import BadInput
from daysix.panels import share_rules
from daysix.panels.share_facts import REFUSED
from daysix.panels.words import listed, short_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from daysix.panels.share_facts import History, Placement, School
    from daysix.panels.share_rules import Merger, ShareRules
    from daysix.panels.share_window import Window

ONE = Fraction(1)
MANAGED = frozenset({share_rules.TRIAL, share_rules.MOVE})


@dataclass(slots=True)
class Count:
    """What one school did in the window. ``taken`` is the sum of weights, adjustment included."""

    taken: Fraction = Fraction(0)
    by_kind: Counter[str] = field(default_factory=Counter)
    by_year: Counter[str] = field(default_factory=Counter)
    by_category: Counter[str] = field(default_factory=Counter)
    returned: int = 0
    refused: int = 0
    excluded: int = 0
    last_taken: date | None = None

    @property
    def placed(self) -> int:
        """Children taken in and counted, each as one."""
        return sum(self.by_kind.values())


def joined(
    schools: Sequence[School], mergers: Iterable[Merger], as_of: date
) -> tuple[list[School], dict[str, str], list[str]]:
    """The schools as they are on a day, where each earlier number leads, and notes.

    From the day of a merger the earlier school is gone from the list and what it did counts for
    the one it went into. Its pupils and places are added to numbers older than the merger; newer
    ones hold them already.

    Raises
    ------
    BadInput
        A school is said to have merged into one that is not on the list.
    """
    now = {school.id: school for school in schools}
    leads: dict[str, str] = {}
    notes = []
    for merger in sorted(mergers, key=lambda one: one.day):
        if merger.day > as_of or merger.old == merger.new:
            continue
        new, old = now.get(merger.new), now.pop(merger.old, None)
        if new is None:
            raise BadInput(
                "Y-121",
                f"School {merger.old} is said to be part of {merger.new} from "
                f"{short_day(merger.day)}, and {merger.new} is not on the list of this panel. Add "
                "it to the Schools sheet, or correct the number.",
            )
        leads = {one: merger.new if to == merger.old else to for one, to in leads.items()}
        leads[merger.old] = merger.new
        if old is None:
            continue
        now[new.id] = _with(new, old, merger.day)
        notes.append(
            f"{old.name} is part of {new.name} from {short_day(merger.day)}: what it did counts "
            f"for {new.name}."
        )
    return list(now.values()), leads, notes


def _with(new: School, old: School, day: date) -> School:
    adjustment = new.adjustment + old.adjustment
    if new.numbers_on is not None and new.numbers_on >= day:
        return replace(new, adjustment=adjustment)
    years = sorted({*new.on_roll, *old.on_roll})
    on_roll = {year: new.on_roll.get(year, 0) + old.on_roll.get(year, 0) for year in years}
    known = [one for one in (new.places, old.places) if one is not None]
    places = sum(known) if known else None
    by_year = {
        year: new.places_by_year.get(year, 0) + old.places_by_year.get(year, 0)
        for year in sorted({*new.places_by_year, *old.places_by_year})
    }
    return replace(
        new, on_roll=on_roll, places=places, places_by_year=by_year, adjustment=adjustment
    )


def counts(
    schools: Sequence[School],
    history: History,
    rules: ShareRules,
    *,
    window: Window,
    leads: Mapping[str, str],
) -> tuple[dict[str, Count], list[str]]:
    """What each school did in the window, and notes on what could not be counted.

    The sum of weights uses the weights of the kinds of placement under every formula, those of year
    and readiness under F3 only.
    """
    found = {school.id: Count(taken=school.adjustment) for school in schools}
    elsewhere: Counter[str] = Counter()
    for placement in history.placements:
        if not window.holds(placement.day):
            continue
        count = found.get(leads.get(placement.school, placement.school))
        if count is None:
            elsewhere[placement.school] += 1
        else:
            _add(count, placement, rules, until=window.last)
    for gone in history.excluded:
        count = found.get(leads.get(gone.school, gone.school))
        if count is not None and window.holds(gone.day):
            count.excluded += 1
    for turn in history.turns:
        count = found.get(leads.get(turn.school, turn.school))
        if count is not None and turn.outcome == REFUSED and window.holds(turn.day):
            count.refused += 1
    notes = []
    if elsewhere:
        total, names = sum(elsewhere.values()), listed(sorted(elsewhere))
        children = "1 placement was" if total == 1 else f"{total} placements were"
        notes.append(f"{children} in schools outside this list ({names}) and not counted.")
    return found, notes


def _add(count: Count, placement: Placement, rules: ShareRules, *, until: date) -> None:
    last = count.last_taken
    count.last_taken = placement.day if last is None else max(last, placement.day)
    failed = _failed(placement, until)
    if failed:
        count.returned += 1
        if rules.returned == share_rules.REMOVED:
            return
    kind = kind_on(placement, until)
    count.by_kind[kind] += 1
    count.by_year[placement.year] += 1
    count.by_category[placement.category.casefold()] += 1
    count.taken += weight(placement, rules, until=until)


def kind_on(placement: Placement, day: date) -> str:
    """The kind of a placement on a day: a managed move is a trial until it is permanent."""
    if placement.kind not in MANAGED:
        return placement.kind
    permanent = placement.permanent_on is not None and placement.permanent_on <= day
    return share_rules.MOVE if permanent else share_rules.TRIAL


def weight(placement: Placement, rules: ShareRules, *, until: date) -> Fraction:
    """How much a placement counts."""
    whole = rules.weights.get(kind_on(placement, until), ONE)
    if rules.formula != share_rules.WEIGHTED:
        return whole
    whole *= rules.year_weights.get(placement.year, ONE)
    return whole * _readiness_weight(placement, rules)


def _readiness_weight(placement: Placement, rules: ShareRules) -> Fraction:
    if placement.readiness is None:
        return ONE
    for line in rules.readiness_weights:  # smallest first
        if placement.readiness <= line.up_to:
            return line.weight
    return ONE


def _failed(placement: Placement, until: date) -> bool:
    """Whether it failed; a managed move that was permanent by then had not."""
    back = placement.returned_on
    if back is None or back > until:
        return False
    permanent = placement.permanent_on
    return not (placement.kind in MANAGED and permanent is not None and permanent <= back)

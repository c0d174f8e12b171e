"""Figures since the last meeting, counted from the referrals: each from rows one can name."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from daysix.panels.profile import STATISTICS
from daysix.panels.words import kind_of_case, labels

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

PLACED = frozenset({"PLACE", "MM-TRIAL", "DIRECT"})
NOT_SAID = "Not given"


@dataclass(frozen=True, slots=True)
class Heard:
    """What the figures need of one row of *Referrals*; ``decided`` is the day of its panel."""

    ref: str
    type: str
    year: str = ""
    category: str = ""
    received: date | None = None
    decided: date | None = None
    decision: str = ""
    on_roll_by: date | None = None
    on_roll: date | None = None
    refused: date | None = None
    times_heard: int = 0


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures from the day after ``since`` to ``until``: lines, and tables of several lines.

    ``rows`` names, for each line, the referrals it was counted from.
    """

    since: date | None
    until: date
    lines: tuple[tuple[str, int], ...]
    tables: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


def figures(
    heard: Sequence[Heard], wanted: Sequence[str], *, since: date | None, until: date
) -> Figures:
    """Count what a profile wants to know.

    Parameters
    ----------
    wanted
        Keys of ``profile.STATISTICS``.
    since
        The day of the last meeting, itself left out; None for no earlier meeting.
    until
        The day of this meeting, itself counted in.
    """

    def within(day: date | None) -> bool:
        return day is not None and (since is None or day > since) and day <= until

    received = [one for one in heard if within(one.received)]
    decided = [one for one in heard if within(one.decided) and one.decision]
    chosen = _chosen(heard, received, decided, within, until)
    lines, rows = [], []
    for key in wanted:
        if key in chosen:
            lines.append((STATISTICS[key], len(chosen[key])))
            rows.append((STATISTICS[key], tuple(one.ref for one in chosen[key])))
    tables = tuple(
        (STATISTICS[key], TABLES[key](decided if key == "by_decision" else received))
        for key in wanted
        if key in TABLES
    )
    return Figures(since, until, tuple(lines), tables, tuple(rows))


def _chosen(
    heard: Sequence[Heard],
    received: list[Heard],
    decided: list[Heard],
    within: Callable[[date | None], bool],
    until: date,
) -> dict[str, list[Heard]]:
    on_roll = [one for one in heard if within(one.on_roll)]
    waiting = [
        one
        for one in heard
        if one.decision in PLACED
        and one.decided is not None
        and one.decided <= until
        and (one.on_roll is None or one.on_roll > until)
    ]
    return {
        "received": received,
        "decided": decided,
        "placed": [one for one in decided if one.decision in PLACED],
        "on_roll": on_roll,
        "on_roll_in_time": [
            one
            for one in on_roll
            if one.on_roll and one.on_roll_by and one.on_roll <= one.on_roll_by
        ],
        "waiting": waiting,
        "late": [one for one in waiting if one.on_roll_by and one.on_roll_by < until],
        "returned": [one for one in decided if one.decision == "RETURNED"],
        "deferred": [one for one in decided if one.decision == "DEFER"],
        "refused": [one for one in heard if within(one.refused)],
        "heard_again": [one for one in decided if one.times_heard > 1],
    }


def _by(key: Callable[[Heard], str]) -> Callable[[Iterable[Heard]], tuple[tuple[str, int], ...]]:
    def count(rows: Iterable[Heard]) -> tuple[tuple[str, int], ...]:
        counts = Counter(key(one) for one in rows)
        return tuple(sorted(counts.items(), key=lambda pair: _by_number(pair[0])))

    return count


def _by_number(label: str) -> tuple[int, str]:
    digits = "".join(letter for letter in label if letter.isdigit())
    return (int(digits), label) if digits else (-1, label)


def _category(one: Heard) -> str:
    meaning = labels("fap_category").get(one.category.casefold(), "")
    return f"{one.category.casefold()}: {meaning}" if meaning else one.category or NOT_SAID


def _decision(one: Heard) -> str:
    return labels("decision").get(one.decision.casefold(), one.decision)


TABLES: dict[str, Callable[[Iterable[Heard]], tuple[tuple[str, int], ...]]] = {
    "by_type": _by(lambda one: kind_of_case(one.type)),
    "by_year": _by(lambda one: f"Year {one.year}" if one.year else NOT_SAID),
    "by_category": _by(_category),
    "by_decision": _by(_decision),
}

"""The companion is killed while it serves a click; every moment of a click is a trial.

``rows(full)`` gives (fault, trials, outcome). Without ``full``, a seeded twentieth of the moments.
"""

from __future__ import annotations

from collections import Counter

from tests.benchmarks.saving_trials import SEED, Outcome, how_many, judged, new_folder

CLICKS = ("check", "fix")
NAME = "F1 companion killed"


def rows(*, full: bool) -> list[Outcome]:
    """Kill it at the moments of each click."""
    from daysix.desk.libreoffice import office
    from tests.live.killing import Killing

    if office.soffice() is None:
        return [Outcome(NAME, 0, "not run: LibreOffice is not installed")]
    with new_folder() as folder:
        killing = Killing(folder)
        try:
            return [
                *(_clicked(killing, action, full=full) for action in CLICKS),
                _second(killing, full=full),
            ]
        finally:
            killing.end()


def _drawn(steps, *, full: bool) -> list[int]:
    from tests.live.killing import moments

    if full:
        return list(range(1, len(steps) + 1))
    return moments(steps, many=max(6, how_many(len(steps), full=False)), seed=SEED)


def _clicked(killing, action: str, *, full: bool) -> Outcome:
    steps, new = killing.steps(action)
    left = [killing.kill(action, number, new) for number in _drawn(steps, full=full)]
    counts = Counter(one.state for one in left)
    said = ", ".join(f"{many} {state}" for state, many in counts.most_common())
    wrong = [f"{one.step}: {one.wrong}" for one in left if one.wrong]
    return judged(f"{NAME}, {action}", len(left), said, wrong)


def _second(killing, *, full: bool) -> Outcome:
    drawn = _drawn(killing.steps_of_the_second(), full=full)
    left = [killing.kill_the_second(number) for number in drawn]
    wrong = [f"{one.step}: {one.wrong}" for one in left if one.wrong]
    said = "each typed reason stands beside its own finding"
    return judged(f"{NAME}, checked again", len(left), said, wrong)

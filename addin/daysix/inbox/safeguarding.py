"""The safeguarding pass: every mail, its newest and its quoted words, and what is attached.

Recall comes first: a needless flag costs an officer a glance. Few people write "he is neglected";
they write that he ate four packets of biscuits. So besides words that speak for themselves, hints
count: people at home, a room, a night, a mark, fear, a person's unease. Each kind of hint counts
once, and what stands within some two or three sentences is added up. Words that stand in every
school's signature, policy or newsletter ("Designated Safeguarding Lead") do not count, and a denial
covers only the words it denies; nor does standing text (:mod:`daysix.inbox.standing`). Words that
chance may have brought together count for less where the sentences around them are business
(:mod:`daysix.inbox.safety_likeness`). The wordings and their weights are the table
``safeguarding_words``: what a line says goes there, and nowhere else.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from daysix.inbox.kind import FORWARDED, LABEL, NEW, PAPER, QUOTED, SIGNATURE, SUBJECT
from daysix.inbox.phrases import is_end
from daysix.inbox.safety_likeness import like_concern
from daysix.inbox.safety_words import APART, STANDING, covering_wordings, wordings
from daysix.inbox.sorted_mail import Reason
from daysix.inbox.standing import standing_in
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from daysix.inbox.safety_words import SafetyWord

ENOUGH = 6
"""What must come together within a window for a flag."""
STRONG = 7
"""What one line must weigh to say that a child may be at risk now, as PLENTY does for many."""
PLENTY = 10
WINDOW = 40
"""Words, some two or three sentences, within which hints are added up."""
TELLING = 4
"""What at least one line must weigh in a form or a letter, which name homes and years anyway."""
_FRESH = frozenset({SUBJECT, NEW, FORWARDED})
_FORMAL = frozenset({LABEL, PAPER})
_PLAIN = _FRESH | {LABEL}
_UNDER_WAY = "protection work under way"
"""That others are at work already is to be read today, and is no alarm by itself."""
_HELPLINES = frozenset({_UNDER_WAY, "the help that is called"})
_OF_DYING = frozenset({"wish to die", "dying and giving up"})
"""What presses even where it stands in the mail below: who answers may not have read it."""
_PAPERS = "papers and courses"
"""What policies, courses and statistics are called: what stands near is a topic, no concern."""
_OF_FIGHTS = "marks and injuries"
"""What a notice also tells of what a pupil is excluded for: the words around say which it is."""
_NEAR = 15
_DOUBT, _LEANING = 1.5, 0.6
"""What the words around a chance pair take from it; a little doubt takes nothing."""
_HINT, _SURE = 4, 0.5
"""Hints weigh no more than so; where nothing weighs more, the words around must be of concern."""
_SOMEBODY = frozenset(
    "he she him her his hers himself herself son daughter boy girl lad grandson mum dad".split()  # noqa: SIM905 - a row of words is read more easily
)
"""Where one child is spoken of, a paper's name near by hides nothing."""


@dataclass(frozen=True, slots=True)
class Safety:
    """What the pass found: whether to flag, and whether a child may be at risk now.

    ``plain`` where some words say so by themselves, and not only hints together.
    """

    flag: bool = False
    now: bool = False
    plain: bool = False
    reasons: tuple[Reason, ...] = ()


class Sighting(NamedTuple):
    """Words that count: what they are about, their weight, the zone, and where in it.

    ``loose`` where chance may have brought them together; ``among`` are all words of the zone.
    """

    about: str
    weight: int
    words: str
    zone: str
    start: int
    end: int
    loose: bool
    among: Sequence[str]


def sightings_of(
    words: Sequence[str], zone: str, *, known: Sequence[SafetyWord] | None = None
) -> list[Sighting]:
    """What counts among the words of one zone, in the order in which it begins.

    Nothing, where all of it together is too little for a flag. ``known``: the words, looked up.
    """
    if known is None:
        known = [*map(wordings().known, words)]
    found = wordings().find_among(known, least=ENOUGH)
    if not found or sum([seen.line.weight for seen in found]) < ENOUGH:
        return []  # and so no window can come to enough
    covered: set[int] = set()
    for start, end in standing_in(words):
        covered.update(range(start, end))
    for seen in covering_wordings().find(words):
        if seen.line.weight == STANDING:
            covered.update(range(seen.start, seen.end))
        elif seen.line.about == _PAPERS and _is_general(words, seen.start):
            covered.update(range(seen.start - _NEAR, seen.end + _NEAR))
    return [
        Sighting(
            seen.line.about,
            seen.line.weight,
            " ".join(words[seen.start : seen.end]),
            zone,
            seen.start,
            seen.end,
            seen.line.loose,
            words,
        )
        for seen in found
        if not (covered and not covered.isdisjoint(range(seen.start, seen.end)))
    ]


def _is_general(words: Sequence[str], at: int) -> bool:
    return _SOMEBODY.isdisjoint(words[max(0, at - WINDOW) : at + WINDOW])


def safety_of(
    sightings: Sequence[Sighting], *, sent_to_many: bool, by_itself: bool = False
) -> Safety:
    """Weigh what was seen.

    Parameters
    ----------
    sent_to_many
        A newsletter, in which topics are no concerns.
    by_itself
        An automatic reply, which says whom to ring; the mail below it is another matter.
    """
    if sent_to_many or not sightings:
        return Safety()
    by_zone: dict[str, list[Sighting]] = {}
    for one in sightings:
        helpline = by_itself and one.zone != QUOTED and one.about in _HELPLINES
        if not helpline and (one.about != APART or one.zone not in _FORMAL):
            by_zone.setdefault(one.zone, []).append(one)
    told: dict[tuple[str, str], Sighting] = {}
    now = False
    for zone, seen in by_zone.items():
        heard = zone in _FRESH or any(one.about in _OF_DYING for one in seen)
        for together in _windows(seen):
            if _is_faint(zone, together) or not _is_borne_out(together):
                continue
            now = now or (heard and _is_pressing(together))
            for one in together:
                key = (one.about, zone)
                if key not in told or told[key].weight < one.weight:
                    told[key] = one
    reasons = tuple(
        Reason(f"safeguarding: {one.about}", one.words, one.zone)
        for one in sorted(told.values(), key=lambda one: -one.weight)
    )
    plain = any(one.weight >= ENOUGH and one.zone in _PLAIN for one in told.values())
    return Safety(flag=bool(told), now=now, plain=plain, reasons=reasons)


def _is_faint(zone: str, together: Sequence[Sighting]) -> bool:
    """Whether it counts for nothing where it stands: below a name, or in a form."""
    if zone == SIGNATURE:
        telling = any(one.weight > _HINT and one.about != _UNDER_WAY for one in together)
        return not telling and not _is_pressing(together)
    return zone in _FORMAL and max(one.weight for one in together) < TELLING


def _is_borne_out(together: Sequence[Sighting]) -> bool:
    """Whether more than chance brought these words together, judged by the sentences around them.

    Words that stand side by side in the table, and weigh enough alone, need nobody's word.
    """
    if any(one.weight >= ENOUGH and not one.loose and one.about != _OF_FIGHTS for one in together):
        return True
    likely = like_concern(_sentences_of(together))
    if all(one.weight <= _HINT for one in together):
        return likely >= _SURE
    return sum(one.weight for one in together) + _DOUBT * min(0.0, likely + _LEANING) >= ENOUGH


def _sentences_of(together: Sequence[Sighting]) -> Sequence[str]:
    """The whole sentences in which they stand, from the first to the last."""
    words = together[0].among
    start = min(one.start for one in together)
    end = max(one.end for one in together)
    while start and not is_end(words[start - 1]):
        start -= 1
    while end < len(words) and not is_end(words[end]):
        end += 1
    return words[start:end]


def _windows(seen: Sequence[Sighting]) -> Iterable[list[Sighting]]:
    """What counts in every window whose weights come to enough."""
    window: deque[Sighting] = deque()
    weight = 0
    for one in seen:
        window.append(one)
        weight += one.weight
        while window[0].start < one.start - WINDOW:
            weight -= window.popleft().weight
        if weight >= ENOUGH:
            together = _counted(window)
            if sum(held.weight for held in together) >= ENOUGH:
                yield together


def _counted(window: Iterable[Sighting]) -> list[Sighting]:
    """The strongest of each matter, no words counted twice."""
    best: dict[str, Sighting] = {}
    for held in sorted(window, key=lambda one: -one.weight):
        if held.about not in best and not any(
            other.start <= held.start and held.end <= other.end for other in best.values()
        ):
            best[held.about] = held
    return list(best.values())


def _is_pressing(together: Sequence[Sighting]) -> bool:
    """Whether this speaks of a risk now, and not only of work that is under way."""
    weights = [one.weight for one in together if one.about != _UNDER_WAY]
    return max(weights, default=0) >= STRONG or sum(weights) >= PLENTY

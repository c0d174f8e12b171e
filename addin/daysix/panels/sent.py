"""What went out of a panel's papers: a paper that was given a reference keeps it for ever.

Each document that goes out is a part: 0 is the pack, 1 the first supplement, and so on. A paper is
known again by its bytes, or by its name where those have changed; then it is another paper, with a
reference of its own, and says which one it replaces.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PACK, NEVER = 0, -1
"""The part that is the pack; no part."""


class Here(NamedTuple):
    """A paper as it lies there now: its name, what kind it is, and a mark of its bytes."""

    name: str
    kind: str
    mark: str


@dataclass(frozen=True, slots=True)
class Sent:
    """A paper that was given a reference.

    Parameters
    ----------
    place
        Its number within the case, from 1.
    part
        In which part it went out.
    replaces
        The place of the paper it came instead of; 0 for none.
    gone
        From which part on it counts no more; -1 while it counts.
    """

    name: str
    kind: str
    mark: str
    place: int
    part: int
    replaces: int = 0
    gone: int = NEVER

    @property
    def here(self) -> Here:
        """The paper without its reference."""
        return Here(self.name, self.kind, self.mark)


@dataclass(frozen=True, slots=True)
class SentCase:
    """A case that went out, in which part (-1: not in the pack that stands now), and its papers."""

    part: int
    papers: tuple[Sent, ...] = ()

    def has_new(self, part: int) -> bool:
        """Whether it, or a paper of it, goes out in this part."""
        return self.part == part or any(one.part == part for one in self.papers)

    def taken_away(self, part: int) -> list[Sent]:
        """Papers that count no more from this part on, and that nothing in it replaces."""
        replaced = {one.replaces for one in self.papers if one.part == part}
        return [one for one in self.papers if one.gone == part and one.place not in replaced]


def brought_up(
    before: Mapping[str, SentCase], here: Mapping[str, Sequence[Here]], *, part: int
) -> dict[str, SentCase]:
    """What will have gone out once this part has.

    Parameters
    ----------
    before
        What went out so far, by referral.
    here
        The papers of every case on the list now, in their order.
    part
        0 makes the pack anew, with everything in it; any other holds only what is new.
    """
    found = {
        ref: replace(case, part=NEVER) if part == PACK else case
        for ref, case in before.items()
        if ref not in here
    }
    return found | {ref: _case(before.get(ref), papers, part) for ref, papers in here.items()}


def _case(before: SentCase | None, papers: Sequence[Here], part: int) -> SentCase:
    if before is None or before.part == NEVER:
        known = before.papers if before else ()
        anew = tuple(_gone(one, part) for one in known)
        return SentCase(part, _papers(anew, papers, part))
    return SentCase(min(before.part, part), _papers(before.papers, papers, part))


def _papers(known: Sequence[Sent], papers: Sequence[Here], part: int) -> tuple[Sent, ...]:
    """Those that are known again keep their places, the others take the next free ones."""
    again = _known_again(known, papers)
    met = {one.place for one in again.values()}
    left = [one for one in known if one.place not in met]
    following = max((one.place for one in known), default=0) + 1
    found = []
    for at, paper in enumerate(papers):
        was = again.get(at)
        if was is not None and was.gone == NEVER:
            found.append(_as_now(was, paper, part))
            continue
        came_for = next((one.place for one in left if _is_instead(paper, one)), 0)
        left = [one if one.place != came_for else _gone(one, part) for one in left]
        place = following if was is None else was.place
        following += was is None
        found.append(Sent(*paper, place, part, came_for))
    return tuple(sorted((*found, *(_gone(one, part) for one in left)), key=lambda one: one.place))


def _known_again(known: Sequence[Sent], papers: Sequence[Here]) -> dict[int, Sent]:
    """Which of the papers is which known one: by name and bytes, then by bytes alone."""
    found: dict[int, Sent] = {}
    free = sorted(known, key=lambda one: (one.gone != NEVER, one.place))
    for also_renamed in (False, True):
        for at, paper in enumerate(papers):
            fitting = (
                one
                for one in free
                if one.mark == paper.mark and (also_renamed or _named_alike(one.name, paper.name))
            )
            if at not in found and (fits := next(fitting, None)) is not None:
                found[at] = fits
                free.remove(fits)
    return found


def _as_now(was: Sent, paper: Here, part: int) -> Sent:
    """A known paper under the name it has now; the pack made anew holds it too."""
    return replace(was, name=paper.name, kind=paper.kind, part=min(was.part, part))


def _gone(one: Sent, part: int) -> Sent:
    return one if one.gone != NEVER else replace(one, gone=part)


def _is_instead(paper: Here, one: Sent) -> bool:
    return one.gone == NEVER and _named_alike(paper.name, one.name)


def _named_alike(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()

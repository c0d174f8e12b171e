"""Telling children apart: names and pupil numbers as compared, and which row is the odd one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from daysix.law.identifiers import UPN_LENGTH

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence

    from daysix.checks.context import Context, Ref
    from daysix.checks.view import View

BEGINNING = 3
NOTHING_SAID = (None, "")


def spelled(name: str) -> str:
    """A name as names are compared: letters only, no capitals."""
    return "".join(filter(str.isalnum, name.casefold()))


def upn_fit(upn: str) -> bool:
    """Whether a tidied pupil number has the shape of one, so that it can tell children apart."""
    return (
        len(upn) == UPN_LENGTH
        and upn.isascii()
        and upn[0].isalpha()
        and upn[1:-1].isdigit()
        and len(set(upn[1:])) > 1
    )


def upn_of(text: str) -> str:
    """A pupil number as compared: no spaces, capitals."""
    return "".join(text.split()).upper()


def full_name(view: View, place: int) -> str:
    """The child as typed in a row; blank where the row does not say."""
    surname, forename = view.texts("Surname")[place], view.texts("Forename")[place]
    return ", ".join(filter(None, (surname, forename))) or view.texts("PupilName")[place]


def alike(one: str, other: str) -> bool:
    """Whether two names may be one: the same beginning, a short form, or a slip of the keys."""
    first, second = spelled(one), spelled(other)
    if not first or not second or first[:BEGINNING] == second[:BEGINNING]:
        return True
    if first in second or second in first:
        return True
    return (
        sum((Counter(first) - Counter(second)).values())
        <= 1
        >= sum((Counter(second) - Counter(first)).values())
    )


def odd_ones(
    refs: Iterable[Ref],
    values: Mapping[Ref, Hashable],
    doubtful: Collection[Hashable] = (),
    unlikely: Collection[Hashable] = (),
) -> Iterator[tuple[Ref, Hashable, Ref]]:
    """Rows that say otherwise than most: (row, what most say, one of them).

    Rows that say nothing are passed over; where two sayings are as frequent, the one that is
    ``unlikely`` is odd, else the later. What is ``doubtful`` by itself is never what most say.
    """
    said = [(ref, values[ref]) for ref in refs if values.get(ref) not in NOTHING_SAID]
    counts = Counter(value for _, value in said)
    if len(counts) > 1:
        usual = max(
            counts,
            key=lambda value: (value not in doubtful, counts[value], value not in unlikely),
        )
        example = next(ref for ref, value in said if value == usual)
        for ref, value in said:
            if value != usual:
                yield ref, usual, example


def in_groups(context: Context, *, at_least: int = 2) -> Iterator[Sequence[Ref]]:
    """The rows of each child who is known by a number or a full name, and has several."""
    for key, refs in context.by_child.items():
        if len(refs) >= at_least and key[0] != "row":
            yield refs

"""What reading one paper gives, whatever its kind; plain enough to be handed between processes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.attachments import sentences
from daysix.inbox.message import Labelled
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MOST_TEXT, MOST_LABELLED, LONGEST_VALUE = 400_000, 5_000, 4_000
UNSEEN = dict.fromkeys([*range(9), *range(14, 32), 0x7F, 0xFEFF, *range(0x202A, 0x202F)])
"""Letters that show nothing and only hide or turn what stands beside them."""


class Read(NamedTuple):
    """Text, answers with their labels, flags, and what is to be said."""

    text: str = ""
    labelled: tuple[Labelled, ...] = ()
    flags: frozenset[str] = frozenset()
    sentence: str = ""


def made_of(
    text: str,
    labelled: Iterable[Labelled],
    *,
    flags: Iterable[str] = (),
    said: Sequence[str] = (),
) -> Read:
    """Put together what was read: blank answers and repetitions left out, no end of it cut."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(UNSEEN).strip()
    kept = dict.fromkeys(
        clean for one in labelled for clean in [_clean(one)] if clean.label and clean.value
    )
    said = list(said)
    if len(text) > MOST_TEXT or len(kept) > MOST_LABELLED:
        said.append(sentences.cut_short())
    return Read(
        text[:MOST_TEXT],
        tuple(kept)[:MOST_LABELLED],
        frozenset(flags),
        " ".join(filter(None, said)),
    )


def _clean(one: Labelled) -> Labelled:
    label = " ".join(one.label.translate(UNSEEN).split()).rstrip(" :\uff1a").strip()
    value = one.value.translate(UNSEEN).strip()[:LONGEST_VALUE]
    return Labelled(label, value, one.where, one.row)

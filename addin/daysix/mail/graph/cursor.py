"""What is remembered between two looks at a folder, packed into one line.

Graph's delta says of a mail only that it is there or there no longer, so the mails told of before
are part of it; and the day of the last sweep, for a delta alone loses what left and came back.
"""

from __future__ import annotations

from daysix.mail.packed import packed, unpacked
from daysix.records import NamedTuple

MARK = "graph-1:"


class Seen(NamedTuple):
    """A folder as it was told of.

    Attributes
    ----------
    folder
        The server's id of it: one of the same name made anew is another folder.
    link
        Where its changes go on; blank at the beginning.
    swept
        Day of the last look at every mail, counted from 1970; None before the first one ended.
    known
        Ids of the mails told of and not gone.
    """

    folder: str
    link: str
    swept: int | None
    known: frozenset[str]


def save(seen: Seen) -> str:
    """As one line of text."""
    return packed(MARK, [seen.folder, seen.link, seen.swept, sorted(seen.known)])


def load(cursor: str) -> Seen | None:
    """What :func:`save` wrote; None if it is anything else."""
    folder, link, swept, known = unpacked(MARK, cursor, many=4) or (None,) * 4
    is_whole = isinstance(folder, str) and isinstance(link, str) and isinstance(known, list)
    if not is_whole or not (swept is None or isinstance(swept, int)):
        return None
    return Seen(str(folder), str(link), swept, frozenset(str(one) for one in known or ()))

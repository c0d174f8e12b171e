"""The way back: what a save changed, kept so small that the parts can be made again as they were.

Only the bytes that were replaced are kept, each with its place; the rest is in the file itself.
A part that is not as we left it is never touched.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping


class Piece(NamedTuple):
    """The bytes from ``start`` to ``end`` of a changed part, and what stood there before."""

    start: int
    end: int
    before: bytes


class Changed(NamedTuple):
    """A changed part, whole, and the pieces that make it what it was."""

    content: bytes
    pieces: tuple[Piece, ...]


class PartBack(NamedTuple):
    """How one part is made what it was: hashes of it then and now, and the pieces."""

    part: str
    was: str
    now: str
    pieces: tuple[Piece, ...]


def whole_hash(content: bytes) -> str:
    """A hash of a part or a file."""
    return hashlib.sha256(content).hexdigest()


def way_back(
    before: Callable[[str], bytes], changed: Mapping[str, Changed]
) -> tuple[PartBack, ...]:
    """What to keep of some changed parts; ``before`` gives what a part was."""
    return tuple(
        PartBack(part, whole_hash(before(part)), whole_hash(one.content), one.pieces)
        for part, one in changed.items()
    )


def as_it_was(content: bytes, kept: PartBack) -> Changed | None:
    """A part as it was; None where it is not as we left it."""
    if whole_hash(content) != kept.now:
        return None
    out: list[bytes] = []
    again: list[Piece] = []
    at = length = 0
    for piece in kept.pieces:
        same = content[at : piece.start]
        length += len(same)
        again.append(Piece(length, length + len(piece.before), content[piece.start : piece.end]))
        out += (same, piece.before)
        length += len(piece.before)
        at = piece.end
    out.append(content[at:])
    was = b"".join(out)
    return Changed(was, tuple(again)) if whole_hash(was) == kept.was else None


def pieces_of(splices: Iterable[tuple[int, int, bytes]], text: bytes, *, mark: int) -> list[Piece]:
    """The pieces that undo some splices, made in order in ``text``, which follows a mark."""
    pieces, moved = [], mark
    for start, end, new in splices:
        at = start + moved
        pieces.append(Piece(at, at + len(new), text[start:end]))
        moved += len(new) - (end - start)
    return pieces

"""Copies of one pack, each for its recipient: cases left out whole, never covered over.

What a recipient may not see was never on the copy's pages: the case, its papers and its line in
the contents are not set at all, and other words for the same page are another document. Page
numbers are the copy's own; references are equal on every copy, and minutes cite them.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from daysix.paper import pack, pack_layout, pack_receive, pack_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from daysix.paper.blocks import Document
    from daysix.paper.pack_office import Converter
    from daysix.paper.pack_parts import Pack, Part, Received

WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whose copy it is.

    Parameters
    ----------
    front
        The first page of this copy; its banner names the recipient.
    leaves_out
        Matters (``Part.matter``) this copy is without.
    instead
        Documents that stand in the place of others, by reference: the agenda without a case, the
        case sheet with initials for a school. Their references stay.
    without_papers
        References of attachments this copy is without, though the case is in it.
    without_parts
        References of documents this copy is without, because nothing stands behind them in it;
        what they are about may be named.
    set_anew
        References of documents that are set in this copy, though a file is printed in their place
        in the pack (``Part.pages``).
    """

    name: str
    front: Document
    leaves_out: tuple[str, ...] = ()
    instead: Mapping[str, Document] = field(default_factory=dict)
    without_papers: frozenset[str] = frozenset()
    without_parts: frozenset[str] = frozenset()
    set_anew: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy and its line in the register."""

    recipient: str
    pack: Pack
    line: RegisterLine


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """What the register of copies says of one.

    ``left_out`` are references; ``mark`` is a number that only this very file has (SHA-256).
    """

    number: int
    recipient: str
    issued: datetime
    pages: int
    papers: int
    left_out: tuple[str, ...]
    mark: str


def copies(  # noqa: PLR0913 - each names itself at the call
    parts: Sequence[Part],
    recipients: Sequence[Recipient],
    *,
    issued: datetime,
    convert: Converter | None = None,
    ready: Mapping[str, Received] | None = None,
    supplement: int = 0,
) -> Iterator[Copy]:
    """Make every recipient's copy, one after the other; attachments are made ready once.

    ``ready`` are the attachments, if they were made ready before.

    Raises
    ------
    BadInput
        ``Y-048``: a copy would name what it leaves out. ``Y-049``: it is to leave out what is not
        there. And whatever :func:`daysix.paper.pack.assemble` refuses.
    """
    ready = pack_receive.received(parts, convert) if ready is None else ready
    for number, recipient in enumerate(recipients, 1):
        yield _copy(parts, recipient, ready, issued=issued, number=number, supplement=supplement)


def _copy(  # noqa: PLR0913 - each names itself at the call
    parts: Sequence[Part],
    recipient: Recipient,
    ready: Mapping[str, Received],
    *,
    issued: datetime,
    number: int,
    supplement: int,
) -> Copy:
    kept = parts_for(parts, recipient)
    _refuse_named(parts, kept, recipient)
    made = pack.assemble(recipient.front, kept, issued=issued, ready=ready, supplement=supplement)
    papers = sum(1 for entry in made.entries if entry.page)
    left_out = tuple(sorted(_references(parts) - _references(kept)))
    mark = hashlib.sha256(made.content).hexdigest()
    line = RegisterLine(number, recipient.name, issued, made.pages, papers, left_out, mark)
    return Copy(recipient.name, made, line)


def parts_for(parts: Sequence[Part], recipient: Recipient) -> tuple[Part, ...]:
    """The parts of this recipient's copy, in the pack's order.

    Raises
    ------
    BadInput
        ``Y-049``: the pack has nothing about a matter it is to leave out.
    """
    matters = {part.matter for part in parts if part.matter}
    for matter in recipient.leaves_out:
        if matter not in matters:
            raise pack_words.unknown_matter(recipient.name, matter)
    return tuple(
        replace(
            part,
            document=recipient.instead.get(part.document.reference, part.document),
            pages=None if part.document.reference in recipient.set_anew else part.pages,
            attachments=tuple(
                one for one in part.attachments if one.reference not in recipient.without_papers
            ),
        )
        for part in parts
        if not part.matter or part.matter not in recipient.leaves_out
        if part.document.reference not in recipient.without_parts
    )


def _references(parts: Sequence[Part]) -> set[str]:
    own = {part.document.reference for part in parts} - {""}
    return own | {one.reference for part in parts for one in part.attachments}


def _refuse_named(parts: Sequence[Part], kept: Sequence[Part], recipient: Recipient) -> None:
    """Refuse a copy whose own pages name what it leaves out, by name or by reference."""
    dropped = [part for part in parts if part.matter and part.matter in recipient.leaves_out]
    if dropped and (whole := next((part.pages for part in kept if part.pages), None)):
        # what somebody typed freely cannot be cut: nobody knows where it speaks of what
        raise pack_words.says_left_out(recipient.name, f"“{whole.title}”")
    names = [_folded(name) for part in dropped for name in (part.matter, *part.private)]
    names += [_folded(reference) for reference in _references(dropped)]
    for text, where in pack_layout.words_of(recipient.front, kept):
        words = _folded(text)
        if any(name and _stands_in(name, words) for name in names):
            raise pack_words.says_left_out(recipient.name, where)


def _folded(text: str) -> tuple[str, ...]:
    """Its words, small and without accents: however a name is written, it is found."""
    plain = unicodedata.normalize("NFKD", text.replace("'", "").replace("’", ""))
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return tuple(WORD.findall(bare.casefold().replace("_", " ")))


def _stands_in(name: tuple[str, ...], words: tuple[str, ...]) -> bool:
    return any(words[at : at + len(name)] == name for at in range(len(words) - len(name) + 1))

"""A pack: a front page with contents, our documents, and every paper that came with them.

Set once as one document, so that page numbers, links, bookmarks and the order of reading are the
typesetter's own; then the attached pages are drawn in, and the whole is read back before it is
handed over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.paper import (
    pack_append,
    pack_check,
    pack_layout,
    pack_receive,
    pack_words,
    typeset_data,
    typeset_engine,
    typeset_words,
)
from daysix.paper.pack_parts import Entry, Notice, Pack, Photo, Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from daysix.paper.blocks import Document
    from daysix.paper.pack_layout import Layout, Opening
    from daysix.paper.pack_office import Converter
    from daysix.paper.pack_parts import Part, Received

MOST_ROUNDS = 12
"""The typesetter names only some of the signs it has not got at a time."""


def assemble(  # noqa: PLR0913 - each names itself at the call
    front: Document,
    parts: Sequence[Part],
    *,
    issued: datetime,
    convert: Converter | None = None,
    ready: Mapping[str, Received] | None = None,
    supplement: int = 0,
) -> Pack:
    """Make a pack.

    Parameters
    ----------
    front
        The first page: whose copy it is, of which meeting. The contents follows on it.
    parts
        In order; each begins a page, its attachments follow it.
    issued
        When it is made, with its zone; the same in gives the same bytes out.
    convert
        Prints office documents (``pack_office.installed()``); without one they are called out.
    ready
        The attachments, if they were made ready before (``pack_receive.received``): copies share
        them.
    supplement
        From 1: late papers, sent after the pack. Nothing of the pack is numbered anew; pages say
        ``Supplement 1, page 2 of 9``.

    Raises
    ------
    BadInput
        ``Y-020`` to ``Y-029``: something of ours cannot be set. ``Y-046``: read back, the pack is
        not what it should be. ``Y-047``: two papers with one reference.
    """
    got = pack_receive.received(parts, convert) if ready is None else ready
    got, layout, authored, boxed = _set(front, parts, got, issued=issued, supplement=supplement)
    label = f"S{supplement}-" if supplement else ""
    placed = pack_append.with_sheets(authored, layout.openings, got, label=label)
    facts = pack_check.check_pack(placed.content)
    entries = tuple(_entries(layout.openings, placed.pages, facts.pages))
    language = f"{layout.data['language']}-{layout.data['region']}"
    wrong = pack_check.faults(
        facts, entries, title=layout.data["title"], language=language, label=label
    )
    if fault := next(wrong, ""):
        raise pack_words.no_sound(fault)
    notices = tuple(_notices(parts, got, boxed))
    return Pack(placed.content, facts.pages, entries, notices, facts)


def _set(
    front: Document,
    parts: Sequence[Part],
    ready: Mapping[str, Received],
    *,
    issued: datetime,
    supplement: int,
) -> tuple[Mapping[str, Received], Layout, bytes, frozenset[str]]:
    """Set it; signs that only attachments' texts have and our fonts have not become boxes.

    A picture that turns out to be damaged is called out instead of printed.
    """
    unprinted: frozenset[str] = frozenset()
    own = list(pack_layout.words_of(front, parts))
    signs: tuple[str, ...] = ()
    for _ in range(MOST_ROUNDS):
        layout = pack_layout.laid_out(
            front, parts, ready, supplement=supplement, unprinted=unprinted
        )
        try:
            made = typeset_engine.compiled(layout.data, issued=issued, pictures=layout.pictures)
        except typeset_engine.MissingSigns as missing:
            signs = missing.signs
            letters = frozenset("".join(signs))
            is_ours = any(sign in typeset_data.plain(text) for text, _ in own for sign in signs)
            if is_ours or letters <= unprinted:
                break
            unprinted |= letters
        except typeset_engine.BadPicture as bad:
            ready = _without_damaged(ready, str(bad))
        else:
            return ready, layout, made, unprinted
    raise typeset_data.sentence_for(signs, own)


def _without_damaged(ready: Mapping[str, Received], why: str) -> dict[str, Received]:
    """The same with every picture called out that cannot be drawn.

    Raises
    ------
    BadInput
        ``Y-027``: it is none of theirs, but one in a document of ours.
    """
    sound = {
        reference: pack_receive.damaged(got.attachment)
        if isinstance(got.body, Photo)
        and not typeset_engine.is_drawn(got.body.kind, got.body.content)
        else got
        for reference, got in ready.items()
    }
    if all(sound[reference] is got for reference, got in ready.items()):
        raise typeset_words.unfit_picture(why)
    return sound


def _entries(openings: Sequence[Opening], pages: Mapping[str, int], many: int) -> Iterator[Entry]:
    ends = [pages[opening.anchor] for opening in openings if opening.anchor]
    for opening in openings:
        if not opening.anchor:
            yield Entry(opening.reference, opening.title, 0, 0, opening.is_part, opening.matter)
            continue
        begins = pages[opening.anchor]
        after = next((end for end in ends if end > begins), many + 1)
        length = after - begins
        yield Entry(
            opening.reference, opening.title, begins, length, opening.is_part, opening.matter
        )


def _notices(
    parts: Sequence[Part], ready: Mapping[str, Received], boxed: frozenset[str]
) -> Iterator[Notice]:
    for part in parts:
        for one in part.files:
            got = ready[one.reference]
            yield from got.notices
            if boxed and isinstance(got.body, Words):
                text = repr(got.body)
                if found := [sign for sign in sorted(boxed) if sign in text]:
                    code, sentence = pack_words.unprinted_signs(found)
                    yield Notice(one.reference, one.name, code, sentence)

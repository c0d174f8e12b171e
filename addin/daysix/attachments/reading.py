"""One attachment as papers: itself, and for an archive or a mail whatever it holds, however deep.

What it is is judged by content. What would run, is locked, too large or too deep is never opened,
but named with a sentence. Text is read here; everything that needs a library is read by a process
of its own (``helper.py``), or behind the guard that reads trackers.
"""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from daysix.attachments import archives, dangers, kinds, plain, sentences
from daysix.attachments.keeping import UNSEEN
from daysix.attachments.read import Read
from daysix.inbox.message import PICTURE, Paper

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST = 25_000_000
"""Bytes of one attachment; beyond that it is only named."""
MOST_PAPERS, MOST_BYTES, DEEPEST = 300, 100_000_000, 3
"""Of one attachment with all that is in it: how many, unpacked together, one within the other."""
LONGEST_NAME = 200
HOLDERS = frozenset({kinds.ZIP, kinds.MAIL, kinds.OUTLOOK, kinds.WRAPPED})
SHEETS = frozenset({kinds.XLSX, kinds.XLS, kinds.CSV})


def read_paper(name: str, content: bytes) -> tuple[Paper, ...]:
    """Read one attachment; never raises.

    Parameters
    ----------
    name
        As the mail has it.

    Returns
    -------
    tuple of Paper
        The attachment first; after a zip file or a mail, what it holds, ``within`` naming it.
    """
    return tuple(_Reading().papers(name, content, within="", depth=0))


def papers_or_fault(name: str, content: bytes) -> tuple[Paper, ...]:
    """The same, but whatever nobody thought of is raised: for tests that look for just that."""
    return tuple(_Reading(strict=True).papers(name, content, within="", depth=0))


class _Reading:
    """Reads one attachment, keeping count of what comes out of it."""

    def __init__(self, *, strict: bool = False) -> None:
        self._strict = strict
        self._papers, self._bytes = 0, 0

    def papers(self, name: str, content: bytes, *, within: str, depth: int) -> Iterator[Paper]:
        """The paper itself, then what it holds."""
        self._papers += 1
        self._bytes += len(content)
        paper = _unread(name, kinds.UNKNOWN, content, within)
        try:
            kind = kinds.kind_of(name, content)
            paper = replace(paper, kind=kinds.SHOWN.get(kind, kind))
            _refuse(name, kind, content, depth=depth)
            if kind in HOLDERS:
                yield from self._holder(paper, content, kind=kind, depth=depth)
            else:
                yield _with(paper, _read(kind, content))
        except sentences.Unread as unread:
            yield _with(paper, _only_named(unread))
        except Exception:
            if self._strict:
                raise
            # nobody thought of it: the mail must reach the queue all the same
            yield _with(paper, _only_named(sentences.damaged()))

    def _holder(self, paper: Paper, content: bytes, *, kind: str, depth: int) -> Iterator[Paper]:
        inner = f"{paper.within} > {paper.name}" if paper.within else paper.name
        if kind == kinds.ZIP:
            yield from self._archive(paper, content, inner=inner, depth=depth)
        else:
            yield from self._mail(paper, content, kind=kind, inner=inner, depth=depth)

    def _archive(self, paper: Paper, content: bytes, *, inner: str, depth: int) -> Iterator[Paper]:
        many = archives.how_many(content)
        most = min(archives.MOST_FILES, max(0, MOST_PAPERS - self._papers))
        said = sentences.too_many(most) if many > most else ""
        yield replace(paper, sentence=said if many else sentences.nothing_to_read())
        room = max(0, MOST_BYTES - self._bytes)
        for member in islice(archives.members(content, room), most):
            if self._papers >= MOST_PAPERS:
                return
            yield from self._member(member, inner, depth)

    def _member(self, member: archives.Member, inner: str, depth: int) -> Iterator[Paper]:
        if member.refused is None:
            yield from self.papers(member.name, member.content, within=inner, depth=depth + 1)
            return
        self._papers += 1
        paper = _unread(member.name, kinds.UNKNOWN, b"", inner)
        yield _with(paper, _only_named(member.refused))

    def _mail(
        self, paper: Paper, content: bytes, *, kind: str, inner: str, depth: int
    ) -> Iterator[Paper]:
        from daysix.attachments import mails

        mail = mails.read(kind, content)
        yield _with(paper, mail.read)
        for enclosed, held in mail.held:
            if self._papers >= MOST_PAPERS or self._bytes > MOST_BYTES:
                return
            yield from self.papers(enclosed, held, within=inner, depth=depth + 1)


def _refuse(name: str, kind: str, content: bytes, *, depth: int) -> None:
    """What is never opened, before anything of it is."""
    kinds.refuse(name, content)
    if kind in HOLDERS and depth >= DEEPEST:
        raise sentences.too_deep()
    if len(content) > LARGEST:
        raise sentences.large(len(content))
    dangers.refuse(kind, content)
    if kind == kinds.UNKNOWN:
        what = kinds.what_else(content)
        raise sentences.another_program(what) if what else sentences.unknown()


def _read(kind: str, content: bytes) -> Read:
    if kind == kinds.PICTURE:
        return Read(flags=frozenset({PICTURE}), sentence=sentences.picture())
    if kind == kinds.SIGNATURE:
        return Read()
    if kind == kinds.TEXT:
        return plain.read(content)
    if kind in SHEETS:
        from daysix.attachments import sheets

        return sheets.read(content, kind)
    from daysix.attachments import helper

    return helper.read(kind, content)


def _unread(name: str, kind: str, content: bytes, within: str) -> Paper:
    """The paper before it is read."""
    return Paper(
        name=shown_name(name),
        kind=kinds.SHOWN.get(kind, kind),
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        within=within,
    )


def _with(paper: Paper, found: Read) -> Paper:
    """The paper with what was read of it."""
    return replace(
        paper,
        text=found.text,
        labelled=found.labelled,
        flags=found.flags,
        sentence=found.sentence,
    )


def _only_named(unread: sentences.Unread) -> Read:
    return Read(flags=frozenset({unread.flag}), sentence=unread.sentence)


def shown_name(name: str) -> str:
    """A name as it may be shown: nothing in it that hides or turns what stands beside it."""
    plain_name = "".join(
        letter
        for letter in unicodedata.normalize("NFC", name)
        if unicodedata.category(letter) not in UNSEEN
    )
    return plain_name.strip()[:LONGEST_NAME]

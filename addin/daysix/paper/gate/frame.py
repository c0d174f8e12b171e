"""What a kind of leak holds, what it finds, what was decided, and the report of one file.

A file in ``leaks/`` has, as plain names: ``CODE``, ``TITLE``, ``LEVEL``, ``CITE``, ``FORMATS``,
``WHY``, ``FIX`` (which formats can be put right, and in what words), ``DO`` (what to do where they
cannot), ``look(opened, who)``, ``fix(opened)`` and ``EXAMPLES``.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from daysix.law.rule import Citation
    from daysix.paper.blocks import Document
    from daysix.paper.gate.people import Person

XLSX, DOCX, PDF, UNKNOWN = "xlsx", "docx", "pdf", "unknown"
OFFICE = (XLSX, DOCX)
EVERY = (XLSX, DOCX, PDF)
STOP, TELL = "stop", "tell"
"""A stop must be put right or kept with a reason before the file goes out; the other is only said.
"""
FIXED, KEPT = "fixed", "kept"
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Sharing:
    """With whom a file is to be shared, and who may stand in it.

    Parameters
    ----------
    recipients
        Addresses the file is to go to; blank where it goes to no mailbox.
    domains
        Domains those addresses may have; one that begins with a dot takes every domain below it.
    allowed
        The children the file is about.
    others
        Children known who have no place in it.
    redacted
        Whether the other children's schools may not be named either.
    """

    recipients: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    allowed: tuple[Person, ...] = ()
    others: tuple[Person, ...] = ()
    redacted: bool = False


class Found(NamedTuple):
    """What a kind of leak found: words that follow the file's name, and where.

    ``level`` and ``fixable`` only where they differ from what the kind says of itself.
    """

    says: str
    where: tuple[str, ...] = ()
    level: str = ""
    fixable: bool = True


@dataclass(frozen=True, slots=True)
class Finding:
    """One leak of one file."""

    kind: str
    code: str
    title: str
    level: str
    sentence: str
    where: tuple[str, ...] = ()
    fixable: bool = False

    @property
    def key(self) -> str:
        """The same for the same finding of the same file, however often it is looked at."""
        return "|".join((self.kind, self.level, *self.where, self.sentence))


class Decision(NamedTuple):
    """What was done about a finding; ``key`` is the finding's."""

    key: str
    what: str
    reason: str = ""
    initials: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in one file, and what was decided about it.

    Parameters
    ----------
    name
        The file in the officer's words.
    digest
        SHA-256 of the bytes looked at: the report is of these and no others.
    settled
        What was found earlier in a copy that has been put right since.
    """

    name: str
    format: str
    digest: str
    findings: tuple[Finding, ...]
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    settled: tuple[Finding, ...] = ()

    @property
    def undecided(self) -> tuple[Finding, ...]:
        """Stops nobody has decided about."""
        kept = {key for key, made in self.decisions.items() if made.what == KEPT}
        return tuple(
            found for found in self.findings if found.level == STOP and found.key not in kept
        )

    @property
    def passes(self) -> bool:
        """Whether the file may go out."""
        return not self.undecided

    def of(self, kind: str) -> tuple[Finding, ...]:
        """The findings of a kind."""
        return tuple(found for found in self.findings if found.kind == kind)

    def decided(self, *made: Decision) -> Report:
        """The report with decisions added. Those about something not found here are refused."""
        known = {found.key for found in self.findings}
        for each in made:
            if each.key not in known:
                raise KeyError(each.key)
        return replace(self, decisions={**self.decisions, **{one.key: one for one in made}})

    def follows(self, earlier: Report) -> Report:
        """The report of a put-right copy, with what was found and decided before."""
        still = {found.key for found in self.findings}
        gone = tuple(found for found in earlier.findings if found.key not in still)
        kept = {key: made for key, made in earlier.decisions.items() if key in still}
        return replace(
            self, decisions={**kept, **self.decisions}, settled=(*earlier.settled, *gone)
        )

    def as_document(self) -> Document:
        """The report as a document to be filed with the pack."""
        from daysix.paper.gate.telling import document_of

        return document_of((self,))


@dataclass(frozen=True, slots=True)
class Kind:
    """A file of ``leaks/``."""

    id: str
    code: str
    title: str
    level: str
    cite: Citation | str
    formats: tuple[str, ...]
    why: str
    fixes: Mapping[str, str]
    do: str
    look: Callable[[Any, Sharing], Iterator[Found]]
    fix: Callable[[Any], None] | None
    examples: Sequence[Any]

    def finding(self, found: Found, *, name: str, of: str) -> Finding:
        """What was found, as a sentence about the file called ``name``."""
        fix = self.fixes.get(of, "") if found.fixable else ""
        words = " ".join(filter(None, (f"{name} {found.says}.", self.why, fix or self.do)))
        return Finding(
            kind=self.id,
            code=self.code,
            title=self.title,
            level=found.level or self.level,
            sentence=f"{words} ({self.code})",
            where=found.where,
            fixable=bool(fix),
        )


def some(names: Sequence[str], most: int = SHOWN) -> str:
    """A few of them, with how many more there are."""
    shown = ", ".join(short(each) for each in names[:most])
    more = len(names) - most
    return f"{shown} and {more} more" if more > 0 else shown


def short(text: str, most: int = 60) -> str:
    """A text on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def counted(number: int, one: str, many: str = "") -> str:
    """``1 hidden sheet``, ``3 hidden sheets``."""
    return f"{number} {one if number == 1 else many or one + 's'}"

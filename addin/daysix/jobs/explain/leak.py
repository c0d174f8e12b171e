"""A kind of leak in words: what is looked for, in which files, why it matters, what can be done.

Read from the kind's own file, as checks are; ``daysix explain Y-050`` gives it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from daysix.jobs.explain.refusal import TYPED
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.paper.gate.frame import Kind

FILES = {
    "xlsx": "workbooks",
    "docx": "Word documents",
    "pdf": "PDF files",
    "unknown": "files of any other kind",
}
LEVELS = {
    "stop": "It stops a file until it is put right, or kept with a reason and your initials.",
    "tell": "It is told and stops nothing.",
}
UNSEEN = (
    "A file could not be looked through for one of the kinds of leak, so nobody can say that it "
    "is safe. Look at it yourself, or leave it out."
)
FAILED = "Could not be looked through"


class LeakInWords(NamedTuple):
    """A kind of leak, as the gate knows it."""

    id: str
    title: str
    stops: str
    looked_for_in: str
    why: str
    remedies: tuple[str, ...]

    def line(self) -> dict[str, Any]:
        """The same for the JSON contract."""
        return {
            "rule": self.id,
            "kind": "leak",
            "title": self.title,
            "says": [self.why],
            "remedies": list(self.remedies),
        }

    def text(self) -> Iterator[str]:
        """The same for people."""
        yield f"{self.id}  Safe to share: {self.title}"
        if self.looked_for_in:
            yield f"    Looked for in {self.looked_for_in}. {self.stops}"
        yield f"    Why: {self.why}"
        for remedy in self.remedies:
            yield f"    What to do: {remedy}"


def leak_named(text: str) -> LeakInWords | None:
    """The kind of leak of that code, however it is typed; None if none has it."""
    typed = TYPED.fullmatch(text.strip().upper())
    if typed is None:
        return None
    from daysix.paper.gate.looking import CRASHED
    from daysix.paper.gate.registry import kinds

    code = f"{typed[1]}-{typed[2]}"
    if code == CRASHED:
        return LeakInWords(code, FAILED, LEVELS["stop"], "", UNSEEN, ())
    return next((_in_words(kind) for kind in kinds() if kind.code == code), None)


def _in_words(kind: Kind) -> LeakInWords:
    *others, last = [FILES[one] for one in kind.formats]
    where = f"{', '.join(others)} and {last}" if others else last
    fixes = (f"{FILES[of].capitalize()}: {words}" for of, words in kind.fixes.items())
    remedies = dict.fromkeys(filter(None, (*fixes, kind.do)))
    return LeakInWords(kind.code, kind.title, LEVELS[kind.level], where, kind.why, (*remedies,))

"""Letters approved: the line “Check before sending” taken off, everything else as it stands.

Looked at first, and written only while nothing has changed since. A letter with something still to
fill in keeps its line, and so does one that is open in Word.
"""

from __future__ import annotations

import getpass
import os
import re
from typing import TYPE_CHECKING

from daysix.jobs.panel.held_open import open_in
from daysix.jobs.panel.templates import approve
from daysix.jobs.wording import plural
from daysix.law.errors import BadInput
from daysix.panels.words import listed
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

READY, NO_LINE, NOT_YET = "ready", "no line", "not yet"
ENDING = ".docx"
MOST_MARKS = 4
NUMBER = re.compile(r"(?<![\w-])(?:R\d{4,}|M\d{4,}|\d{4}-\d{4})(?![\w-])")
NEW = ".approving"


class Looked(NamedTuple):
    """One letter: whether it can be approved, else why not."""

    path: Path
    state: str
    why: str = ""
    content: bytes = b""

    @property
    def line(self) -> str:
        """As the officer is shown it."""
        return f"{self.path.name}: {self.why or 'can be approved'}"

    @property
    def number(self) -> str:
        """The number of the case in its name; blank where there is none."""
        found = NUMBER.search(self.path.stem)
        return found[0] if found else ""


def letters_in(folder: Path) -> list[Path]:
    """The letters of a folder; none where there is no such folder.

    Raises
    ------
    BadInput
        ``Y-177``: the folder cannot be looked into.
    """
    try:
        there = sorted(folder.iterdir()) if folder.is_dir() else []
    except OSError as fault:
        raise BadInput(
            "Y-177",
            f"I cannot look into {folder} ({fault.strerror}), so I approved nothing. Ask for the "
            "right to read it.",
        ) from fault
    hidden = ("~$", ".")
    return [
        one for one in there if one.suffix.lower() == ENDING and not one.name.startswith(hidden)
    ]


def looked_at(paths: Iterable[Path]) -> list[Looked]:
    """Look at letters; nothing is written."""
    return [_looked(path) for path in dict.fromkeys(paths)]


def approve_letter(one: Looked) -> str:
    """Take the line off a letter; blank when that is done, else why not."""
    if program := open_in(one.path):
        return _open_words(one.path, program)
    fresh = one.path.with_name(f"{one.path.name}{NEW}")
    try:
        if one.path.read_bytes() != one.content:
            return "it has changed since you were shown it. Look at it and approve it again"
        fresh.write_bytes(approve(one.content, name=one.path.name))
        os.replace(fresh, one.path)  # noqa: PTH105 - of the two this one says what it does
    except BadInput as refused:
        return f"{refused.message} ({refused.code})"
    except OSError as fault:
        fresh.unlink(missing_ok=True)
        why = fault.strerror or "it refuses"
        return f"I cannot write it ({why}). Close it where it is open, and try again"
    return ""


def who_is_here() -> str:
    """The name this person is signed in with; blank where the computer does not say."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return ""


def _looked(path: Path) -> Looked:
    if path.suffix.lower() != ENDING:
        return Looked(path, NOT_YET, "is no Word letter (.docx), so I left it alone")
    try:
        return _read(path, path.read_bytes())
    except FileNotFoundError:
        return Looked(path, NOT_YET, "is not there. Check its name")
    except OSError as fault:
        why = f"cannot be read ({fault.strerror}). Close it where it is open, and try again"
        return Looked(path, NOT_YET, why)
    except BadInput as refused:
        return Looked(path, NOT_YET, f"{refused.message} ({refused.code})")


def _read(path: Path, content: bytes) -> Looked:
    """What stands in a letter, and whether somebody has it open."""
    from daysix.paper.letter_marks import left_open
    from daysix.paper.templates import is_approved

    marks = left_open(content, name=path.name)
    if is_approved(content):
        why = "has no line to check before sending: it is approved, or is no letter of ours"
        return Looked(path, NO_LINE, why)
    if marks:
        shown = [*marks[:MOST_MARKS], *(["others"] if len(marks) > MOST_MARKS else [])]
        why = f"still has {listed(shown)} in it. Fill that in, save it, and approve it then"
        return Looked(path, NOT_YET, why)
    if why := _goes_along_unseen(content):
        return Looked(path, NOT_YET, why)
    if program := open_in(path):
        return Looked(path, NOT_YET, _open_words(path, program))
    return Looked(path, READY, "", content)


def _goes_along_unseen(content: bytes) -> str:
    """What whoever gets a Word file can read besides the letter; blank where there is nothing."""
    from daysix.paper.gate.package import Unreadable
    from daysix.paper.word_reread import reread

    try:
        again = reread(content)
    except Unreadable as fault:
        return f"cannot be read ({fault}). Open it in Word, save it, and approve it then"
    if again.is_tracked:
        return (
            "holds tracked changes, so whoever gets it can read what was struck out. Accept or "
            "reject them all in Word, save it, and approve it then"
        )
    if again.comments:
        return (
            f"has {plural(again.comments, 'comment')} beside its text, which would go with it. "
            "Delete that in Word, save it, and approve it then"
        )
    return ""


def _open_words(path: Path, program: str) -> str:
    return f"{path.name} is open in {program}. Save and close it there, then approve it"


def waiting(found: Sequence[Looked]) -> list[Looked]:
    """Those that still have their line, ready or not."""
    return [one for one in found if one.state != NO_LINE]

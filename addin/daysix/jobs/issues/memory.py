"""What is remembered of a tracker's findings: when each was first seen, and what is no problem.

Kept beside the tracker. It holds hashes, days, initials and reasons; no name and no value.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from daysix.jobs.beside import side_files
from daysix.law.errors import BadInput
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

VERSION = 1
END = "daysix.json"


class Mark(NamedTuple):
    """Why something found is no problem, who says so, and since when."""

    reason: str
    by: str
    on: date


class Memory(NamedTuple):
    """What is remembered, by the key of a finding.

    ``in_sheet`` is a hash of what the Issues sheet was last known to say of it; ``trouble`` why
    nothing could be read.
    """

    seen: Mapping[str, date] = {}
    marks: Mapping[str, Mark] = {}
    trouble: str = ""
    in_sheet: Mapping[str, str] = {}

    @property
    def begun(self) -> bool:
        """Whether anything is remembered yet."""
        return bool(self.seen or self.marks)


class Said(NamedTuple):
    """What officers said in the Issues sheet: marks made, or taken away (None); and ``in_sheet``.

    ``in_sheet`` is None where there is no such sheet, or nothing in it.
    """

    marks: Mapping[str, Mark | None] = {}
    in_sheet: Mapping[str, str] | None = None


NOTHING_SAID = Said()


def memory_path(tracker: Path) -> Path:
    """Where it is kept."""
    return side_files.beside(tracker, END)


def read_memory(tracker: Path) -> Memory:
    """What is remembered of a tracker; nothing where there is no file, or where it is spoilt."""
    try:
        return _read(memory_path(tracker))
    except BadInput as refusal:
        return Memory(trouble=refusal.message)


def remember_seen(
    tracker: Path, keys: Iterable[str], *, as_of: date, said: Said = NOTHING_SAID
) -> None:
    """Note what was found and said, and forget what is found no longer; marks are kept.

    Raises
    ------
    BadInput
        It cannot be written.
    """
    path = memory_path(tracker)
    with side_files.one_at_a_time(tracker):
        memory = _read(path)
        seen = {key: memory.seen.get(key, as_of) for key in keys}
        _save_new(path, memory._replace(seen=seen), memory, said, tracker)


def remember_said(tracker: Path, said: Said) -> None:
    """Note what was said, and nothing else.

    Raises
    ------
    BadInput
        It cannot be written, or what is there cannot be read.
    """
    path = memory_path(tracker)
    with side_files.one_at_a_time(tracker):
        memory = _read(path)
        _save_new(path, memory, memory, said, tracker)


def _save_new(path: Path, memory: Memory, before: Memory, said: Said, tracker: Path) -> None:
    marks = {key: mark for key, mark in memory.marks.items() if key not in said.marks}
    marks |= {key: mark for key, mark in said.marks.items() if mark is not None}
    in_sheet = memory.in_sheet if said.in_sheet is None else dict(said.in_sheet)
    new = memory._replace(marks=marks, in_sheet=in_sheet)
    if new != before:
        _save(path, new, tracker)


def keep_seen(tracker: Path, keys: Iterable[str], *, as_of: date, said: Said = NOTHING_SAID) -> str:
    """As :func:`remember_seen`; a place that takes nothing is a sentence, not a refusal."""
    try:
        remember_seen(tracker, keys, as_of=as_of, said=said)
    except BadInput as refusal:
        return f"I could not note when things were first seen: {refusal.message} ({refusal.code})"
    return ""


def remember_mark(tracker: Path, key: str, mark: Mark | None) -> None:
    """Mark a finding, or take its mark away.

    Raises
    ------
    BadInput
        It cannot be written, or what is there cannot be read.
    """
    path = memory_path(tracker)
    with side_files.one_at_a_time(tracker):
        memory = _read(path)
        marks = {one: said for one, said in memory.marks.items() if one != key}
        if mark is not None:
            marks[key] = mark
        _save(path, memory._replace(marks=marks), tracker)


def _read(path: Path) -> Memory:
    found = side_files.load(path)
    if found is None:
        return Memory()
    try:
        return Memory(
            {key: date.fromisoformat(day) for key, day in found["seen"].items()},
            {
                key: Mark(said["reason"], said["by"], date.fromisoformat(said["on"]))
                for key, said in found["not_a_problem"].items()
            },
            in_sheet={str(key): str(said) for key, said in found.get("in_sheet", {}).items()},
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        raise side_files.spoilt(path) from None


def _save(path: Path, memory: Memory, tracker: Path) -> None:
    content: dict[str, Any] = {
        "version": VERSION,
        "seen": {key: day.isoformat() for key, day in memory.seen.items()},
        "not_a_problem": {
            key: {"reason": mark.reason, "by": mark.by, "on": mark.on.isoformat()}
            for key, mark in memory.marks.items()
        },
        "in_sheet": dict(memory.in_sheet),
    }
    side_files.save(path, content, like=tracker)

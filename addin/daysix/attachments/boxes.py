"""Boxes to tick on a form: of "☐ Suspension ☒ Permanent" only what is ticked is an answer."""

from __future__ import annotations

import re

ON, OFF = "☒", "☐"
TICKED = "☒☑🗹🗷✓✔"
EMPTY = "☐❑❏◻▢□"
TYPED = re.compile(r"\[\s{0,3}([xX✓✔]?)\s{0,3}\]|\(\s{0,3}([xX])\s{0,3}\)")
MARK = re.compile(f"[{TICKED}{EMPTY}]\ufe0f?")
SYMBOLS = {
    "wingdings": {
        0xFE: ON, 0xFD: ON, 0x78: ON, 0xFC: "✓",
        0xA8: OFF, 0x6F: OFF, 0x71: OFF, 0x72: OFF,
    },
    "wingdings 2": {0x52: ON, 0x54: ON, 0x53: ON, 0x50: "✓", 0x2A: OFF, 0xA3: OFF},
}  # fmt: skip
"""Letters of the fonts Word draws boxes with."""


def symbol(font: str, code: int) -> str:
    """A letter of such a font as a box; blank for any other."""
    return SYMBOLS.get(font.strip().lower(), {}).get(code & 0xFF, "")


def has_marks(text: str) -> bool:
    """Whether there are boxes in it."""
    return bool(MARK.search(_drawn(text)))


def is_one(text: str) -> bool:
    """Whether there is one box and nothing else."""
    found = options(text)
    return len(found) == 1 and not found[0][1]


def settled(value: str) -> str:
    """An answer with its boxes worked out.

    What is not ticked is left out; a box by itself is ``Yes``, or blank when it is not ticked. Of
    several boxes those without words say nothing. An answer without boxes stays as it is.
    """
    value = _drawn(value)
    if not MARK.search(value):
        return value
    found = options(value)
    if len(found) == 1:
        return (found[0][1] or "Yes") if found[0][0] else ""
    return "; ".join(words for ticked, words in found if ticked and words)


def options(value: str) -> list[tuple[bool, str]]:
    """Each box, whether it is ticked, and the words that belong to it."""
    value = _drawn(value).strip()
    marks = list(MARK.finditer(value))
    if not marks:
        return []
    ends = [mark.start() for mark in marks[1:]] + [len(value)]
    if marks[0].start() == 0:
        words = [value[mark.end() : end] for mark, end in zip(marks, ends, strict=True)]
    else:
        starts = [0] + [mark.end() for mark in marks[:-1]]
        words = [value[start : mark.start()] for mark, start in zip(marks, starts, strict=True)]
    return [
        (mark.group()[0] in TICKED, " ".join(said.split()).strip(" ,;/|"))
        for mark, said in zip(marks, words, strict=True)
    ]


def _drawn(text: str) -> str:
    """Boxes that were typed, ``[x]`` and ``[ ]``, as the others."""
    return TYPED.sub(lambda box: ON if box[1] or box[2] else OFF, text)

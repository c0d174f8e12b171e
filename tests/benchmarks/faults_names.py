"""F11: names of attachments that want to be somewhere else, something else, or somebody else's."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from daysix.attachments.keeping import keep
from tests.benchmarks.saving_trials import Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence

TRIALS = 2000
TWENTIETH = 20
FORBIDDEN = frozenset('<>:"/\\|?*') | {chr(code) for code in range(32)} | set("\u202a\u202e\u2066")
RESERVED = frozenset(
    ["CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(1, 10))]
)
BEFORE = ["", "../", "..\\", "/etc/", "C:\\", "\\\\server\\share\\", "a/../../", "./", "~/", "~$"]
STEMS = ["form", "CON", "nul", "Aux", "com1", "LPT9", "a\u202efdp", "x" * 300, "é" * 200, " ", ".."]
INSIDE = ["", "\x00", "\n", "\t", "\u2066", "\u200b", "\x7f", ":", "|", "?", "*", '"', "<", ">"]
AFTER = [".pdf", ".docx", "", ".", " ", ". .", ".tar.gz", ".PDF", ".exe", ".pdf\u202e", ".\x00pdf"]


def rows(*, full: bool) -> list[Outcome]:
    """Run it."""
    trials = TRIALS if full else TRIALS // TWENTIETH
    with tempfile.TemporaryDirectory() as folder:
        faults = try_names(names(random.Random(6), trials), Path(folder))  # noqa: S311
    said = f"FAIL: {faults[0]}" if faults else "pass: all inside, each its own, nothing lost"
    return [Outcome("F11 names of attachments", trials, said)]


def names(chance: random.Random, many: int) -> list[str]:
    """Names put together at random, some of them twice."""
    made: list[str] = []
    while len(made) < many:
        if made and chance.random() < 1 / 4:
            made.append(chance.choice(made))
        else:
            parts = (BEFORE, STEMS, INSIDE, AFTER)
            made.append("".join(chance.choice(part) for part in parts))
    return made


def try_names(sent: Sequence[str], top: Path) -> list[str]:
    """Keep a file under each name; whatever went wrong, in words."""
    folder = top / "case"
    folder.mkdir()
    (folder / "form.pdf").write_bytes(b"there before")
    kept = [keep(folder, name, str(n).encode()) for n, name in enumerate(sent)]
    faults = [
        f"{path.name!r} is no plain name"
        for path in kept
        if set(path.name) & FORBIDDEN
        or path.name.split(".")[0].upper() in RESERVED
        or path.name.endswith((".", " "))
    ]
    if [path.name for path in top.iterdir()] != ["case"]:
        faults.append("something was written outside the folder")
    if any(path.read_bytes() != str(n).encode() for n, path in enumerate(kept)):
        faults.append("a file does not hold what was sent")
    if len({path.name.casefold() for path in kept}) != len(kept):
        faults.append("two files are one where letters' case does not count")
    if (folder / "form.pdf").read_bytes() != b"there before":
        faults.append("a file that was there was written over")
    return faults

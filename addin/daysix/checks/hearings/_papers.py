"""The papers of a hearing as listed in its Documents cell: "statement: come; letters: missing"."""

from __future__ import annotations

MISSING = ("missing", "not come", "not here", "outstanding", "awaited", "to come", "chased")


def papers(text: str) -> list[tuple[str, bool]]:
    """Each paper, and whether it is there."""
    found: list[tuple[str, bool]] = []
    for part in text.replace("\n", ";").replace(",", ";").split(";"):
        name, _, said = part.partition(":")
        if name.strip():
            found.append((_bare(name), not _is_missing(said or name)))
    return found


def _is_missing(said: str) -> bool:
    return any(word in said.casefold() for word in MISSING)


def _bare(name: str) -> str:
    """The paper alone, without a word in brackets or after a dash."""
    for mark in ("(", " - ", " – "):
        name = name.partition(mark)[0]
    for word in MISSING:
        at = name.casefold().find(word)
        if at > 0:
            name = name[:at]
    return name.strip()

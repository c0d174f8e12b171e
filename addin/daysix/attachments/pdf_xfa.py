"""Forms of Adobe's own kind (XFA): their pages are drawn by a program, their answers lie beside.

Without that program such a PDF only shows "Please wait". The answers are a part of XML in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from daysix.attachments import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MOST_BYTES, MOST_ANSWERS = 20_000_000, 3_000
ANSWERS = "datasets"
ROOTS = frozenset({"datasets", "data"})


def answers(root: Any) -> list[tuple[str, str]]:  # noqa: ANN401 - pikepdf
    """Names of the fields with what was typed in them; none where this is no such form.

    Raises
    ------
    Unread
        The answers bring definitions of their own.
    """
    form = root.get("/AcroForm")
    packed = form.get("/XFA") if form is not None else None
    if packed is None:
        return []
    return list(_leaves(_part(packed)))[:MOST_ANSWERS]


def _part(packed: Any) -> bytes:  # noqa: ANN401 - pikepdf
    """The XML with the answers: one of several parts, or all there is."""
    import pikepdf

    if isinstance(packed, pikepdf.Stream):
        return packed.read_bytes()[:MOST_BYTES]
    listed = list(packed)
    for name, part in zip(listed[::2], listed[1::2], strict=False):
        if str(name) == ANSWERS and isinstance(part, pikepdf.Stream):
            return part.read_bytes()[:MOST_BYTES]
    return b""


def _leaves(content: bytes) -> Iterator[tuple[str, str]]:
    from daysix.desk import markup

    found: list[tuple[str, str]] = []
    open_ones: list[list[str]] = []
    inside = [0]

    def start(name: str, _attributes: Mapping[str, str]) -> None:
        inside[0] += name in ROOTS
        if open_ones:
            open_ones[-1][1] = ""  # it holds others, so it is no field
            open_ones[-1][2] = "holds"
        open_ones.append([name, "", ""])

    def text(letters: str) -> None:
        if open_ones:
            open_ones[-1][1] += letters

    def end(_name: str) -> None:
        name, typed, holds = open_ones.pop()
        inside[0] -= name in ROOTS
        if inside[0] and typed.strip() and not holds:
            found.append((name, typed.strip()))

    if content:
        try:
            markup.elements(content, start, end=end, text=text)
        except markup.Definitions as fault:
            raise sentences.points_outside() from fault
        except markup.Malformed:
            return iter(())
    return iter(found)

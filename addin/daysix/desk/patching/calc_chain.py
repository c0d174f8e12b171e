"""The list Excel keeps of every formula: one that is gone must leave it, or Excel calls for repair.

A formula that is not in the list does no harm; Excel adds it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.desk.patching.marked_text import MarkedText, Splice, attributes, with_attribute

if TYPE_CHECKING:
    from collections.abc import Collection

    from daysix.desk.patching.back import Changed


def without(raw: bytes, gone: Collection[tuple[bytes, bytes]]) -> Changed | None:
    """The list without some cells; None when none of them is in it.

    Parameters
    ----------
    gone
        Sheet number, as the workbook numbers its sheets, and address.

    Raises
    ------
    ValueError
        Nothing would be left, which no workbook may have.
    """
    xml = MarkedText(raw)
    name = b"<" + xml.prefix + b"c"
    splices, kept, sheet, said = [], 0, b"", b""
    for tag in xml.tags(b"c"):
        about = attributes(tag.inside)
        sheet = about.get(b"i", sheet)
        if (sheet, about.get(b"r", b"")) in gone:
            splices.append(Splice(tag.start, xml.close(b"c", tag)[1], b""))
            continue
        kept += 1
        if said != sheet and b"i" not in about:  # the one that named its sheet has gone
            inside = with_attribute(tag.inside, b"i", sheet).rstrip()
            splices.append(
                Splice(tag.start, tag.end, name + inside + (b"/>" if tag.alone else b">"))
            )
        said = sheet
    if not splices:
        return None
    if not kept:
        raise ValueError("no formula left")
    return xml.spliced(splices)

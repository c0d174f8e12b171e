"""Which part of a zipped Excel workbook is which sheet: the links between the parts."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from daysix.desk import zip_watch
from daysix.desk.zip_parts import straight
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from daysix.desk.zip_parts import Parts


class Link(NamedTuple):
    """One link of a part: what kind of thing it leads to, its id, and the part it leads to."""

    kind: str
    id: str
    target: str


def links_of(parts: Parts, part: str, name: str) -> list[Link]:
    """The links of a part to other parts; those leading out of the file are left out.

    Parameters
    ----------
    part
        Blank for the file as a whole.
    name
        Of the file, for the sentence.
    """
    folder, _, file = part.rpartition("/")
    listed = posixpath.join(folder, "_rels", f"{file}.rels")
    found: list[Link] = []

    def about(element: str, has: Mapping[str, str]) -> None:
        if element == "Relationship" and has.get("TargetMode") != "External":
            target = has.get("Target", "").replace("\\", "/")
            whole = posixpath.normpath(posixpath.join("/", folder, target))
            found.append(Link(has.get("Type", ""), has.get("Id", ""), straight(whole)))

    if listed in parts:
        zip_watch.elements(zip_watch.small(parts, listed, name), about, name)
    return found


def book_part(parts: Parts, name: str) -> str:
    """The workbook's own part, or blank."""
    for link in links_of(parts, "", name):
        if link.kind.endswith("/officeDocument") and link.target in parts:
            return link.target
    usual = ("xl/workbook.xml", "xl/workbook.bin")
    return next((part for part in usual if part in parts), "")

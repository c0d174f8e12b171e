"""The lists to choose from in a table of ours: written, cut off below it, and nothing else touched.

Lists of the team's own, on other cells of the sheet or reaching beyond our columns, stay as they
are. Lists a later Excel has put into its own corner of the sheet are not taken apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.desk.patching import refusals
from daysix.desk.patching.addresses import blocks
from daysix.desk.patching.marked_text import Splice, Tag, attributes, with_attribute
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from daysix.desk.patching.addresses import Block
    from daysix.desk.patching.editing import OpenBook, OpenSheet
    from daysix.desk.patching.sheet import SheetText

ALL, ONE = b"dataValidations", b"dataValidation"
AFTER = (
    b"hyperlinks", b"printOptions", b"pageMargins", b"pageSetup", b"headerFooter", b"rowBreaks",
    b"colBreaks", b"customProperties", b"cellWatches", b"ignoredErrors", b"smartTags", b"drawing",
    b"legacyDrawing", b"legacyDrawingHF", b"picture", b"oleObjects", b"controls",
    b"webPublishItems", b"tableParts", b"extLst",
)  # fmt: skip
"""What must stand behind the lists in a sheet."""
ELSEWHERE = b"x14:dataValidation"


class OwnOffers(NamedTuple):
    """What the columns of a table of ours shall offer: where the words stand, by column."""

    sheet: str
    table: str
    formulas: Mapping[str, str]


class _Kept(NamedTuple):
    """One list that is there: where in the text, and what it covers."""

    tag: Tag
    end: int
    covers: list[Block]


def offered(book: OpenBook, wanted: OwnOffers) -> None:
    """Note the lists in memory, in the place of those the table has.

    Raises
    ------
    BadInput
        The table is not there, or its lists are kept where we do not write.
    """
    sheet = book.sheet(wanted.sheet)
    if sheet is None:
        raise refusals.no_such_sheet(wanted.sheet, book.book.name)
    table = next((one for one in sheet.tables if one.name == wanted.table), None)
    if table is None:
        raise refusals.no_such_table(wanted.table, wanted.sheet)
    if sheet.text.xml.seen.find(ELSEWHERE, sheet.text.after_data) >= 0:
        raise refusals.lists_elsewhere(wanted.sheet)
    top = table.block.top + table.header_rows
    fresh = []
    for place, name in enumerate(table.columns):
        if name in wanted.formulas:
            column = table.block.left + place
            covered = table.block._replace(top=top, left=column, right=column)
            fresh.append(_written(sheet.text, covered, wanted.formulas[name]))
    sheet.more += _spliced(sheet.text, table.block, bottom=top - 1, fresh=fresh)


def cut_off(sheet: OpenSheet, block: Block, *, bottom: int) -> None:
    """Note that below a row the columns of a table of ours offer nothing any more."""
    sheet.more += _spliced(sheet.text, block, bottom=bottom, fresh=[])


def _spliced(text: SheetText, block: Block, *, bottom: int, fresh: list[bytes]) -> list[Splice]:
    """What to change so that our lists end at a row, and new ones stand behind them."""
    xml = text.xml
    whole = xml.tag(ALL, text.after_data)
    if whole is None:
        at = _place(text)
        return [Splice(at, at, _together(text, b"", len(fresh), fresh))] if fresh else []
    inner_end, end = xml.close(ALL, whole)
    there = _there(text, whole, inner_end)
    ours = [one for one in there if _is_ours(one.covers, block)]
    changed: list[Splice] = []
    gone = 0
    for one in ours:
        left = " ".join(
            area._replace(bottom=min(area.bottom, bottom)).written()
            for area in one.covers
            if area.top <= bottom
        )
        if not left:
            changed.append(Splice(one.tag.start, one.end, b""))
            gone += 1
        elif any(area.bottom > bottom for area in one.covers):
            inside = with_attribute(one.tag.inside, b"sqref", left.encode())
            close = b"/>" if one.tag.alone else b">"
            name = b"<" + xml.prefix + ONE
            changed.append(Splice(one.tag.start, one.tag.end, name + inside + close))
    many = len(there) - gone + len(fresh)
    if not changed and not fresh:
        return []
    if not many:
        return [Splice(whole.start, end, b"")]
    inside = with_attribute(whole.inside, b"count", b"%d" % many)
    head = Splice(whole.start, whole.end, b"<" + xml.prefix + ALL + inside.rstrip() + b">")
    if whole.alone:
        return [Splice(whole.start, end, _together(text, inside, many, fresh))]
    return [head, *changed, Splice(inner_end, inner_end, b"".join(fresh))]


def _there(text: SheetText, whole: Tag, inner_end: int) -> list[_Kept]:
    found = []
    for tag in text.xml.tags(ONE, whole.end, inner_end):
        covers = attributes(tag.inside).get(b"sqref", b"").decode("ascii", "replace")
        found.append(_Kept(tag, text.xml.close(ONE, tag)[1], blocks(covers)))
    return found


def _is_ours(covers: list[Block], block: Block) -> bool:
    """Whether a list covers cells below the column names of our table and no others."""
    return bool(covers) and all(
        block.top < area.top and block.left <= area.left and area.right <= block.right
        for area in covers
    )


def _written(text: SheetText, covered: Block, formula: str) -> bytes:
    prefix = text.xml.prefix
    words = formula.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").encode()
    inner = b"<" + prefix + b"formula1>" + words + b"</" + prefix + b"formula1>"
    about = b' type="list" allowBlank="1" showInputMessage="1" sqref="'
    head = b"<" + prefix + ONE + about + covered.written().encode() + b'">'
    return head + inner + b"</" + prefix + ONE + b">"


def _together(text: SheetText, inside: bytes, many: int, fresh: list[bytes]) -> bytes:
    name = text.xml.prefix + ALL
    about = with_attribute(inside, b"count", b"%d" % many)
    return b"<" + name + about.rstrip() + b">" + b"".join(fresh) + b"</" + name + b">"


def _place(text: SheetText) -> int:
    """Where the lists begin in a sheet that has none yet."""
    xml = text.xml
    found = [tag.start for name in AFTER if (tag := xml.tag(name, text.after_data)) is not None]
    return min(found, default=xml.seen.rindex(b"</" + xml.prefix + b"worksheet"))

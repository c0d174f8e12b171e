"""What pivot tables remember: every row they were made from, shown or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.law.finding import HOUSE
from daysix.paper.gate.examples import MAIN, clean, leaks, xlsx
from daysix.paper.gate.frame import STOP, XLSX, Found, counted
from daysix.paper.gate.package import all_of, remove

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.paper.gate.frame import Sharing
    from daysix.paper.gate.package import Package

CODE, TITLE, LEVEL, CITE, FORMATS = "Y-058", "What pivot tables remember", STOP, HOUSE, (XLSX,)
WHY = "A double click on a total shows every row behind it, and the lists hold every name."
FIX = {XLSX: "Fix leaves the figures in the copy and takes the pivot tables out."}
DO = "Copy the pivot table's figures as values, take it out, and save."
CACHE, RECORDS = "xl/pivotcache/pivotcachedefinition", "xl/pivotcache/pivotcacherecords"
SLICERS = "xl/slicercaches/"
TIMELINES = "xl/timelinecaches/"


def look(book: Package, _who: Sharing) -> Iterator[Found]:
    """One finding for all of them."""
    records = book.named(RECORDS)
    rows = sum(len(all_of(book.tree(name), "r")) for name in records)
    items = sum(len(list(one)) for part in book.named(CACHE)
                for one in all_of(book.tree(part), "sharedItems"))  # fmt: skip
    if rows or items:
        held = counted(rows, "row") if rows else counted(items, "value")
        simple = not book.named(SLICERS, TIMELINES)
        says = f"has {counted(len(book.named(CACHE)) or 1, 'pivot table')} with {held} behind"
        yield Found(says, tuple(records), fixable=simple)


def fix(book: Package) -> None:
    """The figures stay in their cells; table and memory go."""
    for name in [*book.named("xl/pivottables/"), *book.named(RECORDS), *book.named(CACHE)]:
        book.drop(name)
    for each in all_of(book.tree(book.main), "pivotCaches"):
        remove(each)
    book.changed(book.main)
    book.sweep()


def _book(items: str, records: str = "") -> bytes:
    parts = {
        "xl/pivotCache/pivotCacheDefinition1.xml": f'<pivotCacheDefinition xmlns="{MAIN}">'
        f'<cacheFields count="1"><cacheField name="Name"><sharedItems>{items}</sharedItems>'
        "</cacheField></cacheFields></pivotCacheDefinition>",
        "xl/pivotCache/pivotCacheRecords1.xml": f'<pivotCacheRecords xmlns="{MAIN}">{records}'
        "</pivotCacheRecords>",
    }
    definition = "xl/pivotCache/pivotCacheDefinition1.xml"
    return xlsx(
        book='<pivotCaches><pivotCache cacheId="1" r:id="rId2"/></pivotCaches>',
        parts=parts,
        links={
            "xl/workbook.xml > pivotCacheDefinition": definition,
            f"{definition} > pivotCacheRecords": "xl/pivotCache/pivotCacheRecords1.xml",
        },
    )


EXAMPLES = (
    leaks(
        XLSX,
        "rows behind a table",
        lambda: _book('<s v="Canary"/><s v="Wren"/>', '<r><x v="0"/></r><r><x v="1"/></r>'),
        says="has 1 pivot table with 2 rows behind",
    ),
    leaks(
        XLSX,
        "no rows, but every name in its lists",
        lambda: _book('<s v="Canary"/>'),
        says="has 1 pivot table with 1 value behind",
    ),
    clean(XLSX, "a table that remembers nothing", lambda: _book("")),
    clean(XLSX, "no pivot table", xlsx),
)

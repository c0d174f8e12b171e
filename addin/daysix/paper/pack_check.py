"""A finished pack read back from its bytes: what stands where, and whether it is what was meant."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from contextlib import closing
from io import BytesIO
from typing import TYPE_CHECKING, Any

from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from daysix.paper.pack_parts import Entry

FOOT_BAND, HEADING_BAND = 36.0, 62.0
FOOTER = re.compile(r"(\d+) of (\d+)")
LONGEST_LINE, FEWEST_LETTERS = 60, 24
"""Letters of a title looked for where it leads; fewer where a long word fills the lines there."""


class Link(NamedTuple):
    """A link in the file: on which page, its words, where it leads, and the words there."""

    page: int
    text: str
    to_page: int
    heading: str


class PackFacts(NamedTuple):
    """What a PDF says of itself, pages counted from 1.

    Attributes
    ----------
    footers
        The words at the foot of each page.
    bookmarks
        Each with the page it leads to.
    is_tagged
        Whether it says in which order it is read out.
    claims_accessible
        Whether it declares itself accessible as a whole.
    labels
        Before each page's number, where a reader shows it; None where pages have no labels.
    """

    pages: int
    title: str
    language: str
    links: tuple[Link, ...]
    footers: tuple[str, ...]
    bookmarks: tuple[tuple[str, int], ...]
    is_tagged: bool
    claims_accessible: bool
    labels: str | None


def check_pack(content: bytes) -> PackFacts:
    """Read a pack back."""
    import pikepdf

    with pikepdf.open(BytesIO(content)) as pack:
        found = list(_links(pack))
        root: Any = pack.Root
        marked = root.get("/MarkInfo", {}).get("/Marked", False)
        about = bytes(pack.Root.Metadata.read_bytes()) if "/Metadata" in pack.Root else b""
        title = _title(pack)
        language = str(pack.Root.get("/Lang", ""))
        bookmarks = tuple(_bookmarks(pack))
        labels = pack.Root.get("/PageLabels")
        prefix = None if labels is None else str(labels.Nums[1].get("/P", ""))
        is_tagged = bool(marked) and "/StructTreeRoot" in pack.Root
        pages = len(pack.pages)
    links, footers = _words(content, found)
    return PackFacts(
        pages,
        title,
        language,
        links,
        footers,
        bookmarks,
        is_tagged,
        b"<pdfuaid:part>" in about,
        prefix,
    )


def _title(pack: Any) -> str:  # noqa: ANN401 - the library's file
    info = pack.docinfo.get("/Title")
    if info is not None:
        return str(info)
    with pack.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as about:
        return str(about.get("dc:title", ""))


class _Place(NamedTuple):
    page: int
    box: tuple[float, float, float, float]
    to_page: int
    height: float


def _links(pack: Any) -> Iterator[_Place]:  # noqa: ANN401
    import pikepdf

    numbers = {page.objgen: number for number, page in enumerate(pack.pages, 1)}
    named = pack.Root.get("/Names", {}).get("/Dests")
    names = dict(pikepdf.NameTree(named).items()) if named is not None else {}
    for number, page in enumerate(pack.pages, 1):
        for note in page.get("/Annots", ()):
            if str(note.get("/Subtype")) == "/Link":
                place = _resolved(_where(note), names)
                to_page = 0 if place is None else numbers.get(place[0].objgen, 0)
                left, low, right, high = (float(edge) for edge in note.Rect)
                height = float(place[3]) if place is not None and len(place) > 3 else 0.0  # noqa: PLR2004 - its upper edge
                yield _Place(number, (left, low, right, high), to_page, height)


def _where(note: Any) -> Any:  # noqa: ANN401
    return note.Dest if "/Dest" in note else note.get("/A", {}).get("/D")


def _resolved(place: Any, names: dict[str, Any]) -> Any:  # noqa: ANN401
    import pikepdf

    if isinstance(place, pikepdf.String | pikepdf.Name):
        place = names.get(str(place).lstrip("/"))
    if isinstance(place, pikepdf.Dictionary):
        place = place.get("/D")
    return place


def _bookmarks(pack: Any) -> Iterator[tuple[str, int]]:  # noqa: ANN401
    import pikepdf

    numbers = {page.objgen: number for number, page in enumerate(pack.pages, 1)}
    named = pack.Root.get("/Names", {}).get("/Dests")
    names = dict(pikepdf.NameTree(named).items()) if named is not None else {}

    def walk(first: Any) -> Iterator[tuple[str, int]]:  # noqa: ANN401
        while first is not None:
            place = _resolved(_where(first), names)
            yield str(first.Title), 0 if place is None else numbers.get(place[0].objgen, 0)
            yield from walk(first.get("/First"))
            first = first.get("/Next")

    outlines = pack.Root.get("/Outlines")
    if outlines is not None:
        yield from walk(outlines.get("/First"))


def _words(content: bytes, places: list[_Place]) -> tuple[tuple[Link, ...], tuple[str, ...]]:
    import pypdfium2  # type: ignore[import-untyped]

    with closing(pypdfium2.PdfDocument(content)) as document:
        shown, headings, footers = dict[int, str](), dict[int, str](), []
        for number in range(1, len(document) + 1):
            page = document[number - 1]
            words = page.get_textpage()
            width = page.get_width()
            footers.append(_bounded(words, (0, 0, width, FOOT_BAND)))
            for at, place in enumerate(places):
                if place.page == number:
                    shown[at] = _bounded(words, place.box)
                if place.to_page == number:
                    top = place.height + 4
                    headings[at] = _bounded(words, (0, top - HEADING_BAND, width, top))
            words.close()
            page.close()
    links = tuple(
        Link(place.page, shown.get(at, ""), place.to_page, headings.get(at, ""))
        for at, place in enumerate(places)
    )
    return links, tuple(footers)


def _bounded(words: Any, box: tuple[float, float, float, float]) -> str:  # noqa: ANN401
    left, low, right, high = box
    found = words.get_text_bounded(left=left, bottom=low, right=right, top=high)
    return " ".join(str(found).split())


def faults(
    facts: PackFacts, entries: Iterable[Entry], *, title: str, language: str, label: str = ""
) -> Iterator[str]:
    """What is not as it should be, in words; nothing if all is well."""
    if facts.title != title or facts.language != language:
        yield "its title or its language is missing"
    if not facts.is_tagged or facts.labels != label:
        yield "its reading order or its page numbers are missing"
    for number, footer in enumerate(facts.footers, 1):
        said = {(int(one[1]), int(one[2])) for one in FOOTER.finditer(footer)}
        if (number, facts.pages) not in said:
            yield f"page {number} does not say that it is page {number} of {facts.pages}"
    marked = set(facts.bookmarks)
    led: dict[tuple[int, int], str] = {}
    for link in facts.links:  # a line that is broken is several links, one after the other
        led[link.page, link.to_page] = led.get((link.page, link.to_page), "") + _folded(link.text)
    for entry in entries:
        if entry.page:
            yield from _entry_faults(facts, entry, led, marked)


def _entry_faults(
    facts: PackFacts,
    entry: Entry,
    led: Mapping[tuple[int, int], str],
    marked: set[tuple[str, int]],
) -> Iterator[str]:
    shown, title = entry.reference or entry.title, _folded(entry.title)
    last = entry.page + max(entry.pages, 1) - 1
    if last > facts.pages or any(
        entry.reference not in facts.footers[page - 1] for page in range(entry.page, last + 1)
    ):
        yield f"the pages of {shown} do not bear its reference"
    lines = [words for (_, to_page), words in led.items() if to_page == entry.page]
    if not any(_holds(words, title) and words.endswith(str(entry.page)) for words in lines):
        yield f"the line of {shown} in the contents does not lead to page {entry.page}"
    begins = title[:LONGEST_LINE]
    headings = [link.heading for link in facts.links if link.to_page == entry.page]
    if not any(_begins_with(_folded(heading), begins) for heading in headings):
        yield f"the line of {shown} in the contents does not lead to its heading"
    if not any(page == entry.page and begins in _folded(text) for text, page in marked):
        yield f"{shown} has no bookmark"


def _begins_with(words: str, begins: str) -> bool:
    """Whether these words hold the beginning of a title, or end within it."""
    cut = (begins[:many] for many in range(FEWEST_LETTERS, len(begins)))
    return _holds(words, begins) or any(words.endswith(one) for one in cut)


def _folded(text: str) -> str:
    """Letters and digits only: how lines are broken and spaced does not matter."""
    whole = unicodedata.normalize("NFKC", text)
    return "".join(letter for letter in whole if letter.isalnum()).casefold()


def _holds(words: str, title: str) -> bool:
    """Whether these words hold a title.

    Words written from right to left come out of a file in the order they are seen in; of a title
    with such words only the letters are compared.
    """
    if title in words:
        return True
    turned = any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in title)
    return turned and Counter(title) <= Counter(words)

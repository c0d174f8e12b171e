"""A PDF: its objects, its pages as they are drawn, and the bytes of every version in it."""

from __future__ import annotations

import io
import re
import warnings
from typing import TYPE_CHECKING, Any

from daysix.paper.gate.drawn import page_box, things_by
from daysix.paper.gate.frame import PDF
from daysix.paper.gate.package import Unreadable
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.paper.gate.drawn import Box, Drawn

END = re.compile(rb"%%EOF[\r\n]*")
FIRST = 2048
MOST_PAGES = 5000


class Page(NamedTuple):
    """A page looked at: its number, its words, what of it shows, what is drawn on it, in order."""

    number: int
    words: str
    box: Box
    drawn: list[Drawn]


class PdfFile:
    """The file, opened once by each library that reads it.

    Raises
    ------
    Unreadable
        Damaged, or locked by a password.
    """

    format = PDF

    def __init__(self, content: bytes) -> None:
        self.raw = content
        self.doc = opened(content)
        self._drawn: Any = None
        self._written: list[tuple[Any, bytes]] | None = None
        self._seen: list[Page] = []
        self.page_count = len(self.doc.pages)
        if self.page_count > MOST_PAGES:
            raise Unreadable(f"it has more than {MOST_PAGES} pages")

    @property
    def drawn(self) -> Any:
        """The pages as they are drawn."""
        import pypdfium2  # type: ignore[import-untyped]

        if self._drawn is None:
            try:
                self._drawn = pypdfium2.PdfDocument(self.raw)
            except pypdfium2.PdfiumError as fault:
                raise Unreadable("its pages cannot be drawn") from fault
        return self._drawn

    def pages(self, start: int = 0) -> Iterator[tuple[int, Any]]:
        """Each page as it is drawn, with its number; ``start`` pages are left out.

        Raises
        ------
        Unreadable
            A page is damaged.
        """
        import pypdfium2

        for number in range(start, len(self.drawn)):
            try:
                page = self.drawn[number]
            except pypdfium2.PdfiumError as fault:
                raise Unreadable(f"its page {number + 1} is damaged") from fault
            try:
                yield number + 1, page
            finally:
                page.close()

    def only_words(self) -> Iterator[tuple[int, str]]:
        """The words of each page, with its number."""
        for number, page in self.pages():
            words = page.get_textpage()
            try:
                yield number, str(words.get_text_range())
            finally:
                words.close()

    def seen(self) -> Iterator[Page]:
        """Each page looked at: once, however often it is asked for."""
        yield from self._seen
        for number, page in self.pages(len(self._seen)):
            words = page.get_textpage()
            try:
                said = str(words.get_text_range())
                self._seen.append(Page(number, said, page_box(page), things_by(page, words)))
            finally:
                words.close()
            yield self._seen[-1]

    def page_words(self) -> Iterator[tuple[int, str]]:
        """The words of each page, with its number; what is drawn there is looked at besides."""
        return ((page.number, page.words) for page in self.seen())

    def drawings(self) -> Iterator[tuple[int, Box, list[Drawn]]]:
        """Each page: its number, what of it shows, and what is drawn on it, in order."""
        return ((page.number, page.box, page.drawn) for page in self.seen())

    def written(self) -> list[tuple[Any, bytes]]:
        """Every object, those nothing leads to included, and how it was written; no streams."""
        if self._written is None:
            self._written = [(each, _written(each)) for each in self.doc.objects]
        return self._written

    def dictionaries(self, *having: str) -> list[Any]:
        """Every dictionary that is an object of its own, streams' included.

        With names, those only in which one of them is written, in the dictionary or deeper.
        """
        import pikepdf

        wanted = re.compile(b"|".join(re.escape(name.encode()) for name in having))
        return [
            each
            for each, written in self.written()
            if wanted.search(written) and isinstance(each, pikepdf.Dictionary | pikepdf.Stream)
        ]

    def annotations(self) -> Iterator[tuple[int, Any, Any]]:
        """Each annotation: the number of its page, the page, the annotation."""
        import pikepdf

        for number, page in enumerate(self.doc.pages, 1):
            for each in page.obj.get("/Annots", ()) or ():
                if isinstance(each, pikepdf.Dictionary):
                    yield number, page, each

    def write(self) -> bytes:
        """The file put together anew: one version, and only what its pages lead to."""
        import pikepdf

        made = io.BytesIO()
        self.doc.remove_unreferenced_resources()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a form the file came with may be untidy
            self.doc.save(
                made,
                deterministic_id=True,
                object_stream_mode=pikepdf.ObjectStreamMode.preserve,
                fix_metadata_version=False,
            )
        return made.getvalue()

    def close(self) -> None:
        """Let go of the file."""
        if self._drawn is not None:
            self._drawn.close()
            self._drawn = None
        self._written = None
        self._seen = []
        self.doc.close()


def _written(each: Any) -> bytes:
    import pikepdf

    if not isinstance(each, pikepdf.Object):
        return str(each).encode()
    if isinstance(each, pikepdf.Stream):
        return bytes(each.stream_dict.unparse())
    return bytes(each.unparse(resolved=True))


def opened(content: bytes) -> Any:
    """A PDF, or why not.

    Raises
    ------
    Unreadable
        Locked or damaged.
    """
    import pikepdf

    try:
        return pikepdf.open(io.BytesIO(content), suppress_warnings=True)
    except pikepdf.PasswordError as fault:
        raise Unreadable("it is locked by a password") from fault
    except (pikepdf.PdfError, ValueError, RuntimeError) as fault:
        raise Unreadable("it is damaged") from fault


def versions(content: bytes) -> list[bytes]:
    """The file as it was each time it was saved by adding to its end, the last one left out."""
    ends = [found.end() for found in END.finditer(content)]
    if len(ends) > 1 and b"/Linearized" in content[:FIRST]:
        ends = ends[1:]  # laid out for the web: the first end belongs to the first page
    return [content[:end] for end in ends[:-1]]


def tail(content: bytes) -> bytes:
    """What stands after the last end."""
    ends = [found.end() for found in END.finditer(content)]
    return content[ends[-1] :].strip(b"\0\r\n\t ") if ends else b""


def text_of(value: Any) -> str:
    """A value as words; blank for what has none."""
    import pikepdf

    if value is None:
        return ""
    if isinstance(value, pikepdf.Array):
        return "; ".join(text_of(each) for each in value)
    if isinstance(value, pikepdf.String | pikepdf.Name):
        return str(value)
    return str(value) if isinstance(value, str | int) else ""


def direct(value: Any) -> Iterator[Any]:
    """A dictionary, and every one written inside it, in lists too; not what it leads to."""
    import pikepdf

    if isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        yield value
        inside = [value.get(key) for key in value.keys()]  # noqa: SIM118 - of the library
    elif isinstance(value, pikepdf.Array):
        inside = list(value)
    else:
        return
    for each in inside:
        if isinstance(each, pikepdf.Object) and not each.is_indirect:
            yield from direct(each)


def resolved(value: Any) -> Any:
    """A dictionary or an empty one."""
    import pikepdf

    fits = isinstance(value, pikepdf.Dictionary | pikepdf.Stream)
    return value if fits else pikepdf.Dictionary()

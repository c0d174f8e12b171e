"""A PDF: its objects, its pages as they are drawn, and the bytes of every version in it."""

from __future__ import annotations

import io
import re
import warnings
from typing import TYPE_CHECKING, Any

from daysix.paper.gate.drawn import page_box, things
from daysix.paper.gate.frame import PDF
from daysix.paper.gate.package import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.paper.gate.drawn import Box, Drawn

END = re.compile(rb"%%EOF[\r\n]*")
FIRST = 2048
MOST_PAGES = 5000


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
        self._dictionaries: list[Any] | None = None
        self._drawings: list[tuple[int, Box, list[Drawn]]] | None = None
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

    def pages(self) -> Iterator[tuple[int, Any]]:
        """Each page as it is drawn, with its number.

        Raises
        ------
        Unreadable
            A page is damaged.
        """
        import pypdfium2

        for number in range(len(self.drawn)):
            try:
                page = self.drawn[number]
            except pypdfium2.PdfiumError as fault:
                raise Unreadable(f"its page {number + 1} is damaged") from fault
            try:
                yield number + 1, page
            finally:
                page.close()

    def objects(self) -> Iterator[Any]:
        """Every object of the file, those nothing leads to included."""
        yield from self.doc.objects

    def dictionaries(self) -> list[Any]:
        """Every dictionary that is an object of its own, streams' included."""
        import pikepdf

        if self._dictionaries is None:
            self._dictionaries = [
                each
                for each in self.objects()
                if isinstance(each, pikepdf.Dictionary | pikepdf.Stream)
            ]
        return self._dictionaries

    def drawings(self) -> list[tuple[int, Box, list[Drawn]]]:
        """Each page: its number, what of it shows, and what is drawn on it, in order."""
        if self._drawings is None:
            self._drawings = [
                (number, page_box(page), things(page)) for number, page in self.pages()
            ]
        return self._drawings

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
        self._dictionaries = None
        self.doc.close()


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


def resolved(value: Any) -> Any:
    """A dictionary or an empty one."""
    import pikepdf

    fits = isinstance(value, pikepdf.Dictionary | pikepdf.Stream)
    return value if fits else pikepdf.Dictionary()

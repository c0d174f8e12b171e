"""PDF files: the words of each page, the form's fields, simple tables; scans are said to be so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from daysix.attachments import lines, pdf_fields, pdf_layout, sentences, tables
from daysix.attachments.read import Read, made_of
from daysix.inbox.message import MACRO, PICTURE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from daysix.attachments.pdf_layout import Line
    from daysix.inbox.message import Labelled

MOST_PAGES, MOST_LETTERS = 300, 300_000
PASSWORD = 4
"""What the library calls a PDF that asks for a password."""
FEWEST_LETTERS = 3


def read(content: bytes) -> Read:
    """Read a PDF.

    Raises
    ------
    Unread
        Locked or damaged.
    """
    document = _opened(content)
    try:
        pages, pictures = _pages(document)
        more = len(document) > len(pages)
    finally:
        document.close()
    form = pdf_fields.form_of(content)
    rows = [pdf_layout.lines_of(letters) for letters in pages]
    filled = list(pdf_fields.labelled(form, rows))
    labelled = [*filled, *_labelled(rows)]
    texts = [pdf_layout.text_of(each) for each in rows]
    typed = "\n".join(f"{one.label}: {one.value}" for one in filled)
    text = "\n\n".join(filter(str.strip, [*texts, typed]))
    return _told(text, labelled, pictures=pictures, form=form, more=more)


def _told(
    text: str, labelled: list[Labelled], *, pictures: list[int], form: pdf_fields.Form, more: bool
) -> Read:
    said, flags = [], []
    if not text.strip():
        said.append(sentences.picture() if pictures else sentences.nothing_to_read())
    elif pictures:
        said.append(sentences.picture_pages(pictures))
    if pictures:
        flags.append(PICTURE)
    if form.acts:
        said.append(sentences.active())
        flags.append(MACRO)
    if form.files:
        said.append(sentences.files_inside())
    if more:
        said.append(sentences.cut_short())
    return made_of(text, labelled, flags=flags, said=said)


def facts(content: bytes) -> tuple[int, tuple[int, ...], tuple[int, ...], bool]:
    """Pages, those with words, those that are pictures (from 1), and whether it is locked."""
    try:
        document = _opened(content)
    except sentences.Unread as unread:
        return 0, (), (), unread.flag == "encrypted"
    try:
        words: list[int] = []
        pictures: list[int] = []
        for number in range(len(document)):
            page = document[number]
            if _has_words(page):
                words.append(number + 1)
            elif _has_picture(page):
                pictures.append(number + 1)
            page.close()
        return len(document), tuple(words), tuple(pictures), False
    finally:
        document.close()


def _opened(content: bytes) -> Any:  # noqa: ANN401 - the library's document
    import pypdfium2  # type: ignore[import-untyped]

    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as fault:
        if getattr(fault, "err_code", 0) == PASSWORD or "assword" in str(fault):
            raise sentences.encrypted() from fault
        raise sentences.damaged() from fault


def _pages(document: Any) -> tuple[list[list[pdf_layout.Letter]], list[int]]:  # noqa: ANN401
    """The letters of each page, and which pages (from 1) are only a picture."""
    import pypdfium2

    found: list[list[pdf_layout.Letter]] = []
    pictures: list[int] = []
    left = MOST_LETTERS
    for number in range(min(len(document), MOST_PAGES)):
        try:
            page = document[number]
        except pypdfium2.PdfiumError:  # one damaged page among others: it stays blank
            found.append([])
            pictures.append(number + 1)
            continue
        letters = list(_letters(page, left))
        left -= len(letters)
        found.append(letters)
        if left > 0 and len(letters) < FEWEST_LETTERS and _has_picture(page):
            pictures.append(number + 1)
        page.close()
        if left <= 0:
            break
    return found, pictures


def _letters(page: Any, most: int) -> Iterator[pdf_layout.Letter]:  # noqa: ANN401
    import pypdfium2

    words = page.get_textpage()
    try:
        text = words.get_text_range()
        many = min(words.count_chars(), most)
        same = len(text) == words.count_chars()
        for place in range(many):
            letter = text[place] if same else words.get_text_range(place, 1)
            if not letter.strip():
                if letter == " ":
                    yield pdf_layout.Letter(" ", 0, 0, 0, 0)
                continue
            try:
                box = words.get_charbox(place, loose=True)
            except pypdfium2.PdfiumError:
                continue
            yield pdf_layout.Letter(letter, *box)
    finally:
        words.close()


def _has_words(page: Any) -> bool:  # noqa: ANN401
    words = page.get_textpage()
    try:
        return len(str(words.get_text_range()).strip()) >= FEWEST_LETTERS
    finally:
        words.close()


def _has_picture(page: Any) -> bool:  # noqa: ANN401
    """Whether there is anything to see on it: a photograph, or writing drawn as lines."""
    return next(iter(page.get_objects(max_depth=3)), None) is not None


def _labelled(pages: Sequence[Sequence[Line]]) -> Iterator[Labelled]:
    for number, rows in enumerate(pages, 1):
        where = f"page {number}"
        used: set[int] = set()
        for count, table in enumerate(pdf_layout.tables_of(rows), 1):
            title = f"{where}, table {count}"
            found = list(tables.labelled_of(table.rows, tables.in_table(title)))
            if found:
                used |= table.lines
            yield from found
        # a table's lines stay as gaps: what follows it answers no label before it
        loose = [
            ("" if at in used else pdf_layout.text_of([row]), where) for at, row in enumerate(rows)
        ]
        yield from lines.labelled(loose)

"""The words of a Word document as a person sees them on the page.

Tracked deletions, hidden text and field codes are left out; insertions, text boxes and what was
chosen in boxes and lists are kept. Tables and content controls are noted for their labels.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from daysix.attachments import boxes, lines, tables
from daysix.attachments.markup import attribute, called, every, within
from daysix.inbox.message import Labelled

if TYPE_CHECKING:
    from collections.abc import Callable

UNSEEN = frozenset({"del", "moveFrom", "sdtPr", "sdtEndPr", "pPr", "rPr", "tblPr", "tblGrid"})
PICTURES = frozenset({"blip", "imagedata"})
DEEPEST = 60
PLAIN = {"tab": "\t", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "", "ptab": "\t"}
OFF = frozenset({"0", "false", "off", "none"})


class Story:
    """One run of text: the body, a header, a footer. Call :meth:`take`, then read what it found."""

    def __init__(self, hidden: frozenset[str], where: str = "") -> None:
        self.lines: list[tuple[str, str]] = []
        self.labelled: list[Labelled] = []
        self.pictures = 0
        self.is_cut = False
        self._hidden, self._where = hidden, where
        self._page, self._tables, self._depth = 1, 0, 0
        self._choosing = False
        self._fields: list[bool] = []
        self._later: list[Any] = []

    def take(self, root: Any) -> None:  # noqa: ANN401 - lxml
        """Read a whole story."""
        self._blocks(root)
        # "label: value" lines last, so that what a table or a control says comes first
        loose = [(line if place else "", place) for line, place in self.lines]
        self.labelled += lines.labelled(loose)

    @property
    def text(self) -> str:
        """Its lines."""
        return "\n".join(line for line, _ in self.lines)

    def _place(self) -> str:
        return self._where or f"page {self._page}"

    def _blocks(self, root: Any) -> None:  # noqa: ANN401 - lxml
        self._depth += 1
        if self._depth <= DEEPEST:
            for child in root:
                self._block(child)
        else:
            self.is_cut = True
        self._depth -= 1

    def _block(self, child: Any) -> None:  # noqa: ANN401 - lxml
        kind = called(child)
        if kind == "p":
            self._paragraph(child)
        elif kind == "tbl":
            self._table(child)
        elif kind == "sdt":
            self._control(child, self._blocks)
        elif kind == "AlternateContent":
            self._blocks(_choice(child))
        elif kind not in UNSEEN:
            self._blocks(child)

    def _paragraph(self, paragraph: Any) -> None:  # noqa: ANN401 - lxml
        text = self._inline(paragraph)
        self.lines += [(line, self._place()) for line in text.split("\n")]
        self._boxes_of_text()

    def _boxes_of_text(self) -> None:
        while self._later:
            self._blocks(self._later.pop(0))

    def _table(self, table: Any) -> None:  # noqa: ANN401 - lxml
        self._tables += 1
        title = f"table {self._tables}"
        where = f"{self._where}, {title}" if self._where else title
        inner: list[Labelled] = []
        rows = [
            [self._cell(cell, f"{where}, row {number}", inner) for cell in _cells(row)]
            for number, row in enumerate(_rows(table), 1)
        ]
        found = list(tables.labelled_of(rows, tables.in_table(where)))
        said = {(one.where, one.value) for one in found}
        # a content control in a labelled cell would say the same again, without its row
        self.labelled += [*found, *(one for one in inner if (one.where, one.value) not in said)]
        self.lines += [("\t".join(cell.replace("\n", " ") for cell in row), "") for row in rows]
        self._boxes_of_text()

    def _cell(self, cell: Any, where: str, labelled: list[Labelled]) -> str:  # noqa: ANN401
        inner = Story(self._hidden, where)
        inner._fields, inner._depth = self._fields, self._depth
        inner._blocks(cell)
        labelled += inner.labelled
        self.pictures += inner.pictures
        self.is_cut |= inner.is_cut
        about = within(cell, "tcPr")
        merged = within(about, "vMerge") if about is not None else None
        goes_on = merged is not None and attribute(merged, "val") != "restart"
        return "" if goes_on else inner.text.strip()

    def _control(self, control: Any, read: Callable[[Any], object]) -> None:  # noqa: ANN401
        """A content control: its content read in place, and noted under its own name."""
        content = within(control, "sdtContent")
        about = within(control, "sdtPr")
        if content is None:
            return
        if about is None or called(content) != "sdtContent":
            read(content)
            return
        if within(about, "showingPlcHdr") is not None:
            box = within(about, "checkbox")
            if box is None:
                return  # it still shows "Click here to enter text"
        read(content)
        label = next(
            (attribute(found, "val") for name in ("alias", "tag")
             if (found := within(about, name)) is not None),
            "",
        )  # fmt: skip
        if label and next(every(content, "tbl"), None) is None:
            self.labelled.append(Labelled(label, _typed_in(content, about), self._place()))

    def _inline(self, parent: Any) -> str:  # noqa: ANN401 - lxml
        self._depth += 1
        said = [self._piece(child) for child in parent] if self._depth <= DEEPEST else []
        self.is_cut |= self._depth > DEEPEST
        self._depth -= 1
        return "".join(said)

    def _piece(self, child: Any) -> str:  # noqa: ANN401 - lxml
        kind = called(child)
        if kind in UNSEEN:
            return ""
        if kind == "r":
            return "" if self._is_hidden(child) else self._run(child)
        if kind == "sdt":
            found: list[str] = []
            self._control(child, lambda content: found.append(self._inline(content)))
            return "".join(found)
        if kind == "AlternateContent":
            return self._inline(_choice(child))
        return self._inline(child)

    def _is_hidden(self, run: Any) -> bool:  # noqa: ANN401 - lxml
        look = within(run, "rPr")
        if look is None:
            return False
        vanish = within(look, "vanish")
        if vanish is not None:
            return attribute(vanish, "val").lower() not in OFF
        style = within(look, "rStyle")
        return style is not None and attribute(style, "val") in self._hidden

    def _run(self, run: Any) -> str:  # noqa: ANN401 - lxml
        font = _font(run)
        return "".join(self._letter(child, font) for child in run)

    def _letter(self, child: Any, font: str) -> str:  # noqa: ANN401, PLR0911 - one for each kind
        kind = called(child)
        if kind == "t":
            return "" if self._choosing else _drawn(child.text or "", font)
        if kind in PLAIN:
            return PLAIN[kind]
        if kind in {"br", "lastRenderedPageBreak"}:
            is_page = kind != "br" or attribute(child, "type") == "page"
            self._page += is_page
            return "" if kind != "br" else "\n"
        if kind == "sym":
            return _symbol(child)
        if kind == "fldChar":
            return self._field(child)
        if kind == "AlternateContent":
            return self._inline_of_drawing(_choice(child))
        if kind in {"drawing", "pict", "object"}:
            return self._inline_of_drawing(child)
        return ""

    def _inline_of_drawing(self, drawing: Any) -> str:  # noqa: ANN401 - lxml
        """Text boxes are read after the paragraph they hang on; pictures are counted."""
        for one in drawing.iter():
            kind = called(one)
            if kind == "txbxContent" and not _is_fallback(one, drawing):
                self._later.append(one)
            self.pictures += kind in PICTURES
        return ""

    def _field(self, mark: Any) -> str:  # noqa: ANN401 - lxml
        """A form field of the older kind: a box, or a list of which one was chosen."""
        kind = attribute(mark, "fldCharType")
        if kind == "end":
            self._choosing = self._fields.pop() if self._fields else False
            return ""
        if kind != "begin":
            return ""
        self._fields.append(self._choosing)
        about = within(mark, "ffData")
        if about is None:
            return ""
        box = within(about, "checkBox")
        if box is not None:
            return boxes.ON if _is_ticked(box) else boxes.OFF
        choice = within(about, "ddList")
        if choice is None:
            return ""
        self._choosing = True
        return _chosen(choice)


def _choice(alternatives: Any) -> Any:  # noqa: ANN401 - lxml
    """Of one thing drawn in two ways, the newer."""
    return next(iter(alternatives), alternatives)


def _is_fallback(box: Any, top: Any) -> bool:  # noqa: ANN401 - lxml
    """Whether this is the older drawing of a text box, or lies in another text box."""
    above = box.getparent()
    while above is not None and above is not top:
        if called(above) in {"Fallback", "txbxContent"}:
            return True
        above = above.getparent()
    return False


def _rows(table: Any) -> list[Any]:  # noqa: ANN401 - lxml
    return _unwrapped(table, "tr")


def _cells(row: Any) -> list[Any]:  # noqa: ANN401 - lxml
    return _unwrapped(row, "tc")


def _unwrapped(parent: Any, name: str) -> list[Any]:  # noqa: ANN401 - lxml
    """Rows or cells, also those wrapped into a content control or an insertion."""
    found: list[Any] = []
    for child in parent:
        kind = called(child)
        if kind == name:
            if not _was_deleted(child):
                found.append(child)
        elif kind not in UNSEEN and kind not in {"tr", "tc", "p", "trPr", "tcPr"}:
            found += _unwrapped(child, name)
    return found


def _was_deleted(row: Any) -> bool:  # noqa: ANN401 - lxml
    look = within(row, "trPr")
    return look is not None and within(look, "del") is not None


def _typed_in(content: Any, about: Any) -> str:  # noqa: ANN401 - lxml
    box = within(about, "checkbox")
    if box is not None:
        checked = within(box, "checked")
        ticked = checked is not None and attribute(checked, "val").lower() not in OFF
        return "Yes" if ticked else ""
    inner = Story(frozenset())
    inner._blocks(content)  # noqa: SLF001 - its own kind
    text = inner.text.strip() or inner._inline(content).strip()  # noqa: SLF001
    day = within(about, "date")
    if not text and day is not None:
        text = attribute(day, "fullDate")[:10]
    return boxes.settled(text)


def _is_ticked(box: Any) -> bool:  # noqa: ANN401 - lxml
    for name in ("checked", "default"):
        found = within(box, name)
        if found is not None:
            return attribute(found, "val").lower() not in OFF
    return False


def _chosen(choice: Any) -> str:  # noqa: ANN401 - lxml
    entries = [attribute(one, "val") for one in choice if called(one) == "listEntry"]
    found = within(choice, "result")
    number = attribute(found, "val") if found is not None else "0"
    place = int(number) if number.isdigit() else 0
    return entries[place] if place < len(entries) else ""


def _font(run: Any) -> str:  # noqa: ANN401 - lxml
    look = within(run, "rPr")
    fonts = within(look, "rFonts") if look is not None else None
    return attribute(fonts, "ascii") if fonts is not None else ""


def _drawn(text: str, font: str) -> str:
    if not font.lower().startswith("wingdings"):
        return text
    return "".join(boxes.symbol(font, ord(letter)) or letter for letter in text)


def _symbol(sign: Any) -> str:  # noqa: ANN401 - lxml
    code = attribute(sign, "char")
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    return boxes.symbol(attribute(sign, "font"), number)

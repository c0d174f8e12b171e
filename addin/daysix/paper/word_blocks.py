"""Blocks as the text of a Word document's body."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from daysix.paper import typeset_data, typeset_words
from daysix.paper.blocks import (
    Bars,
    Block,
    Bullets,
    Facts,
    Grid,
    Heading,
    NewPage,
    Paragraph,
    Picture,
)
from daysix.paper.word_frame import (
    ACCENT,
    AMBER_EDGE,
    BULLET,
    FIRST_NUMBERED,
    FIXED_LINKS,
    HAIR,
    QUIET,
    TINT,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

TONES = {"": "", "lead": "Lead", "quiet": "Quiet", "notice": "Notice", "strong": "Strong"}
LETTER_TONES = {"address": "Address", "closing": "Closing"}
"""Of letters only: what stands above the greeting, and what comes before the signature."""
SIDES = {"l": "", "r": "right", "c": "center"}
RIGHT_TO_LEFT = frozenset({"R", "AL"})
FACT_SHARE, BAR_NAME, BAR_VALUE = 0.32, 0.34, 0.14
EMU_A_POINT, TALLEST, TWIPS_A_POINT = 12700, 600.0, 20


class Body:
    """What is written so far: the text, the pictures, how many counted lists there are."""

    def __init__(self, *, width: int, names: typeset_data.Names) -> None:
        self.width = width
        self.names = names
        self.said: list[str] = []
        self.pictures: dict[str, bytes] = {}
        self.numbered = 0
        self._marks = 0

    def add(self, blocks: Sequence[Block]) -> None:
        """Write blocks.

        Raises
        ------
        BadInput
            ``Y-021``, ``Y-024`` to ``Y-029``: a block that cannot be written as it is.
        """
        for one in blocks:
            match one:
                case Heading():
                    self._heading(one)
                case Paragraph():
                    self._paragraph(one)
                case Bullets():
                    self._bullets(one)
                case Facts():
                    self._facts(one)
                case Grid():
                    self._grid(one)
                case Picture():
                    self._picture(one)
                case Bars():
                    self._bars(one)
                case NewPage():
                    self.said.append('<w:p><w:r><w:br w:type="page"/></w:r></w:p>')

    def _heading(self, one: Heading) -> None:
        inside = run(one.text)
        if one.anchor:
            inside = self._marked(self.names.of(one.anchor, one.text), inside)
        self.said.append(paragraph(inside, style=f"Heading{one.level}", text=one.text))

    def _marked(self, name: str, inside: str) -> str:
        self._marks += 1
        start = f'<w:bookmarkStart w:id="{self._marks}" w:name="{name}"/>'
        return f'{start}{inside}<w:bookmarkEnd w:id="{self._marks}"/>'

    def _paragraph(self, one: Paragraph) -> None:
        known = TONES | LETTER_TONES
        if one.tone not in known:
            raise typeset_words.unknown_tone(one.tone)
        self.said.append(paragraph(run(one.text), style=known[one.tone], text=one.text))

    def _bullets(self, one: Bullets) -> None:
        number = BULLET
        if one.numbered:
            number = FIRST_NUMBERED + self.numbered
            self.numbered += 1
        about = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
        last = len(one.items) - 1
        self.said += [
            paragraph(
                run(item),
                style="LastItem" if last and place == last else "ListItem",
                about=about,
                text=item,
            )
            for place, item in enumerate(one.items)
        ]

    def _facts(self, one: Facts) -> None:
        rows = [
            cell(run(name), style="FactName", text=name)
            + cell(run(value) if value.strip() else _not_given(), style="FactValue", text=value)
            for name, value in one.rows
        ]
        widths = _shares((FACT_SHARE, 1 - FACT_SHARE), self.width)
        described = "Facts: " + ", ".join(name for name, _ in one.rows[:4])
        self.said.append(table([row(r) for r in rows], widths, alt=described, first_column=True))
        self.said.append(GAP)

    def _grid(self, one: Grid) -> None:
        where = f"The table “{one.caption or one.columns[0]}”" if one.columns else "A table"
        wide = len(one.columns)
        fits = all(len(cells) == wide for cells in one.rows)
        if not wide or not fits or len(one.widths or one.columns) != wide:
            raise typeset_words.ragged_table(where)
        if one.caption:
            self.said.append(paragraph(run(one.caption), style="Caption", text=one.caption))
        if not one.rows:
            empty = one.empty or "None."
            self.said.append(paragraph(run(empty), style="Quiet", text=empty))
            return
        links = {place: self.names.of(anchor, where) for place, anchor in one.links}
        sides = [SIDES[side] for side in one.align.ljust(wide, "l")[:wide]]
        head = [
            cell(run(name), style="CellHead", side=side, fill=TINT, text=name)
            for name, side in zip(one.columns, sides, strict=True)
        ]
        rows = [row("".join(head), is_head=True)]
        for place, cells in enumerate(one.rows):
            said = [run(text) for text in cells]
            if place in links:
                said[0] = (
                    f'<w:hyperlink w:anchor="{links[place]}">{_linked(cells[0])}</w:hyperlink>'
                )
            rows.append(row("".join(
                cell(inside, style="Cell", side=side, text=text)
                for inside, side, text in zip(said, sides, cells, strict=True)
            )))  # fmt: skip
        widths = _shares(one.widths or (1.0,) * wide, self.width)
        described = one.caption or "Table with the columns " + ", ".join(one.columns)
        self.said.append(table(rows, widths, alt=described))
        self.said.append(GAP)

    def _picture(self, one: Picture) -> None:
        from daysix.paper import pack_picture

        kind = typeset_data.KINDS.get(one.kind.lower().lstrip("."), one.kind.lower().lstrip("."))
        if not one.alt.strip():
            raise typeset_words.no_words_for_picture()
        size = pack_picture.size_of(one.content)
        if kind not in typeset_data.PRINTED_KINDS or size is None:
            raise typeset_words.unfit_picture(one.caption or one.alt)
        number = len(self.pictures) + 1
        name = f"picture{number}.{kind}"
        self.pictures[name] = pack_picture.cleaned(one.content)
        shown = pack_picture.fitted(size, self.width / TWIPS_A_POINT, TALLEST)
        inside = _drawing(number, name, one.alt, shown)
        keep = "<w:keepNext/>" if one.caption else ""
        self.said.append(f"<w:p><w:pPr>{keep}</w:pPr>{inside}</w:p>")
        if one.caption:
            self.said.append(paragraph(run(one.caption), style="Quiet", text=one.caption))

    def _bars(self, one: Bars) -> None:
        """A table of name, value and bar; the bar is a coloured line."""
        reach = max((abs(value) for _, value in one.rows), default=0.0) or 1.0
        self.said.append(paragraph(run(one.title), style="Caption", text=one.title))
        widths = _shares((BAR_NAME, BAR_VALUE, 1 - BAR_NAME - BAR_VALUE), self.width)
        unit = one.unit or "Number"
        heads = ((run(""), ""), (run(unit), "right"), (run(""), ""))
        rows = [row("".join(cell(inside, style="CellHead", side=side) for inside, side in heads),
                    is_head=True)]  # fmt: skip
        for name, value in one.rows:
            bare = round((1 - abs(value) / reach) * (widths[2] - 220))
            rows.append(row(
                cell(run(name), style="Cell", text=name)
                + cell(run(typeset_data.number(value)), style="Cell", side="right")
                + _bar(bare, AMBER_EDGE if value < 0 else ACCENT, shown=bool(value))
            ))  # fmt: skip
        self.said.append(table(rows, widths, alt=f"{one.title}, as bars with their values"))
        self.said.append(GAP)


GAP = '<w:p><w:pPr><w:pStyle w:val="After"/></w:pPr></w:p>'


def run(text: str, look: str = "") -> str:
    """A run of text, its line ends kept."""
    said = typeset_data.plain(text)
    if not said.isascii() and _is_right_to_left(said):
        look += "<w:rtl/>"
    about = f"<w:rPr>{look}</w:rPr>" if look else ""
    inside = escape(said).replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
    return f'<w:r>{about}<w:t xml:space="preserve">{inside}</w:t></w:r>'


def _linked(text: str) -> str:
    return run(text, '<w:rStyle w:val="Hyperlink"/>')


def _not_given() -> str:
    return run("not given", f'<w:i/><w:iCs/><w:color w:val="{QUIET}"/>')


def paragraph(inside: str, *, style: str, about: str = "", side: str = "", text: str = "") -> str:
    """A paragraph around its runs; one that begins right to left runs that way."""
    kind = f'<w:pStyle w:val="{style}"/>' if style else ""
    way = "<w:bidi/>" if text and not text.isascii() and _is_right_to_left(text) else ""
    place = f'<w:jc w:val="{side}"/>' if side else ""
    said = f"{kind}{about}{way}{place}"
    return f"<w:p><w:pPr>{said}</w:pPr>{inside}</w:p>" if said else f"<w:p>{inside}</w:p>"


def _is_right_to_left(text: str) -> bool:
    for sign in text:
        way = unicodedata.bidirectional(sign)
        if way == "L" or way in RIGHT_TO_LEFT:
            return way != "L"
    return False


def cell(inside: str, *, style: str, side: str = "", fill: str = "", text: str = "") -> str:
    """A cell of a table with one paragraph."""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    about = f"<w:tcPr>{shade}</w:tcPr>" if shade else ""
    return f"<w:tc>{about}{paragraph(inside, style=style, side=side, text=text)}</w:tc>"


def _bar(bare: int, colour: str, *, shown: bool) -> str:
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{colour}"/>' if shown else ""
    about = f'{shade}<w:spacing w:before="30" w:after="30"/><w:ind w:right="{bare}"/>'
    return (
        '<w:tc><w:tcPr><w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="Cell"/>{about}</w:pPr></w:p></w:tc>'
    )


def row(cells: str, *, is_head: bool = False) -> str:
    """A row, never broken over pages; a heading row is repeated."""
    head = "<w:tblHeader/>" if is_head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{cells}</w:tr>"


def table(
    rows: Iterable[str], widths: Sequence[int], *, alt: str, first_column: bool = False
) -> str:
    """A table of ruled lines with words for those who cannot see it."""
    line = f'w:val="single" w:sz="4" w:space="0" w:color="{HAIR}"'
    look = f'w:firstRow="{int(not first_column)}" w:firstColumn="{int(first_column)}"'
    about = (
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders><w:top {line}/><w:bottom {line}/>'
        f'<w:insideH {line}/></w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        '<w:top w:w="55" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
        '<w:bottom w:w="55" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>'
        f'<w:tblLook {look} w:lastRow="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f"<w:tblDescription w:val={quoteattr(typeset_data.plain(alt))}/>"
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    inside = "".join(rows)
    return f"<w:tbl><w:tblPr>{about}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{inside}</w:tbl>"


def _shares(widths: Sequence[float], whole: int) -> list[int]:
    total = sum(widths)
    return [round(whole * width / total) for width in widths]


def _drawing(number: int, name: str, alt: str, size: tuple[float, float]) -> str:
    wide, tall = (round(side * EMU_A_POINT) for side in size)
    about = f'id="{number}" name="{name}" descr={quoteattr(typeset_data.plain(alt))}'
    extent = f'cx="{wide}" cy="{tall}"'
    fill = f'<a:blip r:embed="rId{FIXED_LINKS + number}"/><a:stretch><a:fillRect/></a:stretch>'
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f"<wp:extent {extent}/><wp:docPr {about}/><a:graphic>"
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f'<pic:pic><pic:nvPicPr><pic:cNvPr id="{number}" name="{name}"/><pic:cNvPicPr/>'
        f"</pic:nvPicPr><pic:blipFill>{fill}</pic:blipFill><pic:spPr><a:xfrm>"
        f'<a:off x="0" y="0"/><a:ext {extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>"
        "</w:drawing></w:r>"
    )

"""Attached pages drawn onto the pages kept free for them, each with its place in the tree.

Pages are drawn as they are, scaled to the free room: the tags of our own pages stay whole, which
putting files behind each other would not leave.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, cast

from daysix.paper import pack_layout
from daysix.paper.pack_parts import Sheets
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pikepdf

    from daysix.paper.pack_layout import Opening
    from daysix.paper.pack_parts import Received, Sheet

CLAIM = b"<pdfuaid:part>1</pdfuaid:part>"
FRAME_GREY, FRAME_WIDTH = 0.8, 0.4


class Placed(NamedTuple):
    """The finished file, and on which page (from 1) each name of the contents stands."""

    content: bytes
    pages: Mapping[str, int]


def with_sheets(
    authored: bytes,
    openings: Sequence[Opening],
    ready: Mapping[str, Received],
    *,
    label: str,
) -> Placed:
    """Draw every attached page, label the pages and give the whole file.

    Parameters
    ----------
    label
        Stands before each page's number where a reader shows it: ``S1-`` of a supplement.
    """
    import pikepdf

    with pikepdf.open(BytesIO(authored)) as pack:
        pages = _places(pack)
        tree = _Tree(pack)
        for opening in openings:
            body = ready[opening.reference].body if opening.sheets else None
            if isinstance(body, Sheets):
                _draw_all(pack, body.pages, tree=tree, at=pages[opening.anchor], about=opening)
        tree.finish()
        if any(opening.is_from_file for opening in openings):
            _withdraw_claim(pack)
        _label(pack, label)
        whole = BytesIO()
        pack.save(
            whole,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return Placed(whole.getvalue(), pages)


def _places(pack: pikepdf.Pdf) -> dict[str, int]:
    import pikepdf

    numbers = {page.objgen: number for number, page in enumerate(pack.pages, 1)}
    root: Any = pack.Root
    names = root.get("/Names", {}).get("/Dests")
    if names is None:
        return {}
    return {
        str(name): numbers[_target(place)[0].objgen]
        for name, place in pikepdf.NameTree(names).items()
    }


def _target(place: Any) -> Any:  # noqa: ANN401 - a page and where on it, plain or in a dictionary
    import pikepdf

    return place.D if isinstance(place, pikepdf.Dictionary) else place


def _draw_all(
    pack: pikepdf.Pdf, sheets: Sequence[Sheet], *, tree: _Tree, at: int, about: Opening
) -> None:
    part = tree.part(pack.pages[at - 1], about.title)
    for number, sheet in enumerate(sheets):
        page = pack.pages[at - 1 + number]
        alt = f"{about.title}, page {number + 1} of {len(sheets)}: a picture without text."
        mark = tree.add(part, page, alt="" if sheet.has_text else alt)
        _draw(pack, page, sheet, mark)


def _draw(pack: pikepdf.Pdf, page: pikepdf.Page, sheet: Sheet, mark: int) -> None:
    import pikepdf

    drawing: Any = pack.copy_foreign(cast("pikepdf.Object", sheet.drawing))
    room = _room(page)
    name = pikepdf.Name("/DaySixPaper")
    own: Any = page.obj
    own.Resources = pikepdf.Dictionary(own.get("/Resources", {}))
    named = pikepdf.Dictionary(own.Resources.get("/XObject", {}))
    named[name] = drawing
    own.Resources.XObject = named
    placed = page.calc_form_xobject_placement(
        drawing, name, room, invert_transformations=True, allow_shrink=True, allow_expand=False
    )
    frame = _frame(room, sheet)
    tag = "Figure" if not sheet.has_text else "P"
    steps = b"%s/%s <</MCID %d>> BDC\n%s\nEMC\n" % (frame, tag.encode(), mark, placed)
    page.contents_add(pack.make_stream(steps), prepend=False)


def _room(page: pikepdf.Page) -> pikepdf.Rectangle:
    import pikepdf

    _, _, across, down = (float(edge) for edge in page.mediabox)
    side, top, foot = pack_layout.SIDE, pack_layout.TOP, pack_layout.FOOT
    return pikepdf.Rectangle(side, foot, across - side, down - top)


def _frame(room: pikepdf.Rectangle, sheet: Sheet) -> bytes:
    """A thin line around the page as it came, so that it is seen where that page ends."""
    scale = min(float(room.width) / sheet.width, float(room.height) / sheet.height, 1.0)
    width, height = sheet.width * scale, sheet.height * scale
    left = float(room.llx) + (float(room.width) - width) / 2
    low = float(room.lly) + (float(room.height) - height) / 2
    box = f"{left:.2f} {low:.2f} {width:.2f} {height:.2f}"
    drawn = f"/Artifact BMC q {FRAME_GREY} G {FRAME_WIDTH} w {box} re S Q EMC\n"
    return drawn.encode()


class _Tree:
    """The order in which the file is read out, and adding to it."""

    def __init__(self, pack: pikepdf.Pdf) -> None:
        import pikepdf

        self._pack = pack
        self._root = pack.Root.StructTreeRoot
        self._marks = pikepdf.NumberTree(self._root.ParentTree)
        self._kids: dict[tuple[int, int], dict[Any, int]] = {}
        self._next = int(self._root.get("/ParentTreeNextKey", 0))

    def part(self, page: pikepdf.Page, title: str) -> Any:  # noqa: ANN401 - the library's object
        """A part of its own that begins with the heading on this page."""
        import pikepdf

        heading = self._marks[int(page.obj.StructParents)][0]
        above = heading.P
        part = self._pack.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.StructElem,
                S=pikepdf.Name.Part,
                P=above,
                T=title,
                K=pikepdf.Array([heading]),
            )
        )
        if isinstance(above.K, pikepdf.Array):
            above.K[self._place_of(heading, above)] = part
        else:
            above.K = part
        heading.P = part
        return part

    def _place_of(self, heading: Any, above: Any) -> int:  # noqa: ANN401
        """Which of its parent's children it is; parts take places over, so these never move."""
        if above.objgen not in self._kids:
            found = {getattr(kid, "objgen", None): at for at, kid in enumerate(above.K)}
            self._kids[above.objgen] = found
        return self._kids[above.objgen][heading.objgen]

    def add(self, part: Any, page: pikepdf.Page, *, alt: str) -> int:  # noqa: ANN401
        """A page as a paragraph of that part, or as a picture with words; gives its mark."""
        import pikepdf

        key = int(cast("int", page.obj.get("/StructParents", -1)))
        if key < 0:
            key, self._next = self._next, self._next + 1
            page.obj.StructParents = key
            self._marks[key] = self._pack.make_indirect(pikepdf.Array())
        marks = self._marks[key]
        mark = len(marks)
        paragraph = self._element("/P", part, page)
        part.K.append(paragraph)
        if alt:
            figure = self._element("/Figure", paragraph, page)
            figure.Alt = alt
            box = [float(edge) for edge in page.mediabox]
            figure.A = pikepdf.Dictionary(
                O=pikepdf.Name.Layout, BBox=box, Placement=pikepdf.Name.Block
            )
            paragraph.K = figure
            figure.K = mark
            marks.append(figure)
        else:
            paragraph.K = mark
            marks.append(paragraph)
        self._marks[key] = marks
        return mark

    def _element(self, kind: str, above: Any, page: pikepdf.Page) -> Any:  # noqa: ANN401
        import pikepdf

        return self._pack.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.StructElem, S=pikepdf.Name(kind), P=above, Pg=page.obj
            )
        )

    def finish(self) -> None:
        """Write down which number is free next."""
        self._root.ParentTreeNextKey = self._next


def _withdraw_claim(pack: pikepdf.Pdf) -> None:
    """Take back the claim that the whole file is accessible: what schools send is as it came."""
    about = pack.Root.Metadata
    about.write(about.read_bytes().replace(CLAIM, b""))


def _label(pack: pikepdf.Pdf, label: str) -> None:
    import pikepdf

    style = pikepdf.Dictionary(S=pikepdf.Name.D)
    if label:
        style.P = label
    pack.Root.PageLabels = pikepdf.Dictionary(Nums=pikepdf.Array([0, style]))

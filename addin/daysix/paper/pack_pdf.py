"""A PDF as it came, made into drawings of its pages.

Only what can be seen is taken: forms are flattened first, so that typed answers stay; scripts,
files packed inside, notes and descriptions stay behind, because only pages are drawn.
"""

from __future__ import annotations

import re
import warnings
from io import BytesIO
from typing import TYPE_CHECKING, Any

from daysix.paper import pack_cut, pack_words
from daysix.paper.pack_parts import Absent, Sheet, Sheets
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pikepdf

MOST_PAGES = 1000
DRAWN_AT = 200
WRITES = re.compile(rb"[)>\]]\s*(?:T[jJ]|['\"])")
MARKS = frozenset({"BMC", "BDC", "EMC", "MP", "DP"})
LEFT_BEHIND = ("/StructParent", "/StructParents", "/Metadata", "/PieceInfo", "/AF", "/OPI")
NO_NOTES = frozenset({"/Link", "/Widget", "/Popup"})
DEEPEST = 6


class Opened(NamedTuple):
    """Its pages, or why there are none, and what is to be said."""

    body: Sheets | Absent
    said: tuple[tuple[str, str], ...] = ()


def opened(content: bytes, password: str = "") -> Opened:
    """Make a PDF ready to be drawn; never raises for what a file holds."""
    import pikepdf

    try:
        source = pikepdf.open(BytesIO(content), password=password)
    except pikepdf.PasswordError:
        return Opened(Absent("locked with a password"), (pack_words.locked(),))
    except (pikepdf.PdfError, RuntimeError, ValueError):
        return Opened(Absent("damaged"), (pack_words.damaged(),))
    try:
        if not len(source.pages):
            return Opened(Absent("empty"), (pack_words.empty(),))
        if len(source.pages) > MOST_PAGES:
            return Opened(Absent("too large"), (pack_words.too_large(),))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # that forms are not carried over
            return _drawn(source)
    except (pikepdf.PdfError, RuntimeError, ValueError, TypeError, KeyError):
        # the file's own lists do not hold together, which shows only where they are followed
        return Opened(Absent("damaged"), (pack_words.damaged(),))


def _drawn(source: pikepdf.Pdf) -> Opened:
    said = list(_remarks(source))
    has_layers = bool(_layers_off(source))
    if has_layers:
        said.append(pack_words.hidden_layers())
    if _wants_flattening(source):
        source = _flattened(source)
    sheets, as_pictures = [], []
    smaller = {
        number: pack_cut.shown_of(page)
        for number, page in enumerate(source.pages)
        if pack_cut.is_cut(page)
    }
    beside = pack_cut.cut_away(_bytes(source), smaller) if smaller else frozenset()
    if beside and not has_layers:
        said.append(pack_words.cut_smaller([number + 1 for number in sorted(beside)]))
    for number, page in enumerate(source.pages, 1):
        _show_all_that_is_seen(page)
        sheet = None if has_layers or number - 1 in beside else _sheet(source, page)
        if sheet is None:
            sheet = _pictured(source, number - 1)
            as_pictures.append(number)
        sheets.append(sheet)
    scans = [
        number
        for number, sheet in enumerate(sheets, 1)
        if not sheet.has_text and number - 1 not in beside
    ]
    if has_layers:
        pass
    elif torn := [number for number in as_pictures if number - 1 not in beside]:
        said.append(pack_words.as_picture(torn))
    elif scans:
        said.append(pack_words.scanned(scans, len(sheets)))
    return Opened(Sheets(source, tuple(sheets)), tuple(said))


def _remarks(source: pikepdf.Pdf) -> Iterator[tuple[str, str]]:
    form = source.Root.get("/AcroForm")
    if form is not None and "/XFA" in form and source.Root.get("/NeedsRendering", False):
        yield pack_words.empty_form()
    if any(str(note.get("/Subtype")) not in NO_NOTES for note in _notes(source)):
        yield pack_words.comments()


def _notes(source: pikepdf.Pdf) -> Iterator[Any]:
    import pikepdf

    for page in source.pages:
        for note in page.get("/Annots", ()):
            if isinstance(note, pikepdf.Dictionary):
                yield note


def _layers_off(source: pikepdf.Pdf) -> list[Any]:
    layers: Any = source.Root.get("/OCProperties")
    if layers is None:
        return []
    plan = layers.get("/D", {})
    if str(plan.get("/BaseState", "/ON")) == "/OFF":
        return list(layers.get("/OCGs", ()))
    return list(plan.get("/OFF", ()))


def _wants_flattening(source: pikepdf.Pdf) -> bool:
    return any(str(note.get("/Subtype")) not in {"/Link", "/Popup"} for note in _notes(source))


def _flattened(source: pikepdf.Pdf) -> pikepdf.Pdf:
    """The same pages with what stands in form fields and on stamps drawn into them."""
    import pikepdf
    import pypdfium2  # type: ignore[import-untyped]

    document = pypdfium2.PdfDocument(_bytes(source))
    try:
        document.init_forms()
        for number in range(len(document)):
            page = document[number]
            # the library's own call wants a form; stamps and drawings lie on pages without one
            pypdfium2.raw.FPDFPage_Flatten(page, pypdfium2.raw.FLAT_NORMALDISPLAY)
            page.close()
        flat = BytesIO()
        document.save(flat)
    finally:
        document.close()
    return pikepdf.open(flat)


def _bytes(source: pikepdf.Pdf) -> bytes:
    whole = BytesIO()
    source.save(whole, encryption=False)
    return whole.getvalue()


def _sheet(source: pikepdf.Pdf, page: pikepdf.Page) -> Sheet | None:
    """The drawing of a page; None where it cannot be taken over."""
    import pikepdf

    try:
        drawing = page.as_form_xobject()
        _without_marks(drawing, seen=set(), depth=0)
    except (pikepdf.PdfError, RuntimeError, UserWarning):
        return None  # its drawing is damaged, or ends before its end
    width, height = _size(drawing)
    if min(width, height) < pack_cut.SMALLEST:
        return None
    return Sheet(source.make_indirect(drawing), width, height, not _is_picture(drawing))


def _show_all_that_is_seen(page: pikepdf.Page) -> None:
    """Make the crop box, as far as it is on the page, the page's only box."""
    import pikepdf

    page.mediabox = pikepdf.Array([*pack_cut.shown_of(page)])
    for name in ("/CropBox", "/TrimBox", "/BleedBox", "/ArtBox"):
        if name in page:
            del page[name]


def _box(box: Any) -> tuple[float, float, float, float]:  # noqa: ANN401 - the library's array
    left, low, right, high = (float(edge) for edge in box)
    return min(left, right), min(low, high), max(left, right), max(low, high)


def _size(drawing: Any) -> tuple[float, float]:  # noqa: ANN401 - the library's stream
    import pikepdf

    matrix = pikepdf.Matrix(drawing.get("/Matrix", pikepdf.Array([1, 0, 0, 1, 0, 0])))
    box = matrix.transform(pikepdf.Rectangle(*_box(drawing.BBox)))
    return float(box.width), float(box.height)


def _without_marks(drawing: Any, *, seen: set[tuple[int, int]], depth: int) -> None:  # noqa: ANN401
    """Take out marks that belong to the tree of another file, here and in what it draws."""
    import pikepdf

    for name in LEFT_BEHIND:
        if name in drawing:
            del drawing[name]
    content = drawing.read_bytes()
    if b"MC" in content or b"BDC" in content or b"DP" in content or b"MP" in content:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # a drawing that is cut off must not pass for whole
            steps = pikepdf.parse_content_stream(drawing)
        kept = [step for step in steps if str(step.operator) not in MARKS]
        drawing.write(pikepdf.unparse_content_stream(kept))
    for inner in _drawn_by(drawing):
        if inner.objgen in seen or depth >= DEEPEST:
            continue
        seen.add(inner.objgen)
        if str(inner.get("/Subtype")) == "/Form":
            _without_marks(inner, seen=seen, depth=depth + 1)
        else:
            for name in LEFT_BEHIND:
                if name in inner:
                    del inner[name]


def _drawn_by(drawing: Any) -> Iterator[Any]:  # noqa: ANN401
    import pikepdf

    for inner in _named(drawing, "/XObject").values():
        if isinstance(inner, pikepdf.Stream):
            yield inner


def _named(drawing: Any, kind: str) -> dict[str, Any]:  # noqa: ANN401
    """What a drawing names of one kind: its fonts, the drawings in it."""
    import pikepdf

    resources = drawing.get("/Resources")
    named = resources.get(kind) if isinstance(resources, pikepdf.Dictionary) else None
    return dict(named.items()) if isinstance(named, pikepdf.Dictionary) else {}


def _is_picture(drawing: Any) -> bool:  # noqa: ANN401
    """Whether there is something to see and nothing to read; an empty page is no picture."""
    return bool(drawing.read_bytes().strip()) and not _has_words(drawing, 0)


def _has_words(drawing: Any, depth: int) -> bool:  # noqa: ANN401
    """Whether it, or what it draws, writes with a font: many scans name one and never use it."""
    if _named(drawing, "/Font") and WRITES.search(drawing.read_bytes()):
        return True
    return depth < DEEPEST and any(
        _has_words(inner, depth + 1)
        for inner in _drawn_by(drawing)
        if str(inner.get("/Subtype")) == "/Form"
    )


def _pictured(source: pikepdf.Pdf, number: int) -> Sheet:
    """A page as a picture of what can be seen."""
    import zlib

    import pikepdf
    import pypdfium2

    document = pypdfium2.PdfDocument(_bytes(source))
    try:
        page = document[number]
        width, height = page.get_size()
        bitmap = page.render(scale=DRAWN_AT / 72, rev_byteorder=True, prefer_bgrx=False)
        across, down, row = bitmap.width, bitmap.height, bitmap.stride
        dots = bytes(bitmap.buffer)
        lines = b"".join(dots[at * row : at * row + across * 3] for at in range(down))
        page.close()
    finally:
        document.close()
    image = pikepdf.Stream(source, zlib.compress(lines))
    image.Type, image.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    image.Width, image.Height, image.BitsPerComponent = across, down, 8
    image.ColorSpace, image.Filter = pikepdf.Name.DeviceRGB, pikepdf.Name.FlateDecode
    drawing = pikepdf.Stream(source, f"{width:.3f} 0 0 {height:.3f} 0 0 cm /Page Do".encode())
    drawing.Type, drawing.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
    drawing.BBox = [0, 0, width, height]
    drawing.Resources = pikepdf.Dictionary(XObject={"/Page": source.make_indirect(image)})
    return Sheet(source.make_indirect(drawing), width, height, has_text=False)

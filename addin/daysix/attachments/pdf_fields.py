"""The fields of a PDF form, with the answers typed or ticked, and what a PDF would do by itself.

Nothing it would do is done. A field that bears no name a person would understand is called what
stands printed beside it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from daysix.attachments import pdf_xfa
from daysix.inbox.message import Labelled
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from daysix.attachments.pdf_layout import Line, Piece

MOST_OBJECTS, MOST_FIELDS, DEEPEST = 20_000, 3_000, 12
DOES_SOMETHING = frozenset(
    {"/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/RichMediaExecute", "/Rendition"}
)
UNTOLD = re.compile(
    r"(?:text|field|textfield|text ?box|fill|undefined|untitled|check ?box|group|radio ?button|"
    r"drop ?down|combo ?box|list ?box|date|topmostsubform|form|page)?[\s_\-.#\[\]\d]*",
    re.IGNORECASE,
)
RADIO = 1 << 15
BUTTON = 1 << 16
BESIDE, ABOVE = 260.0, 26.0


class Field(NamedTuple):
    """One field as filled in: its name, its answer, its page (from 0), and where it stands."""

    name: str
    value: str
    page: int
    box: tuple[float, float, float, float] | None
    ticked: bool


class Form(NamedTuple):
    """What was found: the fields, whether the PDF would act, whether files are packed in."""

    fields: list[Field]
    acts: bool
    files: bool


def form_of(content: bytes) -> Form:
    """Read the fields; a PDF whose inner list cannot be followed has none."""
    from io import BytesIO

    import pikepdf

    try:
        with pikepdf.open(BytesIO(content), attempt_recovery=True) as pdf:
            root = pdf.Root
            pages = _pages_of_widgets(pdf)
            fields = list(_fields(root, pages))
            if not any(field.value for field in fields):
                fields = [Field(*one, 0, None, ticked=False) for one in pdf_xfa.answers(root)]
            return Form(fields[:MOST_FIELDS], _acts(pdf), _has_files(root))
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError, RuntimeError):
        # a damaged list of fields: its pages may be read all the same
        return Form([], b"/JavaScript" in content or b"/Launch" in content, files=False)


def _pages_of_widgets(pdf: Any) -> Mapping[tuple[int, int], int]:  # noqa: ANN401 - pikepdf
    found: dict[tuple[int, int], int] = {}
    for number, page in enumerate(pdf.pages):
        for one in page.obj.get("/Annots", []):
            if len(found) < MOST_FIELDS and one.objgen != (0, 0):
                found[one.objgen] = number
    return found


def _fields(root: Any, pages: Mapping[tuple[int, int], int]) -> Iterator[Field]:  # noqa: ANN401
    form = root.get("/AcroForm")
    if form is None:
        return
    waiting: list[tuple[Any, str, Mapping[str, Any], int]] = [
        (one, "", {}, 0) for one in form.get("/Fields", [])
    ]
    seen = 0
    while waiting and seen < MOST_FIELDS:
        field, above, handed_down, depth = waiting.pop(0)
        seen += 1
        has = {
            name: field.get(name, handed_down.get(name)) for name in ("/FT", "/V", "/Ff", "/Opt")
        }
        part = _text(field.get("/T"))
        name = ".".join(filter(None, (above, part)))
        kids = list(field.get("/Kids", []))
        children = [kid for kid in kids if "/T" in kid]
        if children and depth < DEEPEST:
            waiting[:0] = [(kid, name, has, depth + 1) for kid in children]
        else:
            yield from _filled_in(field, name, has, [kid for kid in kids if "/T" not in kid], pages)


def _filled_in(
    field: Any,  # noqa: ANN401 - pikepdf
    name: str,
    has: Mapping[str, Any],
    widgets: Sequence[Any],
    pages: Mapping[tuple[int, int], int],
) -> Iterator[Field]:
    said = _text(field.get("/TU")) or name
    kind, flags = str(has["/FT"]), int(has["/Ff"] or 0)
    places = list(widgets) or [field]
    if kind == "/Btn" and flags & BUTTON:
        return
    if kind != "/Btn":
        value = _typed(has["/V"], has["/Opt"])
        yield Field(said, value, *_place(places[0], pages), ticked=False)
        return
    for number, widget in enumerate(places):
        state = str(widget.get("/AS", has["/V"] if len(places) == 1 else "/Off"))
        if state in {"/Off", "None", ""}:
            continue
        own = _text(widget.get("/TU")) or said
        value = _choice(state, number, has["/Opt"]) if flags & RADIO or len(places) > 1 else "Yes"
        yield Field(own, value, *_place(widget, pages), ticked=True)


def _choice(state: str, number: int, options: Any) -> str:  # noqa: ANN401 - pikepdf
    """What a chosen button stands for; its name, or the word listed for it."""
    name = state.lstrip("/")
    if options is not None:
        at = int(name) if name.isdigit() else number
        if at < len(options):
            return _text(options[at])
    return name


def _typed(value: Any, options: Any) -> str:  # noqa: ANN401 - pikepdf
    import pikepdf

    if value is None:
        return ""
    if isinstance(value, pikepdf.Array):
        return "; ".join(filter(None, (_typed(one, options) for one in value)))
    text = _text(value)
    for option in options or []:
        if isinstance(option, pikepdf.Array) and len(option) > 1 and _text(option[0]) == text:
            return _text(option[1])
    return text


def _text(value: Any) -> str:  # noqa: ANN401 - pikepdf
    import pikepdf

    if value is None:
        return ""
    if isinstance(value, pikepdf.Stream):
        return value.read_bytes()[:100_000].decode("latin-1")
    if isinstance(value, pikepdf.Dictionary | pikepdf.Array):
        return ""
    return str(value).lstrip("/") if isinstance(value, pikepdf.Name) else str(value)


def _place(
    widget: Any,  # noqa: ANN401 - pikepdf
    pages: Mapping[tuple[int, int], int],
) -> tuple[int, tuple[float, float, float, float] | None]:
    page = pages.get(widget.objgen, 0)
    rectangle = widget.get("/Rect")
    if rectangle is None or len(rectangle) != 4:  # noqa: PLR2004 - corners
        return page, None
    x, y, other_x, other_y = (float(one) for one in rectangle)
    return page, (min(x, other_x), min(y, other_y), max(x, other_x), max(y, other_y))


def _acts(pdf: Any) -> bool:  # noqa: ANN401 - pikepdf
    """Whether anything in it would run, start or send something."""
    import pikepdf

    for number, one in enumerate(pdf.objects):
        if number > MOST_OBJECTS:
            break
        if isinstance(one, pikepdf.Dictionary) and _does_something(one):
            return True
    return _does_something(pdf.Root)


def _does_something(one: Any) -> bool:  # noqa: ANN401 - pikepdf
    import pikepdf

    if "/JS" in one or ("/S" in one and str(one.S) in DOES_SOMETHING):
        return True
    inner = [one.get(name) for name in ("/A", "/AA", "/OpenAction", "/Names")]
    for found in inner:
        if isinstance(found, pikepdf.Dictionary):
            if "/JS" in found or str(found.get("/S", "")) in DOES_SOMETHING:
                return True
            if "/JavaScript" in found:
                return True
            for value in found.values():
                is_one = isinstance(value, pikepdf.Dictionary)
                if is_one and str(value.get("/S", "")) in DOES_SOMETHING:
                    return True
    return False


def _has_files(root: Any) -> bool:  # noqa: ANN401 - pikepdf
    names = root.get("/Names")
    return names is not None and "/EmbeddedFiles" in names


def labelled(form: Form, rows: Sequence[Sequence[Line]]) -> Iterator[Labelled]:
    """The answers with their labels; ``rows`` are the lines of each page."""
    for field in form.fields:
        if not field.value.strip():
            continue
        label = _last(field.name)
        if UNTOLD.fullmatch(label):
            lines = rows[field.page] if field.page < len(rows) else []
            label = _printed_beside(field, lines) or label
        yield Labelled(label, field.value, f"page {field.page + 1}")


def _last(name: str) -> str:
    """The own part of a name such as ``form1[0].page1[0].PupilName[0]``."""
    own = re.sub(r"\[\d+\]", "", name)
    return own.rpartition(".")[2].strip() if re.fullmatch(r"[\w.\-# ]+", own) else own


def _printed_beside(field: Field, rows: Sequence[Line]) -> str:
    """What stands to the left of a field (a box to tick: to its right), else above it."""
    if field.box is None:
        return ""
    left, bottom, right, top = field.box
    level, above = [], []
    for piece in (piece for row in rows for piece in row):
        middle = (piece.bottom + piece.top) / 2
        if bottom - 2 <= middle <= top + 2:
            level.append(piece)
        elif 0 <= piece.bottom - top < ABOVE and piece.left < right and piece.right > left:
            above.append(piece)
    before = [piece for piece in level if piece.right <= left + 2 and left - piece.right < BESIDE]
    after = [piece for piece in level if piece.left >= right - 2 and piece.left - right < BESIDE]
    nearest = _nearest(before, after, above, ticked=field.ticked)
    return nearest.text if nearest is not None else ""


def _nearest(
    before: Sequence[Piece], after: Sequence[Piece], above: Sequence[Piece], *, ticked: bool
) -> Piece | None:
    if ticked and after:
        return min(after, key=lambda piece: piece.left)
    if before:
        return max(before, key=lambda piece: piece.right)
    return min(above, key=lambda piece: piece.bottom, default=None)

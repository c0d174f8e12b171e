"""How text looks in a workbook and a Word document: whether it can be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from daysix.paper.gate.package import all_of, attribute, first, tag_of, words_of
from daysix.paper.gate.sheets import VISIBLE, Values, cells, is_filled, kept_headings, sheets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.paper.gate.package import Package

VANISHES = ("vanish", "specVanish", "webHidden")
OFF = frozenset({"0", "false", "off", "none"})
TINY_HALVES, TINY = 5, 2.5
"""Letters up to two and a half points, in Word's half points and in points."""
WHITE = frozenset({"FFFFFF", "FEFEFE", "FDFDFD", "FCFCFC"})
NO_FILL = frozenset({"none", "gray125", ""})
BLANK_FORMAT = ";;;"
ACROSS = ("tcPr", "tblPr", "pPr")
WHITE_THEME = "background1"


# Word


def hidden_runs(file: Package) -> Iterator[tuple[str, Any, str]]:
    """Runs of a Word document that do not show: the part, the run, its text."""
    styles = _hiding_styles(file)
    for name in file.named("word/"):
        if name.rpartition("/")[2].startswith(("styles", "settings", "numbering", "fontTable")):
            continue
        for run in all_of(file.tree(name), "r"):
            text = "".join(each.text or "" for each in all_of(run, "t"))
            if text.strip() and _is_hidden(run, styles):
                yield name, run, text


def fallbacks(file: Package) -> Iterator[tuple[str, Any, str]]:
    """What is given to older programs and says more: the part, the element, its text."""
    for name in file.named("word/"):
        for given in all_of(file.tree(name), "AlternateContent"):
            new = {word for one in all_of(given, "Choice") for word in words_of(one).split()}
            for older in all_of(given, "Fallback"):
                text = " ".join(word for word in words_of(older).split() if word not in new)
                if text:
                    yield name, older, text


def _hiding_styles(file: Package) -> set[str]:
    for name in file.linked(file.main, "styles"):
        return {
            attribute(style, "styleId")
            for style in all_of(file.tree(name), "style")
            for properties in style
            if tag_of(properties) == "rPr" and _hides(properties, style)
        }
    return set()


def _is_hidden(run: Any, styles: set[str]) -> bool:
    own = next((each for each in run if tag_of(each) == "rPr"), None)
    named = [own] if own is not None else []
    paragraph = next((up for up in run.iterancestors() if tag_of(up) == "p"), None)
    if paragraph is not None:
        named += [each for each in paragraph if tag_of(each) == "pPr"]
    used = {
        attribute(each, "val")
        for properties in named
        for each in properties
        if tag_of(each) in {"rStyle", "pStyle"}
    }
    row = next((up for up in run.iterancestors() if tag_of(up) == "tr"), None)
    in_row = row is not None and any(
        _is_on(each) for kept in row if tag_of(kept) == "trPr" for each in all_of(kept, "hidden")
    )
    return in_row or bool(used & styles) or (own is not None and _hides(own, run))


def _hides(properties: Any, holder: Any) -> bool:
    for each in properties:
        tag = tag_of(each)
        if tag in VANISHES and _is_on(each):
            return True
        if tag == "sz" and attribute(each, "val").isdigit():
            if int(attribute(each, "val")) <= TINY_HALVES:
                return True
        elif tag == "color" and _is_white(each) and not _has_ground(properties, holder):
            return True
    return False


def _is_on(element: Any) -> bool:
    return attribute(element, "val", "true").lower() not in OFF


def _is_white(colour: Any) -> bool:
    theme = attribute(colour, "themeColor")
    shaded = attribute(colour, "themeShade") or attribute(colour, "themeTint")
    if theme:
        return theme == WHITE_THEME and not shaded
    return attribute(colour, "val").upper() in WHITE


def _has_ground(properties: Any, holder: Any) -> bool:
    """Whether white letters stand on a colour: of the run, the paragraph, the cell or a shape."""
    if any(_is_dark(each) for each in all_of(properties, "shd", "highlight")):
        return True
    for up in holder.iterancestors():
        if tag_of(up) in {"txbxContent", "wsp", "shape", "textbox", "styles", "style"}:
            return True  # a shape has a ground of its own; a style may be used on one
        for kept in up:
            if tag_of(kept) in ACROSS and any(_is_dark(each) for each in all_of(kept, "shd")):
                return True
        if tag_of(up) in {"tc", "tbl"} and first(up, "tblStyle") is not None:
            return True
    return False


def _is_dark(ground: Any) -> bool:
    if tag_of(ground) == "highlight":
        return attribute(ground, "val").lower() not in {"white", "none"}
    fill = attribute(ground, "fill").upper()
    theme = attribute(ground, "themeFill")
    return (bool(theme) and theme != WHITE_THEME) or fill not in {"", "AUTO", *WHITE}


# workbooks


def hidden_cells(file: Package) -> Iterator[tuple[str, Any, str]]:
    """Filled cells of visible sheets that do not show: the part, the cell, where it is."""
    hiding = _hiding_styles_of_cells(file)
    if not hiding:
        return
    values = Values(file)
    for sheet in sheets(file):
        if sheet.state != VISIBLE:
            continue
        top = file.tree(sheet.part)
        headings = kept_headings(file, sheet.part)  # a table gives its headings a ground
        for cell in cells(top):
            if int(cell.get("s", "0") or 0) not in hiding or cell.get("r") in headings:
                continue
            if is_filled(cell) and values.text(cell):
                yield sheet.part, cell, f"{sheet.name}!{cell.get('r', '')}"


def _hiding_styles_of_cells(file: Package) -> set[int]:
    part = next(iter(file.linked(file.main, "styles")), "")
    top = file.maybe(part)
    if top is None:
        return set()
    fonts = [_font_hides(each) for each in _list(top, "fonts")]
    fills = [_is_unfilled(each) for each in _list(top, "fills")]
    blank = {
        int(each.get("numFmtId", "0"))
        for each in all_of(top, "numFmt")
        if each.get("formatCode", "").replace('"', "").replace(" ", "") == BLANK_FORMAT
    }
    found = set()
    for at, each in enumerate(_list(top, "cellXfs")):
        font, fill = int(each.get("fontId", "0") or 0), int(each.get("fillId", "0") or 0)
        hides = fonts[font] if font < len(fonts) else ""
        unfilled = fills[fill] if fill < len(fills) else True
        if (
            hides == "tiny"
            or (hides == "white" and unfilled)
            or int(each.get("numFmtId", "0") or 0) in blank
        ):
            found.add(at)
    return found


def _list(top: Any, tag: str) -> list[Any]:
    found = first(top, tag)
    return [] if found is None else list(found)


def _font_hides(font: Any) -> str:
    for each in font:
        if tag_of(each) == "sz" and float(each.get("val") or 11) <= TINY:
            return "tiny"
    colour = first(font, "color")
    if colour is None:
        return ""
    plain = colour.get("rgb", "").upper()[-6:] in WHITE
    themed = colour.get("theme") == "0" and not float(colour.get("tint") or 0)
    return "white" if plain or themed or colour.get("indexed") in {"1", "9"} else ""


def _is_unfilled(fill: Any) -> bool:
    pattern = first(fill, "patternFill")
    if pattern is None:
        return first(fill, "gradientFill") is None
    if pattern.get("patternType", "") in NO_FILL:
        return True
    front = first(pattern, "fgColor")
    if front is None:
        return False
    plain = front.get("rgb", "").upper()[-6:] in WHITE
    return plain or (front.get("theme") == "0" and not float(front.get("tint") or 0))

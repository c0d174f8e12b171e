"""How the team workbook looks: one quiet palette, and never colour alone."""

from __future__ import annotations

from daysix.workbook.columns import CALC, SNAP, Column

INK, MUTED = "#1F2933", "#52606D"
LINE, BAND, WHITE = "#DDE3E9", "#F1F4F6", "#FFFFFF"
TEAL, TEAL_MID, TEAL_PALE = "#17505F", "#3F7F8F", "#E6F0F2"
RED, AMBER, SAND = "#9B1C1C", "#8A5300", "#C9A45C"
RED_PALE, AMBER_PALE = "#FBEAEA", "#FDF3E1"

FONT, SIZE = "Calibri", 11
ROW, HEADER_ROW = 20.0, 34.0

TABS = {"day": TEAL, "cases": TEAL_MID, "support": SAND, "set-up": MUTED}

_CELL: dict[str, object] = {
    "font_color": INK,
    "bg_color": WHITE,
    "valign": "vcenter",
    "bottom": 1,
    "bottom_color": LINE,
}
_HEAD: dict[str, object] = {
    "bold": True,
    "font_color": WHITE,
    "valign": "vcenter",
    "border": 1,
    "border_color": WHITE,
}
_PAGE: dict[str, object] = {"font_color": INK, "valign": "vcenter", "bg_color": WHITE}
_TILE: dict[str, object] = {"bg_color": TEAL_PALE, "align": "center"}
_LINE: dict[str, object] = {**_PAGE, "bottom": 1, "bottom_color": LINE}

LEFT = frozenset({"date", "datetime", "time"})
CENTRE = frozenset({"number", "days", "percent"})

PAGE_LOOKS: dict[str, dict[str, object]] = {
    "text": _PAGE,
    "muted": {**_PAGE, "font_color": MUTED, "font_size": 10},
    "muted date": {
        **_PAGE,
        "font_color": MUTED,
        "font_size": 10,
        "num_format": "d mmm yyyy",
        "align": "left",
    },
    "wrap": {**_PAGE, "text_wrap": True, "valign": "top"},
    "council": {**_PAGE, "font_color": MUTED, "font_size": 12},
    "title": {
        **_PAGE,
        "bold": True,
        "font_size": 24,
        "font_color": TEAL,
        "num_format": "dddd d mmmm yyyy",
        "align": "left",
    },
    "banner": {**_PAGE, "bg_color": AMBER_PALE, "font_color": AMBER, "indent": 1},
    "count": {**_TILE, "bold": True, "font_size": 24, "font_color": TEAL, "valign": "vcenter"},
    "count red": {**_TILE, "bold": True, "font_size": 24, "font_color": RED, "valign": "vcenter"},
    "count label": {**_TILE, "font_size": 10, "font_color": MUTED, "valign": "top"},
    "section": {
        **_PAGE,
        "bold": True,
        "font_size": 14,
        "font_color": TEAL,
        "bottom": 2,
        "bottom_color": TEAL,
    },
    "section note": {
        **_PAGE,
        "font_size": 10,
        "font_color": MUTED,
        "align": "right",
        "bottom": 2,
        "bottom_color": TEAL,
    },
    "head": {**_PAGE, "font_size": 10, "font_color": MUTED, "bold": True},
    "head number": {**_PAGE, "font_size": 10, "font_color": MUTED, "bold": True, "align": "right"},
    "line": _LINE,
    "line fit": {**_LINE, "shrink": True},
    "line sign": {**_LINE, "align": "center", "bold": True, "font_color": TEAL},
    "line date": {**_LINE, "num_format": "ddd d mmm", "align": "left", "bold": True},
    "line number": {**_LINE, "num_format": "0", "align": "right"},
    "line days": {**_LINE, "num_format": "0.0", "align": "right"},
    "line month": {**_LINE, "num_format": "mmm yyyy", "align": "left"},
    "day": {**_LINE, "num_format": "dd mmm yyyy", "align": "left"},
    "day name": {**_LINE, "num_format": "ddd", "font_color": MUTED, "align": "left"},
    "key": {**_PAGE, "font_color": MUTED, "num_format": "0"},
    "input": {**_PAGE, "border": 1, "border_color": TEAL_MID, "bold": True, "align": "left"},
    "input date": {
        **_PAGE,
        "border": 1,
        "border_color": TEAL_MID,
        "bold": True,
        "num_format": "dd mmm yyyy",
        "align": "left",
    },
    "result": {
        **_PAGE,
        "bg_color": TEAL_PALE,
        "bold": True,
        "font_color": TEAL,
        "num_format": "dddd d mmmm yyyy",
        "align": "left",
    },
    "formula": {
        **_PAGE,
        "font_name": "Consolas",
        "font_size": 10,
        "font_color": MUTED,
        "text_wrap": True,
    },
    "hidden": {**_PAGE, "num_format": ";;;", "font_size": 8},
    "column head": {**_HEAD, "bg_color": TEAL, "align": "center"},
    "run": {**_LINE, "align": "center", "num_format": "0", "bg_color": BAND},
    "late": {"font_color": RED, "bold": True, "bg_color": RED_PALE},
    "fix": {"font_color": RED, "bold": True},
    "look": {"font_color": AMBER, "bold": True},
    "quiet": {"font_color": MUTED},
}
"""Looks of the pages laid out by hand, and of cells that meet a rule."""


def cell_look(column: Column, *, wrapped: bool = False, middle: bool = False) -> dict[str, object]:
    """The look of a table's cell: shaded where it is worked out for you."""
    look = {**_CELL, "num_format": column.format, "locked": column.filled == CALC}
    if column.type in LEFT:
        look["align"] = "left"
    elif column.type in CENTRE:
        look["align"] = "center"
    if column.type == "link":
        look |= {"font_color": TEAL, "underline": 1}
    if column.filled == CALC:
        look["bg_color"] = BAND
    if wrapped:
        look |= {"text_wrap": True, "valign": "vcenter" if middle else "top"}
    return look


def head_look(column: Column) -> dict[str, object]:
    """The look of a column's name: dark where the team types, grey where it is filled for them."""
    grey = {CALC: MUTED, SNAP: TEAL_MID}
    return {**_HEAD, "bg_color": grey.get(column.filled, TEAL)}

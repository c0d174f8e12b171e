"""How the results workbook looks: a quiet palette, and never colour alone.

Every level has its word and its sign as well, so that the pages can be read in black and white.
"""

from __future__ import annotations

from daysix.jobs.results.today import LATER, OLDER, OVERDUE, SOON, TODAY, UNTOLD, WEEK

INK, MUTED, FAINT = "#1F2933", "#616E7C", "#9AA5B1"
LINE, BAND, WHITE = "#DDE3E9", "#F3F6F8", "#FFFFFF"
TEAL, TEAL_LIGHT, TEAL_PALE = "#17505F", "#D5E6EA", "#EAF3F5"
RED, AMBER = "#9B1C1C", "#8A5300"
DAY, DAY_AND_YEAR = "ddd d mmm", "ddd d mmm yyyy"

SIGNS = {OVERDUE: "▲", TODAY: "●", WEEK: "◆", SOON: "○", LATER: "", OLDER: "△", UNTOLD: "◇"}

_TEXT = {"font_color": INK, "valign": "top", "indent": 0}
_CELL = {**_TEXT, "bottom": 1, "bottom_color": LINE}
_WRAP = {**_CELL, "text_wrap": True}
_GROUP = {"bold": True, "font_size": 12, "valign": "vcenter", "bg_color": BAND}
_HEAD = {
    "bold": True,
    "font_color": WHITE,
    "bg_color": TEAL,
    "valign": "vcenter",
    "text_wrap": True,
}
_MARK = {"font_size": 8, "align": "center", "valign": "vcenter"}

STYLES: dict[str, dict[str, object]] = {
    "": {**_TEXT},
    "title": {"bold": True, "font_size": 20, "font_color": TEAL, "valign": "vcenter"},
    "counts": {"font_size": 13, "font_color": INK, "valign": "vcenter"},
    "muted": {"font_color": MUTED, "font_size": 9, "valign": "vcenter"},
    "muted wrap": {"font_color": MUTED, "font_size": 9, "valign": "top", "text_wrap": True},
    "head": _HEAD,
    "head days": {**_HEAD, "align": "center"},
    "head days bold": {**_HEAD, "align": "center"},
    "head link": {**_HEAD, "align": "right"},
    "cell": _CELL,
    "bold": {**_TEXT, "bold": True},
    "wrap": _WRAP,
    "day": {**_CELL, "num_format": DAY, "align": "left", "bold": True},
    "date": {**_TEXT, "num_format": DAY_AND_YEAR, "align": "left"},
    "centre": {**_TEXT, "align": "center"},
    "head centre": {**_HEAD, "align": "center"},
    "days": {**_TEXT, "num_format": "0.0", "align": "center"},
    "days bold": {**_TEXT, "num_format": "0.0", "align": "center", "bold": True},
    "link": {**_CELL, "font_color": TEAL, "underline": 1, "align": "right"},
    "link line": {
        "font_color": TEAL,
        "underline": 1,
        "font_size": 9,
        "valign": "vcenter",
        "indent": 2,
    },
    "good news": {"indent": 2, "font_color": MUTED, "italic": True, "valign": "vcenter"},
    "question": {**_CELL, "font_color": MUTED, "align": "center"},
    f"group {OVERDUE}": {**_GROUP, "font_color": RED},
    f"group {TODAY}": {**_GROUP, "font_color": AMBER},
    f"group {WEEK}": {**_GROUP, "font_color": TEAL},
    f"group {SOON}": {**_GROUP, "font_color": INK},
    "group": {**_GROUP, "font_color": INK},
    f"sign {OVERDUE}": {**_CELL, "font_color": RED, "align": "center"},
    f"sign {TODAY}": {**_CELL, "font_color": AMBER, "align": "center"},
    f"sign {WEEK}": {**_CELL, "font_color": TEAL, "align": "center"},
    f"sign {SOON}": {**_CELL, "font_color": MUTED, "align": "center"},
    "month": {"bold": True, "font_size": 9, "font_color": TEAL, "valign": "bottom"},
    "axis": {**_MARK, "font_color": MUTED, "bottom": 1, "bottom_color": LINE},
    "axis weekend": {**_MARK, "font_color": FAINT, "bottom": 1, "bottom_color": LINE},
    "axis today": {**_MARK, "bold": True, "font_color": WHITE, "bg_color": AMBER},
    "day zero": {**_MARK, "bold": True, "font_color": TEAL, "border": 1, "border_color": TEAL},
    "counted": {**_MARK, "font_color": INK, "bg_color": TEAL_LIGHT},
    "due": {**_MARK, "bold": True, "font_color": WHITE, "bg_color": TEAL},
    "skipped": {**_MARK, "font_color": MUTED, "bg_color": BAND},
}

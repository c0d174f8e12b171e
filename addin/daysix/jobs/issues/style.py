"""How the issues workbook looks: as the results workbook, with a look for each level."""

from __future__ import annotations

from daysix.jobs.results.style import AMBER, DAY_AND_YEAR, INK, LINE, MUTED, RED, TEAL
from daysix.jobs.results.style import STYLES as RESULTS

_CELL = {"valign": "top", "text_wrap": True, "bottom": 1, "bottom_color": LINE}
_LEVEL = {**_CELL, "bold": True}

STYLES: dict[str, dict[str, object]] = {
    **RESULTS,
    "muted wrap": {**_CELL, "font_color": MUTED, "font_size": 9},
    "aside": {**_CELL, "font_color": MUTED, "italic": True},
    "where": {**_CELL, "font_color": TEAL, "underline": 1},
    "day seen": {**_CELL, "font_color": INK, "num_format": DAY_AND_YEAR, "align": "left"},
    "number": {**_CELL, "font_color": INK, "num_format": "#,##0", "align": "center"},
    "level error": {**_LEVEL, "font_color": RED},
    "level query": {**_LEVEL, "font_color": AMBER},
    "level duty": {**_LEVEL, "font_color": RED},
    "level note": {**_LEVEL, "font_color": MUTED},
}

"""To the referrer, before the panel: what is missing."""

from __future__ import annotations

from daysix.letters._letter import CHILD, MISSING, PANEL, PANEL_DAY, REFERRER, Letter
from daysix.paper.blocks import Bullets, Paragraph
from daysix.paper.fields import Field

LETTER = Letter(
    "Request for papers",
    to=REFERRER,
    about="To the referrer, before the panel: what is missing.",
    heading="{{ child }}: papers we still need",
    own=(
        CHILD,
        PANEL,
        PANEL_DAY,
        MISSING,
        Field("papers_by", "the day papers go out", "Wed 2 Dec 2026"),
    ),
    body=(
        Paragraph(
            "{{ child }} is to be heard by the {{ panel }} on {{ panel_day }}. These "
            "papers are missing."
        ),
        Paragraph("{%p for one in missing %}"),
        Bullets(("{{ one }}",)),
        Paragraph("{%p endfor %}"),
        Paragraph(
            "Please send them by {{ papers_by or 'return' }}, by secure mail. Without"
            " them the panel may have to put the case off."
        ),
    ),
)

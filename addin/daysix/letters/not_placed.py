"""To parents: a school refused the place, and what is done about it."""

from __future__ import annotations

from daysix.letters._letter import ASK, CHILD, NEW_SCHOOL, PANEL, PANEL_DAY, PARENT, Letter
from daysix.paper.blocks import Paragraph

LETTER = Letter(
    "Outcome - refused",
    to=PARENT,
    about="To parents: a school refused the place, and what is done about it.",
    heading="{{ child }}: the school has refused",
    own=(
        CHILD,
        PANEL,
        PANEL_DAY,
        NEW_SCHOOL,
    ),
    body=(
        Paragraph(
            "The {{ panel }} met on {{ panel_day }} and asked {{ school }} to take {{"
            " child }}. The school has told us that it will not."
        ),
        Paragraph(
            "We do not leave it there. We are looking at whether the school must be "
            "required to admit {{ child }}, and at other schools, and I will write to"
            " you again with what is decided."
        ),
        Paragraph(
            "{{ child }} has a right to education meanwhile. If there is none in "
            "place now, please tell me today.",
            "notice",
        ),
        Paragraph(
            "Where you applied for a place yourself and it was refused, the school "
            "tells you how to appeal, and by when."
        ),
        ASK,
    ),
    decisions=frozenset({"REFUSED"}),
)

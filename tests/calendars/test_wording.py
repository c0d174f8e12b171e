"""What a line of a term-date list means; what could mean two things is said to be unclear."""

from __future__ import annotations

import pytest

from daysix.calendars import wording
from daysix.calendars.wording import kind_of


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Term day (Week 1)", wording.SCHOOL_DAY),
        ("Day 1 (Week 1)", wording.SCHOOL_DAY),
        ("School days", wording.SCHOOL_DAY),
        ("World Book Day 2027", None),
        ("Sports day", None),
        ("Autumn Term", wording.TERM),
        ("Term 3", wording.TERM),
        ("Half-term", wording.HALF_TERM),
        ("February half term", wording.HALF_TERM),
        ("HALFTERM", wording.HALF_TERM),
        ("Half-term holiday", wording.HALF_TERM),
        ("Summer holiday", wording.HOLIDAY),
        ("School holidays", wording.HOLIDAY),
        ("Easter break", wording.HOLIDAY),
        ("Break duty rota", None),
        ("Holiday club for years 3 to 6", None),
        ("INSET day", wording.INSET),
        ("Staff training day, school closed", wording.INSET),
        ("Non-pupil day", wording.INSET),
        ("Disaggregated Day", wording.INSET),
        ("Twilight INSET", wording.UNCLEAR),
        ("Disaggregated twilight INSET", wording.INSET),
        ("Insetting of windows", None),
        ("Bank holiday", wording.BANK),
        ("Good Friday", wording.BANK),
        ("New Year’s Day", wording.BANK),
        ("School closed (snow)", wording.CLOSURE),
        ("Autumn term starts", wording.TERM_START),
        ("First day of term", wording.TERM_START),
        ("Term 2 ends", wording.TERM_END),
        ("Last day of the spring term", wording.TERM_END),
        ("School closes for Christmas", wording.UNCLEAR),
        ("Last day before half-term", wording.UNCLEAR),
        ("Half-term starts", wording.UNCLEAR),
        ("Term starts and ends", wording.UNCLEAR),
        ("Pupils return", wording.UNCLEAR),
        ("Library opens", None),
        ("Parents' evening", None),
        ("", None),
    ],
)
def test_the_words_of_a_line(text, kind):
    assert kind_of(text) == kind


@pytest.mark.parametrize(
    ("text", "answer"), [("Autumn", True), ("Spring 1", True), ("Michaelmas", True), ("Bob", False)]
)
def test_a_bare_season(text, answer):
    assert wording.names_a_season(text) is answer

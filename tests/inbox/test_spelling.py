"""Weighty words with a slip in them are read as they are meant, and no others."""

from __future__ import annotations

import pytest

from daysix.inbox.spelling import mended


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("exlusion", "exclusion"),
        ("exculsion", "exclusion"),
        ("exclution", "exclusion"),
        ("Exluded", "Excluded"),
        ("SUPENDED", "SUSPENDED"),
        ("suspened", "suspended"),
        ("suspention", "suspension"),
        ("permenant", "permanent"),
        ("permanantly", "permanently"),
        ("perminently", "permanently"),
        ("reinstaed", "reinstated"),
        ("independant", "independent"),
    ],
)
def test_a_slip_in_a_weighty_word_is_read_as_what_is_meant(typed, meant):
    assert mended(f"the {typed} of") == f"the {meant} of"


@pytest.mark.parametrize(
    "word",
    [
        "excursion",
        "explosion",
        "expansion",
        "extended",
        "included",
        "suspected",
        "suspicion",
        "pertinent",
        "prominent",
        "excused",
        "expulsion",
        "withdraws",
        "independence",
        "governor",
        "extension",
    ],
)
def test_a_word_of_its_own_stays(word):
    assert mended(word) == word

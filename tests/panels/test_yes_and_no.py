"""A Yes/No cell with words of somebody's own: what protects a child counts where it is unclear."""

from __future__ import annotations

import pytest

from daysix.panels.words import may_be_no, may_be_yes


@pytest.mark.parametrize(
    ("cell", "yes", "no"),
    [
        (None, False, False),
        ("  ", False, False),
        ("Y", True, False),
        (" yes ", True, False),
        (True, True, False),
        ("TRUE", True, False),
        ("N", False, True),
        ("no", False, True),
        (False, False, True),
        ("Y - court order", True, True),
        ("No - refuge", True, True),
        ("ask first", True, True),
    ],
)
def test_what_is_unclear_may_be_either(cell, yes, no):
    assert may_be_yes(cell) is yes
    assert may_be_no(cell) is no

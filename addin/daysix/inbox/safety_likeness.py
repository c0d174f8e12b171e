"""Whether words are more like a concern for a child or like the day's business.

Two words of everyday come together by chance in any long mail: a chair and some money, a flat and
home. Where only such a chance pair was seen, the words around it are asked. Every word has a small
weight, learnt once by ``tests/benchmarks/safeguarding_likeness.py`` from our own passages and mails
and kept as a table that can be read; no name of a person is in it.
"""

from __future__ import annotations

from functools import cache
from math import sqrt
from typing import TYPE_CHECKING

from daysix import data
from daysix.inbox.likeness import stems_of

if TYPE_CHECKING:
    from collections.abc import Sequence

EVERY, SPREAD = "(every passage)", 4.0


@cache
def _weights() -> dict[str, float]:
    return {row["word"]: float(row["weight"]) for row in data.rows("safeguarding_likeness")}


def like_concern(words: Sequence[str]) -> float:
    """Above nothing if the words are more like a concern, below if more like business."""
    weights = _weights()
    known = [weights[stem] for stem in {*stems_of(words)} if stem in weights]
    return weights[EVERY] + SPREAD / sqrt(len(known) or 1) * sum(known)

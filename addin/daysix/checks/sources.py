"""Sources several checks cite that no rule of the rulebook has a file for."""

from __future__ import annotations

from daysix.law.identifier_rules import RULES
from daysix.law.rule import Citation

UPN_GUIDE, SCHOOL_NUMBERS = RULES[0].cites[0], RULES[2].cites[0]
"""How a pupil is numbered, and how a school is (ID-01 and ID-03)."""
SESSIONS = Citation("DfE suspensions and permanent exclusions methodology", "length")
"""A session is half a school day (STA-04)."""


def code_set(at: str) -> Citation:
    """Cite the Common Basic Data Set, from which the school census takes its codes."""
    return Citation("DfE Common Basic Data Set", at, edition="May 2026", confidence="secondary")

"""To the council where the child lives, which owes education from the sixth school day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.letters._case import NOT_THIS, NOW_IT_IS, OfCase, Stands, is_permanent
from daysix.letters._fields import (
    DAY_SIX,
    DEAR,
    FIRST_DAY,
    GOVERNORS_BY,
    HOME,
    HOW_COUNTED,
    SCHOOL_OUT,
    WORKED,
)
from daysix.letters._letter import BORN, CHILD, HOME_COUNCIL, YEAR, Letter
from daysix.letters._told import was_told
from daysix.paper.blocks import Facts, Paragraph
from daysix.paper.fields import Field

if TYPE_CHECKING:
    from daysix.letters._case import CaseNow


def _stands(now: CaseNow) -> Stands:
    if why := is_permanent(now):
        return why
    if not now.home_council:
        return Stands(NOT_THIS, "the row names no other council as the child's home")
    return was_told(now, "HomeLANotified", "the home council") or NOW_IT_IS


LETTER = Letter(
    "Home council notice",
    to=HOME_COUNCIL,
    about="To the council where the child lives: a permanent exclusion, and what it owes.",
    heading="{{ child }}: permanently excluded from a school in our area",
    own=(
        CHILD,
        DEAR,
        BORN,
        YEAR,
        Field("home_address", "the child's address", "4 Lark Rise, ZZ1 1AA"),
        SCHOOL_OUT,
        FIRST_DAY,
        DAY_SIX,
        GOVERNORS_BY,
        HOME,
        WORKED,
    ),
    body=(
        Paragraph(
            "{{ child }} lives in the area of {{ home_council }} and was permanently excluded from "
            "a school in ours. Your council owes full-time education from {{ day_six }}."
        ),
        Facts(
            (
                ("Child", "{{ child }}"),
                ("Date of birth", "{{ born or 'not given' }}"),
                ("Year group", "{{ year or 'not given' }}"),
                ("Address", "{{ home_address }}"),
                ("Excluded from", "{{ school_now }}"),
                ("First day of the exclusion", "{{ first_day }}"),
                ("Sixth school day", "{{ day_six }}"),
                ("Governors decide by", "{{ governors_by }}"),
            )
        ),
        Paragraph(
            "Please tell me who deals with it in your council, where {{ child }} is taught from "
            "then on, and the day it starts. I will tell you what the governors decide."
        ),
    ),
    dear="{{ dear }}",
    after=HOW_COUNTED,
    of=OfCase(
        _stands,
        dates=(("day_six", "ED-02"), ("governors_by", "GB-01")),
        marked=lambda _values: ("home_address",),
    ),
)

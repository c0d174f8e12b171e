"""The definitions behind ``law.identifiers``: pupil, learner, school and provider numbers."""

from __future__ import annotations

from datetime import date

from daysix.law.rule import Citation, Rule, Version

RULES = (
    Rule(
        "ID-01",
        title="Unique pupil number (UPN)",
        says="A check letter, three digits for the council, four for the school, two for the year, "
        "three for the place in it. Characters 2 to 13 are multiplied by their own position and "
        "added; the remainder on dividing by 23 picks the letter from a row without I, O and S. "
        "A number that ends in a letter is temporary.",
        cites=(Citation("DfE unique pupil numbers guide", "check letter", edition="v1.2, 2019"),),
        kind="definition",
        force=Version(date(2019, 6, 1)),
    ),
    Rule(
        "ID-02",
        title="Unique learner number (ULN)",
        says="Ten digits. The first nine are multiplied by 10 down to 2 and added; the tenth is 10 "
        "less the remainder on dividing by 11. A remainder of nought is never issued.",
        cites=(Citation("DfE ULN validation", "check digit", edition="v3, 2019"),),
        kind="definition",
        force=Version(date(2019, 1, 1)),
    ),
    Rule(
        "ID-03",
        title="School and provider numbers",
        says="A school's DfE number is three digits for the council and four for the school, often "
        "written 925/4001. A URN has five or six digits. A UKPRN has eight and begins with 1.",
        cites=(Citation("Get information about schools", "numbers", confidence="memory"),),
        kind="definition",
        force=Version(date(2012, 9, 1)),
    ),
)

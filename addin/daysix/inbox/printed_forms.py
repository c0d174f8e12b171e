"""What a form prints beside its answers: questions, hints, its key to the codes, what to do.

None of that was written by the school. "Kind of exclusion (suspension, or permanent exclusion)"
tells of neither, and a key that lists every reason names weapons and abuse in every form. The
answers are read apart, with their labels; here only the words that somebody typed are left.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from daysix.law import codes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from daysix.inbox.message import Paper

FEWEST = 3
"""Answers from which on a paper is a form."""
KEY = 4
"""Codes of reasons in one line that make it a key to them."""
_HINT = re.compile(r"\s*\([^()\n]{1,120}\)")
_QUESTION = re.compile(r"[^\t\n]{2,70}\([^()\n]{2,120}\)[\s:?]*")
_MARKS = " \t:.|*-–?"
_TWO_CAPITALS = re.compile(r"\b[A-Z]{2}\b")
_HOW_TO = re.compile(
    r"\b(?:please|kindly|must|should|do not|fill in|complete|use)\b[^\n]*"
    r"\b(?:complete|fill in|filled in|return (?:it|this|the form)|send (?:it|this|the form)|tell us"
    r"|this form|leave out|delete as|tick|attach (?:a|the|any)|guidance|securely|block capitals)\b"
    r"|^\s*(?:guidance|notes? (?:for|on)|how to (?:fill|complete)"
    r"|delete as (?:appropriate|applicable))\b",
    re.IGNORECASE,
)


def label_alone(label: str) -> str:
    """A question without the hint in brackets behind it."""
    return _HINT.sub("", label).strip() or label


def typed_in(paper: Paper) -> str:
    """The running words of a paper; of a form only those that it does not print itself."""
    if len(paper.labelled) < FEWEST:
        return paper.text
    answers: dict[str, set[str]] = {}
    for one in paper.labelled:
        answers.setdefault(_bare(one.label), {""}).add(_bare(one.value))
    lines = paper.text.split("\n")
    heads = {at for at, line in enumerate(lines) if _is_heading(line, answers)}
    return "\n".join(
        line
        for at, line in enumerate(lines)
        if at not in heads
        and not (at + 1 in heads and _explains(line, answers))
        and not _is_printed(line, answers)
    )


def _is_heading(line: str, answers: Mapping[str, set[str]]) -> bool:
    """Whether a line is the row of questions above a list of pupils."""
    cells = [_bare(cell) for cell in line.split("\t") if _bare(cell)]
    return len(cells) >= FEWEST and sum(cell in answers for cell in cells) >= FEWEST


def _explains(line: str, answers: Mapping[str, set[str]]) -> bool:
    """Whether a line right above such a row holds its hints, a cell each, and no answer."""
    cells = [_bare(cell) for cell in line.split("\t") if _bare(cell)]
    given = set().union(*answers.values())
    return len(cells) >= FEWEST and given.isdisjoint(cells)


def _is_printed(line: str, answers: Mapping[str, set[str]]) -> bool:
    """Whether a line is a question with its answer, or one left open, or says how to fill it in."""
    bare = _bare(line)
    if not bare:
        return False
    if any(
        bare.startswith(label) and bare[len(label) :].strip(_MARKS) in given
        for label, given in answers.items()
        if label
    ):
        return True
    if _QUESTION.fullmatch(line.strip()) or _HOW_TO.search(line):
        return True
    return sum(codes.reason(one).known for one in set(_TWO_CAPITALS.findall(line))) >= KEY


def _bare(text: str) -> str:
    return " ".join(text.split()).strip(_MARKS).casefold()

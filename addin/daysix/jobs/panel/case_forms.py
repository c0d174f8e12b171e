"""The referral forms among the papers of a case, read once, and what the case takes of them."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from daysix.panels.form_compared import is_of_another, previously_looked_after
from daysix.panels.referral_form import FORM, Reading, reading, together

if TYPE_CHECKING:
    from daysix.jobs.panel.rows import PanelBook
    from daysix.panels.sitting import Attached, Case

KIND = "form"
"""The short word every profile calls the referral form by."""
BEFORE = "Here.PreviouslyLookedAfter"


def with_form(book: PanelBook, case: Case) -> Case:
    """The case with what its referral form says; without any of it where it has no form now."""
    papers = [one for one in case.papers if one.kind == KIND and one.path]
    found = together(_read(book, one) for one in papers)
    why = is_of_another(case, found.answers)
    if why:
        named = f"“{found.answers[0].paper}”"
        found = Reading(doubts=(f"{named} may be another child's: {why}. I took nothing of it.",))
    bare = {name: one for name, one in case.values.items() if not name.startswith((FORM, BEFORE))}
    case = replace(case, form=found.answers, form_doubts=found.doubts)
    only = {key: one.value for one in found.answers if (key := _key(one.field)).startswith(FORM)}
    before = previously_looked_after(case)
    return replace(case, values={**bare, **only, **({BEFORE: before} if before else {})})


def _key(field: str) -> str:
    from daysix.panels import columns

    return columns.BY_NAME[field].key if field in columns.BY_NAME else ""


def _read(book: PanelBook, paper: Attached) -> Reading:
    """What one form says; a sentence where it could not be read."""
    try:
        content = Path(paper.path).read_bytes()
    except OSError as fault:
        said = (
            f"“{paper.name}” cannot be opened ({fault.strerror}), so the case sheet has nothing "
            "of it. Close it where it is open, or ask for the right to read it."
        )
        return Reading(doubts=(said,))
    mark = f"{hashlib.sha256(content).hexdigest()} {paper.name}"
    if mark not in book.forms:
        book.forms[mark] = _of(paper.name, content)
    return book.forms[mark]


def _of(name: str, content: bytes) -> Reading:
    from daysix.attachments import read_paper

    papers = read_paper(name, content)
    found = together(reading(one.labelled, one.name) for one in papers)
    said = " ".join(one.sentence for one in papers if one.sentence)
    if found.answers or not said:
        return found
    doubt = f"I took nothing of “{name}” for the case sheet. {said} Read it yourself."
    return Reading(doubts=(*found.doubts, doubt))

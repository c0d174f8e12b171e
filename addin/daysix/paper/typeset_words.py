"""Every sentence said when a document cannot be set, in one place."""

from __future__ import annotations

import unicodedata

from daysix.law.errors import BadInput


class MissingSign(BadInput):
    """Signs our fonts do not have: all that were met, for whoever knows what they stand for."""

    def __init__(self, code: str, message: str, signs: tuple[str, ...]) -> None:
        super().__init__(code, message)
        self.signs = signs


def missing_sign(sign: str, where: str, signs: tuple[str, ...] = ()) -> MissingSign:
    """A sign our fonts do not have."""
    name = unicodedata.name(sign[0], "").lower()
    shown = f"“{sign}” ({name})" if name else f"“{sign}”"
    return MissingSign(
        "Y-020",
        f"{shown} cannot be printed, because the fonts of our pages have no such sign. It stands "
        f"in {where}. Take it out there, or write it in words.",
        signs or (sign,),
    )


def skipped_heading(text: str) -> BadInput:
    """A heading two levels below the one before it."""
    return BadInput(
        "Y-021",
        f"The heading “{text}” stands two levels below the one before it, so the document cannot "
        "be read out in order. Raise it by one level.",
    )


def no_title() -> BadInput:
    """A document without a title."""
    return BadInput("Y-022", "This document has no title. Give it one, then make it again.")


def twice_named(anchor: str) -> BadInput:
    """Two headings of one name."""
    return BadInput(
        "Y-023",
        f"Two headings are both named “{anchor}”, so a link would not know where to lead. Give one "
        "of them another name.",
    )


def leads_nowhere(anchor: str, where: str) -> BadInput:
    """A link to what is not in this document."""
    return BadInput(
        "Y-024",
        f"{where} leads to “{anchor}”, which is not in this document. If it was left out on "
        "purpose, leave it out of that table too.",
    )


def ragged_table(where: str) -> BadInput:
    """A row longer than its heading."""
    return BadInput(
        "Y-025",
        f"{where} has a row with more or fewer cells than its heading, so its values would stand "
        "under the wrong names. Correct that row.",
    )


def no_words_for_picture() -> BadInput:
    """A picture without words."""
    return BadInput(
        "Y-026",
        "A picture has no words for those who cannot see it. Say in one sentence what it shows.",
    )


def unfit_picture(caption: str) -> BadInput:
    """A picture that is none, or of a kind not set."""
    return BadInput(
        "Y-027",
        f"The picture “{caption}” cannot be printed: it is damaged, or not of the kind it says. "
        "Save it as PNG or JPEG and put it in again.",
    )


def not_set(why: str) -> BadInput:
    """Something the typesetter refuses that nobody thought of."""
    return BadInput(
        "Y-028",
        f"The document could not be set ({why}). Nothing was written. Send this sentence to "
        "whoever looks after Day Six.",
    )


def unknown_tone(tone: str) -> BadInput:
    """A tone that is none."""
    return BadInput(
        "Y-029",
        f"A paragraph asks for the tone “{tone}”, which there is not. Use lead, quiet, notice, "
        "strong, or none.",
    )

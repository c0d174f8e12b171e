"""What is said of a Word template that cannot be used or filled in; every refusal by its code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.law.errors import BadInput

if TYPE_CHECKING:
    from daysix.paper.templates_check import Fault


def not_word(name: str) -> BadInput:
    """It is no Word document, or damaged, or behind a password."""
    return BadInput(
        "Y-140",
        f"I cannot open {name}. It is not a Word document (.docx), is damaged, or has a password. "
        "Open it in Word, take any password off, and save it as a Word document.",
    )


def has_macros(name: str) -> BadInput:
    """It holds a program."""
    return BadInput(
        "Y-141",
        f"{name} holds macros, so I do not use it: whatever is made from it would hold them too. "
        "In Word, save it as a Word document (.docx), which leaves the macros out.",
    )


def too_large(name: str) -> BadInput:
    """It would fill the memory."""
    return BadInput(
        "Y-142",
        f"{name} is too large for a template. Pictures in it are the likely cause: make them "
        "smaller (Word: Picture Format, Compress Pictures) and save it again.",
    )


def faulty(name: str, fault: Fault) -> BadInput:
    """A field in it is wrong."""
    return BadInput(
        "Y-143",
        f"{name} cannot be filled in, so nothing was made. {fault.message} Put it right in Word, "
        "then run Check templates.",
    )


def no_value(name: str, field: str, sentence: str) -> BadInput:
    """We were not given what a sentence of it asks for."""
    return BadInput(
        "Y-144",
        f"{name} asks for “{field}” and nothing is known of it, so nothing was made. It stands in "
        f"“{sentence}”. Take it out of the template, or tell us what belongs there.",
    )


def not_filled(name: str) -> BadInput:
    """Its brackets are right one by one and wrong together."""
    return BadInput(
        "Y-145",
        f"{name} could not be filled in, so nothing was made. A loop or a condition in it begins "
        "in one table row or paragraph and ends in another. Begin and end each in a row or "
        "paragraph of its own, or start again from the template that came with Day Six.",
    )

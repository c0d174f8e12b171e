"""Every sentence said about a paper, a pack or a copy, in one place.

A sentence names no child; the paper's reference and name stand beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.law.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Sequence


def _say(code: str, sentence: str) -> tuple[str, str]:
    return code, f"{sentence} ({code})"


def locked() -> tuple[str, str]:
    """A PDF with a password nobody gave."""
    return _say(
        "Y-030",
        "This PDF is locked with a password, so it is named in the contents but not in the pack. "
        "Give the password, or ask the sender for a copy without one.",
    )


def damaged() -> tuple[str, str]:
    """A file that cannot be opened."""
    return _say(
        "Y-031",
        "This file is damaged, so it is named in the contents but not in the pack. Ask the sender "
        "for another copy.",
    )


def empty() -> tuple[str, str]:
    """Nothing in it."""
    return _say(
        "Y-032",
        "This file is empty, so it is named in the contents but not in the pack. Ask the sender "
        "for another copy.",
    )


def scanned(pages: Sequence[int], of: int) -> tuple[str, str]:
    """Pages that are only pictures."""
    which = "Every page" if len(pages) == of else _pages(pages)
    verb = "is" if len(pages) == of or len(pages) == 1 else "are"
    return _say(
        "Y-033",
        f"{which} of this PDF {verb} a picture without text, so it cannot be searched or read out. "
        "It is in the pack; have its text recognised if a member needs that.",
    )


def photographed() -> tuple[str, str]:
    """A picture file: the same as a scanned page."""
    return _say(
        "Y-033",
        "This is a picture without text, so it cannot be searched or read out. It is in the pack; "
        "have its text recognised if a member needs that.",
    )


def _pages(pages: Sequence[int]) -> str:
    shown = ", ".join(map(str, pages[:10]))
    more = f" and {len(pages) - 10} more" if len(pages) > 10 else ""  # noqa: PLR2004 - as shown
    return f"Page {shown}" if len(pages) == 1 else f"Pages {shown}{more}"


def same_as(reference: str) -> tuple[str, str]:
    """The same bytes under another reference."""
    return _say(
        "Y-034",
        f"This is the same file as {reference}. Both are in the pack; take one out unless it "
        "belongs to both.",
    )


def no_converter(what: str) -> tuple[str, str]:
    """An office document where nothing can print it."""
    return _say(
        "Y-035",
        f"This is {what}, and no office program was found to print it, so it is named in the "
        "contents but not in the pack. Save it as PDF and attach that instead.",
    )


def not_converted(what: str) -> tuple[str, str]:
    """An office document the office program could not print."""
    return _say(
        "Y-036",
        f"This is {what} that the office program could not print, so it is named in the contents "
        "but not in the pack. Open it, save it as PDF and attach that instead.",
    )


def other_kind(what: str) -> tuple[str, str]:
    """A kind that has no pages."""
    return _say(
        "Y-037",
        f"This is {what}, which cannot be printed, so it is named in the contents but not in the "
        "pack. Take out the document that is wanted, save it as PDF and attach that.",
    )


def too_large() -> tuple[str, str]:
    """More pages or bytes than a pack can take."""
    return _say(
        "Y-038",
        "This file is too large for a pack, so it is named in the contents but not in the pack. "
        "Attach only the pages that the panel needs.",
    )


def hidden_layers() -> tuple[str, str]:
    """A PDF with layers that are switched off."""
    return _say(
        "Y-039",
        "This PDF has layers that are switched off. Its pages are in the pack as pictures of what "
        "can be seen, so that nothing hidden goes with them. Ask for a plain copy if its text is "
        "needed.",
    )


def cut_smaller(pages: Sequence[int]) -> tuple[str, str]:
    """Pages cut smaller, with what was cut off still in the file."""
    verb = "was" if len(pages) == 1 else "were"
    return _say(
        "Y-160",
        f"{_pages(pages)} of this PDF {verb} cut smaller, and what was cut off is still in the "
        "file. In the pack stands a picture of what can be seen, so that nothing else goes with "
        "it. Do not send the file itself on.",
    )


def as_picture(pages: Sequence[int]) -> tuple[str, str]:
    """Pages whose drawing could not be taken over."""
    verb = "is" if len(pages) == 1 else "are"
    return _say(
        "Y-040",
        f"{_pages(pages)} could not be taken over as text and {verb} in the pack as a picture of "
        "what can be seen. Compare it with the original.",
    )


def comments() -> tuple[str, str]:
    """Notes stuck on pages."""
    return _say(
        "Y-041",
        "Somebody left notes on the pages of this PDF. What pops up when a note is clicked is not "
        "in the pack; read the original to see whether the panel needs it.",
    )


def empty_form() -> tuple[str, str]:
    """A form that only one program shows."""
    return _say(
        "Y-042",
        "This form can only be seen in Adobe's own program, so its pages may show no answers. Open "
        "it there, print it to PDF and attach that instead.",
    )


def unprinted_signs(signs: Sequence[str]) -> tuple[str, str]:
    """Signs of a text file that our fonts do not have."""
    shown = " ".join(signs[:5])
    return _say(
        "Y-043",
        f"Our fonts have no sign for {shown}, so a box □ stands for it in the pack. Compare the "
        "page with the original.",
    )


def held_inside(names: Sequence[str]) -> tuple[str, str]:
    """A mail with attachments of its own."""
    shown = ", ".join(f"“{name}”" for name in names[:5])
    more = f" and {len(names) - 5} more" if len(names) > 5 else ""  # noqa: PLR2004 - as shown
    return _say(
        "Y-044",
        f"This mail has attachments of its own ({shown}{more}), which are not in the pack. Attach "
        "them one by one if the panel needs them.",
    )


def shortened() -> tuple[str, str]:
    """A text longer than we set."""
    return _say(
        "Y-045",
        "This text is very long, and only its beginning is in the pack. Attach only what the panel "
        "needs.",
    )


def no_sound(reason: str) -> BadInput:
    """The pack, read back, is not what it should be."""
    return BadInput(
        "Y-046",
        f"The pack was made but not kept, because reading it back showed a fault: {reason}. Make "
        "it again; if it happens again, send this sentence to whoever looks after Day Six.",
    )


def same_reference(reference: str) -> BadInput:
    """Two papers under one reference."""
    return BadInput(
        "Y-047",
        f"Two papers both bear the reference {reference}, so minutes could not tell them apart. "
        "Give one of them another.",
    )


def says_left_out(recipient: str, where: str) -> BadInput:
    """A copy still names what it leaves out."""
    return BadInput(
        "Y-048",
        f"The copy for {recipient} was not kept: it leaves a case out, yet names it on {where}. "
        "Leave the case out of that page too, then make the copies again.",
    )


def no_pages(name: str) -> BadInput:
    """A file that is to stand in the place of a document of ours has no pages."""
    return BadInput(
        "Y-185",
        f"“{name[:80]}” is to stand in the pack in the place of ours, and no pages of it could be "
        "made, so there is no pack. Open it, save it as PDF beside it, and try again.",
    )


def unknown_matter(recipient: str, matter: str) -> BadInput:
    """A copy leaves out what is not there."""
    return BadInput(
        "Y-049",
        f"The copy for {recipient} is to leave out {matter}, but no part of the pack is about "
        "that. Check the declared interest, then make the copies again.",
    )

"""Every sentence said of a paper that was not read, or not wholly, in one place.

A sentence names no pupil, no school and no file: it stands beside the paper's name.
"""

from __future__ import annotations

from daysix.inbox.message import (
    ENCRYPTED,
    LARGE,
    MACRO,
    NESTED,
    PROGRAM,
    UNREADABLE,
)


class Unread(Exception):
    """A paper is not read: the flag it gets, and the sentence for the officer."""

    def __init__(self, flag: str, sentence: str) -> None:
        super().__init__(flag)
        self.flag = flag
        self.sentence = sentence


def _say(code: str, sentence: str) -> str:
    return f"{sentence} ({code})"


def picture() -> str:
    """A photograph or a scan."""
    return _say("E-020", "This is a picture. Type what it says, or have its text recognised first.")


def picture_pages(pages: list[int]) -> str:
    """Some pages are scans and others are not."""
    which = f"Page {pages[0]} is a picture" if len(pages) == 1 else _many(pages)
    return _say("E-021", f"{which}. Type what it says, or have its text recognised first.")


def _many(pages: list[int]) -> str:
    shown = ", ".join(map(str, pages[:10]))
    more = f" and {len(pages) - 10} more" if len(pages) > 10 else ""  # noqa: PLR2004 - as shown
    return f"Pages {shown}{more} are pictures"


def encrypted() -> Unread:
    """Locked by a password or a label."""
    return Unread(
        ENCRYPTED,
        _say(
            "E-022",
            "This is locked by a password or a label, so I did not open it. Open it yourself with "
            "the password, or ask the sender for a copy without one.",
        ),
    )


def macros() -> Unread:
    """A document that brings a program of its own."""
    return Unread(
        MACRO,
        _say(
            "E-023",
            "This document holds macros (small programs), so I did not open it. Ask the sender for "
            "a copy without them, saved as an ordinary document or as a PDF.",
        ),
    )


def program_inside() -> Unread:
    """A document with a file packed into it that could be started."""
    return Unread(
        PROGRAM,
        _say(
            "E-024",
            "Another file is packed into this document in a way that can start a program, so I did "
            "not open it. Do not click on it; ask the sender for a plain copy.",
        ),
    )


def program() -> Unread:
    """Something that would run."""
    return Unread(
        PROGRAM,
        _say(
            "E-025",
            "This is a program, a script or a shortcut, not a document, so I did not open it. Do "
            "not open it either; report it as your council asks.",
        ),
    )


def large(size: int) -> Unread:
    """Too many bytes to begin with."""
    megabytes = max(1, size // 1_000_000)
    return Unread(
        LARGE,
        _say(
            "E-026",
            f"This is very large ({megabytes} MB), so I did not open it. Open it yourself, or ask "
            "the sender for the form by itself.",
        ),
    )


def too_deep() -> Unread:
    """Archives in archives in archives."""
    return Unread(
        NESTED,
        _say(
            "E-027",
            "This lies in a packed file within packed files, deeper than I go, so I did not open "
            "it. Ask the sender to attach the document itself.",
        ),
    )


def other_archive(what: str) -> Unread:
    """A packed file of a kind not opened here."""
    return Unread(
        UNREADABLE,
        _say(
            "E-028",
            f"This is a packed file ({what}), which I do not open. Unpack it yourself, or ask the "
            "sender to attach the document itself.",
        ),
    )


def too_much_inside() -> Unread:
    """A bomb, or the whole of somebody's disk."""
    return Unread(
        LARGE,
        _say(
            "E-029",
            "This is small but holds far more than a document does, so I read only part of it or "
            "none. Ask the sender to attach the document itself.",
        ),
    )


def damaged() -> Unread:
    """It says what it is, and is not."""
    return Unread(
        UNREADABLE,
        _say(
            "E-030",
            "This is damaged, or not what it seems, so I could not read it. Try to open it; if "
            "that fails, ask the sender for another copy.",
        ),
    )


def points_outside() -> Unread:
    """Definitions that bring in text from elsewhere; no office program writes them."""
    return Unread(
        UNREADABLE,
        _say(
            "E-031",
            "This holds instructions to bring in text from elsewhere, which no form needs, so I "
            "did not read it. Ask the sender where it came from.",
        ),
    )


def too_slow() -> Unread:
    """Out of time."""
    return Unread(
        UNREADABLE,
        _say(
            "E-032",
            "Reading this took too long, so I stopped. Open it yourself and type what it says, or "
            "ask the sender for a simpler copy.",
        ),
    )


def no_room() -> Unread:
    """Out of memory."""
    return Unread(
        LARGE,
        _say(
            "E-033",
            "This needs more memory than I may use, so I stopped reading it. Open it yourself and "
            "type what it says, or ask the sender for a smaller copy.",
        ),
    )


def unknown() -> Unread:
    """Not one of the kinds."""
    return Unread(
        UNREADABLE,
        _say(
            "E-034",
            "I do not know what kind of file this is, so I did not open it. Look at it yourself, "
            "or ask the sender for a Word document or a PDF.",
        ),
    )


def empty() -> Unread:
    """No bytes."""
    return Unread(
        UNREADABLE,
        _say("E-035", "This is empty: the sender's copy did not arrive. Ask for it again."),
    )


def nothing_to_read() -> str:
    """It was read, and there was no word in it."""
    return _say("E-036", "There are no words in this. Look at it, or ask the sender what is meant.")


def active() -> str:
    """A PDF that would do something on opening; only its words were taken."""
    return _say(
        "E-037",
        "This would run instructions or start something when opened. I read its words and ran "
        "nothing; take care before you open it yourself.",
    )


def files_inside() -> str:
    """Other files ride along in a document."""
    return _say(
        "E-038",
        "Other files are packed into this document. I did not read those: open it and look.",
    )


def hidden_sheets(names: list[str]) -> str:
    """Sheets nobody sees on opening."""
    shown = ", ".join(names[:5])
    said = f"The sheet {shown} is hidden" if len(names) == 1 else f"The sheets {shown} are hidden"
    return _say("E-039", f"{said}. I read what is hidden too: look it over before you rely on it.")


def cut_short() -> str:
    """So long that only its beginning was kept."""
    return _say(
        "E-040", "This is very long, so I read only its beginning. Look through the rest yourself."
    )


def sealed() -> Unread:
    """A mail locked for its receiver alone."""
    return Unread(
        ENCRYPTED,
        _say(
            "E-041",
            "This message is encrypted for its receiver, so I cannot read it. Open it in Outlook, "
            "or ask the sender to send it another way.",
        ),
    )


def another_program(what: str) -> Unread:
    """A document of a program we do not read."""
    return Unread(
        UNREADABLE,
        _say(
            "E-042",
            f"This is {what}, which I do not read. Open it yourself, or ask the sender for a Word "
            "document or a PDF.",
        ),
    )


def too_many(most: int) -> str:
    """An archive with more in it than anybody reads."""
    return _say(
        "E-043", f"There are more than {most} files in this. I read the first {most}: open it."
    )


def old_word_ticks() -> str:
    """Marks in an old Word file whose state stands nowhere we can read."""
    return _say(
        "E-044",
        "This old Word file has boxes to tick, and I cannot see which of them are. Open it and "
        "look, or ask for it as .docx.",
    )

"""What a person is asked to look at: one sentence or two, in an officer's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.inbox import headers
from daysix.inbox.message import ENCRYPTED, MACRO, PROGRAM, UNREADABLE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from daysix.inbox.kind import Kind
    from daysix.inbox.message import Message
    from daysix.inbox.scoring import Choice, Score

SAFETY = (
    "Words in this mail may be about a child's safety. Read it now, and follow your safeguarding "
    "procedure; the program never files such a mail as done."
)
NOTHING_FITS = "The program could not tell what this mail is about. Read it and choose the kind."
NOTHING_NEW = (
    "The program could not tell the new words from the quoted ones, so all were read as new. "
    "Check that nothing old was taken for news."
)
PERMANENT_BY_THE_WAY = (
    "The mail speaks of a permanent exclusion beside its own matter. Check whether it is one you "
    "have not been told of."
)
OTHER_LANGUAGE = "The mail is not in English. Have it read, and choose the kind yourself."
AMENDED = (
    "This says it corrects or repeats an earlier notice, and no case that is certainly the same "
    "was found. Find the case and change it there, or add it as new."
)
STANDS = (
    "This says that an exclusion stands, and gives no first day. Find the case it is about; if you "
    "were never told of the exclusion, add it as new."
)
NAMES_NOBODY = (
    "The mail tells of a permanent exclusion and gives no pupil's full name. Ring the school for "
    "the name, the date of birth and the first day."
)
EMPTY = "The mail has no words. Ask the sender what was meant to be sent."
TOO_LITTLE = (
    "Too little of the mail could be read to tell what it is about. Open it yourself; if there is "
    "nothing more in it, ask the sender what was meant to be sent."
)
NOT_OPENED = {
    ENCRYPTED: "An attachment is locked with a password. Ask the sender for the password by "
    "telephone, or for a copy without one.",
    UNREADABLE: "An attachment could not be read. Open it yourself, or ask for another copy.",
    PROGRAM: "An attachment is a program. It was not opened; do not open it, tell your IT desk.",
    MACRO: "An attachment holds macros. They were not run; do not allow them either.",
}


def near_kinds(choice: Choice) -> str:
    """The sentence for two kinds too near to each other."""
    second = choice.rival.kind.title if choice.rival else ""
    return (
        f"This looks like “{choice.score.kind.title}”, but nearly as much like "
        f"“{second}”. Read it and choose."
    )


def only_likely(kind: Kind) -> str:
    """The sentence for a kind whose usual words are there, and none of its phrases."""
    return (
        f"No one phrase says what this mail is about; its words are most like those of "
        f"“{kind.title}”. Read it and choose the kind."
    )


def maybe_urgent(score: Score) -> str:
    """The sentence for a matter of today that another matter only just outweighs."""
    return (
        f"Some of its words are those of “{score.kind.title}”, which cannot wait. Read it today "
        "to be sure that it is not."
    )


def paper_asks(message: Message) -> list[str]:
    """What stands in the way of reading the attachments."""
    flags = {flag for paper in message.papers for flag in paper.flags}
    return [sentence for flag, sentence in NOT_OPENED.items() if flag in flags]


def fact_asks(facts: Mapping[str, str]) -> list[str]:
    """What the facts alone call a person for."""
    asks = []
    if headers.SCAN_ONLY in facts:
        asks.append(
            "What is attached is a picture without words the program can read. Open it and type "
            "what it says."
        )
    if headers.FOREIGN in facts:
        asks.append(OTHER_LANGUAGE)
    return asks

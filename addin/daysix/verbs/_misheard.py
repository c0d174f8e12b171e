"""What was wrong with a command, in an officer's words: the library that reads it has its own."""

from __future__ import annotations

import re

SAID = (
    (r"the following arguments are required: (.+)", r"it lacks \1"),
    (r"unrecognized arguments: (.+)", r"I do not know what to do with “\1”"),
    (r"argument (.+): invalid choice: '(.*)' \(choose from (.+)\)", r"\1 cannot be “\2”; it is \3"),
    (r"argument (.+): invalid int value: '(.*)'", r"\1 needs a whole number, and “\2” is none"),
    (r"argument (.+): invalid float value: '(.*)'", r"\1 needs a number, and “\2” is none"),
    (r"argument (.+): expected (?:one|at least one) argument", r"\1 needs something after it"),
    (r"argument (.+): ignored explicit argument '(.*)'", r"\1 takes nothing after it, not “\2”"),
)
"""What the library says, and what we say instead. Anything else is passed on as it is."""
CHOICE = "invalid choice"
"""Only there the library quotes what it knows itself, not what was typed."""


def in_words(message: str) -> str:
    """The library's complaint as half a sentence, without its full stop."""
    for theirs, ours in SAID:
        if re.fullmatch(theirs, message, re.DOTALL):
            said = re.sub(theirs, ours, message, flags=re.DOTALL)
            return said.replace("', '", " or ").replace("'", "") if CHOICE in message else said
    return message

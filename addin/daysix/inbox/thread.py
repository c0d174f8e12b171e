"""The newest words of a mail, apart from what it quotes or forwards."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier mail quoted or forwarded below; what its block does not say is blank."""

    text: str
    sender: str = ""
    sent: str = ""
    subject: str = ""
    forwarded: bool = False


@dataclass(frozen=True, slots=True)
class Thread:
    """A mail taken apart.

    Parameters
    ----------
    new
        What this sender wrote now, without signature and disclaimer.
    first_line
        Number of the line in ``Message.text`` at which ``new`` begins (1 for the first).
    earlier
        Quoted or forwarded mails, newest first.
    signature
        Signature and disclaimer, taken off.
    whole
        True if nothing new could be told apart, so that ``new`` is everything: a person looks.
    """

    new: str
    first_line: int = 1
    earlier: tuple[Earlier, ...] = ()
    signature: str = ""
    whole: bool = False


def split(text: str, *, subject: str = "") -> Thread:
    """Take a mail's text apart (``subject`` tells a forward from a reply)."""
    raise NotImplementedError

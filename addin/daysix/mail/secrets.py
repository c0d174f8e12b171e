"""Passwords and application secrets: in the computer's own keeping, and nowhere else.

They are never written to a file of ours, never taken from the command line or the environment,
and never part of a sentence, a log line or an exception.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from daysix.mail.refusals import MailboxError

if TYPE_CHECKING:
    from collections.abc import Callable

SERVICE = "daysix"
Kept = TypeVar("Kept")


class Secret:
    """A secret that does not show itself when it is printed or logged by mistake."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def __repr__(self) -> str:
        return "Secret(…)"

    def __reduce__(self) -> str:
        raise TypeError("a secret is not copied out of this program")

    def text(self) -> str:
        """The secret itself, for the one call that signs in."""
        return self._text


def secret_of(address: str) -> Secret:
    """What is kept for a mailbox.

    Raises
    ------
    MailboxError
        ``Q-025``: nothing is kept for it. ``Q-041``: this computer keeps no passwords.
    """
    import keyring

    kept = _asked(lambda: keyring.get_password(SERVICE, address))
    if not kept:
        message = (
            f"No password is kept on this computer for the mailbox {address}, so I cannot sign "
            "in. Give it once, and the computer keeps it for you."
        )
        raise MailboxError("Q-025", message)
    return Secret(kept)


def keep_secret(address: str, secret: str) -> None:
    """Keep it for a mailbox, in place of any older one."""
    import keyring

    _asked(lambda: keyring.set_password(SERVICE, address, secret))


def forget_secret(address: str) -> None:
    """Keep it no longer; nothing happens where none is kept."""
    import keyring

    if _asked(lambda: keyring.get_password(SERVICE, address)) is not None:
        _asked(lambda: keyring.delete_password(SERVICE, address))


def _asked(what: Callable[[], Kept]) -> Kept:
    """Ask the computer's keeping; what it says when it fails is not repeated, nor chained."""
    from keyring.errors import KeyringError

    try:
        return what()
    except (KeyringError, RuntimeError):
        failed = MailboxError(
            "Q-041",
            "This computer's own keeping of passwords cannot be opened, so I cannot sign in. "
            "Unlock it, or ask IT to switch it on.",
        )
    raise failed

"""Signing a person in to Exchange Online: a code to type, and then it is remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.mail.refusals import MailboxError
from daysix.mail.settings_file import chosen, read_settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from daysix.mail.graph.clouds import Cloud
    from daysix.mail.settings import MailboxSettings


def signing_in(named: str, *, folder: Path, cloud: Cloud | None = None) -> Iterator[str]:
    """What to do, and once it was done that it is; between the two it waits.

    Parameters
    ----------
    folder
        Where the settings lie.

    Raises
    ------
    MailboxError
        ``Q-101``: nobody signs in to this mailbox with a code. ``Q-053``: nobody typed it.
    """
    settings = chosen(read_settings(folder), named)
    if settings.kind != "graph" or settings.login != "account":
        message = (
            f"Nobody signs in to {settings.name} with a code: that is for the kind “graph” with "
            "the login “account”. Give its password, or the application's certificate, instead."
        )
        raise MailboxError("Q-101", message)
    return _steps(settings, cloud)


def _steps(settings: MailboxSettings, cloud: Cloud | None) -> Iterator[str]:
    from daysix.mail.graph.sign_in import ByCode, cloud_of

    sign_in = ByCode(settings, cloud or cloud_of(settings))
    try:
        shown = sign_in.begin()
        yield f"{shown.sentence} I wait until you have."
        sign_in.finish(shown)
        yield f"{settings.name} is signed in, and this computer remembers it."
    finally:
        sign_in.close()

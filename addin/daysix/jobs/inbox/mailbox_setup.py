"""Setting a mailbox up: its settings in a file, its password in the computer's own keeping."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from daysix.mail.refusals import MailboxError
from daysix.mail.settings_file import chosen, read_settings, save_settings, settings_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from daysix.mail.settings import MailboxSettings

WITH_PLACE = {"folder": "folder", "exchange": "address", "graph": "address"}


def set_up(named: str, said: Mapping[str, Any], *, folder: Path) -> MailboxSettings:
    """Keep the settings of one mailbox, in place of those it had; the others stay as they are.

    Raises
    ------
    MailboxError
        ``Q-043``: something in them is wrong; ``Q-044``: they cannot be saved.
    """
    kind, _, place = named.partition(":")
    made = settings_of({"kind": kind, WITH_PLACE.get(kind, "address"): place, **said})
    others = [one for one in read_settings(folder) if one.name.casefold() != made.name.casefold()]
    save_settings(folder, [*others, made])
    return made


def keep_password(named: str, password: str, *, folder: Path) -> MailboxSettings:
    """Hand a mailbox's password, or its application's secret, to the computer's own keeping."""
    from daysix.mail.secrets import keep_secret

    settings = chosen(read_settings(folder), named)
    if not password.strip("\r\n"):
        message = "No password was typed, so none was kept. Type it again."
        raise MailboxError("Q-100", message)
    keep_secret(settings.address, password.strip("\r\n"))
    return settings


def take_down(named: str, *, folder: Path) -> MailboxSettings:
    """Forget a mailbox's settings and its password; the mailbox itself is not touched."""
    from daysix.mail.secrets import forget_secret

    known = read_settings(folder)
    gone = chosen(known, named)
    if gone.kind != "folder":
        forget_secret(gone.address)
    if gone.kind == "graph":
        from daysix.mail.graph.token_keeping import TokenKeeping

        TokenKeeping(gone.address).forget()
    save_settings(folder, [one for one in known if one is not gone])
    return gone

"""Opening a mailbox by its name: ``folder:DIR``, ``exchange:ADDRESS`` or ``graph:ADDRESS``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from daysix.mail.settings_file import chosen, read_settings

if TYPE_CHECKING:
    from daysix.mail.port import Mailbox
    from daysix.mail.settings import MailboxSettings

FOLDER = "folder:"


def open_mailbox(named: str, folder: Path) -> Mailbox:
    """The mailbox of that name. A folder needs no settings; a server's mailbox does.

    Parameters
    ----------
    folder
        Where the settings lie.

    Raises
    ------
    MailboxError
        It is not set up, its settings are wrong, or no password is kept for it.
    """
    if named.startswith(FOLDER):
        return _saved_mails(named.removeprefix(FOLDER))
    return open_with(chosen(read_settings(folder), named))


def open_with(settings: MailboxSettings) -> Mailbox:
    """The mailbox of these settings, by the adapter for its kind."""
    if settings.kind == "folder":
        return _saved_mails(settings.folder)
    if settings.kind == "graph":
        from daysix.mail.graph.mailbox import open_graph

        return open_graph(settings)
    from daysix.mail.exchange.mailbox import ExchangeMailbox
    from daysix.mail.secrets import secret_of

    return ExchangeMailbox(settings, secret_of(settings.address))


def _saved_mails(place: str) -> Mailbox:
    from daysix.mail.folder import FolderMailbox

    return FolderMailbox(Path(place))

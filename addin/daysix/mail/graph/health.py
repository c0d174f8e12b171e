"""Address, server, login, mailbox, rights, folders: which of them is wrong, in plain words.

Each is looked at only once those before it are right, so that the first line that is not “ok” is
the one to mend. Nothing is changed by looking, so whether mails may be filed shows at the first.
"""

from __future__ import annotations

import base64
import binascii
import json
from typing import TYPE_CHECKING

from daysix.mail.graph.folders import Folders
from daysix.mail.graph.line import Request
from daysix.mail.graph.pages import at_folder
from daysix.mail.graph.patience import About
from daysix.mail.graph.refusals import LEAST
from daysix.mail.port import Look
from daysix.mail.refusals import MailboxError
from daysix.mail.server_refusals import (
    ADDRESS,
    FOLDERS,
    LOGIN,
    MAILBOX,
    RIGHTS,
    SERVER,
    no_such_folder,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.mail.graph.patience import Patience, SignIn
    from daysix.mail.settings import MailboxSettings

OK, LOOK, BROKEN = "ok", "look", "broken"
ORDER = (SERVER, LOGIN, MAILBOX, RIGHTS)


def examine(
    patience: Patience, sign_in: SignIn, settings: MailboxSettings, *, host: str
) -> tuple[Look, ...]:
    """Look at all six, at once and without waiting."""
    return tuple(_looks(patience.at_once(), sign_in, settings, host))


def _looks(
    patience: Patience, sign_in: SignIn, settings: MailboxSettings, host: str
) -> Iterator[Look]:
    yield Look(ADDRESS, OK, f"{settings.address}.")
    fine = {SERVER: f"{host} answers.", LOGIN: "Microsoft knows it.", MAILBOX: "it is there."}
    try:
        token = sign_in.token()
        request = Request("GET", at_folder("inbox"), {"$select": "id"})
        patience.ask(request, About(folder="Inbox"))
    except MailboxError as refusal:
        about = getattr(refusal, "about", "") or SERVER
        broken = MAILBOX if about == FOLDERS else about
        for what in ORDER[: ORDER.index(broken)]:
            yield Look(what, OK, fine[what])
        yield Look(broken, BROKEN, refusal.message, refusal.code)
        return
    yield Look(SERVER, OK, fine[SERVER])
    yield _login(sign_in, fine[LOGIN])
    yield Look(MAILBOX, OK, fine[MAILBOX])
    yield _rights(token, person=sign_in.person)
    yield from _folders(patience, settings)


def _login(sign_in: SignIn, fine: str) -> Look:
    until = sign_in.until()
    if not until:
        return Look(LOGIN, OK, fine)
    sentence = f"Microsoft knows it, but {until}. Ask IT for a new one before that day."
    return Look(LOGIN, LOOK, sentence)


def _rights(token: str, *, person: bool) -> Look:
    """Least privilege, as far as the token tells: what Entra granted counts for every mailbox."""
    granted = _granted(token)
    mail = sorted(one for one in granted if one.startswith("Mail"))
    if not person and mail:
        sentence = (
            f"Entra granted the application {', '.join(mail)} for every mailbox of the council, "
            f"and that wins over a grant for this one. Ask IT to take it back there and give it "
            f"{LEAST}."
        )
        return Look(RIGHTS, LOOK, sentence)
    if any("Send" in one for one in mail):
        sentence = (
            "whoever signed in let Day Six send mails, which it never does. Ask IT to take "
            "“Mail.Send” back from the application."
        )
        return Look(RIGHTS, LOOK, sentence)
    if person:
        given = "I act as whoever signed in, and ask for no right to send"
    else:
        given = f"IT should have given {LEAST}"
    sentence = f"I may read. {given}; whether I may file shows at the first mail I file."
    return Look(RIGHTS, OK, sentence)


def _granted(token: str) -> frozenset[str]:
    """What the token says was granted; nothing where it cannot be read. It is not trusted."""
    _, _, after = token.partition(".")
    part = after.partition(".")[0]
    try:
        held = json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    except (binascii.Error, ValueError, RecursionError):
        return frozenset()
    if not isinstance(held, dict):
        return frozenset()
    roles, scopes = held.get("roles"), held.get("scp")
    found = [str(one) for one in roles] if isinstance(roles, list) else []
    return frozenset([*found, *(scopes.split() if isinstance(scopes, str) else ())])


def _folders(patience: Patience, settings: MailboxSettings) -> Iterator[Look]:
    folders = Folders(patience)
    found, broken = [], False
    for path in settings.folders:
        try:
            folders.find(path)
            found.append(path)
        except MailboxError as refusal:
            if path != settings.inbox and refusal.code == no_such_folder(path).code:
                message = f"“{path}” is not there yet; I make it when I first file a mail in it."
                yield Look(FOLDERS, LOOK, message, refusal.code)
            else:
                broken = True
                yield Look(FOLDERS, BROKEN, refusal.message, refusal.code)
    if found and not broken:
        yield Look(FOLDERS, OK, f"{'; '.join(found)}.")

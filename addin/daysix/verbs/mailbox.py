"""``daysix mailbox``: which mailboxes are set up, setting one up, and keeping its password."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.law.errors import BadInput
from daysix.verbs import DONE, Outcome

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from daysix.mail.settings import MailboxSettings

SUMMARY = "Set up the mailbox the team reads, and hand its password to this computer's keeping."
KINDS = frozenset({"exchange", "graph", "folder"})
TEXTS = {
    "server": "name of the Exchange server, or its whole address beginning https://",
    "user-name": "the account that signs in; without it, the mailbox's own address",
    "application": "number of the application registered by IT",
    "tenant": "number or name of the council's tenant",
    "certificate": "file with the application's certificate and key",
    "cloud": "which of Microsoft's clouds, if not worldwide",
    "trust": "file with the certificate of the council's own authority",
    "inbox": "folder to read, if not Inbox",
    "needs-a-person": "folder for mails a person must look at",
}


def add_options(parser: ArgumentParser) -> None:
    """What to do, with which mailbox, and its settings. A password is never an option."""
    parser.add_argument(
        "what",
        nargs="?",
        default="list",
        choices=["list", "set", "password", "sign-in", "forget"],
        help="list them; set one up; give its password, which is asked for; sign in to one of the "
        "kind graph with a code; forget one",
    )
    parser.add_argument(
        "name", nargs="?", default="", help="e.g. exchange:exclusions@county.example"
    )
    parser.add_argument("--login", choices=["account", "application"], help="who signs in")
    parser.add_argument("--sign-in", choices=["ntlm", "basic"], help="how a password is shown")
    parser.add_argument("--done", action="append", metavar="FOLDER", help="folder for what is done")
    for name, words in TEXTS.items():
        parser.add_argument(f"--{name}", metavar="TEXT", help=words)


def run(options: Namespace) -> Outcome:
    """Do it, and say what is set up."""
    from daysix.companion.folder import open_folder
    from daysix.jobs.inbox import mailbox_setup
    from daysix.mail.settings_file import read_settings

    folder = open_folder().top
    if options.what == "set":
        _refuse_no_mailbox(options.name)
        said = {
            name: getattr(options, name)
            for name in ("login", "sign_in", "done", *(one.replace("-", "_") for one in TEXTS))
            if getattr(options, name) is not None
        }
        made = mailbox_setup.set_up(options.name, said, folder=folder)
        return _told([made], f"{made.name} is set up.", _next_step(made))
    if options.what == "password":
        made = mailbox_setup.keep_password(options.name, _typed(options.name), folder=folder)
        return _told([made], f"The password for {made.name} is in this computer's keeping.")
    if options.what == "sign-in":
        from daysix.jobs.inbox.mailbox_sign_in import signing_in

        steps = signing_in(options.name, folder=folder)
        return Outcome(({"mailbox": options.name, "said": step} for step in steps), steps, DONE)
    if options.what == "forget":
        gone = mailbox_setup.take_down(options.name, folder=folder)
        return _told([], f"{gone.name} and its password are forgotten. Its mails are untouched.")
    known = list(read_settings(folder))
    return _told(known, *([one.name for one in known] or ["No mailbox is set up."]))


def _refuse_no_mailbox(name: str) -> None:
    """A name that does not say which kind of mailbox it is."""
    kind, _, place = name.partition(":")
    if kind not in KINDS or not place.strip():
        message = (
            f"“{name[:80]}” does not say which kind of mailbox it is. Write exchange: or graph: "
            "and the mailbox's address, such as exchange:exclusions@county.example, or folder: "
            "and a folder."
        )
        raise BadInput("Q-110", message)


def _next_step(made: MailboxSettings) -> str:
    if made.kind == "exchange":
        return f"Now give its password: daysix mailbox password {made.name}"
    if made.kind == "graph" and made.login == "account":
        return f"Now sign in: daysix mailbox sign-in {made.name}"
    return f"Now look whether all is well: daysix doctor --mailbox {made.name}"


def _typed(name: str) -> str:
    """Asked for at the keyboard without showing it; or the first line of what is piped in."""
    import sys

    if not sys.stdin.isatty():
        return sys.stdin.readline()
    import getpass

    return getpass.getpass(f"Password for {name} (it is not shown): ")


def _told(mailboxes: list[MailboxSettings], *text: str) -> Outcome:
    lines = [{"mailbox": one.name, **one.model_dump(exclude_defaults=True)} for one in mailboxes]
    return Outcome(lines, text, DONE)

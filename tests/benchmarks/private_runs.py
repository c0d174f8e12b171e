"""Acts in which names, UPNs or a secret could leak, done in a process and a home of their own.

``python -m tests.benchmarks.private_runs ROOM [leak]``: all is logged in the fullest detail into
``logs``, every refusal's whole traceback goes to stderr, temporary files go to ``tmp``. What is
deleted there is looked at first. A leak planted on purpose shows that the search can fail.
"""

from __future__ import annotations

import io
import json
import logging
import os
import shutil
import sys
import tempfile
import traceback
from base64 import b64encode
from contextlib import redirect_stdout, suppress
from email.message import EmailMessage
from pathlib import Path

NAME, UPN, SECRET = "Quorndon-Zzyx", "Q937299912345", "zz-canary-secret-4711"
"""An invented child's name, an impossible UPN, a password: nothing else holds these letters."""
WANTED = (NAME, UPN)
AS_OF = "2026-11-30"
DELETED = "deleted.txt"
COMMANDS = (
    ("check",),
    ("check", "--issues-sheet"),
    ("deadlines",),
    ("map",),
    ("fix",),
    ("fix", "--apply"),
)


def canary_mails() -> list[bytes]:
    """Mails with the name and the UPN wherever a mail can hold them."""
    mails = []
    for number, subject in enumerate(
        (f"Suspension of {NAME}", f"Permanent exclusion {UPN}", f"{NAME}", "Fwd: governors")
    ):
        mail = EmailMessage()
        mail["From"] = f'"{NAME} Parent" <{NAME}@parent.example>'
        mail["To"] = "exclusions@county.example"
        mail["Subject"] = subject
        mail["Message-ID"] = f"<{NAME}-{number}@parent.example>"
        mail["Date"] = f"Mon, 30 Nov 2026 08:0{number}:00 +0000"
        mail.set_content(f"{NAME}, UPN {UPN}, was suspended for 2.5 days from 30 November 2026.\n")
        form = f"Name,UPN\n{NAME},{UPN}\n".encode()
        mail.add_attachment(form, maintype="text", subtype="csv", filename=f"{NAME}.csv")
        broken = b"%PDF-1.7 " + UPN.encode()
        mail.add_attachment(broken, maintype="application", subtype="pdf", filename=f"{NAME}.pdf")
        mails.append(mail.as_bytes())
    return [*mails, mails[0][:300], f"Subject: {NAME}\r\nContent-Type: x/{UPN};".encode()]


class Acts:
    """What is done, with everything said along the way."""

    def __init__(self, home: Path, leak: str) -> None:
        self.home, self.leak, self.done = home, leak, 0
        for name in ("logs", "tmp", "input"):
            (home / name).mkdir(exist_ok=True)
        tempfile.tempdir = str(home / "tmp")
        logging.basicConfig(filename=home / "logs" / "all.log", level=logging.DEBUG, force=True)
        logging.captureWarnings(True)  # noqa: FBT003 - the library's own signature

    def watch(self) -> None:
        """Look at what is deleted among the temporary files, from now on."""
        watched, into = str(self.home / "tmp"), self.home / "logs" / DELETED

        def audit(event: str, given: tuple[object, ...]) -> None:
            if event in {"os.remove", "os.unlink"} and str(given[0]).startswith(watched):
                with suppress(OSError):
                    content = Path(str(given[0])).read_bytes()
                    with into.open("ab") as kept:
                        kept.write(content)

        sys.addaudithook(audit)

    def act(self, what, *given, **named):
        """Do one thing; a fault is shown as the system shows it."""
        self.done += 1
        try:
            said = what(*given, **named)
        except Exception:  # noqa: BLE001 - shown whole, which is what is looked at
            sys.stderr.write(traceback.format_exc())
            return None
        if hasattr(said, "line"):
            logging.getLogger("daysix").info("%s %s", json.dumps(said.line()), said.told)
            logging.getLogger("daysix").info("%r", said)
        return said

    def plant(self) -> None:
        """Leak on purpose, the way that was asked for."""
        secret = SECRET if self.leak.startswith("secret") else NAME
        if self.leak.endswith("coded log"):
            coded = b64encode(f"user:{secret}".encode()).decode()
            logging.getLogger("daysix").debug("Authorization: Basic %s", coded)
        elif self.leak.endswith("log"):
            logging.getLogger("daysix").debug("read the mail of %s", secret)
        elif self.leak.endswith("temp"):
            (self.home / "tmp" / "left.txt").write_text(secret)
        elif self.leak.endswith("temp gone"):
            (self.home / "tmp" / "gone.txt").write_text(secret)
            (self.home / "tmp" / "gone.txt").unlink()
        elif self.leak.endswith("traceback"):
            self.act(int, secret)
        elif self.leak.endswith("config"):
            (self.home / "config").mkdir(exist_ok=True)
            (self.home / "config" / "mailboxes.json").write_text(secret)
        elif self.leak.endswith("env"):
            os.environ["DAYSIX_PASSWORD"] = secret


def inbox(acts: Acts) -> None:
    """Runs over mailboxes: ordinary, and with every kind of fault."""
    from daysix.jobs.inbox.run import usual_tools
    from daysix.law.errors import BadInput
    from daysix.mail import ledger_blobs
    from daysix.mail.folder import FolderMailbox
    from tests.benchmarks.saving_trials import FailingCalls
    from tests.jobs.inbox.run_scene import DONE, TOOLS, Scene, file_as
    from tests.mail.memory_mailbox import Faults, MemoryMailbox

    def scene(name: str) -> Scene:
        made = Scene(acts.home / "input" / name)
        (acts.home / "input" / name).mkdir()
        for raw in canary_mails():
            made.store.arrive(raw)
        return made

    acts.watch()
    tools = usual_tools(file_as)
    mails = acts.home / "input" / "folder mailbox"
    mails.mkdir()
    for number, raw in enumerate(canary_mails()):
        (mails / f"{number}.eml").write_bytes(raw)
    stage = scene("usual")
    stage.tools = tools
    folder = FolderMailbox(mails, clock=lambda: 4e9, pause=print)
    acts.act(stage.run, mailbox=folder, apply=True)
    acts.act(stage.run, apply=True)

    _over_exchange(acts, scene("exchange"), tools)

    def fails(*_):
        raise ValueError(NAME, UPN)

    def refused(*_):
        raise BadInput("Z-010", "The workbook is read-only. Save a copy.")

    for name, changed in (
        ("cannot read", {"parse": fails}),
        ("cannot sort", {"triage": fails}),
        ("cannot identify", {"identify": fails}),
    ):
        stage = scene(name)
        stage.tools = TOOLS._replace(**changed)
        acts.act(stage.run, apply=True)
    stage = scene("sheet refuses")
    stage.sheet.put = refused
    acts.act(stage.run)
    stage = scene("damaged")
    acts.act(stage.run)
    (stage.folder / "journal.db").write_bytes(b"no journal" * 999)
    acts.act(stage.run)
    for call in range(1, 40):
        stage = scene(f"mailbox fails {call}")
        acts.act(stage.run, mailbox=MemoryMailbox(stage.store, before=Faults(call)), apply=True)
        acts.act(stage.run, apply=True)
    for call in range(1, 40):
        stage = scene(f"disk fails {call}")
        real, ledger_blobs.os = ledger_blobs.os, FailingCalls(call, for_good=False)
        acts.act(stage.run, apply=True)
        ledger_blobs.os = real
    assert DONE


def _over_exchange(acts: Acts, stage, tools) -> None:
    """The same mails through the real library, whose own log says all it can."""
    from daysix.mail.exchange.mailbox import ExchangeMailbox
    from daysix.mail.secrets import Secret
    from daysix.mail.settings import MailboxSettings
    from tests.benchmarks.private_exchange import played_exchange
    from tests.mail.exchange.fake_server import PASSWORD

    stage.tools = tools
    with played_exchange(acts.home / "input") as (server, settings):
        for raw in canary_mails():
            server.store.arrive(raw)
        for operation in ("", "SyncFolderItems", "GetItem", "UpdateItem", "MoveItem"):
            if operation:
                server.fail(operation, "half")
            mailbox = ExchangeMailbox(
                MailboxSettings(**settings), Secret(PASSWORD), sleep=lambda _: None
            )
            done = acts.act(stage.run, mailbox=mailbox, apply=True)
            mailbox.close()
            assert operation or (done.good and done.filed), "the played server was not read"


def suite(acts: Acts) -> None:
    """The commands officers use, on a tracker and mails that hold the name, sound and spoilt."""
    from daysix import cli
    from tests.jobs.tracker_book import ROWS, write_tracker

    folder = acts.home / "input" / "tracker"
    folder.mkdir()
    rows = tuple((row[0], NAME, *row[2:]) for row in ROWS)
    sound = write_tracker(folder / "tracker.xlsx", rows)
    content = sound.read_bytes()
    trackers = [sound]
    for number, spoilt in enumerate(
        (content[:900], content[:-200], b"", content.replace(b"PK", b"KP"))
    ):
        trackers.append(folder / f"spoilt {number}.xlsx")
        trackers[-1].write_bytes(spoilt)
    plain = folder / "tracker.csv"
    plain.write_text(f"ExclusionID,PupilName,UPN,Category,StartDate\n1,{NAME},{UPN},SUSP,x\n")
    mails = folder / "mails"
    mails.mkdir()
    for number, raw in enumerate(canary_mails()):
        (mails / f"{number}.eml").write_bytes(raw)

    def command(*words: object) -> None:
        with redirect_stdout(io.StringIO()):
            said = [str(word) for word in words]
            with suppress(SystemExit):
                cli.main([*said, "--as-of", AS_OF, "--json"])

    copies = []
    for tracker in (*trackers, plain):
        for words in COMMANDS:
            copy = folder / "-".join(words) / tracker.name
            copy.parent.mkdir(exist_ok=True)
            shutil.copyfile(tracker, copy)
            copies.append((words, copy))
    acts.watch()
    for words, copy in copies:
        acts.act(command, words[0], copy, *words[1:])
    acts.act(command, "triage", f"folder:{mails}")
    acts.act(command, "triage", f"folder:{folder / 'nowhere'}")


def secrets(acts: Acts) -> None:
    """A password is kept, used at a server that refuses, and forgotten."""
    import keyring
    from keyring.backend import KeyringBackend

    class InMemory(KeyringBackend):
        priority = 1

        def __init__(self) -> None:
            super().__init__()
            self.held: dict[tuple[str, str], str] = {}

        def get_password(self, service, username):
            return self.held.get((service, username))

        def set_password(self, service, username, password):
            self.held[service, username] = password

        def delete_password(self, service, username):
            del self.held[service, username]

    acts.watch()
    keyring.set_keyring(InMemory())
    from daysix.mail.secrets import forget_secret, keep_secret, secret_of
    from daysix.mail.settings import MailboxSettings
    from daysix.mail.settings_file import read_settings, save_settings, settings_of
    from tests.benchmarks.private_exchange import played_exchange

    box = "exclusions@county.example"
    keep_secret(box, SECRET)
    config = acts.home / "config"
    common = {"kind": "exchange", "address": box, "server": "127.0.0.1:9"}
    kinds = [
        MailboxSettings(**common),
        MailboxSettings(**common, sign_in="basic"),
        MailboxSettings(**common, login="application"),
        MailboxSettings(**common, login="application", application="a", tenant="t"),
    ]
    save_settings(config, kinds)
    for settings in read_settings(config):
        acts.act(_signed_in, acts, settings, secret_of(box))
    with played_exchange(acts.home / "input") as (server, settings):
        server.users[settings["user_name"]] = SECRET
        acts.act(_signed_in, acts, MailboxSettings(**settings), secret_of(box))
        assert server.logins, "nobody signed in at the played server"
        server.users[settings["user_name"]] = "another"
        acts.act(_signed_in, acts, MailboxSettings(**settings), secret_of(box))
    acts.act(settings_of, {**common, "password": SECRET})
    acts.act(settings_of, {**common, "tenant": [SECRET]})
    acts.act(lambda: json.dumps(secret_of(box)))
    acts.act(lambda: int(secret_of(box)))  # type: ignore[call-overload]
    logging.getLogger("daysix").info("%s %r", secret_of(box), secret_of(box))
    keyring.get_keyring().get_password = _locked
    acts.act(secret_of, box)
    acts.act(forget_secret, box)


def _locked(*_):
    raise RuntimeError(SECRET)


def _signed_in(acts: Acts, settings, secret) -> None:
    from daysix.mail.exchange.mailbox import ExchangeMailbox

    mailbox = ExchangeMailbox(
        settings,
        secret,
        sleep=lambda _: None,
        token_url="https://127.0.0.1:9/token",  # noqa: S106
    )
    logging.getLogger("daysix").info("%r %r", mailbox, vars(mailbox))
    for ask in (mailbox.health, lambda: mailbox.list_changes("Inbox", "")):
        said = acts.act(ask)
        logging.getLogger("daysix").info("%r", said)


ROOMS = {"inbox": inbox, "suite": suite, "secrets": secrets}


def main(room: str, leak: str = "") -> None:
    """Do the acts of a room in the folder we are in."""
    acts = Acts(Path.cwd(), leak)
    if leak:
        acts.watch()
        acts.plant()
    else:
        ROOMS[room](acts)
    shown = json.dumps({"environ": dict(os.environ), "argv": sys.argv, "acts": acts.done})
    (Path.cwd() / "process.json").write_text(shown)


if __name__ == "__main__":
    main(*sys.argv[1:])

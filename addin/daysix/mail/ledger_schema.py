"""The journal's tables, opened so that what was noted survives a killed program and a power cut.

Write-ahead log with ``synchronous=FULL``: every note is forced to the disk before the next step is
taken, and a reader (the sign of life, the doctor) never waits for a run. One writer at a time is
seen to by a lock, and the file is never on a share.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from daysix.mail import ledger_refusals as refusals

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

FILE = "journal.db"
FORM = 1
"""Of the tables below; a journal with a higher number is refused."""
OURS = 0x44536978
"""Marks the file as a journal of Day Six's."""

TABLES = """
CREATE TABLE mail (
    id INTEGER PRIMARY KEY,
    message_id TEXT NOT NULL,                -- its hash: an id may hold a name
    content_hash TEXT NOT NULL,
    raw TEXT NOT NULL,                       -- name of the saved copy; blank once let go
    size INTEGER NOT NULL,
    stage TEXT NOT NULL CHECK (stage IN ('received', 'sorted', 'listed', 'filed', 'elsewhere')),
    round INTEGER NOT NULL DEFAULT 1,        -- how often it has come into the inbox
    attempts INTEGER NOT NULL DEFAULT 0,
    category TEXT NOT NULL DEFAULT '',
    urgency TEXT NOT NULL DEFAULT '',
    code TEXT NOT NULL DEFAULT '',           -- why a person has to look; blank if nobody has to
    reason TEXT NOT NULL DEFAULT '',
    put_on TEXT NOT NULL DEFAULT '[]',       -- categories to put on it in the mailbox
    move_to TEXT NOT NULL DEFAULT '',
    resend_of INTEGER REFERENCES mail (id),
    first_seen TEXT NOT NULL,
    stage_at TEXT NOT NULL,
    UNIQUE (message_id, content_hash)
);
CREATE INDEX mail_content ON mail (content_hash);
CREATE INDEX mail_stage ON mail (stage);
CREATE TABLE place (                         -- where a mail lies, by a mailbox's own number for it
    mailbox TEXT NOT NULL,
    folder TEXT NOT NULL,
    ref TEXT NOT NULL,
    version TEXT NOT NULL DEFAULT '',
    mail INTEGER REFERENCES mail (id),       -- none: it could not be fetched yet
    state TEXT NOT NULL CHECK (state IN ('here', 'filing', 'filed', 'away')),
    move_to TEXT NOT NULL DEFAULT '',        -- of 'filing': the folder it is on its way to
    attempts INTEGER NOT NULL DEFAULT 0,
    code TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (mailbox, folder, ref)
) WITHOUT ROWID;
CREATE INDEX place_mail ON place (mail);
CREATE TABLE cursor (
    mailbox TEXT NOT NULL,
    folder TEXT NOT NULL,
    cursor TEXT NOT NULL,
    saved TEXT NOT NULL,
    PRIMARY KEY (mailbox, folder)
) WITHOUT ROWID;
CREATE TABLE run (
    id INTEGER PRIMARY KEY,
    mailbox TEXT NOT NULL,
    started TEXT NOT NULL,
    ended TEXT NOT NULL DEFAULT '',
    good INTEGER NOT NULL DEFAULT 0
);
"""

TOLD = """
CREATE TABLE IF NOT EXISTS told (            -- which mails tell of one and the same exclusion
    event TEXT NOT NULL,                     -- its hash: no name, no number
    mail INTEGER NOT NULL REFERENCES mail (id),
    PRIMARY KEY (event, mail)
) WITHOUT ROWID;
"""
TOLD_BY_MAIL = "CREATE INDEX IF NOT EXISTS told_mail ON told (mail)"
"""Came later than the others: a journal that lacks it is given it."""


@contextmanager
def told() -> Iterator[None]:
    """Say a refusal of the database in words.

    Raises
    ------
    BadInput
        ``Q-075``.
    """
    try:
        with refused_by_the_disk():
            yield
    except OSError as fault:
        raise refusals.disk_refused(fault.strerror or "it refused") from fault


@contextmanager
def refused_by_the_disk() -> Iterator[None]:
    """Say a refusal of the database alone in words.

    Raises
    ------
    BadInput
        ``Q-075``.
    """
    try:
        yield
    except sqlite3.DatabaseError as fault:
        raise refusals.disk_refused(getattr(fault, "sqlite_errorname", "damaged")) from fault


def connect(folder: Path, now: datetime) -> tuple[sqlite3.Connection, str, bool]:
    """Open the journal of a folder whose lock is held.

    Returns
    -------
    tuple
        The connection; the name a damaged journal was set aside under, else blank; and whether
        the tables are new.

    Raises
    ------
    BadInput
        ``Q-073``: a newer Day Six made it. ``Q-075``: the disk refuses.
    """
    path, aside = folder / FILE, ""
    with told():
        if path.exists() and not _sound(path):
            aside = _set_aside(path, now)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        database = sqlite3.connect(path, isolation_level=None)
        database.row_factory = sqlite3.Row
        try:
            fresh = _prepare(database)
        except BaseException:
            database.close()
            raise
    return database, aside, fresh


def _prepare(database: sqlite3.Connection) -> bool:
    form = int(database.execute("PRAGMA user_version").fetchone()[0])
    if form > FORM:
        raise refusals.newer(form, FORM)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = FULL")
    database.execute("PRAGMA fullfsync = ON")  # a Mac's disk else keeps the last writes to itself
    database.execute("PRAGMA foreign_keys = ON")
    database.execute("PRAGMA secure_delete = ON")
    database.execute(TOLD)
    database.execute(TOLD_BY_MAIL)
    if form:
        return False
    marks = f"PRAGMA application_id = {OURS};\nPRAGMA user_version = {FORM};\n"
    database.executescript(f"BEGIN IMMEDIATE;\n{TABLES}{marks}COMMIT;")
    return True


def look(folder: Path) -> sqlite3.Connection | None:
    """The journal for looking at only, beside a run; None where there is none to be read."""
    path = folder / FILE
    if not path.exists():
        return None
    try:
        database = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=2)
        database.row_factory = sqlite3.Row
        form = int(database.execute("PRAGMA user_version").fetchone()[0])
    except sqlite3.DatabaseError:
        return None
    if form != FORM:
        database.close()
        return None
    return database


def _sound(path: Path) -> bool:
    """Whether a journal holds together. A disk that fails meanwhile says nothing of it."""
    try:
        with closing(sqlite3.connect(path)) as database:
            said = database.execute("PRAGMA quick_check(1)").fetchone()[0]
            mark = database.execute("PRAGMA application_id").fetchone()[0]
            form = database.execute("PRAGMA user_version").fetchone()[0]
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        return False
    return bool(said == "ok") and (mark == OURS or not form)


def _set_aside(path: Path, now: datetime) -> str:
    """Keep a damaged journal under another name and say it."""
    name, number = f"damaged {now:%Y-%m-%d %H%M%S}", 1
    while (target := path.with_name(f"{name}{f' {number}' if number > 1 else ''}.db")).exists():
        number += 1
    for end in ("-wal", "-shm"):
        beside = path.with_name(f"{FILE}{end}")
        if beside.exists():
            os.replace(beside, f"{target}{end}")  # noqa: PTH105 - one call of the system
    os.replace(path, target)  # noqa: PTH105 - as above
    return target.name

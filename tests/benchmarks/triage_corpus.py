"""Reading a folder of mails with what is expected of each, and the schools and cases it goes with.

A mail is an ``.eml`` file, or a ``.mail`` file, which is shorter to write and to read: header
lines, a blank line, the words, and then for each attachment a line
``%% attached: name | kind | flags``, its form lines ``% label = value`` (``% label [2] = value``
for the second row of a table) and its words.
"""

from __future__ import annotations

import csv
import hashlib
import json
import re
from datetime import date
from email import message_from_string
from email.utils import getaddresses
from pathlib import Path

from daysix.inbox.directory import Directory, KnownCase, KnownSchool
from daysix.inbox.message import Address, Labelled, Message, Paper

INBOX = Path(__file__).parent.parent / "inbox"
DEV, HELD_OUT = INBOX / "corpus", INBOX / "held_out"
TUNING, UNSEEN = INBOX / "outsider_2" / "tuning", INBOX / "outsider_2" / "unseen"
THIRD = (INBOX / "outsider_3" / "odd", INBOX / "outsider_3" / "even")
FOURTH_TUNING, FOURTH_UNSEEN = INBOX / "outsider_4" / "tuning", INBOX / "outsider_4" / "unseen"
FIFTH_TUNING, FIFTH_UNSEEN = INBOX / "outsider_5" / "tuning", INBOX / "outsider_5" / "unseen"
SHIRE_TUNING, SHIRE_UNSEEN = INBOX / "outsider_6" / "tuning", INBOX / "outsider_6" / "unseen"
CITY_TUNING, CITY_UNSEEN = INBOX / "outsider_7" / "tuning", INBOX / "outsider_7" / "unseen"
FIVE_WRITERS = tuple(INBOX / "five_writers" / one for one in "abcde")
FENMARSH = {
    "la": "925",
    "own_domains": ["fenmarsh.gov.example"],
    "mailboxes": ["exclusions@fenmarsh.gov.example"],
}
"""The council of the mails held out, as their README tells it."""
_ATTACHED = re.compile(r"^%% attached: ", re.MULTILINE)
_ANSWER = re.compile(r"% (.*?)(?: \[(\d+)\])? =(?: (.*))?$")


def expected_of(folder: Path) -> list[dict]:
    """The lines of ``expected.jsonl``."""
    with (folder / "expected.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def message_at(path: Path) -> Message:
    """One mail of a folder."""
    if path.suffix == ".mail":
        return compact(path.read_text(encoding="utf-8"))
    from daysix.jobs.inbox.message_of import message_of

    return message_of(path.read_bytes(), name=path.name)


def compact(written: str) -> Message:
    """A mail in the short form."""
    body, *papers = _ATTACHED.split(written)
    mail = message_from_string(body)
    headers = {name.lower(): value for name, value in mail.items()}
    return Message(
        id=headers.get("message-id", ""),
        content_hash=hashlib.sha256(written.encode()).hexdigest(),
        sender=_addresses(headers.get("from", ""))[0],
        subject=headers.get("subject", ""),
        text=str(mail.get_payload()).strip("\n"),
        to=_addresses(headers.get("to", "")),
        headers=headers,
        papers=tuple(map(_paper, papers)),
    )


def _addresses(written: str) -> tuple[Address, ...]:
    return tuple(Address(name, address) for name, address in getaddresses([written]))


def _paper(written: str) -> Paper:
    head, *lines = written.rstrip("\n").split("\n")
    name, kind, *flags = (part.strip() for part in head.split("|"))
    answers = [found for line in lines if (found := _ANSWER.match(line))]
    words = [line for line in lines if not _ANSWER.match(line)]
    return Paper(
        name,
        kind,
        text="\n".join(words),
        labelled=tuple(
            Labelled(
                one[1], one[3] or "", f"row {one[2]}" if one[2] else "page 1", int(one[2] or 0)
            )
            for one in answers
        ),
        flags=frozenset(" ".join(flags).split()),
    )


def directory_at(folder: Path) -> Directory:
    """The council of a folder (:data:`FENMARSH` if it names none), its schools and its cases."""
    named = folder / "directory.json"
    council = json.loads(named.read_text(encoding="utf-8")) if named.exists() else FENMARSH
    return Directory(
        la=council["la"],
        schools=tuple(
            KnownSchool(
                row["name"],
                dfe=row["dfe"],
                domains=tuple(row["domain"].split()),
                phase=row["phase"],
            )
            for row in _rows(folder / "schools.csv")
        ),
        cases=tuple(map(_case, _rows(folder / "cases.csv"))),
        own_domains=tuple(council["own_domains"]),
        mailboxes=tuple(council["mailboxes"]),
    )


def _case(row: dict[str, str]) -> KnownCase:
    forename, _, surname = row["pupil"].rpartition(" ")
    return KnownCase(
        row["case"],
        row["pupil"],
        forename=forename,
        surname=surname,
        upn=row["upn"],
        dob=_day(row["dob"]),
        school=row["school"],
        category=row["category"],
        start=_day(row["start"]),
        end=_day(row["end"]),
    )


def _day(written: str) -> date | None:
    return date.fromisoformat(written) if written else None


def _rows(path: Path) -> list[dict[str, str]]:
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))

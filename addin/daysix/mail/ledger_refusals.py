"""What the journal of mails refuses or has to tell, in words: Q-070 to Q-089. No names in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.law.errors import BadInput
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from pathlib import Path


class Told(NamedTuple):
    """Something that did not stop the work and has to be said."""

    code: str
    message: str


def on_a_share(folder: Path) -> BadInput:
    """The journal would lie on a network disk."""
    return BadInput(
        "Q-070",
        f"{folder} is on a network disk, where two programs can spoil a journal of mails. Choose "
        "a folder on this computer's own disk.",
    )


def no_folder(folder: Path, fault: OSError) -> BadInput:
    """The folder cannot be made."""
    return BadInput(
        "Q-071",
        f"I cannot make the folder {folder} for the journal of mails ({fault.strerror}), so I "
        "took none in. Ask IT to let you write there.",
    )


def not_ours(folder: Path) -> BadInput:
    """The folder belongs to somebody else."""
    return BadInput(
        "Q-072",
        f"{folder} is not a folder of yours, so I keep no mails in it. Rename it, or ask IT to.",
    )


def newer(version: int, known: int) -> BadInput:
    """A later Day Six made the journal."""
    return BadInput(
        "Q-073",
        f"A newer Day Six has kept the journal of mails (form {version}; I know up to {known}), "
        "so I left it alone. Install the newer Day Six on this computer too.",
    )


def in_use() -> BadInput:
    """Another run is at it."""
    return BadInput(
        "Q-074",
        "Day Six is reading the inbox already, perhaps from another window, so I did not start a "
        "second time. Wait until it has finished.",
    )


def disk_refused(fault: str) -> BadInput:
    """The disk would not keep something."""
    return BadInput(
        "Q-075",
        f"I cannot write to the journal of mails ({fault}), so I stopped before anything was "
        "moved. Make room on this computer's disk, then press Check inbox again.",
    )


def not_kept() -> BadInput:
    """The saved copy of a mail is not there, or is not what was saved."""
    return BadInput(
        "Q-076",
        "My saved copy of this mail is missing or damaged, so I could not read it. Open the mail "
        "in Outlook and deal with it there.",
    )


def set_aside(name: str, rescued: int) -> Told:
    """The database could not be read and was made afresh."""
    mails = "1 saved mail" if rescued == 1 else f"{rescued} saved mails"
    return Told(
        "Q-077",
        f"The journal of mails was damaged. I kept it as “{name}” and made a new one from "
        f"{mails} and the mailbox. Nothing was lost; a mail may be on the Inbox sheet twice if "
        "its line was taken off, so look for doubles.",
    )


def broke_off(attempts: int) -> Told:
    """The program itself ended each time it read this mail."""
    return Told(
        "Q-078",
        f"Day Six broke off {attempts} times while reading this mail, so it no longer tries. Open "
        "the mail in Outlook and deal with it there.",
    )


def unreadable(attempts: int, where: str, kind: str) -> Told:
    """Reading or sorting a mail failed each time."""
    return Told(
        "Q-079",
        f"I tried {attempts} times and could not {where} this mail ({kind}). Open it in Outlook "
        "and deal with it there.",
    )


def never_fetched(attempts: int, code: str) -> Told:
    """The mailbox would not hand a mail over."""
    return Told(
        "Q-080",
        f"The mailbox would not hand over a mail in {attempts} tries ({code}), so I have not seen "
        "what is in it. Look for it in Outlook by the day and time it came.",
    )


def not_moved(attempts: int, code: str) -> Told:
    """The mailbox would not mark or move a mail."""
    return Told(
        "Q-081",
        f"The mailbox would not mark or move a mail in {attempts} tries ({code}). Its line is on "
        "the Inbox sheet; move it by hand.",
    )


def stopped(why: str) -> Told:
    """The mailbox failed and the run ended early."""
    return Told(
        "Q-082",
        f"I could not finish reading the mailbox. {why} What I had taken in is kept, and the next "
        "run goes on from there.",
    )


def unequal(folder_number: int, on_server: int, in_journal: int) -> Told:
    """The counts differ."""
    return Told(
        "Q-083",
        f"Folder {folder_number} of the mailbox holds {on_server} mails and my journal {in_journal}"
        " of them. Press Check inbox again; if it stays so, look for the missing ones in Outlook.",
    )


def silent(since: str) -> Told:
    """No run has succeeded for a working day."""
    return Told(
        "Q-084",
        f"I have not been able to read the inbox since {since}, a working day or more. New mails "
        "may be waiting there. Open Outlook, and drag messages here until it works again.",
    )


def silent_perhaps(since: str, why: str) -> Told:
    """It cannot be told how many working days have passed."""
    return Told(
        "Q-085",
        f"I last read the inbox {since} and cannot tell whether that is a working day ago. {why}",
    )


def left_for_later(many: int) -> Told:
    """Some mails could not be fetched this time."""
    mails = "1 mail was" if many == 1 else f"{many} mails were"
    return Told(
        "Q-086",
        f"{mails} not handed over by the mailbox this time. I ask again on the next run, and say "
        "so on the Inbox sheet if it keeps failing.",
    )


def not_listed(why: str) -> Told:
    """The Inbox sheet could not be written."""
    return Told(
        "Q-087",
        f"I could not put the mails on the Inbox sheet. {why} The mails are kept, and the next run "
        "lists them.",
    )

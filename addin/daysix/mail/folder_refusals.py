"""How a folder of mails refuses: a sentence and a code each, without the name of any mail."""

from __future__ import annotations

from daysix.mail.refusals import BusyError, GoneError, MailboxError

SOON = 5.0


def no_such_folder(name: str) -> MailboxError:
    """The folder is not there."""
    message = (
        f"There is no folder {name} in this mailbox. Check the name in the settings, or whether "
        "the drive is connected."
    )
    return MailboxError("Q-001", message)


def gone() -> GoneError:
    """The mail is not there."""
    message = "This mail is no longer where it was. Look for it in the other folders."
    return GoneError("Q-002", message)


def held(fault: OSError) -> BusyError:
    """Another program holds it, or the share does not answer."""
    message = (
        f"A mail cannot be opened just now ({_why(fault)}). Close it in Outlook; the next run "
        "tries again."
    )
    return BusyError("Q-003", message, wait=SOON)


def cannot_write(fault: OSError) -> MailboxError:
    """A share that can only be read, a full disk."""
    message = (
        f"I could not change anything in this folder ({_why(fault)}). Ask for the right to write "
        "there, or make room; every mail is as it was."
    )
    return MailboxError("Q-004", message)


def cannot_list(fault: OSError) -> MailboxError:
    """The folder is there and does not show what it holds."""
    message = (
        f"I could not see what lies in this folder ({_why(fault)}). Ask for the right to read it, "
        "or whether the drive is connected."
    )
    return MailboxError("Q-005", message)


def no_name_for_a_folder() -> MailboxError:
    """A name that leads out of the mailbox, or that some disk refuses."""
    message = (
        "A folder of the mailbox cannot bear this name. Use letters, digits and blanks, with / "
        "between a folder and the one in it."
    )
    return MailboxError("Q-006", message)


def too_many_alike() -> MailboxError:
    """A thousand files of one name."""
    message = "The folder holds a thousand mails of one name. Sort them, then try again."
    return MailboxError("Q-007", message)


def _why(fault: OSError) -> str:
    return (fault.strerror or "no reason was given").rstrip(".").lower()

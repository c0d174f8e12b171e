"""The file that remembers which mailboxes the team reads; it holds no password."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

from daysix.mail.refusals import MailboxError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from pydantic import ValidationError

    from daysix.mail.settings import MailboxSettings

FILE = "mailboxes.json"
SECRET_WORDS = ("password", "secret", "token", "passphrase")


def read_settings(folder: Path) -> tuple[MailboxSettings, ...]:
    """Every mailbox set up, the first one first; none where nobody has set up any.

    Raises
    ------
    MailboxError
        ``Q-042``: the file cannot be read. ``Q-043``: something in it is wrong.
    """
    place = folder / FILE
    if not place.exists():
        return ()
    try:
        held = json.loads(place.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        message = (
            f"I cannot read the mailbox settings in {place}. The file is locked or damaged. "
            "Close what has it open, or set the mailbox up again."
        )
        raise MailboxError("Q-042", message) from None
    listed = held.get("mailboxes") if isinstance(held, dict) else None
    if not isinstance(listed, list):
        raise _wrong("there is no list “mailboxes” in the file")
    return tuple(settings_of(one) for one in listed)


def settings_of(held: Any) -> MailboxSettings:  # noqa: ANN401 - whatever a file or window holds
    """One mailbox's settings, or a refusal that names the field that is wrong."""
    from pydantic import ValidationError

    from daysix.mail.settings import MailboxSettings

    refusal = None
    try:
        return MailboxSettings.model_validate(held)
    except ValidationError as faults:
        refusal = _wrong(_first_fault(faults))
    raise refusal


def _first_fault(faults: ValidationError) -> str:
    """What is wrong first, without repeating what was typed: it might be a password."""
    fault = faults.errors(include_url=False, include_context=False, include_input=False)[0]
    name = ".".join(str(part) for part in fault["loc"])
    if any(word in name.lower() for word in SECRET_WORDS):
        return f"“{name}” does not belong there: passwords are kept by the computer itself"
    if fault["type"] == "extra_forbidden":
        return f"“{name}” is not a setting I know"
    said = str(fault["msg"]).removeprefix("Value error, ")
    return f"{name}: {said}" if name else said


def _wrong(what: str) -> MailboxError:
    message = f"The mailbox settings cannot be used: {what}. Put it right, or ask IT."
    return MailboxError("Q-043", message)


def save_settings(folder: Path, mailboxes: Iterable[MailboxSettings]) -> Path:
    """Write the file whole or not at all, for its owner alone."""
    place = folder / FILE
    held = {"mailboxes": [one.model_dump(exclude_defaults=True) for one in mailboxes]}
    beside = place.with_suffix(".new")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(beside, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w") as file:
            file.write(json.dumps(held, indent=2, ensure_ascii=True))
            file.flush()
            os.fsync(file.fileno())
        beside.replace(place)
    except OSError as fault:
        message = (
            f"I cannot save the mailbox settings in {folder} ({fault.strerror}). "
            "Ask IT to let you write there."
        )
        raise MailboxError("Q-044", message) from fault
    return place


def chosen(mailboxes: Iterable[MailboxSettings], named: str) -> MailboxSettings:
    """The mailbox named on a command line, such as ``exchange:exclusions@county.example``."""
    known = tuple(mailboxes)
    for one in known:
        if one.name.casefold() == named.strip().casefold():
            return one
    there = "; ".join(one.name for one in known) or "none"
    message = (
        f"No mailbox “{named}” is set up on this computer (set up: {there}). "
        f"Check how it is written, or add it to {FILE} in Day Six's own folder."
    )
    raise MailboxError("Q-045", message)

"""Who a file on its way out may name: the children of the workbook, but those it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.jobs.panel.people import people_of
from daysix.jobs.panel.rows import REFERRALS, book_of, told
from daysix.jobs.panel.sharing import Keeping, share
from daysix.law.errors import BadInput
from daysix.paper.gate import Sharing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime
    from pathlib import Path

    from daysix.jobs.panel.kept import Line
    from daysix.paper.gate import Person


def look_over(  # noqa: PLR0913 - all but the files are named
    files: Sequence[Path],
    *,
    tracker: Path | None,
    about: Sequence[str] = (),
    recipients: Sequence[str] = (),
    domains: Sequence[str] = (),
    redacted: bool = False,
    put_right: bool = False,
    out: Path | None = None,
    keeping: Iterable[Sequence[str]] = (),
    issued: datetime,
) -> list[Line]:
    """Look files over; with a folder, file the report there, and safe copies where asked.

    Raises
    ------
    BadInput
        ``Y-093``: copies are asked for without a folder. ``Y-094``: whom it is about is unknown.
        ``Y-095``: there is no such file or folder. And whatever the gate refuses.
    """
    if put_right and out is None:
        raise BadInput(
            "Y-093",
            "Safe copies need a folder of their own, so that no file of yours is changed, and you "
            "named none. Nothing was written. Add --out and a folder.",
        )
    if not files:
        raise _nothing_named()
    for path in (*files, *([out] if out else [])):
        if not path.exists():
            raise BadInput(
                "Y-095",
                f"There is no {path}, so I looked at nothing and wrote nothing. Check the name.",
            )
    allowed, others = _children(tracker, about)
    sharing = Sharing(
        recipients=tuple(recipients),
        domains=tuple(domains),
        allowed=allowed,
        others=others,
        redacted=redacted,
    )
    kept = [Keeping(code, reason, initials) for code, reason, initials in keeping]
    return share(files, sharing, into=out, put_right=put_right, keeping=kept, issued=issued)


def refuse_mixed(files: Sequence[Path], tracker: Path | None) -> None:
    """Refuse files besides a panel's own, or a panel without its workbook.

    Raises
    ------
    BadInput
        ``Y-092``.
    """
    if files or tracker is None:
        raise _nothing_named()


def _nothing_named() -> BadInput:
    return BadInput(
        "Y-092",
        "I do not know what to look over. Name files; or a panel with --panel and its workbook "
        "with --tracker, and no files.",
    )


def _children(
    tracker: Path | None, about: Sequence[str]
) -> tuple[tuple[Person, ...], tuple[Person, ...]]:
    """The children the files are about, and all others of the workbook."""
    if tracker is None:
        if about:
            raise _nobody(about[0], "no workbook was named with --tracker")
        return (), ()
    book = book_of(tracker)
    by_referral = {
        told(row, "RefID").casefold(): told(row, "PupilID").casefold()
        for row in book.rows(REFERRALS)
    }
    wanted = set()
    for one in about:
        key = by_referral.get(one.strip().casefold(), one.strip().casefold())
        if key not in book.pupils:
            raise _nobody(one, f"{book.name} has neither a child nor a referral of that number")
        wanted.add(key)
    people = people_of(book)
    return (
        tuple(people[number] for number in people if number in wanted),
        tuple(people[number] for number in people if number not in wanted),
    )


def _nobody(number: str, why: str) -> BadInput:
    return BadInput(
        "Y-094",
        f"I do not know which child “{number.strip()[:20]}” is: {why}. Without that I cannot tell "
        "who may stand in the files. Give the number from the Pupils or Referrals sheet.",
    )

"""*Assemble pack*: agenda, case sheets and papers as one document, made after a yes.

A paper that looks like another child's stops it: then what is offered is a list to decide in. The
pack's version goes into the meeting's row, where nobody has typed something else there. Once there
is a pack and more has come, a supplement is offered, unless that version was taken off the sheet.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from daysix.jobs.click.answers import Answer, Offer
from daysix.jobs.click.new_rows import add
from daysix.jobs.click.panel_chosen import on_no_disk, panel_meant
from daysix.jobs.click.panel_words import (
    LOOK,
    cases_in_lines,
    counted,
    issued_at,
    meeting_words,
    to_look_at,
    written_in_lines,
)
from daysix.jobs.inbox.marks import marks
from daysix.jobs.panel import decisions
from daysix.jobs.panel.kept import folder_for, place_of
from daysix.jobs.panel.pack import write_pack
from daysix.jobs.panel.pack_cases import news_since
from daysix.jobs.panel.pack_gate import points_of
from daysix.jobs.panel.pack_ready import get_ready
from daysix.jobs.panel.sent_papers import NEW
from daysix.jobs.panel.supplement import changes_in, supplement_words
from daysix.jobs.wording import plural
from daysix.law.errors import BadInput
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from daysix.jobs.click.answers import Asked
    from daysix.jobs.click.panel_chosen import Meant
    from daysix.jobs.panel.pack_ready import Ready

LABEL, BUTTON, LIST = "Assemble pack", "Make pack", "Make list"
COLUMN = "PackVersion"
VERSION = re.compile(r"v(\d{1,4})(?: S(\d{1,4}))?", re.IGNORECASE)
SUPPLEMENT_BUTTON = "Make supplement"
PRESS = f"Type what is right in each line, save it, and press {LABEL} again."


class _Version(NamedTuple):
    """What would stand in the meeting's row, and in words what is to be seen of that."""

    new: str
    says: str


def offer_pack(asked: Asked) -> Answer | Offer:
    """The pack of the meeting in front of the officer, to be made after a yes.

    Raises
    ------
    BadInput
        ``Y-100``, ``Y-101``; what the workbook, a paper or the profile refuses. Or Cancel.
    """
    meant = panel_meant(asked, button=LABEL)
    if _has_version(meant) and news_since(meant.book, panel=meant.panel, as_of=asked.as_of):
        return _offer_supplement(meant, asked)
    ready = get_ready(meant.book, panel=meant.panel, as_of=asked.as_of, stop=asked.stop)
    if ready.undecided:
        return offer_deciding(meant, ready)
    version = _version(meant, ready)
    place = place_of(meant.book, meant.panel)
    papers = sum(len(part.attachments) for part in ready.parts)
    lines = [
        *on_no_disk(meant.book), *about_agenda(ready), *cases_in_lines(ready.laid.plan),
        *to_look_at(ready.laid), *papers_to_look_at(ready), version.says,
    ]  # fmt: skip
    return Offer(
        f"The pack of {meeting_words(ready.laid)}: {counted(ready.laid)}, "
        f"{plural(papers, 'paper')}{_with_agenda(ready)}. It goes into {place}.",
        [line for line in lines if line],
        BUTTON,
        lambda stop: _make(meant, ready, version, asked, stop),
    )


def _offer_supplement(meant: Meant, asked: Asked) -> Offer:
    """Only what has come since the pack; that one stays as it is."""
    ready = get_ready(
        meant.book, panel=meant.panel, as_of=asked.as_of, supplement=NEW, stop=asked.stop
    )
    if ready.undecided:
        return offer_deciding(meant, ready)
    version = _version(meant, ready)
    holds = supplement_words(ready, ready.whole)
    lines = [
        *on_no_disk(meant.book), *changes_in(ready, ready.whole), *_late_in_lines(ready),
        *about_agenda(ready),
        *to_look_at(ready.laid), *papers_to_look_at(ready), version.says, *_for_the_whole(meant),
    ]  # fmt: skip
    return Offer(
        f"Supplement {ready.part} to the pack of {meeting_words(ready.laid)}: {holds}. The pack "
        f"stays as it is. It goes into {place_of(meant.book, meant.panel)}.",
        [line for line in lines if line],
        SUPPLEMENT_BUTTON,
        lambda stop: _make(meant, ready, version, asked, stop),
    )


def _late_in_lines(ready: Ready) -> list[str]:
    """Each paper of a supplement."""
    return [
        f"{one.reference}  {one.title}: {one.name}"
        for part in ready.parts
        for one in part.attachments
    ]


def _for_the_whole(meant: Meant) -> list[str]:
    if COLUMN not in meant.row.table.columns:
        return []
    there = meant.row.text(COLUMN).strip()
    how = f"delete “{there}” under Pack on the Panels sheet, and press {LABEL} again"
    return [f"For the whole pack anew, {how}."]


def _has_version(meant: Meant) -> bool:
    """Whether the meeting's row still says that there is a pack."""
    return COLUMN not in meant.row.table.columns or bool(meant.row.text(COLUMN).strip())


def offer_deciding(meant: Meant, ready: Ready) -> Offer:
    """The list in which each paper that looks like another child's is decided."""
    place = place_of(meant.book, meant.panel) / decisions.NAME
    many = plural(len(ready.undecided), "paper")
    looks = "looks" if len(ready.undecided) == 1 else "look"

    def carry_out(_stop: Callable[[], bool]) -> Answer:
        folder = folder_for(meant.book, meant.panel, None)
        path = decisions.note(folder, (one.line for one in ready.undecided))
        return Answer([f"The list is {path}. {PRESS}", *_strange(ready)])

    return Offer(
        f"Nothing is made yet: {many} {looks} like another child's. To decide, a list would be "
        f"made: {place}.",
        _strange(ready),
        LIST,
        carry_out,
        good=False,
    )


def papers_to_look_at(ready: Ready) -> list[str]:
    """Papers that are locked, scans, doubles; those somebody has decided about."""
    said = {*ready.laid.warnings, *ready.agenda.says, *ready.agenda.doubts}
    return [f"{LOOK}{one}" for one in ready.warnings if one not in said]


def about_agenda(ready: Ready) -> list[str]:
    """Which agenda is in it, and what speaks against that."""
    return [*(f"{LOOK}{one}" for one in ready.agenda.doubts), *ready.agenda.says]


def _with_agenda(ready: Ready) -> str:
    """A word on the agenda in the sentence a yes is said to."""
    doubted = "; look at what is said of the agenda before you agree" if ready.agenda.doubts else ""
    edited = ", with the agenda edited in Word" if ready.agenda.edited else ""
    return f"{edited}{doubted}"


def _strange(ready: Ready) -> list[str]:
    return [one.sentence for one in ready.undecided]


def _make(
    meant: Meant, ready: Ready, version: _Version, asked: Asked, stop: Callable[[], bool]
) -> Answer:
    made = write_pack(ready, issued=issued_at(asked), stop=stop)
    place = place_of(meant.book, meant.panel)
    if ready.part:
        said = (
            f"Supplement {ready.part} to the pack of {meeting_words(ready.laid)} is made: "
            f"{supplement_words(ready, ready.whole)}. It is in {place}; the pack is untouched."
        )
    else:
        what = f"The pack of {meeting_words(ready.laid)} is made"
        said = f"{what}: {counted(ready.laid)}. It is in {place}."
    lines = [*written_in_lines(made.lines), points_of(ready.laid, made.lines[0])]
    return Answer([said, *lines, _noted(meant, version, asked), *made.lines[0]["warnings"]])


def _version(meant: Meant, ready: Ready) -> _Version:
    """The next version; blank where there is no column, or words of a person's own in it."""
    if COLUMN not in meant.row.table.columns:
        return _Version("", "")
    there = meant.row.text(COLUMN).strip()
    fits = VERSION.fullmatch(there)
    if there and fits is None:
        left = f"The Panels sheet says “{there[:40]}” of the pack; that stays as it is."
        return _Version("", left)
    if ready.part:
        new = f"v{fits[1] if fits else 1} S{ready.part}"
    else:
        new = f"v{int(fits[1]) + 1 if fits else 1}"
    return _Version(new, f"Panels, Pack: {there or 'blank'} → {new}")


def _noted(meant: Meant, version: _Version, asked: Asked) -> str:
    """Write the version into the meeting's row, after a restore point."""
    if not version.new:
        return version.says
    book = meant.book.workbook
    cells = marks(book, meant.row, {COLUMN: version.new}, ours={COLUMN})
    try:
        done = add(book.desk, book.home, as_of=asked.as_of, stop=lambda: False, new=[], cells=cells)
    except BadInput as refused:
        return f"The version is not noted in the workbook: {refused.message} ({refused.code})"
    if done.left:
        return f"The version is not noted in the workbook: {done.left[0].why}."
    return f"It is {version.new} on the Panels sheet. Undo last action takes that off again."

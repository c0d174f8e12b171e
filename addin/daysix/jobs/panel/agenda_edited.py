"""Which agenda stands in a pack: ours, or the one somebody has edited in Word since it was written.

What was typed by hand is never passed over unseen, and never printed unseen either: what is used is
said, with what speaks against it.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import PurePath
from typing import TYPE_CHECKING

from daysix.jobs.panel.agenda_mentions import doubts_about
from daysix.jobs.panel.agenda_written import Written, written_of
from daysix.jobs.panel.held_open import open_in
from daysix.jobs.panel.laid_out import title_of_files
from daysix.jobs.panel.outgoing_names import parted
from daysix.jobs.panel.sharing import COPY
from daysix.jobs.wording import plural
from daysix.law.errors import BadInput
from daysix.panels.words import short_day
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from daysix.jobs.panel.laid_out import LaidOut
    from daysix.paper.word_reread import Reread

OURS = "ours"
"""Asked for by name: the agenda Day Six puts together, whatever was edited."""
WHAT = "agenda"
WORD, PDF = ".docx", ".pdf"
OTHER_KINDS = frozenset({".doc", ".docm", ".dotx", ".odt", ".ott", ".rtf"})


class Edited(NamedTuple):
    """An agenda somebody has edited: where it lies, what it says, when it was saved.

    Attributes
    ----------
    pages
        A PDF of just these words: one that lies beside it under the same name, or Word has made;
        blank where there is none.
    """

    path: Path
    content: bytes
    again: Reread
    saved: datetime
    pages: bytes = b""

    @property
    def saved_words(self) -> str:
        """``Mon 30 Nov 2026, 10:31``: on this computer's clock."""
        local = self.saved.astimezone()
        return f"{short_day(local.date())}, {local:%H:%M}"


class Agenda(NamedTuple):
    """Which agenda stands in a pack.

    Attributes
    ----------
    edited
        None for the one Day Six puts together.
    says
        What is to be known of that.
    doubts
        What somebody must say yes to first.
    """

    edited: Edited | None = None
    says: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


class _Lying(NamedTuple):
    """A Word file that lies in the panel's folder as its agenda."""

    edited: Edited
    is_ours: bool
    is_as_written: bool
    is_of_this_day: bool
    version: int


def agenda_for(laid: LaidOut, place: Path, *, wanted: str = "") -> Agenda:
    """Which agenda stands in the pack of a panel.

    The one saved last counts: what Day Six wrote after somebody had edited an earlier one takes
    that one's place, and that is a doubt to say yes to.

    Parameters
    ----------
    place
        Where the papers of the panel lie.
    wanted
        ``ours``, or the name of a file in that folder; blank for what lies there.

    Raises
    ------
    BadInput
        ``Y-180``: an agenda cannot be read. ``Y-181``: changes in it are not accepted yet.
        ``Y-183``: there is none of that name. ``J-001``: what was written is not known.
    """
    if wanted.strip().casefold() == OURS:
        return Agenda(says=tuple(_passed_over(laid, place)))
    written = written_of(laid.book.home, laid.plan.sitting.panel)
    found = sorted(
        (_lying(path, laid, written) for path in _agendas(laid, place)),
        key=lambda one: (one.is_of_this_day, one.edited.saved, one.version),
    )
    if wanted:
        found = [_named(found, wanted)]
    if not found:
        return Agenda(doubts=tuple(_of_other_kinds(laid, place)))
    *others, last = found
    edited = [one.edited for one in others if not one.is_ours]
    still = [said for one in found for said in _still_open(one.edited.path)]
    elsewhere = [*_of_other_kinds(laid, place)] if not wanted else []
    if last.is_ours and (last.is_as_written or not wanted):
        built = [_built_again(one, last.edited) for one in edited]
        afresh = [_afresh(last.edited)] if wanted else []
        again = [] if last.is_as_written else [_saved_again(last.edited)]
        return Agenda(None, (*afresh, *again, *still), (*built, *elsewhere))
    _refuse_tracked(last.edited)
    using, said = _with_pages(last.edited, written)
    doubts = (*_about(laid, last), *(_besides(one) for one in edited), *elsewhere)
    return Agenda(using, (*_used(using), *said, *still), doubts)


def _about(laid: LaidOut, one: _Lying) -> Iterator[str]:
    """What speaks against an edited agenda."""
    if not one.is_of_this_day:
        yield (
            f"“{one.edited.path.name}” was made for another day than {laid.day_words}. Build the "
            "agenda afresh, or give it that day."
        )
    yield from doubts_about(laid, one.edited)


def _afresh(ours: Edited) -> str:
    return (
        f"“{ours.path.name}” is as Day Six wrote it, so the agenda in this pack is put together "
        "from what the workbook says now."
    )


def _saved_again(ours: Edited) -> str:
    return (
        f"“{ours.path.name}” was saved again and says what Day Six wrote, so the pack has the "
        "agenda put together from the workbook: what only looks different (colours, page breaks, "
        "charts) is not in it. To have the file as it is, type something in it too, or say "
        f'--agenda "{ours.path.name}".'
    )


def _of_other_kinds(laid: LaidOut, place: Path) -> Iterator[str]:
    """Agendas somebody has saved as something else, or under a name nobody looks for."""
    usual = f"{laid.plan.sitting.panel} {WHAT}"
    for path in _files_in(place):
        if not path.name.casefold().startswith(f"{usual} ".casefold()) and _is_called_so(path):
            yield (
                f"“{path.name}” may be an edited agenda, and its name does not begin with “{usual} "
                f"”, so it is not in the pack. Name it “{title_of_files(laid, WHAT)}{WORD}”, or "
                "take it out of the folder."
            )
    for path in _agendas(laid, place, OTHER_KINDS):
        yield (
            f"“{path.name}” may be an edited agenda, and only Word files (.docx) can be held "
            "against what Day Six wrote, so it is not in the pack. Save it as .docx, or take it "
            "out of the folder."
        )


def _besides(edited: Edited) -> str:
    return (
        f"“{edited.path.name}” was edited in Word too, saved {edited.saved_words}, and is not in "
        "the pack."
    )


def edited_agendas(laid: LaidOut, place: Path) -> list[str]:
    """Sentences on agendas edited in Word, for whoever builds one afresh: they stay as they are.

    Raises
    ------
    BadInput
        ``J-001``: what was written is not known.
    """
    written = written_of(laid.book.home, laid.plan.sitting.panel)
    said = []
    for path in _agendas(laid, place):
        try:
            one = _lying(path, laid, written)
        except BadInput as refused:
            said.append(f"{refused.message} ({refused.code})")
            continue
        if not one.is_ours:
            said.append(
                f"“{path.name}” was edited in Word, saved {one.edited.saved_words}. It stays as it "
                "is; the new agenda gets a name of its own, without what was typed there, and the "
                "pack takes the one saved last."
            )
    return said


def edited_beside_pack(laid: LaidOut, place: Path) -> Agenda:
    """What is to be known of an edited agenda beside a supplement, which has none.

    Raises
    ------
    BadInput
        ``J-001``: what was written is not known.
    """
    written, said = written_of(laid.book.home, laid.plan.sitting.panel), []
    for path in _agendas(laid, place):
        try:
            one = _lying(path, laid, written)
        except BadInput:  # it does not stand in the way of what has come
            said.append(f"I cannot read “{path.name}”; a supplement has no agenda in it.")
            continue
        if not one.is_ours:
            said.append(
                f"“{path.name}” was edited in Word, saved {one.edited.saved_words}. A supplement "
                "has no agenda: if that was after the pack was made, the pack's is still as it was."
            )
    return Agenda(says=tuple(said))


def no_pages_of(edited: Edited, why: str) -> BadInput:
    """The refusal of a pack whose agenda nothing here can turn into pages."""
    return BadInput(
        "Y-182",
        f"“{edited.path.name}” was edited in Word, and {why}, so no pack was made: ours would lack "
        "what was typed there. Open it in Word, save it as PDF beside it under the same name and "
        "try again; or build the agenda afresh.",
    )


def _agendas(laid: LaidOut, place: Path, kinds: frozenset[str] = frozenset({WORD})) -> list[Path]:
    """Files in the panel's folder that are its agenda, whatever follows in their name."""
    begins = f"{laid.plan.sitting.panel} {WHAT} ".casefold()
    return [
        path
        for path in _files_in(place)
        if path.name.casefold().startswith(begins)
        if path.suffix.casefold() in kinds and COPY not in path.stem
    ]


def _files_in(place: Path) -> list[Path]:
    try:
        return sorted(place.iterdir()) if place.is_dir() else []
    except OSError as fault:
        raise _unread(place.name, fault.strerror or "it is held") from fault


def _is_called_so(path: Path) -> bool:
    """Whether a document's name has the word in it; what a program puts beside one counts not."""
    name = path.name.casefold()
    return (
        WHAT in name
        and path.suffix.casefold() in {WORD, *OTHER_KINDS}
        and not name.startswith(("~$", "."))
        and COPY not in path.stem
    )


def _lying(path: Path, laid: LaidOut, written: Written) -> _Lying:
    from daysix.paper.gate.package import Unreadable
    from daysix.paper.word_reread import reread

    try:
        content, saved = path.read_bytes(), path.stat().st_mtime
        again = reread(content)
    except OSError as fault:
        raise _unread(path.name, fault.strerror or "it is held") from fault
    except Unreadable as fault:
        # what is said of a package that does not open is said of workbooks
        closed = isinstance(fault.__cause__, BadInput)
        why = "it is damaged, locked or no Word document" if closed else str(fault)
        raise _unread(path.name, why) from fault
    usual = title_of_files(laid, WHAT)
    edited = Edited(path, content, again, datetime.fromtimestamp(saved, tz=UTC))
    is_of_this_day = path.stem.casefold().startswith(usual.casefold())
    is_ours = again.mark in written.words
    # an earlier Day Six has not remembered the bytes
    is_as_written = is_ours and (
        not written.files or hashlib.sha256(content).hexdigest() in written.files
    )
    return _Lying(edited, is_ours, is_as_written, is_of_this_day, parted(path.stem)[1])


def _unread(name: str, why: str) -> BadInput:
    return BadInput(
        "Y-180",
        f"I cannot read {name} ({why}), so I do not know whether the agenda was edited, and no "
        "pack was made. Close it where it is open; or take it out of the folder.",
    )


def _named(found: Sequence[_Lying], wanted: str) -> _Lying:
    name = PurePath(wanted.strip()).name.casefold()
    for one in found:
        if one.edited.path.name.casefold() == name:
            return one
    there = ", ".join(one.edited.path.name for one in found) or "none"
    raise BadInput(
        "Y-183",
        f"There is no agenda “{wanted[:80]}” in the panel's folder, so nothing was made. Lying "
        f"there: {there}. Name one of them, or “{OURS}” for the one Day Six puts together.",
    )


def _refuse_tracked(edited: Edited) -> None:
    if edited.again.is_tracked:
        raise BadInput(
            "Y-181",
            f"“{edited.path.name}” holds tracked changes that nobody has accepted or rejected, so "
            "no pack was made: what was struck out might be printed. Accept or reject them all in "
            "Word, save it, and try again.",
        )


def _used(edited: Edited) -> Iterator[str]:
    remarks = edited.again.comments
    besides = f" Its {plural(remarks, 'comment')} will not be printed." if remarks else ""
    yield (
        f"The agenda in this pack is the one edited in Word: “{edited.path.name}”, saved "
        f"{edited.saved_words}.{besides}"
    )


def _passed_over(laid: LaidOut, place: Path) -> Iterator[str]:
    if _agendas(laid, place):
        yield "The agenda in this pack is the one Day Six puts together, as was asked for."


def _built_again(edited: Edited, ours: Edited) -> str:
    return (
        f"“{edited.path.name}” was edited in Word, saved {edited.saved_words}, and "
        f"“{ours.path.name}” was built after that. The pack has the agenda Day Six puts together: "
        f"what was typed by hand is not in it. To use the edited one, delete “{ours.path.name}”."
    )


def _with_pages(edited: Edited, written: Written) -> tuple[Edited, list[str]]:
    """With the PDF somebody has saved beside it, where that says the same."""
    from daysix.paper.word_pages import are_pages_of

    beside = edited.path.with_suffix(PDF)
    try:
        content = beside.read_bytes() if beside.is_file() else b""
    except OSError as fault:
        raise _unread(beside.name, fault.strerror or "it is held") from fault
    if not content:
        return edited, []
    if hashlib.sha256(content).hexdigest() in written.pages:
        return edited, [
            f"“{beside.name}” beside it is still as Day Six wrote it, without what was typed."
        ]
    if are_pages_of(edited.again, content):
        return edited._replace(pages=content), [f"Its pages are those of “{beside.name}”."]
    other = (
        f"“{beside.name}” does not say the same as “{edited.path.name}”, so it is not used. Save "
        "it as PDF once more, or delete it."
    )
    return edited, [other]


def _still_open(path: Path) -> Iterator[str]:
    if program := open_in(path):
        yield (
            f"“{path.name}” seems to be open in {program}: what is saved may not be the last that "
            "was typed. Save and close it, then make the pack again."
        )

"""*Letters for this case*: a Word file a letter, for the row one stands on, over nothing."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from daysix.jobs.click.answers import Answer, Offer
from daysix.jobs.click.panel_approve import offer_approval
from daysix.jobs.click.panel_chosen import panel_book
from daysix.jobs.letters.of_row import letters_for
from daysix.jobs.letters.row import row_meant
from daysix.jobs.panel.approving import letters_in
from daysix.jobs.panel.kept import put
from daysix.jobs.panel.laid_out import TEMPLATES
from daysix.jobs.panel.meeting_rows import Proof, note_proofs
from daysix.jobs.panel.templates import letter as filled_letter
from daysix.jobs.panel.templates import letter_called
from daysix.jobs.wording import plural
from daysix.law.errors import BadInput
from daysix.letters._case import NOT_THIS, NOW

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from daysix.jobs.beside.row_identity import RowRef
    from daysix.jobs.click.answers import Asked
    from daysix.jobs.letters.of_row import Prepared
    from daysix.jobs.panel.rows import PanelBook

LABEL, BUTTON = "Letters for this case", "Make letters"
CHECK = (
    "Read each before you send it, and fill in what stands in square brackets. When you have, "
    "press the button again to approve them: that takes the line off its foot."
)


def offer_case_letters(asked: Asked, *, named: str = "", letter: str = "") -> Answer | Offer:
    """The letters that are for the row in front of the officer today and not there yet.

    Parameters
    ----------
    named
        The number of a case or a school; blank for the row stood on.
    letter
        Only this letter: then also a further one, under the next number.

    Raises
    ------
    BadInput
        ``Y-240`` to ``Y-242``: it cannot be told which row is meant, or it is no case. ``Y-149``:
        there is no letter of that name.
    """
    book = panel_book(asked, button=LABEL)
    ref = row_meant(book, asked.desk.selected(), named=named)
    found = letters_for(book, ref, as_of=asked.as_of)
    number = found[0].number if found else named
    if letter:
        return _one(asked, book, ref, _called(found, letter))
    new = [one for one in found if one.can_be_made and not one.path.exists()]
    there = [one for one in found if one.can_be_made and one.path.exists()]
    stopped = [one for one in found if one.stands.state == NOW and one.why_not]
    others = [one for one in found if one.stands.state not in {NOW, NOT_THIS}]
    said = [
        *_words(new),
        *(f"{one.letter.name}: made before, left as you have it in {one.folder}." for one in there),
        *_words([*stopped, *others]),
    ]
    if not new:
        offer = offer_approval(
            asked, _ours_in(found), book=book.workbook, sheet=ref.table.sheet, also=said
        )
        if offer is not None:
            return offer
        what = "Every letter is there already" if there and not stopped else "No letter is made"
        return Answer([f"{what} for {number}.", *said], good=not stopped)
    return Offer(
        f"{plural(len(new), 'letter')} would be made for {number}. None is sent.",
        said,
        BUTTON,
        lambda stop: _make(asked, book, ref, new=new, left=_words(stopped), stop=stop),
        good=not stopped,
    )


def _ours_in(found: Sequence[Prepared]) -> list[Path]:
    """The letters of this button in the case's folder, among the papers that schools sent."""
    ours = tuple(one.path.stem for one in found)
    folder = found[0].folder if found else None
    return [path for path in letters_in(folder) if path.stem.startswith(ours)] if folder else []


def _called(found: Sequence[Prepared], name: str) -> Prepared:
    wanted = letter_called(name, offered=[one.letter for one in found])
    for one in found:
        if one.letter.name == wanted.name:
            return one
    raise BadInput(
        "Y-243",
        f"“{wanted.name}” is not a letter about this row. Name the row it is about: a case, or a "
        "school; letters of a meeting are made with --panel.",
    )


def _one(asked: Asked, book: PanelBook, ref: RowRef, one: Prepared) -> Answer | Offer:
    """One letter that was asked for by its name."""
    if not one.can_be_made:
        return Answer([f"No letter is made for {one.number}.", *one.words()], good=False)
    again = f" {one.name} is there and stays as it is." if one.path.exists() else ""
    return Offer(
        f"1 letter would be made for {one.number}. None is sent.{again}",
        [*one.words()],
        BUTTON,
        lambda stop: _make(asked, book, ref, new=[one], left=(), stop=stop),
    )


def _words(found: Iterable[Prepared]) -> list[str]:
    return [line for one in found for line in one.words()]


def _make(  # noqa: PLR0913 - all but the first three are named
    asked: Asked,
    book: PanelBook,
    ref: RowRef,
    *,
    new: Sequence[Prepared],
    left: Sequence[str],
    stop: Callable[[], bool],
) -> Answer:
    issued = asked.now.astimezone() if asked.now else datetime.combine(asked.as_of, time(), UTC)
    templates, said, proved, trouble = book.folder / TEMPLATES, [], [], list(left)
    for each in new:
        if stop():
            trouble.append("You stopped before all were made. Press the button again for the rest.")
            break
        try:
            content = filled_letter(
                each.letter.name, each.made.values, issued=issued, folder=templates
            )
            line = put(_folder(each.folder), each.name, content, pages=None, items=1)
        except BadInput as fault:  # those made before it must still come to the Audit sheet
            trouble.append(f"{each.name} is not made: {fault.message} ({fault.code})")
            continue
        said.append(f"  {line['path']}")
        after = str(line["path"]).replace("\\", "/").rpartition("/")[2]
        proved.append(
            Proof(f"{LABEL}: {each.letter.name}", ref.table.sheet, each.number, after=after)
        )
        said += [f"    To fill in by hand: {one}" for one in each.made.fill_in]
    trouble += note_proofs(asked, book.workbook, proved)
    chief = f"{plural(len(proved), 'letter')} made in {new[0].folder}. None is sent. {CHECK}"
    return Answer([chief, *said, *trouble], good=len(proved) == len(new))


def _folder(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise BadInput(
            "Y-244",
            f"I cannot make the folder {folder} ({fault.strerror}), so no letter was made. Ask for "
            "the right to write there.",
        ) from fault
    return folder

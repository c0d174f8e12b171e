"""*Outcome letters*: a Word file a letter, from the council's own templates, over nothing."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from daysix.jobs.click.answers import Answer, Offer
from daysix.jobs.click.panel_approve import offer_approval
from daysix.jobs.inbox.book import AUDIT
from daysix.jobs.panel.approving import letters_in
from daysix.jobs.panel.kept import folder_for, place_of, put
from daysix.jobs.panel.laid_out import TEMPLATES
from daysix.jobs.panel.letters import FOLDER, letters_of
from daysix.jobs.panel.meeting_meant import meeting_meant
from daysix.jobs.panel.meeting_rows import Proof, note_proofs
from daysix.jobs.panel.outcomes import held, rows_to_add
from daysix.jobs.panel.rows import REFERRALS, told
from daysix.jobs.panel.templates import letter
from daysix.jobs.wording import plural
from daysix.law.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from daysix.jobs.click.answers import Asked
    from daysix.jobs.panel.letters import Prepared
    from daysix.jobs.panel.outcomes import Held

LABEL, BUTTON = "Outcome letters", "Make letters"
CHECK = (
    "Read each before you send it. When you have, press the button again to approve them: that "
    "takes the line off its foot."
)


def offer_letters(asked: Asked, named: str = "") -> Answer | Offer:
    """The letters of a meeting's recorded outcomes that are not there yet.

    Raises
    ------
    BadInput
        It cannot be told which meeting is meant, or the panel cannot be laid out.
    """
    meant = meeting_meant(asked, button=LABEL, named=named, held=True)
    one = held(asked, meant)
    if not one.grid.of(one.panel) and not rows_to_add(one):
        return Answer([f"{one.panel} heard no referral, so there is no letter to make."])
    if not one.grid.of(one.panel):
        said = f"No outcomes of {one.panel} are laid out yet. Press After the meeting first."
        return Answer([said], good=False)
    found = letters_of(one, as_of=asked.as_of)
    folder = place_of(one.book, one.panel) / FOLDER
    new = [each for each in found.ready if not (folder / each.name).exists()]
    before = [each for each in found.ready if each not in new and not _noted(one, each)]
    there = len(found.ready) - len(new)
    left = [*found.left, *one.faults]
    if there:
        left.append(f"{plural(there, 'letter')} made before, left as you have them in {folder}.")
    if one.blank:
        said = f"Nothing is typed about {one.panel} yet. Type what was decided in {one.grid.where}"
        return Answer([f"{said}, press After the meeting, then {LABEL} again."], good=False)
    if not new and not before:
        offer = offer_approval(
            asked, letters_in(folder), book=one.book.workbook, sheet=REFERRALS, also=left
        )
        if offer is not None:
            return offer
        what = "Every letter is there already" if there else "There is no letter to make"
        return Answer([f"{what} for {one.panel}.", *left], good=not found.left)
    noting = f" {plural(len(before), 'letter')} made before would be noted." if before else ""
    return Offer(
        f"{plural(len(new), 'letter')} would be made for {one.panel}.{noting} None is sent.",
        [*(each.line for each in new), *left],
        BUTTON,
        lambda stop: _make(
            asked, one, new=new, before=[_proof(each) for each in before], left=left, stop=stop
        ),
        good=not found.left,
    )


def _noted(one: Held, each: Prepared) -> bool:
    """Whether the workbook says that a letter was made; it does not where that was broken off."""
    if not one.book.has(AUDIT):
        return True
    said = _proof(each)
    return any(
        (told(row, "Action"), told(row, "Key"), told(row, "After"))
        == (said.action, said.key, said.after)
        for row in one.book.rows(AUDIT)
    )


def _proof(each: Prepared) -> Proof:
    ref = each.decided.outcome.ref
    return Proof(f"{LABEL}: {each.letter.name}", REFERRALS, ref, after=each.name)


def _make(  # noqa: PLR0913 - all but the first two are named
    asked: Asked,
    one: Held,
    *,
    new: Sequence[Prepared],
    before: Sequence[Proof],
    left: Sequence[str],
    stop: Callable[[], bool],
) -> Answer:
    issued = asked.now.astimezone() if asked.now else datetime.combine(asked.as_of, time(), UTC)
    templates, said, proved = one.book.folder / TEMPLATES, [], []
    folder = folder_for(one.book, one.panel, place_of(one.book, one.panel) / FOLDER)
    trouble = list(left)
    for each in new:
        if stop():
            trouble.append("You stopped before all were made. Press the button again for the rest.")
            break
        decision = each.decided.outcome.decision
        try:
            content = letter(
                each.letter.name, each.values, issued=issued, decision=decision, folder=templates
            )
        except BadInput as fault:
            trouble.append(f"{each.name} is not made: {fault.message} ({fault.code})")
            continue
        line = put(folder, each.name, content, pages=None, items=1)
        said.append(f"  {line['path']}")
        proved.append(_proof(each))
    trouble += note_proofs(asked, one.book.workbook, [*before, *proved])
    chief = f"{plural(len(proved), 'letter')} made in {folder}. None is sent. {CHECK}"
    return Answer([chief, *said, *trouble], good=len(proved) == len(new))

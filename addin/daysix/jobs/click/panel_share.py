"""*Safe to share*: the latest papers of a meeting looked over before they go out.

What was found is shown first. On a yes safe copies are made beside the papers, which stay as they
are, the report is filed with them, and what only a person can decide is put on a list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.desk import desk_refusals
from daysix.jobs.click.answers import Answer, Offer
from daysix.jobs.click.panel_chosen import on_no_disk, panel_meant
from daysix.jobs.click.panel_words import copies, issued_at, meeting_words
from daysix.jobs.panel.decisions import KEEP, NAME
from daysix.jobs.panel.outgoing_panel import WANTED, look_over_panel, put_right
from daysix.jobs.wording import plural
from daysix.paper.gate.frame import STOP

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from daysix.jobs.click.answers import Asked
    from daysix.jobs.panel.outgoing_panel import LookedOver
    from daysix.jobs.panel.sharing import Settled

LABEL, BUTTON = "Safe to share", "Make safe copies"
FILE = "File report"


def offer_sharing(asked: Asked) -> Answer | Offer:
    """What was found in the papers of the meeting; copies and the report after a yes.

    Raises
    ------
    BadInput
        ``Y-100``, ``Y-101``, ``Y-105``; what the workbook or the gate refuses. Or Cancel.
    """
    meant = panel_meant(asked, button=LABEL)
    over = look_over_panel(meant.book, panel=meant.panel, as_of=asked.as_of, stop=asked.stop)
    return Offer(
        f"{plural(len(over.files), 'paper')} of {meeting_words(over.laid)} looked over: "
        f"{_found(over)} The report goes into {over.folder}.",
        [*on_no_disk(meant.book), *_in_lines(over)],
        BUTTON if over.fixable else FILE,
        lambda stop: _put_right(over, asked, stop),
        good=not over.waiting,
    )


def _found(over: LookedOver) -> str:
    if not over.fixable and not over.waiting:
        return "nothing is left to decide."
    said = []
    if over.fixable:
        said.append(f"{plural(over.fixable, 'point')} put right in safe copies")
    if over.waiting:
        said.append(f"{plural(over.waiting, 'stop')} for you to decide")
    return f"{', '.join(said)}."


def _in_lines(over: LookedOver) -> Iterator[str]:
    for one in over.settled():
        yield from _state_of([one])
        for each in one.report.findings:
            if each.level != STOP and each.kind not in WANTED:
                yield f"    {each.sentence}"
        for kept in one.report.decisions.values():
            yield f"    Kept: {kept.reason} ({kept.initials})"


def _state_of(settled: Sequence[Settled]) -> Iterator[str]:
    """Each paper, whether it may go out, and what is left to decide about it."""
    for one in settled:
        state = "nothing is left to decide" if one.report.passes else "do not send it yet"
        yield f"{one.path.name}: {state}."
        yield from (f"    {each.sentence}" for each in one.report.undecided)


def _put_right(over: LookedOver, asked: Asked, stop: Callable[[], bool]) -> Answer:
    if stop():
        raise desk_refusals.stopped()
    done, report = put_right(over, issued=issued_at(asked))
    made = [one.path for one, before in zip(done, over.files, strict=True)
            if one.path != before.file.path]  # fmt: skip
    waiting = sum(len(one.report.undecided) for one in done)
    said = [f"{plural(len(done), 'paper')} looked over; the report is {report['path']}."]
    if made:
        these = f"{copies(len(made), 'safe')}: send these, not what they were made of."
        said += [these, *(f"  {path}" for path in made)]
    if waiting:
        said.append(
            f"{plural(waiting, 'stop')} for you to decide: do not send those papers yet. Put them "
            f"right where they come from; or open {NAME} in the same folder, type {KEEP}, why, and "
            f"your initials, save it, and press {LABEL} again."
        )
    return Answer([*said, *_state_of(done)], good=not waiting)

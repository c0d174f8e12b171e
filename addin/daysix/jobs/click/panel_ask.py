"""*Ask schools*: one draft a school of what its referrals lack, made after a yes and never sent."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from daysix.jobs.click.answers import Answer, Offer
from daysix.jobs.inbox.book import AUDIT
from daysix.jobs.inbox.place import source_for
from daysix.jobs.inbox.source import FOLDER, opened
from daysix.jobs.inbox.templates import FOLDER as WORDINGS
from daysix.jobs.inbox.templates import filled, leave_usual, wording
from daysix.jobs.panel.ask import by_school, fields_of, one_wanting, wanting
from daysix.jobs.panel.laid_out import PROFILES, own_profiles
from daysix.jobs.panel.meeting_meant import meeting_meant, stood_on
from daysix.jobs.panel.meeting_rows import Proof, note_proofs
from daysix.jobs.panel.rows import REFERRALS, told
from daysix.jobs.panel.sitting_of import day_of
from daysix.jobs.wording import plural
from daysix.law.errors import BadInput
from daysix.panels import profile_read
from daysix.panels.words import short_day
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from daysix.jobs.beside.row_identity import RowRef
    from daysix.jobs.click.answers import Asked
    from daysix.jobs.inbox.templates import Letter
    from daysix.jobs.panel.ask import School, Wanting
    from daysix.jobs.panel.rows import PanelBook, Row
    from daysix.panels.profile import Profile

LABEL, BUTTON = "Ask schools", "Make drafts"
ASKED = "Ask schools"
"""How its lines on the Audit sheet begin. They are looked for there: whatever the button is called
one day, this stays."""
NOT_SENT = "Nothing is sent: read them in your mailbox and send them yourself."


class _Draft(NamedTuple):
    """One school's draft."""

    school: School
    letter: Letter


class _Plan(NamedTuple):
    """Drafts to be made, and what is left out with the reason."""

    book: PanelBook
    drafts: Sequence[_Draft]
    left: Sequence[str]
    good: bool = True


def offer_asking(asked: Asked, named: str = "") -> Answer | Offer:
    """The drafts for the meeting in front of the officer, or for the one referral she stands on.

    Raises
    ------
    BadInput
        It cannot be told which meeting is meant, or the wording cannot be filled in.
    """
    meant = meeting_meant(asked, button=LABEL, named=named)
    book, panel = meant.book, _as_row(meant.row)
    profiles = profile_read.together(own_profiles(book.folder / PROFILES))
    here = None if named else stood_on(asked, book, REFERRALS)
    if here is None:
        profile = profile_read.chosen(profiles, told(panel, "Profile"))
        found = wanting(book, panel, profile, as_of=asked.as_of)
        about = f"the referrals of {meant.panel}"
    else:
        kind = here.text("Profile") or told(panel, "Profile")
        profile, about = profile_read.chosen(profiles, kind), f"referral {here.text('RefID')}"
        if here.text("PanelID").casefold() != meant.panel.casefold():
            panel = {}  # it is on no list yet, so no day can be named
        found = one_wanting(book, _as_row(here), profile, on=day_of(panel) or asked.as_of)
    if not found:
        return Answer([f"There is nothing to ask about {about}: all that is wanted is here."])
    return _offer(asked, _plan(asked, book, panel, profile, found), about)


def _as_row(ref: RowRef) -> Row:
    return {column: ref.cell(column) for column in ref.table.columns}


def _plan(
    asked: Asked, book: PanelBook, panel: Row, profile: Profile, found: Sequence[Wanting]
) -> _Plan:
    text, council = wording(LABEL, book.folder), book.workbook.settings.get("COUNCIL", "")
    done = [one for one in found if _asked_today(book, one, asked.as_of)]
    left = [f"{one.case.ref}: its school was asked for just this today." for one in done]
    drafts, good = [], True
    for school in by_school(book, [one for one in found if one not in done]):
        if not school.to:
            left.append(f"{school.name or 'A school'}: no e-mail address on the sheet Schools.")
            good = False
            continue
        day, by = day_of(panel), day_of(panel, "PaperDeadline")
        fields = fields_of(school, profile, day=day, papers_by=by, council=council)
        drafts.append(_Draft(school, filled(text, fields)))
    return _Plan(book, drafts, left, good)


def _offer(asked: Asked, plan: _Plan, about: str) -> Answer | Offer:
    if not plan.drafts:
        return Answer(["No draft was made.", *plan.left], good=plan.good)
    return Offer(
        f"{plural(len(plan.drafts), 'draft')} would be made about {about}. {NOT_SENT}",
        [*_lines(plan)],
        BUTTON,
        lambda stop: _make(asked, plan, stop),
        good=plan.good,
    )


def _asked_today(book: PanelBook, one: Wanting, as_of: date) -> bool:
    """Whether the Audit sheet says that the school was asked for the same today."""
    return any(
        row.text("Action").startswith(ASKED)
        and row.text("Key") == one.case.ref
        and row.text("After") == one.said
        and day_of({"At": row.cell("At")}, "At") == as_of
        for row in book.workbook.rows(AUDIT)
    )


def _lines(plan: _Plan) -> Iterator[str]:
    yield from plan.left
    for draft in plan.drafts:
        yield f"To {draft.school.to} ({draft.school.name}):"
        if not draft.school.secure:
            yield "    Its address is not marked as secure: ask the school before you send it."
        for one in draft.school.wanting:
            yield f"    {one.case.ref} {one.case.initials}: {one.said}"
            yield from (f"    {said}" for said in _before(plan.book, one))


def _before(book: PanelBook, one: Wanting) -> Iterator[str]:
    """When the school was asked last, so that a second mail is a reminder."""
    days = [
        day
        for row in book.workbook.rows(AUDIT)
        if row.text("Action").startswith(ASKED) and row.text("Key") == one.case.ref
        if (day := day_of({"At": row.cell("At")}, "At")) is not None
    ]
    if days:
        yield f"Asked before, last on {short_day(max(days))}."


def _make(asked: Asked, plan: _Plan, stop: Callable[[], bool]) -> Answer:
    book = plan.book
    source = source_for(book.workbook)
    if source.kind == FOLDER:
        _have_folder(Path(source.place))
    proved, names = [], set()
    with opened(source) as mailbox:
        for draft in plan.drafts:
            if stop():
                break
            letter, to = draft.letter, draft.school.to
            made = mailbox.create_draft(to=[to], subject=letter.subject, html=letter.html)
            names.add(f"{mailbox.name}, {made.folder}")
            proved += [
                Proof(f"{ASKED}: draft to {to}", REFERRALS, one.case.ref, "DocsHave", "", one.said)
                for one in draft.school.wanting
            ]
    many = len({one.action for one in proved})
    said = [f"{plural(many, 'draft')} in {', '.join(sorted(names)) or 'no folder'}. {NOT_SENT}"]
    said += note_proofs(asked, book.workbook, proved)
    own = leave_usual(LABEL, book.folder)
    if own is not None:
        said.append(f"To change its wording, edit {own.name} in the folder {WORDINGS}.")
    return Answer([*said, *plan.left], good=plan.good and many == len(plan.drafts))


def _have_folder(place: Path) -> None:
    """Make the folder of mails where there is none yet; the drafts lie in it."""
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise BadInput(
            "Y-174",
            f"I cannot make the folder {place} for the drafts ({fault.strerror}), so none was "
            "made. Ask for the right to write there, or name your mailbox on the Settings sheet.",
        ) from fault

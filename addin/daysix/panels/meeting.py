"""The meeting: what was decided, and what it becomes in the workbook, in letters and next time.

Nothing is written here. What comes back is a list of changes, new rows and fields, for a person to
look at first.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from daysix.law.errors import BadInput
from daysix.panels import attendance, fairness, meeting_days
from daysix.panels.sitting import Action
from daysix.panels.values import day_in
from daysix.panels.words import is_blank, labels, listed, may_be_no, short_day

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from daysix.calendars.school import SchoolCalendar
    from daysix.panels.fairness import Shown
    from daysix.panels.meeting_days import Counted
    from daysix.panels.plan import Item, Plan
    from daysix.panels.share import ShareTable

PLACE, TRIAL, DIRECT, REFUSED, DEFER, RETURNED, WITHDRAWN = (
    "PLACE", "MM-TRIAL", "DIRECT", "REFUSED", "DEFER", "RETURNED", "WITHDRAWN",
)  # fmt: skip
NEEDS_SCHOOL = frozenset({PLACE, TRIAL, DIRECT, REFUSED})
GOES_ON_ROLL = frozenset({PLACE})
SHARES = frozenset({PLACE, TRIAL})
"""Decisions the share is about."""
STATUS_AFTER = {DEFER: "READY", RETURNED: "INCOMPLETE", WITHDRAWN: "CLOSED"}
DECIDED = "DECIDED"
DONE = frozenset({"DONE", "CANCELLED"})
REFERRALS = "Referrals"
NOT_REFERRALS = ("REVIEW-", "WATCH")
"""Kinds of case that are no row of *Referrals*."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One line of the outcome grid, as it is typed during the meeting.

    Parameters
    ----------
    ref
        The referral.
    decision
        A code of ``referral_decisions`` that the profile allows.
    school, school_name
        Number and name of the school or provider decided on.
    reason
        Why the panel took another school than the share suggested.
    refusal
        Why a school refused.
    action, owner, action_due
        What somebody is to do about it.
    """

    ref: str
    decision: str
    school: str = ""
    school_name: str = ""
    conditions: str = ""
    transport: str = ""
    funding: str = ""
    review_on: date | None = None
    action: str = ""
    owner: str = ""
    action_due: date | None = None
    dissent: str = ""
    reason: str = ""
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One cell that would change: what stands there now, and what would."""

    sheet: str
    key: str
    column: str
    old: object
    new: object


@dataclass(frozen=True, slots=True)
class Decided:
    """One case decided: its outcome, the day for the register, what the share had shown."""

    item: Item
    outcome: Outcome
    on_roll: Counted | None = None
    answer: Counted | None = None
    shown: Shown | None = None
    letter: Mapping[str, str] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """The decision in words."""
        return labels("decision")[self.outcome.decision.casefold()]


@dataclass(frozen=True, slots=True)
class Carried:
    """A case for the next agenda, and why."""

    ref: str
    why: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """What a meeting becomes.

    Parameters
    ----------
    decided
        The cases, in the order of the agenda.
    changes
        Cells of *Referrals*.
    actions, fairness
        New rows of *Actions* and *FairnessLog*, by column; the numbers are the job's to give.
    carried, open_actions
        For the next agenda.
    refused
        Lines of the grid that were not taken, with the sentence and its code.
    notes
        What to look at: dates that stay blank, a quorum that was not met, whom not to write to.
    """

    decided: tuple[Decided, ...]
    changes: tuple[Change, ...]
    actions: tuple[Mapping[str, object], ...]
    fairness: tuple[Mapping[str, object], ...]
    carried: tuple[Carried, ...]
    open_actions: tuple[Action, ...]
    refused: tuple[tuple[str, BadInput], ...] = ()
    notes: tuple[str, ...] = ()


def record(
    plan: Plan,
    outcomes: Sequence[Outcome],
    *,
    calendars: Mapping[str, SchoolCalendar],
    shares: Mapping[str, ShareTable] | None = None,
    list_version: str = "",
) -> Meeting:
    """Turn the outcome grid into what it becomes; one line that is wrong does not stop the others.

    Parameters
    ----------
    calendars
        By the number of the school decided on. Where one is missing or too short, the day stays
        blank and a note says why.
    shares
        The list the panel saw, by referral.
    """
    shares = shares or {}
    taken: dict[str, Decided] = {}
    refused: list[tuple[str, BadInput]] = []
    rows: list[Mapping[str, object]] = []
    for outcome in outcomes:
        try:
            decided = _decide(plan, outcome, calendars, shares.get(outcome.ref), taken)
            row = _log(plan, decided, list_version)
        except BadInput as problem:
            refused.append((outcome.ref, problem))
            continue
        taken[outcome.ref] = decided
        if row is not None:
            rows.append(row)
    ordered = tuple(taken[item.case.ref] for item in plan.items if item.case.ref in taken)
    actions = tuple(row for one in ordered for row in _actions(plan, one))
    return Meeting(
        ordered,
        changes=tuple(change for one in ordered for change in _changes(plan, one)),
        actions=actions,
        fairness=tuple(rows),
        carried=tuple(_carried(plan, taken)),
        open_actions=_open_actions(plan, actions),
        refused=tuple(refused),
        notes=tuple(_notes(plan, ordered)),
    )


def _decide(
    plan: Plan,
    outcome: Outcome,
    calendars: Mapping[str, SchoolCalendar],
    table: ShareTable | None,
    taken: Mapping[str, Decided],
) -> Decided:
    item = plan.item(outcome.ref)
    if item is None:
        raise BadInput(
            "Y-016",
            f"{outcome.ref or 'A line without a number'} is not on the agenda of "
            f"{short_day(plan.sitting.day)}, so nothing was decided about it. Correct the number, "
            "or put the case on the agenda first.",
        )
    if outcome.ref in taken:
        raise BadInput(
            "Y-017",
            f"{outcome.ref} ({item.number}) stands twice in the outcomes. I took the first line. "
            "Take the other one out, or change it.",
        )
    if outcome.decision not in plan.profile.decisions:
        known = listed(list(plan.profile.decisions), "or")
        raise BadInput(
            "Y-018",
            f"“{outcome.decision}” is not a decision of {plan.profile.name}, so {item.number} "
            f"({outcome.ref}) stays undecided. Choose {known}.",
        )
    if outcome.decision in NEEDS_SCHOOL and not outcome.school:
        raise BadInput(
            "Y-019",
            f"{item.number} ({outcome.ref}) is decided as {outcome.decision}, and no school is "
            "named. Fill in the school, or choose another decision.",
        )
    return _worked_out(plan, item, outcome, calendars, table)


def _worked_out(
    plan: Plan,
    item: Item,
    outcome: Outcome,
    calendars: Mapping[str, SchoolCalendar],
    table: ShareTable | None,
) -> Decided:
    on_roll = answer = None
    name, calendar = outcome.school_name or outcome.school, calendars.get(outcome.school)
    day = plan.sitting.day
    if outcome.decision in GOES_ON_ROLL:
        on_roll = meeting_days.on_roll_by(day, calendar, school=name)
        answer = meeting_days.answer_by(day, calendar, school=name, days=plan.profile.answer_days)
    shown = None
    if table is not None and outcome.decision in SHARES:
        shown = fairness.shown(table, outcome.school)
    decided = Decided(item, outcome, on_roll, answer, shown)
    return Decided(item, outcome, on_roll, answer, shown, letter_fields(plan, decided))


def _log(plan: Plan, decided: Decided, list_version: str) -> Mapping[str, object] | None:
    if decided.shown is None:
        return None
    return fairness.log_row(
        decided.shown,
        reason=decided.outcome.reason,
        ref=decided.outcome.ref,
        panel=plan.sitting.panel,
        day=plan.sitting.day,
        list_version=list_version,
    )


def _is_referral(item: Item) -> bool:
    return not item.case.type.startswith(NOT_REFERRALS)


def _changes(plan: Plan, decided: Decided) -> list[Change]:
    """Cells that differ from what stands there; a blank never takes the place of anything."""
    if not _is_referral(decided.item):
        return []
    outcome, day = decided.outcome, plan.sitting.day
    new: dict[str, object] = {
        "Decision": outcome.decision,
        "DecisionSchool": outcome.school,
        "Status": STATUS_AFTER.get(outcome.decision, DECIDED),
        "NextAction": outcome.action,
        "OnRollTarget": decided.on_roll.day if decided.on_roll else None,
        "SchoolAnswerDue": decided.answer.day if decided.answer else None,
        "RankShown": decided.shown.rank_shown if decided.shown else None,
        "RankTaken": decided.shown.rank_taken if decided.shown else None,
        "DepartReason": outcome.reason if decided.shown and decided.shown.departs else "",
        "RefusedDate": day if outcome.decision == REFUSED else None,
        "RefusalReason": outcome.refusal if outcome.decision == REFUSED else "",
    }
    now = decided.item.case.values
    return [
        Change(REFERRALS, outcome.ref, column, now.get(column), value)
        for column, value in new.items()
        if not is_blank(value) and now.get(column) != value
    ]


def _actions(plan: Plan, decided: Decided) -> list[dict[str, object]]:
    """New rows of *Actions*: what was typed, and what follows from the decision by itself."""
    outcome, case = decided.outcome, decided.item.case
    officer = str(case.values.get("Officer") or "")
    school = outcome.school_name or outcome.school
    lines: list[tuple[str, str, date | None, str]] = []
    if outcome.action:
        owner = outcome.owner or officer
        lines.append((outcome.action, owner, outcome.action_due, ""))
    if decided.on_roll is not None:
        text = f"See that {school} has {case.initials} on roll"
        lines.append((text, officer, decided.on_roll.day, decided.on_roll.basis))
    if outcome.decision == RETURNED:
        lacks = decided.item.readiness.sentence.removeprefix("Missing: ")
        wanted = f" for: {lacks}" if lacks else " to complete the referral"
        lines.append((f"Ask {case.school or 'the school'}{wanted}", officer, None, ""))
    if outcome.review_on:
        lines.append((f"Review: {decided.label.lower()}", officer, outcome.review_on, ""))
    return [
        {
            "About": outcome.ref,
            "PupilID": case.pupil_id,
            "Type": "Panel",
            "Text": text,
            "Owner": owner,
            "DueDate": due,
            "DueBasis": basis,
            "State": "OPEN",
            "Source": "PANEL",
            "RaisedOn": plan.sitting.day,
        }
        for text, owner, due, basis in lines
    ]


def _carried(plan: Plan, taken: Mapping[str, Decided]) -> list[Carried]:
    """Deferred, not reached, or left out this time: none of them is lost."""
    day = short_day(plan.sitting.day)
    carried = []
    for item in plan.items:
        decided = taken.get(item.case.ref)
        if decided is None:
            carried.append(Carried(item.case.ref, f"On the agenda of {day}, not decided there."))
        elif decided.outcome.decision == DEFER:
            why = decided.outcome.conditions or decided.outcome.action
            carried.append(Carried(item.case.ref, f"Deferred on {day}{': ' + why if why else '.'}"))
    carried += [
        Carried(one.case.ref, f"Not heard on {day}. {one.why}")
        for one in plan.left_out
        if one.case.type in plan.profile.hears
    ]
    return carried


def _open_actions(plan: Plan, new: Sequence[Mapping[str, object]]) -> tuple[Action, ...]:
    kept = [one for one in plan.sitting.actions if one.state.strip().upper() not in DONE]
    added = [
        Action(
            "",
            str(row["Text"]),
            str(row["Owner"]),
            day_in(row, "DueDate"),
            str(row["State"]),
            str(row["About"]),
        )
        for row in new
    ]
    return (*kept, *added)


def _notes(plan: Plan, decided: Sequence[Decided]) -> list[str]:
    notes = []
    whole = attendance.quorum(plan.sitting, plan.profile.quorum)
    if whole.met is not True:
        notes.append(whole.sentence)
    for one in decided:
        days = [day for day in (one.on_roll, one.answer) if day is not None]
        notes += [f"{one.item.number}: {day.sentence}" for day in days if day.day is None]
        interested = attendance.interests_in(one.item.case, plan.sitting.members)
        state = attendance.quorum(plan.sitting, plan.profile.quorum, about=one.item.case)
        if interested and state.met is False and whole.met is True:
            names = listed(interested)
            notes.append(f"{one.item.number}: without {names}, {state.sentence}")
        if _unsafe_to_write(one.item):
            notes.append(
                f"{one.item.number}: a carer is marked as not safe to contact. Ask the case "
                "officer before any letter goes out."
            )
    return list(dict.fromkeys(notes))


def _unsafe_to_write(item: Item) -> bool:
    keys = ("Pupil.Carer1SafeToContact", "Pupil.Carer2SafeToContact")
    return any(may_be_no(item.case.values.get(key)) for key in keys)


def letter_fields(plan: Plan, decided: Decided) -> dict[str, str]:
    """What outcome letters are filled in with; a blank is a blank. One case, nobody else's data."""
    case, outcome, sitting = decided.item.case, decided.outcome, plan.sitting

    def given(key: str) -> str:
        return str(case.values.get(key) or "")

    def on(day: date | None) -> str:
        return short_day(day) if day else ""

    return {
        "reference": decided.item.reference,
        "referral": case.ref,
        "panel": plan.profile.name,
        "panel_day": short_day(sitting.day),
        "chair": sitting.chair,
        "child": case.name,
        "initials": case.initials,
        "born": on(case.born),
        "year": case.year,
        "school_now": case.school,
        "referring_school": given("ReferrerSchool"),
        "referrer": given("Referrer"),
        "carer": given("Pupil.Carer1Name"),
        "decision": decided.label,
        "decision_code": outcome.decision,
        "school": outcome.school_name or outcome.school,
        "on_roll_by": on(decided.on_roll.day if decided.on_roll else None),
        "on_roll_why_blank": decided.on_roll.sentence if decided.on_roll else "",
        "answer_by": on(decided.answer.day if decided.answer else None),
        "conditions": outcome.conditions,
        "transport": outcome.transport,
        "funding": outcome.funding,
        "review_on": on(outcome.review_on),
        "officer": given("Officer"),
    }

"""A referral form held against the workbook: whose it is, what it adds, where the two differ.

Nothing is settled here. What differs stands beside what the workbook says, with the place in the
form, and a person corrects the one that is wrong.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.panels import columns
from daysix.panels.referral_form import (
    FORENAME,
    FORM,
    HUNDRED,
    NAME,
    PREVIOUSLY,
    SURNAME,
    label_of,
    short_place,
)
from daysix.panels.values import as_day, text_of
from daysix.panels.words import NO, YES, is_blank, listed, plain
from daysix.records import NamedTuple
from daysix.tracker.headers import normal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from daysix.panels.sitting import Case, FormAnswer

COMPARED = frozenset({
    "upn", "born", "year", "attendance", "suspensions", "days_out", "excluded_on", "psp_start",
    "psp_reviews", "readiness", "looked_after", "child_in_need", "protection_plan", "early_help",
    "youth_justice", "free_meals", "pupil_premium", "interpreter", "consent", "consent_on",
    "twice_excluded", "sen", "fap_category",
})  # fmt: skip
"""Answers with one meaning. What people say in their own words is never held against each other."""
DECIDES_WHERE = ("looked_after", "sen", "social_worker", "protection_plan")
"""What a blank in the workbook must not hide: it decides how a child may be placed."""
ONE_POINT, PLACES = 0.01, 6
"""Attendance less than a point apart is the same, told a week later."""
YES_WORDS, NO_WORDS = frozenset({"y", "yes", "true"}), frozenset({"n", "no", "false"})


class Difference(NamedTuple):
    """A field in which form and workbook differ: what the form says, and where."""

    field: str
    says: str
    where: str


def is_of_another(case: Case, answers: Sequence[FormAnswer]) -> str:
    """Why a form may be another child's; blank where it is this one's.

    The forename must be the child's, or the pupil number; and where both birth date and number
    differ, no name counts.
    """
    given = {one.field: one for one in answers}
    names = [str(given[one].value) for one in (NAME, FORENAME, SURNAME) if one in given]
    words = {normal(word) for name in names for word in name.split()} - {""}
    own = [normal(word) for word in case.name.split()]
    known_as = normal(case.values.get("Pupil.PreferredName") or "")
    differ = [one for one in ("upn", "born") if one in given and _differs(case, given[one])]
    same_upn = "upn" in given and bool(case.upn) and "upn" not in differ
    if not words:
        return (
            f"its {listed([label_of(one) for one in differ])} is not the child's" if differ else ""
        )
    if not words & {*own, known_as}:
        return "it names somebody else"
    forenames = {*own[:1], known_as} - {""}
    if not same_upn and not words & forenames:
        return "it has another forename"
    if {*differ} == {"upn", "born"}:
        return "neither birth date nor UPN is the child's"
    return ""


def differences(case: Case, *, on: date) -> tuple[Difference, ...]:
    """Where the form and the workbook both say something and it is not the same."""
    return tuple(
        Difference(one.field, said_of(one), one.where)
        for one in case.form
        if one.field in COMPARED and text_of(case, one.field, on=on) and _differs(case, one)
    )


def only_on_the_form(case: Case, *, on: date) -> tuple[FormAnswer, ...]:
    """What the form says of columns that are blank in the workbook."""
    return tuple(
        one
        for one in case.form
        if one.field in columns.BY_NAME
        and not columns.BY_NAME[one.field].key.startswith(FORM)
        and not text_of(case, one.field, on=on)
    )


def said_of(answer: FormAnswer) -> str:
    """What the form says, in words."""
    return plain(answer.value, columns.BY_NAME[answer.field])


def to_be_looked_at(case: Case, needed: Sequence[str], *, on: date) -> list[str]:
    """What an officer should hear about the form of a case: doubts, differences, gaps it fills.

    Parameters
    ----------
    needed
        Fields a referral of this kind must bring.
    """
    found = [f"{case.ref}: {one}" for one in case.form_doubts]
    apart = [
        f"{label_of(one.field)} ({short_place(one.where)})" for one in differences(case, on=on)
    ]
    if apart:
        found.append(
            f"{case.ref}: the referral form and the workbook differ: {listed(apart)}. Both stand "
            "on the case sheet. Ask the school, and correct the one that is wrong."
        )
    wanted = {*needed, *DECIDES_WHERE}
    gaps = [
        f"{label_of(one.field)} ({short_place(one.where)})"
        for one in only_on_the_form(case, on=on)
        if one.field in wanted and not _says_no(one)
    ]
    if gaps:
        found.append(
            f"{case.ref}: the referral form answers what is blank in the workbook: {listed(gaps)}. "
            "The case sheet has it from the form. Look at it and type it into the workbook."
        )
    return found


def previously_looked_after(case: Case) -> str:
    """``Y`` or ``N`` as the form has it; blank where it does not say so plainly."""
    found = next((one for one in case.form if one.field == PREVIOUSLY), None)
    return str(found.value) if found and found.value in {YES, NO} else ""


def _says_no(answer: FormAnswer) -> bool:
    return answer.value == NO or (answer.field == "sen" and answer.value == "N")


def _differs(case: Case, answer: FormAnswer) -> bool:
    own = _own(case, answer.field)
    if is_blank(own):
        return False
    ours, theirs = _comparable(answer.field, own), _comparable(answer.field, answer.value)
    if ours is None or theirs is None:
        return False
    if isinstance(ours, float) and isinstance(theirs, float):
        apart = round(abs(ours - theirs), PLACES)
        is_share = columns.BY_NAME[answer.field].kind == columns.PERCENT
        return apart >= ONE_POINT if is_share else apart > 0
    return ours != theirs


def _own(case: Case, field: str) -> object:
    """What the workbook says, as it stands there."""
    carried = {"upn": case.upn, "born": case.born, "year": case.year}
    if field in carried:
        return carried[field]
    if field == "looked_after" and case.looked_after:
        return YES
    return case.values.get(columns.BY_NAME[field].key)


def _comparable(field: str, value: object) -> object:
    """A value as it can be held against another; None where it cannot."""
    kind = columns.BY_NAME[field].kind
    if kind == columns.DAY or field == "born":
        return as_day(value)
    if kind in {columns.PERCENT, columns.NUMBER}:
        return _size(value, share=kind == columns.PERCENT)
    if kind == columns.YES_NO:
        return _as_yes_no(value)
    return normal(str(value).strip())


def _as_yes_no(value: object) -> str | None:
    if isinstance(value, bool):
        return YES if value else NO
    bare = str(value).strip().casefold()
    return YES if bare in YES_WORDS else NO if bare in NO_WORDS else None


def _size(value: object, *, share: bool) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return value / HUNDRED if share and value > 1 else float(value)

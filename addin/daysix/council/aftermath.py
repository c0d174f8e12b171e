"""What happened afterwards: governors, letters, reviews, education from day 6, the register.

Every step has a date; nothing is dated after the day the council is looked at. Most things were
done in time and some late, as in any council.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from daysix.council.chance import Weighted, happens
from daysix.council.names import PROVIDERS
from daysix.council.term_dates import ONE_DAY, is_weekday
from daysix.law.service import day_given

if TYPE_CHECKING:
    from random import Random

    from daysix.council.stays import Out

MUST_MEET_HALVES, MAY_MEET_HALVES = 30, 10
IN_TIME, IN_TIME_IF_ASKED = 15, 50
GIVEN_METHODS = Weighted({"EMAIL": 40, "POST1": 35, "HAND": 25})
REVIEW_OUTCOMES = Weighted({"UPHELD": 65, "RECOMMEND": 20, "QUASHED": 15})
CANCEL_REASONS = Weighted({"New evidence": 5, "Head changed decision": 4, "Wrong child": 1,
                           "Managed move agreed": 2})  # fmt: skip
CANCEL_PERMANENT, CANCEL_SUSPENSION = 0.05, 0.008
LATE_MEETING, REINSTATED_PERMANENT, REINSTATED_SUSPENSION = 0.1, 0.07, 0.03
ASKED_FOR_MEETING, ASKED_FOR_REVIEW, LATE_REVIEW, NO_REVIEW_STATED = 0.1, 0.24, 0.04, 0.08
PAYMENT_ORDERED, REINSTATED_ON_RECONSIDERING = 0.6, 0.4
LATE_PROVISION, EARLY_PROVISION = 0.14, 0.3
LATE_REASONS = ("No place free", "Parent asked to wait", "Transport", "Medical advice awaited")
ORDINARY_DAYS_OLD, CLOSED_DAYS_OLD = 3, 200
SIX_DAYS = 6


class Aftermath:
    """Fills in what followed one exclusion, as far as it is known on ``as_of``."""

    def __init__(self, rng: Random, as_of: date) -> None:
        self.rng, self.as_of = rng, as_of

    def follow(self, out: Out) -> None:
        """Fill in the cells of one exclusion."""
        age = (self.as_of - out.start).days
        out.cells["Status"] = "NOTIFIED" if age < ORDINARY_DAYS_OLD else "CHECKED"
        permanent = out.category == "PERM"
        cancels = happens(self.rng, CANCEL_PERMANENT if permanent else CANCEL_SUSPENSION)
        if cancels and self._cancel(out):
            return
        if permanent or out.term_halves > MUST_MEET_HALVES or out.cells.get("ExamDate"):
            self._tell_governors(out)
            self._must_meet(out)
        elif out.term_halves > MAY_MEET_HALVES:
            self._tell_governors(out)
            if happens(self.rng, ASKED_FOR_MEETING):
                self._meet_if_asked(out)
        self._provide(out)
        settled = not permanent or out.cells["Status"] == "FINAL"
        if settled and age > CLOSED_DAYS_OLD and out.cells["Status"] != "GDC-DUE":
            out.cells["Status"] = "CLOSED"

    def _known(self, day: date) -> bool:
        return day <= self.as_of

    def _cancel(self, out: Out) -> bool:
        first, last = out.start, out.last if out.halves else out.start + timedelta(days=9)
        day = first + timedelta(days=self.rng.randrange((last - first).days + 1))
        while not is_weekday(day):
            day += ONE_DAY
        if not self._known(day):
            return False
        out.cells |= {"CancelledDate": day, "CancelReason": CANCEL_REASONS.pick(self.rng),
                      "Status": "CANCELLED"}  # fmt: skip
        if out.category == "PERM":
            self._tell_governors(out)
        return True

    def _tell_governors(self, out: Out) -> None:
        day = out.start if happens(self.rng, 0.8) else out.calendar.nth_after(out.start, 1)
        out.cells["GovNoticeDate"] = min(day, self.as_of)

    def _must_meet(self, out: Out) -> None:
        late = happens(self.rng, LATE_MEETING)
        told = _date(out, "GovNoticeDate")
        n = self.rng.randint(16, 24) if late else self.rng.randint(7, IN_TIME)
        held = out.calendar.nth_after(told, n)
        permanent = out.category == "PERM"
        self._hold(out, held, REINSTATED_PERMANENT if permanent else REINSTATED_SUSPENSION)

    def _meet_if_asked(self, out: Out) -> None:
        asked = out.calendar.nth_after(out.start, self.rng.randint(1, 8))
        if not self._known(asked):
            return
        out.cells["RepresentationsDate"] = asked
        told = _date(out, "GovNoticeDate")
        held = out.calendar.nth_after(told, self.rng.randint(10, IN_TIME_IF_ASKED))
        self._hold(out, max(held, asked), REINSTATED_SUSPENSION)

    def _hold(self, out: Out, held: date, reinstating: float) -> None:
        if not self._known(held):
            out.cells["Status"] = "GDC-DUE"
            return
        out.cells |= {"GDCDate": held, "Status": "GDC-HELD"}
        reinstated = happens(self.rng, reinstating)
        out.cells["GDCOutcome"] = "REINSTATED" if reinstated else "UPHELD"
        sent = _working_days_on(held, self.rng.randint(0, 3))
        if not self._known(sent):
            return
        out.cells |= {"GDCDecisionNoticeDate": sent,
                      "GDCDecisionNoticeMethod": GIVEN_METHODS.pick(self.rng),
                      "Status": "REINSTATED" if reinstated else "UPHELD"}  # fmt: skip
        if out.category == "PERM" and not reinstated:
            self._review(out)

    def _review(self, out: Out) -> None:
        method = str(out.cells["GDCDecisionNoticeMethod"])
        given = day_given(_date(out, "GDCDecisionNoticeDate"), method)
        last = out.calendar.nth_after(given, IN_TIME)
        if happens(self.rng, ASKED_FOR_REVIEW):
            self._ask_for_review(out, given, last)
        elif happens(self.rng, NO_REVIEW_STATED):
            stated = out.calendar.nth_after(given, self.rng.randint(2, 12))
            if self._known(stated):
                out.cells |= {"NoReviewStatedDate": stated, "Status": "FINAL"}
                self._remove(out, stated)
        elif self._known(last):
            out.cells["Status"] = "FINAL"
            self._remove(out, last)

    def _ask_for_review(self, out: Out, given: date, last: date) -> None:
        late = happens(self.rng, LATE_REVIEW)
        asked = out.calendar.nth_after(given, self.rng.randint(17, 22) if late else (
            self.rng.randint(3, IN_TIME)))  # fmt: skip
        method = GIVEN_METHODS.pick(self.rng)
        if not late and day_given(asked, method) > last:
            method = "EMAIL"
        if not self._known(asked):
            return
        out.cells |= {"IRPRequestDate": asked, "IRPRequestMethod": method, "Status": "IRP-OPEN"}
        if late:
            out.cells["Status"] = "FINAL"
            self._remove(out, max(last, asked))
            return
        heard = out.calendar.nth_after(asked, self.rng.randint(9, IN_TIME))
        told = _working_days_on(heard, self.rng.randint(1, 4))
        if not self._known(heard):
            return
        out.cells["IRPDate"] = heard
        if self._known(told):
            self._reviewed(out, told)

    def _reviewed(self, out: Out, told: date) -> None:
        outcome = REVIEW_OUTCOMES.pick(self.rng)
        out.cells |= {"IRPDecisionNoticeDate": told, "IRPOutcome": outcome,
                      "IRPDecisionNoticeMethod": GIVEN_METHODS.pick(self.rng),
                      "Status": {"UPHELD": "IRP-UPHELD", "RECOMMEND": "IRP-RECOMMEND",
                                 "QUASHED": "IRP-QUASHED"}[outcome]}  # fmt: skip
        if outcome == "UPHELD":
            self._remove(out, told)
            return
        if outcome == "QUASHED":
            out.cells["IRPPaymentOrdered"] = "Y" if happens(self.rng, PAYMENT_ORDERED) else "N"
        again = out.calendar.nth_after(told, self.rng.randint(4, 10))
        if self._known(again):
            taken_back = happens(self.rng, REINSTATED_ON_RECONSIDERING)
            out.cells |= {"ReconsiderDate": again, "Status": "RECONSIDERED"}
            out.cells["ReconsiderOutcome"] = "REINSTATED" if taken_back else "DECLINED"
            if not taken_back:
                self._remove(out, again)

    def _remove(self, out: Out, over: date) -> None:
        day = out.calendar.nth_after(over, self.rng.randint(1, 4))
        if self._known(day):
            out.cells["RollRemovalDate"] = day
            out.child.removed = day

    def _provide(self, out: Out) -> None:
        """Education from the sixth school day, where the child was out that long."""
        first = out.first_whole_day
        if out.category == "PERM":
            sixth = out.calendar.nth_counting(first, SIX_DAYS)
        else:
            whole = [day for day in sorted(out.halves) if day >= first]
            if out.category != "SUSP" or len(whole) < SIX_DAYS:
                return
            sixth = whole[SIX_DAYS - 1]
        starts = sixth
        if out.child.looked_after and happens(self.rng, 0.6):
            starts = first
        elif happens(self.rng, LATE_PROVISION):
            starts = out.calendar.nth_after(sixth, self.rng.randint(1, 9))
        elif happens(self.rng, EARLY_PROVISION):
            starts = out.calendar.nth_before(sixth, self.rng.randint(1, 2))
        if not self._known(starts) and happens(self.rng, 0.4):
            return
        out.cells["Day6Provider"] = self.rng.choice(PROVIDERS)
        if self._known(starts):
            out.cells["Day6Start"] = starts
            if starts > sixth:
                out.cells["Day6Reason"] = self.rng.choice(LATE_REASONS)


def _date(out: Out, column: str) -> date:
    value = out.cells[column]
    if not isinstance(value, date):
        message = f"{column} should hold a date by now"
        raise TypeError(message)
    return value


def _working_days_on(day: date, n: int) -> date:
    for _ in range(n):
        day += ONE_DAY
        while not is_weekday(day):
            day += ONE_DAY
    return day

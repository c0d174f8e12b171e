"""Every event a mail tells of, a pupil each, with where every value was found.

Sources in their order: forms and tables with the mail, "label: value" lines, running words, the
subject. A forwarded mail is read where the sender added nothing; what is only quoted below may say
who somebody is, and never when.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from daysix.inbox.drafts import NEVER_SHARED, Draft, gathered
from daysix.inbox.event_kinds import (
    DATED,
    DEFAULT,
    EXCLUSIONS,
    LASTING,
    kind_of,
    speaks_of_exclusion,
    speaks_of_length,
)
from daysix.inbox.fields import end_date, start_date, year_group
from daysix.inbox.fields.labels import of_paper, of_words
from daysix.inbox.fields.words import Words, words
from daysix.inbox.purpose import BY_THE_WAY, LATE, RECENT, purpose_of, speaks_of_a_school
from daysix.inbox.read_drafts import from_answers, from_words
from daysix.inbox.schools import CROSS_BORDER, SchoolsOf
from daysix.inbox.sorted_mail import Event, Found
from daysix.inbox.typed_forms import without_titles
from daysix.inbox.yes import says_yes_to
from daysix.inbox.zones import ticked

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from daysix.calendars.school import SchoolCalendar
    from daysix.inbox.directory import Directory
    from daysix.inbox.message import Message, Paper
    from daysix.inbox.thread import Earlier, Thread

    Calendars = Callable[[str], SchoolCalendar | None]

PERMANENT = "permanent_exclusion"
LONGEST_MAIL, LONGEST_PAPER = 20_000, 12_000
"""Characters that are read of a mail, and of a paper's running words."""
SHORT, LETTER = 300, 3_000
"""Characters: of a mail that leaves the telling to its papers, and of these that are then asked."""
FORM_MARKS = ("\t", "|", ": ", "=")
"""What a form typed into a mail is told by; it may ask for dates and name no exclusion."""
TABLES = frozenset({"xlsx", "xls", "xlsb", "ods", "csv", "calendar"})
"""Kinds of paper that have no running words."""
MOST_EARLIER = 3
CALENDAR_ENTRY = ", entry"
"""How the place of an answer in a calendar invitation is told."""
FROM_QUOTES = frozenset({"pupil_name", "dob", "upn", "year_group"})
"""What a quoted mail may say: who somebody is."""


def events_of(  # noqa: PLR0913 - what is known of the mail, each by its name
    message: Message,
    thread: Thread,
    category: str,
    directory: Directory,
    *,
    calendars: Calendars | None = None,
    beside: bool = False,
    schools: SchoolsOf | None = None,
) -> tuple[Event, ...]:
    """The events of a mail; none for a category that tells of none.

    Parameters
    ----------
    calendars
        Gives a school's own calendar by its name: then a last day is held against the length.
    beside
        The mail is about another matter: an exclusion in it has to be plainly of these days.
    schools
        What was read of its school already.
    """
    if category not in DEFAULT:
        return ()
    schools = schools or SchoolsOf(message, thread, directory)
    said = _said(message, thread)
    by_school = bool(schools.senders)
    purpose = purpose_of(category, message.subject, said, by_school=by_school)
    named = category not in EXCLUSIONS or _names_exclusion(message, said)
    if (
        purpose.why and not (by_school and purpose.why == BY_THE_WAY and category == PERMANENT)
    ) or not (named or _answers(thread)):
        return ()
    drafts = _drafts(message, thread, category, directory)
    if purpose.why:
        drafts = [one for one in drafts if _is_given_whole(one)]
    for draft in drafts:
        draft.kind = purpose.kind or draft.kind or kind_of(category, f"{message.subject}\n{said}")
    outsider = bool(directory.schools) and not by_school and not _has_form(message)
    strange = outsider and speaks_of_a_school(said)
    drafts = [
        one
        for one in drafts
        if _is_news(one, _day(message), beside=beside, outsider=outsider, strange=strange)
    ]
    if not drafts:
        return ()
    school = schools.of(_about(category, drafts))
    for draft in drafts:
        if "school" in draft.fields:
            draft.fields["school"] = schools.settled(draft.fields["school"])
    if school and school.where == "mail" and any("school" in one.fields for one in drafts):
        school = None  # each pupil's own words name theirs
    return tuple(_event(draft, message, school, calendars) for draft in drafts)


def _is_given_whole(draft: Draft) -> bool:
    """Whether it gives a child's name, birth and first day, as a form does.

    A form says "P" or "Permanent" alone, and names an exclusion only beside its own matter.
    """
    known = all(isinstance(draft.value(key), str) for key in ("dob", "start_date"))
    return bool(draft.name) and known


def _about(category: str, drafts: Sequence[Draft]) -> str:
    return category if category == CROSS_BORDER else drafts[0].kind


def tells_nothing_new(
    message: Message, thread: Thread, category: str, *, schools: SchoolsOf
) -> bool:
    """Whether a mail that names an exclusion asks about it, looks back, or takes it back."""
    said = _said(message, thread)
    by_school = bool(schools.senders)
    purpose = purpose_of(category, message.subject, said, by_school=by_school)
    return bool(purpose.why) or purpose.kind == "withdrawal"


def _said(message: Message, thread: Thread) -> str:
    """What the sender says, or passes on."""
    passed = [one.text for one in thread.earlier if one.forwarded]
    said = without_titles(ticked("\n".join((thread.new, *passed))))
    if len(said) > SHORT or speaks_of_exclusion(said):
        return said
    return "\n".join((said, *(paper.text[:LETTER] for paper in message.papers)))


def _names_exclusion(message: Message, said: str) -> bool:
    """Whether a mail taken for a notice names an exclusion anywhere, or has a form with it."""
    if _has_form(message) or speaks_of_exclusion(f"{message.subject}\n{said}"):
        return True
    papers = [paper.text[:LETTER] for paper in message.papers]
    return any(speaks_of_exclusion(text) or speaks_of_length(text) for text in papers) or any(
        mark in said for mark in FORM_MARKS
    )


def _answers(thread: Thread) -> bool:
    """Whether the words say yes to our question about a permanent exclusion."""
    return bool(thread.earlier and says_yes_to(thread.new, thread.earlier[0].text))


def _has_form(message: Message) -> bool:
    return any(paper.labelled for paper in message.papers)


def _is_news(
    draft: Draft, sent: date | None, *, beside: bool, outsider: bool, strange: bool
) -> bool:
    """Whether an exclusion is told as one of these days; one who is no school has to say when."""
    start = draft.value("start_date")
    if draft.kind not in EXCLUSIONS or sent is None:
        return True
    if outsider and not draft.is_somebody:
        return False
    if not isinstance(start, str):
        return not (beside or (strange and draft.kind == "suspension"))
    ago = (sent - date.fromisoformat(start)).days
    return ago <= (RECENT if beside else LATE)


def _drafts(message: Message, thread: Thread, category: str, directory: Directory) -> list[Draft]:
    sent = _day(message)
    reader = _Reader(category, directory, sent, _barred(message, thread))
    found: list[Draft] = []
    by_form = [draft for paper in message.papers for draft in reader.of_forms(paper)]
    new = words(thread.new[:LONGEST_MAIL], "mail", line=thread.first_line, sent=sent)
    subject = words(_bare_subject(message.subject), "subject", sent=sent)
    of_subject = reader.of_subject(subject)
    hints = [draft.name for draft in (*by_form, *of_subject) if draft.name]
    by_text = reader.of_text(new, hints)
    gathered((one for one in by_form if one.is_somebody), into=found)
    gathered(by_text, into=found)
    of_nobody = [one for one in by_form if not one.is_somebody]
    early = bool(found)
    gathered(of_nobody, into=found, only_join=True)
    by_papers = not any(draft.name for draft in (*found, *of_subject))
    for paper in message.papers:
        names = [draft.name for draft in (*found, *of_subject) if draft.name]
        reader.add_letter(paper, names, found, by_papers=by_papers)
    if not (any(draft.name for draft in found) and _tells(found)):
        found = reader.add_earlier(thread, of_subject, found)
    _add_subject(of_subject, found)
    if not early:  # a form without a name, and the name in the subject
        gathered(of_nobody, into=found, only_join=True)
    return [draft for draft in found if _worth_keeping(draft, category)]


class _Reader:
    """What stays the same while the sources of one mail are read."""

    __slots__ = ("_barred", "_category", "_directory", "_sent")

    def __init__(
        self, category: str, directory: Directory, sent: date | None, barred: Sequence[str]
    ) -> None:
        self._category, self._directory = category, directory
        self._sent, self._barred = sent, barred

    def of_forms(self, paper: Paper) -> list[Draft]:
        """The pupils of a paper's labelled answers."""
        if not paper.labelled:
            return []
        answers = of_paper(paper.labelled, paper.name)
        return from_answers(answers, self._category, self._directory, self._sent)

    def of_text(
        self, read: Words, hints: Sequence[str], *, flat: bool = False, zone: str = ""
    ) -> list[Draft]:
        """The pupils of some text: its answers and tables, then its running words."""
        answers, rest = of_words(read, flat=flat)
        found: list[Draft] = []
        if answers:
            drafts = from_answers(answers, self._category, self._directory, self._sent)
            gathered((one for one in drafts if one.is_somebody), into=found)
            gathered((one for one in drafts if not one.is_somebody), into=found)
        names = [*[one.name for one in found if one.name], *hints]
        by_words = self._by_words(rest, names, zone)
        gathered(by_words, into=found, only_join=_is_a_form(found))
        return found

    def _by_words(self, read: Words, hints: Sequence[str], zone: str) -> list[Draft]:
        return from_words(
            read, self._category, self._directory, zone=zone, hints=hints, barred=self._barred
        )

    def of_subject(self, read: Words) -> list[Draft]:
        """What the subject says of a pupil."""
        if not read.text.strip():
            return []
        return [one for one in self._by_words(read, (), "subject") if one.fields]

    def add_letter(
        self, paper: Paper, names: Sequence[str], found: list[Draft], *, by_papers: bool
    ) -> None:
        """Add what the running words of a paper say, where it has no form of its own.

        ``by_papers``: nobody is named in the mail itself, so that each letter may be a pupil's.
        """
        text = paper.text[:LONGEST_PAPER]
        if not text.strip() or any(one for one in self.of_forms(paper) if one.is_somebody):
            return
        if self._category in EXCLUSIONS and not (
            speaks_of_exclusion(text) or speaks_of_length(text) or paper.kind in TABLES
        ):
            return
        sent = _sent_with(paper)
        read = words(text, paper.name, sent=sent or self._sent)._replace(own_day=bool(sent))
        if paper.kind in TABLES:
            answers, _ = of_words(read)
            drafts = from_answers(answers, self._category, self._directory, self._sent)
        else:
            drafts = self.of_text(read, names, flat=True, zone="paper")
        drafts = [one for one in drafts if one.is_somebody]
        several = by_papers and any(one.name and _is_dated(one) for one in drafts)
        named = any(one.name for one in found)
        gathered(drafts, into=found, only_join=named and not several)

    def add_earlier(
        self, thread: Thread, of_subject: Sequence[Draft], found: list[Draft]
    ) -> list[Draft]:
        """Add a forwarded mail where the sender told nothing; from a quoted one, who it is."""
        hints = [draft.name for draft in (*found, *of_subject) if draft.name]
        named = any(draft.name for draft in found)
        for earlier in thread.earlier[:MOST_EARLIER]:
            forwarded = earlier.forwarded or thread.whole
            read = words(earlier.text[:LONGEST_MAIL], "earlier mail", sent=_sent_of(earlier))
            drafts = [one for one in self.of_text(read, hints) if one.is_somebody]
            if forwarded and not _tells(found):
                if any(one.name for one in drafts):
                    return gathered(found, into=drafts, only_join=not named)
                continue
            if named:
                continue
            known = [_who_only(one) for one in drafts if one.name]
            if len(known) == 1 and (found or self._category in EXCLUSIONS):
                return gathered(known, into=found)
        return found


def _is_a_form(found: Sequence[Draft]) -> bool:
    return any(draft.name for draft in found)


def _is_dated(draft: Draft) -> bool:
    return isinstance(draft.value("start_date"), str)


def _sent_with(paper: Paper) -> date | None:
    """The day of a mail that is attached to this one."""
    if paper.kind != "mail":
        return None
    sent = next((one.value for one in paper.labelled if one.label == "Sent"), "")
    read = start_date.one_date(" ".join(sent.split()[:3]), paper.name, None)
    return date.fromisoformat(read.value) if read and isinstance(read.value, str) else None


def _tells(found: Sequence[Draft]) -> bool:
    """Whether the sender's own words tell when, or how long."""
    return any(draft.value(key) for draft in found for key in ("start_date", "days"))


def _who_only(draft: Draft) -> Draft:
    return Draft("", {key: one for key, one in draft.fields.items() if key in FROM_QUOTES})


def _add_subject(of_subject: Sequence[Draft], found: list[Draft]) -> None:
    """The subject names the pupil of a mail that does not, and adds to one that it names.

    An old subject is answered for weeks, so what happened is read from the words below it.
    """
    for one in of_subject if found else ():
        one.kind = ""
    named = any(draft.name for draft in found)
    if len(of_subject) == 1 and len(found) == 1 and not named:
        gathered(of_subject, into=found)
    elif named:
        gathered((one for one in of_subject if one.name), into=found, only_join=True)
        if len(found) == 1:
            gathered((one for one in of_subject if not one.is_somebody), into=found, only_join=True)
    else:
        gathered(of_subject, into=found)


def _worth_keeping(draft: Draft, category: str) -> bool:
    """Whether it says of whom it tells; half a name is enough where it also says when."""
    told = draft.value("start_date") or draft.value("days")
    known = any(draft.value(key) for key in NEVER_SHARED) or category not in EXCLUSIONS
    return (draft.is_somebody and bool(known or told)) or bool(draft.value("year_group") and told)


def _event(
    draft: Draft,
    message: Message,
    school: Found | None,
    calendars: Calendars | None,
) -> Event:
    kind = draft.kind
    fields = dict(draft.fields)
    if "school" not in fields and school is not None:
        fields["school"] = school
    if kind not in DATED:
        begins = fields.pop("start_date", None)
        if begins and kind == "governors_meeting" and CALENDAR_ENTRY in begins.where:
            fields.setdefault("date", begins)
    if kind not in LASTING:
        fields.pop("end_date", None)
    if kind != "suspension":
        fields.pop("days", None)
    _hold_together(fields, kind, _day(message), calendars)
    return Event(kind, fields)


def _hold_together(
    fields: dict[str, Found], kind: str, sent: date | None, calendars: Calendars | None
) -> None:
    """Hold values against one another: year and birth, last day and first day and length."""
    start, end, length = (fields.get(key) for key in ("start_date", "end_date", "days"))
    on = date.fromisoformat(start.value) if start and isinstance(start.value, str) else sent
    if on and "year_group" in fields and "dob" in fields:
        fields["year_group"], fields["dob"] = year_group.against_birth(
            fields["year_group"], fields["dob"], on
        )
    if end:
        end = end_date.in_order(end, start)
        school = fields.get("school")
        calendar = calendars(str(school.value)) if calendars and school and school.value else None
        if start and length and kind == "suspension":
            end = end_date.against_length(end, start, length, calendar)
        fields["end_date"] = end


def _barred(message: Message, thread: Thread) -> list[str]:
    """Names of people who write, receive or sign: never a pupil's."""
    people = [one.name for one in (message.sender, *message.to, *message.cc, *message.reply_to)]
    signed = [line.strip() for line in thread.signature.splitlines()[:6] if line.strip()]
    return [name for name in (*people, *signed) if " " in name and len(name.split()) <= 4]  # noqa: PLR2004


def _bare_subject(subject: str) -> str:
    return re.sub(r"^(?:\s*(?:re|fwd?|fw|external|\[[^\]]*\])\s*:?\s*)+(?<=[:\]])", "", subject,
                  flags=re.IGNORECASE)  # fmt: skip


def _day(message: Message) -> date | None:
    moment = message.sent or message.received
    return moment.date() if moment else None


def _sent_of(earlier: Earlier) -> date | None:
    """The day an earlier mail was sent, as its own lines give it."""
    from daysix.inbox.fields.date_spots import spots

    found = spots(words(earlier.sent, "earlier mail"))
    return found[0].first if found else None

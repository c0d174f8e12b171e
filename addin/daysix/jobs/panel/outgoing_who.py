"""Who may stand in each paper of a panel that goes out, and where it may go.

A child on the agenda may, in a copy that has the case. Brothers and sisters may be named where the
reader may see that line of the case sheet; one that a paper of the case names as well may not, for
nobody meant to send that. Their numbers and birth dates may stand nowhere.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from daysix.attachments.keeping import safe_name
from daysix.jobs.panel.copies import views_of
from daysix.jobs.panel.outgoing_names import parted
from daysix.jobs.panel.pack_ready import WHOLE
from daysix.jobs.panel.people import people_of
from daysix.jobs.panel.rows import told
from daysix.jobs.panel.sharing import COPY, Outgoing
from daysix.jobs.panel.whose import read_paper
from daysix.panels.view import view_of
from daysix.paper.gate import Person, Sharing
from daysix.paper.gate.people import needles_of
from daysix.paper.gate.reading import search
from daysix.tracker.tables import SCHOOLS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from daysix.jobs.panel.laid_out import LaidOut
    from daysix.panels.sitting import Case, Member
    from daysix.panels.view import View

A_COPY = re.compile(r".+ copy \d+ \d{4}-\d\d-\d\d (.+)")
WORDS = {".pdf": "", ".docx": " (Word)", ".xlsx": " (workbook)"}
SIBLINGS = "siblings"


class Readers:
    """Who reads what of a panel."""

    def __init__(self, laid: LaidOut) -> None:
        self.laid = laid
        self._views = {
            safe_name(member.name).casefold(): (member, view) for member, view in views_of(laid)[0]
        }

    def outgoing(self, path: Path) -> Outgoing:
        """A paper in words that stay the same for its next version, and who may stand in it."""
        name = parted(parted(path.stem)[0].removesuffix(f" ({COPY})"))[0]
        fits = A_COPY.fullmatch(name)
        if fits is None:
            whole = view_of(self.laid.plan, WHOLE)
            return Outgoing(path, f"{name}{WORDS[path.suffix.casefold()]}", self._who(whole))
        found = self._views.get(fits[1].casefold())
        if found is None:  # nobody's any more: no child may stand in it
            return Outgoing(path, f"The copy for {fits[1]}", self._who(None))
        member, view = found
        return Outgoing(path, f"The copy for {member.name}", self._who(view, member))

    def _who(self, view: View | None, member: Member | None = None) -> Sharing:
        refs = view.refs if view else frozenset()
        here = {_key(case) for case in self.laid.plan.sitting.cases if case.ref in refs}
        email = member.email.strip() if member else ""
        return Sharing(
            recipients=(email,) if email and self.domains else (),
            domains=self.domains,
            allowed=(
                *(one for key, one in self.everyone.items() if key in here),
                *(Person(name) for name in (self._siblings(view) if view else ())),
            ),
            others=tuple(one for key, one in self.everyone.items() if key not in here),
        )

    @cached_property
    def everyone(self) -> dict[str, Person]:
        """Every child of the workbook, and those on the list it has no row for."""
        found = people_of(self.laid.book)
        for case in self.laid.plan.sitting.cases:
            found.setdefault(_key(case), Person(case.name, case.upn, case.born))
        return found

    def _siblings(self, view: View) -> Iterator[str]:
        """Brothers and sisters this reader's case sheets name, and nothing else of them does."""
        if not view.audience.sees_field(SIBLINGS):
            return
        on_the_list = {case.name.casefold() for case in self.laid.plan.sitting.cases}
        for item in view.items:
            for name in item.case.siblings:
                if name.casefold() not in on_the_list and name not in self.in_papers:
                    yield name

    @cached_property
    def in_papers(self) -> frozenset[str]:
        """Brothers and sisters whom a paper of a case names."""
        return frozenset(name for item in self.laid.plan.items for name in _in_papers_of(item.case))

    @cached_property
    def domains(self) -> tuple[str, ...]:
        """Where papers may go: the domains of the schools' addresses and of the team's own."""
        book = self.laid.book
        found = [
            told(row, column)
            for row in book.rows(SCHOOLS)
            for column in ("GeneralEmail", "ExclusionContact")
        ]
        found += [book.workbook.settings.get(code, "") for code in ("SENIOR-MAIL", "MAILBOX")]
        domains = {text.rpartition("@")[2].strip().casefold() for text in found if "@" in text}
        return tuple(sorted(domains))


def _in_papers_of(case: Case) -> Iterator[str]:
    if not case.siblings:
        return
    needles = needles_of([Person(name) for name in case.siblings], [Person(case.name)])
    for paper in case.papers:
        places = search(read_paper(case, paper), needles).places
        yield from {needle.person.name for needle in places}


def _key(case: Case) -> str:
    return case.pupil_id.casefold() or case.ref

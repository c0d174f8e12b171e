"""What every rule file holds: who says so, since when, who owes it, and how it is counted.

A rule file offers ``RULE`` (one :class:`Rule`), ``apply(case)`` (its answers for a case) and
``EXAMPLES`` (worked by hand). Nothing else has to be edited to add one.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MUST, SHOULD, LOCAL = "must", "should", "local"
SCHOOL_DAY, WORKING_DAY, CALENDAR_DAY, WEEK, MONTH = (
    "school_day",
    "working_day",
    "calendar_day",
    "week",
    "month",
)

GUIDANCE = "DfE guidance on suspension and permanent exclusion"
GUIDANCE_EDITION = "August 2024"
"""The edition whose paragraph numbers we cite. A newer one applies from 26 July 2026; its
paragraph numbers could not be read, so none are given for it."""

REGULATIONS_2012 = "School Discipline (Pupil Exclusions and Reviews) (England) Regulations 2012"
EXCLUSIONS_REGULATIONS_FROM = date(2012, 9, 1)
READ_ON = date(2026, 11, 23)


class Citation(NamedTuple):
    """Where a rule comes from, at the grain of a paragraph.

    ``confidence`` is how the source was read: ``read`` (in the source itself), ``secondary``
    (quoted by a council or law firm) or ``memory`` (not confirmed; shown as such to officers).
    """

    source: str
    at: str
    edition: str = ""
    url: str = ""
    read_on: date = READ_ON
    confidence: str = "read"

    def __str__(self) -> str:
        edition = f" ({self.edition})" if self.edition else ""
        doubt = {"secondary": " [read in a secondary source]", "memory": " [not confirmed]"}
        return f"{self.source}{edition}, {self.at}{doubt.get(self.confidence, '')}"


def guidance(at: str) -> Citation:
    """Cite the August 2024 guidance, e.g. ``guidance("para 100")``."""
    return Citation(GUIDANCE, at, edition=GUIDANCE_EDITION)


def regulations(at: str) -> Citation:
    """Cite SI 2012/1033, e.g. ``regulations("regs 6, 15 and 24")``."""
    return Citation(f"SI 2012/1033 {REGULATIONS_2012}", at)


class Version(NamedTuple):
    """When a rule is in force; ``until`` is the last day, None while it stands."""

    since: date
    until: date | None = None

    def covers(self, day: date) -> bool:
        """Say whether the rule is in force on ``day``."""
        return self.since <= day and (self.until is None or day <= self.until)


class Example(NamedTuple):
    """A case worked by hand, in the words of the case contract.

    Parameters
    ----------
    what
        One plain line: what the example shows.
    events
        The events, as in a case file.
    gives
        Due dates by part (``""`` for a rule of one part), each with its weekday, such as
        ``{"": "Fri 18 Dec 2026"}``; for facts ``{"gb_class": "must_15"}``; empty for "does not
        apply".
    calendar
        Name of the packaged example calendar the working was done on.
    school, pupil, already
        As in a case file, where they matter.
    """

    what: str
    events: Sequence[Mapping[str, object]]
    gives: Mapping[str, object]
    calendar: str = "Example three-term school"
    school: Mapping[str, object] | None = None
    pupil: Mapping[str, object] | None = None
    already: Sequence[Mapping[str, object]] = ()
    as_of: str = "2026-11-23"


class Rule:
    """One rule of the rulebook.

    Parameters
    ----------
    id
        Rulebook id, such as ``GB-01``.
    title
        What has to happen, in an officer's words.
    says
        The rule in one or two plain sentences of our own.
    cites
        Sources; at least one.
    owner
        Who owes it.
    force
        Dates of force.
    status
        ``must`` (statute, or "must" in guidance), ``should`` (a target), ``local``.
    count, unit
        How many, of what; None for a rule that is not a clock.
    kind
        ``clock``, ``duty``, ``amount`` or ``definition``.
    switches
        Ambiguities (AMB-nn) this rule reads.
    facts
        Names of the facts it can answer.
    """

    __slots__ = (
        "_source",
        "cites",
        "count",
        "facts",
        "force",
        "id",
        "kind",
        "owner",
        "says",
        "status",
        "switches",
        "title",
        "unit",
    )

    def __init__(  # noqa: PLR0913 - a rule has this many sides; all are named at the call
        self,
        id: str,  # noqa: A002 - "id" is the rulebook's own word
        *,
        title: str,
        says: str,
        cites: tuple[Citation, ...],
        owner: str = "",
        force: Version = Version(EXCLUSIONS_REGULATIONS_FROM),  # noqa: B008 - immutable
        status: str = MUST,
        count: int | None = None,
        unit: str | None = None,
        kind: str = "clock",
        switches: tuple[str, ...] = (),
        facts: tuple[str, ...] = (),
    ) -> None:
        self.id, self.title, self.says = id, title, says
        self.cites, self.owner, self.force = cites, owner, force
        self.status, self.count, self.unit = status, count, unit
        self.kind, self.switches, self.facts = kind, switches, facts
        self._source = ""

    @property
    def source(self) -> str:
        """All citations in one line; it stands beside every date, so it is put together once."""
        if not self._source:
            self._source = "; ".join(map(str, self.cites))
        return self._source

    def __repr__(self) -> str:
        return f"Rule({self.id!r}, {self.title!r})"

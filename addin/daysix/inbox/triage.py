"""Sorting one mail: what it is about, how urgent it is, what it tells, and why."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from daysix.inbox import asking, headers, put_away
from daysix.inbox.chasing import CHASED
from daysix.inbox.headers import facts_of
from daysix.inbox.kind import FORWARDED, LABEL, NEW, PAPER, QUOTED, SUBJECT
from daysix.inbox.languages import is_foreign
from daysix.inbox.likeness import features_of, likeness_of, telling_words
from daysix.inbox.message import ENCRYPTED, MACRO, PICTURE
from daysix.inbox.not_news import facts_of_words
from daysix.inbox.reading import Reading, read_zone
from daysix.inbox.safeguarding import Safety, safety_of
from daysix.inbox.scoring import choose, scores_of
from daysix.inbox.sorted_mail import URGENCIES, Reason, Sorted
from daysix.inbox.spelling import in_plain_spelling
from daysix.inbox.telling import CASEWORK, Telling
from daysix.inbox.thread import split
from daysix.inbox.yes import says_yes_to
from daysix.inbox.zones import zones_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from daysix.inbox.directory import Directory
    from daysix.inbox.message import Message
    from daysix.inbox.scoring import Choice, Score
    from daysix.inbox.thread import Thread
    from daysix.inbox.zones import Zones

_SPEAKS_OF_PERMANENT = frozenset(
    {
        "permanent_exclusion",
        "cross_border",
        "withdrawal",
        "governors_meeting",
        "governors_outcome",
        "irp_application",
        "day6_provision",
        "parent_query",
        "auto_reply",
        "spam",
    }
)
"""Kinds in which a permanent exclusion may be named without being news."""
_BY_SENDER = {
    headers.PARENT: "parent_query",
    headers.SOLICITOR: "parent_query",
    headers.SCHOOL: "school_query",
    headers.COUNCIL: "case_correspondence",
    headers.OTHER_COUNCIL: "case_correspondence",
    headers.PROVIDER: "case_correspondence",
    headers.HEALTH_OR_POLICE: "case_correspondence",
}
_SHOWN_FLAGS = (ENCRYPTED, PICTURE, MACRO)
_PLAIN_ZONES = frozenset({SUBJECT, NEW, FORWARDED, LABEL})
_SPOKEN = frozenset({NEW, FORWARDED})
_PUPIL_ZONES = (SUBJECT, NEW, FORWARDED, LABEL, PAPER)
_PUPIL = re.compile(
    r"\b(?=[duyr1-9])(?:d\.? ?o\.? ?b\b|upn\b|(?:year|yr|y):?[ -]?(?:1[0-3]|[0-9]|r)\b"
    r"|reception\b|(?:[1-9]|1[0-3])[A-HR][A-Z0-9]?\b)"
    r"|(?=[dpn])(?:date of birth|pupil name|name of (?:pupil|child|student))",
    re.IGNORECASE,
)
_NOT_LIKENED = frozenset({headers.AT_RISK, headers.AT_RISK_NOW})
_LIKENED = (NEW, FORWARDED, LABEL, PAPER)
_SEEN, _READ, _SHORT, _FEW_STRANGE = 4_000, 20_000, 25, 8
_MASS_WORDS = ("unsubscribe", "newsletter", "bulletin")


@dataclass(slots=True)
class _Verdict:
    """What has been decided so far of one mail."""

    category: str
    urgency: str
    confidence: float = 0.0
    asks: list[str] = field(default_factory=list)
    reasons: list[Reason] = field(default_factory=list)

    def at_least(self, urgency: str) -> None:
        if URGENCIES.index(urgency) < URGENCIES.index(self.urgency):
            self.urgency = urgency

    def ask(self, *sentences: str) -> None:
        self.asks += [one for one in sentences if one not in self.asks]


def triage(message: Message, directory: Directory) -> Sorted:
    """Sort one mail and read what it tells; nothing is changed, fetched or guessed at.

    What is near, locked, foreign, empty or about a child's safety comes back with ``needs_human``
    and the sentence ``ask``.
    """
    sorted_, telling = _sorted(message, directory)
    return replace(
        sorted_,
        events=telling.events,
        candidates=telling.candidates,
        matched_case=telling.matched if not sorted_.new_case else "",
        school=telling.school,
    )


def classify(message: Message, directory: Directory) -> Sorted:
    """The same without events, candidates, case and school.

    What bears on whether a row is made, or a person asked, is read all the same: whom a notice of a
    permanent exclusion names, and any notice where the pupil may be known already.
    """
    return _sorted(message, directory)[0]


def _sorted(message: Message, directory: Directory) -> tuple[Sorted, Telling]:
    """The mail sorted, and what it tells, of which only as much is read as sorting needs."""
    message = in_plain_spelling(message)
    thread = split(message.text, subject=message.subject)
    zones = zones_of(message, thread)
    facts = facts_of(message, directory, writer=zones.writer)
    reading = _read(zones, facts)
    safety = _safety(reading, zones, facts)
    features = _features(reading, facts)
    like = likeness_of(features)
    scores = scores_of(reading.fired, facts, zones.shares, like=like)
    choice = choose(scores)
    verdict = _verdict(choice, scores, facts)
    _say_likeness(verdict, reading, features, like)
    _look_beside(verdict, scores, facts)
    _look_for_urgent(verdict, scores, facts)
    _look_at_papers(verdict, message, thread, facts)
    _look_at_safety(verdict, safety)
    category = verdict.category
    telling = Telling(
        message, zones, scores=scores, category=category, facts=facts, directory=directory
    )
    telling.only_likely = choice is not None and choice.likely
    new_case, asks = telling.decided
    verdict.ask(*asks)
    if telling.waits or telling.chases:
        verdict.at_least("same_day")
    if telling.chases:
        verdict.ask(CHASED)
    _look_before_filing(verdict, scores, facts, telling)
    flags = {flag for paper in message.papers for flag in paper.flags}
    sorted_ = Sorted(
        category,
        verdict.urgency,
        new_case=new_case,
        needs_human=bool(verdict.asks),
        ask="\n".join(verdict.asks),
        confidence=verdict.confidence,
        flags=(("safeguarding",) if safety.flag else ())
        + tuple(flag for flag in _SHOWN_FLAGS if flag in flags),
        reasons=tuple(verdict.reasons),
    )
    return sorted_, telling


def _read(zones: Zones, facts: dict[str, str]) -> Reading:
    """Read every zone; add the facts that only words can tell."""
    reading = Reading()
    spoken: list[str] = []
    for zone, text in zones.texts.items():
        if text:
            words = read_zone(reading, zone, text)
            if zone in _SPOKEN:
                spoken += words
    _add_facts(facts, zones, spoken)
    return reading


def _add_facts(facts: dict[str, str], zones: Zones, spoken: list[str]) -> None:
    if is_foreign(spoken):
        facts[headers.FOREIGN] = "hardly a word of it is English"
    head = " ".join([zones.texts[zone][:_SEEN] for zone in _PUPIL_ZONES])
    readable = head.strip() or any(zones.texts[zone].strip() for zone in _PUPIL_ZONES)
    if not readable or _is_garbled(zones.texts[NEW]):
        facts[headers.NOTHING_READ] = "neither words nor a form"
    if len(spoken) <= _SHORT:
        facts[headers.SHORT] = f"{len(spoken)} words"
    shown = _PUPIL.search(head)
    if shown:
        facts[headers.NAMES_PUPIL] = f"it gives “{shown[0].strip()}”"
    if "?" in zones.texts[NEW] or "?" in zones.texts[FORWARDED]:
        facts[headers.ASKS] = "there is a question mark"
    said = f"{zones.texts[NEW][:_READ]}\n{zones.texts[FORWARDED][:_READ]}"
    facts.update(facts_of_words(zones.texts[SUBJECT], said, facts))
    if headers.REPLY in facts and zones.thread.earlier:
        asked = says_yes_to(zones.texts[NEW], zones.thread.earlier[0].text)
        if asked:
            facts[headers.CONFIRMS] = f"the mail below asks “{asked}”"
    if headers.REPLY in facts:
        old = CASEWORK.search(f"{zones.texts[SUBJECT]} {zones.texts[QUOTED][:_SEEN]}")
        if old:
            facts[headers.ON_EXCLUSION] = f"the mail below says “{old[0]}”"


def _is_garbled(text: str) -> bool:
    """Whether what should be words is question marks and stand-ins for letters."""
    strange = text.count("?") + text.count("\ufffd")
    return strange > _FEW_STRANGE and 2 * strange > sum(not one.isspace() for one in text)


def _features(reading: Reading, facts: dict[str, str]) -> set[str]:
    stems = reading.stems
    others = [stems[zone] for zone in _LIKENED if zone in stems]
    known = [fact for fact in facts if fact not in _NOT_LIKENED]
    return features_of(stems.get(SUBJECT, ()), others, known)


def features_at(message: Message, directory: Directory) -> set[str]:
    """What :mod:`daysix.inbox.likeness` looks up of a mail; our own examples are learnt from it."""
    message = in_plain_spelling(message)
    zones = zones_of(message, split(message.text, subject=message.subject))
    facts = facts_of(message, directory, writer=zones.writer)
    reading = _read(zones, facts)
    _safety(reading, zones, facts)
    return _features(reading, facts)


def _safety(reading: Reading, zones: Zones, facts: dict[str, str]) -> Safety:
    if not reading.sightings:
        return Safety()
    head = f"{zones.texts[SUBJECT]} {zones.texts[NEW]}".lower()
    many = headers.LIST in facts or any(word in head for word in _MASS_WORDS)
    safety = safety_of(reading.sightings, sent_to_many=many, by_itself=headers.AUTO_REPLY in facts)
    fresh = [one for one in safety.reasons if one.zone in _PLAIN_ZONES]
    if fresh and safety.plain:
        facts[headers.AT_RISK] = fresh[0].rule.removeprefix("safeguarding: ")
    if safety.now:
        facts[headers.AT_RISK_NOW] = "its newest words say so"
    return safety


def _verdict(choice: Choice | None, scores: list[Score], facts: dict[str, str]) -> _Verdict:
    """The winner, or what the sender alone lets expect, which a person then looks at."""
    if choice is not None:
        best = choice.score
        verdict = _Verdict(best.kind.name, best.urgency, choice.confidence)
        verdict.reasons += best.reasons
        verdict.ask(*best.asks)
        if choice.likely:
            verdict.ask(asking.only_likely(best.kind))
        elif choice.rival is not None:
            verdict.ask(asking.near_kinds(choice))
            verdict.reasons += choice.rival.reasons
        return verdict
    named = next((_BY_SENDER[fact] for fact in _BY_SENDER if fact in facts), "admin_other")
    if headers.FOREIGN in facts and named == "admin_other":
        named = "parent_query"
    category = "case_correspondence" if headers.REPLY in facts else named
    verdict = _Verdict(category, "week")
    verdict.ask(asking.NOTHING_FITS)
    for score in scores[:2]:
        verdict.reasons += score.reasons
    return verdict


def _say_likeness(
    verdict: _Verdict, reading: Reading, features: set[str], like: Mapping[str, float]
) -> None:
    """Name the words that no rule knows and that spoke for the kind all the same."""
    weight = like[verdict.category]
    if weight >= _LIKE_SHOWN:
        words = ", ".join(_as_written(telling_words(verdict.category, features), reading))
        if not words:
            return
        verdict.reasons.append(Reason(verdict.category, words, "usual words", round(weight, 2)))


def _as_written(stems: Sequence[str], reading: Reading) -> list[str]:
    """Such words as the mail has them, whole and each once; short ones tell a person nothing."""
    wanted, whole = frozenset(stems), dict[str, str]()
    for zone, words in reading.words.items():
        of_words = reading.stems[zone]
        if not wanted.isdisjoint(of_words):
            whole.update(zip(of_words, words, strict=True))
    found = dict.fromkeys([whole[one] for one in stems if one in whole])
    return [one for one in found if len(one) >= _WORTH_SAYING and one.isalpha()]


def _look_beside(verdict: _Verdict, scores: list[Score], facts: dict[str, str]) -> None:
    """A permanent exclusion said plainly is never filed beneath another matter."""
    permanent = next((one for one in scores if one.kind.name == "permanent_exclusion"), None)
    always = [one.signal for score in scores for one in score.weighed if one.signal.always_ask]
    verdict.ask(*[signal.ask for signal in always])
    if (
        permanent is None
        or permanent.value < _STRONG
        or verdict.category in _SPEAKS_OF_PERMANENT
        or headers.LIST in facts
    ):
        return
    said = [
        reason
        for reason in permanent.reasons
        if reason.zone in _PLAIN_ZONES and reason.weight >= _STRONG
    ]
    if said:
        verdict.at_least("same_day")
        verdict.ask(asking.PERMANENT_BY_THE_WAY)
        verdict.reasons += said


def _look_for_urgent(verdict: _Verdict, scores: list[Score], facts: dict[str, str]) -> None:
    """A matter of today that comes near enough is a person's to rule out."""
    if not scores or URGENCIES.index(verdict.urgency) <= URGENCIES.index("same_day"):
        return
    if headers.LIST in facts and headers.BULK in facts:  # a newsletter's topics
        return
    share = _NEAR_URGENT if verdict.urgency == "week" else _NEAR_URGENT_OF_LATER
    winner = next((one for one in scores if one.kind.name == verdict.category), scores[0])
    for score in scores:
        if (
            score.urgency in _URGENT
            and score.kind.name not in winner.kind.beats
            and _may_be(score, winner, share)
        ):
            verdict.at_least("same_day")
            verdict.ask(asking.maybe_urgent(score))
            verdict.reasons += score.reasons
            return


def _may_be(score: Score, winner: Score, share: float) -> bool:
    """Whether a matter of today comes near by its phrases, or by its usual words before filing."""
    if score.anchored and score.value >= max(_LEAST_URGENT, share * winner.value):
        return True
    return share == _NEAR_URGENT_OF_LATER and score.like >= _LIKE_URGENT


_URGENT = frozenset({"immediate", "same_day"})
_LIKE_URGENT = 5.0
"""What its usual words must weigh, where no phrase speaks, to keep a mail from being filed."""
_WORTH_SAYING = 3
_LIKE_SHOWN = 1.0
"""From what weight on the usual words of a kind are worth naming."""
_NEAR_URGENT, _NEAR_URGENT_OF_LATER, _LEAST_URGENT = 0.75, 0.5, 5.0
_STRONG = 4.5
"""Weight from which one signal says by itself what its kind is."""


def _look_before_filing(
    verdict: _Verdict, scores: list[Score], facts: dict[str, str], telling: Telling
) -> None:
    """What may tell of an exclusion is neither put off nor filed before a person has read it."""
    if put_away.follows_a_permanent_one(verdict.category, telling.said) and (
        telling.is_of_unknown_child
    ):
        verdict.ask(put_away.UNKNOWN_CHILD)
        verdict.at_least("same_day")
    if asking.NOTHING_FITS in verdict.asks and put_away.may_tell_of_permanent(facts, telling.said):
        verdict.ask(put_away.UNDECIDED)
        verdict.at_least("same_day")
    if URGENCIES.index(verdict.urgency) <= URGENCIES.index("same_day"):
        return
    if put_away.says_permanent(verdict.category, scores, facts):
        verdict.ask(put_away.PERMANENT_OR_NOT)
    elif put_away.is_for_nobody(verdict.category, facts) and put_away.gives_dated_child(
        telling.as_notice
    ):
        verdict.ask(put_away.DATED_CHILD)
    else:
        if put_away.is_of_a_stranger(verdict.category, facts) and not telling.answers_a_case:
            verdict.ask(put_away.STRANGER)
        return
    verdict.at_least("same_day")


def _look_at_papers(
    verdict: _Verdict, message: Message, thread: Thread, facts: dict[str, str]
) -> None:
    """What could not be read, or not told apart."""
    verdict.ask(*asking.paper_asks(message), *asking.fact_asks(facts))
    if headers.NOTHING_READ in facts and not verdict.asks:
        verdict.ask(asking.EMPTY)
    if (
        thread.whole
        and headers.FORWARD not in facts
        and not any(one.forwarded for one in thread.earlier)
    ):
        verdict.ask(asking.NOTHING_NEW)
    verdict.ask(*message.faults)
    if verdict.category == "unreadable" and not verdict.asks:
        verdict.ask(asking.TOO_LITTLE)
    if verdict.asks and verdict.category in {"school_query", "parent_query", "suspension"}:
        verdict.at_least("week")


def _look_at_safety(verdict: _Verdict, safety: Safety) -> None:
    if not safety.flag:
        return
    verdict.at_least("immediate" if safety.now else "same_day")
    verdict.asks.insert(0, asking.SAFETY)
    verdict.reasons += safety.reasons

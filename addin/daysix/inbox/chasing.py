"""Whether a school asks after a notice that it sent before: the council may have missed it.

"Did you get our PEX form? Nobody has acknowledged it" gives no child and no day, and makes no case;
yet a child may be out of school whom nobody knows of, so that a person looks today. That a mail
asks to be acknowledged itself ("please confirm receipt") is not chasing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from daysix.inbox import headers
from daysix.inbox.sought import sought

if TYPE_CHECKING:
    from collections.abc import Mapping

CHASED = (
    "The sender asks whether an earlier notice of an exclusion reached you. Look for it today; if "
    "you have none, ring the school, and add the case from the notice."
)
_NOTICE = re.compile(
    r"\b(?:pex\w*|px|perm(?:anent(?:ly)?)? ?(?:ex\w*)?|exclu(?:sion|ded|ding)\w*"
    r"|suspen(?:sion|ded|ding)\w*)\b",
    re.IGNORECASE,
)
_OTHER_MATTER = re.compile(
    r"\bgovern\w+|\bminutes\b|\bhearing\b|\bpanel\b|\birp\b|\breview\b|\bprovision\b|\binvoice"
    r"|\bdata\b|\bcensus\b|\btraining\b|\bpolicy\b|\btemplate|\bblank\b|\bplace\b|\btransport\b",
    re.IGNORECASE,
)
_BACK = (
    r"(?:yet |ever )?(?:been |had |have |heard )(?:back\b|anything\b|acknowledg\w+"
    r"|from (?:you|anyone|anybody)|(?:a|an|any|our|the) ?(?:\w+ )?(?:acknowledg\w+|repl\w+"
    r"|response|confirmation|answer))"
)
_MISSED = sought(
    r"\b(?=[adhinwt])(?:(?:did|have|has) (?:you|your (?:team|office)|anyone|anybody"
    r"|the (?:LA|council|team))"
    r"(?: all| ever| actually| not)? (?:get|got|receive|received|had|seen|pick(?:ed)? up)\b"
    r"(?! (?:this|back|a chance|chance|time|any (?:news|update))\b)"
    r"|(?:has|have|did) (?:it|they|our|the|my|that) ?(?:[\w-]+ ){0,4}"
    r"(?:arrived?|reach(?:ed)? you|come? through|been (?:received|logged|picked up|acknowledged))\b"
    r"|(?:if|whether|that) (?:it|they|you|our|the|my|that) ?(?:[\w-]+ ){0,5}"
    r"(?:arrived|got there|reached you|came through|been received)\b"
    r"|(?:nobody|no[- ]?one|no body) (?:has |have |[’']s )?(?:yet |even )?"
    r"(?:acknowledged|replied|responded|answered|confirmed|(?:got|come|came|been) back"
    r"|been in touch)\b"
    rf"|(?:not|never|nothing|no one|nobody) {_BACK}"
    r"|(?:no|without|awaiting|waiting (?:for|on)) (?:an? |any |your |the )?"
    r"(?:acknowledg\w+|repl(?:y|ies)|response|confirmation)\b"
    rf"|(?:heard|had) nothing\b)|n[’']?t {_BACK}",
    *("did ", "have ", "has ", "had ", "arrive", "got there", "reached you", "came through"),
    *("received", "nobody", "no one", "no-one", "noone", "no body", "heard", "been ", "no "),
    *("without ", "waiting "),
)
_SENT = re.compile(
    r"\b(?:sent|e-?mailed|submitted|uploaded|posted|notified|reported|logged|filled in"
    r"|put in|completed)\b|\b(?:our|the|my) (?:\w+ ){0,3}"
    r"(?:form|notification|notice|paperwork|letter|e-?mail|submission|referral|report)s?\b",
    re.IGNORECASE,
)
_CONFIRM = sought(
    r"\b(?:check(?:ing)?|confirm|let me know|let us know|make sure)\b[^.?!\n]{0,20}\byou"
    r"(?:[’']ve| have| did| all)? (?:received|got|had|have|seen|get)\b(?! (?:this|any)\b)",
    *("check", "confirm", "let me know", "let us know", "make sure"),
)
_EARLIER = re.compile(
    r"\b(?:sent|e-?mailed|submitted|uploaded|posted|notified)\b[^.?!\n]{0,40}"
    r"\b(?:on|last|yesterday|ago|earlier|(?:mon|tues|wednes|thurs|fri)day|week|before)\b",
    re.IGNORECASE,
)
_MAY_CHASE = frozenset({headers.SCHOOL, headers.UNKNOWN, headers.MACHINE, headers.LOOKALIKE})
_CANNOT = frozenset(
    {headers.LIST, headers.BULK, headers.AUTO_REPLY, headers.BOUNCE, headers.RECEIPT}
)
_NEAR, _LONGEST = 160, 1_500
"""Letters about the words that ask within which the notice is named; a longer mail tells more."""


def chases(subject: str, said: str, facts: Mapping[str, str]) -> bool:
    """Whether one who may notify us asks after a notice of an exclusion sent before."""
    if len(said) > _LONGEST or _MAY_CHASE.isdisjoint(facts) or not _CANNOT.isdisjoint(facts):
        return False
    text = f"{subject}\n{said}"
    if _NOTICE.search(text) is None:
        return False
    asked = _MISSED.search(text)
    if asked is None:
        asked = _CONFIRM.search(text) if _EARLIER.search(text) else None
    if asked is None:
        return False
    about = text[max(0, asked.start() - _NEAR) : asked.end() + _NEAR]
    named = _NOTICE.search(about) or _NOTICE.search(subject)
    return bool(named and _SENT.search(about)) and not _OTHER_MATTER.search(about)

"""Whether something is said to be so, or only considered, denied, or taken back.

"Considering permanent exclusion" is no permanent exclusion, nor is "instead of", nor "if".
The words that tell are looked for in the same sentence; the one nearest the phrase speaks, so that
"decided to" after "having considered" speaks last.
"""

from __future__ import annotations

from bisect import bisect_left
from operator import itemgetter
from typing import TYPE_CHECKING

from daysix.inbox.phrases import ENDS, each

if TYPE_CHECKING:
    from collections.abc import Sequence

PLAIN, DOUBTED, DENIED, REVERSED, PAST = "plain", "doubted", "denied", "reversed", "past"
WILL = "will"
"""As good as said, but not where a condition stands before it."""
ASKED = "asked just before"
"""Speaks of the very next words, whatever else stands there: "can I permanently exclude"."""
JUST_BEFORE, LONG_BEFORE = "past just before", "past long before"
ASIDE = "no condition"
"""``If urgent: ...``, ``If possible, ...``: what follows is so all the same."""
SAID, CONDITION, AFTER_DENIED, AFTER_DOUBTED, AFTER_REVERSED, AFTER_PAST = (
    "said",
    "condition",
    "denied after",
    "doubted after",
    "reversed after",
    "past after",
)

Cue = tuple[str, int, int]
"""What a cue says, and the words from its start up to but without its end."""

CUES: dict[str, tuple[str, ...]] = {
    DENIED: (
        *each("not never without neither nor isn't wasn't hasn't haven't didn't don't doesn't"),
        *each("won't wouldn't no nil avoid* prevent* averted averting"),
        "instead of",
        "rather than",
        "alternative|alternatives to",
        "short of",
        "in place|lieu of",
        "as opposed to",
        "decided|decide|deciding|chose|opted|advised|decision|argued against",
        "stopped short",
        "☐",
    ),
    DOUBTED: (
        *each("consider* may might could would should contemplat* potential* possib* perhaps"),
        *each("intend* intention propos* likely risk threat* warn* think* thinking thought"),
        *each("almost nearly narrowly"),
        *each("discuss* explor* advice advise* guidance query question* wonder* hypothetical*"),
        *each("looking options option facing policy training process procedure* toolkit"),
        "minded to",
        "worried|concerned|afraid|fear|fearful|danger about|that|of",
        "close|near|nearly|almost|edge|heading of|to|for|a",
        "work* towards",
        "will|would|may otherwise|else",
        "otherwise|or else|well",
        "weighing|weigh up",
        "result|lead|end in|to|with",
        "end|ending up",
        *each("worried worry worries fears scared"),
        "any chance",
        "choice|choose between",
        "was|were|been about|ready|set|preparing|prepared to",
        "it|that was|is this or",
        "at risk of",
        "step|steps|inch|point away|short|from",
        "look|looking at|into",
        "hear|hearing|review|reviewing a|the",
        "close to",
        "verge of",
        "down the",
        "next thing|stage",
        "get|getting to",
        "before",
        "next step",
        "last resort",
        "how do|to|would|should",
        "is there a|any|an",
        "going to make|have",
        "what happens|happen",
        "want|wants|wanting|like|wish|wishes|hoping|hope to",
        "asking whether|about",
        "considering",
        "pending a|the|our|possible|decision",
        "ahead of",
        "before we|the|making|taking",
        "need|needs|have|has|having to",
        "going to have to",
        "want|wants|wanted|prefer|prefers|pushing|pressing|calling|favour|for a|the|him|her",
    ),
    ASKED: (
        "can|should|could|may|shall|must|do i|we|schools|heads|headteachers|principals|academies",
        "am|are|is i|we|he|she|a|the allowed|able|right|entitled|permitted|free to",
    ),
    CONDITION: ("if", "whether", "unless", "should he|she|they|the|this|there", "in the event"),
    ASIDE: ("if urgent|possible|needed|required|necessary|convenient",),
    SAID: (
        *each("decided confirm confirms confirmed confirming notify notifying notified regret"),
        *each("inform informing informed hereby imposed issued made given received"),
        "decision to",
        "note|log|record|register|acknowledge|aware that|a|the|this|of",
        "want|wants|wanted|like|need|needs|wish to know|let|tell|report|inform|notify|say|flag",
        "decided|decision|concluded|determined that .. should|must|will|would be|now",
        "agreed|resolved that .. should|must|will|would be|now",
        "no alternative|option|choice but to",
        "no .. option|alternative|choice|way .. but",
        "no choice|alternative|option but",
        "has|have|had been",
        "hes|shes|theyre|weve|ive|now",
        "we|i|he|she|they|head|headteacher|principal|school have|has|had",
        "was|were|is|are being",
        "he|she|and was",
        "i|we've|i've",
        "is now",
        "notification|notice of",
        "following decision",
        "with effect",
        *each("☒ ☑ ✓ ✔"),
    ),
    WILL: ("will|shall be|have",),
    PAST: (
        "who was|had|has",
        "following his|her|their|the|a|your",
        "since his|her|their|the|being",
        "after his|her|their|the|a|being",
        "subject of|to a|the",
        "before .. joined|came|moved",
        "previous|last|former|old school",
        "in his|her|their|the past",
        "previous* last",
        "previously",
        "last|previous year|school|term",
        "in 2019|2020|2021|2022|2023|2024",
        "appeal against|about",
        "regarding|about|concerning|re his|her|their|the|my",
        "my son's|daughter's|child's",
        "was already",
        "as you know",
        "you will know|remember",
    ),
    LONG_BEFORE: (
        "before .. joined|came|moved|started|arrived|joining|coming|moving|starting|arriving",
        "prior to .. joining|coming|moving|starting|arriving|joined",
        "came|joined|moved|transferred .. after being|having|he|she",
        "when|while|whilst .. at his|her|their|the last|previous|old|former",
        "at his|her|their|the last|previous|old|former school|academy|primary",
    ),
    JUST_BEFORE: ("previous|prior|former|past|historic|historical|earlier|old|since",),
    AFTER_PAST: (
        "there last|in|back",
        "last|previous year|term|month|summer|spring|autumn|school|march|april|may|june|july",
        "in|back january|february|march|april|may|june|july|august|september|october",
        "in|back 2019|2020|2021|2022|2023|2024|2025",
        "from _ school|academy|primary|high|college in|last|back",
        "from his|her|their last|previous|old|former",
        "years|months ago",
    ),
    AFTER_DENIED: (
        "has|have|had|was|is|were|will|would|should|did not|never",
        "hasn't|isn't|wasn't|won't been|be|taking|going",
        "was|is|has|been avoided|averted|unlikely",
        "off the table",
        "not to be",
        "no",
        "can|could|to be avoided|prevented|averted",
    ),
    AFTER_DOUBTED: (
        "is|was|being|be|are considered|possible|likely|discussed|contemplated",
        "is|was|being|be a|the|an|one option|possibility|likely|next|last",
        "is being considered|discussed|contemplated|explored",
        "may|might|could|would be|follow|result|have",
        "will be considered|discussed",
        "as|is a|an last|option|possibility|potential",
        (
            "policy|procedure|procedures|process|guidance|training|toolkit|data|statistics"
            "|figures|rate|rates|numbers|briefing|webinar|workshop|total|totals|route|threshold"
        ),
        "should|unless|if|looks likely",
        (
            "if|unless|should nothing|things|something|matters|behaviour|it|this|that|he|she|they"
            " .. again|continue*|happen*|change*|improve*|repeat*|keep*|carry|carries|goes|get|gets"
        ),
        "on the table",
    ),
    REVERSED: (
        *each("withdrawn withdraw withdrawing withdrawal rescind* cancel* overturn* quash*"),
        *each("reinstat* revok* retract*"),
        "not|never upheld|proceeding|proceed|stand",
        "set aside",
        "no longer proceed*|stands|standing|applies",
        "back into school",
        "decided|declined not to uphold",
        "took|taken|taking back",
        "to|will|we|i|must|should|now|please take back",
        "sent|issued|made in error|mistake",
    ),
    AFTER_REVERSED: (
        "converted|changed|reduced|downgraded|replaced|commuted to|by|with|into a|an|managed|fixed",
        (
            "converted|changed|reduced|downgraded|replaced|commuted to|by|with|into .."
            " suspension|day"
            "|days|move"
        ),
        "in error|mistake",
        "is|was|are|will|isnt|wont not|no|longer|now .. ahead|proceed*|stand|stands|happen*|pursu*",
        "isnt|wont|not going|go|proceed* ahead",
    ),
}
"""The words, by what they say. The first five speak before the phrase, "after ..." behind it."""

_AFTERS = frozenset({AFTER_DENIED, AFTER_DOUBTED, AFTER_REVERSED, AFTER_PAST})
_BEFORE, _AFTER, _NEAR, _ASKED = 9, 3, 16, 20
_LONGEST = 20
"""Words that the longest cue may take."""
_START = itemgetter(1)
_AT_ONCE = {AFTER_DENIED: DENIED, AFTER_DOUBTED: DOUBTED, AFTER_PAST: PAST}
_INSIDE = {DENIED: DENIED, DOUBTED: DOUBTED, CONDITION: DOUBTED, SAID: "", WILL: ""}
_OPENS = frozenset(
    {"following", "after", "further", "apologies", "sorry", "having", "despite", "because", "due"}
)
_AS = frozenset({"discussed", "mentioned", "agreed", "promised", "requested", "feared", "expected"})
_OF_AN_OPENING = frozenset({DENIED, DOUBTED, PAST})
"""``As discussed, ...``, ``After considering all else, ...``: of what follows it says nothing."""
_TURNS = frozenset({"but", "however", "instead"})
"""``was to be reinstated, but ... has excluded``: what stands behind such a word holds."""
_BINDING = (["and"], ["or"], ["because"], ["as"])
"""``If urgent because a pupil is excluded, ring``: a condition after all."""
_REACH = {DENIED: 5, CONDITION: 14, JUST_BEFORE: 2, ASKED: 2}


class Moods:
    """How the phrases of a text are meant, each by the cues about it (in the order they begin)."""

    __slots__ = ("_cues", "_ends", "_found", "_words")

    def __init__(self, words: Sequence[str], cues: Sequence[Cue]) -> None:
        self._words, self._cues = words, cues
        self._ends = [at for at, word in enumerate(words) if word[0] in ENDS]
        self._found: dict[tuple[int, int], str] = {}

    def of(self, start: int, end: int) -> str:
        """How a phrase stands in its sentence, from its first word up to but without its end."""
        found = self._found.get((start, end))
        if found is None:
            found = self._found[start, end] = self._mood(start, end)
        return found

    def _mood(self, start: int, end: int) -> str:
        first = bisect_left(self._cues, start - _NEAR - _LONGEST, key=_START)
        last = bisect_left(self._cues, end + _NEAR, key=_START)
        about = self._cues[first:last]
        if not about:
            return DOUBTED if self._is_asked(end) else PLAIN
        near = self._in_its_sentence(start, end, about)
        behind = [says for says, at, _ in near if at >= end]
        if AFTER_REVERSED in behind or self._reversed(start, near):
            return REVERSED
        within = _within(start, end, about)
        if within:
            return within
        for says, at, _ in near:
            if says in _AT_ONCE and 0 <= at - end < _AFTER:
                return _AT_ONCE[says]
        opened = self._opening(start)
        near = self._without_asides(near)
        before = [
            (upto, says)
            for says, _, upto in near
            if upto <= start
            and not (upto <= opened and says in _OF_AN_OPENING)
            and says not in _AFTERS
            and start - upto < _REACH.get(says, _BEFORE)
            and not (says == DENIED and "," in self._words[upto:start])
        ]
        return self._by_nearest(before, start, end)

    def _without_asides(self, near: list[Cue]) -> list[Cue]:
        """The cues without conditions that bind nothing of what follows them."""
        asides = {
            at
            for says, at, upto in near
            if says == ASIDE and self._words[upto : upto + 1] not in _BINDING
        }
        if not asides and all(says != ASIDE for says, _, _ in near):
            return near
        return [
            (says, at, upto)
            for says, at, upto in near
            if says != ASIDE and not (says == CONDITION and at in asides)
        ]

    def _reversed(self, start: int, near: Sequence[Cue]) -> bool:
        """Whether it is taken back, and no "but" stands between that and the phrase."""
        return any(
            says == REVERSED
            and not (upto <= start and _TURNS.intersection(self._words[upto:start]))
            for says, _, upto in near
        )

    def _opening(self, at: int) -> int:
        """Where the opening ends that says only what came before; -1 if the sentence has none."""
        words, ended = self._words, bisect_left(self._ends, at)
        first = max(self._ends[ended - 1] + 1 if ended else 0, at - _NEAR)
        if first + 1 >= at or "," not in words[first:at]:
            return -1
        spoken = words[first] in _OPENS or (words[first] == "as" and words[first + 1] in _AS)
        return words.index(",", first, at) if spoken else -1

    def _in_its_sentence(self, start: int, end: int, cues: Sequence[Cue]) -> list[Cue]:
        """The cues beside a phrase in its own sentence."""
        ended = bisect_left(self._ends, start)
        since = self._ends[ended - 1] if ended else -1
        until = self._next_end(end)
        return [
            cue
            for cue in cues
            if (since < cue[2] <= start and start - cue[2] < _NEAR)
            or (end <= cue[1] <= until and cue[1] - end < _NEAR)
        ]

    def _next_end(self, at: int) -> int:
        """Where the sentence ends in which a word stands."""
        ends = bisect_left(self._ends, at)
        return self._ends[ends] if ends < len(self._ends) else len(self._words)

    def _by_nearest(self, before: list[tuple[int, str]], start: int, end: int) -> str:
        """What the cues in front say: a condition, or else the nearest of them."""
        conditions = [upto for upto, says in before if says == CONDITION]
        rest = [(upto, says) for upto, says in before if says not in {CONDITION, ASKED}]
        furthest = max((upto for upto, _ in rest), default=-1)
        nearest = [says for upto, says in rest if upto == furthest][-1] if rest else PLAIN
        if any(says == ASKED for _, says in before):
            return DOUBTED
        if conditions and not (nearest == SAID and "," in self._words[conditions[-1] : start]):
            return DOUBTED
        if nearest == PLAIN and self._is_asked(end):
            return DOUBTED
        if nearest == JUST_BEFORE or any(says == LONG_BEFORE for _, says in rest):
            return PAST
        return PLAIN if nearest in {SAID, WILL} else nearest

    def _is_asked(self, at: int) -> bool:
        """Whether the sentence ends in a question mark, with no comma before it."""
        until = self._next_end(at)
        if until >= min(len(self._words), at + _ASKED) or "?" not in self._words[until]:
            return False
        return "," not in self._words[at:until]


def _within(start: int, end: int, cues: Sequence[Cue]) -> str:
    """What the last cue between the first and the last word of a phrase says, if anything."""
    inside = [
        (at, says) for says, at, upto in cues if start < at and upto <= end and says in _INSIDE
    ]
    return _INSIDE[max(inside)[1]] if inside else ""

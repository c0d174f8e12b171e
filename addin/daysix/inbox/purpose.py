"""What a mail is for, where it names an exclusion: to tell of it, or to speak of an old one.

A row in the tracker is made only of news. An exclusion that is asked about, taken back, old, or
named only to say who a child is, makes none.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from daysix.inbox.fields.words import sentences
from daysix.inbox.sought import sought
from daysix.records import NamedTuple

NOTHING_NEW = "nothing new"
"""The purpose of a mail that names an exclusion and does not tell of one."""
BY_THE_WAY = "nothing new in its sentences"
"""The same, where every sentence that names one asks, supposes or looks back."""
LATE = 60
"""Days. A mail in running words that tells of an older exclusion does not tell of it as news."""
RECENT = 14
"""Days. What a mail about another matter tells as news began no longer ago than that."""
EXCLUDED = r"(?:suspen[ds]\w*|suspension\w*|exclu[ds]\w+|exclusion\w*|p-?ex(?:ed|['’]?d)?|fte|fpe)"
_NAMES_IT = rf"\b{EXCLUDED}\b|\bfixed[- ](?:term|period)\b"
_HANDED_OVER = (
    r"\b(?:accept\w*|agree\w* to|tak\w+(?: over| on)?|assum\w+|transfer\w*|hand\w*(?: over)?"
    r"|pass\w*(?: over| on)?|pick\w* up)\b[^.;?\n]{0,40}\b(?:transfer|responsibilit\w+|case"
    r"|file|records?|casework)\b"
    r"|\btransfer(?:red|ring)?\b(?! (?:to|into) (?:another|the) school)"
    r"|\bno longer (?:our|your|a|lives?|living|resid\w+|responsible|ours)\b"
    r"|\b(?:has|have|had|is|are|who|was|now|recently|since)(?: \w+)? mov(?:ed|ing)\b"
    r"(?! (?:off|on to|school|form|class|set))"
    r"|\b(?:has|have|family) relocat\w+|\brelocating\b"
    r"|\bnew address\b|\bnow (?:liv\w+|resid\w+|a resident)|\b(?:move|moving) (?:in)?to your\b"
    r"|\bhistor(?:y|ic)\b|\bcase (?:hand ?over|responsibility)\b"
)
_ENQUIRES = (
    r"\b(?:could|can|would|please|kindly|are you able to|be grateful if)\b[^.?;\n]{0,40}"
    r"\b(?:tell|confirm|let|advise|check|clarify|share|send|provide|supply)\b[^.?;\n]{0,40}"
    r"\b(?:if|whether|how many|when|what|any|details of|history|record|number)\b[^.?;\n]{0,60}"
    rf"\b{EXCLUDED}\b"
    r"|\b(?:do|did|does) you(?:r \w+)? (?:\w+ )?(?:hold|have|know|show|see|keep)\b[^.?;\n]{0,60}"
    rf"\b{EXCLUDED}\b"
    rf"|\b{EXCLUDED}\b[^.?;\n]{{0,40}}\b(?:ever|actually) (?:issued|made|given|recorded"
    r"|happen\w*)\b"
    r"|\b(?:could|can|would|please|kindly|grateful)\b[^.;\n]{0,40}\b(?:send|share|give|tell|let"
    r"|forward|provide|supply|pass)\b[^.;\n]{0,30}\b(?:what(?:ever)? (?:\w+ )?(?:you|your)"
    r"(?: \w+)? (?:have|has|holds?|knows?|did)|(?:anything|everything|all|any papers|any records?)"
    r" (?:that )?you (?:have|hold|know))\b"
    r"|\bplease (?:could you )?(?:send|forward|share|transfer) (?:us |me )?(?:his|her|their|the)"
    r" (?:\w+ )?(?:file|records)\b"
    rf"|\b(?:any|what|which) (?:history|record|details?|information)\b[^.;\n]{{0,40}}"
    rf"\b{EXCLUDED}\b"
    r"[^.;\n]*\?"
)
_NONE_ISSUED = re.compile(
    r"\bno (?:fixed[- ]term |permanent )?(?:suspension|exclusion) (?:has been|was|is being|will be"
    r"|is) (?:issued|imposed|given|made|planned|recorded|involved)\b"
    r"|\b(?:suspended|excluded)\.\s+(?:he|she|they|that) (?:has|is|was|have|are)(?: not|n['’]?t)\b"
    r"|\bthis is not (?:a|an) (?:suspension|exclusion)\b(?!\s*[,;–—-]?\s*(?:but|it))",
    re.IGNORECASE,
)
"""Somebody says that there is no exclusion at all."""
_TAKEN_BACK = sought(
    rf"\b{EXCLUDED}\b[^.;?!]{{0,90}}\b(?:(?:has|have|is|was|were|are|been|being|now|be)\s+"
    r"(?:\w+\s+)?|is to be |hereby )"
    r"(?:rescind\w*|withdrawn|cancell?ed|revoked|retracted|overturned|lifted|annulled|quashed"
    r"|removed from (?:his|her|their|the) (?:record|file)|deleted|voided|set aside|taken back)"
    r"|\b(?:rescind\w*|withdraw(?:s|n|ing)?|withdrew|cancel(?:l?ed|l?ing)?|revok\w+|retract\w*"
    r"|lift(?:ed|ing)|annul\w*|overturn\w*|delet\w+|remov(?:e|ed|ing)|reversed?)\s+"
    rf"(?:[\w'’-]+\s+){{0,6}}?{EXCLUDED}\b"
    r"(?!\s+(?:on|form|notification|notice|letter|e-?mail|mail|report|lead|officer|panel))"
    r"|(?:^|\n)\s*(?:now )?(?:withdrawn|rescinded|cancelled|overturned|revoked)\b(?! by parents?)"
    r"|\b(?:please |pls )(?:take (?:it|this|him|her|them)? ?off|remove (?:it|this|him|her"
    r"|them)? ?from"
    r"|delete (?:it|this|him|her|them)? ?from) your (?:system|records?|list|database|figures)",
    *("rescind", "withdr", "cancel", "revok", "retract", "overturn", "lift", "annul", "quash"),
    *("remov", "delet", "void", "set aside", "taken back", "revers", "off your "),
)
_NOT_SO = re.compile(
    r"\b(?:not|never|if|whether|unless|cannot|can['’]?t|could|would|should|may|might|request\w*"
    r"|ask\w*|consider\w*|want\w*|decline\w*|refus\w+|why|please can|seek\w*|demand\w*|urge"
    r"|until|unable)\b[^.;\n]{0,60}$",
    re.IGNORECASE,
)
_BY_THE_WAY = (
    r"\b(?:since|(?<!the )following|after|despite|during|before|until|prior to|because of|about"
    r"|regarding|whilst on|while on|return\w* from|back from|history of|previous|further to"
    r"|appeal\w*(?: against)?|challeng\w+|disput\w+|complain\w*(?: about)?|number of"
    r"|data (?:on|for)|figures (?:on|for)|policy on|guidance on|advice on|training on|rate of"
    r"|list of)"
    r"\s+(?:(?:his|her|their|the|a|an|any|that|this|all|my|our|recent|earlier|last|old|previous"
    r"|permanent|fixed[- ]term|school|pupil|multiple|repeated|numerous|several|\d+(?:[- ]days?)?"
    rf"|[A-Z][\w-]+['’]s)\s+){{0,5}}{EXCLUDED}\b"
)
_HAD_SO_MANY = (
    r"\b(?:had|having|has|have|with|received|after|of|and|given|been)\s+(?:already |now "
    r"|a total of )?"
    r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|several|multiple|numerous|many"
    r"|a number of)"
    rf"\s+(?:\w+ )?{EXCLUDED}\b"
    rf"|\b(?:on|at|up to|reached) (?:1[1-9]|[2-4]\d)(?:\.5)? days(?: of)? {EXCLUDED}\b"
)
_ITS_OWN_NAME = (
    rf"\b{EXCLUDED} (?:histor\w+|data\b|figures|polic\w+|procedure\w*|training|guidance|process"
    r"|statistics|panels?\b|officers?|team|lead\b|rates?\b|returns\b|census|total\w*"
    r"|letters? template)"
)
_MAYBE = (
    r"\b(?:at risk of|risk of|consider\w*|contemplat\w*|avoid\w*|prevent\w*|alternative to"
    r"|instead of|rather than|short of|threat\w*(?: of| with)?|possib\w+|potential\w*|might|may"
    r"|could|would|should|if|whether|unless|can we|can i|do we|how (?:do|many|to)|want\w* to"
    r"(?! (?:know|tell|let|inform|report|notify|be aware))"
    r"|thinking of|minded to|not|never|nobody|no)\s+(?:[\w'’-]+\s+){0,5}?"
    rf"{EXCLUDED}\b"
)
_OLD = (
    rf"\b{EXCLUDED}\b[^.;\n]{{0,60}}\b(?:last (?:year|term|month|academic)|previously|years? ago"
    r"|months? ago|weeks? ago|(?:a )?fortnight ago|some time ago"
    r"|several times|many times|repeatedly|\d times|earlier (?:this|in the) (?:month|term|year"
    r"|half)|a while ago|(?:back )?in (?:january|february|march"
    r"|april|may|june|july|august"
    r"|september|october|november|december|20\d\d|the (?:spring|summer|autumn)))\b"
    rf"|\b{EXCLUDED}\b(?:[^.;\n]{{0,60}} (?:school|academy|primary|there|once|twice|back|before"
    r"|elsewhere))? in year \d"
    rf"|\b(?:previously|formerly|originally|had(?: already)? been|already|in the past)\s+"
    rf"(?:\w+\s+){{0,2}}{EXCLUDED}\b"
)
_DECIDED = re.compile(
    r"\b(?:has|have|had|I|we|head\w*) (?:\w+ )?decided\b(?! not)|\btakes? effect\b|\bregret\b",
    re.IGNORECASE,
)
_TO_RECORD = re.compile(
    r"\b(?:note|log|record|register|acknowledge|aware) (?:that|of)\b|"
    r"\b(?:add|log|record|register|note|enter|process)(?:ing)? (?:[A-Z][\w’'-]+ [A-Z][\w-]+['’]s "
    r"|a |an |the |this |these |those |another |one |two "
    r"|three |four |five |\d+ |\w+ing )?(?:more |new |further |lunch\w* |\w+[- ]day ){0,2}"
    rf"{EXCLUDED}\b"
    rf"(?! (?:form|policy|data))|\b{EXCLUDED},? which (?:began|started|starts|begins|runs|is to)\b"
    rf"|\bnot\b[^.;\n]{{0,30}}\b{EXCLUDED}\b[^.;\n]{{0,40}}"
    r"\b(?:gave|given|giving|got|gets|received|issued)\b[^.;\n]{0,25}\bdays?\b",
    re.IGNORECASE,
)
"""Somebody asks us to put one down, or tells of one in passing that has only begun."""
_ANSWERED = re.compile(
    r"(?:^|[.!\n]\s*|\byes\b\W*|\bconfirm(?:ed)?\W+(?:that\W+)?)(?:it|this|that)(?:['’]?s| is| was)"
    r" (?:now |definitely |indeed |going to be )?(?:a |an )?"
    r"(?:permanent|perm\b|pex\b|px\b|\w+[- ]day (?:suspension|exclusion)|suspension|fixed[- ]term)"
    r"(?![^.?!\n]*\?)",
    re.IGNORECASE | re.MULTILINE,
)
"""``Yes it's permanent``: what was asked for in the subject is answered."""
_ANEW = re.compile(
    r"\b(?:issued|issuing|issue|given|giving|imposed|made|serving|served)\b[^.;\n]{0,25}"
    r"\b(?:new|fresh|second|further|another|separate)\b[^.;\n]{0,25}\b(?:exclusion|pex|suspension)\b"
    r"|\b(?:excluded|suspended) (?:him|her|them) (?:again|afresh|anew)\b",
    re.IGNORECASE,
)
"""One exclusion was taken back, and another one given."""
_DRAFT = sought(
    r"(?-i:\bDRAFT\b)|\bdraft (?:letter|form|notice|notification|exclusion|suspension)"
    r"|\b(?:model|sample|template|specimen) letter|\bletter template"
    r"|(?<!in line with )(?<!accordance with )(?<!under )(?<!breach of )(?<!breaches of )"
    r"(?<!against )(?<!per )\b(?:revised|updated|new|reviewed|our) (?:\w+ ){0,3}policy\b"
    r"|\bno need to (?:record|log|add)\b|\bbefore (?:we|i|the head|he|she) decides?\b",
    *("draft", "model letter", "sample letter", "template letter", "specimen letter"),
    *("letter template", "policy", "no need to ", "before we ", "before i ", "before the head "),
    *("before he ", "before she "),
)
_NO_PUPIL = re.compile(
    r"\bsuspended from (?:his |her |their )?(?:duty|duties|work|post|employment|role)\b"
    r"|\b(?:member of staff|staff member|teacher|employee|governor|driver|escort)\b[^.;\n]{0,30}"
    r"\b(?:has been|have been|was|is|were) (?:\w+ )?suspended\b"
    r"|\b(?:your|my|the|this) (?:account|mailbox|licen[cs]e|subscription|password|access)\b"
    r"[^.;\n]{0,40}\bsuspended\b",
    re.IGNORECASE,
)
"""A member of staff, or somebody's account."""
_OUR_CHILD = re.compile(
    r"\b(?:my|our) (?:\w+ )?(?:son|daughter|child|boy|girl|grandson|granddaughter|grandchild"
    r"|nephew|niece|foster (?:son|daughter|child)|brother|sister)\b"
    r"|\bI am (?:the |his |her )?(?:mother|father|mum|dad|parent|carer|gran\w*)\b",
    re.IGNORECASE,
)
_NEW_PLACE = re.compile(
    r"\bfair access\b|\bFAP\b|\bin[- ]year (?:admission|transfer|application|fair)|\bmanaged move"
    r"|\bconsult\w* (?:on|about|re|for) (?:a )?place|\bapplication for a (?:school )?place\b"
    r"|\bschool place\b|\btransition (?:plan|meeting)\b",
    re.IGNORECASE,
)


_FROM_A_SCHOOL = re.compile(
    r"\b(?:suspended|excluded) (?:from|by) (?!Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun"
    r"|Jul|Aug|Sep|Oct|Nov|Dec|Year|Y\d)[A-Z]\w"
)


_ASKS = re.compile(
    r"\b(?:what|how|which|when|can|could|should|may|do|does)\b (?:\w+ )?(?:we|i|you|the|a|an"
    r"|it|there|code|many|long|any|one|schools?)\b[^\n]*\?$",
    re.IGNORECASE,
)


class Purpose(NamedTuple):
    """What a mail is for.

    Attributes
    ----------
    kind
        The event that all it tells of is, blank if each pupil's words say.
    why
        :data:`NOTHING_NEW` where it tells of no exclusion, :data:`BY_THE_WAY` where no sentence
        does.
    """

    kind: str = ""
    why: str = ""


@lru_cache(maxsize=16)
def purpose_of(category: str, subject: str, said: str, *, by_school: bool = False) -> Purpose:
    """What a mail is for, by its subject and what its sender wrote or passed on."""
    if category == "cross_border":
        other = hands_over(said, subject) or enquires(said) or _only_by_the_way(subject, said)
        return Purpose("cross_border_transfer" if other else "")
    if category not in {"suspension", "permanent_exclusion"}:
        return Purpose()
    if (takes_back(subject) or takes_back(said)) and not _ANEW.search(said):
        return Purpose("withdrawal")
    if _NO_PUPIL.search(said) or _DRAFT.search(subject) or _DRAFT.search(said[:600]):
        return Purpose(why=NOTHING_NEW)
    none = category == "suspension" and _NONE_ISSUED.search(said)
    about = "" if category == "permanent_exclusion" else subject
    if none or (not by_school and _OUR_CHILD.search(said)):
        return Purpose(why=NOTHING_NEW)
    return Purpose(why=BY_THE_WAY if _only_by_the_way(about, said) else "")


def enquires(said: str) -> bool:
    """Whether what is known of an old exclusion is asked for, and none is told of."""
    return _pattern(_ENQUIRES).search(said) is not None


def hands_over(said: str, subject: str = "") -> bool:
    """Whether another council wants to hand a case over, or takes one."""
    return any(_pattern(_HANDED_OVER).search(text) for text in (subject, said))


def takes_back(said: str) -> bool:
    """Whether an exclusion is taken back, and not only asked to be."""
    return any(
        not _NOT_SO.search(said[max(0, match.start() - 60) : match.start()])
        and not re.search(r"\b(?:not|never|cannot|if|unless)\b", match[0], re.IGNORECASE)
        for match in _TAKEN_BACK.finditer(said)
    )


def speaks_of_own_child(said: str) -> bool:
    """Whether the words are of a family: ``my son``."""
    return _OUR_CHILD.search(said) is not None


def speaks_of_a_school(said: str) -> bool:
    """Whether the words are of one who is not the school: ``suspended from Westgate``."""
    return _FROM_A_SCHOOL.search(said) is not None


def _only_by_the_way(subject: str, said: str) -> bool:
    """Whether every sentence that names an exclusion asks, supposes or looks back."""
    if len(said) > LONGEST:
        return False
    if _asks_in_general(said):
        return True
    if _ANSWERED.search(said):
        return False
    found = False
    moves = _NEW_PLACE.search(subject) is not None
    for text in (subject, said):
        for start, end in sentences(text):
            if not _pattern(_NAMES_IT).search(text, start, end):
                continue
            found = True
            if not (moves and text is not subject) and not _is_by_the_way(text[start:end]):
                return False
    return found


LONGEST = 6_000


def _asks_in_general(said: str) -> bool:
    """Whether the first words that name an exclusion ask what is to be done with one."""
    for start, end in sentences(said):
        if _pattern(_NAMES_IT).search(said, start, end):
            asked = said[start:end].strip()
            return bool(_ASKS.search(asked)) and not _TO_RECORD.search(asked)
    return False


def _is_by_the_way(sentence: str) -> bool:
    """Whether what is left of a sentence without its asides still names an exclusion."""
    if _TO_RECORD.search(sentence):
        return False
    if sentence.rstrip().endswith("?"):
        return True
    if _DECIDED.search(sentence):
        return False
    rest = _pattern(f"{_BY_THE_WAY}|{_MAYBE}|{_OLD}|{_HAD_SO_MANY}|{_ITS_OWN_NAME}").sub(
        " ", sentence
    )
    return not _pattern(_NAMES_IT).search(rest)


@cache
def _pattern(shape: str) -> re.Pattern[str]:
    return re.compile(shape, re.IGNORECASE)

"""What a mail's headers and addresses say of it: facts by name, each with what shows it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from daysix.inbox.message import ENCRYPTED, PICTURE, UNREADABLE, Address
from daysix.inbox.phrases import each

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from daysix.inbox.directory import Directory
    from daysix.inbox.message import Message

AUTOMATIC, AUTO_REPLY, BOUNCE, OWN_BOUNCE, LIST, INVITATION, MACHINE = (
    "automatic",
    "auto reply",
    "bounce",
    "bounce of ours",
    "list",
    "invitation",
    "system notice",
)
SCHOOL, PARENT, COUNCIL, OTHER_COUNCIL, PROVIDER, OURS, UNKNOWN, SOLICITOR, HEALTH_OR_POLICE = (
    "from a school",
    "from a private address",
    "from our council",
    "from another council",
    "from a provider",
    "from this mailbox",
    "from someone unknown",
    "from a solicitor",
    "from police or health",
)
NOTICE_FORM = "a form of an exclusion"
CLERK, BULK = "from a clerk", "from a newsletter's address"
REPLY, FORWARD = "reply", "forward"
HAS_PAPERS, HAS_FORM = "has attachments", "has a form"
SCAN_ONLY, LOCKED, DAMAGED = "only a picture", "locked", "could not be opened"
NO_WORDS, IMPORTANT = "no words", "marked important"
RECEIPT, LOOKALIKE = "a receipt of a mail program", "an address like a school's"

AT_RISK, AT_RISK_NOW = "a child may be at risk", "a child may be at risk now"
NOTHING_READ, FOREIGN, SHORT = "nothing could be read", "in another language", "only a few words"
NAMES_PUPIL, ON_EXCLUSION = "names a pupil", "answers about a case"
ASKS, CONFIRMS = "asks something", "says yes to our question"
BLANKS, MADE_UP = "has blanks to fill in", "a made-up case"
FIGURES, OF_THE_PAST = "numbers of exclusions", "asks about the past"
"""From ``AT_RISK`` on, facts that only reading the words tells; ``triage.py`` adds them."""

_FREE = frozenset(
    each(
        "gmail.com googlemail.com hotmail.com hotmail.co.uk outlook.com live.com live.co.uk msn.com"
        " yahoo.com yahoo.co.uk ymail.com icloud.com me.com mac.com aol.com btinternet.com sky.com"
        " talktalk.net virginmedia.com protonmail.com proton.me ntlworld.com gmx.com mail.com"
        " blueyonder.co.uk tiscali.co.uk o2.pl wp.pl interia.pl onet.pl"
    )
)
_FREE_WORDS = re.compile(
    r"(?:free|quick|home|home-?mail|family|web|my|post|personal|inter|fast)-?(?:mail|net|post)"
    r"|(?:^|[.-])(?:post|mail|in)-?(?:box|hub|bag|drop|place|point)(?:[.-]|$)"
    r"|(?:^|[.-])(?:gmail|hotmail|outlook|yahoo|icloud|btinternet|parents?|home|live"
    r"|aol|proton(?:mail)?|sky)(?:[.-]|$)|^mail\.example$"
)
_SCHOOL_WORDS = re.compile(
    r"\.sch\.|school|academy|academies|primary|junior|infant|college|(?:^|[.-])sch(?:[.-]|$)|-pru"
    r"|pru\.|high\.|grammar|acad\b|education-?trust|(?:^|[.-])(?:mat|trust)(?:[.-]|$)|\btrust\."
)
_COUNCIL_WORDS = re.compile(
    r"\.gov\.uk$|council|borough|county|(?:^|[.-])(?:cc|bc|mbc|lbc|gov|la)(?:[.-]|$)|-(?:cc|la|bc)\b"
    r"|unitary|metropolitan|shire(?:[.-]|$)"
)
_PROVIDER_WORDS = re.compile(
    r"tuition|tutor|alternative|provision|provider|outreach|hospital-?school|learning|training"
    r"|skills|forest|motor|farm|horizons|pathways|bridge-?centre|ap-|-ap\b|mentor"
)
_SOLICITOR_WORDS = re.compile(r"solicitor|legal|(?:^|[.-])law|law(?:yers?)?\.|llp\b|chambers")
_OFFICIAL_WORDS = re.compile(r"police|nhs|(?:^|[.-])pnn|hospital|camhs|youth-?justice|probation")
_MACHINE_NAMES = re.compile(
    r"^(?:no-?reply|do-?not-?reply|notifications?|alerts?|system|mis|sims|arbor|bromcom|auto|cpoms"
    r"|scholarpack|admin-?noreply|notify|reports?|workflow|mailer)\b|noreply|no-reply|donotreply"
)
_DAYS = re.compile(r"\bdays\b|length|sessions|duration")
_BEGINS = re.compile(r"start|begin|from|first day|date of (?:excl|susp)")
_CLERK_NAMES = re.compile(r"clerk|governance|governors?\b|gdc|pdc|panels?\b")
_BULK_NAMES = re.compile(
    r"^(?:news|newsletter|bulletin|events?|marketing|webinars?|bookings?-?events)\b"
)
_AUTO_SUBJECT = re.compile(
    r"\s*(?:re: *)?(?:automatic reply|auto(?:matic)?[- ]?(?:reply|response)|out of (?:the )?office"
    r"|autoreply|automatische antwort|abwesenheit|i am (?:away|on leave)|on (?:annual|maternity) "
    r"leave|ateb awtomatig|réponse automatique|(?:re: *)?ooo\b|out of office|away from"
    r"|(?:we have |we've )?(?:received your (?:e-?mail|message|enquiry)|your (?:e-?mail|message"
    r"|enquiry) (?:has been|was) received)|thank you for (?:your (?:e-?mail|message|enquiry|query)"
    r"|contacting|getting in touch))",
    re.IGNORECASE,
)
_BOUNCE_SUBJECT = re.compile(
    r"\s*(?:undeliver|delivery (?:status|has failed|failure|incomplete|delayed)|mail delivery"
    r"|returned mail|failure notice|message not delivered|could not be delivered"
    r"|(?:message )?(?:delayed|blocked|rejected|undelivered)\b"
    r"|delivery[ -](?:status|notification))",
    re.IGNORECASE,
)
_RECEIPT_SUBJECT = re.compile(
    r"\s*(?:(?:not )?read(?: receipt)?|delivered|relayed|expanded|recall|accepted|declined"
    r"|tentative(?:ly accepted)?|message recall (?:success|fail)\w*|delivery receipt"
    r"|your message was read|read receipt.{0,40}|gelesen|lu)\s*:",
    re.IGNORECASE,
)
_BOUNCER = re.compile(r"^(?:mailer-daemon|postmaster|microsoftexchange|bounce)", re.IGNORECASE)
_REPLY_SUBJECT = re.compile(
    r"\s*(?:\[[^\]]{1,20}\]\s*)?(?:re|aw|odp|sv|vs|ynt|atb)\s*(?:\[\d\])?:", re.IGNORECASE
)
_FORWARD_SUBJECT = re.compile(r"\s*(?:\[[^\]]{1,20}\]\s*)?(?:fwd?|wg|tr|rv)\s*:", re.IGNORECASE)
_PREFIXES = re.compile(
    r"(?:\s*(?:\[(?:ext|external|secure|encrypted|egress|caution)[^\]]{0,20}\]"
    r"|(?:re|aw|fwd?|wg|tr|rv|sv)\s*(?:\[\d\])?:))+\s*",
    re.IGNORECASE,
)
_OF_PROGRAMS = frozenset(each("x-autoreply x-autorespond precedence list-id list-unsubscribe"))
"""Headers that programs write and people do not."""
_ANGLED = re.compile(r"<([^<>\s]+@[^<>\s]+)>|(\S+@[^\s<>;,\]]+)")


def bare_subject(subject: str) -> str:
    """The subject without "RE:", "FW:" and "[EXTERNAL]"."""
    return _PREFIXES.sub("", subject, count=1) if _PREFIXES.match(subject) else subject.strip()


def is_reply(message: Message) -> bool:
    """Whether it answers a mail, by its subject or its headers."""
    if _FORWARD_SUBJECT.match(message.subject):
        return False
    return bool(_REPLY_SUBJECT.match(message.subject) or message.headers.get("in-reply-to"))


def address_of(written: str) -> Address:
    """An address as it is written in a quoted header block: "Jane <jane@oak.example>"."""
    found = _ANGLED.search(written)
    address = (found[1] or found[2]) if found else ""
    return Address(written.partition("<")[0].strip(" \"'"), address)


def sender_fact(sender: Address, directory: Directory) -> str:
    """Who writes, by the address."""
    return _who(sender.address.strip().lower(), sender.domain, directory)


_LONG_ENOUGH, _FORGED = 12, 2


class _Known:
    """The addresses and domains of a directory, as they are compared."""

    __slots__ = ("boxes", "directory", "domains", "of_partners", "own", "schools")

    def __init__(self, directory: Directory) -> None:
        schools = directory.schools
        self.directory = directory
        self.boxes = frozenset(one.lower() for one in directory.mailboxes)
        self.own, self.of_partners = _bare(directory.own_domains), _bare(directory.partners)
        self.schools = frozenset(one.lower() for school in schools for one in school.addresses)
        self.domains = _bare(one for school in schools for one in school.domains)


def _bare(domains: Iterable[str]) -> frozenset[str]:
    return frozenset(one.lower().lstrip("@") for one in domains) - {""}


_last: list[_Known] = []
"""Of the directory used last: a run has one, and hashing hundreds of schools a mail would cost."""


def _known(directory: Directory) -> _Known:
    if not _last or _last[0].directory is not directory:
        _last[:] = [_Known(directory)]
    return _last[0]


@lru_cache(maxsize=4096)
def _by_words(domain: str) -> str:
    tests = (
        (PARENT, domain in _FREE or _FREE_WORDS.search(domain)),
        (HEALTH_OR_POLICE, _OFFICIAL_WORDS.search(domain)),
        (SOLICITOR, _SOLICITOR_WORDS.search(domain)),
        (SCHOOL, _SCHOOL_WORDS.search(domain)),
        (OTHER_COUNCIL, _COUNCIL_WORDS.search(domain)),
        (PROVIDER, _PROVIDER_WORDS.search(domain)),
    )
    return next((fact for fact, shown in tests if shown), UNKNOWN)


def _who(address: str, domain: str, directory: Directory) -> str:
    if not domain:
        return UNKNOWN
    known, endings = _known(directory), _endings(domain)
    if address in known.boxes:
        return OURS
    if not known.own.isdisjoint(endings):
        return COUNCIL
    if address in known.schools or not known.domains.isdisjoint(endings[:-1] or endings):
        return SCHOOL
    if address in directory.partners or not known.of_partners.isdisjoint(endings):
        return PROVIDER
    return UNKNOWN if _is_like(domain, known.domains) else _by_words(domain)


@lru_cache(maxsize=4096)
def _by_name(address: str) -> tuple[bool, bool, bool]:
    """Whether an address is a program's, a clerk's, or a newsletter's."""
    return (
        _MACHINE_NAMES.search(address) is not None,
        _CLERK_NAMES.search(address) is not None,
        _BULK_NAMES.match(address) is not None,
    )


@lru_cache(maxsize=1024)
def _is_like(domain: str, known: frozenset[str]) -> bool:
    """Whether a domain is a known school's but for one or two letters: a forger's."""
    return any(
        abs(len(domain) - len(one)) <= 1 and len(one) > _LONG_ENOUGH and _differ(domain, one)
        for one in known
    )


def _differ(one: str, other: str) -> bool:
    """Whether two words differ in one or two places, or by one letter left out."""
    if len(one) == len(other):
        return 0 < sum(a != b for a, b in zip(one, other, strict=True)) <= _FORGED
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))


def _endings(domain: str) -> list[str]:
    """The domain and those it lies in: "mail.oak.example", "oak.example", "example"."""
    parts = domain.split(".")
    return [".".join(parts[at:]) for at in range(len(parts))]


def facts_of(message: Message, directory: Directory, *, writer: Address) -> dict[str, str]:
    """Facts with what shows them; ``writer`` wrote the words that count (a forward's is not us)."""
    who = sender_fact(writer, directory)
    facts = {who: writer.domain or "no address"}
    headers = message.headers
    facts |= _automatic(message, headers, directory)
    is_machine, is_clerk, is_bulk = _by_name(writer.address.lower())
    if is_machine:
        facts[MACHINE] = "its sender's address is a program's"
        if facts.pop(PARENT, ""):  # "noreply@...-parents" is a school's system, and no parent
            facts[UNKNOWN] = writer.domain
    if who == UNKNOWN and _is_like(writer.domain, _known(directory).domains):
        facts[LOOKALIKE] = f"{writer.domain} is no school's, but looks like one's"
    if is_clerk:
        facts[CLERK] = "its sender's address is a clerk's"
    if is_bulk:
        facts[BULK] = "its sender's address is a newsletter's"
    if "text/calendar" in headers.get("content-type", "") or any(
        paper.kind == "calendar" for paper in message.papers
    ):
        facts[INVITATION] = "a calendar invitation"
    if is_reply(message):
        facts[REPLY] = "it answers a mail"
    if _FORWARD_SUBJECT.match(message.subject):
        facts[FORWARD] = "it is a forward"
    if headers.get("importance", "").lower() == "high" or headers.get("x-priority", " ")[0] in "12":
        facts[IMPORTANT] = "its sender marked it important"
    return facts | _papers(message)


def _automatic(
    message: Message, headers: Mapping[str, str], directory: Directory
) -> dict[str, str]:
    facts: dict[str, str] = {}
    sent_by_itself = headers.get("auto-submitted", "no").strip().lower()
    tells_of_programs = not _OF_PROGRAMS.isdisjoint(headers)
    no_return = headers.get("return-path", "?").strip() == "<>"
    kind = headers.get("content-type", "").lower()
    if _RECEIPT_SUBJECT.match(message.subject) or "disposition-notification" in kind:
        facts[RECEIPT] = "a mail program wrote it"
    elif (
        "multipart/report" in kind
        or "delivery-status" in kind
        or _BOUNCER.match(message.sender.address)
        or (_BOUNCE_SUBJECT.match(message.subject) and (no_return or not message.papers))
    ):
        facts[BOUNCE] = "it says a mail was not delivered"
        if _is_ours(message, directory):
            facts[OWN_BOUNCE] = "the mail that was not delivered was ours"
    elif (
        sent_by_itself.startswith("auto-replied")
        or _AUTO_SUBJECT.match(message.subject)
        or (tells_of_programs and _is_answered_by_itself(headers))
        or (no_return and sent_by_itself.startswith("auto") and not _is_of_a_system(message))
    ):
        facts[AUTO_REPLY] = "its headers say it is an automatic reply"
    elif sent_by_itself not in {"", "no"}:
        facts[AUTOMATIC] = "its headers say a program sent it"
    if tells_of_programs and _is_for_a_list(headers):
        facts[LIST] = "it went to a mailing list"
    return facts


def _is_answered_by_itself(headers: Mapping[str, str]) -> bool:
    answers = headers.get("x-autoreply") or headers.get("x-autorespond")
    return bool(answers) or headers.get("precedence", "").lower() == "auto_reply"


def _is_for_a_list(headers: Mapping[str, str]) -> bool:
    named = headers.get("list-id") or headers.get("list-unsubscribe")
    return bool(named) or headers.get("precedence", "").lower() in {"bulk", "list"}


def _is_of_a_system(message: Message) -> bool:
    """Whether a system of a school or firm wrote it by itself, and answers nobody with it."""
    answers = message.headers.get("in-reply-to") or message.headers.get("references")
    return not answers and _MACHINE_NAMES.search(message.sender.address.lower()) is not None


def _is_ours(message: Message, directory: Directory) -> bool:
    """A bounce comes to us for what we sent; it names our mailbox, or is addressed to it."""
    if not directory.mailboxes:
        return True
    boxes = {one.lower() for one in directory.mailboxes}
    text = message.text.lower()
    return any(one.address.lower() in boxes for one in message.to) or any(
        box in text for box in boxes
    )


def _papers(message: Message) -> dict[str, str]:
    facts = _attached(message) if message.papers else {}
    if not message.text.strip():
        facts[NO_WORDS] = "the mail itself has no words"
    return facts


def _attached(message: Message) -> dict[str, str]:
    facts: dict[str, str] = {}
    real = [paper for paper in message.papers if paper.kind != "calendar"]
    if real:
        facts[HAS_PAPERS] = f"{len(real)} attached"
    labels = {one.label.lower() for paper in real for one in paper.labelled}
    if labels:
        facts[HAS_FORM] = "a form is attached"
    asked = " | ".join(labels)
    if _DAYS.search(asked) and _BEGINS.search(asked) and "reason" in asked:
        facts[NOTICE_FORM] = "its form asks for the days, the start and the reason"
    if any(ENCRYPTED in paper.flags for paper in real):
        facts[LOCKED] = "an attachment is locked with a password"
    words = [paper for paper in real if paper.text.strip() or paper.labelled]
    if not words and any(PICTURE in paper.flags for paper in real):
        facts[SCAN_ONLY] = "what is attached is a picture"
    if not words and any(UNREADABLE in paper.flags for paper in real):
        facts[DAMAGED] = "an attachment could not be opened"
    return facts

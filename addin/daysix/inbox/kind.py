"""What a kind of mail is made of: its signals, how urgent it is, and its own example mails."""

from __future__ import annotations

from dataclasses import dataclass

from daysix.inbox.modality import DENIED, DOUBTED, PAST, PLAIN, REVERSED

SUBJECT, NEW, FORWARDED, LABEL, PAPER, NAME, QUOTED = (
    "subject",
    "mail",
    "forwarded mail",
    "form",
    "attachment",
    "attachment's name",
    "quoted mail",
)
SIGNATURE = "signature"
"""Read by the safeguarding pass alone: a hurried writer puts a last thought below the name."""
ZONES = (SUBJECT, NEW, FORWARDED, LABEL, PAPER, NAME)
"""Where words may stand; quoted mails have none of the say, but safeguarding reads them too."""
ANY_MOOD = frozenset({PLAIN, DOUBTED, DENIED, REVERSED, PAST})
SO = frozenset({PLAIN})
SO_OR_PAST = frozenset({PLAIN, PAST})
MAYBE = frozenset({DOUBTED})
DENIAL = frozenset({DENIED})
HAPPENED = frozenset({PLAIN, PAST, REVERSED})
DOUBTED_TOO = frozenset({PLAIN, PAST, DOUBTED})

OTHER_EXCLUSION = (
    "neither|none|nobody .. suspended|excluded|suspension|exclusion",
    "excluded|exclude for|until # hours|hrs",
    "excluded|exclude .. antibiotic*|infectious|vomiting|diarrhoea|norovirus|measles",
    "excluded|exclude .. sickness|scarlet|chickenpox|impetigo|symptom*",
    "infection|outbreak|scarlet|chickenpox|norovirus|measles|ukhsa .. excluded|exclude",
)
"""Nobody was excluded, or only from company while ill: no exclusion in the sense of the law."""
SALES_TALK = (
    "# a|per day|place|pupil|session|head .. incl*|plus|transport|vat|discount",
    "no waiting list|lists",
    "grab|spare|have|take # min|mins|minutes",
    "quick|short|free call|chat|demo|trial|audit|quote|sample",
)
"""How somebody writes who sells places: it speaks for junk, and against a place for a child."""


@dataclass(frozen=True, slots=True)
class Signal:
    """Words, or facts of the header, that speak for a kind.

    Parameters
    ----------
    weight
        What it adds; less than nothing speaks against.
    phrases
        As :mod:`daysix.inbox.phrases` has them; none if the facts alone speak.
    moods
        How the words must stand in their sentence.
    zones
        Where they may stand.
    when, unless
        Facts of the header (:mod:`daysix.inbox.headers`) that must all hold, or must not.
    urgency
        Raises the mail to this when the signal fires in new words and the kind wins.
    ask
        What a person has to look at, when it does.
    always_ask
        The same whichever kind wins.
    """

    weight: float
    phrases: tuple[str, ...] = ()
    moods: frozenset[str] = SO
    zones: tuple[str, ...] = ZONES
    when: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    urgency: str = ""
    ask: str = ""
    always_ask: bool = False


def says(  # noqa: PLR0913 - a signal is written on a few lines, each part by its name
    weight: float,
    *phrases: str,
    moods: frozenset[str] = SO,
    zones: tuple[str, ...] = ZONES,
    when: tuple[str, ...] = (),
    unless: tuple[str, ...] = (),
    urgency: str = "",
    ask: str = "",
    always_ask: bool = False,
) -> Signal:
    """A signal of words."""
    return Signal(weight, phrases, moods, zones, when, unless, urgency, ask, always_ask)


def known(
    weight: float, *facts: str, unless: tuple[str, ...] = (), urgency: str = "", ask: str = ""
) -> Signal:
    """A signal of facts alone: all of them must hold."""
    return Signal(weight, when=facts, unless=unless, urgency=urgency, ask=ask)


@dataclass(frozen=True, slots=True)
class ExampleMail:
    """A mail inside a kind's file, and what becomes of it.

    ``category`` is the kind's own unless it says otherwise: a negated variant is another kind's.
    """

    subject: str
    text: str
    sender: str = "office@oakhill.example"
    category: str = ""
    urgency: str = ""
    variant: str = "own"
    form: tuple[tuple[str, str], ...] = ()
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of mail.

    Parameters
    ----------
    name
        Its category.
    title
        What the officer reads.
    urgency
        Unless a signal says otherwise.
    signals
        What speaks for it, and against.
    enough
        The score from which it may win.
    anchor
        What one of its own phrases must weigh at least, whatever else speaks for it; a case is not
        made, and a mail not put away as junk, because its words are merely like such mails'.
    beats
        Kinds that this one overrules once it has enough: a cancellation the notification it names.
    """

    name: str
    title: str
    urgency: str
    signals: tuple[Signal, ...]
    examples: tuple[ExampleMail, ...]
    enough: float = 4.0
    anchor: float = 0.0
    beats: frozenset[str] = frozenset()

"""A school asks for advice, or tells that it is thinking about an exclusion."""

from __future__ import annotations

from daysix.inbox.headers import ASKS, COUNCIL, NAMES_PUPIL, PARENT, SCHOOL
from daysix.inbox.kind import ANY_MOOD, MAYBE, NEW, SUBJECT, ExampleMail, Kind, known, says

_NEW = (SUBJECT, NEW, "forwarded mail")

KIND = Kind(
    "school_query",
    title="School's question",
    urgency="week",
    signals=(
        says(
            5,
            "permanent* exclu*",
            "exclu* permanent*",
            "pex",
            "perm ex",
            "suspension*",
            "suspend*",
            "exclude|excluded|excluding",
            zones=_NEW,
            moods=MAYBE,
            unless=(PARENT,),
        ),
        says(
            4,
            "advice",
            "advise",
            "guidance on|about",
            "quick question|query",
            "could|can|would you please|kindly|call|ring|advise|tell|confirm|clarify|let|send|help",
            "how do|many|long|should we|i|a|do",
            "what is|are|do|should|would|happens|if",
            "do we need|have",
            "are we able|allowed",
            "can we|i",
            "is it|there",
            "wondering|unsure|not sure|clear if|whether|what|how|about|which",
            "do|does|must|can|should governors|schools|the school|parents|we|i",
            "does it|this|that",
            "what|which code|form|happens|is",
            "first one|time",
            "need help|advice|some",
            "pick your brains",
            "give me|us a ring|call",
            "are you able",
            "look over|at our|the draft|policy|letter",
            "please could|can",
            "talk|speak|chat to|with|through|about",
            "which code",
            "should we|i",
            "query|question*",
            zones=_NEW,
            moods=ANY_MOOD,
        ),
        says(
            3,
            "not|rather|dont|cant|wont|never|prefer .. put|say|write|discuss|go .. email"
            "|writing|mail",
            "not|rather|dont|cant|wont|never|prefer .. over|by|on|in email|writing|mail",
            "rather|prefer|easier|better|best .. speak|talk|phone|discuss|person|ring|call",
            "call|ring|phone me|us .. before|today|asap|urgently|soon|now|end",
            "speak|talk|discuss .. urgently|confidence|confidential*|private*|today",
            zones=(NEW,),
            moods=ANY_MOOD,
            when=(SCHOOL,),
            unless=(NAMES_PUPIL,),
            urgency="same_day",
            ask="The sender wants to be rung about something that is not said here. Ring today.",
        ),
        says(
            3,
            "options",
            "next steps",
            "considering|contemplating|thinking .. exclu*|suspen*|pex",
            "at risk of .. exclu*",
            "risk of permanent*",
            "running out of",
            "last chance|warning",
            "support|strategies .. pupil|behaviour",
            "if .. permanent* exclu*",
            "if .. exclu*",
            "then .. will be permanent*|exclu*",
            "one more|further incident|chance",
            "final warning",
            "policy|policies",
            zones=_NEW,
            moods=ANY_MOOD,
        ),
        known(3, SCHOOL),
        known(3, SCHOOL, ASKS),
        known(-6, PARENT),
        known(-1, COUNCIL),
    ),
    enough=6,
    examples=(
        ExampleMail(
            "Advice please",
            "We are thinking about permanently excluding a Year 10 pupil after an incident today. "
            "Could you call me before we decide?",
        ),
        ExampleMail(
            "Quick query",
            "Which code should we use on the register for a pupil on the sixth day of a "
            "suspension? And how do we record half days?",
        ),
        ExampleMail(
            "RE: Year 10",
            "Thanks, that helps. What is the limit in one term?\n\nFrom: Exclusions "
            "<exclusions@county.example>\nSent: 12 November 2026 14:00\nTo: Oakhill\n"
            "Subject: Year 10\n\nRing me any time.",
            variant="reply",
        ),
        ExampleMail(
            "FW: advice",
            "Can you pick this up?\n\nFrom: Head <head@oakhill.example>\nSent: 12 November 2026 "
            "14:00\nTo: Jo\nSubject: advice\n\nCould you advise whether we should suspend in "
            "this case?",
            sender="jo@county.example",
            variant="forward",
        ),
        ExampleMail(
            "No longer a question",
            "We are past considering it: the head has permanently excluded Ben Ash, Year 10, from "
            "today. Letter attached.",
            category="permanent_exclusion",
            variant="negated",
        ),
    ),
)

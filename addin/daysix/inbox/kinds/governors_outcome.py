"""What the governors decided: upheld, or reinstated."""

from __future__ import annotations

from daysix.inbox.headers import BLANKS, CLERK, MADE_UP, ON_EXCLUSION, PARENT, SCHOOL
from daysix.inbox.kind import ANY_MOOD, HAPPENED, NAME, NEW, SUBJECT, ExampleMail, Kind, known, says

_ALL = (SUBJECT, NEW, "forwarded mail", "attachment")
_GOVERNORS = "governor*|governing|gdc|gdp|pdc|pdp|trustees|disciplin*"
_BODY = "governor*|governing|committee|panel|gdc|gdp|pdc|pdp|trustees|board|trust|gdb"

KIND = Kind(
    "governors_outcome",
    title="Governors' decision",
    urgency="same_day",
    beats=frozenset(
        {"permanent_exclusion", "suspension", "withdrawal", "governors_meeting", "parent_query"}
    ),
    signals=(
        says(
            9,
            f"{_BODY} .. upheld|uphold|upholds|reinstated|reinstate|declined|overturned|overturn"
            "|ratified|confirmed",
            f"upheld|reinstated|overturned|ratified .. {_BODY}",
            f"{_BODY} .. not upheld|uphold|reinstate",
            "exclusion .. upheld",
            "exclusion .. overturned",
            "decision .. upheld",
            "uphold|upheld .. exclusion|suspension|decision|headteacher|headteacher's|head's",
            "declin*|decided|refused|agreed|direct*|voted .. reinstate*|reinstatement",
            "reinstate* .. governor*|governing|panel|committee",
            "ordered|directed .. reinstate*",
            "exclusion stands",
            "<reinstate> .. declined|refused|granted|ordered|directed|agreed",
            "<governors> .. too harsh|severe",
            "<governors> .. let|letting|allowed .. back",
            "<governors> .. stood|stuck by|with",
            "let|allow* .. exclu*|suspen*|decision .. stand",
            "<governors> .. voted|vote|votes|unanimous*|majority",
            "<governors> .. <uphold> .. exclu*|suspen*|decision|head|<head>",
            "<governors> .. agreed|sided|agrees with",
            "agreed|sided|agrees|disagreed with the|our|his|her head|headteacher|principal|school",
            "<governors> .. not support|uphold|back|agree",
            "<governors> .. <reinstate>",
            "not|did|didnt|nor direct|order .. <reinstate>",
            f"{_BODY} .. in favour|agreed|voted .. exclusion|head|reinstate*",
            "upheld|overturned|overruled|ratified|reinstated it|him|her|them|the|this|that|and",
            "reinstated|upheld|overturned ,",
            "not|isnt|wasnt reinstated",
            "<governors> .. will|would|to let|allow .. come|return|go|back",
            "to|be|been reinstated",
            zones=(SUBJECT, NEW, "forwarded mail"),
            moods=ANY_MOOD,
            unless=(PARENT,),
        ),
        says(
            8,
            f"{_BODY} .. upheld|uphold|reinstated|overturned|ratified|declined",
            "decided|declined|agreed|resolved|voted .. reinstate|uphold",
            "not to reinstate",
            "<governors> .. satisfied|met on|found",
            "decline|declined to reinstate",
            "panel|governors|committee|trustees decided|resolved|concluded",
            "upheld .. decision|exclusion|suspension",
            zones=("attachment", "form"),
            moods=HAPPENED,
        ),
        says(
            5,
            "they|governors|committee|panel|we|trustees|board upheld|overturned|reinstated|ratified"
            "|declined|agreed",
            zones=(SUBJECT, NEW, "forwarded mail"),
            moods=ANY_MOOD,
            unless=(PARENT,),
        ),
        says(
            7,
            f"outcome|decision|result* of .. {_GOVERNORS}",
            f"{_GOVERNORS} outcome|decision|decisions",
            "outcome .. hearing|meeting",
            "hearing|meeting outcome",
            zones=(SUBJECT, NEW, "forwarded mail"),
        ),
        says(
            4,
            "<governors> .. finished|ended|over|concluded|done|broke|rose",
            "<governors> .. will let|allow him|her|them|_",
            zones=(NEW, "forwarded mail"),
            unless=(PARENT,),
        ),
        says(4, "governor*|gdc|pdc|panel .. outcome|decision", zones=(NAME,)),
        says(
            3,
            f"{_BODY} met|decided|concluded|considered",
            "decided|resolved|agreed to|that .. uphold|reinstate|decline",
            "met yesterday|today|on|this|last",
            "following .. panel|hearing|governors",
            "panel decided|concluded|resolved|agreed|found",
            "did not uphold",
            "not upheld",
            "upheld",
            "reinstated",
            "decision letter",
            "right .. independent review",
            zones=(SUBJECT, NEW, "forwarded mail"),
            moods=ANY_MOOD,
        ),
        says(
            5,
            "not upheld|reinstated|uphold",
            "upheld|reinstated|overturned|stands|backed|declined",
            "went|gone against|for|with the|us|school|head",
            zones=(NEW,),
            moods=ANY_MOOD,
            when=(ON_EXCLUSION,),
        ),
        says(
            -7,
            "review panel .. upheld|quash*|recommend*|decid*",
            "independent review panel outcome|decision",
            "irp outcome|decision|upheld",
            "if .. upheld|uphold|uphold|reinstate*|decline",
            "whether or|to|they|the .. uphold",
            "decide|consider|review whether .. reinstate*",
            "consider|review .. permanent exclusion",
            "placement|access|placing panel",
            "will|to|may decide|consider .. reinstate*|uphold",
            "meet|meeting|hearing to consider",
            "will meet",
            "exclusion|decision|pex stands for now|present|the|until",
            "minded|inclined to",
            "unless|until .. <reinstate>",
            "unless|until .. <reinstate> .. governing|governors|board|committee",
            "going|due|meant|about|supposed to be reinstated",
            zones=(SUBJECT, NEW, "forwarded mail"),
            moods=ANY_MOOD,
        ),
        says(
            7,
            f"{_BODY} .. backed|supported|sided|agreed with|ruled|voted|found|split|unanimous*",
            "backed|supported|endorsed the|their head|headteacher|principal|school|decision",
            "casting vote",
            "to return|go back to school on|from|next|after|immediately",
            "result|verdict .. meeting|hearing|governors|panel",
            "out of the meeting|hearing",
            "going|goes|coming|comes back .. governors|panel|committee",
            zones=(SUBJECT, NEW, "forwarded mail"),
            moods=HAPPENED,
            unless=(PARENT,),
        ),
        known(2, CLERK),
        known(1, SCHOOL),
        known(-3, PARENT),
        known(-8, BLANKS),
        known(-8, MADE_UP),
    ),
    enough=7,
    anchor=2.5,
    examples=(
        ExampleMail(
            "Outcome of governors' meeting - J. Poole",
            "The governors met yesterday and upheld the headteacher's decision to permanently "
            "exclude Jamie Poole. The decision letter is attached.",
        ),
        ExampleMail(
            "Decision",
            "The panel did not uphold the permanent exclusion and directed that Ruby be "
            "reinstated from Monday.",
        ),
        ExampleMail(
            "RE: GDC 26 November",
            "The committee declined to reinstate.\n\nFrom: Exclusions "
            "<exclusions@county.example>\nSent: 26 November 2026 14:00\nTo: Clerk\n"
            "Subject: GDC 26 November\n\nHow did it go?",
            sender="clerk@oakhill.example",
            variant="reply",
        ),
        ExampleMail(
            "FW: Governors' decision",
            "For info.\n\nFrom: Clerk <clerk@oakhill.example>\nSent: 26 November 2026 14:00\n"
            "To: Jo\nSubject: Governors' decision\n\nThe governors have decided to uphold the "
            "exclusion of Jamie.",
            sender="jo@county.example",
            variant="forward",
        ),
        ExampleMail(
            "Governors' meeting 26 November",
            "The governors will meet on 26 November to decide whether to reinstate Jamie. The "
            "clerk's invitation and papers are attached.",
            category="governors_meeting",
            variant="negated",
        ),
    ),
)

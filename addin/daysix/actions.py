"""Every action an officer can click, once: ribbon, toolbar, window, help and guide are drawn here.

An action is shown once its job is there; nothing is drawn that does nothing. What a click runs is
in ``ribbon.py``, under the action's id; the same is to be had by its verb on the command line.
"""

from __future__ import annotations

from daysix.records import NamedTuple

TAB = "Exclusions"
TAB_KEYTIP = "EX"
MOST_IN_A_GROUP = 6


class Group(NamedTuple):
    """A group of buttons, in the order of the tab.

    Attributes
    ----------
    id
        Never changes: customised ribbons remember it.
    """

    id: str
    label: str


class Action(NamedTuple):
    """One button.

    Attributes
    ----------
    id
        Never changes: tickets, customised ribbons and the log name it.
    group
        Id of the group it stands in.
    keytip
        One or two letters after those of the tab; no keytip is the beginning of another.
    screentip
        What it does, in a line.
    supertip
        What it changes, and how to take that back.
    icon
        Name of the picture in ``macros/icons``.
    verb
        The same on the command line.
    changes
        Whether it writes into the workbook: then it shows what it would write first.
    large
        Drawn large: the first thing to press in its group.
    """

    id: str
    group: str
    label: str
    keytip: str
    screentip: str
    supertip: str
    icon: str
    verb: str
    changes: bool = False
    large: bool = False


GROUPS = (
    Group("inbox", "Inbox"),
    Group("tracker", "Tracker"),
    Group("deadlines", "Deadlines"),
    Group("panel", "Panel"),
    Group("letters", "Letters and figures"),
    Group("help", "Help"),
)

ACTIONS = (
    Action(
        id="check_inbox",
        group="inbox",
        label="Check inbox",
        keytip="I",
        screentip="List the new mails, the urgent ones first",
        supertip="Fills the Inbox sheet: what each mail looks like and why, the school, the child, "
        "the first date. In the mailbox nothing is marked, moved or answered. Undo last action "
        "takes it back.",
        icon="inbox",
        verb="inbox",
        changes=True,
        large=True,
    ),
    Action(
        id="show_mail",
        group="inbox",
        label="Show mail",
        keytip="H",
        screentip="See what this mail says, and where each thing was found",
        supertip="Shows the card of the mail you stand on, with what is doubtful in words. Changes "
        "nothing.",
        icon="mail",
        verb="mail",
    ),
    Action(
        id="add_to_tracker",
        group="inbox",
        label="Add to tracker",
        keytip="R",
        screentip="Make rows of the tracker of the mails marked Y, or of the one you stand on",
        supertip="Shows each new row first, and what it would mean. No other row is changed. Undo "
        "last action takes it back.",
        icon="add",
        verb="add",
        changes=True,
    ),
    Action(
        id="keep_attachments",
        group="inbox",
        label="Keep attachments",
        keytip="T",
        screentip="Save this mail's attachments in the folder of its case",
        supertip="Writes them beside the workbook, in Cases, under safe names, and opens none. "
        "Nothing there is written over. Undo last action takes its mark off the Inbox sheet; the "
        "files stay.",
        icon="keep",
        verb="attachments",
        changes=True,
    ),
    Action(
        id="tell_senior",
        group="inbox",
        label="Tell senior officer",
        keytip="F",
        screentip="Draft a mail to the senior officer about this mail",
        supertip="Makes a draft without the child's name and notes the time on the Audit sheet. It "
        "never sends: you read it and send it yourself. Undo last action takes the mark off the "
        "Inbox sheet; the line on the Audit sheet stays.",
        icon="tell",
        verb="tell",
        changes=True,
    ),
    Action(
        id="acknowledge",
        group="inbox",
        label="Acknowledge",
        keytip="Y",
        screentip="Draft an answer to this mail, listing what is still missing",
        supertip="Makes a draft in your own wording and notes it on the Audit sheet. It never "
        "sends: you read it and send it yourself. Undo last action takes the mark off the Inbox "
        "sheet; the line on the Audit sheet stays.",
        icon="answer",
        verb="acknowledge",
        changes=True,
    ),
    Action(
        id="check",
        group="tracker",
        label="Check tracker",
        keytip="C",
        screentip="Find what is wrong in this tracker",
        supertip="Fills the Issues sheet and the narrow Check column, and nothing else. You see "
        "how much first. Undo last action takes it back.",
        icon="check",
        verb="check",
        changes=True,
        large=True,
    ),
    Action(
        id="next_problem",
        group="tracker",
        label="Next problem",
        keytip="N",
        screentip="Go to the next cell to look at",
        supertip="Moves to the cell and says what was found and what to do. Changes nothing.",
        icon="next",
        verb="next",
    ),
    Action(
        id="problems_only",
        group="tracker",
        label="Show problems only",
        keytip="P",
        screentip="Show only the rows with something to mend",
        supertip="Filters this sheet by its Check column. Press it again to see every row. No "
        "cell is changed.",
        icon="filter",
        verb="problems",
    ),
    Action(
        id="fix",
        group="tracker",
        label="Apply suggestions",
        keytip="A",
        screentip="Put in the corrections that are certain",
        supertip="Lists each cell, what is there and what would be there, and waits for your "
        "yes. Undo last action puts the old values back.",
        icon="fix",
        verb="fix",
        changes=True,
    ),
    Action(
        id="undo",
        group="tracker",
        label="Undo last action",
        keytip="U",
        screentip="Put back what the last action changed",
        supertip="Restores the cells Day Six changed last, also after saving and on another day. "
        "Cells somebody has changed since are left alone and listed.",
        icon="undo",
        verb="undo",
        changes=True,
    ),
    Action(
        id="map",
        group="tracker",
        label="Match columns",
        keytip="M",
        screentip="See which of your columns Day Six reads as what",
        supertip="Shows each heading with what it is taken for. Nothing in the workbook is "
        "changed; what you confirm is remembered for this workbook.",
        icon="columns",
        verb="map",
    ),
    Action(
        id="deadlines",
        group="deadlines",
        label="Update deadlines",
        keytip="D",
        screentip="Work out every date of every case",
        supertip="Fills the Deadlines sheet with each date, who owes it and the paragraph that "
        "says so. Undo last action takes it back.",
        icon="deadlines",
        verb="deadlines",
        changes=True,
        large=True,
    ),
    Action(
        id="due_list",
        group="deadlines",
        label="Due list",
        keytip="L",
        screentip="What is overdue, due today, this week and in the next 15 school days",
        supertip="Fills our list of what is due, the most urgent first: the sheet Today, or Due "
        "list in the team workbook. Undo last action takes it back.",
        icon="due",
        verb="due",
        changes=True,
    ),
    Action(
        id="explain",
        group="deadlines",
        label="Explain date",
        keytip="E",
        screentip="See how the dates of this row were counted",
        supertip="Shows each day counted and each day skipped with its reason, and the "
        "paragraph. Changes nothing.",
        icon="explain",
        verb="explain",
    ),
    Action(
        id="ics",
        group="deadlines",
        label="Add to calendar",
        keytip="K",
        screentip="Make a calendar file of the open dates",
        supertip="Writes one .ics file without any name of a child in it, for you to open in "
        "Outlook. Pressing it again brings the entries up to date. The workbook is not changed.",
        icon="calendar",
        verb="ics",
    ),
    Action(
        id="new_meeting",
        group="panel",
        label="New meeting",
        keytip="BN",
        screentip="Set up a meeting from the row you typed on the Panels sheet",
        supertip="Shows who sits on it, which cases are ready and why, what the others lack, and "
        "which actions are carried over. Fills that row, puts the cases on its list and makes a "
        "calendar file without names. Undo last action takes it back; the file stays.",
        icon="meeting",
        verb="meeting",
        changes=True,
    ),
    Action(
        id="agenda",
        group="panel",
        label="Build agenda",
        keytip="BA",
        screentip="Make the agenda of this meeting, as a PDF and a Word file",
        supertip="Shows each case on the list and why, and each left out. Writes into Panel papers "
        "beside the workbook, over nothing, and opens the Word file: what you change there goes "
        "into the pack. The workbook is not changed.",
        icon="agenda",
        verb="agenda",
        large=True,
    ),
    Action(
        id="pack",
        group="panel",
        label="Assemble pack",
        keytip="BP",
        screentip="Put agenda, case sheets and papers into one document",
        supertip="Shows first what is locked, scanned or another child's. Writes into Panel "
        "papers, and the pack's version on the Panels sheet: Undo last action takes that back; the "
        "file stays.",
        icon="pack",
        verb="pack",
        changes=True,
    ),
    Action(
        id="share",
        group="panel",
        label="Safe to share",
        keytip="BS",
        screentip="Look over this meeting's papers before they go out",
        supertip="Shows what nobody means to send. Safe copies and the report go beside the "
        "papers, which are not changed; nor is the workbook.",
        icon="shield",
        verb="share",
    ),
    Action(
        id="copies",
        group="panel",
        label="Make copies",
        keytip="BC",
        screentip="Make each member's own copy, the register and draft mails",
        supertip="A case with a declared interest is not in that member's copy. Drafts say where "
        "the copy is; nothing is attached and nothing sent. The workbook is not changed.",
        icon="copies",
        verb="copies",
    ),
    Action(
        id="after_meeting",
        group="panel",
        label="After the meeting",
        keytip="BM",
        screentip="Lay out the outcomes to type, then record them and make the minutes",
        supertip="The first press lays out the Outcomes sheet, a row a case. The next shows each "
        "cell, action and line of the fairness log it would write, and never writes one twice. "
        "Undo last action takes it back; the minutes stay.",
        icon="outcomes",
        verb="outcomes",
        changes=True,
    ),
    Action(
        id="share_table",
        group="letters",
        label="Share table",
        keytip="BT",
        screentip="See which school is next by its fair share, and why",
        supertip="Shows each school in its place, then makes the list as a page in Panel papers. "
        "It suggests; the panel decides. The workbook is not changed.",
        icon="scales",
        verb="share-table",
    ),
    Action(
        id="ask_school",
        group="letters",
        label="Ask schools",
        keytip="BQ",
        screentip="Draft a mail to each school of what its referrals lack",
        supertip="One draft a school, children by number and initials, and a line on the Audit "
        "sheet. It never sends: you read them and send them yourself. The line on the Audit sheet "
        "stays, whatever Undo last action takes back.",
        icon="ask",
        verb="ask",
        changes=True,
    ),
    Action(
        id="letters",
        group="letters",
        label="Outcome letters",
        keytip="BL",
        screentip="Make the letters of the outcomes recorded",
        supertip="Shows whom each goes to, and what one lacks. Word files from your own templates, "
        "over nothing that is there, and a line on the Audit sheet for each, which stays whatever "
        "Undo last action takes back. Pressed again, it takes the line to check off those you have "
        "read. None is sent.",
        icon="letter",
        verb="letters",
        changes=True,
    ),
    Action(
        id="case_letters",
        group="letters",
        label="Letters for this case",
        keytip="BW",
        screentip="Make the letters that are due for the case you stand on",
        supertip="Shows whom each goes to, and what it lacks; its dates are those of the Deadlines "
        "sheet. Word files in Cases beside the workbook, from your own templates, over nothing "
        "that is there, and a line on the Audit sheet for each, which stays whatever Undo last "
        "action takes back. Pressed again, it takes the line to check off those you have read. "
        "None is sent.",
        icon="case",
        verb="letters",
        changes=True,
    ),
    Action(
        id="settings",
        group="help",
        label="Settings",
        keytip="S",
        screentip="Your council, your readings of doubtful rules, your term dates",
        supertip="Goes to the Settings sheet, or opens the settings of this computer. Changes "
        "nothing by itself.",
        icon="settings",
        verb="settings",
    ),
    Action(
        id="diagnose",
        group="help",
        label="Diagnose",
        keytip="G",
        screentip="See whether everything Day Six needs is there",
        supertip="Looks at this computer and this workbook and says, line by line, what is well "
        "and what to do. Changes nothing and sends nothing.",
        icon="diagnose",
        verb="doctor",
    ),
)


def action(wanted: str) -> Action | None:
    """The action of an id, or None: tickets may name only these."""
    return next((one for one in ACTIONS if one.id == wanted), None)


def shown_groups() -> tuple[tuple[Group, tuple[Action, ...]], ...]:
    """The groups that have a button, in order, each with its buttons."""
    filled = ((group, tuple(a for a in ACTIONS if a.group == group.id)) for group in GROUPS)
    return tuple((group, actions) for group, actions in filled if actions)

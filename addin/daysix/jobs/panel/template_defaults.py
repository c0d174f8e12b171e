"""The templates that come with Day Six: a Word file a letter, the agenda, the minutes.

A council edits them in Word as it likes; the fields stay. The build step writes them to
``workbooks/templates`` and the jobs use them where a council has none of its own.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from daysix.letters._letter import CHECK, letters
from daysix.panels import agenda_fields, minutes_fields
from daysix.paper.blocks import Bullets, Document, Facts, Grid, Heading, Paragraph
from daysix.paper.word import Letterhead, word

if TYPE_CHECKING:
    from daysix.letters._letter import Letter
    from daysix.paper.blocks import Block
    from daysix.paper.fields import Field

MADE_ON = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
"""Stands in the files; their bytes depend on their wording alone."""
AGENDA, MINUTES = "Agenda", "Minutes"
GUIDE = "Fields you may use"
ENDING = ".docx"
TO = "{{ recipient }}{% if address %}\n{{ address }}{% endif %}"
SIGN = "{{ officer }}" + "".join(
    f"{{% if {one} %}}\n{{{{ {one} }}}}{{% endif %}}"
    for one in ("team", "officer_phone", "officer_email")
)
DATED = "{{ today }}\nOur reference: {{ reference }}"
FOOT = "{{ reference }}   As known on {{ as_of }}   {{ rules }}"


def known_templates() -> dict[str, tuple[Field, ...]]:
    """Every template Day Six uses by the name of its file, and the fields each may use."""
    own = {AGENDA: agenda_fields.FIELDS, MINUTES: minutes_fields.FIELDS}
    return own | {one.name: one.fields for one in letters()}


def default_template(name: str) -> bytes:
    """The template that comes with Day Six, by its name without ending."""
    if name == AGENDA:
        return word(_agenda(), issued=MADE_ON)
    if name == MINUTES:
        return word(_minutes(), issued=MADE_ON)
    return letter_template(next(one for one in letters() if one.name == name))


def letter_template(letter: Letter) -> bytes:
    """A letter's template: letterhead, recipient, wording, signature, and the line to check."""
    opening = [Paragraph(TO, "address"), Paragraph(DATED, "quiet")]
    closing = [Paragraph(letter.close, "closing"), Paragraph(SIGN)]
    blocks: tuple[Block, ...] = (Heading(letter.heading), *letter.body)
    if letter.close:
        blocks = (*opening, Paragraph(f"Dear {letter.dear},"), *blocks, *closing, *letter.after)
    document = Document(letter.name, blocks, subject=letter.about)
    head = Letterhead("{{ council }}", "{{ team }}", CHECK, FOOT)
    return word(document, issued=MADE_ON, letterhead=head)


def _over(loop: str, cells: tuple[str, ...], names: tuple[str, ...], *widths: float) -> Grid:
    """A table of one row a thing."""
    rest = ("",) * (len(cells) - 1)
    rows = ((f"{{%tr for {loop} %}}", *rest), cells, ("{%tr endfor %}", *rest))
    return Grid(names, rows, widths=widths)


def _given(field: str, *blocks: Block) -> tuple[Block, ...]:
    return (Paragraph(f"{{%p if {field} %}}"), *blocks, Paragraph("{%p endif %}"))


def _each(loop: str, *blocks: Block) -> tuple[Block, ...]:
    return (Paragraph(f"{{%p for {loop} %}}"), *blocks, Paragraph("{%p endfor %}"))


def _meeting(*more: tuple[str, str]) -> Facts:
    rows = (
        ("Day", "{{ day }}"),
        ("Start", "{{ start or 'not given' }}"),
        ("Where", "{{ venue or 'not given' }}"),
        ("Chair", "{{ chair or 'not given' }}"),
        ("Clerk", "{{ clerk or 'not given' }}"),
        *more,
        ("Reference", "{{ reference }}"),
    )
    return Facts(rows)


def _agenda() -> Document:
    member = _over(
        "one in members",
        ("{{ one.name }}", "{{ one.role }}", "{{ one.school }}", "{{ one.attends }}",
         "{{ one.interest }}"),
        ("Name", "Role", "School", "Here", "Interest declared"), 3, 3, 3, 2, 2,
    )  # fmt: skip
    action = _over(
        "one in actions",
        ("{{ one.ref }}", "{{ one.text }}", "{{ one.owner }}", "{{ one.due }}", "{{ one.state }}"),
        ("Action", "What is to be done", "Whose", "Due", "State"), 2, 5, 2.5, 2.5, 1.5,
    )  # fmt: skip
    case = _over(
        "case in section.cases",
        ("{{ case.item }}", "{{ case.initials }}", "{{ case.year }}", "{{ case.type }}",
         "{{ case.school }}", "{{ case.wanted }}"),
        ("Item", "Child", "Year", "Kind", "School now", "Outcome hoped for"), 1.2, 1.4, 1, 3, 3, 3,
    )  # fmt: skip
    apart = _over(
        "case in apart",
        ("{{ case.item }}", "{{ case.initials }}", "{{ case.year }}", "{{ case.says }}"),
        ("Item", "Child", "Year", "How the child is placed"), 1.2, 1.4, 1, 8,
    )  # fmt: skip
    blocks = (
        _meeting(
            ("Join at", "{{ link or 'not given' }}"),
            ("Papers out by", "{{ papers_by or 'not given' }}"),
        ),
        Heading("Welcome, apologies and interests"),
        Paragraph("{{ quorum }}"),
        member,
        Heading("Confidentiality"),
        *_given("confidentiality", Paragraph("{{ confidentiality }}", tone="notice")),
        *_given("retention", Paragraph("{{ retention }}")),
        *_given("note", Paragraph("{{ note }}")),
        Heading("Minutes and actions of the last meeting"),
        Paragraph("Last meeting: {{ last_day or 'none' }}."),
        action,
        *_each(
            "section in sections",
            Heading("{{ section.mark }}. {{ section.title }}"),
            *_given("section.text", Paragraph("{{ section.text }}")),
            *_given("section.cases", case),
            Paragraph("{%p if not section.cases %}"),
            Paragraph("No cases.", tone="quiet"),
            Paragraph("{%p endif %}"),
        ),
        *_given("apart", Heading("Not placed through this panel"), apart),
        Heading("Any other business and next meeting"),
        Paragraph("{{ next_meeting or 'The next meeting is still to be arranged.' }}"),
    )
    return Document(
        "Agenda: {{ title }}", blocks, subject="{{ day }}", reference="{{ reference }}",
        banner="{{ banner }}",
    )  # fmt: skip


def _minutes() -> Document:
    facts = Facts((
        ("Decision", "{{ one.decision }}"), ("School or provider", "{{ one.school or 'none' }}"),
        ("On roll by", "{{ one.on_roll_by or 'none' }}"),
        ("Conditions", "{{ one.conditions or 'none' }}"),
        ("Review", "{{ one.review_on or 'none' }}"),
    ))  # fmt: skip
    reasons = (
        ("transport", "Transport"), ("funding", "Funding"), ("reason", "Why another school"),
        ("refusal", "Why refused"), ("dissent", "Dissent"),
    )  # fmt: skip
    here = _over(
        "one in members",
        ("{{ one.name }}", "{{ one.role }}", "{{ one.school }}", "{{ one.attends }}",
         "{{ one.interest }}"),
        ("Name", "Role", "School", "Here", "Took no part in"), 3, 3, 3, 2, 2,
    )  # fmt: skip
    action = _over(
        "one in actions",
        ("{{ one.item }}", "{{ one.text }}", "{{ one.owner }}", "{{ one.due }}"),
        ("Item", "What is to be done", "Whose", "Due"), 1, 6, 2.5, 2,
    )  # fmt: skip
    said = [
        block
        for name, words in reasons
        for block in _given(f"one.{name}", Paragraph(f"{words}: {{{{ one.{name} }}}}"))
    ]
    blocks = (
        _meeting(),
        Heading("Who was there"),
        here,
        Paragraph("Apologies: {{ apologies or 'none' }}."),
        Paragraph("{{ quorum }}"),
        Heading("Decisions"),
        *_each("one in decisions", Heading("{{ one.heading }}", level=2), facts, *said),
        Heading("Actions"),
        action,
        Heading("Next meeting"),
        Paragraph("{{ next_meeting or 'The next meeting is still to be arranged.' }}"),
        Grid(("Agreed as correct", "Signed", "Date"), (("Chair", "\n", ""),), widths=(2, 4, 2)),
    )
    return Document(
        "Minutes: {{ title }}", blocks, subject="{{ day }}", reference="{{ reference }}",
        banner="{{ banner }}",
    )  # fmt: skip


def fields_guide() -> bytes:
    """A page for staff: how a template is changed, and every field of each."""
    blocks: list[Block] = [
        Paragraph("How to make these letters and papers your council's own.", tone="lead"),
        Bullets(
            (
                (
                    "Open a template in Word, change wording, fonts and logo, and save it under "
                    "its own name."
                ),
                (
                    "A field stands between double curly brackets and is filled in. Keep the "
                    "brackets and the name; move or delete the whole of it."
                ),
                (
                    "Where a table or a paragraph says “for” and “endfor”, what stands "
                    "between is repeated; between “if” and “endif” it is left out when there is "
                    "nothing to say."
                ),
                (
                    "Run Check templates afterwards. It names every field it does not know, with "
                    "the sentence it stands in."
                ),
            ),
            numbered=True,
        ),
    ]
    shown: set[tuple[Field, ...]] = set()
    for name, fields in known_templates().items():
        blocks += [Heading(name), _guide_to(fields), *_inside(fields, shown)]
    about = "For whoever looks after the templates"
    return word(Document(GUIDE, tuple(blocks), subject=about), issued=MADE_ON)


def _inside(fields: tuple[Field, ...], shown: set[tuple[Field, ...]]) -> list[Block]:
    """The fields of each list, each kind of row once."""
    found: list[Block] = []
    for one in fields:
        if one.rows and one.rows not in shown:
            shown.add(one.rows)
            found += [Heading(f"Inside “{one.name}”", level=2), _guide_to(one.rows)]
            found += _inside(one.rows, shown)
    return found


def _guide_to(fields: tuple[Field, ...]) -> Grid:
    rows = tuple((one.name, one.about, _example(one)) for one in fields)
    return Grid(("Field", "What it says", "Example"), rows, widths=(2.2, 4, 3.6))


def _example(one: Field) -> str:
    if one.rows:
        return "a list"
    said = ", ".join(one.example) if isinstance(one.example, tuple) else one.example
    return said.replace("\n", ", ")

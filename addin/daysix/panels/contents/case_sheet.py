"""A case sheet: everything about one child that one reader may see, in groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.panels import columns
from daysix.panels.contents.contents_list import numbered_papers
from daysix.panels.contents.wording import anchor_of, day_words
from daysix.panels.profile import Needs
from daysix.panels.readiness import lower_first
from daysix.panels.referral_form import FORM, short_place
from daysix.panels.words import listed
from daysix.paper.blocks import Bullets, Document, Facts, Heading, Paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from daysix.panels.columns import Field
    from daysix.panels.plan import Item
    from daysix.panels.view import FormSays, View
    from daysix.paper.blocks import Block

NOT_IN_A_SHEET = frozenset({"item", "initials", "papers"})
ONLY_FOR = {"exclusion": ("PEX", "PRU-RET"), "move": ("REVIEW-",)}
"""Groups that say nothing of other kinds of case, and are left out there while they are blank."""


def case_sheet(view: View, item: Item) -> Document:
    """The sheet of one case.

    What a referral of this kind must bring stands in its place even where it is blank, and the page
    shows it as not given; other blanks are named in one line at the end of their group.
    """
    title = view.heading(item)
    blocks: list[Block] = [
        Heading(title, anchor=anchor_of(item)),
        Paragraph(view.conceal(item.why), tone="lead"),
    ]
    if item.says:
        blocks.append(Paragraph(item.says, tone="notice"))
    if not item.readiness.ready and view.audience.sees_field("papers"):
        blocks.append(Paragraph(item.readiness.sentence, tone="notice"))
    for group, heading in columns.GROUPS.items():
        blocks += _group(view, item, group, heading)
    blocks += _papers(view, item)
    return Document(
        title,
        tuple(blocks),
        subject=f"Case sheet for {day_words(view.plan)}",
        reference=item.reference,
        banner=view.banner,
    )


def case_sheets(view: View) -> tuple[Document, ...]:
    """The sheet of every case in a copy, in the order of the agenda."""
    return tuple(case_sheet(view, item) for item in view.items)


def _group(view: View, item: Item, group: str, heading: str) -> list[Block]:
    fields = [
        field
        for field in columns.FIELDS
        if field.group == group
        and field.name not in NOT_IN_A_SHEET
        and view.audience.sees_field(field.name)
    ]
    says = {field.name: view.form_says(item, field.name) for field in fields}
    texts = {field.name: _text(view, item, field, says[field.name]) for field in fields}
    needed = view.plan.profile.needs.get(item.case.type, Needs()).fields
    shown = [field for field in fields if texts[field.name] or field.name in needed]
    blank = [field for field in fields if field not in shown and not _is_elsewhere(field)]
    if not fields or (not shown and not _belongs(group, item)):
        return []
    found: list[Block] = [Heading(heading)]
    if shown:
        found.append(Facts(tuple((field.label, texts[field.name]) for field in shown)))
    taken = [field for field in shown if texts[field.name] and _is_of_form(field, says[field.name])]
    if taken:
        found.append(Paragraph(_taken_from(item, taken), tone="quiet"))
    if blank:
        names = listed([lower_first(field.label) for field in blank])
        found.append(Paragraph(f"Not given: {names}.", tone="quiet"))
    return found


def _text(view: View, item: Item, field: Field, says: FormSays | None) -> str:
    """What stands beside a label: the workbook's, with the form's where the two differ."""
    text = view.text(item, field.name)
    if says is None:
        return text
    if not says.differs:
        return says.text
    where = short_place(says.where)
    return f"{text}, but the referral form says {says.text} ({where}): to be cleared up"


def _is_of_form(field: Field, says: FormSays | None) -> bool:
    return field.key.startswith(FORM) or (says is not None and not says.differs)


def _taken_from(item: Item, fields: Sequence[Field]) -> str:
    """What of a group the form says: ``faith and police (page 1); strengths (page 2)``."""
    places: dict[str, list[str]] = {}
    where = {one.field: short_place(one.where) for one in item.case.form}
    for field in fields:
        places.setdefault(where.get(field.name, ""), []).append(lower_first(field.label))
    said = [f"{listed(names)}{f' ({place})' if place else ''}" for place, names in places.items()]
    return f"From the referral form: {'; '.join(said)}."


def _is_elsewhere(field: Field) -> bool:
    """What only the referral form says, or is worked out: the form itself follows the sheet."""
    return field.key.startswith((FORM, "Here."))


def _belongs(group: str, item: Item) -> bool:
    kinds = ONLY_FOR.get(group)
    if kinds is None:
        return group not in {"decision", "place"}
    return any(item.case.type.startswith(kind) for kind in kinds)


def _papers(view: View, item: Item) -> list[Block]:
    papers = numbered_papers(view, item)
    if not papers:
        return []
    labels = view.plan.profile.papers
    lines = tuple(
        f"{reference}  {labels.get(one.kind, 'Other paper')}: {view.conceal(one.name)}"
        for reference, one in papers
    )
    return [Heading("Papers that follow"), Bullets(lines)]

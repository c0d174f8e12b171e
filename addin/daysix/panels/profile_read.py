"""Reading a panel's profile: what is unknown in it is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.data import panels as packaged
from daysix.law.errors import BadInput
from daysix.panels import columns
from daysix.panels.profile import (
    ALL,
    ALWAYS,
    APART,
    BLOCKS,
    EVERY_CASE,
    FULL,
    INITIALS,
    ONE_CASE,
    OWN_CASES,
    SCHOOL_DAYS,
    STATISTICS,
    WORKING_DAYS,
    Audience,
    Needs,
    Profile,
    Quorum,
    Section,
)
from daysix.panels.profile_parts import (
    all_of,
    codes,
    nearest,
    one_of,
    only_known,
    parsed,
    part,
    text_of,
    texts,
    whole,
    words_of,
    wrong,
    yes_no,
)
from daysix.panels.share_read import share_rules_of
from daysix.panels.words import OWN_KINDS, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from daysix.panels.profile_parts import Table

TOP = (
    "name", "about", "workbook_names", "papers_before", "papers_days", "late_papers", "banner",
    "confidentiality", "retention", "decisions", "statistics", "answer_days", "quorum", "papers",
    "needs", "audiences", "sections", "share",
)  # fmt: skip
MUST = ("name", "about", "workbook_names", "papers_before", "papers_days", "banner",
        "confidentiality", "retention", "decisions", "quorum", "papers", "audiences",
        "sections")  # fmt: skip
PANEL, SCHOOL, PARENT, CLERK = "panel", "school", "parent", "clerk"
MUST_SERVE = (PANEL, SCHOOL, PARENT, CLERK)
MOST_SECTIONS = ord(APART) - ord("A")


def read(text: str, name: str) -> Profile:
    """Read one profile.

    Parameters
    ----------
    text
        The whole TOML file.
    name
        What to call it in a refusal: the file's name without ``.toml``.

    Raises
    ------
    BadInput
        The file cannot be read, or says something unknown, or leaves out what must be there.
    """
    table = parsed(text, name)
    only_known(table, TOP, name, "the profile")
    missing = [key for key in MUST if not table.get(key) and table.get(key) != 0]
    if missing:
        raise BadInput(
            "Y-002",
            f"The panel profile {name} does not say {listed(missing)}. Without it no agenda can be "
            "made. Copy that part from a profile that comes with Day Six.",
        )
    papers = texts(table["papers"], name, "papers")
    sections = _sections(table, name)
    return Profile(
        id=name,
        name=text_of(table, "name", name),
        about=text_of(table, "about", name),
        workbook_names=words_of(table, "workbook_names", name),
        quorum=_quorum(table["quorum"], name),
        papers_before=whole(table, "papers_before", name),
        papers_unit=one_of(table["papers_days"], (SCHOOL_DAYS, WORKING_DAYS), name, "papers_days"),
        confidentiality=text_of(table, "confidentiality", name),
        retention=text_of(table, "retention", name),
        banner=text_of(table, "banner", name),
        late_papers=text_of(table, "late_papers", name),
        answer_days=whole(table, "answer_days", name) if "answer_days" in table else 5,
        sections=sections,
        audiences=_audiences(table["audiences"], papers, name),
        papers=papers,
        needs=_needs(table.get("needs", {}), papers, sections, name),
        decisions=all_of(table, "decisions", codes("referral_decisions"), name),
        statistics=all_of(table, "statistics", STATISTICS, name),
        share=share_rules_of(table["share"], name) if "share" in table else None,
    )


def shipped() -> dict[str, Profile]:
    """The profiles that come with Day Six."""
    return {name: read(text, name) for name, text in packaged.texts().items()}


def together(own: Mapping[str, str]) -> dict[str, Profile]:
    """The packaged profiles and the council's own; one of the council's replaces its namesake.

    Raises
    ------
    BadInput
        As :func:`read`; also where two of the council's files are for the same kind of panel.
    """
    mine = {name: read(text, name) for name, text in sorted(own.items())}
    claimed: dict[str, str] = {}
    for name, profile in mine.items():
        for kind in profile.workbook_names:
            other = claimed.setdefault(kind.casefold(), name)
            if other != name:
                raise BadInput(
                    "Y-003",
                    f"The panel profiles {other} and {name} are both for “{kind}”. I cannot tell "
                    "which to use. Take the name out of workbook_names in one of them.",
                )
    return {**{name: one for name, one in shipped().items() if name not in mine}, **mine}


def chosen(profiles: Mapping[str, Profile], kind: str) -> Profile:
    """The profile for what the Panels sheet calls the kind of panel; a council's own goes first.

    Raises
    ------
    BadInput
        None is for it.
    """
    wanted = kind.strip().casefold()
    own_first = sorted(profiles, key=lambda name: name in packaged.texts())
    for name in own_first:
        profile = profiles[name]
        names = (name, profile.name, *profile.workbook_names)
        if wanted and wanted in {one.casefold() for one in names}:
            return profile
    known = listed([f"“{one}”" for name in own_first for one in profiles[name].workbook_names])
    raise BadInput(
        "Y-004",
        f"No panel profile is for “{kind.strip()}”. I know {known}. Choose one of them on the "
        "Panels sheet, or add the name to workbook_names in your own profile.",
    )


def _quorum(value: object, name: str) -> Quorum:
    table = part(value, name, "quorum")
    only_known(table, ("members", "schools", "chair"), name, "quorum")
    return Quorum(
        members=whole(table, "members", name),
        schools=whole(table, "schools", name),
        chair=yes_no(table, "chair", name, default=True),
    )


def _sections(table: Table, name: str) -> tuple[Section, ...]:
    given = table["sections"]
    if not isinstance(given, list):
        raise wrong(name, "sections", "parts of their own, each headed [[sections]]")
    sections = tuple(_section(part(one, name, "sections"), name) for one in given)
    blocks = {section.block for section in sections}
    missing = [f"“{block}”" for block in ALWAYS if block not in blocks]
    if missing:
        raise BadInput(
            "Y-008",
            f"The panel profile {name} has no section {listed(missing)}. Every agenda says who is "
            "there and how the papers are kept. Copy the section from another profile.",
        )
    if len(sections) > MOST_SECTIONS:
        raise wrong(name, "sections", f"no more than {MOST_SECTIONS}: each has a letter")
    _each_kind_once(sections, name)
    return sections


def _section(table: Table, name: str) -> Section:
    only_known(
        table,
        ("block", "title", "columns", "takes", "order", "fair_access", "text"),
        name,
        "sections",
    )
    block = one_of(table.get("block"), BLOCKS, name, "block")
    shape = BLOCKS[block]
    kinds = (*codes("referral_types"), *OWN_KINDS)
    section = Section(
        block,
        title=text_of(table, "title", name) or shape.title,
        columns=_columns(table, block, name) or shape.columns,
        takes=all_of(table, "takes", kinds, name),
        order=_order(table, name),
        fair_access=yes_no(table, "fair_access", name, default=block == "fair_access"),
        text=text_of(table, "text", name),
    )
    if section.of_cases and not section.takes:
        raise wrong(name, f"takes of “{section.title}”", "the kinds of referral it is for")
    if section.takes and not section.of_cases:
        raise wrong(name, f"takes of “{section.title}”", "left out: no children stand there")
    return section


def _columns(table: Table, block: str, name: str) -> tuple[str, ...]:
    known: Iterable[str] = columns.BY_NAME
    if block == "welcome":
        known = columns.MEMBER_COLUMNS
    elif block == "minutes":
        known = columns.ACTION_COLUMNS
    given = words_of(table, "columns", name)
    for one in given:
        if one not in known:
            raise BadInput(
                "Y-009",
                f"The panel profile {name} prints a column “{one}” under “{block}”, which I do not "
                f"know. There I know {nearest(one, known)}. Correct the name.",
            )
    return given


def _order(table: Table, name: str) -> tuple[str, ...]:
    given = words_of(table, "order", name)
    for one in given:
        one_of(one.removeprefix("-"), columns.BY_NAME, name, "order")
    return given


def _each_kind_once(sections: Iterable[Section], name: str) -> None:
    seen: dict[tuple[str, bool], str] = {}
    for section in sections:
        for kind in section.takes:
            first = seen.setdefault((kind, section.refused_only), section.title)
            if first != section.title:
                raise BadInput(
                    "Y-010",
                    f"In the panel profile {name}, both “{first}” and “{section.title}” take "
                    f"{kind}, so a case would stand twice. Take {kind} out of one of them.",
                )
    strays = {kind for kind, refused in seen if refused} - {
        kind for kind, refused in seen if not refused
    }
    if strays:
        raise BadInput(
            "Y-011",
            f"In the panel profile {name}, {listed(sorted(strays))} stands only under refusals, so "
            "a case nobody has refused would have no section. Add it to takes of another section.",
        )


def _audiences(value: object, papers: Mapping[str, str], name: str) -> dict[str, Audience]:
    table = part(value, name, "audiences")
    missing = [f"“{one}”" for one in MUST_SERVE if one not in table]
    if missing:
        raise BadInput(
            "Y-012",
            f"The panel profile {name} does not say what {listed(missing)} may see. Copy the "
            "part [audiences] from another profile, and change it.",
        )
    return {
        key: _audience(key, part(one, name, f"audiences.{key}"), papers, name)
        for key, one in table.items()
    }


def _audience(key: str, table: Table, papers: Mapping[str, str], name: str) -> Audience:
    keys = ("label", "names", "cases", "fields", "papers", "blocks", "sensitive", "note")
    only_known(table, keys, name, f"audiences.{key}")
    groups = tuple(f"{group}.{ALL}" for group in columns.GROUPS)
    return Audience(
        key,
        label=text_of(table, "label", name) or key,
        names=one_of(table.get("names", INITIALS), (FULL, INITIALS), name, "names"),
        cases=one_of(
            table.get("cases", EVERY_CASE), (EVERY_CASE, OWN_CASES, ONE_CASE), name, "cases"
        ),
        fields=all_of(table, "fields", (ALL, *groups, *columns.BY_NAME), name),
        papers=all_of(table, "papers", (ALL, *papers), name),
        blocks=all_of(table, "blocks", (ALL, *BLOCKS), name) if "blocks" in table else (ALL,),
        sensitive=yes_no(table, "sensitive", name, default=False),
        note=text_of(table, "note", name),
    )


def _needs(
    value: object, papers: Mapping[str, str], sections: Iterable[Section], name: str
) -> dict[str, Needs]:
    table = part(value, name, "needs")
    heard = tuple(kind for section in sections for kind in section.takes)
    keys = ("papers", "fields", "with_plan_or_support", "with_social_worker")
    found = {}
    for kind, one in table.items():
        one_of(kind, heard, name, "needs")
        given = part(one, name, f"needs.{kind}")
        only_known(given, keys, name, f"needs.{kind}")
        found[kind] = Needs(
            papers=all_of(given, "papers", papers, name),
            fields=all_of(given, "fields", columns.BY_NAME, name),
            with_plan_or_support=all_of(given, "with_plan_or_support", papers, name),
            with_social_worker=all_of(given, "with_social_worker", papers, name),
        )
    return found

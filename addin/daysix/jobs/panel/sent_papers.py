"""What went out of each panel, kept beside the workbook: so no reference is ever given anew."""

from __future__ import annotations

import re
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from daysix.jobs.beside import side_files
from daysix.jobs.panel.whose import read_paper
from daysix.law.errors import BadInput
from daysix.panels.contents.contents_list import paper_reference
from daysix.panels.sent import NEVER, PACK, Here, Sent, SentCase, brought_up
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

    from daysix.jobs.panel.laid_out import LaidOut
    from daysix.panels.plan import Item, Plan
    from daysix.panels.sitting import Attached, Case

END = "panel-papers.json"
NEW, LATEST = "new", "latest"
"""A supplement of what has come since; the one that was made last, to make copies of it."""
IN_A_NAME = re.compile(r".* supplement (\d{1,4}) .*", re.IGNORECASE)


class Record(NamedTuple):
    """What went out of a panel.

    Attributes
    ----------
    cases
        Each case and its papers, by referral.
    supplements
        How many supplements there were.
    latest
        The part made last: 0 the pack, else a supplement.
    copied
        Whether the members had copies of that.
    behind
        Whether they had none of a part before it, so that copies of it alone would leave a gap.
    """

    cases: Mapping[str, SentCase]
    supplements: int = 0
    latest: int = PACK
    copied: bool = False
    behind: bool = False


def record_of(home: Path, panel: str) -> Record | None:
    """What went out of a panel; None where nothing did that was remembered.

    Raises
    ------
    BadInput
        ``J-001``: the file is there and cannot be read.
    """
    place = side_files.beside(home, END)
    found = (side_files.load(place) or {}).get(_key(panel))
    if found is None:
        return None
    try:
        cases = {
            str(ref): SentCase(int(case["part"]), tuple(Sent(**one) for one in case["papers"]))
            for ref, case in found["cases"].items()
        }
        parts = int(found["supplements"]), int(found["latest"])
        copied = bool(found["copied"]), bool(found["behind"])
    except (AttributeError, KeyError, TypeError, ValueError):
        raise side_files.spoilt(place) from None
    return Record(cases, *parts, *copied)


def after_pack(before: Record | None, sent: Mapping[str, SentCase], *, copied: bool) -> Record:
    """The record once the whole pack was made; members keep copies of one that is the same."""
    if before is None:
        return Record(sent, copied=copied)
    same = before.latest == PACK and before.copied and dict(before.cases) == dict(sent)
    return Record(sent, before.supplements, PACK, copied=copied or same)


def after_supplement(before: Record, sent: Mapping[str, SentCase], part: int) -> Record:
    """The record once a supplement was made, and no copies of it yet."""
    return Record(sent, part, part, behind=before.behind or not before.copied)


def keep_copied(home: Path, panel: str, part: int) -> None:
    """Remember that the members have their copies of a supplement.

    Raises
    ------
    BadInput
        As for :func:`keep_record`.
    """
    there = record_of(home, panel)
    if there is not None and there.latest == part:
        keep_record(home, panel, there._replace(copied=True))


def keep_record(home: Path, panel: str, new: Record) -> None:
    """Remember what went out.

    Raises
    ------
    BadInput
        ``Y-108``: somebody made the same supplement meanwhile. ``J-001`` or ``J-002``: the file
        cannot be read, or not written.
    """
    with side_files.one_at_a_time(home):
        there = record_of(home, panel)
        taken = there is not None and there.supplements >= new.latest
        if new.latest > PACK and taken and not new.copied:
            raise BadInput(
                "Y-108",
                f"Somebody else has made supplement {new.latest} of {panel} meanwhile, so I made "
                "nothing. Look at it; then press the button again for what is new since.",
            )
        place = side_files.beside(home, END)
        every = side_files.load(place) or {}
        every[_key(panel)] = {
            "cases": {ref: _plain(case) for ref, case in new.cases.items()},
            "supplements": new.supplements,
            "latest": new.latest,
            "copied": new.copied,
            "behind": new.behind,
        }
        side_files.save(place, every, like=home)


def following(record: Record, folder: Path) -> int:
    """The number of the next supplement: after those remembered, and those that lie there."""
    try:
        names = [path.name for path in folder.iterdir()]
    except OSError:
        names = []
    fits = (IN_A_NAME.fullmatch(name) for name in names)
    return max(record.supplements, *(int(one[1]) for one in fits if one), 0) + 1


def here(cases: Iterable[Case]) -> dict[str, list[Here]]:
    """The papers of cases as they lie there now.

    Raises
    ------
    BadInput
        ``Y-090``: a paper cannot be read.
    """
    return {
        case.ref: [
            Here(one.name, one.kind, sha256(read_paper(case, one)).hexdigest())
            for one in case.papers
        ]
        for case in cases
    }


def placed(
    plan: Plan,
    found: Mapping[str, list[Here]],
    cases: Mapping[str, SentCase],
    *,
    parts: Collection[int] = (),
) -> Plan:
    """The plan with each paper's own number.

    Parameters
    ----------
    parts
        Only the papers of these parts; every one where none is named.
    """

    def with_numbers(item: Item) -> Item:
        known = [one for one in cases[item.case.ref].papers if one.gone < 0]
        papers = []
        for paper, it in zip(item.case.papers, found[item.case.ref], strict=True):
            sent = next(one for one in known if one.here == it)
            known.remove(sent)
            if not parts or sent.part in parts:
                papers.append(_numbered(paper, sent))
        return replace(item, case=replace(item.case, papers=tuple(papers)))

    return replace(
        plan,
        sections=tuple(
            replace(one, items=tuple(map(with_numbers, one.items))) for one in plan.sections
        ),
        apart=tuple(map(with_numbers, plan.apart)),
    )


def _numbered(paper: Attached, sent: Sent) -> Attached:
    return replace(paper, place=sent.place, replaces=sent.replaces)


def of_part(
    laid: LaidOut, before: Record | None, *, supplement: str, place: Path
) -> tuple[LaidOut, int, Mapping[str, SentCase]]:
    """Each paper with its own number, only those of the part asked for; and what is sent then.

    Parameters
    ----------
    supplement
        ``NEW``, ``LATEST``, or blank for the whole pack.
    place
        Where the papers of the panel lie.

    Raises
    ------
    BadInput
        ``Y-109``: there is no pack yet. ``Y-111``: there is no supplement yet. ``Y-151``: a paper
        of the supplement made last is there no more, or is another one now.
    """
    part, this, panel = PACK, PACK, laid.plan.sitting.panel
    if supplement:
        if before is None:
            raise _no_pack(panel)
        if supplement == LATEST and before.latest == PACK:
            raise _no_supplement(panel)
        part = following(before, place)
        this = before.latest if supplement == LATEST else part
    found = here(item.case for item in laid.plan.items)
    sent = brought_up(before.cases if before else {}, found, part=part)
    if supplement == LATEST:
        _refuse_lacking(laid.plan, sent, this)
    plan = placed(laid.plan, found, sent, parts={this} if this else ())
    return replace(laid, plan=plan), this, sent


def _refuse_lacking(plan: Plan, sent: Mapping[str, SentCase], part: int) -> None:
    """Refuse copies of a supplement that would be without what the team's own has."""
    lacking = [
        _lacks(plan, item, one, replaced=any(two.replaces == one.place for two in case.papers))
        for item in plan.items
        for case in [sent[item.case.ref]]
        for one in case.papers
        if one.part == part and one.gone != NEVER
    ]
    if not lacking:
        return
    it = "it" if len(lacking) == 1 else "them"
    raise BadInput(
        "Y-151",
        f"{' '.join(lacking)} Copies of supplement {part} made now would be without {it}, so I "
        "made none. Put the files back as they were; or make the whole pack anew, and copies of "
        "that.",
    )


def _lacks(plan: Plan, item: Item, one: Sent, *, replaced: bool) -> str:
    what = plan.profile.papers.get(one.kind, "Other paper")
    why = "has been changed since" if replaced else "is not in the case's folder any more"
    return (
        f"{paper_reference(item, one.place)} ({what}: {one.name}) of {item.case.name} "
        f"({item.case.ref}) is in supplement {one.part}, and its file {why}."
    )


def _no_pack(panel: str) -> BadInput:
    """The refusal of a supplement to nothing."""
    return BadInput(
        "Y-109",
        f"I remember no pack of {panel}, so I made no supplement to it. Make the pack first; one "
        "made by an earlier Day Six is to be made once more, or its references are not known.",
    )


def _no_supplement(panel: str) -> BadInput:
    """The refusal of copies of a supplement that was never made."""
    return BadInput(
        "Y-111",
        f"There is no supplement to the pack of {panel} that copies could be made of. Make it "
        "first with “daysix pack --supplement”, or press Assemble pack.",
    )


def _plain(case: SentCase) -> dict[str, object]:
    papers = [{name: getattr(one, name) for name in one.__slots__} for one in case.papers]
    return {"part": case.part, "papers": papers}


def _key(panel: str) -> str:
    return panel.strip().casefold()

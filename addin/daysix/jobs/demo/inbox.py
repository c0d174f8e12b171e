"""The demo's morning begins with the inbox: forty-one invented mails, listed by the real button."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, cast

from daysix.council.mails import morning_of
from daysix.council.names import ADMIN_OWNERS, OFFICERS
from daysix.council.panel_sheets import panel_sheets
from daysix.council.shapes import COUNCIL_CODE, COUNCIL_NAME
from daysix.council.showcase import OVER_FIFTEEN
from daysix.council.writing import school_row
from daysix.desk.file import FileDesk
from daysix.desk.new_workbook import replacing
from daysix.desk.report_book import refuse_others_file
from daysix.desk.team_workbook import team_workbook_bytes
from daysix.jobs.click.answers import Asked, Offer
from daysix.jobs.click.inbox_check import offer_inbox
from daysix.jobs.click.kept import Kept
from daysix.jobs.inbox.place import BESIDE
from daysix.records import NamedTuple
from daysix.workbook.book import Content, team_workbook
from daysix.workbook.sample_rest import ADVICE, SENDIASS, providers
from daysix.workbook.settings import CouncilSettings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from daysix.council.shapes import Council
    from daysix.council.shapes import Row as CouncilRow
    from daysix.jobs.click.answers import Answer

NAME = "Team workbook.xlsx"
TITLE = "A Monday morning (invented)"
SENIOR = ("H. Senior", "h.senior@council.example")
SHOWN = 12


class InboxChecked(NamedTuple):
    """The workbook with its Inbox sheet, the folder of mails, what was said, and its referrals."""

    path: Path
    mails: Path
    found: Sequence[str]
    referrals: Sequence[CouncilRow]


def inbox_checked(council: Council, folder: Path) -> InboxChecked:
    """Write the morning's mails and a team workbook of the children they name; check the inbox.

    Raises
    ------
    BadInput
        Somebody else's files stand in the way.
    """
    path, place = folder / NAME, folder / BESIDE
    refuse_others_file(path, title=TITLE)
    schools = [school_row(one, council) for one in council.schools]
    morning = morning_of(
        council.pupils,
        schools,
        as_of=council.as_of,
        seed=council.seed,
        suspended=_at_fifteen(council),
    )
    place.mkdir(exist_ok=True)
    for name, content in morning.mails:
        (place / name).write_bytes(content)
    panels = panel_sheets(council.pupils, council.exclusions, schools)
    there = set(morning.pupils) | panels.pupils
    rows = {
        **panels.rows,
        "Providers": providers(council.as_of),
        "Schools": schools,
        "Pupils": [row for row in council.pupils if row["PupilID"] in there],
        "Exclusions": [row for row in council.exclusions if row["PupilID"] in there],
    }
    settings = CouncilSettings(
        COUNCIL_NAME, COUNCIL_CODE, *SENIOR, as_of=council.as_of, sendiass=SENDIASS, advice=ADVICE
    )
    held = Content(rows, settings, (*OFFICERS.values(), *ADMIN_OWNERS))
    with replacing(path) as file:
        file.write(team_workbook_bytes(team_workbook(held, title=TITLE)))
    referrals = cast("Sequence[CouncilRow]", panels.rows["Referrals"])
    return InboxChecked(path, place, _pressed(path, council), referrals)


def _at_fifteen(council: Council) -> list[str]:
    """The child of the demo's third question, who passes fifteen days with any further one."""
    case = council.showcase.get(OVER_FIFTEEN)
    return [str(row["PupilID"]) for row in council.exclusions if row["ExclusionID"] == case]


def _pressed(path: Path, council: Council) -> list[str]:
    """What the officer is shown, and what she is told after her yes; her own journal stays hers."""
    with TemporaryDirectory() as journal:
        asked = Asked(FileDesk(path), council.as_of, lambda: False, Kept())
        return _told(offer_inbox(asked._replace(journal=Path(journal))))


def _told(offer: Answer | Offer) -> list[str]:
    if not isinstance(offer, Offer):
        return [*offer.sentences]
    groups = [line for line in offer.lines if line[:1].isdigit()]
    marked = sum("more than 15" in line or "looked after" in line for line in offer.lines)
    if marked:
        groups.append(f"{marked} suspensions are not ticked to be added: each row says why.")
    urgent = _urgent(offer.lines)
    done = offer.carry_out(lambda: False)
    return [done.sentences[0].partition(". ")[0] + ".", *(f"  {one}" for one in groups), *urgent]


def _urgent(lines: Sequence[str]) -> list[str]:
    """The rows of the mails that want doing today, each with what runs."""
    found: list[str] = []
    taken = False
    for line in lines:
        if line.startswith("M0"):
            taken = "; New child" in line or "; A child" in line
            taken = taken and ("1 Now" in line or "2 Today" in line)
        if taken and not line.startswith("    Why"):
            found.append(f"  {line}")
    return found[:SHOWN]

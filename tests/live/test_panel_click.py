"""The buttons about panel papers, clicked one after the other in one Calc, as on the morning."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path

import docx
import pypdfium2

from daysix.actions import ACTIONS
from daysix.jobs.panel.decisions import COLUMNS
from tests.jobs.panel.panel_book import write_panel_book
from tests.live.scene import ANSWERED, ASKED
from tests.live.test_click import column

STAGED = [sys.executable, "-m", "tests.live.staged", "2026-11-30"]  # a Monday
NAME = "P26-004"


def test_the_papers_of_a_meeting_are_made_by_five_clicks(scene):
    """Nothing is made before a yes; afterwards it lies in the folder beside the workbook."""
    scene.open(write_panel_book(scene.top / "Team.xlsx"))
    scene.start(STAGED)
    hear_both(scene)
    stand_on(scene, "Panels", "PanelID", NAME)
    papers = scene.top / "Panel papers" / NAME
    for asked, (says, made) in SHOWN.items():
        before, there = scene.sheets(), names_in(papers)
        scene.click(asked)
        preview = scene.shown(ASKED, within=60)
        assert f"{NAME}" in " ".join(preview["labels"])
        assert (scene.sheets(), names_in(papers)) == (before, there), "Written before the yes."
        scene.agree()
        answer = scene.shown(ANSWERED, within=120)
        assert says in " ".join([*answer["labels"], answer["details"]])
        assert names_in(papers) - there == made
        unchanged_but(scene, before, "v1" if asked == "pack" else None)
        assert scene.picture(asked).stat().st_size > 10_000
        assert f"{asked} done" in scene.log()[-1]
    version_undone(scene)


def test_an_agenda_edited_meanwhile_is_the_one_in_the_pack(scene):
    """Word opens it after the first button; what is typed there is in the pack of the next."""
    scene.open(write_panel_book(scene.top / "Team.xlsx"))
    scene.start(STAGED)
    hear_both(scene)
    stand_on(scene, "Panels", "PanelID", NAME)
    scene.click("agenda")
    scene.shown(ASKED, within=60)
    scene.agree()
    scene.shown(ANSWERED, within=120)
    assert (scene.top / "opened.txt").read_text(encoding="utf-8") == f"{AGENDA}.docx"
    papers = scene.top / "Panel papers" / NAME
    document = docx.Document(papers / f"{AGENDA}.docx")
    document.add_paragraph("The projector is in Room 4.")
    document.save(papers / f"{AGENDA}.docx")
    scene.click("pack")
    preview = scene.shown(ASKED, within=120)
    assert "with the agenda edited in Word" in " ".join(preview["labels"])
    assert f"{NAME} pack 2026-12-09.pdf" not in names_in(papers)
    scene.agree()
    answer = scene.shown(ANSWERED, within=120)
    said = " ".join([*answer["labels"], answer["details"]])
    assert f"The agenda in this pack is the one edited in Word: “{AGENDA}.docx”, saved " in said
    assert "The projector is in Room 4." in words_of(papers / f"{NAME} pack 2026-12-09.pdf")


def test_a_paper_of_another_child_stops_the_pack_in_the_window_too(scene):
    book = write_panel_book(scene.top / "Team.xlsx")
    swapped = scene.top / "Cases" / "R00001" / "school report Peregrine Quillhaven.txt"
    swapped.write_text("School report\n", encoding="utf-8")
    scene.open(book)
    scene.start(STAGED)
    hear_both(scene)
    stand_on(scene, "Referrals", "RefID", "R00001")
    scene.click("pack")
    preview = scene.shown(ASKED)
    assert "Nothing is made yet: 1 paper looks like another child's." in " ".join(preview["labels"])
    scene.agree()
    scene.shown(ANSWERED)
    papers = scene.top / "Panel papers" / NAME
    assert names_in(papers) == {"Decisions.csv"}
    decided = (papers / "Decisions.csv").read_text(encoding="utf-8-sig")
    assert decided.startswith(",".join(COLUMNS))
    assert "R00001/school report Peregrine Quillhaven.txt" in decided


def test_every_button_of_these_groups_is_clicked_somewhere():
    here = Path(__file__)
    names = ("test_meeting_click.py", "test_case_letters_click.py")
    others = "".join(here.with_name(name).read_text(encoding="utf-8") for name in names)
    groups = [one.id for one in ACTIONS if one.group in {"panel", "letters"}]
    assert [one for one in groups if one not in SHOWN and f'"{one}"' not in others] == []


AGENDA = f"{NAME} agenda 2026-12-09"
COPIES = {
    f"{NAME} copy {number} 2026-12-09 {name}.pdf"
    for number, name in enumerate(("H. Senior", "E. Wold", "B. Head", "C. Head"), 1)
}
SHOWN = {
    "agenda": ("2 cases on the list", {f"{AGENDA}.pdf", f"{AGENDA}.docx"}),
    "share_table": ("Oak High is next", {f"{NAME} share 2026-11-30.pdf"}),
    "pack": ("v1 on the Panels sheet", {f"{NAME} pack 2026-12-09.pdf"}),
    "copies": ("4 copies for", {*COPIES, f"{NAME} register of copies 2026-12-09.pdf"}),
    "share": ("papers looked over", {"Safe to share.pdf"}),
}
"""What each button's answer says, and the files it makes."""


def names_in(folder):
    return {path.name for path in folder.iterdir()} if folder.exists() else set()


def words_of(path):
    with closing(pypdfium2.PdfDocument(path)) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def place_of(scene, sheet, header, key):
    """Sheet row and column of the cell under a column's name, in the row of a key."""
    rows = scene.sheets()[sheet]
    top = next(number for number, row in enumerate(rows) if header in row)
    number = next(n for n, row in enumerate(rows) if n > top and key in row)
    return number + 1, rows[top].index(header) + 1


def stand_on(scene, sheet, header, key):
    scene.desk().go_to(sheet, *place_of(scene, sheet, header, key))


def hear_both(scene):
    """Somebody types the status of both referrals, and does not save."""
    book = scene.desk()._book
    for number in ("R00001", "R00002"):
        row = place_of(scene, "Referrals", "RefID", number)[0]
        place = place_of(scene, "Referrals", "Status", number)[1]
        book.sheets["Referrals"].range((row, place)).value = "ON-AGENDA"


def unchanged_but(scene, before, version):
    after = scene.sheets()
    if version is None:
        assert after == before
        return
    assert {name: rows for name, rows in after.items() if name != "Panels"} == {
        name: rows for name, rows in before.items() if name != "Panels"
    }
    assert column(after, "Panels", "PackVersion")[1] == version


def version_undone(scene):
    scene.click("undo")
    scene.shown(ASKED)
    scene.agree()
    scene.shown(ANSWERED)
    assert not column(scene.sheets(), "Panels", "PackVersion")[1]

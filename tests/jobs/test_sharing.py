"""Files on their way out: what a folder holds afterwards, and what each line says."""

from __future__ import annotations

from datetime import UTC, datetime

import pypdfium2
import pytest

from daysix.jobs.panel.sharing import Keeping, Outgoing, share
from daysix.law.errors import BadInput
from daysix.paper.gate import Person, Sharing, look
from tests.paper.gate.seeds_office import CANARY, book, letter
from tests.paper.gate.seeds_word import vanished
from tests.paper.gate.seeds_workbooks import hidden_column

WHEN = datetime(2026, 12, 1, 9, 30, tzinfo=UTC)
WHO = Sharing(others=(Person("Ivy Wren"),))


@pytest.fixture
def files(tmp_path):
    folder = tmp_path / "case 7"
    folder.mkdir()
    (folder / "Behaviour.xlsx").write_bytes(book(hidden_column))
    (folder / "Report.docx").write_bytes(letter(lambda d: d.add_paragraph("About Ivy Wren")))
    return [folder / "Behaviour.xlsx", folder / "Report.docx"]


def test_without_a_folder_nothing_is_written(files, tmp_path):
    lines = share(files, WHO, put_right=True, issued=WHEN)
    assert [line["path"] for line in lines] == [str(each) for each in files]
    assert [line["to_decide"] for line in lines] == [["Y-053"], ["Y-068"]]
    assert [line["passes"] for line in lines] == [False, False]
    assert sorted(each.name for each in tmp_path.rglob("*.*")) == ["Behaviour.xlsx", "Report.docx"]


def test_copies_are_put_right_and_the_report_is_filed(files, tmp_path):
    before = [each.read_bytes() for each in files]
    out = tmp_path / "out"
    out.mkdir()
    named = [Outgoing(files[0], "Case 7's school spreadsheet"), files[1]]
    lines = share(named, WHO, into=out, put_right=True, issued=WHEN)
    assert [each.read_bytes() for each in files] == before
    assert sorted(each.name for each in out.iterdir()) == [
        "Behaviour (safe copy).xlsx",
        "Report (safe copy).docx",
        "Safe to share.pdf",
    ]
    first, second, report = lines
    assert first["path"] == str(out / "Behaviour (safe copy).xlsx")
    assert first["passes"]
    assert first["put_right"][0].startswith("Case 7's school spreadsheet has 1 hidden column")
    assert second["to_decide"] == ["Y-068"]
    assert report == {
        "path": str(out / "Safe to share.pdf"),
        "pages": 1,
        "items": 2,
        "warnings": ["1 point still to be decided."],
        "passes": False,
    }
    words = page_words(out / "Safe to share.pdf")
    assert "Case 7's school spreadsheet has 1 hidden column" in words.replace("’", "'")
    assert "Not decided yet" in words


def page_words(path):
    document = pypdfium2.PdfDocument(path)
    try:
        return " ".join(document[0].get_textpage().get_text_range().split())
    finally:
        document.close()


def test_what_is_kept_with_a_reason_passes(files, tmp_path):
    kept = [
        Keeping("Y-053", "Headings only", "JE", file="Behaviour.xlsx"),
        Keeping("Y-068", "Her brother, agreed", "JE", about="Ivy Wren"),
    ]
    lines = share(files, WHO, into=tmp_path, keeping=kept, issued=WHEN)
    assert [line["passes"] for line in lines] == [True, True, True]


@pytest.mark.parametrize(
    "kept",
    [
        Keeping("Y-053", "Headings only", "JE", file="Other.xlsx"),
        Keeping("Y-068", "Agreed", "JE", about=CANARY),
        Keeping("Y-050", "Agreed", "JE"),
    ],
)
def test_a_reason_lets_nothing_else_stand(files, kept):
    assert [line["passes"] for line in share(files, WHO, keeping=[kept])] == [False, False]


def test_no_reason_is_refused(files):
    with pytest.raises(BadInput, match="Y-077"):
        share(files, WHO, keeping=[Keeping("Y-053", "", "JE")])


def test_a_second_copy_takes_nothing_from_the_first(files, tmp_path):
    path = tmp_path / "Letter.docx"
    path.write_bytes(letter(vanished))
    for _ in range(2):
        share([path], WHO, into=tmp_path, put_right=True)
    made = sorted(each for each in tmp_path.iterdir() if "safe copy" in each.name)
    assert len(made) == 2
    assert [look(each, "The copy").passes for each in made] == [True, True]


def test_what_would_be_lost_is_said_and_the_original_stays_the_answer(tmp_path):
    path = tmp_path / "Sums.xlsx"
    path.write_bytes(book(lambda w, s: (hidden_column(w, s), s.append(["=1+1"]))))
    (line,) = share([path], WHO, into=tmp_path, put_right=True)
    assert line["path"] == str(path)
    assert not line["passes"]
    assert line["warnings"][0].endswith("(Y-075)")

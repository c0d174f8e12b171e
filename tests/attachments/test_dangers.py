"""What would run, is locked or lies too deep is never opened, whatever it is called."""

from __future__ import annotations

import random
from struct import pack

import pytest
from tests.attachments.made_papers import docx, paragraph, zipped
from tests.benchmarks import faults_papers

from daysix.attachments import read_paper
from daysix.desk.compound import Broken, Compound


@pytest.mark.parametrize("fault", [faults_papers.dangerous, faults_papers.definitions])
def test_a_twentieth_of_the_trials_is_refused(fault):
    outcome = fault(full=False)
    assert outcome.trials >= 10
    assert outcome.outcome.startswith("pass"), outcome


@pytest.mark.parametrize(("about", "make"), faults_papers.MAKERS.items(), ids=str)
@pytest.mark.parametrize("name", ["Form.docx", "form.pdf", "a.txt"])
def test_each_is_named_with_its_flag_and_no_word_of_it_comes_out(about, make, name):
    content = make(random.Random(1))  # noqa: S311 - trials, not secrets
    assert faults_papers.judge(read_paper(name, content), about[1]) == ""


def test_the_judge_sees_a_word_that_came_out_and_a_flag_that_is_missing():
    read = read_paper("a.docx", docx(paragraph("canary")))
    assert faults_papers.judge(read, "macro") == "a word of it came out"
    assert "not flagged" in faults_papers.judge(read_paper("a", b"words"), "macro")


def test_the_watch_sees_a_canary_file_and_a_process(tmp_path):
    import subprocess
    import sys

    with faults_papers.Watch() as watch:
        (tmp_path / "canary").write_text("x", encoding="utf-8")
        subprocess.run([sys.executable, "-c", ""], check=True)
    assert len(watch.found) >= 2


def test_an_older_file_whose_lists_go_round_does_not_fill_the_memory():
    whole = bytearray(512 * 4000)
    whole[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    whole[30:34] = pack("<HH", 9, 6)
    whole[48:76] = pack("<7I", 0, 0, 4096, 0xFFFFFFFE, 0, 1, 5000)
    whole[76:512] = bytes(436)
    whole[1024:1536] = pack("<128I", *([0] * 127), 1)
    with pytest.raises(Broken):
        Compound(bytes(whole))
    (paper,) = read_paper("Form.doc", bytes(whole))
    assert paper.flags == {"unreadable"}


@pytest.mark.parametrize("name", ["run.bat", "form.pdf.exe", "a.JS", "x.lnk", "page.hta"])
def test_a_name_that_runs_makes_text_a_program(name):
    (paper,) = read_paper(name, b"just words")
    assert paper.flags == {"program"}


@pytest.mark.parametrize(
    "text",
    [b"We use PowerShell in year 9 computing.", b"The script of the play\nAct one",
     b"Function room booked: yes", b"Echo the parents' concern"],
)  # fmt: skip
def test_words_about_programs_are_no_program(text):
    (paper,) = read_paper("notes.txt", text)
    assert paper.flags == frozenset()


def test_macros_and_harmless_forms_in_one_archive_are_kept_apart():
    harmful = docx(paragraph("canary"), **{"word__vbaProject.bin": faults_papers.MACROS})
    papers = read_paper(
        "a.zip", zipped({"bad.docx": harmful, "good.docx": docx(paragraph("UPN: A1"))})
    )
    assert [(one.name, sorted(one.flags), one.text) for one in papers[1:]] == [
        ("bad.docx", ["macro"], ""),
        ("good.docx", [], "UPN: A1"),
    ]

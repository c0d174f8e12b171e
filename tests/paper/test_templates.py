"""A council's own Word templates: filled in as typed, walled in, faults with their sentence."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from datetime import UTC, datetime

import docx
import pytest

from daysix.law.errors import BadInput
from daysix.paper.blocks import Document, Grid, Paragraph
from daysix.paper.fields import Field
from daysix.paper.templates import approved, fill, is_approved
from daysix.paper.templates_check import check_template, faults_of
from daysix.paper.word import Letterhead, word

ISSUED = datetime(2026, 12, 2, 9, 0, tzinfo=UTC)
CASES = Field("cases", "the cases", rows=(Field("ref", "its number"), Field("year", "the year")))
SECTIONS = Field("sections", "the sections", rows=(Field("title", "its title"), CASES))
FIELDS = (
    Field("pupil", "the child", "Zoë"),
    Field("school", "the school", "Elm"),
    Field("missing", "what is missing", ("a", "b")),
    CASES,
    SECTIONS,
)
VALUES = {"pupil": "Zoë", "school": "Elm", "missing": [], "cases": [], "sections": []}


def template(*texts, runs=()):
    """A template as a person makes it in Word: plain paragraphs, or one of several runs."""
    made = docx.Document()
    for text in texts:
        made.add_paragraph(text)
    if runs:
        paragraph = made.add_paragraph()
        for place, text in enumerate(runs):
            paragraph.add_run(text).bold = bool(place % 2)
    saved = io.BytesIO()
    made.save(saved)
    return saved.getvalue()


def filled(content, **values):
    made = fill(content, FIELDS, {**VALUES, **values}, name="Letter.docx", issued=ISSUED)
    return docx.Document(io.BytesIO(made))


def texts(document):
    return [one.text for one in document.paragraphs if one.text]


def faults(*sentences, **more):
    return faults_of(template(*sentences, **more), FIELDS, name="Letter.docx")


@pytest.mark.parametrize(
    "value",
    [
        "Smith & Sons",
        "<b>not bold</b>",
        'O\'Neill "Zoë"',
        "Śmith-Łukasz, Nguyễn",
        "محمد عبد الله",
        "{{ school }} {% if x %}",
        "]]> <!-- --> &amp; &lt;",
        "first\nsecond\nthird",
    ],
)
def test_a_value_arrives_as_it_was_typed(value):
    assert texts(filled(template("Dear {{ pupil }}."), pupil=value)) == [f"Dear {value}."]


def test_what_steers_machines_is_left_out():
    assert texts(filled(template("{{ pupil }}"), pupil="a\x00\x07\x0cb\x1f")) == ["ab"]


def test_a_value_in_the_description_of_the_file_is_not_made_safe_twice():
    content = word(Document("About {{ pupil }}", (Paragraph("x"),)), issued=ISSUED)
    assert filled(content, pupil="A & B").core_properties.title == "About A & B"


def test_a_field_split_over_runs_is_one_field():
    content = template(runs=("Dear {", "{ pu", "pil }", "}, hello"))
    assert texts(filled(content)) == ["Dear Zoë, hello"]


def test_a_wrong_field_split_over_runs_is_found_with_its_sentence():
    (fault,) = faults("Nothing here.", runs=("Dear {{ pu", "pill }}", ", hello"))
    assert (fault.wrong, fault.meant) == ("pupill", "pupil")
    assert fault.sentence == "Dear {{ pupill }}, hello"


def test_rows_of_a_table_are_repeated():
    grid = Grid(
        ("Case", "Year"),
        (("{%tr for case in cases %}", ""), ("{{ case.ref }}", "{{ case.year }}"),
         ("{%tr endfor %}", "")),
    )  # fmt: skip
    content = word(Document("T", (grid,)), issued=ISSUED)
    cases = [{"ref": "R1", "year": 9}, {"ref": "R2", "year": 10}]
    (table,) = filled(content, cases=cases).tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Case", "Year"], ["R1", "9"], ["R2", "10"],
    ]  # fmt: skip


def test_lists_within_lists_and_conditions():
    content = template(
        "{%p for section in sections %}",
        "{{ loop.index }}. {{ section.title }}",
        "{%p for case in section.cases %}",
        "{{ case.ref }}{% if not loop.last %},{% endif %}",
        "{%p endfor %}",
        "{%p endfor %}",
        "{%p if missing %}",
        "Missing: {{ missing | join(', ') }}",
        "{%p else %}",
        "Complete.",
        "{%p endif %}",
    )
    one = {"title": "Part A", "cases": [{"ref": "R1", "year": 9}, {"ref": "R2", "year": 9}]}
    assert texts(filled(content, sections=[one])) == ["1. Part A", "R1,", "R2", "Complete."]
    assert texts(filled(content, missing=["Consent", "Report"])) == ["Missing: Consent, Report"]


def test_the_same_values_give_the_same_file():
    content = template("Dear {{ pupil }}")
    made = [fill(content, FIELDS, VALUES, name="L", issued=ISSUED) for _ in range(2)]
    assert made[0] == made[1]


def test_whoever_made_the_template_is_not_named_in_the_letter():
    named = b"<cp:lastModifiedBy>Marigold Thistlewood</cp:lastModifiedBy></cp:coreProperties>"
    content = changed(
        word(Document("T", (Paragraph("Dear {{ pupil }}"),)), issued=ISSUED),
        "docProps/core.xml",
        lambda body: body.replace(b"</cp:coreProperties>", named).replace(
            b"<dc:language>", b"<dc:creator>Marigold Thistlewood</dc:creator><dc:language>"
        ),
    )
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert parts.read("docProps/core.xml").count(b"Thistlewood") == 2
    made = fill(content, FIELDS, VALUES, name="L", issued=datetime(2027, 1, 4, 9, 0, tzinfo=UTC))
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        told = parts.read("docProps/core.xml").decode()
    assert "Thistlewood" not in told
    assert told.count(">2027-01-04T09:00:00Z<") == 2


@pytest.mark.parametrize(
    ("sentence", "wrong", "meant"),
    [
        ("Dear {{ pupl }}, welcome.", "pupl", "pupil"),
        ("Your {{ School }} writes.", "School", "school"),
        ("All about {{ zebra_crossing }}.", "zebra_crossing", ""),
        ("{% for case in case %}{{ case.ref }}{% endfor %} x", "case", "cases"),
        ("{% for case in cases %}{{ case.yeer }}{% endfor %} x", "case.yeer", "case.year"),
        ("{{ pupil.name }} is here.", "pupil.name", "pupil"),
        ("{% for x in pupil %}{{ x }}{% endfor %} y", "pupil", ""),
    ],
)
def test_a_wrong_field_is_named_with_its_sentence_and_what_was_meant(sentence, wrong, meant):
    found = faults("A sound sentence about {{ school }}.", sentence, "Another, {{ pupil }}.")
    assert [(one.sentence, one.wrong, one.meant) for one in found] == [(sentence, wrong, meant)]
    assert f"“{sentence}”" in found[0].message


def test_every_wrong_field_is_found_not_only_the_first():
    assert [one.wrong for one in faults("{{ pupl }} and {{ scool }}", "{{ missin }}")] == [
        "pupl", "scool", "missin",
    ]  # fmt: skip


def test_head_and_foot_are_looked_through():
    head = Letterhead("{{ council_name }}", "x", "check", "{{ pupil }}")
    found = faults_of(
        word(Document("T", (Paragraph("x"),)), issued=ISSUED, letterhead=head), FIELDS, name="L"
    )
    assert [(one.where, one.wrong) for one in found] == [("the top of the page", "council_name")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Dear {{ pupil }, hello",
        "Dear {{ first name }}, hello",
        "{% if pupil %} never closed",
        "{% endif %} never opened",
        "{% shout pupil %}",
    ],
)
def test_brackets_that_do_not_fit_are_shown_where_they_stand(sentence):
    (fault,) = faults("Sound {{ school }}.", sentence)
    assert fault.sentence == sentence
    assert "do not fit" in fault.why


@pytest.mark.parametrize(
    "sentence",
    [
        "{{ pupil.__class__.__mro__ }}",
        "{{ ''.__class__ }}",
        "{{ pupil['__class__'] }}",
        "{{ pupil|attr('__class__') }}",
        "{{ pupil.upper() }}",
        "{{ range(1000000000) }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ 'a' * 1000000000 }}",
        "{{ pupil|safe }}",
        "{% include 'other.docx' %}",
        "{% import 'os' as os %}",
        "{% extends pupil %}",
        "{% set pupil = school %}",
        "{% macro a() %}{% endmacro %}",
        "{{ pupil | shout }}",
        "{{r pupil }}",
        "{{ self }}",
        "{{ loop.index }}",
        "{% for x in cases %}{{ loop.__init__ }}{% endfor %}",
    ],
)
def test_a_template_can_reach_for_nothing_but_its_fields(sentence):
    assert faults(sentence)
    with pytest.raises(BadInput) as refused:
        filled(template(sentence))
    assert refused.value.code == "Y-143"


def test_a_refusal_to_fill_in_holds_the_sentence():
    with pytest.raises(BadInput) as refused:
        filled(template("Dear {{ pupl }}, hello."))
    assert refused.value.message == (
        "Letter.docx cannot be filled in, so nothing was made. “pupl” is no field I know. Did you "
        "mean “pupil”? It stands in the text, in “Dear {{ pupl }}, hello.”. Put it right in Word, "
        "then run Check templates."
    )


def test_a_field_of_which_nothing_is_known_is_refused_with_its_sentence():
    with pytest.raises(BadInput) as refused:
        fill(template("Dear {{ pupil }}, hello."), FIELDS, {}, name="L.docx", issued=ISSUED)
    assert refused.value.code == "Y-144"
    assert "“Dear {{ pupil }}, hello.”" in refused.value.message


def test_a_value_the_template_may_not_use_never_reaches_it():
    with pytest.raises(BadInput):
        filled(template("{{ other }}"), other="Thistlewood")


def test_a_loop_that_crosses_rows_is_refused():
    grid = Grid(("A",), (("{%tr for case in cases %}",), ("{{ case.ref }} {% endfor %}",)))
    content = word(Document("T", (grid,)), issued=ISSUED)
    with pytest.raises(BadInput) as refused:
        filled(content, cases=[{"ref": "1", "year": ""}, {"ref": "2", "year": ""}])
    assert refused.value.code == "Y-145"


def changed(content, part, change):
    saved = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(saved, "w") as new:
        for name in old.namelist():
            body = old.read(name)
            new.writestr(name, change(body) if name == part else body)
    return saved.getvalue()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "Y-140"),
        (b"PK\x03\x04 broken", "Y-140"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "Y-140"),
        (changed(template("x"), "word/document.xml", lambda _: b"<w:document"), "Y-140"),
        (
            changed(
                template("x"),
                "[Content_Types].xml",
                lambda body: body.replace(
                    b"vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                    b"vnd.ms-word.document.macroEnabled.main+xml",
                ),
            ),
            "Y-141",
        ),
    ],
    ids=["empty", "broken", "old or locked", "damaged inside", "macros"],
)
def test_what_is_no_sound_word_document_is_refused(content, code):
    with pytest.raises(BadInput) as refused:
        faults_of(content, FIELDS, name="Letter.docx")
    assert refused.value.code == code
    assert "Letter.docx" in refused.value.message


def test_a_template_that_would_fill_the_memory_is_refused():
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", "x")
        packed.writestr("word/document.xml", b"0" * 61_000_000)
    with pytest.raises(BadInput) as refused:
        faults_of(saved.getvalue(), FIELDS, name="Letter.docx")
    assert refused.value.code == "Y-142"


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(BadInput) as refused:
        check_template(tmp_path / "Letter.docx", FIELDS)
    assert refused.value.code == "Y-140"


def test_approval_takes_the_reminder_off_and_leaves_everything_else():
    head = Letterhead("Council", "Team", "Check before sending", "{{ pupil }}")
    content = word(Document("T", (Paragraph("Dear {{ pupil }}"),)), issued=ISSUED, letterhead=head)
    letter = fill(content, FIELDS, VALUES, name="L", issued=ISSUED)
    done = approved(letter, name="L")
    assert (is_approved(letter), is_approved(done)) == (False, True)
    before, after = docx.Document(io.BytesIO(letter)), docx.Document(io.BytesIO(done))
    feet = [
        [one.text for one in letter.sections[0].footer.paragraphs] for letter in (before, after)
    ]
    assert [len(foot) for foot in feet] == [2, 1]
    assert feet[0][0] == "Check before sending"
    assert feet[0][1:] == feet[1]
    assert texts(before) == texts(after) == ["Dear Zoë"]


def test_filling_in_leaves_the_names_of_python_docx_as_they_are():
    """The library brings another along that changes them, for every document made afterwards."""
    code = (
        "import sys; from tests.paper.test_templates import filled, template;"
        "filled(template('x'));"
        "from docx.oxml.ns import nsmap; print(nsmap['cp'].rpartition('/')[2])"
    )
    paths = os.pathsep.join(filter(None, sys.path))
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONPATH": paths},
        text=True,
    )
    assert done.stdout.strip() == "core-properties"

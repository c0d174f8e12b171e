"""Copies: every case once or not at all, equal references, nothing left of what is left out."""

import hashlib
import io
from contextlib import closing
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.paper import made_packs

from daysix.law.errors import BadInput
from daysix.paper.blocks import Document, Facts, Grid, Heading, Paragraph
from daysix.paper.copies import Recipient, copies
from daysix.paper.pack_parts import Attachment, Part

CANARIES = ("Quibblewick", "Zanzibarton", "Umbrellasson", "Flabbergast")


def case(number, papers=1):
    """A case about a child whose name stands nowhere else."""
    name = CANARIES[number - 1]
    reference = f"P26-004/{number}"
    sheet = Document(
        f"Case {number}: {name}",
        (Heading("The child", 1, f"case-{number}"), Facts((("Name", name),))),
        reference=reference,
    )
    attached = tuple(
        Attachment(f"Report on {name} {at}", f"{reference}-{at}", "r.pdf", made_packs.pdf(at))
        for at in range(1, papers + 1)
    )
    return Part(sheet, attached, matter=f"2026-{number:04}", private=(name,))


def agenda(numbers):
    rows = tuple((str(number), CANARIES[number - 1]) for number in numbers)
    links = tuple((at, f"case-{number}") for at, number in enumerate(numbers))
    grid = Grid(("Case", "Child"), rows, links=links, caption="Cases")
    return Document("Agenda", (grid,), reference="P26-004/A")


PARTS = (Part(agenda((1, 2, 3, 4))), *map(case, (1, 2, 3, 4)))


def recipient(name, numbers=(1, 2, 3, 4), **about):
    front = made_packs.front(about=f"Copy for {name}", banner=f"Copy for {name} only")
    left_out = tuple(f"2026-{one:04}" for one in (1, 2, 3, 4) if one not in numbers)
    instead = {"P26-004/A": agenda(numbers)} if left_out else {}
    return Recipient(name, front, about.pop("leaves_out", left_out), about.pop("instead", instead))


def made(*recipients, parts=PARTS):
    return list(copies(parts, recipients, issued=made_packs.ISSUED))


def everything_in(content):
    """All that stands in a file: its objects and streams as bytes, and the words on its pages."""
    whole = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as paper:
        paper.save(
            whole,
            compress_streams=False,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            stream_decode_level=pikepdf.StreamDecodeLevel.all,
        )
    with closing(pypdfium2.PdfDocument(content)) as document:
        words = " ".join(page.get_textpage().get_text_range() for page in document)
    raw = whole.getvalue()
    return words + raw.decode("latin-1") + raw.decode("utf-16-be", "replace")


def test_a_case_left_out_is_nowhere_in_the_copy_and_in_all_of_the_others():
    whole, without = made(recipient("A. Chair"), recipient("B. Head", (1, 2, 3)))
    assert "Flabbergast" in everything_in(whole.pack.content)
    found = everything_in(without.pack.content)
    assert "Flabbergast" not in found
    assert "P26-004/4" not in found
    assert all(name in found for name in CANARIES[:3])


def test_a_copy_has_its_own_page_numbers_and_the_packs_references():
    whole, without = made(recipient("A. Chair"), recipient("B. Head", (1, 3, 4)))
    assert (whole.pack.pages, without.pack.pages) == (2 + 4 * 2, 2 + 3 * 2)
    pages = {entry.reference: entry.page for entry in whole.pack.entries}
    other = {entry.reference: entry.page for entry in without.pack.entries}
    assert set(pages) - set(other) == {"P26-004/2", "P26-004/2-1"}
    assert (pages["P26-004/3"], other["P26-004/3"]) == (7, 5)
    assert "Page 5 of 8" in without.pack.facts.footers[4]
    assert without.pack.facts.footers[4].startswith("P26-004/3 ")


def test_a_copy_says_whose_it_is_on_every_page():
    (copy,) = made(recipient("B. Head", (1, 2, 3)))
    with closing(pypdfium2.PdfDocument(copy.pack.content)) as document:
        assert all("Copy for B. Head only" in p.get_textpage().get_text_range() for p in document)


def test_the_register_says_what_each_copy_is():
    whole, without = made(recipient("A. Chair"), recipient("B. Head", (1, 2)))
    line = without.line
    assert (whole.line.number, whole.line.left_out) == (1, ())
    assert (line.number, line.recipient, line.issued) == (2, "B. Head", made_packs.ISSUED)
    assert (line.pages, line.papers) == (6, 5)
    assert line.left_out == ("P26-004/3", "P26-004/3-1", "P26-004/4", "P26-004/4-1")
    assert line.mark == hashlib.sha256(without.pack.content).hexdigest()


def test_a_school_gets_a_case_sheet_with_initials_in_its_place():
    initials = Document("Case 1: Q.", (Facts((("Child", "Q."),)),), reference="P26-004/1")
    shared = Document("Agenda", (Paragraph("One case."),), reference="P26-004/A")
    about = {"instead": {"P26-004/1": initials, "P26-004/A": shared}}
    school = Recipient(
        "The school",
        made_packs.front(about="Copy for the school"),
        ("2026-0002", "2026-0003", "2026-0004"),
        without_papers=frozenset({"P26-004/1-1"}),
        **about,
    )
    (copy,) = made(school)
    found = everything_in(copy.pack.content)
    assert not any(name in found for name in CANARIES)
    assert [entry.reference for entry in copy.pack.entries] == ["P26-004/A", "P26-004/1"]


def test_a_copy_whose_agenda_still_names_the_case_is_refused():
    plain = Document("Agenda", (Paragraph("We hear about flabbérgast."),), reference="P26-004/A")
    with pytest.raises(
        BadInput, match=r"leaves a case out, yet names it on .*, in “Agenda”"
    ) as told:
        made(recipient("B. Head", (1, 2, 3), instead={"P26-004/A": plain}))
    assert told.value.code == "Y-048"


def test_a_copy_whose_agenda_still_cites_the_reference_is_refused():
    plain = Document("Agenda", (Paragraph("See P26-004/4-1."),), reference="P26-004/A")
    with pytest.raises(BadInput) as told:
        made(recipient("B. Head", (1, 2, 3), instead={"P26-004/A": plain}))
    assert told.value.code == "Y-048"


def test_of_pages_somebody_typed_nothing_is_ever_left_out():
    """Nobody knows where they speak of the case, so such a copy must have ours in their place."""
    typed = Attachment("Agenda edited in Word", "P26-004/A", "agenda.pdf", made_packs.pdf(2))
    parts = (Part(agenda((1, 2, 3, 4)), pages=typed), *PARTS[1:])
    with pytest.raises(BadInput) as refused:
        made(recipient("B", (1, 2, 3)), parts=parts)
    assert refused.value.code == "Y-048"
    assert "“Agenda edited in Word”" in refused.value.message
    whole, without = made(
        recipient("A"),
        replace(recipient("B", (1, 2, 3)), set_anew=frozenset({"P26-004/A"})),
        parts=parts,
    )
    assert whole.pack.entries[0][:4] == ("P26-004/A", "Agenda", 2, 2)
    assert without.pack.entries[0][:4] == ("P26-004/A", "Agenda", 2, 1)
    assert "Flabbergast" not in everything_in(without.pack.content)


def test_a_longer_number_is_not_taken_for_the_one_left_out():
    plain = Document("Agenda", (Paragraph("See P26-004/41 of 2025."),), reference="P26-004/A")
    (copy,) = made(recipient("B. Head", (1, 2, 3), instead={"P26-004/A": plain}))
    assert copy.line.left_out == ("P26-004/4", "P26-004/4-1")


def test_a_copy_whose_agenda_only_leads_to_the_case_is_refused():
    grid = Grid(("Case",), (("Last",),), links=((0, "case-4"),), caption="Cases")
    plain = Document("Agenda", (grid,), reference="P26-004/A")
    with pytest.raises(BadInput) as told:
        made(recipient("B. Head", (1, 2, 3), instead={"P26-004/A": plain}))
    assert told.value.code == "Y-024"


def test_leaving_out_what_is_not_there_is_refused():
    with pytest.raises(BadInput, match="leave out 2026-0099") as told:
        made(recipient("B. Head", leaves_out=("2026-0099",)))
    assert told.value.code == "Y-049"


def test_the_same_copy_is_the_same_file():
    first, second = made(recipient("B. Head", (1, 2))), made(recipient("B. Head", (1, 2)))
    assert first[0].line == second[0].line


SIZES = st.lists(st.integers(0, 3), min_size=0, max_size=4)


@settings(max_examples=20)
@given(sizes=SIZES, drops=st.lists(st.sets(st.integers(1, 4)), min_size=1, max_size=3))
def test_no_case_is_lost_or_doubled(sizes, drops):
    parts = [case(number, papers) for number, papers in enumerate(sizes, 1)]
    there = range(1, len(sizes) + 1)
    asked = [
        Recipient(f"Member {at}", made_packs.front(), tuple(f"2026-{n:04}" for n in out & {*there}))
        for at, out in enumerate(drops)
    ]
    for copy, out in zip(made(*asked, parts=parts), drops, strict=True):
        wanted = [
            f"P26-004/{number}{end}"
            for number, papers in enumerate(sizes, 1)
            if number not in out
            for end in ("", *(f"-{at}" for at in range(1, papers + 1)))
        ]
        assert [entry.reference for entry in copy.pack.entries] == wanted
        own = copy.pack.entries[0].page - 1 if wanted else 1
        papers = [n for number, n in enumerate(sizes, 1) if number not in out]
        assert copy.pack.pages == own + sum(1 + n * (n + 1) // 2 for n in papers)
        pages = [page for page, footer in enumerate(copy.pack.facts.footers, 1)]
        assert pages == list(range(1, copy.pack.pages + 1))

"""Fourteen cases with three hundred pages of every kind, put together and read back from bytes.

What is expected is worked out here from what each paper is known to be, not from what the pack
says of itself.
"""

import io
import re
from contextlib import closing
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest
from tests.paper import made_packs

from daysix.law.errors import BadInput
from daysix.paper.blocks import Document, Heading, Paragraph
from daysix.paper.pack import assemble
from daysix.paper.pack_parts import Attachment, Part

CASES = 14
PAGES_OF_EACH = {
    "Attendance certificate": 3,
    "Plan on its side": 2,
    "Large map": 1,
    "Turned page": 1,
    "Scan of a letter": 2,
    "Referral form": 1,
    "Photograph": 1,
    "Drawing": 1,
    "Telephone note": 1,
    "Attendance by week": 1,
    "Mail from the head": 1,
    "Report": 6,
}
"""Of every case; with its sheet 22 pages, and 309 with the agenda in front."""


def made(parts, **about):
    front = about.pop("front", made_packs.front())
    return assemble(front, parts, issued=made_packs.ISSUED, **about)


def fourteen():
    cases = [
        made_packs.case(
            number,
            [
                *made_packs.every_kind(),
                ("Report", "r.pdf", made_packs.pdf(6, words=f"Report {number}")),
            ],
        )
        for number in range(1, CASES + 1)
    ]
    return [made_packs.agenda(range(1, CASES + 1)), *cases]


@pytest.fixture(scope="module")
def parts():
    return fourteen()


@pytest.fixture(scope="module")
def pack(parts):
    return made(parts)


@pytest.fixture(scope="module")
def texts(pack):
    with closing(pypdfium2.PdfDocument(pack.content)) as document:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


def expected(begins):
    """Reference, title and page of every line, from the first page after the contents."""
    yield "P26-004/A", "Agenda", begins
    page = begins + 1
    for number in range(1, CASES + 1):
        yield f"P26-004/{number}", f"Case {number}: Child {number}", page
        page += 1
        for at, (title, many) in enumerate(PAGES_OF_EACH.items(), 1):
            yield f"P26-004/{number}-{at}", title, page
            page += many


def contents_pages(texts):
    return next(at for at, text in enumerate(texts) if "Order of business" in text)


def test_it_has_as_many_pages_as_its_parts(pack, texts):
    assert sum(PAGES_OF_EACH.values()) == 21
    assert pack.pages == len(texts) == contents_pages(texts) + 1 + CASES * (1 + 21)
    assert pack.pages > 300


def test_every_paper_stands_where_the_contents_says(pack, texts):
    wanted = list(expected(contents_pages(texts) + 1))
    assert [entry[:3] for entry in pack.entries] == wanted
    contents = " ".join(texts[: contents_pages(texts)])
    for reference, title, page in wanted:
        assert f"{reference} {title} {page}" in contents
        assert title in texts[page - 1]


def test_every_link_of_the_contents_leads_to_its_heading(pack, texts):
    wanted = {(page, title) for _, title, page in expected(contents_pages(texts) + 1)}
    found = set()
    with pikepdf.open(io.BytesIO(pack.content)) as paper:
        numbers = {page.objgen: at for at, page in enumerate(paper.pages, 1)}
        names = dict(pikepdf.NameTree(paper.Root.Names.Dests).items())
        places = [
            _place(note, names)
            for page in paper.pages[: contents_pages(texts)]
            for note in page.Annots
        ]
        tops = [(numbers[place[0].objgen], float(place[3]) + 3) for place in places]
    with closing(pypdfium2.PdfDocument(pack.content)) as document:
        for page, top in tops:
            words = document[page - 1].get_textpage()
            heading = words.get_text_bounded(left=0, bottom=top - 60, right=900, top=top)
            found |= {one for one in wanted if one[0] == page and one[1] in heading}
    assert found == wanted


def _place(note, names):
    place = note.Dest if isinstance(note.Dest, pikepdf.Array) else names[str(note.Dest)]
    return place.D if isinstance(place, pikepdf.Dictionary) else place


def test_every_page_says_its_number_and_its_reference(pack, texts):
    wanted = expected(contents_pages(texts) + 1)
    references = {page: reference for reference, _, page in wanted}
    reference = "P26-004"
    for number, text in enumerate(texts, 1):
        reference = references.get(number, reference)
        assert f"{reference} Fair access panel Page {number} of {pack.pages}" in text


def test_every_case_and_every_paper_is_there_once(pack):
    references = [entry.reference for entry in pack.entries]
    assert len(references) == len(set(references)) == 1 + CASES * (1 + len(PAGES_OF_EACH))


def test_what_stood_on_the_attached_pages_is_still_there(texts):
    whole = " ".join(texts)
    for number in range(1, CASES + 1):
        for at in range(1, 7):
            assert whole.count(f"Report {number}, sheet {at} ") == 1
    assert whole.count("Typed into the form") == CASES
    assert whole.count("They agree to a meeting on Monday.") == CASES
    assert whole.count("Week Present Late 1 9 0 2 7 2 3 10 0") == CASES
    assert whole.count("We support a new start.") == CASES


def test_bookmarks_lead_to_every_paper(pack, texts):
    wanted = [(title, page) for _, title, page in expected(contents_pages(texts) + 1)]
    found = [(re.sub(r"^\d+-\d+\s+", "", text), page) for text, page in pack.facts.bookmarks]
    assert [one for one in found if one in set(wanted)] == wanted


def test_the_file_says_what_it_is(pack):
    with pikepdf.open(io.BytesIO(pack.content)) as paper:
        assert str(paper.Root.Lang) == "en-GB"
        assert bool(paper.Root.MarkInfo.Marked)
        assert [str(one) for one in paper.Root.PageLabels.Nums] == [
            "0",
            str(paper.Root.PageLabels.Nums[1]),
        ]
        assert str(paper.Root.PageLabels.Nums[1].S) == "/D"
        with paper.open_metadata() as about:
            assert about["dc:title"] == "Fair access panel"
            assert "pdfuaid:part" not in about  # what schools send is as it came


def test_every_attached_page_has_its_place_in_the_order_of_reading(pack):
    with pikepdf.open(io.BytesIO(pack.content)) as paper:
        parents = pikepdf.NumberTree(paper.Root.StructTreeRoot.ParentTree)
        parts, drawn = [], 0
        for one in paper.objects:
            if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Part":
                parts.append(one)
                assert str(one.K[0].S) == "/H2"
                for paragraph in list(one.K)[1:]:
                    assert str(paragraph.S) == "/P"
                    leaf = paragraph.K if isinstance(paragraph.K, pikepdf.Dictionary) else paragraph
                    marks = parents[int(leaf.Pg.StructParents)]
                    assert marks[int(leaf.K)].objgen == leaf.objgen
                    drawn += 1
    assert len(parts) == CASES * 7  # the papers that came as PDF
    assert drawn == CASES * (3 + 2 + 1 + 1 + 2 + 1 + 6)


def test_pdfua_finds_nothing_in_the_whole_file(pack, tmp_path):
    from pdfua import validate

    place = tmp_path / "pack.pdf"
    place.write_bytes(pack.content)
    assert [finding.message for finding in validate(place).findings] == []


def test_what_a_person_should_know_is_said(pack):
    said = {(notice.reference.rpartition("-")[2], notice.code) for notice in pack.notices}
    # scans and pictures; and the same file under each case is the same file
    assert {("5", "Y-033"), ("7", "Y-033"), ("8", "Y-033"), ("1", "Y-034")} <= said
    assert {code for _, code in said} == {"Y-033", "Y-034"}
    assert not any(notice.left_out for notice in pack.notices)


def test_the_same_pack_is_the_same_file(parts, pack):
    assert made(parts).content == pack.content


def test_a_pack_without_attachments():
    pack = made([made_packs.agenda([1]), made_packs.case(1)])
    assert [entry[2:4] for entry in pack.entries] == [(2, 1), (3, 1)]
    assert pack.facts.claims_accessible  # every page is ours


def with_pages(part, content, name="agenda.pdf"):
    """A document of ours in whose place somebody's own pages stand."""
    return replace(part, pages=Attachment("Edited", part.document.reference, name, content))


def test_pages_in_the_place_of_a_document_bear_its_heading_and_reference():
    pack = made([with_pages(made_packs.agenda([1]), made_packs.pdf(3)), made_packs.case(1)])
    assert [entry[:4] for entry in pack.entries] == [
        ("P26-004/A", "Agenda", 2, 3),
        ("P26-004/1", pack.entries[1].title, 5, 1),
    ]
    assert ("Agenda", 2) in pack.facts.bookmarks
    assert [foot.split()[0] for foot in pack.facts.footers[1:4]] == ["P26-004/A"] * 3
    assert "Order of business" not in " ".join(title for title, _ in pack.facts.bookmarks)
    assert not pack.facts.claims_accessible  # they are as somebody else made them
    with pikepdf.open(io.BytesIO(pack.content)) as paper:
        (part,) = [one for one in paper.objects
                   if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Part"]  # fmt: skip
        assert [str(kid.S) for kid in part.K] == ["/H1", "/P", "/P", "/P"]


def test_pages_that_cannot_be_made_stop_the_pack_and_ours_never_takes_their_place():
    with pytest.raises(BadInput) as refused:
        made([with_pages(made_packs.agenda([1]), made_packs.word(), "agenda.docx")])
    assert refused.value.code == "Y-185"


def test_a_pack_of_nothing_but_its_first_page():
    pack = made([])
    assert (pack.pages, pack.entries, pack.notices) == (1, (), ())


def test_four_hundred_pages():
    pack = made([made_packs.case(1, [("Everything", "all.pdf", made_packs.pdf(400))])])
    assert pack.pages == 402
    assert pack.entries[1][2:4] == (3, 400)


def test_a_contents_of_many_pages_moves_what_follows():
    cases = [made_packs.case(number, [("Note", "n.txt", made_packs.TEXT)]) for number in range(90)]
    pack = made(cases)
    assert pack.entries[0].page > 4
    assert [entry.page for entry in pack.entries] == list(
        range(pack.entries[0].page, pack.entries[0].page + 180)
    )


def test_the_agenda_leads_to_the_cases():
    from daysix.paper.blocks import Grid

    grid = Grid(("Case", "Child"), (("1", "A"), ("2", "B")), links=((0, "c1"), (1, "c2")))
    agenda = Part(Document("Agenda", (grid,), reference="P26-004/A"))
    cases = [
        Part(
            replace(made_packs.sheet(number), blocks=(Heading(f"Child {number}", 1, f"c{number}"),))
        )
        for number in (1, 2)
    ]
    pack = made([agenda, *cases])
    assert [(one.text, one.to_page) for one in pack.facts.links if one.page == 2] == [
        ("1", 3),
        ("2", 4),
    ]


def test_late_papers_are_a_supplement_and_number_nothing_anew():
    late = Part(
        Document("Late papers for case 3", (Paragraph("Received today."),), reference="P26-004/S1"),
        (Attachment("Late report", "P26-004/3-13", "late.pdf", made_packs.pdf(2)),),
    )
    pack = made([late], supplement=1)
    assert [entry[:3] for entry in pack.entries] == [
        ("P26-004/S1", "Late papers for case 3", 2),
        ("P26-004/3-13", "Late report", 3),
    ]
    assert pack.facts.labels == "S1-"
    assert "Supplement 1, page 4 of 4" in pack.facts.footers[3]


def test_two_papers_of_one_reference_are_refused():
    case = made_packs.case(1, [("A", "a.txt", b"one"), ("B", "b.txt", b"two")])
    same = replace(case, attachments=tuple(replace(one, reference="X") for one in case.attachments))
    with pytest.raises(BadInput, match="both bear the reference X") as caught:
        made([same])
    assert caught.value.code == "Y-047"
    blank = replace(case, attachments=tuple(replace(one, reference="") for one in case.attachments))
    with pytest.raises(BadInput, match="none"):
        made([blank])


def test_a_sign_in_a_case_sheet_is_named_with_its_case():
    with pytest.raises(BadInput, match="in “Case 1: 🦄 1”") as caught:
        made([made_packs.case(1, name="🦄")])
    assert caught.value.code == "Y-020"


def test_a_sign_in_an_attachments_name_is_named():
    with pytest.raises(BadInput, match="the name of an attachment, “Photo 🦄”"):
        made([made_packs.case(1, [("Photo 🦄", "p.txt", b"words")])])


@pytest.mark.parametrize(
    "name",
    ["Tom & <b>Jerry</b>", "Siân O’Brien-D'Arcy", "#panic() $1$ *a* _b_ @c", "عمر", "x" * 400],
)
def test_any_name_can_stand_in_contents_headings_and_bookmarks(name):
    pack = made([made_packs.case(1, [(name, f"{name[:40]}.pdf", made_packs.pdf(2))], name=name)])
    assert pack.pages == 4
    assert [entry.page for entry in pack.entries] == [2, 3]


def test_a_part_of_many_pages_keeps_its_reference_on_each():
    long = [Paragraph("One more line of this long report. " * 20) for _ in range(40)]
    pack = made([made_packs.case(1, extra=tuple(long)), made_packs.case(2)])
    first, second = pack.entries
    assert (first.page, second.page) == (2, 2 + first.pages)
    assert first.pages > 2
    for page in range(first.page, second.page):
        assert pack.facts.footers[page - 1].startswith("P26-004/1 ")

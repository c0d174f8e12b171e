"""Reading a pack back: every fault that could be in it is seen."""

import io

import pikepdf
import pytest
from tests.paper import made_packs

from daysix.law.errors import BadInput
from daysix.paper import pack_append, pack_check
from daysix.paper.pack import assemble

TITLE, LANGUAGE = "Fair access panel", "en-GB"


@pytest.fixture(scope="module")
def pack():
    papers = [("Report", "r.pdf", made_packs.pdf(2)), ("Note", "n.txt", made_packs.TEXT)]
    parts = [made_packs.case(1, papers), made_packs.case(2, papers[:1])]
    return assemble(made_packs.front(), parts, issued=made_packs.ISSUED)


def faults(content, entries):
    facts = pack_check.check_pack(content)
    return list(pack_check.faults(facts, entries, title=TITLE, language=LANGUAGE))


def changed(content, change):
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as paper:
        change(paper)
        paper.save(made)
    return made.getvalue()


def swap_pages(paper):
    paper.pages.insert(3, paper.pages[5])
    del paper.pages[6]


def lead_astray(paper):
    paper.pages[0].Annots[2].Dest = pikepdf.Array(
        [paper.pages[-1].obj, pikepdf.Name.XYZ, 0, 500, 0]
    )
    paper.pages[0].Annots[3].Dest = paper.pages[0].Annots[2].Dest


def drop_page(paper):
    del paper.pages[-1]


def drop_bookmarks(paper):
    del paper.Root.Outlines


def drop_language(paper):
    del paper.Root.Lang


def drop_tags(paper):
    del paper.Root.StructTreeRoot


def drop_labels(paper):
    del paper.Root.PageLabels


def change_title(paper):
    with paper.open_metadata(set_pikepdf_as_editor=False) as about:
        about["dc:title"] = "Another"


def cover_foot(paper):
    paper.pages[3].obj.Contents = paper.make_stream(b"")


CHANGES = [
    (swap_pages, "page 4 does not say that it is page 4 of 8"),
    (lead_astray, "the line of P26-004/1-1 in the contents does not lead to page 3"),
    (drop_page, "page 1 does not say that it is page 1 of 7"),
    (drop_bookmarks, "P26-004/1 has no bookmark"),
    (drop_language, "its title or its language is missing"),
    (change_title, "its title or its language is missing"),
    (drop_tags, "its reading order or its page numbers are missing"),
    (drop_labels, "its reading order or its page numbers are missing"),
    (cover_foot, "page 4 does not say that it is page 4 of 8"),
]


def test_a_sound_pack_has_no_fault(pack):
    assert pack.pages == 8
    assert faults(pack.content, pack.entries) == []


@pytest.mark.parametrize(("change", "fault"), CHANGES, ids=lambda one: getattr(one, "__name__", ""))
def test_a_fault_is_seen(pack, change, fault):
    assert fault in faults(changed(pack.content, change), pack.entries)


def test_a_paper_on_another_page_than_said_is_seen(pack):
    moved = [entry._replace(page=entry.page + 1) for entry in pack.entries[:2]]
    assert "the pages of P26-004/1-1 do not bear its reference" not in faults(
        pack.content, moved[:1]
    )
    assert any("does not lead to page 4" in fault for fault in faults(pack.content, moved))


def test_facts_are_what_stands_in_the_file(pack):
    facts = pack_check.check_pack(pack.content)
    assert facts == pack.facts
    assert (facts.pages, facts.title, facts.language) == (8, TITLE, LANGUAGE)
    assert facts.is_tagged
    assert not facts.claims_accessible
    assert facts.labels == ""
    assert facts.footers[2] == "P26-004/1-1 Fair access panel Page 3 of 8"
    lines = [(link.text, link.to_page) for link in facts.links if link.page == 1]
    assert lines == [
        ("Case 1: Child 1", 2),
        ("2", 2),
        ("Report", 3),
        ("3", 3),
        ("Note", 5),
        ("5", 5),
        ("Case 2: Child 2", 6),
        ("6", 6),
        ("Report", 7),
        ("7", 7),
    ]
    assert ("1-1  Report", 3) in {
        (text.replace("\xa0", " "), page) for text, page in facts.bookmarks
    }


def test_a_pack_that_does_not_check_is_not_handed_over(monkeypatch):
    real = pack_append.with_sheets

    def spoiled(*args, **kwargs):
        placed = real(*args, **kwargs)
        return placed._replace(content=changed(placed.content, drop_bookmarks))

    monkeypatch.setattr(pack_append, "with_sheets", spoiled)
    with pytest.raises(BadInput, match="P26-004/1 has no bookmark") as told:
        assemble(made_packs.front(), [made_packs.case(1)], issued=made_packs.ISSUED)
    assert told.value.code == "Y-046"

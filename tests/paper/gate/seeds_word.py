"""Leaks planted in Word documents."""

from __future__ import annotations

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt, RGBColor
from tests.paper.gate.seeds_office import (
    CANARY,
    OFFICE,
    REL,
    book,
    inserted,
    letter,
    link,
    picture,
    relations,
    typed,
)


def commented(document):
    run = document.paragraphs[0].runs[0]
    document.add_comment(run, text=f"Ask about {CANARY}", author=CANARY, initials="CW")


def tracked(tag, inner):
    def change(document):
        names = nsdecls("w")
        document.paragraphs[0]._p.append(
            parse_xml(
                f'<w:{tag} {names} w:id="9" w:author="Officer"><w:r><w:{inner}>{CANARY}</w:{inner}>'
                f"</w:r></w:{tag}>"
            )
        )

    return lambda: letter(change)


def inserted_change(document):
    run = '<w:r><w:t xml:space="preserve"> Then it closed.</w:t></w:r>'
    mark = f'<w:ins {nsdecls("w")} w:id="9" w:author="{CANARY}">{run}</w:ins>'
    document.paragraphs[0]._p.append(parse_xml(mark))


def written_by(document):
    document.core_properties.author = CANARY


def template():
    return letter(
        after={
            "word/settings.xml": inserted(
                f'<w:attachedTemplate xmlns:r="{REL}" r:id="rIdSeed"/>', before="<w:zoom"
            ),
            "word/_rels/settings.xml.rels": relations(
                "attachedTemplate", f"file:///H:/{CANARY}.dotx", outside=True
            ).replace("rId1", "rIdSeed"),
        }
    )


def variable(data):
    line = f'<w:docVars><w:docVar w:name="Child" w:val="{CANARY}"/></w:docVars>'
    return data.replace(b"</w:settings>", f"{line}</w:settings>".encode())


def packed_book():
    return letter(
        after={
            "word/embeddings/Sheet1.xlsx": book(lambda _w, s: s.append([CANARY])),
            "word/_rels/document.xml.rels": link("package", "embeddings/Sheet1.xlsx"),
            "word/document.xml": inserted(
                "<w:p><w:r><w:object><o:OLEObject "
                f'xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:r="{REL}" Type="Embed" '
                'ProgID="Excel.Sheet.12" r:id="rIdSeed"/></w:object></w:r></w:p>',
                before="<w:sectPr",
            ),
            "[Content_Types].xml": inserted(
                f'<Default Extension="xlsx" ContentType="{OFFICE}.spreadsheetml.sheet"/>',
                before="</Types>",
            ),
        }
    )


def with_picture(**about):
    def change(document):
        document.add_picture(picture(**about))

    return change


def named_picture(data):
    return data.replace(
        b'<wp:docPr id="1" name="Picture 1"',
        f'<wp:docPr id="1" name="Picture 1" descr="{CANARY}"'.encode(),
    )


def cropped_here(data):
    return data.replace(b"<a:stretch", b'<a:srcRect r="40000"/><a:stretch')


def vanished(document):
    document.add_paragraph().add_run(CANARY).font.hidden = True


def white_run(document):
    document.add_paragraph().add_run(CANARY).font.color.rgb = RGBColor(255, 255, 255)


def tiny_run(document):
    document.add_paragraph().add_run(CANARY).font.size = Pt(1)


def first_page(document):
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = f"About {CANARY}"
    section.different_first_page_header_footer = False


def split(document):
    paragraph = document.add_paragraph()
    for piece in ("Can", "ary W", "arble", "ton"):
        paragraph.add_run(piece).bold = piece == "ary W"


DOCX = {
    "a comment": ("comments", lambda: letter(commented)),
    "a deletion": ("tracked_changes", tracked("del", "delText")),
    "a move": ("tracked_changes", tracked("moveFrom", "t")),
    "an insertion's author": ("tracked_changes", lambda: letter(inserted_change)),
    "an author": ("authors", lambda: letter(written_by)),
    "a template elsewhere": ("external_links", template),
    "a variable": ("custom_properties", lambda: letter(after={"word/settings.xml": variable})),
    "other programs' data": (
        "custom_properties",
        lambda: letter(
            after={
                "customXml/item9.xml": f"<case><child>{CANARY}</child></case>",
                "word/_rels/document.xml.rels": link("customXml", "/customXml/item9.xml"),
            }
        ),
    ),
    "a packed workbook": ("embedded_files", packed_book),
    "alt text": (
        "alt_text",
        lambda: letter(with_picture(), after={"word/document.xml": named_picture}),
    ),
    "hidden text": ("hidden_text", lambda: letter(vanished)),
    "white text": ("hidden_text", lambda: letter(white_run)),
    "tiny text": ("hidden_text", lambda: letter(tiny_run)),
    "a cropped picture": (
        "cropped_pictures",
        lambda: letter(with_picture(), after={"word/document.xml": cropped_here}),
    ),
    "a small picture": ("thumbnails", letter),
    "a photograph's remark": ("picture_details", lambda: letter(with_picture(remark=b"x"))),
    "a header switched off": ("headers_footers", lambda: letter(first_page)),
    "a part nothing leads to": (
        "leftovers",
        lambda: letter(after={"word/old.xml": f"<a>{CANARY}</a>"}),
    ),
    "another child": ("other_children", lambda: letter(split)),
    "macros": (
        "scripts",
        lambda: letter(
            after={
                "word/vbaProject.bin": b"Attribut",
                "word/_rels/document.xml.rels": link("vbaProject", "vbaProject.bin"),
                **typed(),
            }
        ),
    ),
    "a damaged part": (
        "cannot_be_read",
        lambda: letter(after={"docProps/app.xml": lambda data: data[:90]}),
    ),
}

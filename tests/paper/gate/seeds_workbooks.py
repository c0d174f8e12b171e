"""Leaks planted in workbooks."""

from __future__ import annotations

import io
import re

import xlsxwriter
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image as SheetImage
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Font
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from tests.paper.gate.seeds_office import (
    CANARY,
    REL,
    book,
    inserted,
    link,
    picture,
    relations,
    typed,
)


def string_table(change):
    """A workbook whose texts stand in one list, as Excel keeps them."""

    def make():
        made = io.BytesIO()
        with xlsxwriter.Workbook(made) as workbook:
            sheet = workbook.add_worksheet("Report")
            sheet.write_column("A1", ["Area", "North", "South"])
            change(workbook, sheet)
        return made.getvalue()

    return make


def row_of_the_list(_workbook, sheet):
    sheet.write("A5", CANARY)
    sheet.set_row(4, None, None, {"hidden": True})


def in_a_table(_workbook, sheet):
    columns = [{"header": each} for each in ("Area", "Child", "Days")]
    sheet.add_table("C1:E3", {"columns": columns, "data": [["N", CANARY, 3], ["S", CANARY, 2]]})
    sheet.set_column("D:D", None, None, {"hidden": True})


def hidden_sheet(state):
    def change(workbook, _sheet):
        more = workbook.create_sheet("Notes")
        more["A1"] = CANARY
        more.sheet_state = state

    return lambda: book(change)


def hidden_row(_workbook, sheet):
    sheet["A4"] = CANARY
    sheet.row_dimensions[4].hidden = True


def filtered_row(_workbook, sheet):
    sheet["A4"] = CANARY
    sheet.auto_filter.ref = "A1:A4"
    sheet.auto_filter.add_filter_column(0, ["North", "South"])
    sheet.row_dimensions[4].hidden = True


def grouped_rows(_workbook, sheet):
    sheet["A4"] = CANARY
    sheet.row_dimensions.group(4, 4, hidden=True)


def hidden_column(_workbook, sheet):
    sheet["C1"] = CANARY
    sheet.column_dimensions["C"].hidden = True


def note(_workbook, sheet):
    sheet["A1"].comment = Comment(f"Ask about {CANARY}", CANARY)


THREAD = "xl/threadedComments/threadedComment1.xml"


def thread():
    space = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
    said = (
        f'<ThreadedComments xmlns="{space}"><threadedComment ref="A1" id="1" personId="2">'
        f"<text>{CANARY}</text></threadedComment></ThreadedComments>"
    )
    return book(
        lambda _w, _s: None,
        after={
            THREAD: said,
            "xl/worksheets/_rels/sheet1.xml.rels": relations("threadedComment", f"/{THREAD}"),
        },
    )


def shared_record():
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return book(
        lambda _w, _s: None,
        after={
            "xl/revisions/revisionHeaders.xml": f'<headers xmlns="{space}">'
            f'<header userName="{CANARY}"/></headers>',
            "xl/_rels/workbook.xml.rels": link(
                "revisionHeaders", "/xl/revisions/revisionHeaders.xml"
            ),
        },
    )


def author(workbook, _sheet):
    workbook.properties.creator = CANARY
    workbook.properties.lastModifiedBy = CANARY


def company(data):
    return data.replace(b"</Properties>", f"<Company>{CANARY}</Company></Properties>".encode())


def other_book():
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    part = "xl/externalLinks/externalLink1.xml"
    cache = (
        f'<externalLink xmlns="{space}" xmlns:r="{REL}"><externalBook r:id="rId1"><sheetNames>'
        '<sheetName val="Pupils"/></sheetNames><sheetDataSet><sheetData sheetId="0"><row r="1">'
        f'<cell r="A1" t="str"><v>{CANARY}</v></cell></row></sheetData></sheetDataSet>'
        "</externalBook></externalLink>"
    )
    return book(
        lambda _w, _s: None,
        after={
            part: cache,
            "xl/externalLinks/_rels/externalLink1.xml.rels": relations(
                "externalLinkPath", "file:///H:/Team/Pupils.xlsx", outside=True
            ),
            "xl/_rels/workbook.xml.rels": link("externalLink", f"/{part}"),
            "xl/workbook.xml": inserted(
                f'<externalReferences><externalReference xmlns:r="{REL}" r:id="rIdSeed"/>'
                "</externalReferences>",
                before="<calcPr",
            ),
            **typed((part, "spreadsheetml.externalLink")),
        },
    )


def pivot():
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    definition, records = (
        "xl/pivotCache/pivotCacheDefinition1.xml",
        "xl/pivotCache/pivotCacheRecords1.xml",
    )
    items = '<s v="Warbleton"/><s v="Wren"/>'
    fields = (
        '<cacheField name="First"><sharedItems><s v="Ivy"/><s v="Canary"/></sharedItems>'
        "</cacheField>"
        f'<cacheField name="Last"><sharedItems>{items}</sharedItems></cacheField>'
    )
    return book(
        lambda _w, _s: None,
        after={
            definition: f'<pivotCacheDefinition xmlns="{space}" xmlns:r="{REL}" r:id="rId1">'
            f'<cacheFields count="2">{fields}</cacheFields></pivotCacheDefinition>',
            records: f'<pivotCacheRecords xmlns="{space}"><r><x v="1"/><x v="0"/></r>'
            "</pivotCacheRecords>",
            "xl/pivotCache/_rels/pivotCacheDefinition1.xml.rels": relations(
                "pivotCacheRecords", f"/{records}"
            ),
            "xl/_rels/workbook.xml.rels": link("pivotCacheDefinition", f"/{definition}"),
            "xl/workbook.xml": inserted(
                f'<pivotCaches xmlns:r="{REL}"><pivotCache cacheId="1" r:id="rIdSeed"/>'
                "</pivotCaches>",
                before="</workbook>",
            ),
            **typed(
                (definition, "spreadsheetml.pivotCacheDefinition"),
                (records, "spreadsheetml.pivotCacheRecords"),
            ),
        },
    )


def custom_property(workbook, _sheet):
    workbook.custom_doc_props.append(StringProperty(name="Child", value=CANARY))


def custom_xml(main, rels):
    return {
        "customXml/item1.xml": f"<case><child>{CANARY}</child></case>",
        rels: link("customXml", "/customXml/item1.xml"),
    }


def packed_file():
    return book(
        lambda _w, _s: None,
        after={
            "xl/embeddings/oleObject1.bin": CANARY.encode("utf-16-le"),
            "xl/worksheets/_rels/sheet1.xml.rels": relations(
                "oleObject", "/xl/embeddings/oleObject1.bin"
            ),
            "xl/worksheets/sheet1.xml": inserted(
                f'<oleObjects><oleObject progId="Package" shapeId="1" xmlns:r="{REL}" r:id="rId1"/>'
                "</oleObjects>",
                before="</worksheet>",
            ),
            **typed(),
        },
    )


def sheet_picture(**about):
    def change(_workbook, sheet):
        sheet.add_image(SheetImage(picture(**about)), "C3")

    return change


def described(data):
    return data.replace(b'name="Image 1"', f'name="{CANARY}"'.encode()).replace(
        b'descr="Picture"', f'descr="{CANARY} at school"'.encode()
    )


def white(_workbook, sheet):
    sheet["C9"] = CANARY
    sheet["C9"].font = Font(color="FFFFFFFF")


def tiny(_workbook, sheet):
    sheet["C9"] = CANARY
    sheet["C9"].font = Font(size=1)


def formatted_away(_workbook, sheet):
    sheet["C9"] = CANARY
    sheet["C9"].number_format = ";;;"


def cropped(data):
    space = b"http://schemas.openxmlformats.org/drawingml/2006/main"
    crop = b'<a:srcRect xmlns:a="%s" l="50000"/>' % space
    # other tests may have changed how the library shortens the name of the space
    planted, times = re.subn(rb"<(\w+:)?stretch", lambda found: crop + found[0], data)
    assert times, "the picture is not where it was looked for"
    return planted


def hidden_name(workbook, _sheet):
    workbook.defined_names["Child"] = DefinedName("Child", attr_text=f'"{CANARY}"', hidden=True)


def typed_list(_workbook, sheet):
    rule = DataValidation(type="list", formula1=f'"{CANARY},Ivy Wren"')
    rule.add("A1")
    sheet.add_data_validation(rule)


def header(_workbook, sheet):
    sheet.oddHeader.center.text = f"About {CANARY}"


def loose_string():
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    part = "xl/sharedStrings.xml"
    return book(
        lambda _w, _s: None,
        after={
            part: f'<sst xmlns="{space}"><si><t>{CANARY}</t></si></sst>',
            "xl/_rels/workbook.xml.rels": link("sharedStrings", f"/{part}"),
            **typed((part, "spreadsheetml.sharedStrings")),
        },
    )


XLSX = {
    "a hidden sheet": ("hidden_sheets", hidden_sheet("hidden")),
    "a very hidden sheet": ("very_hidden_sheets", hidden_sheet("veryHidden")),
    "a hidden row": ("hidden_rows", lambda: book(hidden_row)),
    "a filtered row": ("hidden_rows", lambda: book(filtered_row)),
    "a folded group": ("hidden_rows", lambda: book(grouped_rows)),
    "a hidden row of a list of texts": (
        "hidden_rows",
        string_table(row_of_the_list),
    ),
    "a hidden column of a table": ("hidden_columns", string_table(in_a_table)),
    "a hidden column": ("hidden_columns", lambda: book(hidden_column)),
    "a note": ("comments", lambda: book(note)),
    "a thread": ("comments", thread),
    "a record of changes": ("tracked_changes", shared_record),
    "an author": ("authors", lambda: book(author)),
    "a company": (
        "authors",
        lambda: book(lambda _w, _s: None, after={"docProps/app.xml": company}),
    ),
    "another workbook's values": ("external_links", other_book),
    "a pivot table's memory": ("pivot_caches", pivot),
    "a property": ("custom_properties", lambda: book(custom_property)),
    "other programs' data": (
        "custom_properties",
        lambda: book(
            lambda _w, _s: None, after=custom_xml("xl/workbook.xml", "xl/_rels/workbook.xml.rels")
        ),
    ),
    "a packed file": ("embedded_files", packed_file),
    "alt text": (
        "alt_text",
        lambda: book(sheet_picture(), after={"xl/drawings/drawing1.xml": described}),
    ),
    "white text": ("hidden_text", lambda: book(white)),
    "tiny text": ("hidden_text", lambda: book(tiny)),
    "text formatted away": ("hidden_text", lambda: book(formatted_away)),
    "a cropped picture": (
        "cropped_pictures",
        lambda: book(sheet_picture(), after={"xl/drawings/drawing1.xml": cropped}),
    ),
    "a small picture": (
        "thumbnails",
        lambda: book(
            lambda _w, _s: None,
            after={
                "docProps/thumbnail.jpeg": picture().getvalue(),
                "_rels/.rels": link("thumbnail", "docProps/thumbnail.jpeg"),
                "[Content_Types].xml": inserted(
                    '<Default Extension="jpeg" ContentType="image/jpeg"/>', before="</Types>"
                ),
            },
        ),
    ),
    "a photograph's remark": ("picture_details", lambda: book(sheet_picture(remark=b"x"))),
    "a photograph's place": ("picture_details", lambda: book(sheet_picture(place=True))),
    "a hidden name": ("names_and_lists", lambda: book(hidden_name)),
    "a typed list": ("names_and_lists", lambda: book(typed_list)),
    "a header": ("headers_footers", lambda: book(header)),
    "a text no cell uses": (
        "leftovers",
        loose_string,
    ),
    "a part nothing leads to": (
        "leftovers",
        lambda: book(lambda _w, _s: None, after={"xl/old.xml": f"<a>{CANARY}</a>"}),
    ),
    "macros": (
        "scripts",
        lambda: book(
            lambda _w, _s: None,
            after={
                "xl/vbaProject.bin": b"Attribut",
                "xl/_rels/workbook.xml.rels": link("vbaProject", "/xl/vbaProject.bin"),
                **typed(),
            },
        ),
    ),
    "another child": (
        "other_children",
        lambda: book(lambda _w, s: s.append(["Warbleton", "Canary"])),
    ),
    "half a part": (
        "cannot_be_read",
        lambda: book(lambda _w, _s: None, after={"xl/theme/theme1.xml": lambda data: data[:500]}),
    ),
}

"""A workbook with nearly everything Excel can put into one, written part by part.

Everybody in it is invented. No library writes it, because no library can: it stands for the
trackers that real teams have grown over years.
"""

# ruff: noqa: E501 - the parts stand as Excel writes them, without line breaks
from __future__ import annotations

import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
MICROSOFT = "http://schemas.microsoft.com/office"
X14 = f"{MICROSOFT}/spreadsheetml/2009/9/main"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
SHEET_PART = "xl/worksheets/sheet1.xml"
OPEN_CELLS = ("B4", "C4", "B5", "C5", "F5", "G6", "B7", "F8", "G8")
"""Cells of the first sheet that hold plain text or numbers."""

TEXTS = (
    "Exclusions 2026 to 2027", "Ref", "Surname", "Forename", "UPN", "Start", "Days", "Reason",
    "Twice", "2026-0001", "Amberley", "Jo", "2026-0002", "Brindle & Sons", "Sam", "2026-0003",
    "Corrie", "Max", "2026-0004", "Dunmore", "Ali", "2026-0005", "Elkin", "Kit", "PP", "DB", "Total",
)  # fmt: skip
AT = {text: number for number, text in enumerate(TEXTS)}
CHILDREN = (
    ("2026-0001", "Amberley", "Jo", 46270, 2, "PP"),
    ("2026-0002", "Brindle & Sons", "Sam", 46275, 5, "DB"),
    ("2026-0003", "Corrie", "Max", 46281, 1.5, "PP"),
    ("2026-0004", "Dunmore", "Ali", 46290, 15, "DB"),
    ("2026-0005", "Elkin", "Kit", 46301, 45, "PP"),
)
FIRST_ROW = 4


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def shared(cell: str, text: str, style: int) -> str:
    return f'<c r="{cell}" s="{style}" t="s"><v>{AT[text]}</v></c>'


def number(cell: str, value: float, style: int) -> str:
    return f'<c r="{cell}" s="{style}"><v>{value}</v></c>'


def tracker_rows() -> str:
    heads = "".join(
        shared(f"{letter}3", text, 2) for letter, text in zip("ABCDEFGH", TEXTS[1:9], strict=True)
    )
    rows = [
        '<row r="1" spans="1:8" ht="26" customHeight="1" x14ac:dyDescent="0.35">'
        + shared("A1", TEXTS[0], 1)
        + "".join(f'<c r="{letter}1" s="1"/>' for letter in "BCDEFGH")
        + "</row>",
        f'<row r="3" spans="1:8" x14ac:dyDescent="0.35">{heads}</row>',
    ]
    for row, (ref, surname, forename, start, days, reason) in enumerate(CHILDREN, FIRST_ROW):
        hidden = ' hidden="1"' if row == 6 else ""
        formula = "Cases[[#This Row],[Days]]*2"
        rows.append(
            f'<row r="{row}" spans="1:8"{hidden} x14ac:dyDescent="0.35">'
            + shared(f"A{row}", ref, 0)
            + shared(f"B{row}", surname, 0)
            + shared(f"C{row}", forename, 0)
            + f'<c r="D{row}" s="5" t="b"><v>{row % 2}</v></c>'
            + number(f"E{row}", start, 3)
            + number(f"F{row}", days, 0)
            + shared(f"G{row}", reason, 0)
            + f'<c r="H{row}"><f>{formula}</f><v>{days * 2}</v></c></row>'
        )
    total = "SUBTOTAL(109,Cases[Days])"
    rows.append(
        '<row r="9" spans="1:8" x14ac:dyDescent="0.35">'
        + shared("A9", "Total", 2)
        + f'<c r="F9" s="2"><f>{total}</f><v>68.5</v></c></row>'
    )
    return "".join(rows)


def tracker() -> str:
    return f"""{HEAD}<worksheet xmlns="{MAIN}" xmlns:r="{LINKS}" \
xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac xr" \
xmlns:x14ac="{X14.replace("/main", "/ac")}" \
xmlns:xr="{MICROSOFT}/spreadsheetml/2014/revision" xr:uid="{{6A000000-0001-4000-8000-000000000001}}">\
<sheetPr codeName="Sheet1" filterMode="1"><tabColor rgb="FF1F3864"/><pageSetUpPr fitToPage="1"/></sheetPr>\
<dimension ref="A1:H9"/><sheetViews><sheetView showGridLines="0" tabSelected="1" zoomScale="90" workbookViewId="0">\
<pane ySplit="3" topLeftCell="A4" activePane="bottomLeft" state="frozen"/>\
<selection pane="bottomLeft" activeCell="B4" sqref="B4"/></sheetView></sheetViews>\
<sheetFormatPr defaultRowHeight="14.5" x14ac:dyDescent="0.35"/>\
<cols><col min="1" max="3" width="14" customWidth="1"/><col min="4" max="4" width="9" hidden="1" customWidth="1"/>\
<col min="5" max="8" width="12" customWidth="1"/><col min="10" max="10" width="20" style="3" customWidth="1"/></cols>\
<sheetData>{tracker_rows()}</sheetData><!-- kept by hand -->\
<mergeCells count="1"><mergeCell ref="A1:H1"/></mergeCells>\
<conditionalFormatting sqref="F4:F8"><cfRule type="cellIs" dxfId="0" priority="1" operator="greaterThan"><formula>15</formula></cfRule></conditionalFormatting>\
<dataValidations count="1"><dataValidation type="whole" allowBlank="1" showErrorMessage="1" sqref="F4:F8"><formula1>0</formula1><formula2>45</formula2></dataValidation></dataValidations>\
<hyperlinks><hyperlink ref="A4" r:id="rId9" xr:uid="{{6A000000-0002-4000-8000-000000000002}}"/></hyperlinks>\
<printOptions gridLines="1"/><pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>\
<pageSetup paperSize="9" orientation="landscape" r:id="rId1"/><headerFooter><oddFooter>&amp;LOFFICIAL-SENSITIVE&amp;RPage &amp;P</oddFooter></headerFooter>\
<drawing r:id="rId2"/><legacyDrawing r:id="rId3"/><tableParts count="1"><tablePart r:id="rId4"/></tableParts>\
<extLst><ext uri="{{78C0D931-6437-407d-A8EE-F0AAD7539E65}}" xmlns:x14="{X14}"><x14:conditionalFormattings>\
<x14:conditionalFormatting xmlns:xm="{MICROSOFT}/excel/2006/main"><x14:cfRule type="iconSet" priority="2" id="{{6A000000-0003-4000-8000-000000000003}}">\
<x14:iconSet iconSet="3Stars"><x14:cfvo type="percent"><xm:f>0</xm:f></x14:cfvo><x14:cfvo type="percent"><xm:f>33</xm:f></x14:cfvo>\
<x14:cfvo type="percent"><xm:f>67</xm:f></x14:cfvo></x14:iconSet></x14:cfRule><xm:sqref>H4:H8</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext>\
<ext uri="{{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}}" xmlns:x14="{X14}"><x14:dataValidations count="1" xmlns:xm="{MICROSOFT}/excel/2006/main">\
<x14:dataValidation type="list" allowBlank="1" showErrorMessage="1"><x14:formula1><xm:f>Lists!$A$1:$A$2</xm:f></x14:formula1><xm:sqref>G4:G8</xm:sqref></x14:dataValidation></x14:dataValidations></ext>\
<ext uri="{{05C60535-1F16-4fd2-B633-F4F36F0B64E0}}" xmlns:x14="{X14}"><x14:sparklineGroups xmlns:xm="{MICROSOFT}/excel/2006/main">\
<x14:sparklineGroup displayEmptyCellsAs="gap"><x14:colorSeries rgb="FF376092"/><x14:sparklines><x14:sparkline><xm:f>Exclusions!F4:F8</xm:f><xm:sqref>I4</xm:sqref></x14:sparkline></x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext>\
<ext uri="{{3A4CF648-6AED-40f4-86FF-DC5316D8AED3}}" xmlns:x14="{X14}"><x14:slicerList xmlns:r="{LINKS}"><x14:slicer r:id="rId6"/></x14:slicerList></ext></extLst></worksheet>"""


def sheet(rows: str, *, dimension: str, after: str = "", before: str = "") -> str:
    return (
        f'{HEAD}<worksheet xmlns="{MAIN}" xmlns:r="{LINKS}"><dimension ref="{dimension}"/>{before}'
        f"<sheetData>{rows}</sheetData>{after}</worksheet>"
    )


def links(*targets: tuple[str, str]) -> str:
    """Links of a part: kind and target, numbered from rId1."""
    lines = []
    for place, (kind, target) in enumerate(targets, start=1):
        whole = kind if kind.startswith("http") else f"{LINKS}/{kind}"
        outside = ' TargetMode="External"' if ":" in target else ""
        lines.append(f'<Relationship Id="rId{place}" Type="{whole}" Target="{target}"{outside}/>')
    return f'{HEAD}<Relationships xmlns="{PACKAGE}">{"".join(lines)}</Relationships>'


def picture() -> bytes:
    """One blue dot."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(b"\x00\x1f\x38\x64"))
        + chunk(b"IEND", b"")
    )


STYLES = f"""{HEAD}<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd\\ mmm\\ yyyy"/></numFmts>\
<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="14"/><name val="Calibri"/></font></fonts>\
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>\
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
<cellXfs count="7"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>\
<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>\
<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment wrapText="1"/></xf>\
<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyProtection="1"><protection locked="0"/></xf>\
<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"><extLst><ext uri="{{C7286773-470A-42A8-94C5-96B5CB345126}}" xmlns:xfpb="{MICROSOFT}/spreadsheetml/2022/featurepropertybag"><xfpb:xfComplement i="0"/></ext></extLst></xf>\
<xf numFmtId="20" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>\
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>\
<dxfs count="1"><dxf><font><color rgb="FF9C0006"/></font></dxf></dxfs>\
<tableStyles count="1" defaultTableStyle="TableStyleMedium2"><tableStyle name="Team slicer" pivot="0" table="0" count="0"/></tableStyles></styleSheet>"""

WORKBOOK = f"""{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{LINKS}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x15" xmlns:x15="{MICROSOFT}/spreadsheetml/2010/11/main">\
<fileVersion appName="xl" lastEdited="7" lowestEdited="7" rupBuild="28000"/><workbookPr codeName="ThisWorkbook" defaultThemeVersion="166925"/>\
<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="24000" windowHeight="9000"/></bookViews>\
<sheets><sheet name="Exclusions" sheetId="1" r:id="rId1"/><sheet name="Pivot" sheetId="2" r:id="rId2"/>\
<sheet name="Locked" sheetId="3" r:id="rId3"/><sheet name="Lists" sheetId="4" state="hidden" r:id="rId4"/></sheets>\
<externalReferences><externalReference r:id="rId8"/></externalReferences>\
<definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">Exclusions!$A$1:$H$9</definedName>\
<definedName name="_xlnm.Print_Titles" localSheetId="0">Exclusions!$3:$3</definedName><definedName name="LongestStay">Lists!$B$1</definedName></definedNames>\
<calcPr calcId="191029"/><pivotCaches><pivotCache cacheId="5" r:id="rId9"/></pivotCaches>\
<extLst><ext uri="{{46BE6895-7355-4a93-B00E-2C351335B9C9}}" xmlns:x15="{MICROSOFT}/spreadsheetml/2010/11/main"><x15:slicerCaches xmlns:x14="{X14}"><x14:slicerCache r:id="rId10"/></x15:slicerCaches></ext></extLst></workbook>"""

TABLE = (
    f'{HEAD}<table xmlns="{MAIN}" id="1" name="Cases" displayName="Cases" ref="A3:H9" '
    'totalsRowCount="1"><autoFilter ref="A3:H8"/><tableColumns count="8">'
    + "".join(
        f'<tableColumn id="{place}" name="{name}"'
        + {
            1: ' totalsRowLabel="Total"/>',
            6: ' totalsRowFunction="sum"/>',
            8: "><calculatedColumnFormula>Cases[[#This Row],[Days]]*2</calculatedColumnFormula></tableColumn>",
        }.get(place, "/>")
        for place, name in enumerate(TEXTS[1:9], start=1)
    )
    + '</tableColumns><tableStyleInfo name="TableStyleMedium2" showRowStripes="1"/></table>'
)
OPEN_TABLE = (
    f'{HEAD}<table xmlns="{MAIN}" id="2" name="Reasons" displayName="Reasons" ref="D1:E3">'
    '<autoFilter ref="D1:E3"/><tableColumns count="2"><tableColumn id="1" name="Code"/>'
    '<tableColumn id="2" name="Since"/></tableColumns></table>'
)
LISTS = (
    shared("A1", "PP", 0) + number("B1", 45, 0)
    + '<c r="D1" t="inlineStr"><is><t>Code</t></is></c><c r="E1" t="inlineStr"><is><t>Since</t></is></c>',
    shared("A2", "DB", 0) + shared("D2", "PP", 0) + number("E2", 44000, 3),
    shared("D3", "DB", 4) + number("E3", 44100, 3),
)  # fmt: skip

DRAWING = f"""{HEAD}<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="{LINKS}">\
<xdr:twoCellAnchor><xdr:from><xdr:col>10</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>1</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>11</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>3</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>\
<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="Crest" descr="Council crest"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic><xdr:clientData/></xdr:twoCellAnchor>\
<xdr:twoCellAnchor><xdr:from><xdr:col>10</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>4</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>12</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>6</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>\
<xdr:sp macro="[0]!ShowHelp" textlink=""><xdr:nvSpPr><xdr:cNvPr id="3" name="Help"/><xdr:cNvSpPr/></xdr:nvSpPr><xdr:spPr><a:prstGeom prst="roundRect"><a:avLst/></a:prstGeom></xdr:spPr><xdr:txBody><a:bodyPr/><a:p><a:r><a:t>How to fill this in</a:t></a:r></a:p></xdr:txBody></xdr:sp><xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>"""

VML = """<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shape id="_x0000_s1025" type="#_x0000_t202" style="visibility:hidden"><x:ClientData ObjectType="Note"><x:Row>3</x:Row><x:Column>1</x:Column></x:ClientData></v:shape></xml>"""

PIVOT = f"""{HEAD}<pivotTableDefinition xmlns="{MAIN}" name="ByReason" cacheId="5" dataCaption="Values" updatedVersion="8" minRefreshableVersion="3"><location ref="A3:B6" firstHeaderRow="1" firstDataRow="1" firstDataCol="1"/>\
<pivotFields count="2"><pivotField axis="axisRow" showAll="0"><items count="3"><item x="0"/><item x="1"/><item t="default"/></items></pivotField><pivotField dataField="1" showAll="0"/></pivotFields>\
<rowFields count="1"><field x="0"/></rowFields><rowItems count="3"><i><x/></i><i><x v="1"/></i><i t="grand"><x/></i></rowItems><colItems count="1"><i/></colItems><dataFields count="1"><dataField name="Sum of Days" fld="1"/></dataFields></pivotTableDefinition>"""
CACHE = f"""{HEAD}<pivotCacheDefinition xmlns="{MAIN}" xmlns:r="{LINKS}" r:id="rId1" refreshedBy="J Amberley" recordCount="2"><cacheSource type="worksheet"><worksheetSource ref="A1:B3" sheet="Lists"/></cacheSource>\
<cacheFields count="2"><cacheField name="Reason" numFmtId="0"><sharedItems count="2"><s v="PP"/><s v="DB"/></sharedItems></cacheField><cacheField name="Days" numFmtId="0"><sharedItems containsNumber="1" minValue="1" maxValue="9"/></cacheField></cacheFields></pivotCacheDefinition>"""

PIVOT_ROWS = (
    '<row r="3"><c r="A3" t="inlineStr"><is><t>Row Labels</t></is></c><c r="B3" t="inlineStr"><is><t>Sum of Days</t></is></c></row>'
    '<row r="4"><c r="A4" t="s"><v>25</v></c><c r="B4"><v>20</v></c></row>'
    '<row r="5"><c r="A5" t="s"><v>24</v></c><c r="B5"><v>48.5</v></c></row>'
    '<row r="6"><c r="A6" t="inlineStr"><is><t>Grand Total</t></is></c><c r="B6"><v>68.5</v></c></row>'
)
LOCKED_ROWS = (
    '<row r="1"><c r="A1" t="str"><v>kept</v></c><c r="B1" s="4" t="inlineStr"><is><t>free</t></is></c></row>'
    '<row r="2"><c r="A2" t="e"><v>#N/A</v></c><c r="B2" s="4"><v>7</v></c></row>'
)


def parts() -> dict[str, bytes]:
    """Every part but the list of content types, in the order they are packed."""
    lists = "".join(f'<row r="{row}">{cells}</row>' for row, cells in enumerate(LISTS, start=1))
    items = "".join(f"<si><t>{escaped(text)}</t></si>" for text in TEXTS)
    person = "{6A000000-0009-4000-8000-000000000009}"
    found: dict[str, str | bytes] = {
        "_rels/.rels": links(
            ("officeDocument", "xl/workbook.xml"),
            ("http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml"),
            ("extended-properties", "docProps/app.xml"),
            ("custom-properties", "docProps/custom.xml"),
            (f"{MICROSOFT}/2020/02/relationships/classificationlabels", "docMetadata/LabelInfo.xml"),
            (f"{MICROSOFT}/2007/relationships/ui/extensibility", "customUI/customUI14.xml"),
        ),
        "xl/workbook.xml": WORKBOOK,
        "xl/_rels/workbook.xml.rels": links(
            ("worksheet", "worksheets/sheet1.xml"),
            ("worksheet", "worksheets/sheet2.xml"),
            ("worksheet", "worksheets/sheet3.xml"),
            ("worksheet", "/xl/worksheets/sheet4.xml"),
            ("styles", "styles.xml"),
            ("sharedStrings", "sharedStrings.xml"),
            ("calcChain", "calcChain.xml"),
            ("externalLink", "externalLinks/externalLink1.xml"),
            ("pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml"),
            (f"{MICROSOFT}/2007/relationships/slicerCache", "slicerCaches/slicerCache1.xml"),
            (f"{MICROSOFT}/2006/relationships/vbaProject", "vbaProject.bin"),
            ("connections", "connections.xml"),
            ("customXml", "../customXml/item1.xml"),
            (f"{MICROSOFT}/2017/10/relationships/person", "persons/person.xml"),
            (f"{MICROSOFT}/2022/11/relationships/FeaturePropertyBag", "featurePropertyBag/featurePropertyBag.xml"),
        ),
        SHEET_PART: tracker(),
        "xl/worksheets/_rels/sheet1.xml.rels": links(
            ("printerSettings", "../printerSettings/printerSettings1.bin"),
            ("drawing", "../drawings/drawing1.xml"),
            ("vmlDrawing", "../drawings/vmlDrawing1.vml"),
            ("table", "../tables/table1.xml"),
            ("comments", "../comments1.xml"),
            (f"{MICROSOFT}/2007/relationships/slicer", "../slicers/slicer1.xml"),
            (f"{MICROSOFT}/2017/10/relationships/threadedComment", "../threadedComments/threadedComment1.xml"),
            ("image", "../media/image1.png"),
            ("hyperlink", "https://cases.example/2026-0001"),
        ),
        "xl/worksheets/sheet2.xml": sheet(PIVOT_ROWS, dimension="A3:B6"),
        "xl/worksheets/_rels/sheet2.xml.rels": links(("pivotTable", "../pivotTables/pivotTable1.xml")),
        "xl/worksheets/sheet3.xml": sheet(LOCKED_ROWS, dimension="A1:B2", after='<sheetProtection sheet="1" objects="1" scenarios="1"/>'),
        "xl/worksheets/sheet4.xml": sheet(lists, dimension="A1:E3", after='<tableParts count="1"><tablePart r:id="rId1"/></tableParts>'),
        "xl/worksheets/_rels/sheet4.xml.rels": links(("table", "../tables/table2.xml")),
        "xl/styles.xml": STYLES,
        "xl/sharedStrings.xml": f'{HEAD}<sst xmlns="{MAIN}" count="60" uniqueCount="{len(TEXTS)}">{items}</sst>',
        "xl/calcChain.xml": f'{HEAD}<calcChain xmlns="{MAIN}">' + "".join(f'<c r="{cell}" i="1"/>' for cell in ("H4", "H5", "H6", "H7", "H8", "F9")) + "</calcChain>",
        "xl/tables/table1.xml": TABLE,
        "xl/tables/table2.xml": OPEN_TABLE,
        "xl/drawings/drawing1.xml": DRAWING,
        "xl/drawings/_rels/drawing1.xml.rels": links(("image", "../media/image1.png")),
        "xl/drawings/vmlDrawing1.vml": VML,
        "xl/media/image1.png": picture(),
        "xl/comments1.xml": f'{HEAD}<comments xmlns="{MAIN}"><authors><author>tc={person}</author></authors><commentList><comment ref="B4" authorId="0" shapeId="0"><text><t>[Threaded comment]</t></text></comment></commentList></comments>',
        "xl/threadedComments/threadedComment1.xml": f'{HEAD}<ThreadedComments xmlns="{MICROSOFT}/spreadsheetml/2018/threadedcomments"><threadedComment ref="B4" dT="2026-11-02T09:00:00.00" personId="{person}" id="{person}"><text>Ring the school back</text></threadedComment></ThreadedComments>',
        "xl/persons/person.xml": f'{HEAD}<personList xmlns="{MICROSOFT}/spreadsheetml/2018/threadedcomments"><person displayName="J Amberley" id="{person}" userId="j.amberley@council.example" providerId="None"/></personList>',
        "xl/slicers/slicer1.xml": f'{HEAD}<slicers xmlns="{X14}"><slicer name="Reason" cache="Slicer_Reason" caption="Reason" rowHeight="241300"/></slicers>',
        "xl/slicerCaches/slicerCache1.xml": f'{HEAD}<slicerCacheDefinition xmlns="{X14}" name="Slicer_Reason" sourceName="Reason"><extLst><x:ext xmlns:x="{MAIN}" xmlns:x15="{MICROSOFT}/spreadsheetml/2010/11/main" uri="{{2F2917AC-EB37-4324-AD4E-5DD8C200BD13}}"><x15:tableSlicerCache tableId="1" column="7"/></x:ext></extLst></slicerCacheDefinition>',
        "xl/pivotTables/pivotTable1.xml": PIVOT,
        "xl/pivotTables/_rels/pivotTable1.xml.rels": links(("pivotCacheDefinition", "../pivotCache/pivotCacheDefinition1.xml")),
        "xl/pivotCache/pivotCacheDefinition1.xml": CACHE,
        "xl/pivotCache/_rels/pivotCacheDefinition1.xml.rels": links(("pivotCacheRecords", "pivotCacheRecords1.xml")),
        "xl/pivotCache/pivotCacheRecords1.xml": f'{HEAD}<pivotCacheRecords xmlns="{MAIN}" count="2"><r><x v="0"/><n v="48.5"/></r><r><x v="1"/><n v="20"/></r></pivotCacheRecords>',
        "xl/featurePropertyBag/featurePropertyBag.xml": f'{HEAD}<FeaturePropertyBags xmlns="{MICROSOFT}/spreadsheetml/2022/featurepropertybag"><bag type="Checkbox"/><bag type="XFControls"><bagId k="CellControl">0</bagId></bag><bag type="XFComplement"><bagId k="XFControls">1</bagId></bag></FeaturePropertyBags>',
        "xl/externalLinks/externalLink1.xml": f'{HEAD}<externalLink xmlns="{MAIN}"><externalBook xmlns:r="{LINKS}" r:id="rId1"><sheetNames><sheetName val="Schools"/></sheetNames></externalBook></externalLink>',
        "xl/externalLinks/_rels/externalLink1.xml.rels": links(("externalLinkPath", "file:///S:/Schools.xlsx")),
        "xl/connections.xml": f'{HEAD}<connections xmlns="{MAIN}"><connection id="1" keepAlive="1" name="Query - Schools" type="5" refreshedVersion="8"><dbPr connection="Provider=Microsoft.Mashup.OleDb.1;Data Source=$Workbook$;Location=Schools" command="SELECT * FROM [Schools]"/></connection></connections>',  # noqa: S608 - a query of Excel's own, never run
        "xl/printerSettings/printerSettings1.bin": bytes(range(256)) * 4,
        "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000) + b"Attribute VB_Name",
        "customXml/item1.xml": '<?xml version="1.0" encoding="utf-8"?><DataMashup xmlns="http://schemas.microsoft.com/DataMashup">AAAAABQDAABQSwMEFAACAAgA</DataMashup>',
        "customXml/_rels/item1.xml.rels": links(("customXmlProps", "itemProps1.xml")),
        "customXml/itemProps1.xml": f'{HEAD}<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" ds:itemID="{{6A000000-0005-4000-8000-000000000005}}"><ds:schemaRefs/></ds:datastoreItem>',
        "customUI/customUI14.xml": f'<customUI xmlns="{MICROSOFT}/2009/07/customui"><ribbon><tabs><tab id="team" label="Team"/></tabs></ribbon></customUI>',
        "docMetadata/LabelInfo.xml": f'{HEAD}<clbl:labelList xmlns:clbl="{MICROSOFT}/2020/mipLabelMetadata"><clbl:label id="{{6A000000-0006-4000-8000-000000000006}}" enabled="1" method="Privileged" siteId="{{6A000000-0007-4000-8000-000000000007}}" removed="0"/></clbl:labelList>',
        "docProps/core.xml": f'{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>J Amberley</dc:creator></cp:coreProperties>',
        "docProps/app.xml": f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Microsoft Excel</Application><AppVersion>16.0300</AppVersion></Properties>',
        "docProps/custom.xml": f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="Team"><vt:lpwstr>Reintegration</vt:lpwstr></property></Properties>',
    }  # fmt: skip
    return {
        name: content if isinstance(content, bytes) else content.encode()
        for name, content in found.items()
    }


SHEET_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
KINDS = {
    "xl/workbook.xml": "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    "xl/worksheets/": f"{SHEET_KIND}.worksheet+xml",
    "xl/styles.xml": f"{SHEET_KIND}.styles+xml",
    "xl/sharedStrings.xml": f"{SHEET_KIND}.sharedStrings+xml",
    "xl/calcChain.xml": f"{SHEET_KIND}.calcChain+xml",
    "xl/tables/": f"{SHEET_KIND}.table+xml",
    "xl/drawings/drawing": "application/vnd.openxmlformats-officedocument.drawing+xml",
    "xl/comments": f"{SHEET_KIND}.comments+xml",
    "xl/threadedComments/": "application/vnd.ms-excel.threadedcomments+xml",
    "xl/persons/": "application/vnd.ms-excel.person+xml",
    "xl/slicers/": "application/vnd.ms-excel.slicer+xml",
    "xl/slicerCaches/": "application/vnd.ms-excel.slicerCache+xml",
    "xl/pivotTables/": f"{SHEET_KIND}.pivotTable+xml",
    "xl/pivotCache/pivotCacheDefinition": f"{SHEET_KIND}.pivotCacheDefinition+xml",
    "xl/pivotCache/pivotCacheRecords": f"{SHEET_KIND}.pivotCacheRecords+xml",
    "xl/featurePropertyBag/": "application/vnd.ms-excel.featurepropertybag+xml",
    "xl/externalLinks/": f"{SHEET_KIND}.externalLink+xml",
    "xl/connections.xml": f"{SHEET_KIND}.connections+xml",
    "customXml/itemProps": "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
    "docMetadata/": "application/vnd.ms-office.classificationlabels+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    "docProps/custom.xml": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
}
DEFAULTS = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "png": "image/png",
    "vml": "application/vnd.openxmlformats-officedocument.vmlDrawing",
    "bin": "application/vnd.ms-office.vbaProject",
}


def content_types(names: list[str]) -> bytes:
    defaults = "".join(
        f'<Default Extension="{end}" ContentType="{kind}"/>' for end, kind in DEFAULTS.items()
    )
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>'
        for name in names
        if "/_rels/" not in name
        for start, kind in KINDS.items()
        if name.startswith(start)
    )
    overrides += '<Override PartName="/xl/printerSettings/printerSettings1.bin" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.printerSettings"/>'
    kinds = "http://schemas.openxmlformats.org/package/2006/content-types"
    return f'{HEAD}<Types xmlns="{kinds}">{defaults}{overrides}</Types>'.encode()


def rich_workbook(path: Path, *, changed: dict[str, bytes] | None = None) -> Path:
    """Write the workbook; ``changed`` puts other content in some parts, or adds parts."""
    found = parts() | (changed or {})
    whole = {"[Content_Types].xml": content_types(list(found)), **found}
    with zipfile.ZipFile(path, "w") as packed:
        for place, (name, content) in enumerate(whole.items()):
            about = zipfile.ZipInfo(name, date_time=(2026, 11, 2, 9, place % 60, 4))
            about.compress_type = (
                zipfile.ZIP_STORED if name.endswith("png") else zipfile.ZIP_DEFLATED
            )
            about.external_attr = 0o600 << 16
            packed.writestr(about, content)
    return path

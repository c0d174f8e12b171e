"""The parts of a Word file that are alike in every document: styles, lists, header, footer.

Written as text, not through a library: thirty case sheets are made in the time one took.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from collections.abc import Sequence

INK, ACCENT, QUIET, HAIR, TINT = "1C232B", "17415C", "56616C", "D3DAE0", "F2F5F8"
AMBER, AMBER_EDGE, AMBER_INK = "FDF6E7", "C98A1B", "7A4B00"
FONT = "Calibri"
CHECK_STYLE = "CheckBeforeSending"
"""What stands in it is taken out when a letter is approved."""

TWIPS_A4 = (11906, 16838)
SIDE, TOP, FOOT = 1247, 1474, 1304
BULLET, FIRST_NUMBERED = 1, 2

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
EMPTY = "application/vnd.openxmlformats-package"


def width_between(*, wide: bool) -> int:
    """Twips between the margins of a page."""
    return TWIPS_A4[1 if wide else 0] - 2 * SIDE


@lru_cache(maxsize=8)
def styles(language: str, *, letter: bool) -> bytes:
    """The styles; a letter's headings are smaller."""
    first, second = (13, 12) if letter else (17, 13)
    said = quoteattr(language)
    body = [
        ("<w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
        f'<w:color w:val="{INK}"/><w:sz w:val="22"/><w:szCs w:val="22"/>'
        f'<w:lang w:val={said} w:eastAsia={said} w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="140" w:line="269" w:lineRule="auto"/></w:pPr>'
        "</w:pPrDefault></w:docDefaults>"),
        ('<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "<w:qFormat/></w:style>"),
        ('<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/></w:style>'),
        ('<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar>'
        "</w:tblPr></w:style>"),
        _style("Title", "Title", size=22, colour=ACCENT, bold=True, after=60, line=240),
        _style("Subtitle", "Subtitle", size=12.5, colour=QUIET, after=280),
        _heading(1, size=first, before=120 if letter else 360, after=140),
        _heading(2, size=second, before=300, after=110),
        _heading(3, size=11.5, before=240, after=80),
        _heading(4, size=11, before=200, after=60, colour=INK),
        _style("Lead", "Lead", size=12.5, colour=QUIET, after=220),
        _style("Quiet", "Quiet", size=9, colour=QUIET),
        _style("Notice", "Notice", before=160, after=200, extra=_notice()),
        _style("Strong", "Strong Paragraph", bold=True),
        _style("Cell", "Table Text", size=9.5, after=0, line=252),
        _style("CellHead", "Table Heading", size=9.5, colour=ACCENT, bold=True, after=0, line=252),
        _style("FactName", "Fact Name", size=10, colour=QUIET, bold=True, after=0, line=252),
        _style("FactValue", "Fact Value", size=10.5, after=0, line=252),
        _style("Caption", "caption", size=9.5, colour=QUIET, before=120, after=80, keep=True),
        _style("ListItem", "List Item", after=70),
        _style("LastItem", "List Item, Last", after=180),
        _style("Address", "Letter Address", before=480, after=240),
        _style("Closing", "Letter Closing", before=240, after=840, keep=True),
        _style("After", "After Table", size=5, after=100, line=240),
        _style("Header", "header", size=9, colour=ACCENT, bold=True, after=0, line=240),
        _style("Footer", "footer", size=8.5, colour=QUIET, after=0, line=240),
        _style("Letterhead", "Letterhead", size=17, colour=ACCENT, bold=True, after=0, line=240),
        _style("Team", "Letterhead Team", size=10, colour=QUIET, after=0, line=240),
        _style(
            CHECK_STYLE, "Check Before Sending", size=9, colour=AMBER_INK, bold=True, after=80,
            line=240, extra=f'<w:shd w:val="clear" w:color="auto" w:fill="{AMBER}"/>',
        ),
        ('<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr>'
        f'<w:color w:val="{ACCENT}"/><w:u w:val="single"/></w:rPr></w:style>'),
    ]  # fmt: skip
    return _part("w:styles", "".join(body))


def _heading(level: int, *, size: float, before: int, after: int, colour: str = ACCENT) -> str:
    return _style(
        f"Heading{level}", f"heading {level}", size=size, colour=colour, bold=True, before=before,
        after=after, line=240, keep=True, outline=level,
    )  # fmt: skip


def _notice() -> str:
    line = f'w:val="single" w:sz="24" w:space="3" w:color="{AMBER}"'
    edge = f'w:val="single" w:sz="24" w:space="8" w:color="{AMBER_EDGE}"'
    return (
        f"<w:pBdr><w:top {line}/><w:left {edge}/><w:bottom {line}/></w:pBdr>"
        f'<w:shd w:val="clear" w:color="auto" w:fill="{AMBER}"/>'
    )


def _style(  # noqa: PLR0913 - how a style looks, each by its name
    key: str,
    name: str,
    *,
    size: float = 0,
    colour: str = "",
    bold: bool = False,
    before: int = 0,
    after: int | None = None,
    line: int = 0,
    keep: bool = False,
    outline: int = 0,
    extra: str = "",
) -> str:
    """A paragraph style; the parts of it in the order the format fixes."""
    kept = "<w:keepNext/><w:keepLines/>" if keep else ""
    gaps = (f' w:before="{before}"' if before else "") + (
        f' w:after="{after}"' if after is not None else ""
    )
    gaps += f' w:line="{line}" w:lineRule="auto"' if line else ""
    spacing = f"<w:spacing{gaps}/>" if gaps else ""
    level = f'<w:outlineLvl w:val="{outline - 1}"/>' if outline else ""
    indent = '<w:ind w:left="200" w:right="120"/>' if key == "Notice" else ""
    look = "<w:b/><w:bCs/>" if bold else ""
    look += f'<w:color w:val="{colour}"/>' if colour else ""
    look += f'<w:sz w:val="{size * 2:.0f}"/><w:szCs w:val="{size * 2:.0f}"/>' if size else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{kept}{extra}{spacing}{indent}{level}'
        f"</w:pPr><w:rPr>{look}</w:rPr></w:style>"
    )


def numbering(numbered: int) -> bytes:
    """The bullet, and one list for each that counts, so that each begins at 1."""
    bullet = '<w:numFmt w:val="bullet"/><w:lvlText w:val="•"/>'
    count = '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>'
    kinds = "".join(
        f'<w:abstractNum w:abstractNumId="{place}"><w:multiLevelType w:val="singleLevel"/>'
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/>{look}<w:lvlJc w:val="left"/><w:pPr>'
        '<w:ind w:left="397" w:hanging="284"/></w:pPr><w:rPr>'
        f'<w:color w:val="{ACCENT}"/></w:rPr></w:lvl></w:abstractNum>'
        for place, look in enumerate((bullet, count))
    )
    lists = f'<w:num w:numId="{BULLET}"><w:abstractNumId w:val="0"/></w:num>' + "".join(
        f'<w:num w:numId="{FIRST_NUMBERED + n}"><w:abstractNumId w:val="1"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        for n in range(numbered)
    )
    return _part("w:numbering", kinds + lists)


def settings(language: str) -> bytes:
    """How the file is to be treated: as of today's Word, in its language."""
    compatible = (
        '<w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    )
    return _part(
        "w:settings",
        f'<w:defaultTabStop w:val="720"/><w:compat>{compatible}</w:compat>'
        f"<w:themeFontLang w:val={quoteattr(language)}/>",
    )


@lru_cache(maxsize=1)
def font_table() -> bytes:
    """The one font, and what kind it is where it is missing."""
    about = '<w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/>'
    return _part("w:fonts", f'<w:font w:name="{FONT}">{about}</w:font>')


@lru_cache(maxsize=1)
def theme() -> bytes:
    """The colours and fonts Word offers for what is added by hand: ours."""
    offered = {
        "dk1": INK, "lt1": "FFFFFF", "dk2": ACCENT, "lt2": TINT, "accent1": ACCENT,
        "accent2": AMBER_EDGE, "accent3": QUIET, "accent4": "3F7F8F", "accent5": "7A4B00",
        "accent6": HAIR, "hlink": ACCENT, "folHlink": QUIET,
    }  # fmt: skip
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in offered.items()
    )
    font = f'<a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="9525">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    body = (
        f'<a:clrScheme name="Day Six">{colours}</a:clrScheme><a:fontScheme name="Day Six">'
        f"<a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="Day Six"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line * 3}</a:lnStyleLst><a:effectStyleLst>{effect * 3}"
        f"</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme>"
    )
    names = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Day Six"'
    inside = f"<a:themeElements>{body}</a:themeElements>"
    return f"{DECLARATION}<a:theme {names}>{inside}</a:theme>".encode()


def header(banner: str) -> bytes:
    """The line at the top of every page."""
    edge = f'<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="5" w:color="{ACCENT}"/></w:pBdr>'
    return _part(
        "w:hdr", f'<w:p><w:pPr><w:pStyle w:val="Header"/>{edge}</w:pPr>{_words(banner)}</w:p>'
    )


def footer(left: str, right_before: str = "", *, wide: bool = False) -> bytes:
    """Reference and title at the left, the page number at the right."""
    return _part("w:ftr", foot_line(left, right_before, wide=wide))


def letterhead(name: str, team: str) -> bytes:
    """The council and the team, at the top of a letter's first page."""
    edge = f'<w:pBdr><w:bottom w:val="single" w:sz="8" w:space="6" w:color="{ACCENT}"/></w:pBdr>'
    return _part(
        "w:hdr",
        f'<w:p><w:pPr><w:pStyle w:val="Letterhead"/></w:pPr>{_words(name)}</w:p>'
        f'<w:p><w:pPr><w:pStyle w:val="Team"/>{edge}</w:pPr>{_words(team)}</w:p>',
    )


def letter_footer(check: str, left: str) -> bytes:
    """The reminder to check, which goes on approval, above the reference and the page number."""
    line = f'<w:p><w:pPr><w:pStyle w:val="{CHECK_STYLE}"/></w:pPr>{_words(check)}</w:p>'
    return _part("w:ftr", line + foot_line(left))


def foot_line(left: str, right_before: str = "", *, wide: bool = False) -> str:
    """The last line of a page."""
    edge = f'<w:pBdr><w:top w:val="single" w:sz="4" w:space="5" w:color="{HAIR}"/></w:pBdr>'
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{width_between(wide=wide)}"/></w:tabs>'
    page = f"{_words(f'{right_before}Page ')}{_field('PAGE')}{_words(' of ')}{_field('NUMPAGES')}"
    return (
        f'<w:p><w:pPr><w:pStyle w:val="Footer"/>{edge}{tab}</w:pPr>{_words(left)}'
        f"<w:r><w:tab/></w:r>{page}</w:p>"
    )


def _field(code: str) -> str:
    return f'<w:fldSimple w:instr=" {code} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def _words(text: str) -> str:
    lines = [f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n")]
    return f"<w:r>{'<w:br/>'.join(lines)}</w:r>"


def _part(tag: str, body: str) -> bytes:
    return f"{DECLARATION}<{tag} {NAMESPACES}>{body}</{tag}>".encode()


def core(*, title: str, subject: str, keywords: Sequence[str], language: str, made: str) -> bytes:
    """What the file says of itself: no person's name among it."""
    said = [
        f"<dc:title>{escape(title)}</dc:title>",
        f"<dc:subject>{escape(subject)}</dc:subject>" if subject else "",
        f"<cp:keywords>{escape(', '.join(keywords))}</cp:keywords>" if keywords else "",
        f"<dc:language>{escape(language)}</dc:language>",
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{made}</dcterms:created>',
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{made}</dcterms:modified>',
    ]
    names = (
        f'xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    )
    body = f"<cp:coreProperties {names}>{''.join(said)}</cp:coreProperties>"
    return f"{DECLARATION}{body}".encode()


def content_types(pictures: Sequence[str]) -> bytes:
    """What each part is."""
    kinds = {"xml": "application/xml", "rels": f"{EMPTY}.relationships+xml"}
    mimes = {"png": "image/png", "jpg": "image/jpeg", "gif": "image/gif"}
    kinds |= {name.rpartition(".")[2]: mimes[name.rpartition(".")[2]] for name in pictures}
    parts = {
        "word/document.xml": f"{MAIN}.document.main+xml",
        "word/styles.xml": f"{MAIN}.styles+xml",
        "word/numbering.xml": f"{MAIN}.numbering+xml",
        "word/settings.xml": f"{MAIN}.settings+xml",
        "word/fontTable.xml": f"{MAIN}.fontTable+xml",
        "word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
        "word/header1.xml": f"{MAIN}.header+xml",
        "word/footer1.xml": f"{MAIN}.footer+xml",
        "docProps/core.xml": f"{EMPTY}.core-properties+xml",
    }
    said = [f'<Default Extension="{end}" ContentType="{kind}"/>' for end, kind in kinds.items()]
    said += [f'<Override PartName="/{n}" ContentType="{kind}"/>' for n, kind in parts.items()]
    return f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types">{"".join(said)}</Types>'.encode()


def package_links() -> bytes:
    """Where the document and its description stand."""
    return _links(
        [
            (f"{OFFICE}/officeDocument", "word/document.xml"),
            (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ]
    )


def document_links(pictures: Sequence[str]) -> bytes:
    """The parts a document uses, ``rId1`` onwards: the fixed ones, then the pictures."""
    fixed = ("styles", "numbering", "settings", "header", "footer", "fontTable", "theme")
    ends = ("styles.xml", "numbering.xml", "settings.xml", "header1.xml", "footer1.xml",
            "fontTable.xml", "theme/theme1.xml")  # fmt: skip
    links = [(f"{OFFICE}/{kind}", end) for kind, end in zip(fixed, ends, strict=True)]
    return _links([*links, *((f"{OFFICE}/image", f"media/{name}") for name in pictures)])


FIXED_LINKS = 7
HEADER_LINK, FOOTER_LINK = "rId4", "rId5"


def _links(links: Sequence[tuple[str, str]]) -> bytes:
    said = "".join(
        f'<Relationship Id="rId{n}" Type="{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(links, 1)
    )
    place = f"{PACKAGE}/relationships"
    return f'{DECLARATION}<Relationships xmlns="{place}">{said}</Relationships>'.encode()

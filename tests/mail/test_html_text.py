"""What a person sees of an HTML mail, what they do not, and that no page holds us up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daysix.mail.html_text import RULE, text_of

OUTLOOK_REPLY = """
<html><head><style><!-- p.MsoNormal {margin:0cm;} --></style></head><body lang=EN-GB>
<div class=WordSection1><p class=MsoNormal>Dear Kim,<o:p></o:p></p>
<p class=MsoNormal>The exclusion was <b>rescinded</b> today.<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<div><div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'>
<p class=MsoNormal><b><span lang=EN-US>From:</span></b><span lang=EN-US> Kim
Sample &lt;kim@county.example&gt; <br><b>Sent:</b> 17 November 2026 10:00<br><b>To:</b> Head
&lt;head@ashgrove.example&gt;<br><b>Subject:</b> Permanent exclusion<o:p></o:p></span>
</p></div></div>
<p class=MsoNormal>Please confirm.<o:p></o:p></p></div></body></html>
"""


def seen(html: str) -> str:
    return text_of(html).text


def test_the_block_outlook_puts_above_what_it_answers_keeps_its_lines():
    assert seen(OUTLOOK_REPLY) == (
        "Dear Kim,\n"
        "The exclusion was rescinded today.\n"
        "\n"
        "From: Kim Sample <kim@county.example>\n"
        "Sent: 17 November 2026 10:00\n"
        "To: Head <head@ashgrove.example>\n"
        "Subject: Permanent exclusion\n"
        "Please confirm."
    )


def test_the_line_outlook_on_the_web_draws_is_drawn():
    html = (
        "<div>Yes.</div><hr><div id=divRplyFwdMsg><b>From:</b> A<br><b>Sent:</b> today</div>"
        "<div>Earlier</div>"
    )
    assert seen(html) == f"Yes.\n{RULE}\nFrom: A\nSent: today\nEarlier"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("one <b>two</b>\n  three", "one two three"),
        ("<p>one</p><p>two</p>", "one\n\ntwo"),
        ("<p style='margin:0'>one</p><p style='margin:0cm 0cm 0pt'>two</p>", "one\ntwo"),
        ("<div>one</div><div>two</div>", "one\ntwo"),
        ("one<br>two<br><br>three", "one\ntwo\n\nthree"),
        ("a&nbsp;b &amp; c &lt;d&gt; &#8217; &#x2019; &rsquo;", "a b & c <d> ’ ’ ’"),
        ("2&nbsp;&#189; days", "2 ½ days"),
        ("per\u200bma\u00adnent\ufeff", "permanent"),
        ("<ul><li>one<li>two</ul><ol><li>a</li><li>b</li></ol>", "- one\n- two\n1. a\n2. b"),
        ("<pre>a  b\n  c</pre>d", "a  b\n  c\n\nd"),
        ("<h1>Head</h1>text", "Head\n\ntext"),
        ("<blockquote>q<blockquote>r</blockquote></blockquote>s", "> q\n> > r\ns"),
        ("<p>a</p><p>&nbsp;</p><p style='margin:0'>b</p>", "a\n\n\nb"),
        ("<div>a</div><div>&nbsp;</div><div>b</div>", "a\n\nb"),
        ("<blockquote><p>q</p><p>r</p></blockquote>", "> q\n>\n> r"),
        ("<title>T</title><style>p{}</style><script>alert(1)</script>text", "text"),
        ("a<!-- never --><![if !mso]>b<![endif]>", "ab"),
        ("<a href='https://x.example'>form</a>", "form"),
        ("<img src='https://x.example/a.gif' alt='x'>after", "after"),
        ("unfinished <b>tag <i", "unfinished tag"),
        ("", ""),
        ("plain words", "plain words"),
    ],
)
def test_what_is_seen(html, text):
    assert seen(html) == text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        (
            "<table><tr><td>Name</td><td>Sam</td></tr><tr><td>DOB</td><td>1/2/12</td></tr></table>",
            "Name\tSam\nDOB\t1/2/12",
        ),
        (
            "<table><tr><td><p>Name</p></td><td><p>Sam<br>Smith</p></td></tr></table>",
            "Name\tSam Smith",
        ),
        ("<table><tr><th>a<th>b<tr><td>1<td>2</table>", "a\tb\n1\t2"),
        ("<table><tr><td>a</td><td></td><td>c</td></tr></table>", "a\t\tc"),
        ("<table><tr><td>only<br>lines</td></tr></table>after", "only\nlines\nafter"),
        (
            f"<table><tr><td>{''.join(f'<p>l{n}</p>' for n in range(1, 8))}</td><td>side</table>",
            "l1\n\nl2\n\nl3\n\nl4\n\nl5\n\nl6\n\nl7\nside",
        ),
        (
            "<table><tr><td>x<table><tr><td>Name</td><td>Sam</td></tr></table></td></tr></table>",
            "x\nName\tSam",
        ),
        (
            "<blockquote><table><tr><td>Name</td><td>Sam</td></tr></table></blockquote>",
            "> Name\tSam",
        ),
    ],
)
def test_tables_keep_labels_beside_their_answers(html, text):
    assert seen(html) == text


@pytest.mark.parametrize(
    "opening",
    [
        "<span style='display:none'>",
        "<span style='DISPLAY : NONE !important'>",
        "<span style='visibility:hidden'>",
        "<span style='font-size:0'>",
        "<span style='font-size:0px;line-height:0'>",
        "<span style='font-size:1px'>",
        "<span style='color:#fff'>",
        "<span style='color:white'>",
        "<span style='color:rgb(255, 255, 255)'>",
        "<span style='color:#FEFEFE'>",
        "<span style='color:transparent'>",
        "<span style='background:#000;color:#010101'>",
        "<span style='opacity:0'>",
        "<span style='mso-hide:all'>",
        "<span style='max-height:0;overflow:hidden'>",
        "<span style='text-decoration:line-through'>",
        "<span style='text-decoration-line: line-through'>",
        "<font color=white>",
        "<font color='#ffffff'>",
        "<span hidden>",
        "<del>",
        "<s>",
        "<strike>",
        "<div style='display:none'><p>",
        "<style>.gone{display:none}</style><span class='a gone'>",
        "<style>span.gone, #x {display:none}</style><span class=gone>",
        "<style>#x{color:#fff}</style><span id=x>",
    ],
)
def test_what_nobody_sees_is_kept_apart(opening):
    shown = text_of(f"<body>before {opening}the secret</body>")
    assert shown.text == "before"
    assert shown.hidden == "the secret"


@pytest.mark.parametrize(
    "html",
    [
        "<span style='color:white;background-color:navy'>seen</span>",
        "<table bgcolor=#000000><tr><td><font color=white>seen</font></td></tr></table>",
        "<div style='font-size:0'><span style='font-size:12px'>seen</span></div>",
        "<span style='display:block'>seen</span>",
        "<span style='opacity:0.9'>seen</span>",
        "<span style='color:#000'>seen</span>",
        "<span style='text-decoration:underline'>seen</span>",
        "<div style='background:url(x.png)'><span style='color:#fff'>seen</span></div>",
        "<style>@media screen{.gone{display:none}}</style><span class=gone>seen</span>",
        "<ins>seen</ins>",
    ],
)
def test_what_only_looks_hidden_is_seen(html):
    shown = text_of(html)
    assert (shown.text, shown.hidden) == ("seen", "")


@pytest.mark.parametrize(
    "opening",
    ["<div>", "<blockquote>", "<table><tr><td>", "<span style='color:red'>", "<ul><li>", "<font>"],
)
def test_ten_thousand_boxes_in_boxes_are_read_to_the_bottom(opening):
    assert seen(opening * 10_000 + "deep down").endswith("deep down")


def test_a_page_too_long_says_so():
    shown = text_of("x" * 6_000_001)
    assert shown.faults == (
        "It is too long to be read to its end. Open it in Outlook for the rest.",
    )


tags = st.sampled_from(
    "div p table tr td blockquote ul li pre span del style script b br hr th form".split()  # noqa: SIM905
)


@given(st.lists(st.tuples(st.sampled_from(["<{}>", "</{}>"]), tags), max_size=60))
def test_no_order_of_tags_makes_it_fall_over(drawn):
    html = "word".join(form.format(tag) for form, tag in drawn)
    shown = text_of(html)
    assert shown.faults == ()
    assert "\r" not in shown.text


@given(st.lists(st.text("abc ", min_size=1), max_size=8))
def test_every_word_outside_dropped_parts_is_seen_or_hidden(words):
    html = "".join(f"<div><b>{word}</b></div>" for word in words)
    assert seen(html).split() == " ".join(words).split()


@given(st.text())
def test_no_text_makes_it_fall_over(html):
    assert isinstance(text_of(html).text, str)

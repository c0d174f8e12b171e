"""Pictures: how large they are, which way up, and without what a camera adds."""

import io

import pikepdf
import pytest
from PIL import Image
from tests.paper import made_packs

from daysix.paper import pack_picture
from daysix.paper.pack import assemble
from daysix.paper.pack_picture import Size


def photo(turned=None, size=(60, 40), kind="JPEG"):
    """A photograph as a camera saves it: which way up, by whom, and a comment."""
    made = io.BytesIO()
    image = Image.new("RGB", size, (200, 30, 30))
    about = Image.Exif()
    if turned:
        about[0x0112] = turned
    about[0x010F] = "QUIETCAMERA"
    image.save(made, kind, exif=about, comment=b"QUIETCOMMENT")
    return made.getvalue()


@pytest.mark.parametrize(
    ("turned", "size"),
    [(None, (60, 40)), (1, (60, 40)), (3, (60, 40)), (6, (40, 60)), (8, (40, 60))],
)
def test_a_picture_is_as_large_as_it_is_looked_at(turned, size):
    assert pack_picture.size_of(photo(turned)) == Size(*size)


def test_other_kinds_say_their_size_too():
    for kind, ending in (("PNG", "png"), ("GIF", "gif")):
        made = io.BytesIO()
        Image.new("RGB", (70, 30)).save(made, kind)
        assert pack_picture.kind_of(made.getvalue()) == ending
        assert pack_picture.size_of(made.getvalue()) == Size(70, 30)


@pytest.mark.parametrize(
    "content",
    [b"", b"words", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe1\0\1", b"GIF8"],
)
def test_what_is_no_picture_has_no_size(content):
    assert pack_picture.size_of(content) is None


@pytest.mark.parametrize("turned", [1, 3, 6, 8])
def test_what_a_camera_adds_is_taken_out_and_the_picture_stays(turned):
    before = photo(turned)
    after = pack_picture.cleaned(before)
    assert b"QUIET" in before
    assert b"QUIET" not in after
    with Image.open(io.BytesIO(before)) as was, Image.open(io.BytesIO(after)) as now:
        assert now.tobytes() == was.tobytes()
        assert dict(now.getexif()) == ({0x0112: turned} if turned > 1 else {})


def test_no_camera_reaches_the_pack():
    for content in (photo(6), photo(kind="PNG")):
        case = made_packs.case(1, [("Photo", "photo.jpg", content)])
        pack = assemble(made_packs.front(), [case], issued=made_packs.ISSUED)
        with pikepdf.open(io.BytesIO(pack.content)) as paper:
            streams = [one for one in paper.objects if isinstance(one, pikepdf.Stream)]
            assert any(str(one.get("/Subtype")) == "/Image" for one in streams)
            assert not any(b"QUIET" in one.read_raw_bytes() for one in streams)


@pytest.mark.parametrize(
    ("size", "room", "printed"),
    [
        (Size(2200, 1100), (500, 700), (500, 250)),
        (Size(1000, 4000), (500, 700), (175, 700)),
        (Size(110, 55), (500, 700), (72, 36)),  # 110 dots are an inch, never fewer
    ],
)
def test_a_picture_is_fitted_and_not_blown_up(size, room, printed):
    assert pack_picture.fitted(size, *room) == pytest.approx(printed)

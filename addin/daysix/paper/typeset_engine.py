"""The typesetter itself: data in, a tagged PDF out, the same bytes every time.

It opens no file but our template, our fonts and the pictures it is handed; the system's fonts are
never looked at, so a document looks alike on every computer.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from daysix.paper import typeset_words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

HERE = Path(__file__).parent
STANDARD: Final = "ua-1"
REFUSED_SIGN = re.compile(r'the text `"(.+?)"` could not be displayed')
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


class MissingSigns(Exception):
    """Signs no font of ours has, in the order they were met."""

    def __init__(self, signs: tuple[str, ...]) -> None:
        super().__init__(" ".join(signs))
        self.signs = signs


class BadPicture(Exception):
    """One of the pictures cannot be drawn; which one, the typesetter does not say."""


def compiled(
    data: Mapping[str, Any], *, issued: datetime, pictures: Mapping[str, bytes] | None = None
) -> bytes:
    """Set a document.

    Parameters
    ----------
    data
        What ``typst/paper.typ`` wants.
    issued
        Stands in the file as the time it was made; with a zone.
    pictures
        File names used in ``data`` and their bytes. They are laid in a folder of their own that is
        gone afterwards.

    Raises
    ------
    MissingSigns
        Some signs have no letter shape in our fonts.
    BadPicture
        A picture is damaged.
    BadInput
        ``Y-028``: anything else the typesetter refuses.
    """
    from tempfile import TemporaryDirectory

    if not pictures:
        return _compiled(data, issued=issued, root=HERE / "typst")
    with TemporaryDirectory(prefix="daysix-paper-") as folder:
        for name, content in pictures.items():
            (Path(folder) / name).write_bytes(content)
        return _compiled(data, issued=issued, root=Path(folder))


def _compiled(data: Mapping[str, Any], *, issued: datetime, root: Path) -> bytes:
    import typst

    compiler = typst.Compiler(root=root, font_paths=_fonts(), ignore_system_fonts=True)
    try:
        made, warnings = compiler.compile_with_warnings(
            input=_template(),
            format="pdf",
            sys_inputs={"data": json.dumps(data, ensure_ascii=True)},
            pdf_standards=[STANDARD],
            timestamp=int(issued.timestamp()),
        )
    except typst.TypstError as fault:
        raise _refusal(fault) from fault
    if unsettled := [str(each) for each in warnings if "converge" in str(each)]:
        raise typeset_words.not_set(unsettled[0])
    if not isinstance(made, bytes):
        raise typeset_words.not_set("it gave no file")
    return made


def is_drawn(kind: str, content: bytes) -> bool:
    """Whether a picture can be drawn at all."""
    from tempfile import TemporaryDirectory

    import typst

    with TemporaryDirectory(prefix="daysix-paper-") as folder:
        (Path(folder) / f"picture.{kind}").write_bytes(content)
        compiler = typst.Compiler(root=folder, font_paths=_fonts(), ignore_system_fonts=True)
        try:
            compiler.compile(input=f'#image("picture.{kind}")'.encode(), format="pdf")
        except typst.TypstError:
            return False
    return True


def _refusal(fault: Any) -> Exception:  # noqa: ANN401 - the library's error
    signs = REFUSED_SIGN.findall(fault.diagnostic) or REFUSED_SIGN.findall(fault.message)
    if signs:
        return MissingSigns(tuple(dict.fromkeys(map(_unescaped, signs))))
    if "decode" in fault.message or "image" in fault.message:
        return BadPicture(fault.message.partition("\n")[0])
    return typeset_words.not_set(fault.message.partition("\n")[0])


def _unescaped(sign: str) -> str:
    return ESCAPED.sub(lambda found: chr(int(found[1], 16)), sign)


@lru_cache(maxsize=1)
def _fonts() -> Any:  # noqa: ANN401 - the library's object
    import typst

    return typst.Fonts(include_system_fonts=False, font_paths=[HERE / "fonts"])


@lru_cache(maxsize=1)
def _template() -> bytes:
    return (HERE / "typst" / "paper.typ").read_bytes()

"""The window draws pictures and decodes none: foreign ones go through a reader's child (`documents/picture_reader`)."""

import re
from pathlib import Path

import pytest

DESKTOP = Path(__file__).parents[2] / "desktop"
# Qt's ways from bytes or a file to pixels. What a program puts on the clipboard as pixels is told apart in one place.
DECODES = re.compile(
    r"QImageReader|QImageIOHandler|fromData\(|loadFromData|QMovie|QPicture\b|imageData\(|clipboard\(\)\.(?:image|pixmap)"
    r"|Q(?:Image|Pixmap|Icon)\((?:str|path|name|file|f?\")"
)
PIXELS_ARE_GIVEN = "ui/chat/attachments/given_picture.py"
OWN_ICON = "ui/application.py"


def test_no_part_of_the_window_decodes_a_picture() -> None:
    files = [*sorted((DESKTOP / "ui").rglob("*.py")), *DESKTOP.glob("*.py")]
    assert len(files) > 100
    found = [path.relative_to(DESKTOP).as_posix() for path in files if DECODES.search(path.read_text("utf-8"))]
    assert found == [OWN_ICON, PIXELS_ARE_GIVEN]


@pytest.mark.parametrize(
    "code", ["QImage.fromData(data)", "QPixmap(str(path))", "QImageReader(device)", 'QIcon("a.png")']
)
def test_the_rule_finds_ways_to_decode(code: str) -> None:
    assert DECODES.search(code)
    assert not DECODES.search("QImage(pixels.data, width, height, 4 * width, form); QPixmap.fromImage(image)")

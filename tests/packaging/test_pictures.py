"""The README's pictures come from the real window on a real X screen."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

ROOT = Path(__file__).parents[2]
TAKE = ROOT / "packaging" / "pictures" / "take.py"
pytestmark = [
    pytest.mark.xvfb,
    pytest.mark.engine,
    pytest.mark.skipif(shutil.which("Xvfb") is None, reason="there is no Xvfb"),
]


def test_a_picture_of_the_chat(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-P", str(TAKE), "--scene=chat", "--theme=light", "--scale=100", "--to", str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=150,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    (file,) = tmp_path.glob("*.png")
    picture = QImage(str(file))
    assert (picture.width(), picture.height()) == (1280, 800)
    colours = {picture.pixel(x, y) for x in range(0, 1280, 7) for y in range(0, 800, 7)}
    assert len(colours) > 50, "text, code and icons have many"

"""Takes pictures of the real window, each in a process of its own on a virtual screen.

    python take.py [--to FOLDER] [--all] [--scene NAME] [--theme light|dark] [--scale 1|2]

Without options: the README's pictures, into resources/screenshots. With --all: every scene, light and dark, at 100 %
and 200 %.
"""

import argparse
import contextlib
import itertools
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
SCENE = Path(__file__).with_name("scene.py")
SIZE = (1280, 800)
PATIENCE = 120  # seconds for one picture; the first one may have to prove the processor's backends
SCENES = (
    "chat",
    "writing",
    "first-run",
    "empty",
    "stopped",
    "picker",
    "long",
    "search",
    "template",
    "template-picker",
    "own-template",
    "versions",
    "editing",
    "sent",
    "files",
    "files-too-large",
    "files-sent",
    "settings",
    "find",
    "reading",
)


class Picture(NamedTuple):
    """One picture to take."""

    scene: str
    theme: str
    scale: int
    name: str


README = (
    Picture("chat", "light", 1, "chat-light"),
    Picture("chat", "dark", 1, "chat-dark"),
    Picture("first-run", "light", 1, "first-run"),
)


def main() -> int:
    """Take the pictures; exit code 1 when one failed."""
    options = _options()
    if shutil.which("Xvfb") is None:
        print("There is no Xvfb. On Debian or Ubuntu: sudo apt-get install xvfb", file=sys.stderr)
        return 1
    options.to.mkdir(parents=True, exist_ok=True)
    failed = 0
    for scale, pictures in itertools.groupby(_wanted(options), lambda picture: picture.scale):
        with _screen(scale) as display:
            failed += sum(not _take(picture, options.to, display) for picture in pictures)
    return 1 if failed else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--to", type=Path, default=ROOT / "resources" / "screenshots")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--scene", choices=SCENES)
    parser.add_argument("--theme", choices=("light", "dark"))
    parser.add_argument("--scale", type=int, choices=(1, 2))
    return parser.parse_args()


def _wanted(options: argparse.Namespace) -> list[Picture]:
    if not (options.all or options.scene):
        return list(README)
    scales = (options.scale,) if options.scale else (1, 2)
    themes = (options.theme,) if options.theme else ("light", "dark")
    scenes = (options.scene,) if options.scene else SCENES
    return [
        Picture(scene, theme, scale, f"{scene}-{theme}-{scale}00")
        for scale, scene, theme in itertools.product(scales, scenes, themes)
    ]


@contextlib.contextmanager
def _screen(scale: int) -> Iterator[str]:
    """A virtual screen that the window fills; yields its display."""
    width, height = (side * scale for side in SIZE)
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading, encoding="ascii") as answer:
            yield f":{answer.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


def _take(picture: Picture, to: Path, display: str) -> bool:
    """One picture in a process of its own; False when it failed."""
    out = to / f"{picture.name}.png"
    environment = {
        **os.environ,
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "QT_SCALE_FACTOR": str(picture.scale),
        "PYTHONPATH": str(ROOT),
        "LC_ALL": "C.UTF-8",
    }
    command = [sys.executable, str(SCENE), picture.scene, picture.theme, str(out)]
    try:
        done = subprocess.run(command, env=environment, timeout=PATIENCE, check=False)
    except subprocess.TimeoutExpired:
        print(f"{picture.name}: not ready after {PATIENCE} s", file=sys.stderr)
        return False
    print(out if done.returncode == 0 else f"{picture.name}: failed", file=sys.stderr)
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())

"""Takes pictures of the real window on a virtual screen.

    python take.py [--to FOLDER] [--all] [--scene NAME ...] [--theme light|dark] [--scale 100|200]
                   [--language en|de|pseudo] [--small] [--list]

Without options: the README's pictures, into resources/screenshots. With --all: every scene, light and dark, at 100 %
and 200 %. Scenes are named in the folder `scenes`; their pictures are not kept with the program.
"""

import argparse
import contextlib
import itertools
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).parent
README_FOLDER = ROOT / "resources" / "screenshots"
SIZE, SMALL = (1280, 800), (960, 640)
TOGETHER = 12  # pictures of one process
PATIENCE = 120  # seconds for one picture; the first one may have to prove the processor's backends


class Picture(NamedTuple):
    """One picture to take."""

    scene: str
    theme: str
    scale: int
    name: str


README = (
    Picture("chat", "light", 100, "chat-light"),
    Picture("models", "light", 100, "models-light"),
    Picture("chat", "dark", 100, "chat-dark"),
    Picture("first-run", "light", 100, "first-run"),
)


def main() -> int:
    """Take the pictures; exit code 1 when one failed."""
    options = _options()
    names = _names()
    if options.list:
        print("\n".join(names))
        return 0
    if unknown := sorted(set(options.scene) - set(names)):
        print(f"There is no scene called {', '.join(unknown)}; --list names them all.", file=sys.stderr)
        return 2
    if shutil.which("Xvfb") is None:
        print("There is no Xvfb. On Debian or Ubuntu: sudo apt-get install xvfb", file=sys.stderr)
        return 1
    if options.to is None:
        everything = options.all or options.scene
        options.to = Path(tempfile.mkdtemp(prefix="bantam-pictures-")) if everything else README_FOLDER
    options.to.mkdir(parents=True, exist_ok=True)
    done = True
    for scale, pictures in itertools.groupby(_wanted(options, names), lambda picture: picture.scale):
        with _screen(SMALL if options.small else SIZE, scale) as display:
            for some in _batches(pictures):
                done = _take(some, options.to, display, options.language) and done
    return 0 if done else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--to", type=Path, help="a folder; a new temporary one where scenes are named")
    parser.add_argument("--all", action="store_true", help="every scene")
    parser.add_argument("--scene", action="append", default=[], help="one scene; may be given several times")
    parser.add_argument("--theme", choices=("light", "dark"))
    parser.add_argument("--scale", type=int, choices=(100, 200), help="percent")
    parser.add_argument("--language", choices=("en", "de", "pseudo"), default="en")
    parser.add_argument("--small", action="store_true", help="the smallest window instead of the usual one")
    parser.add_argument("--list", action="store_true", help="name the scenes")
    return parser.parse_args()


def _names() -> list[str]:
    """Every scene, from a process of its own: this one needs no Qt."""
    command = [sys.executable, "-c", "from scenes import ALL; print(*ALL)"]
    environment = os.environ | {"PYTHONPATH": _python_path()}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout.split()


def _wanted(options: argparse.Namespace, names: Sequence[str]) -> list[Picture]:
    if not (options.all or options.scene):
        return list(README)
    scales = (options.scale,) if options.scale else (100, 200)
    themes = (options.theme,) if options.theme else ("light", "dark")
    scenes = options.scene or names
    return [
        Picture(scene, theme, scale, f"{scene}-{theme}-{scale}")
        for scale, scene, theme in itertools.product(scales, scenes, themes)
    ]


def _batches(pictures: Iterable[Picture]) -> Iterator[list[Picture]]:
    left = iter(pictures)
    while some := list(itertools.islice(left, TOGETHER)):
        yield some


def _python_path() -> str:
    return os.pathsep.join((str(HERE), str(ROOT)))


@contextlib.contextmanager
def _screen(size: tuple[int, int], scale: int) -> Iterator[str]:
    """A virtual screen that the window fills; yields its display."""
    width, height = (side * scale // 100 for side in size)
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


def _take(pictures: Sequence[Picture], to: Path, display: str, language: str) -> bool:
    """Some pictures of one scale in a process of their own; False when one failed."""
    environment = {
        **os.environ,
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "QT_SCALE_FACTOR": str(pictures[0].scale // 100),
        "PYTHONPATH": _python_path(),
        "LC_ALL": "C.UTF-8",
    }
    parts = itertools.chain.from_iterable((one.scene, one.theme, one.name) for one in pictures)
    command = [sys.executable, str(HERE / "scene.py"), language, str(to), *parts]
    try:
        done = subprocess.run(command, env=environment, timeout=PATIENCE * len(pictures), check=False)
    except subprocess.TimeoutExpired:
        print(f"{', '.join(one.name for one in pictures)}: not ready", file=sys.stderr)
        return False
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())

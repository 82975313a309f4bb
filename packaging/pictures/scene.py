"""Opens the real window, brings it into one state after the other, takes a picture of each and leaves.

    python scene.py LANGUAGE FOLDER SCENE THEME NAME [SCENE THEME NAME ...]

Every picture has a window and a data folder of its own; all of them share one process, and with it scale and language.
A line of stdout names each picture that was taken.
"""

import sys
import tempfile
import traceback
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QSize
from PySide6.QtGui import QGuiApplication, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QApplication, QDialog
from scenes import ALL
from stage import SETTLED, Scene, Stage

from desktop.bantam_window import BantamWindow
from desktop.composition import Composition
from desktop.paths import Paths
from desktop.settings import LanguageChoice, ThemeChoice
from desktop.ui.application import make_application
from desktop.ui.language.language import use_language
from desktop.ui.shell.main_window import USUAL
from desktop.ui.theme.theme import Theme


def open_stage(
    data: Path, scene: Scene, theme: Theme, language: LanguageChoice, settled: float = SETTLED, size: QSize = USUAL
) -> Stage:
    """The window on an empty data folder, that large."""
    composition = Composition(Paths.under(data))
    composition.settings.change(theme=theme.choice, welcomed=scene.welcomed, language=language)
    stage = Stage(BantamWindow(composition, theme), theme, settled)
    ready: list[bool] = []
    stage.bantam.chat.ready.connect(lambda: ready.append(True))
    stage.bantam.show()
    stage.window.setGeometry(QRect(QPoint(0, 0), size))
    stage.window.activateWindow()
    stage.wait_for(lambda: ready)
    stage.settle()
    return stage


def close_stage(stage: Stage) -> None:
    """End everything and delete every widget."""
    for top in stage.tops():
        top.close()
    stage.bantam.close_down()
    stage.bantam.destroy()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def take(name: str, theme: Theme, language: LanguageChoice, out: Path) -> bool:
    """One picture; False when it could not be written."""
    scene = ALL[name]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        screen = QGuiApplication.primaryScreen()
        stage = open_stage(Path(folder), scene, theme, language, size=screen.size())
        try:
            scene.show(stage)
            stage.settle()
            return _framed(screen.grabWindow(0), theme).save(str(out))
        finally:
            close_stage(stage)


def _framed(picture: QPixmap, theme: Theme) -> QPixmap:
    """Dialogs with an edge, which a window manager would draw."""
    painter = QPainter(picture)
    painter.setPen(QPen(theme.colour("control"), 1))
    for dialog in QApplication.topLevelWidgets():
        if isinstance(dialog, QDialog) and dialog.isVisible():
            painter.drawRect(dialog.frameGeometry().adjusted(-1, -1, 0, 0))
    painter.end()
    return picture


def main(language: LanguageChoice, folder: Path, wanted: list[str]) -> int:
    """Take them all; the exit code is 1 when one failed."""
    application = make_application(["bantam"])
    application.setCursorFlashTime(0)
    application.setQuitOnLastWindowClosed(False)
    use_language(language)
    theme = Theme()
    failed = False
    for scene, theme_name, name in zip(wanted[::3], wanted[1::3], wanted[2::3], strict=True):
        theme.set_choice(ThemeChoice(theme_name))
        out = folder / f"{name}.png"
        try:
            taken = take(scene, theme, language, out)
        except Exception:  # noqa: BLE001 one picture less, and the others are taken
            traceback.print_exc()
            taken = False
        failed = failed or not taken
        print(out if taken else f"{name}: failed", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(LanguageChoice(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:]))

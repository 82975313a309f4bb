"""The Qt application: its names, its style, where its messages go, and when Python's garbage is collected."""

import gc
import logging
import os
from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QLocale,
    QMessageLogContext,
    QObject,
    Qt,
    QTimer,
    QtMsgType,
    Slot,
    qInstallMessageHandler,
)
from PySide6.QtGui import QFileOpenEvent, QIcon
from PySide6.QtWidgets import QApplication

from desktop import __version__
from desktop.ui.shell.opened_words import OpenedWords
from desktop.ui.theme.resources import MARK

SCALE = "QT_SCALE_FACTOR"
GARBAGE_EVERY = 1000  # ms
LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}

_log = logging.getLogger("qt")


class Application(QApplication):
    """Hears which files the system wants opened: macOS tells a running program so, at any time."""

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self.opened = OpenedWords(self)

    def event(self, event: QEvent) -> bool:
        """Keep what is to be opened; the rest is Qt's."""
        if isinstance(event, QFileOpenEvent):
            self.opened.put([event.file() or event.url().toString()])
            return True
        return super().event(event)


class _Scale:
    """Of this process."""

    percent: int | None = 100  # None: whoever started it chose one, which goes before the setting


def use_scale(percent: int) -> None:
    """Make everything larger or smaller than the system asks for, before there is an application: Qt asks once."""
    _Scale.percent = None if SCALE in os.environ else percent
    if percent != 100:
        os.environ.setdefault(SCALE, str(percent / 100))


def scale_waits(percent: int) -> bool:
    """Whether this size of everything would be another one after a restart."""
    return _Scale.percent is not None and _Scale.percent != percent


def forget_scale() -> None:
    """Hand no scale of ours down to a program that is started: it has to read the setting itself."""
    if _Scale.percent is not None:
        os.environ.pop(SCALE, None)


def make_application(arguments: Sequence[str]) -> Application:
    """The one application of this process, ready for a theme."""
    qInstallMessageHandler(_on_message)
    QApplication.setApplicationName("bantam")
    QApplication.setApplicationDisplayName("Bantam")
    QApplication.setApplicationVersion(__version__)
    QApplication.setDesktopFileName("bantam")
    QApplication.setStyle("Fusion")
    if QLocale.system().language() is QLocale.Language.C:  # a system that names no language: numbers as in the texts
        QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    application = Application(list(arguments))
    application.setWindowIcon(QIcon(str(MARK)))
    application.setEffectEnabled(Qt.UIEffect.UI_AnimateCombo, False)
    Garbage(application)
    return application


class Garbage(QObject):
    """Collects Python's garbage on the GUI thread only: elsewhere it would end QObjects on the wrong thread."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setObjectName("garbage")
        self._timer.setInterval(GARBAGE_EVERY)
        self._timer.timeout.connect(self._on_timeout)
        self._timer.start()

    @Slot()
    def _on_timeout(self) -> None:
        """As Python itself would have done, generation by generation."""
        counts, limits = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > limits[generation]:
                gc.collect(generation)
                return


def _on_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    _log.log(LEVELS.get(kind, logging.WARNING), "%s: %s", context.category or "default", message)

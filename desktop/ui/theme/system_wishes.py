"""What the system says that its person wants: more contrast, less motion."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication


class SystemWishes(QObject):
    """Asks Qt, as far as this version of it knows. GUI thread. Fact: `changed()`."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._style_hints = QGuiApplication.styleHints()  # kept: Python's view of its part dies with its own
        self._hints = self._style_hints.accessibility()
        for name in ("contrastPreferenceChanged", "motionPreferenceChanged"):
            if hasattr(self._hints, name):
                getattr(self._hints, name).connect(lambda _: self.changed.emit())

    @property
    def wants_contrast(self) -> bool:
        """Whether edges should be strong."""
        return self._hints.contrastPreference() is Qt.ContrastPreference.HighContrast

    @property
    def wants_stillness(self) -> bool:
        """Whether nothing should move by itself; Qt before 6.12 cannot say."""
        if not hasattr(self._hints, "motionPreference"):
            return False
        return bool(self._hints.motionPreference().name == "ReducedMotion")  # by name: older stubs lack the enum

"""“‹ 2 / 3 ›”: which version of a message is shown, and the way to its neighbours."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.core.message_tree import Versions
from desktop.ui.actions import keys_text
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import IconButton, PlainLabel

HEIGHT = 28


class VersionSwitcher(QWidget):
    """Hidden when there is one version. GUI thread. Wish: `version_requested(id)`."""

    version_requested = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._versions: Versions | None = None
        self.previous = IconButton(theme, "chevron-left", self._words(self.tr("Previous version"), "previous_version"))
        self.next = IconButton(theme, "chevron-right", self._words(self.tr("Next version"), "next_version"))
        self.label = PlainLabel(theme, style=FontStyle.SMALL, token="text2")
        self.label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFixedHeight(HEIGHT)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for part in (self.previous, self.label, self.next):
            row.addWidget(part)
        self.previous.clicked.connect(self._on_previous_clicked)
        self.next.clicked.connect(self._on_next_clicked)
        self.hide()

    def set_versions(self, versions: Versions | None, *, can_switch: bool) -> None:
        """Show which version is shown, or nothing for None."""
        self._versions = versions
        self.setVisible(versions is not None)
        if versions is not None:
            self.label.setText(self.tr("{0} / {1}").format(versions.number, len(versions.ids)))
            self.label.setAccessibleName(self.tr("Version {0} of {1}").format(versions.number, len(versions.ids)))
            self.previous.setEnabled(can_switch and bool(versions.previous))
            self.next.setEnabled(can_switch and bool(versions.next))

    @property
    def has_focus(self) -> bool:
        """Whether the keyboard is here."""
        return self.previous.hasFocus() or self.next.hasFocus()

    def take_focus(self, *, forwards: bool) -> None:
        """Put the keyboard where it was in another version's switcher, or on the only way that is left."""
        wanted, other = (self.next, self.previous) if forwards else (self.previous, self.next)
        (wanted if wanted.isEnabled() else other).setFocus(Qt.FocusReason.OtherFocusReason)

    def _words(self, words: str, action_id: str) -> str:
        return self.tr("{0} ({1})").format(words, keys_text(action_id))

    @Slot()
    def _on_previous_clicked(self) -> None:
        if self._versions is not None and self._versions.previous:
            self.version_requested.emit(self._versions.previous)

    @Slot()
    def _on_next_clicked(self) -> None:
        if self._versions is not None and self._versions.next:
            self.version_requested.emit(self._versions.next)

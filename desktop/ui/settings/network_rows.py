"""The network card beyond its settings: the connections that were made, and the key for the hub in use."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QLineEdit

from desktop.core.download import NetworkUse
from desktop.core.hub_address import HUB_HOST
from desktop.ui.plural import plural
from desktop.ui.settings.address_field import HEIGHT
from desktop.ui.settings.setting_row import SettingRow
from desktop.ui.settings.settings_card import SettingsCard
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import Button

LONGEST = 200
WIDTH = 180


class NetworkRows(QObject):
    """Fills the card. GUI thread. Wishes: `ledger_requested()`, `token_given(key, host)`; "" is to forget it."""

    ledger_requested = Signal()
    token_given = Signal(str, str)

    def __init__(self, theme: Theme, card: SettingsCard, parent: QObject) -> None:
        super().__init__(parent)
        self.ledger = Button(theme, self.tr("Show"))
        self.ledger.setAccessibleName(self.tr("Show the connections"))
        self._connections = SettingRow(theme, self.tr("Connections"), fields=[self.ledger])
        self.token = QLineEdit()
        self.token.setEchoMode(QLineEdit.EchoMode.Password)
        self.token.setMaxLength(LONGEST)
        self.token.setFixedSize(WIDTH, HEIGHT)
        self.token.setAccessibleName(self.tr("Access key"))
        self.keep = Button(theme, self.tr("Keep"))
        self._key = SettingRow(theme, self.tr("Access key for gated models"), fields=[self.token, self.keep])
        self._has_token, self.host = False, ""  # `host`: the one that the key is for
        for row in (self._connections, self._key):
            card.add_row(row)
        self.ledger.clicked.connect(self.ledger_requested)
        self.keep.clicked.connect(self._on_keep_clicked)
        self.token.textChanged.connect(self._show_key)
        self.show_uses([])
        self.show_token(HUB_HOST, has_token=False)

    def show_uses(self, uses: Sequence[NetworkUse]) -> None:
        """Say how many there were."""
        none = self.tr("None so far. Bantam opens one when you ask for something, and never else.")
        words = plural("NetworkRows", "1 connection, to {0}", "%Ln connections, the last to {0}", len(uses))
        self._connections.set_about(words.format(uses[0].host) if uses else none)
        self.ledger.setEnabled(bool(uses))

    def show_token(self, host: str, *, has_token: bool) -> None:
        """Say whether one is kept for a hub. A mirror has one of its own."""
        self._has_token, self.host = has_token, host
        self.token.clear()
        self.token.setEnabled(bool(host))
        kept = self.tr("One is kept in this system’s safe for passwords.")
        about = kept if has_token else self.tr("It is kept in this system’s safe, never in the settings.")
        if host != HUB_HOST:
            about = self.tr("For {0}, and sent nowhere else.").format(host) + " " + about
        self._key.set_about(about)
        self._show_key()

    @Slot()
    def _show_key(self) -> None:
        forgets = self._has_token and not self.token.text().strip()
        self.keep.setText(self.tr("Forget it") if forgets else self.tr("Keep"))
        self.keep.setEnabled(forgets or bool(self.token.text().strip()))

    @Slot()
    def _on_keep_clicked(self) -> None:
        self.token_given.emit(self.token.text().strip(), self.host)

"""What Bantam is, and under which licences its parts come."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop import __version__
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import Button, FittedDialog, PlainLabel

WIDTH = 420


class AboutDialog(FittedDialog):
    """Facts only; closes with Esc or its one button. GUI thread."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(WIDTH, parent)
        self.setObjectName("aboutDialog")
        self.setWindowTitle(self.tr("About Bantam"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(PlainLabel(theme, self.tr("Bantam {0}").format(__version__), style=FontStyle.PAGE))
        for words in self._paragraphs():
            label = PlainLabel(theme, words, token="text2")
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(label)
        close = Button(theme, self.tr("Close"), kind="primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        column.addLayout(row)

    def _paragraphs(self) -> list[str]:
        return [
            self.tr("Small language models on your own computer. Nothing you write leaves it."),
            self.tr("Bantam is free software under the Apache License 2.0."),
            self.tr(
                "Built in: SmolLM2-135M-Instruct by Hugging Face and all-MiniLM-L6-v2 by sentence-transformers, "
                "both under the Apache License 2.0."
            ),
            self.tr(
                "Made with llama.cpp and llama-cpp-python (MIT), Qt for Python (LGPL 3), SQLite (public domain), "
                "APSW (zlib), markdown-it-py (MIT), Jinja (BSD 3-clause), and Lucide icons (ISC)."
            ),
        ]

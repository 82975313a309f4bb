"""The one question about a model that is too large for the memory there is: what it needs, and three ways on."""

from PySide6.QtCore import QCoreApplication, QLocale, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.core.load_question import LoadQuestion
from desktop.ui.locale_text import number_text, size_text
from desktop.ui.models.flow_box import FlowBox
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import Button, IconLine, PlainLabel

MARGIN = 12


class TooLargePart(QFrame):
    """A card in the place where the model was wanted. GUI thread.

    Wishes: `shorter_requested()` to use it with a context that fits, `other_requested()` for another file,
    `anyway_requested()` to load it all the same.
    """

    shorter_requested = Signal()
    other_requested = Signal()
    anyway_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("errorCard")
        self.question: LoadQuestion | None = None
        self._title = IconLine(theme, "ban", icon_token="red", wraps=True, weight=QFont.Weight.DemiBold)
        self._words = PlainLabel(theme, style=FontStyle.SMALL, token="text2")
        self._words.setWordWrap(True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.shorter = Button(theme, self.tr("Use a shorter context"), kind="primary")
        self.other = Button(theme, self.tr("Choose another file"))
        self.anyway = Button(theme, self.tr("Load anyway"))
        self._ways = FlowBox()
        for button in (self.shorter, self.other, self.anyway):
            self._ways.add(button)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(8)
        for part in (self._title, self._words, self._ways):
            column.addWidget(part)
        self.shorter.clicked.connect(self.shorter_requested)
        self.other.clicked.connect(self.other_requested)
        self.anyway.clicked.connect(self.anyway_requested)

    @property
    def text(self) -> str:
        """All that it says."""
        return f"{self._title.text()} {self._words.text()}"

    def ask(self, question: LoadQuestion) -> None:
        """Say what it needs; `show` is the caller's."""
        self.question = question
        self._title.set_text(self.tr("{0} is too large for the memory there is").format(question.model.name))
        self._words.setText(question_words(question))
        self.setAccessibleName(self.text)
        smaller = question.smaller
        self.shorter.setVisible(smaller is not None)
        if smaller is not None:
            tokens, size = number_text(smaller.context), size_text(smaller.need.total)
            self.shorter.setText(self.tr("Use {0} tokens, {1}").format(tokens, size))

    def height_within(self, width: int) -> int:
        """Pixels that it needs where it is so wide; a popup does not ask its layout."""
        self.ensurePolished()
        return self._column.totalHeightForWidth(width)

    def focus(self) -> None:
        """Begin with the first way on."""
        first = self.other if self.shorter.isHidden() else self.shorter
        first.setFocus(Qt.FocusReason.OtherFocusReason)


def question_words(question: LoadQuestion) -> str:
    """What it needs, what there is, what would be unloaded, and what loading it would mean."""
    translate, fit = QCoreApplication.translate, question.fit
    words = translate("TooLargePart", "It needs {0} with a context of {1} tokens, and {2} are free for it.").format(
        size_text(fit.need.total), number_text(fit.context), size_text(max(fit.available, 0))
    )
    if question.unloads:
        names = QLocale().createSeparatedList(list(question.unloads))  # “A and B”
        words += " " + translate("TooLargePart", "That counts what comes free by unloading {0}.").format(names)
    return words + " " + translate("TooLargePart", "If it is loaded all the same, this computer may become very slow.")

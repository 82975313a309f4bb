"""Edits the title of a chat inside its row."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.core.chat import TITLE_LIMIT


class TitleDelegate(QStyledItemDelegate):
    """Only the editor: the view draws its rows itself. GUI thread."""

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        """A field as large as the row; Enter keeps the new title, Esc the old one."""
        del option, index
        editor = QLineEdit(parent)
        editor.setObjectName("rowEditor")
        editor.setMaxLength(TITLE_LIMIT)
        editor.setAccessibleName(self.tr("Title of the chat"))
        return editor

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Heights are the view's affair; Qt still asks when it places an editor."""
        del index
        return option.rect.size()

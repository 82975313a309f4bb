"""A screen of two parts, for a window to show."""

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget


class TwoPanes(QWidget):
    """A list at the left, a field and a button at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.left, self.right = QWidget(), QWidget()
        self.rows = QPushButton("Rows")
        self.field, self.button = QLineEdit(), QPushButton("Send")
        QVBoxLayout(self.left).addWidget(self.rows)
        column = QVBoxLayout(self.right)
        column.addWidget(self.field)
        column.addWidget(self.button)
        row = QHBoxLayout(self)
        row.addWidget(self.left)
        row.addWidget(self.right)

    def panes(self) -> list[QWidget]:
        """Left, right."""
        return [self.left, self.right]

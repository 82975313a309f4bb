"""A table of a DOCX, as Markdown."""

MOST_SPANNED = 64  # columns that one cell takes


class WordTable:
    """Filled cell by cell, in order."""

    def __init__(self) -> None:
        self._rows: list[list[str]] = []
        self._cell: list[str] = []
        self._more = 0  # columns that the cell takes besides its own

    def begin_row(self) -> None:
        """The next cells are in a row below."""
        self._fill()
        self._rows.append([])

    def begin_cell(self) -> None:
        """The next words are in a cell of their own."""
        self._fill()
        self._cell = []
        if not self._rows:
            self.begin_row()
        self._rows[-1].append("")

    def add(self, words: str) -> None:
        """A paragraph of the cell, or a table within it."""
        if not self._rows or not self._rows[-1]:
            self.begin_cell()
        line = " ".join(words.replace("|", "\\|").split())
        if line:
            self._cell.append(line)
            self._rows[-1][-1] = "<br>".join(self._cell)

    def span(self, columns: int) -> None:
        """The cell takes the places of several."""
        self._more = min(columns, MOST_SPANNED) - 1

    def markdown(self) -> str:
        """Its rows, of which the first is the head; "" without any words."""
        self._fill()
        rows = [row for row in self._rows if row]
        if not any(cell for row in rows for cell in row):
            return ""
        wide = max(len(row) for row in rows)
        lines = ["| " + " | ".join([*row, *[""] * (wide - len(row))]) + " |" for row in rows]
        lines.insert(1, "|" + " --- |" * wide)
        return "\n".join(lines)

    def one_line(self) -> str:
        """The same within a cell of another."""
        return "; ".join(", ".join(cell for cell in row if cell) for row in self._rows if any(row))

    def _fill(self) -> None:
        if self._rows and self._rows[-1]:
            self._rows[-1] += [""] * self._more
        self._more = 0

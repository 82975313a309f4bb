"""A stretch of a transcript: from a position in one text to a position in another, of the same message or not."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from desktop.core.chat import Message
from desktop.core.find_text import Place
from desktop.ui.chat.clipboard import Copied
from desktop.ui.chat.markdown.code_view import CodeView
from desktop.ui.chat.markdown.copied_html import copied_html
from desktop.ui.chat.markdown.copied_text import copied_text
from desktop.ui.chat.markdown.message_text import MessageText
from desktop.ui.chat.transcript.message_row import MessageRow
from desktop.ui.chat.transcript.selected_text import Piece

END = 2**31 - 1  # of any text


class Spot(NamedTuple):
    """A place in the transcript; ordered as the reader reads."""

    message: int  # its number in the chat
    view: int  # of the texts of a message
    position: int  # in the document


class SelectedRange(NamedTuple):
    """`first` is not behind `last`."""

    first: Spot
    last: Spot

    def places(self, message: int, views: Sequence[MessageText]) -> Iterator[tuple[MessageText, Place]]:
        """What is selected in each text of a message; a place without length where nothing is."""
        for number, view in enumerate(views):
            end = view.document().characterCount() - 1
            begin_spot, end_spot = Spot(message, number, 0), Spot(message, number, end)
            if self.last <= begin_spot or self.first >= end_spot:
                position = min(view.textCursor().position(), end)
                yield view, Place(position, position)
            else:
                first = self.first.position if self.first > begin_spot else 0
                yield view, Place(first, min(end, self.last.position) if self.last < end_spot else end)

    def pieces(self, messages: Sequence[Message], rows: dict[str, MessageRow]) -> list[Piece]:
        """What is selected of each message; whole ones are left to be read from their source."""
        found: list[Piece] = []
        for number in range(self.first.message, min(self.last.message, len(messages) - 1) + 1):
            row = rows.get(messages[number].id)
            if row is None or self._holds_all(number, row):
                found.append(messages[number])
            else:
                found.append(self._part(number, row))
        return found

    def _holds_all(self, number: int, row: MessageRow) -> bool:
        views = row.views()
        if not views or not row.is_drawn:
            return True
        end = Spot(number, len(views) - 1, views[-1].document().characterCount() - 1)
        return self.first <= Spot(number, 0, 0) and self.last >= end

    def _part(self, number: int, row: MessageRow) -> Copied:
        plain, html = list[str](), list[str]()
        first: tuple[int, int] | None = None
        last = (0, 0)
        for index, (view, place) in enumerate(self.places(number, row.views())):
            if place.start < place.end:
                cursor = view.cursor_at(place)
                plain.append(copied_text(cursor))
                html.append(copied_html(cursor, is_code=isinstance(view, CodeView)))
                first = first or (index, place.start)
                last = (index, place.end)
        words = "\n".join(plain)
        source = row.source_between(first, last) if first is not None else ""
        return Copied(words, "\n".join(html), words if source is None else source)

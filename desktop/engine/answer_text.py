"""From the bytes of tokens to what a person reads: whole characters, reasoning apart, an end where a stop says so."""

from collections.abc import Iterable, Sequence

from desktop.engine.reasoning import Kind, Piece, ReasoningSplitter
from desktop.engine.stop_strings import StopStrings
from desktop.engine.text_stream import TextStream


class AnswerText:
    """One answer's text as it comes. Stops count in the answer only: reasoning may talk about anything."""

    def __init__(self, stops: Sequence[str] = (), splitter: ReasoningSplitter | None = None) -> None:
        self.is_stopped = False
        self._stream = TextStream()
        self._splitter = splitter
        self._stops = StopStrings(stops) if stops else None

    def feed(self, data: bytes) -> list[Piece]:
        """What is certain after one more token."""
        text = self._stream.feed(data)
        if not text or self.is_stopped:
            return []
        if self._splitter is None:
            return self._until_a_stop([Piece(Kind.ANSWER, text)])
        return self._until_a_stop(self._splitter.feed(text))

    def finish(self) -> list[Piece]:
        """What was held back; nothing after a stop."""
        if self.is_stopped:
            return []
        found = self._until_a_stop(self._splitter.finish()) if self._splitter is not None else []
        rest = self._stops.finish() if self._stops is not None and not self.is_stopped else ""
        return [*found, Piece(Kind.ANSWER, rest)] if rest else found

    def _until_a_stop(self, pieces: Iterable[Piece]) -> list[Piece]:
        if self._stops is None:
            return list(pieces)
        found: list[Piece] = []
        for piece in pieces:
            text = piece.text
            if piece.kind is Kind.ANSWER:
                text, self.is_stopped = self._stops.feed(text)
            if text:
                found.append(Piece(piece.kind, text))
            if self.is_stopped:
                break
        return found

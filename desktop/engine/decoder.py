"""Turns the bytes of an engine into events, and trusts none of them."""

from collections.abc import Iterator

import msgspec

from desktop.engine.protocol import MAX_LINE, AnyEvent

_SHOWN = 120  # bytes of a bad line that a crash report quotes


class NotAnEventError(ValueError):
    """What arrived is not a line of the protocol; the text says why."""


class EventDecoder:
    """Cuts a byte stream at its line ends. Keeps at most one line of `limit` bytes."""

    def __init__(self, limit: int = MAX_LINE) -> None:
        self._limit = limit
        self._rest = bytearray()
        self._decoder: msgspec.json.Decoder[AnyEvent] = msgspec.json.Decoder(AnyEvent)

    def feed(self, data: bytes) -> Iterator[AnyEvent]:
        """Yield the events that `data` completes; raises `NotAnEventError`."""
        searched = len(self._rest)
        self._rest += data
        start = 0
        while (end := self._rest.find(b"\n", max(start, searched))) >= 0:
            if end - start > self._limit:
                break
            yield self._event(bytes(self._rest[start:end]))
            start = end + 1
        del self._rest[:start]
        if len(self._rest) > self._limit:
            self._rest.clear()
            raise NotAnEventError(f"a line is longer than {self._limit} bytes")

    def _event(self, line: bytes) -> AnyEvent:
        try:
            return self._decoder.decode(line)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
            raise NotAnEventError(f"{error}: {line[:_SHOWN]!r}") from error

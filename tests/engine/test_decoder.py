"""Bytes to events: whole lines however they are cut, and nothing else."""

import tracemalloc
from collections.abc import Iterable, Iterator
from itertools import pairwise, repeat

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.chat import Finish
from desktop.engine.decoder import EventDecoder, NotAnEventError
from desktop.engine.protocol import MAX_LINE, AnyEvent, Beat, Failed, Finished, Hello, Token

TEXTS = st.text(max_size=30)
COUNTS = st.integers(0, 2**53)
EVENTS = st.one_of(
    st.builds(Token, id=TEXTS, text=TEXTS, count=COUNTS),
    st.builds(Beat, steps=COUNTS),
    st.builds(Hello, protocol=COUNTS, pid=COUNTS, build=TEXTS, backend=TEXTS),
    st.builds(Finished, id=TEXTS, finish=st.none() | st.sampled_from(Finish), count=COUNTS),
    st.builds(Failed, id=TEXTS, kind=TEXTS, arguments=st.dictionaries(TEXTS, TEXTS | COUNTS), details=TEXTS),
)


def cut(data: bytes, places: list[int]) -> Iterator[bytes]:
    """The same bytes in pieces."""
    borders = sorted({0, len(data), *(place % (len(data) + 1) for place in places)})
    for start, end in pairwise(borders):
        yield data[start:end]


def decoded(pieces: Iterable[bytes], limit: int = MAX_LINE) -> tuple[list[AnyEvent], str]:
    """The events up to the first complaint, and the complaint."""
    decoder, found = EventDecoder(limit), list[AnyEvent]()
    try:
        for piece in pieces:
            for event in decoder.feed(piece):
                found.append(event)
    except NotAnEventError as error:
        return found, str(error)
    return found, ""


def lines(events: list[AnyEvent]) -> bytes:
    return b"".join(msgspec.json.encode(event) + b"\n" for event in events)


@given(st.lists(EVENTS, max_size=8), st.lists(st.integers(0, 10_000), max_size=20))
def test_events_survive_any_cut(events: list[AnyEvent], places: list[int]) -> None:
    assert decoded(cut(lines(events), places)) == (events, "")


def test_one_byte_at_a_time() -> None:
    events: list[AnyEvent] = [Token(id="a", text="né\n…", count=1), Beat(steps=2)]
    assert decoded(bytes([byte]) for byte in lines(events)) == (events, "")


@given(st.lists(st.binary(max_size=200), max_size=5))
def test_any_bytes_give_events_or_the_one_error(pieces: list[bytes]) -> None:
    found, complaint = decoded(pieces, limit=64)
    whole = b"".join(pieces)
    assert complaint or len(found) == whole.count(b"\n")


@given(st.binary(min_size=1).filter(lambda data: b"\n" not in data))
def test_events_before_garbage_are_kept(garbage: bytes) -> None:
    found, complaint = decoded([lines([Beat(steps=1)]) + b"\xff" + garbage + b"\n"])
    assert found == [Beat(steps=1)]
    assert complaint


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"null",
        b"[]",
        b"{}",
        b'{"type":"Load","id":"1","path":"x"}',  # a request is no event
        b'{"type":"Token","text":1,"count":1}',
        b'{"type":"Token","text":"a"}',
        b'{"type":"Beat","steps":1e400}',
        b'{"type":"Finished","finish":"exploded"}',
        b'{"type":"Token","text":"\xff","count":1}',
        b'{"type":"Beat","steps":1} trailing',
        b"[" * 100_000,
    ],
)
def test_what_is_no_event_is_quoted_and_not_believed(line: bytes) -> None:
    found, complaint = decoded([line + b"\n"])
    assert found == []
    assert 0 < len(complaint) < 1000


def test_fields_of_the_future_are_passed_over() -> None:
    assert list(EventDecoder().feed(b'{"type":"Beat","steps":1,"mood":"fine"}\n')) == [Beat(steps=1)]


@pytest.mark.parametrize("chunk", [1, 7, 39, 40, 41, 100])
def test_the_longest_line_allowed_passes_and_one_byte_more_does_not(chunk: int) -> None:
    line = b'{"type":"Beat","steps":1}'.ljust(40)
    pieces = [(line + b"\n")[start : start + chunk] for start in range(0, 41, chunk)]
    assert decoded(pieces, limit=40) == ([Beat(steps=1)], "")
    assert decoded(pieces, limit=39) == ([], "a line is longer than 39 bytes")


def test_a_line_without_end_costs_no_more_than_the_limit() -> None:
    tracemalloc.start()
    found, complaint = decoded(repeat(b"x" * (1 << 16), 1000))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (found, complaint) == ([], f"a line is longer than {MAX_LINE} bytes")
    assert peak < 3 * MAX_LINE

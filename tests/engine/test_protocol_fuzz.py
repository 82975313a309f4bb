"""A hundred thousand lines that are nearly right, on both ends of the line to an engine."""

import contextlib
import io
import os
import random
import sys
import threading
from collections.abc import Callable

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.chat import Figures, Finish, Role
from desktop.core.sampling import Sampling
from desktop.core.scores import EndingScore, Measured, Ranked
from desktop.engine import channel, load_facts, protocol
from desktop.engine.channel import Inbox, Progress
from desktop.engine.decoder import EventDecoder, NotAnEventError
from desktop.engine.load_facts import AdapterFacts

FRAMES = 50_000  # each way
PIECES = [
    b"null",
    b"NaN",
    b"1e999",
    b"-1",
    b"[]",
    b"{}",
    b'"',
    b"\\ud800",
    b"\xff\xfe",
    b"\0",
    b"\n",
    b"[" * 900,
    b"9" * 400,
]
FIGURES = Figures(
    prompt_tokens=1, reused_tokens=0, tokens=1, prefill_seconds=0.1, decode_seconds=0.1, first_token_seconds=0.2
)
EVENTS: list[protocol.Event] = [
    protocol.Hello(protocol=1, pid=1, build="b", backend="x"),
    protocol.Beat(steps=7),
    protocol.LoadProgressed(id="a", fraction=0.5),
    protocol.TuneProgressed(id="a", fraction=0.5),
    protocol.PromptProgressed(id="a", done=1, total=2),
    protocol.Adapted(id="a", adapters=[AdapterFacts("/a.gguf", 0.5, name="räin", alpha=8.0, rank=4)]),
    protocol.Token(id="a", text="räin ☂", count=1),
    protocol.Finished(id="a", finish=Finish.STOP, figures=FIGURES, vectors=[[0.1, -0.2], []]),
    protocol.Finished(id="a", scores=[EndingScore(-1.5, 2, [-1.0, -0.5])], measured=Measured(1.0, 2, 3, 1)),
    protocol.Finished(id="a", ranked=Ranked([[0.5, 0.1]], ["yes", "no"])),
    protocol.Failed(id="a", kind="OUT_OF_MEMORY", arguments={"name": "x", "n": 1}, details="d"),
]
REQUESTS: list[protocol.Request] = [
    protocol.Load(id="a", path="/m.gguf", context_length=512),
    protocol.Generate(id="b", turns=[protocol.Turn(Role.USER, "räin")], sampling=Sampling(), max_tokens=8),
    protocol.CountTokens(id="c", turns=[]),
    protocol.SetAdapters(id="f", adapters=[load_facts.AdapterWish("/a.gguf", 0.5)]),
    protocol.Embed(id="d", texts=["x", "y"]),
    protocol.Score(id="f", text="a", endings=["x", "y"], each=2),
    protocol.Measure(id="g", text="räin", window=64),
    protocol.Rank(id="h", query="q", documents=["x", "y"]),
    protocol.Cancel(id="e", target="b"),
    protocol.Tune(id="f"),
]


def frame(dice: random.Random, messages: list[bytes]) -> bytes:
    """A line that was right, cut, damaged, mixed with another or replaced by noise."""
    line = bytearray(dice.choice(messages))
    place = dice.randrange(len(line))
    how = dice.randrange(6)
    if how == 0:
        del line[place:]
    elif how == 1:
        line[place] ^= 1 << dice.randrange(8)
    elif how == 2:
        line[place : place + dice.randrange(9)] = dice.choice(PIECES)
    elif how == 3:
        line[place:] = dice.choice(messages)[place // 2 :]
    elif how == 4:
        line = bytearray(dice.randbytes(dice.randrange(64)))
    return bytes(line) + b"\n"


def fed(decoder: EventDecoder, data: bytes) -> None:
    """Feed; the one thing that may come out besides events is the decoder's own error."""
    with contextlib.suppress(NotAnEventError):
        for event in decoder.feed(data):
            assert isinstance(event, protocol.Event)


def read(data: bytes) -> None:
    """Let an engine's end read it to the end."""
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb"), os.fdopen(writing, "wb") as pipe:
        thread = threading.Thread(target=Inbox(Progress()).read, args=(reading,))
        thread.start()
        pipe.write(data)
        pipe.close()
        thread.join(10)
        assert not thread.is_alive()


@pytest.fixture
def ends(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """What the engine's end would have ended its process with."""
    ends: list[int] = []
    monkeypatch.setattr(channel, "_LEAVE", 0.0)
    monkeypatch.setattr(os, "_exit", ends.append)
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    return ends


def test_events_that_are_nearly_right() -> None:
    dice = random.Random(1)
    messages = [msgspec.json.encode(event) for event in EVENTS]
    decoder = EventDecoder(limit=4096)
    for number in range(FRAMES):
        data = frame(dice, messages)
        cut = dice.randrange(len(data))
        fed(decoder, data[:cut])
        fed(decoder, data[cut:])
        if number % 100 == 0:
            decoder = EventDecoder(limit=4096)


@given(st.lists(st.binary(max_size=300), max_size=20))
def test_noise_instead_of_events(pieces: list[bytes]) -> None:
    decoder = EventDecoder(limit=256)
    for piece in pieces:
        fed(decoder, piece)


def test_an_endless_line_is_not_kept() -> None:
    decoder = EventDecoder(limit=1024)
    for _ in range(10_000):
        fed(decoder, b"x" * 1000)
    assert len(decoder._rest) <= 2048


def test_requests_that_are_nearly_right() -> None:
    dice = random.Random(2)
    messages = [msgspec.json.encode(request) for request in REQUESTS]
    decode: Callable[[bytes], object] = msgspec.json.Decoder(protocol.AnyRequest).decode
    right = 0
    for _ in range(FRAMES):
        with contextlib.suppress(*channel.NOT_A_REQUEST):
            assert isinstance(decode(frame(dice, messages)), protocol.Request)
            right += 1
    assert right > FRAMES // 10, "most of the damage is to be small"


def test_an_engine_that_reads_nonsense_leaves(ends: list[int]) -> None:
    dice = random.Random(3)
    messages = [msgspec.json.encode(request) for request in REQUESTS]
    for count in range(1, 301):
        read(frame(dice, messages))
        assert ends == [0] * count
    for nonsense in (b"[" * 100_000 + b"\n", b'{"type":"Cancel","id":"\xff"}\n'):
        ends.clear()
        read(nonsense)
        assert ends == [0]

"""The protocol's lines: what goes out comes in again, and numbers out of range are refused."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.chat import Role
from desktop.core.sampling import Sampling
from desktop.engine.load_facts import AdapterWish
from desktop.engine.protocol import (
    AnyRequest,
    Cancel,
    CountTokens,
    Embed,
    Generate,
    Load,
    Measure,
    Rank,
    Score,
    SetAdapters,
    Turn,
)

TEXTS = st.text(max_size=50)
IMAGES = st.lists(st.binary(max_size=50), max_size=3).map(tuple)
TURNS = st.lists(st.builds(Turn, st.sampled_from(Role), TEXTS, IMAGES), max_size=4)
REQUESTS = st.one_of(
    st.builds(Load, id=TEXTS, path=TEXTS, context_length=st.integers(0, 1 << 20), embedding=st.booleans()),
    st.builds(Generate, id=TEXTS, turns=TURNS, sampling=st.just(Sampling()), max_tokens=st.integers(1, 1 << 20)),
    st.builds(CountTokens, id=TEXTS, turns=TURNS),
    st.builds(SetAdapters, id=TEXTS, adapters=st.lists(st.builds(AdapterWish, TEXTS, st.floats(-2, 2)))),
    st.builds(Embed, id=TEXTS, texts=st.lists(TEXTS)),
    st.builds(Score, id=TEXTS, turns=TURNS, text=st.none() | TEXTS, endings=st.lists(TEXTS), each=st.integers(0, 1024)),
    st.builds(Measure, id=TEXTS, text=TEXTS, window=st.integers(0, 1 << 20), stride=st.integers(0, 1 << 20)),
    st.builds(Rank, id=TEXTS, query=TEXTS, documents=st.lists(TEXTS)),
    st.builds(Cancel, id=TEXTS, target=TEXTS),
)


@given(REQUESTS)
def test_a_request_is_one_line_and_comes_back_as_it_was(request: AnyRequest) -> None:
    line = msgspec.json.encode(request)
    assert b"\n" not in line
    assert msgspec.json.decode(line, type=AnyRequest) == request


def test_words_without_images_travel_as_they_always_did() -> None:
    assert msgspec.json.encode(Turn(Role.USER, "hello")) == b'{"role":"user","content":"hello"}'


@pytest.mark.parametrize(
    "line",
    [
        '{"type":"Load","id":"1","path":"x","context_length":-1}',
        '{"type":"Load","id":"1","path":"x","context_length":1073741824}',
        '{"type":"Load","id":"1","path":"x","threads":100000}',
        '{"type":"Load","id":"1","path":"x","gpu_layers":-1}',
        '{"type":"Load","id":"1","path":"x","cache_type_k":"q2_k"}',
        '{"type":"Load","id":"1","path":"x","flash_attention":true}',
        '{"type":"SetAdapters","id":"1","adapters":[{"path":"x","scale":"much"}]}',
        '{"type":"Generate","id":"1","turns":[],"sampling":{},"max_tokens":0}',
        '{"type":"Generate","id":"1","turns":[],"sampling":{"temperature":-1},"max_tokens":1}',
        '{"type":"Generate","id":"1","turns":[{"role":"wizard","content":""}],"sampling":{}}',
        '{"type":"Generate","id":"1","turns":[{"role":"user","content":"","images":["~"]}],"sampling":{}}',
        '{"type":"Generate","turns":[],"sampling":{}}',
        '{"type":"Score","id":"1","endings":[],"each":1025}',
        '{"type":"Score","id":"1","endings":[' + ",".join(['""'] * 257) + "]}",
        '{"type":"Measure","id":"1","text":"","window":-1}',
        '{"type":"Rank","id":"1","query":"","documents":[' + ",".join(['""'] * 257) + "]}",
        '{"type":"Run","id":"1"}',
    ],
)
def test_a_request_out_of_range_is_refused(line: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(line, type=AnyRequest)

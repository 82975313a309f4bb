"""What the hub tells of models is taken over as far as it makes sense, and cleaned."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from desktop.core.catalogue import Commercial, Task
from desktop.hub.found_models import hub_model, hub_models

WORDS = st.text(max_size=20)
ANYTHING: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS | st.just("total"), inner, max_size=3),
    max_leaves=5,
)


@dataclass
class Info:
    """As `huggingface_hub` has it."""

    id: str = "bartowski/Some_Model-8B-GGUF"
    author: str | None = None
    created_at: datetime | None = None
    last_modified: datetime | None = None
    downloads: int | None = None
    likes: int | None = None
    gated: object = None
    gguf: dict[str, object] | None = None
    pipeline_tag: str | None = None
    tags: list[str] | None = field(default_factory=list)


def test_everything_that_is_told_is_taken() -> None:
    model = hub_model(
        Info(
            author="bartowski",
            created_at=datetime(2026, 3, 1, tzinfo=UTC),
            last_modified=datetime(2026, 4, 2, tzinfo=UTC),
            downloads=12,
            likes=3,
            gated="manual",
            gguf={"total": 8_190_000_000, "context_length": 40960, "architecture": "qwen3"},
            pipeline_tag="image-text-to-text",
            tags=["gguf", "en", "de", "license:apache-2.0", "arxiv:2309.00071", "region:us"],
        )
    )
    assert (model.name, model.publisher) == ("Some Model 8B", "bartowski")
    assert (model.task, model.tasks) == (Task.VISION, (Task.VISION, Task.CHAT))
    assert (model.parameters, model.context) == (8_190_000_000, 40960)
    assert model.languages == ("en", "de")
    assert (model.licence.id, model.licence.commercial) == ("Apache-2.0", Commercial.ALLOWED)
    assert (model.released, model.updated) == ("2026-03-01", "2026-04-02")
    assert (model.downloads, model.likes, model.gated) == (12, 3, True)
    assert model.page == "https://huggingface.co/bartowski/Some_Model-8B-GGUF"


def test_little_is_enough() -> None:
    model = hub_model(Info(tags=None))
    assert model.publisher == "bartowski"
    assert model.licence.commercial is Commercial.UNKNOWN
    assert model.task is Task.CHAT


def test_what_makes_no_sense_is_left_out() -> None:
    odd = Info(author=5, gguf=[1], tags=[None, 7], downloads="many", pipeline_tag=7)  # type: ignore[arg-type, list-item]
    model = hub_model(odd)
    assert (model.publisher, model.parameters, model.downloads, model.task) == ("bartowski", 0, 0, Task.CHAT)
    assert hub_models([Info(id=5), Info(id="../../x")]) == []  # type: ignore[arg-type]


@given(
    st.lists(
        st.builds(
            Info, id=st.just("a/b") | ANYTHING, author=ANYTHING, downloads=ANYTHING, likes=ANYTHING, gated=ANYTHING,
            gguf=ANYTHING, pipeline_tag=ANYTHING, tags=st.lists(ANYTHING, max_size=3) | st.none(),
        ),
        max_size=3,
    )
)  # fmt: skip
def test_whatever_the_hub_tells_is_a_model_or_none(found: list[Info]) -> None:
    assert {model.id for model in hub_models(found)} <= {"a/b", *(one.id for one in found if isinstance(one.id, str))}


def test_what_others_typed_is_cleaned() -> None:
    model = hub_model(Info(author="ev\u202eil", tags=["license:" + "x\u202e" * 90, "multilingual"], downloads=-3))
    assert model.publisher == "evil"
    assert "\u202e" not in model.licence.name
    assert len(model.licence.name) <= 60
    assert model.languages == ("multilingual",)
    assert model.downloads == 0


def test_names_that_are_none_are_left_out() -> None:
    assert hub_models([Info(id="../etc"), Info(id="a"), Info(id="a/b\n")]) == []

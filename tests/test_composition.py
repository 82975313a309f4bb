"""One of each, made when it is needed, and undone whatever happened on the way."""

from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path

import psutil
import pytest

from desktop.composition import Composition
from desktop.core.cancellation import Cancellation
from desktop.core.chat import Conversation, Finish, Message, Role
from desktop.core.errors import ErrorKind, KnownError
from desktop.paths import Paths
from tests.fixtures.installations import install
from tests.library.gguf_maker import Gguf

Compose = Callable[[], Composition]


@pytest.fixture
def compose(tmp_path: Path) -> Iterator[Compose]:
    """Compositions of one data folder, closed at the end."""
    made: list[Composition] = []

    def make() -> Composition:
        made.append(Composition(Paths.under(tmp_path / "data")))
        return made[-1]

    yield make
    for composition in made:
        composition.close()


def parts() -> list[str]:
    every = [one for owner in Composition.__mro__ for one in vars(owner).items()]
    return [name for name, value in every if isinstance(value, cached_property)]


def test_nothing_is_made_before_it_is_needed(compose: Compose) -> None:
    composition = compose()
    assert not set(parts()) & set(vars(composition))
    assert not composition.paths.database.exists()
    assert composition.settings.current().max_tokens > 0
    assert set(parts()) & set(vars(composition)) == {"settings"}


def test_there_is_one_of_each(compose: Compose) -> None:
    composition = compose()
    assert composition.store is composition.store
    assert composition.settings is composition.settings


def test_only_one_at_a_time_opens_the_chats(compose: Compose) -> None:
    first, second = compose(), compose()
    assert first.conversations.conversations() == []
    with pytest.raises(KnownError) as caught:
        second.conversations  # noqa: B018
    assert caught.value.kind is ErrorKind.DATABASE_LOCKED
    assert second.settings.current() == first.settings.current()
    first.close()
    assert second.conversations.conversations() == []


def test_chats_that_cannot_be_opened_say_why_each_time_and_hold_nothing(compose: Compose) -> None:
    composition = compose()
    composition.paths.database.write_bytes(b"no database at all" * 500)
    for _ in range(2):
        with pytest.raises(KnownError) as caught:
            composition.store  # noqa: B018
        assert caught.value.kind is ErrorKind.DATABASE_DAMAGED
    composition.paths.database.unlink()
    assert compose().conversations.conversations() == []


def test_opening_ends_what_a_killed_window_left(compose: Compose) -> None:
    first = compose()
    chat = Conversation(id="a", title="Bread", created_at=1.0, updated_at=1.0)
    gone = Conversation(id="b", title="Sea", created_at=1.0, updated_at=1.0)
    for conversation in (chat, gone):
        first.store.put_conversation(conversation)
    answer = Message(id="c", conversation_id="a", parent_id=None, role=Role.ASSISTANT, text="So f", created_at=1.0)
    first.store.add_message(answer)
    first.store.mark_deleted("b", 2.0)
    first.close()
    second = compose()
    assert [message.finish for message in second.store.messages("a")] == [Finish.INTERRUPTED]
    second.store.restore("b")
    assert [row.id for row in second.conversations.conversations()] == ["a"]


def test_without_an_engine_the_chats_are_there_and_an_answer_says_what_is_missing(
    compose: Compose, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BANTAM_INSTALLATION", str(tmp_path / "none.json"))
    composition = compose()
    assert composition.conversations.conversations() == []
    assert composition.machine.facts().memory_total_bytes
    assert composition.machine.use(0).memory_bytes > 0
    assert composition.machine.unconfined() == []
    assert composition.models.models() == []
    Gguf().write(composition.paths.models / "own.gguf")
    assert [model.id for model in composition.models.models()] == ["own"]
    with pytest.raises(KnownError) as caught:
        composition.answers.send(
            conversation_id="a", message_id="b", text="Hello", listener=lambda _event: None, cancel=Cancellation()
        )
    assert caught.value.kind is ErrorKind.ENGINE_MISSING
    assert [message.text for message in composition.conversations.messages("a")] == ["Hello"]


def test_an_engine_that_is_installed_meanwhile_is_used(
    compose: Compose, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BANTAM_INSTALLATION", str(tmp_path / "bantam.json"))
    composition = compose()
    with pytest.raises(KnownError, match="not installed"):
        composition.pool  # noqa: B018
    install(tmp_path)
    assert composition.pool is composition.pool
    composition.close()
    late = compose()
    late.close()
    with pytest.raises(KnownError, match="it was stopped"):
        late.pool.engine(composition.models.current())


def test_closing_twice_is_closing_once(compose: Compose) -> None:
    composition = compose()
    store = composition.store
    composition.close()
    composition.close()
    with pytest.raises(Exception, match="closed"):
        store.conversations()
    assert not psutil.Process().children()


@pytest.mark.engine
def test_closing_ends_the_engines(compose: Compose) -> None:
    composition = compose()
    model, settings = composition.models.current(), composition.settings.current()
    composition.generation.engine(model, settings)
    (pid,) = composition.pool.pids()
    assert psutil.pid_exists(pid)
    composition.close()
    assert composition.pool.pids() == []
    assert not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE

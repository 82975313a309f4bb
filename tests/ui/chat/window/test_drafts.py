"""What is typed and not sent: there again after the window closed, and after a crash."""

from desktop.composition import Composition
from desktop.core.errors import ErrorKind, KnownError
from tests.fixtures.open_window import OpenWindow
from tests.ui.chat.stored_chats import store_three_chats


def kept(program: OpenWindow) -> dict[str, str]:
    composition: Composition = program.bantam.composition
    return composition.conversations.drafts.all().texts


def test_the_draft_of_each_chat_is_there_at_the_next_start(program: OpenWindow) -> None:
    program.open(store_three_chats)
    program.view.composer.focus()
    program.type("For the stars")
    program.view.sidebar.list.open_requested.emit("bread")
    program.type("For the bread")
    program.close()
    program.open()
    program.until(program.shown)
    assert program.view.composer.text() == "For the stars"
    program.view.sidebar.list.open_requested.emit("bread")
    assert program.view.composer.text() == "For the bread"


def test_a_draft_is_on_disk_while_the_window_is_open(program: OpenWindow) -> None:
    program.open(store_three_chats)
    program.view.composer.focus()
    program.type("Half a thought")
    program.until(lambda: kept(program) == {"stars": "Half a thought"})
    program.view.composer.set_text("")
    program.until(lambda: kept(program) == {})


def test_no_more_than_two_writes_a_second(program: OpenWindow) -> None:
    program.open(store_three_chats)
    service, saves = program.bantam.composition.conversations.drafts, []
    keep = service.keep
    service.keep = lambda texts: (saves.append(dict(texts)), keep(texts))  # type: ignore[assignment,func-returns-value]
    for letter in "A long sentence that is typed without a pause":
        program.view.composer.set_text(program.view.composer.text() + letter)
    program.until(lambda: kept(program).get("stars", "").endswith("a pause"))
    assert len(saves) <= 2


def test_the_new_chats_draft_comes_back_with_ctrl_n_and_at_the_next_start(program: OpenWindow) -> None:
    program.open(store_three_chats)
    program.chat.chat.open_new()
    program.type("Not begun")
    program.view.sidebar.list.open_requested.emit("bread")
    assert program.view.composer.text() == ""
    program.chat.chat.open_new()
    assert program.view.composer.text() == "Not begun"
    program.close()
    program.open()
    program.until(lambda: program.view.composer.text() == "Not begun")
    assert not program.chat.chat.is_stored
    assert program.shown() == []


def test_a_draft_that_could_not_be_kept_is_kept_when_the_window_closes(program: OpenWindow) -> None:
    program.open(store_three_chats)
    service = program.bantam.composition.conversations.drafts
    keep, failures = service.keep, list[str]()

    def full(texts: object) -> None:
        failures.append(str(texts))
        raise KnownError(ErrorKind.DISK_FULL, what="chats", path="/")

    service.keep = full  # type: ignore[method-assign]
    program.view.composer.focus()
    program.type("Half a thought")
    program.until(program.error)
    assert failures
    service.keep = keep  # type: ignore[method-assign]
    program.close()
    program.open()
    program.until(lambda: program.view.composer.text() == "Half a thought")

"""The list is true to the disk, whatever comes back in whatever order."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.core.chat import Conversation, SearchHit
from desktop.core.errors import ErrorKind, KnownError
from desktop.services.conversation_service import ConversationService
from desktop.storage.conversation_store import ConversationStore
from desktop.storage.database import Database
from desktop.ui.chat.conversation_list.conversation_list_controller import ConversationListController
from desktop.ui.chat.conversation_list.sidebar import Sidebar
from desktop.ui.tasks import TaskRunner
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import Toast
from tests.ui.chat.chats import question


class SlowSearch(ConversationService):
    """The real service, whose search of one word waits until it may go on."""

    def __init__(self, store: ConversationStore) -> None:
        super().__init__(store)
        self.go_on = threading.Event()

    def search(self, query: str) -> list[SearchHit]:
        """Find it, late."""
        if query == "slow":
            self.go_on.wait(10)
        return super().search(query)


class Stage:
    """Sidebar, controller and a real SQLite file with three chats."""

    def __init__(self, folder: Path, theme: Theme, qtbot: QtBot) -> None:
        self.database = Database(folder / "chats.sqlite3", folder / "backups")
        self.database.open()
        store = ConversationStore(self.database)
        for number, name in enumerate(("slow bread", "rivers", "stars")):
            store.put_conversation(Conversation(id=name, title=name, created_at=number, updated_at=10 * number))
            store.add_message(question(f"q{number}", f"About {name}", chat=name))
        self.service = SlowSearch(store)
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.sidebar = Sidebar(theme, self.window)
        self.tasks = TaskRunner()
        self.toasts: list[Toast] = []

        def toast(text: str, words: str, act: object) -> Toast:
            self.toasts.append(Toast(theme, text, words, act, self.window))  # type: ignore[arg-type]
            return self.toasts[-1]

        self.controller = ConversationListController(self.sidebar, self.service, self.tasks, toast, self.window)

    def titles(self) -> list[str]:
        return [row.title for row in self.sidebar.rows.rows() if row.is_chat]

    def close(self) -> None:
        self.service.go_on.set()
        self.tasks.shutdown()
        self.database.close()


@pytest.fixture
def stage(tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[Stage]:
    made = Stage(tmp_path, theme, qtbot)
    made.controller.reload()
    qtbot.waitUntil(lambda: len(made.titles()) == 3)
    yield made
    made.close()


def test_the_newest_comes_first(stage: Stage) -> None:
    assert stage.titles() == ["stars", "rivers", "slow bread"]
    assert stage.controller.title_of("rivers") == "rivers"
    assert stage.controller.title_of("unknown") is None


def test_a_search_that_comes_late_is_dropped(stage: Stage, qtbot: QtBot) -> None:
    stage.sidebar.search.setText("slow")
    qtbot.waitUntil(lambda: not stage.controller._search_timer.isActive())
    stage.sidebar.search.setText("rivers")
    qtbot.waitUntil(lambda: stage.titles() == ["rivers"])
    stage.service.go_on.set()
    qtbot.waitUntil(lambda: not stage.tasks._running)
    assert stage.titles() == ["rivers"]
    stage.sidebar.search.clear()
    qtbot.waitUntil(lambda: len(stage.titles()) == 3)


def test_a_change_during_a_search_is_shown_when_it_is_over(stage: Stage, qtbot: QtBot) -> None:
    stage.sidebar.search.setText("rivers")
    qtbot.waitUntil(lambda: stage.titles() == ["rivers"])
    stage.controller.rename("rivers", "rivers and lakes")
    qtbot.waitUntil(lambda: stage.titles() == ["rivers and lakes"])


def test_delete_names_the_next_and_undo_brings_back(stage: Stage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(stage.controller.conversation_deleted) as heard:
        stage.controller.delete("stars")
    assert heard.args == ["stars", "rivers"]
    with qtbot.waitSignal(stage.controller.conversation_restored) as back:
        stage.toasts[0].action.click()
    assert back.args == ["stars"]
    assert not stage.controller.undo_stack.can_undo
    qtbot.waitUntil(lambda: len(stage.titles()) == 3)


def test_undo_is_over_after_its_time(stage: Stage, qtbot: QtBot) -> None:
    stage.controller.undo_stack.timer.setInterval(50)
    with qtbot.waitSignals([stage.controller.conversation_deleted]):
        stage.controller.delete("rivers")
    qtbot.waitUntil(lambda: not stage.controller.undo_stack.can_undo)
    stage.controller.undo_stack.undo()
    qtbot.waitUntil(lambda: not stage.tasks._running)
    assert "rivers" not in stage.titles()


def test_what_fails_is_told(stage: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(identifier: str, title: str) -> None:
        raise KnownError(ErrorKind.DISK_FULL, what="the title", path="/")

    monkeypatch.setattr(stage.service, "rename", full)
    with qtbot.waitSignal(stage.controller.failed) as heard:
        stage.controller.rename("rivers", "lakes")
    assert heard.args is not None
    assert isinstance(heard.args[0], KnownError)


def test_what_waits_to_be_shown_is_told_although_a_newer_change_overtook_it(stage: Stage, qtbot: QtBot) -> None:
    """As the name of a new folder is asked for while a chat is given its title."""
    may_end, seen = threading.Event(), list[list[str]]()
    stage.controller.change(lambda: may_end.wait(10), shown=lambda: seen.append(stage.titles()))
    stage.controller.rename("rivers", "lakes")
    may_end.set()
    qtbot.waitUntil(lambda: bool(seen) and not stage.tasks._running)
    assert seen == [["stars", "lakes", "slow bread"]]

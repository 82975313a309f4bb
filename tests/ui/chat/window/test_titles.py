"""A title by the model in the real window: after the first answer, and not while the person writes."""

import pytest

from desktop.core.cancellation import Cancellation
from tests.fixtures.open_window import OpenWindow

pytestmark = pytest.mark.engine


class Asked:
    """Stands before the real service and counts; its titles are known."""

    def __init__(self, program: OpenWindow) -> None:
        self.chats: list[str] = []
        self.cancels: list[Cancellation] = []
        self._store = program.bantam.composition.store
        program.bantam.titles._titles.give = self.give  # type: ignore[method-assign]

    def give(self, conversation_id: str, cancel: Cancellation) -> str:
        self.chats.append(conversation_id)
        self.cancels.append(cancel)
        return "Snow" if self._store.give_title(conversation_id, "Snow") else ""


def test_the_list_and_the_header_show_it(program: OpenWindow) -> None:
    program.open(max_tokens=200)
    asked = Asked(program)
    program.send("What is snow? Answer in one word.")
    program.until_over()
    program.until(lambda: program.titles() == ["Snow"])
    assert program.view.header.title.title == "Snow"
    assert asked.chats == [program.chat.chat.id]


def test_typing_puts_it_off(program: OpenWindow) -> None:
    program.open(max_tokens=200)
    asked = Asked(program)
    program.send("What is snow? Answer in one word.")
    program.until_over()
    program.type("And")
    program.qtbot.wait(600)
    assert asked.chats == []
    assert program.titles() == ["What is snow? Answer in one word."]

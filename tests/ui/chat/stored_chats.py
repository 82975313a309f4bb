"""Puts whole chats on disk for tests."""

from desktop.composition import Composition
from desktop.core.chat import Conversation
from tests.ui.chat.chats import FIGURES, answer, question


def store_chat(composition: Composition, name: str, title: str, updated: float, text: str = "It is this.") -> None:
    """Put a chat with one question and one answer on disk."""
    store = composition.store
    store.put_conversation(Conversation(id=name, title=title, created_at=updated, updated_at=updated))
    first = question(f"{name}-q", f"About {title}?", chat=name)
    store.add_message(first)
    store.add_message(answer(f"{name}-a", text, chat=name, parent=first.id, figures=FIGURES))


def store_three_chats(composition: Composition) -> None:
    """Stars, Rivers and Bread, the newest first."""
    for number, title in enumerate(("Bread", "Rivers", "Stars")):
        store_chat(composition, title.lower(), title, 1_700_000_000.0 + number, f"Words about {title.lower()}.")

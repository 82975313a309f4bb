"""Chats that fill a small window, with the real starter model."""

from desktop.composition import Composition
from desktop.core.chat import Conversation, Message
from desktop.core.recap import Recap
from desktop.services.next_prompt import NextPrompt
from tests.ui.chat.chats import answer, question

CHAT = "garden"
FACTS = (
    ("My dog is called Biscuit and she is nine years old.", "Biscuit sounds like a fine old dog."),
    ("We moved to Leeds in March.", "Leeds in spring must be pleasant."),
    ("I want to plant tomatoes, beans and a pear tree.", "A pear tree needs full sun and some patience."),
    ("The garden is forty square metres.", "That is enough for all three of them."),
    ("My budget is 200 pounds.", "With 200 pounds you can buy the tree and seeds."),
    ("The soil is heavy clay.", "Dig in compost before you plant anything."),
    ("My neighbour Anna has a greenhouse.", "Perhaps Anna can raise your seedlings."),
    ("I am away in July.", "Then somebody has to water in July."),
)


def garden(count: int = len(FACTS)) -> list[Message]:
    """The first so many questions and answers, one after the other."""
    path: list[Message] = []
    for number, (asked, said) in enumerate(FACTS[:count]):
        parent = path[-1].id if path else None
        path.append(question(f"q{number}", asked, chat=CHAT, parent=parent))
        path.append(answer(f"a{number}", said, chat=CHAT, parent=path[-1].id))
    return path


def store_garden(composition: Composition, count: int = len(FACTS), name: str = CHAT) -> list[Message]:
    """The same on disk."""
    store, path = composition.store, garden(count)
    store.put_conversation(Conversation(id=name, title="Garden", created_at=1.0, updated_at=1.0))
    store.add_messages(path)
    return path


def next_prompt(composition: Composition, message: str, chat: str = CHAT) -> NextPrompt:
    """A message after everything that is on disk."""
    known = composition.conversations.recaps.all(chat)
    return NextPrompt(path=composition.store.tree(chat).path(), recaps=known, message=message)


def left_out(after_id: str) -> Recap:
    """Nothing stands for what is before."""
    return Recap(after_id=after_id, created_at=1.0)

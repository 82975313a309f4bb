"""What a document says about a chat: the shown branch, who wrote each message, which models took part."""

from desktop.core.chat import Message, Role
from desktop.core.exchange import WholeChat
from desktop.core.visible_path import visible_path

YOU, MODEL, SYSTEM = "You", "Model", "System"


def shown(chat: WholeChat) -> list[Message]:
    """The messages of the branch that the window shows, oldest first: what was chosen counts as the newest."""
    chosen = set(chat.shown.values())
    return visible_path(sorted(chat.messages, key=lambda message: message.id in chosen))


def writer_of(message: Message) -> str:
    """Who wrote it, as a heading."""
    if message.role is Role.USER:
        return YOU
    return SYSTEM if message.role is Role.SYSTEM else " ".join(message.model_name.split()) or MODEL


def heading_of(message: Message) -> str:
    """Who wrote it, and which files went along."""
    names = ", ".join(" ".join(one.name.split()) for one in message.attachments)
    return f"{writer_of(message)} ({names})" if names else writer_of(message)


def models_of(messages: list[Message]) -> list[str]:
    """Each model once, in the order of its first answer."""
    return list(dict.fromkeys(message.model_name for message in messages if message.model_name))

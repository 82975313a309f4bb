"""What a document says about a chat: the shown branch, who wrote each message, where the model begins to read it."""

from desktop.core.chat import Message, Role
from desktop.core.exchange import WholeChat
from desktop.core.message_tree import BEGINNING
from desktop.core.recap import Beginning, Recap, beginning_of
from desktop.core.visible_path import visible_path

YOU, MODEL, SYSTEM = "You", "Model", "System"


def shown(chat: WholeChat) -> list[Message]:
    """The messages of the branch that the window shows, oldest first: what was chosen counts as the newest."""
    chosen = set(chat.shown.values())
    return visible_path(sorted(chat.messages, key=lambda message: message.id in chosen))


def said(chat: WholeChat) -> list[Message | Recap]:
    """The same, with the recap that counts on this branch where the model begins to read."""
    beginning = _beginning(chat)
    recaps = [] if beginning.recap is None else [beginning.recap]
    return [*beginning.before, *recaps, *beginning.messages]


def title_of(recap: Recap, chat: WholeChat) -> str:
    """What a recap is about, as a heading."""
    count = _beginning(chat).left_out
    if recap.after_id == BEGINNING:
        return "Summary of the chat before this one"
    above = "the message above" if count == 1 else f"the {count:,} messages above"
    return f"Summary of {above}" if recap.text else f"The model does not read {above}"


def summarist_of(recap: Recap) -> str:
    """Who wrote a recap; "" when it has no words, or nobody knows."""
    if not recap.text:
        return ""
    return YOU if recap.edited else " ".join(recap.model_name.split())


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


def _beginning(chat: WholeChat) -> Beginning:
    return beginning_of(shown(chat), {recap.after_id: recap for recap in chat.recaps})

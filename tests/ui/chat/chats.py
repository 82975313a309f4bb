"""Makes messages for tests."""

from desktop.core.chat import Figures, Finish, Message, Role

CHAT = "chat"
FIGURES = Figures(
    prompt_tokens=40, reused_tokens=0, tokens=12, prefill_seconds=0.1, decode_seconds=0.55, first_token_seconds=0.14
)


def question(name: str, text: str = "What is it?", chat: str = CHAT, parent: str | None = None) -> Message:
    """A message of the person."""
    return Message(id=name, conversation_id=chat, parent_id=parent, role=Role.USER, text=text, created_at=1.0)


def answer(
    name: str,
    text: str = "It is this.",
    finish: Finish | None = Finish.STOP,
    chat: str = CHAT,
    parent: str | None = None,
    figures: Figures | None = None,
) -> Message:
    """An answer; without `finish` it is being written."""
    return Message(
        id=name,
        conversation_id=chat,
        parent_id=parent,
        role=Role.ASSISTANT,
        text=text,
        created_at=2.0,
        finish=finish,
        figures=figures,
        model_name="A model",
    )


def long_chat(turns: int, lines: int = 12) -> list[Message]:
    """Questions and answers, each answer some paragraphs long."""
    messages: list[Message] = []
    for turn in range(turns):
        text = "\n\n".join(f"Paragraph {line} of answer {turn}, with a few words in it." for line in range(lines))
        messages += [question(f"q{turn}", f"Question {turn}?"), answer(f"a{turn}", text)]
    return messages

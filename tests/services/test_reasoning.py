"""What a model reasons is kept beside its answer, and no prompt has it again."""

import pytest

from desktop.composition import Composition
from desktop.core.answer_events import AnswerEvent, TextGrew
from desktop.core.cancellation import Cancellation
from desktop.core.chat import Conversation, Finish, Message, Role
from desktop.core.ids import new_id
from desktop.core.prompt_template import TemplateChoice
from desktop.engine.protocol import Finished, Token
from desktop.services.answer_draft import AnswerDraft

OPENS = (
    "{% for turn in messages %}<|im_start|>{{ turn.role }}\n{{ turn.content }}<|im_end|>\n{% endfor %}"
    "<|im_start|>assistant\n<think>"
)
CHAT = "c"


def draft(composition: Composition, heard: list[AnswerEvent]) -> AnswerDraft:
    store = composition.store
    store.put_conversation(Conversation(id=CHAT, title="t", created_at=1.0, updated_at=1.0))
    question = Message(id="q", conversation_id=CHAT, parent_id=None, role=Role.USER, text="2 + 2?", created_at=1.0)
    store.add_message(question)
    empty = Message(id="a", conversation_id=CHAT, parent_id="q", role=Role.ASSISTANT, text="", created_at=2.0)
    return AnswerDraft(store, empty, heard.append)


def token(text: str, count: int, *, reasoning: bool = False) -> Token:
    return Token(id="r", text=text, count=count, reasoning=reasoning)


def test_reasoning_and_answer_are_kept_apart(composition: Composition) -> None:
    heard: list[AnswerEvent] = []
    writing = draft(composition, heard)
    writing.take(token("Two and ", 2, reasoning=True))
    writing.take(token("two.\n", 4, reasoning=True))
    writing.take(token("\n\n", 5))
    writing.take(token("\nFour", 6))
    writing.take(token(".", 7))
    writing.take(Finished(finish=Finish.STOP))
    answer = composition.conversations.messages(CHAT)[-1]
    assert answer == writing.message
    assert (answer.text, answer.reasoning) == ("Four.", "Two and two.\n")
    assert answer.reasoning_seconds > 0
    grown = [event for event in heard if isinstance(event, TextGrew)]
    assert "".join(event.text for event in grown if event.reasoning) == answer.reasoning
    assert "".join(event.text for event in grown if not event.reasoning) == answer.text


def test_blanks_before_an_answer_without_reasoning_stay(composition: Composition) -> None:
    writing = draft(composition, [])
    writing.take(token("  x", 1))
    writing.take(Finished(finish=Finish.STOP))
    assert composition.conversations.messages(CHAT)[-1].text == "  x"


@pytest.mark.engine
def test_a_real_model_that_reasons(composition: Composition) -> None:
    """A template of one's own opens the block, and this model never closes it."""
    model = composition.models.current()
    composition.settings.change(templates={model.id: TemplateChoice(source=OPENS)})
    conversation = new_id()
    answer = composition.answers.send(
        conversation_id=conversation,
        message_id=new_id(),
        text="What is two and two?",
        listener=lambda _event: None,
        cancel=Cancellation(),
    )
    assert answer is not None
    assert answer.reasoning.strip()
    assert answer.text == ""
    assert answer.reasoning_seconds > 0
    assert composition.conversations.messages(conversation)[-1] == answer

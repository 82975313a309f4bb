"""The dialog about what was sent: words for everything that was set, and one page for each request."""

import msgspec
import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.core.chat import Finish
from desktop.core.prompt_template import Origin
from desktop.core.sampling import Mirostat, Sampling
from desktop.core.sent import Sent, SentFacts
from desktop.ui.chat.sent_dialog import SentDialog
from desktop.ui.chat.sent_words import OTHERS, USUAL, rows, sampling_words
from desktop.ui.theme.theme import Theme
from tests.ui.chat.chats import answer

FACTS = SentFacts(
    model_name="A model",
    model_file="a-model.gguf",
    model_size=98_000_000,
    template="ChatML",
    template_origin=Origin.BUILT_IN,
    template_reason="The file’s name has {hint}.",
    template_hint="chatml",
    thinking=False,
    sampling=Sampling(seed=7),
    max_tokens=1024,
    context_length=8192,
    tokens=12,
)


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    """A window for dialogs."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_every_setting_has_words() -> None:
    told = dict(rows(FACTS))
    assert told["Model"] == "A model (a-model.gguf, 98 MB)"
    assert told["Template"] == "ChatML. The file’s name has chatml. Thinking was off."
    assert told["Seed"] == "7"
    assert told["Longest reply"] == "1,024 tokens"
    assert told["Context"] == "8,192 tokens"
    names = set(USUAL) | set(OTHERS) | {"seed"}
    assert names == set(Sampling.__struct_fields__), "a new sampler has to be told too"


def test_samplers_that_do_nothing_are_left_out() -> None:
    assert "Mirostat" not in sampling_words(Sampling())
    words = sampling_words(Sampling(mirostat=Mirostat.TWO, temperature=0.25, top_k=1000))
    assert "temperature 0.25" in words
    assert "top-k 1,000" in words
    assert "Mirostat 2" in words


def test_the_prompt_is_there_to_the_letter(theme: Theme, parent: QWidget) -> None:
    dialog = SentDialog(theme, answer("a"), [Sent(facts=FACTS, prompt="<s>Hello\u202e")], parent)
    assert dialog.prompt.text() == "<s>Hello\u202e"
    assert dialog.prompt.editor.isReadOnly()
    assert dialog.prompt.count.text() == "12 tokens"
    assert dialog.values["Model"].accessibleName() == "Model"
    assert not dialog.pills


def test_each_request_of_a_continued_answer_has_its_page(theme: Theme, parent: QWidget) -> None:
    sent = [Sent(facts=FACTS, prompt="one"), Sent(facts=FACTS, prompt="one two")]
    dialog = SentDialog(theme, answer("a", finish=Finish.LENGTH), sent, parent)
    assert dialog.prompt.text() == "one two"
    assert [pill.text() for pill in dialog.pills] == ["The beginning", "Continued, 1"]
    dialog.pills[0].click()
    assert dialog.prompt.text() == "one"
    assert [pill.isChecked() for pill in dialog.pills] == [True, False]


def test_it_says_why_there_is_nothing(theme: Theme, parent: QWidget) -> None:
    old = SentDialog(theme, answer("a"), [], parent)
    assert "before Bantam began" in old.message.text()
    mine = SentDialog(theme, msgspec.structs.replace(answer("a"), edited=True), [], parent)
    assert "yourself" in mine.message.text()
    lost = SentDialog(theme, answer("a"), [Sent(facts=FACTS, prompt=None)], parent)
    assert lost.prompt.message.text() == "The prompt was not kept."
    assert lost.values["Seed"].text() == "7"

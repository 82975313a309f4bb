"""The prompt template in the real window: shown, chosen, written by oneself, remembered, and used in answers."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from desktop.composition import Composition
from desktop.core.chat import Figures
from desktop.core.prompt_template import TemplateChoice
from desktop.settings import Settings
from desktop.ui.chat.inspector.own_template_dialog import OwnTemplateDialog
from desktop.ui.chat.inspector.template_panel import TemplatePanel
from tests.fixtures.open_window import OpenWindow
from tests.fixtures.tiny_llama import make_tiny_llama
from tests.library.gguf_maker import Gguf
from tests.ui.chat.stored_chats import store_three_chats

pytestmark = pytest.mark.engine
STARTER = "SmolLM2-135M-Instruct.Q4_1"
THINKS = (
    "{{ bos_token }}{% for m in messages %}[{{ m.role }}]{{ m.content }}{% endfor %}"
    "{% if enable_thinking is defined and not enable_thinking %}[quiet]{% endif %}"
)


def panel(program: OpenWindow) -> TemplatePanel:
    found: TemplatePanel = program.view.inspector.template
    return found


def put_tiny(composition: Composition) -> None:
    variants = [{"name": "default", "template": THINKS}, {"name": "rag", "template": "rag: {{ messages|length }}"}]
    make_tiny_llama(composition.paths.models / "tiny.gguf", template=variants)


def load(program: OpenWindow) -> None:
    program.until(panel(program).prompt.load_button.isVisible)
    panel(program).prompt.load_button.click()
    program.until(panel(program).prompt.text)


def choose(program: OpenWindow, words: str) -> None:
    """Choose a template with the keyboard."""
    panel(program).field.setFocus()
    program.key(Qt.Key.Key_Return)
    program.until(program.view.inspector.template_picker.isVisible)
    program.type(words)
    program.key(Qt.Key.Key_Return)
    program.until(lambda: not program.view.inspector.template_picker.isVisible())
    program.activate()


def settings(program: OpenWindow) -> Settings:
    return program.bantam.composition.settings.current()


def dialog(program: OpenWindow) -> OwnTemplateDialog:
    found = program.bantam.window.findChild(OwnTemplateDialog)
    assert found is not None
    return found


def figures(program: OpenWindow) -> Figures:
    found = program.view.transcript.column.rows()[-1].message.figures
    assert isinstance(found, Figures)
    return found


def test_nothing_is_loaded_until_somebody_asks(program: OpenWindow) -> None:
    program.open(store_three_chats)
    program.until(panel(program).prompt.load_button.isVisible)
    assert panel(program).prompt.message.text() == "The prompt appears here once SmolLM2 135M Instruct is loaded."
    assert panel(program).field.text() == "Automatic"
    assert program.bantam.composition.pool.pids() == []
    load(program)
    assert panel(program).field.text() == "Automatic: the file’s own"
    assert panel(program).why.text() == "The file brings its own template."
    assert panel(program).prompt.text() == (
        "<|im_start|>system\n<|im_end|>\n<|im_start|>user\nAbout Stars?<|im_end|>\n<|im_start|>assistant\n"
    )
    assert "ready" in program.view.header.pill.accessibleName()
    panel(program).prompt.copy_button.click()
    assert QGuiApplication.clipboard().text() == panel(program).prompt.text()


def test_it_follows_the_draft_the_chat_and_the_system_prompt(program: OpenWindow) -> None:
    program.open(store_three_chats)
    load(program)
    program.view.composer.focus()
    program.type("And Mars?")
    program.until(lambda: panel(program).prompt.text().endswith("user\nAnd Mars?<|im_end|>\n<|im_start|>assistant\n"))
    assert "assistant\nWords about stars.<|im_end|>\n" in panel(program).prompt.text()
    program.view.inspector.prompt.editor.setPlainText("Be brief.")
    program.until(lambda: "system\nBe brief.<|im_end|>" in panel(program).prompt.text())
    program.view.composer.set_text("")
    program.view.sidebar.list.open_requested.emit("bread")
    program.until(lambda: "About Bread?" in panel(program).prompt.text())
    program.ctrl(Qt.Key.Key_N)
    program.until(lambda: "user\nHello<|im_end|>" in panel(program).prompt.text())


@pytest.mark.parametrize("titles_by_model", [False, True])
def test_the_count_is_that_of_the_answer(program: OpenWindow, titles_by_model: bool) -> None:
    program.open(titles_by_model=titles_by_model)
    program.send("What is the capital of France?")
    program.until(program.answers)
    program.until_over()
    program.until(lambda: "capital of France" in panel(program).prompt.text())
    assert panel(program).prompt.count.text() == f"{figures(program).prompt_tokens} tokens"
    assert not panel(program).prompt.editor.horizontalScrollBar().isVisible()


def test_a_choice_is_used_remembered_and_reset(program: OpenWindow) -> None:
    program.open(max_tokens=4)
    load(program)
    choose(program, "vicuna")
    program.until(lambda: panel(program).prompt.text().endswith("USER: Hello ASSISTANT:"))
    assert panel(program).field.text() == "Vicuna"
    assert panel(program).why.text() == "Vicuna was chosen for this model."
    assert settings(program).templates == {STARTER: TemplateChoice(template="Vicuna")}
    program.send("Hi")
    program.until_over()
    program.until(lambda: "USER: Hi ASSISTANT:" in panel(program).prompt.text())
    assert panel(program).prompt.count.text() == f"{figures(program).prompt_tokens} tokens"
    program.close()
    program.open()
    program.bantam.window.resize(1280, 800)  # the offscreen screen is narrow
    program.until(lambda: panel(program).field.text() == "Vicuna")
    load(program)
    assert "USER: Hi ASSISTANT:" in panel(program).prompt.text()
    program.view.inspector.reset_template_button.click()
    program.until(lambda: "<|im_start|>user\nHi" in panel(program).prompt.text())
    assert settings(program).templates == {}
    assert not program.view.inspector.reset_template_button.isVisible()


def test_what_the_file_brings_can_be_chosen_and_thinking_set(program: OpenWindow) -> None:
    program.open(put_tiny, model="tiny", max_tokens=4)
    load(program)
    assert panel(program).prompt.text() == "<s>[user]Hello"
    assert panel(program).thinking.isVisible()
    assert panel(program).thinking.isChecked(), "that is what the template does by itself"
    panel(program).thinking.click()
    program.until(lambda: panel(program).prompt.text() == "<s>[user]Hello[quiet]")
    assert settings(program).templates == {"tiny": TemplateChoice(thinking=False)}
    program.send("Hi")
    program.until_over()
    program.until(lambda: panel(program).prompt.text() == "<s>[user]Hi[quiet]")
    assert panel(program).prompt.count.text() == f"{figures(program).prompt_tokens} tokens"
    choose(program, "rag")
    program.until(lambda: panel(program).prompt.text() == "<s>rag: 1")
    assert not panel(program).thinking.isVisible()
    assert settings(program).templates == {"tiny": TemplateChoice(template="rag", thinking=False)}
    choose(program, "automatic")
    program.until(lambda: panel(program).prompt.text() == "<s>[user]Hi[quiet]")
    panel(program).thinking.click()
    program.until(lambda: settings(program).templates == {})


def test_an_own_template_is_written_tried_and_used(program: OpenWindow) -> None:
    program.open(put_tiny, model="tiny", max_tokens=4)
    load(program)
    program.view.inspector.template_picker.own_requested.emit()
    own = dialog(program)
    assert own.source == THINKS, "it begins with the one in use"
    program.until(lambda: own.prompt.text() == "<s>[user]Hello")
    own.editor.setPlainText("{% for m in messages %}{{ m.content }}")
    program.until(own.fault.isVisible)
    assert "line 1: Unexpected end of template" in own.fault.text()
    assert not own.use_button.isEnabled()
    own.editor.setPlainText("Q: {{ messages[-1].content }}\nA:")
    program.until(lambda: own.prompt.text() == "<s>Q: Hello\nA:")
    assert own.fault.isHidden()
    own.use_button.click()
    program.activate()
    program.until(lambda: panel(program).prompt.text() == "<s>Q: Hello\nA:")
    assert panel(program).field.text() == "Own template"
    assert settings(program).templates["tiny"].source == "Q: {{ messages[-1].content }}\nA:"
    program.send("Hi")
    program.until_over()
    program.until(lambda: panel(program).prompt.text() == "<s>Q: Hi\nA:")


def test_a_template_that_fails_is_a_sentence_in_its_place(program: OpenWindow) -> None:
    broken = {"tiny": TemplateChoice(source="{{ raise_exception('Only for poems') }}")}
    program.open(put_tiny, model="tiny", templates=broken)
    program.until(panel(program).prompt.load_button.isVisible)
    panel(program).prompt.load_button.click()
    program.until(lambda: "Only for poems" in panel(program).prompt.message.text())
    assert panel(program).prompt.message.token == "red"
    assert panel(program).prompt.text() == ""
    choose(program, "chatml")
    program.until(lambda: panel(program).prompt.text().startswith("<s><|im_start|>user\nHello"))


def test_a_guess_is_marked(program: OpenWindow) -> None:
    program.open(lambda made: make_tiny_llama(made.paths.models / "tiny.gguf", template=None), model="tiny")
    load(program)
    assert panel(program).field.text() == "Automatic: Plain text"
    assert "nothing tells which one it wants" in panel(program).why.text()
    assert panel(program).warning.isVisible()
    assert settings(program).templates == {}


def test_another_model_has_a_choice_of_its_own(program: OpenWindow) -> None:
    program.open(put_tiny, templates={"tiny": TemplateChoice(template="Zephyr")})
    load(program)
    program.bantam.chat.models.choose("tiny")
    program.until(lambda: panel(program).field.text() == "Zephyr")
    program.until(panel(program).prompt.load_button.isVisible)
    assert panel(program).prompt.text() == ""
    assert not panel(program).why.isVisible()
    load(program)
    assert panel(program).prompt.text() == "<s><|user|>\nHello</s>\n<|assistant|>\n"


def test_a_model_that_cannot_be_loaded_is_told_in_the_chat(program: OpenWindow) -> None:
    program.open(lambda made: Gguf().write(made.paths.models / "tiny.gguf"), model="tiny")
    program.until(panel(program).prompt.load_button.isVisible)
    panel(program).prompt.load_button.click()
    program.until(lambda: program.error() is not None)
    program.until(panel(program).prompt.load_button.isVisible)


def test_an_answer_is_not_disturbed(program: OpenWindow) -> None:
    program.open(max_tokens=120)
    load(program)
    program.send("Tell me a long story about the sea.")
    program.until_writing(20)
    choose(program, "zephyr")
    program.view.inspector.template_picker.own_requested.emit()
    own = dialog(program)
    own.editor.setPlainText("tried while it writes")
    program.until_over()
    program.until(lambda: own.prompt.text() == "tried while it writes")
    own.reject()
    program.activate()
    program.until(lambda: "<|user|>\nTell me a long story" in panel(program).prompt.text())
    assert program.error() is None


def test_a_folded_section_asks_for_nothing(program: OpenWindow) -> None:
    program.open(store_three_chats)
    load(program)
    section: QWidget | None = panel(program)
    while section is not None and section.objectName() != "inspectorSection":
        section = section.parentWidget()
    assert section is not None
    section.header.click()  # type: ignore[attr-defined]
    before = panel(program).prompt._prompt
    program.view.composer.focus()
    program.type("And Mars?")
    QApplication.processEvents()
    assert not program.chat.template._timer.isActive()
    assert panel(program).prompt._prompt == before
    section.header.click()  # type: ignore[attr-defined]
    program.until(lambda: "And Mars?" in panel(program).prompt.text())


def test_while_the_first_answer_is_written_nothing_has_to_be_loaded(program: OpenWindow) -> None:
    program.open(max_tokens=200)
    program.until(panel(program).prompt.load_button.isVisible)
    program.send("Tell me about rivers.")
    program.until_writing()
    assert panel(program).prompt.message.text() == "The prompt appears here once the answer is written."
    assert not panel(program).prompt.load_button.isVisible()
    program.key(Qt.Key.Key_Escape)
    program.until(panel(program).prompt.text)

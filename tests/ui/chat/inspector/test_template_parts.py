"""The parts of the section about the prompt template: what they show, with names and prompts of any length."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo, QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.core.prompt_template import SOURCE_LIMIT, Origin, PromptPreview, TemplateChoice
from desktop.core.text import Text
from desktop.settings import ThemeChoice
from desktop.ui.chat.inspector.inspector_view import WIDTH, InspectorView
from desktop.ui.chat.inspector.own_template_dialog import OwnTemplateDialog
from desktop.ui.chat.inspector.prompt_view import MOST, PromptView
from desktop.ui.chat.inspector.template_picker import TemplatePicker
from desktop.ui.chat.inspector.template_rows import TemplateRow
from desktop.ui.chat.inspector.template_words import choice_words, rows
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import SelectButton, Switch

LONG = "a-very-long-name-" * 20
ROWS = [
    TemplateRow("Automatic", ""),
    TemplateRow("In the file", None),
    TemplateRow("The file’s own", "file"),
    TemplateRow(LONG, LONG),
    TemplateRow("Built in", None),
    TemplateRow("ChatML", "ChatML"),
    TemplateRow("Vicuna", "Vicuna"),
]


def preview(template: str, origin: Origin = Origin.FILE, variants: tuple[str, ...] = ()) -> PromptPreview:
    return PromptPreview(
        prompt="Hi",
        tokens=1,
        template=template,
        origin=origin,
        why=Text("templates", ""),
        is_guess=False,
        thinking=None,
        has_own=origin is Origin.FILE,
        variants=variants,
        source="",
    )


def picker(theme: Theme, qtbot: QtBot, chosen: str | None = "ChatML") -> tuple[TemplatePicker, SelectButton]:
    field = SelectButton(theme, "Prompt template")
    qtbot.addWidget(field)
    field.resize(232, 28)
    field.show()
    made = TemplatePicker(theme, field)
    made.show_rows(ROWS, chosen)
    made.open_below(field)
    qtbot.waitUntil(made.isVisible)
    return made, field


def test_the_keyboard_goes_over_headings(theme: Theme, qtbot: QtBot) -> None:
    made, _ = picker(theme, qtbot)
    assert made.list.currentIndex().data() == "ChatML"
    for expected in (LONG, "The file’s own", "Automatic", "Automatic"):
        QTest.keyClick(made.search, Qt.Key.Key_Up)
        assert made.list.currentIndex().data() == expected
    QTest.keyClick(made.search, Qt.Key.Key_Down)
    with qtbot.waitSignal(made.template_requested) as asked:
        QTest.keyClick(made.search, Qt.Key.Key_Return)
    assert asked.args == ["file"]
    assert not made.isVisible()


def test_a_search_leaves_what_fits_and_no_heading(theme: Theme, qtbot: QtBot) -> None:
    made, _ = picker(theme, qtbot)
    QTest.keyClicks(made.search, "vic")
    assert made.rows.rowCount() == 1
    QTest.keyClicks(made.search, "xx")
    assert made.rows.rowCount() == 0
    assert made._nothing.isVisible()
    QTest.keyClick(made.search, Qt.Key.Key_Return)
    assert made.isVisible()
    made.close()


def test_an_own_template_is_asked_for(theme: Theme, qtbot: QtBot) -> None:
    made, _ = picker(theme, qtbot, None)
    assert made.list.currentIndex().data() == "Automatic"
    with qtbot.waitSignal(made.own_requested):
        made.own_button.click()
    assert not made.isVisible()


def test_a_heading_is_not_chosen(theme: Theme, qtbot: QtBot) -> None:
    made, _ = picker(theme, qtbot)
    with qtbot.assertNotEmitted(made.template_requested):
        made.list.clicked.emit(made.rows.index(1))
    made.close()


def test_words_for_every_choice() -> None:
    assert choice_words(TemplateChoice(), None) == "Automatic"
    assert choice_words(TemplateChoice(), preview("file")) == "Automatic: the file’s own"
    assert choice_words(TemplateChoice(), preview("Zephyr", Origin.BUILT_IN)) == "Automatic: Zephyr"
    assert choice_words(TemplateChoice(template="file"), preview("file")) == "The file’s own"
    assert choice_words(TemplateChoice(template="Vicuna"), None) == "Vicuna"
    assert choice_words(TemplateChoice(source="x", template="Vicuna"), None) == "Own template"
    names = [row.name for row in rows(preview("file", variants=("rag", "a\nb")), ("ChatML",))]
    assert names == ["", None, "file", "rag", "a\nb", None, "ChatML"]
    assert "a b" in [row.title for row in rows(preview("file", variants=("a\nb",)), ())]
    assert [row.name for row in rows(None, ("ChatML",))] == ["", None, "ChatML"]


def test_the_prompt_is_shown_to_the_letter(theme: Theme, qtbot: QtBot) -> None:
    view = PromptView(theme, "Exact prompt")
    qtbot.addWidget(view)
    view.show()
    prompt = "<s>[INST] a\tb \u202e c [/INST]\r\n</s>"
    view.show_prompt(prompt, 1)
    assert view.count.text() == "1 token"
    assert view.editor.toPlainText() == "<s>[INST] a\tb \ufffd c [/INST]\n</s>"
    assert QFontInfo(view.editor.font()).fixedPitch()
    view.copy_button.click()
    assert QGuiApplication.clipboard().text() == prompt
    view.show_message("Nothing yet.", can_load=True)
    assert view.text() == ""
    assert view.load_button.isVisible()
    view.show_prompt(prompt, 1234)
    assert (view.text(), view.count.text()) == (prompt, "1,234 tokens")
    assert not view.load_button.isVisible()


def test_a_very_long_prompt_is_cut_in_the_middle_but_copied_whole(theme: Theme, qtbot: QtBot) -> None:
    view = PromptView(theme, "Exact prompt")
    qtbot.addWidget(view)
    prompt = "begin " + "x" * (3 * MOST) + " end"
    view.show_prompt(prompt, 9)
    shown = view.editor.toPlainText()
    assert len(shown) < MOST + 200
    assert shown.startswith("begin x")
    assert shown.endswith("x end")
    assert f"{len(prompt) - MOST:,} characters" in shown
    view.copy_button.click()
    assert QGuiApplication.clipboard().text() == prompt


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_long_names_and_prompts_do_not_widen_the_panel(
    theme: Theme, qtbot: QtBot, choice: ThemeChoice, tmp_path: Path
) -> None:
    theme.set_choice(choice)
    view = InspectorView(theme)
    qtbot.addWidget(view)
    view.resize(WIDTH, 900)
    view.show()
    panel = view.template
    panel.show_choice(LONG)
    panel.show_why("The file has no template; its name says " + LONG, "This is a guess: " + LONG)
    panel.show_thinking(True)
    panel.prompt.show_prompt(LONG * 200, 1_234_567)
    qtbot.wait(20)
    right = panel.mapTo(view, panel.rect().topRight()).x()
    assert right <= WIDTH - 16
    for part in (panel.field, panel.why, panel.warning, panel.thinking, panel.prompt.editor, panel.prompt.copy_button):
        assert part.isVisible()
        assert part.mapTo(view, part.rect().topRight()).x() <= WIDTH - 16
    assert "…" in panel.field.shown_words()
    assert LONG in panel.field.toolTip()
    assert view.grab().save(str(tmp_path / "long.png"))


def test_a_switch_is_switched_by_mouse_and_keyboard(theme: Theme, qtbot: QtBot) -> None:
    switch = Switch(theme, "Thinking")
    qtbot.addWidget(switch)
    switch.show()
    off = switch.grab().toImage()
    QTest.mouseClick(switch, Qt.MouseButton.LeftButton)
    assert switch.isChecked()
    assert switch.grab().toImage() != off
    QTest.keyClick(switch, Qt.Key.Key_Space)
    assert not switch.isChecked()
    assert switch.accessibleName() == "Thinking"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Space])
def test_keys_open_a_field_with_choices(theme: Theme, qtbot: QtBot, key: Qt.Key) -> None:
    field = SelectButton(theme, "Prompt template")
    qtbot.addWidget(field)
    field.show_choice("<b>ChatML")
    assert field.toolTip() == "<qt>&lt;b&gt;ChatML</qt>"
    with qtbot.waitSignal(field.clicked):
        QTest.keyClick(field, key)


def test_an_own_template_is_tried_while_it_is_written(theme: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    del tmp_path
    parent = InspectorView(theme)
    qtbot.addWidget(parent)
    dialog = OwnTemplateDialog(theme, "", parent)
    dialog.open()
    dialog.check()
    assert not dialog.use_button.isEnabled()
    with qtbot.waitSignal(dialog.check_requested) as asked:
        QTest.keyClicks(dialog.editor, "{{ 1 }")
    assert asked.args == ["{{ 1 }"]
    dialog.show_fault("line 1: unexpected '}'")
    assert dialog.fault.text() == "The template does not work: line 1: unexpected '}'."
    assert dialog.editor.property("invalid") is True
    assert not dialog.use_button.isEnabled()
    dialog.show_prompt("1", 1)
    assert dialog.fault.isHidden()
    assert dialog.use_button.isEnabled()
    dialog.editor.setPlainText("x" * (SOURCE_LIMIT + 1))
    dialog.check()
    assert dialog.fault.text() == "Use up to 65,536 characters"
    assert not dialog.use_button.isEnabled()
    dialog.editor.setPlainText("x")
    dialog.show_untried()
    assert dialog.use_button.isEnabled()
    with qtbot.waitSignal(dialog.accepted):
        dialog.use_button.click()

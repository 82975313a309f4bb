"""An answer that grows looks like one that came at once, and only its end is drawn again."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from desktop.settings import ThemeChoice
from desktop.ui.chat.markdown.code_block import CodeBlock
from desktop.ui.chat.markdown.prose_view import ProseView
from desktop.ui.chat.transcript import answer_body
from desktop.ui.chat.transcript.answer_body import AnswerBody
from desktop.ui.theme.theme import Theme
from tests.markdown.markdown_sources import source, words_in

WIDTH = 600
DOCUMENT = """# Heading

A paragraph with *stress*, **weight** and `code`.

1. one
2. two
   - inner

| a | b |
|---|--:|
| 1 | 2.5 |

```python
def f(x):
    return x
```

> quoted

The end.
"""


@pytest.fixture
def body(theme: Theme, qtbot: QtBot) -> AnswerBody:
    made = AnswerBody(theme)
    qtbot.addWidget(made)
    made.resize(WIDTH, 400)
    return made


def drawn(body: AnswerBody) -> AnswerBody:
    while not body.is_drawn:
        body._on_later()
    body._later.stop()
    return body


def looks(body: AnswerBody) -> list[tuple[str, str, int, int]]:
    """Each part: what it is, its words, its height and the distance above it."""
    return [(type(part).__name__, part.text(), part.height_for(WIDTH), part.gap) for part in drawn(body)._parts]


@given(text=source, steps=st.lists(st.integers(1, 25), min_size=1, max_size=20))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_text_in_pieces_looks_like_text_at_once(theme: Theme, qtbot: QtBot, text: str, steps: list[int]) -> None:
    whole, grown = AnswerBody(theme), AnswerBody(theme)
    whole.append(text)
    position, step = 0, 0
    while position < len(text):
        size = steps[step % len(steps)]
        grown.append(text[position : position + size])
        position, step = position + size, step + 1
    grown.set_source(text)
    assert looks(grown) == looks(whole)
    assert words_in(whole.text()) == words_in(grown.text())
    assert set(words_in(text)) <= set(words_in(whole.text()))
    whole.deleteLater()
    grown.deleteLater()


@pytest.mark.parametrize("size", [1, 2, 3, 7, 50])
def test_a_document_with_every_form_grows(theme: Theme, body: AnswerBody, qtbot: QtBot, size: int) -> None:
    whole = AnswerBody(theme)
    qtbot.addWidget(whole)
    whole.append(DOCUMENT)
    for begin in range(0, len(DOCUMENT), size):
        body.append(DOCUMENT[begin : begin + size])
    assert looks(body) == looks(whole)
    assert [type(part) for part in body._parts] == [ProseView, CodeBlock, ProseView]


def test_only_the_end_is_drawn_again(body: AnswerBody) -> None:
    body.append("".join(f"Paragraph {number}.\n\n" for number in range(50)) + "```\ncode\n```\n\nAnd then\n\nmore\n\n")
    drawn(body)
    parts, first = list(body._parts), body._parts[0]
    assert isinstance(first, ProseView)
    changes: list[int] = []
    first.document().contentsChange.connect(lambda position, *_: changes.append(position))
    body.append("Some more words")
    assert drawn(body)._parts == parts
    assert changes == []


def test_a_long_text_is_drawn_in_steps(body: AnswerBody, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answer_body, "BUDGET", 0.0)
    body.append("".join(f"Paragraph {number}.\n\n" for number in range(20)))
    assert not body.is_drawn
    qtbot.waitUntil(lambda: body.is_drawn)
    assert body.text().endswith("Paragraph 19.")


def test_text_that_comes_while_the_last_is_drawn_is_not_lost(body: AnswerBody, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answer_body, "BUDGET", 0.0)
    words = [f"Paragraph {number}." for number in range(20)]
    for one in words:
        body.append(one + "\n\n")
    assert drawn(body).text().split("\n") == words


def test_another_source_takes_the_place_of_the_first(body: AnswerBody, qtbot: QtBot) -> None:
    body.append(DOCUMENT)
    body.set_source("Only this.")
    assert drawn(body).text() == "Only this."
    qtbot.waitUntil(lambda: not body.findChildren(CodeBlock))


def test_the_caret_stands_in_the_last_part(body: AnswerBody) -> None:
    body.set_caret(True)
    body.append("Words\n\n```\ncode")
    carets = [part.view._caret_shown if isinstance(part, CodeBlock) else part._caret_shown for part in body._parts]
    assert carets == [False, True]
    body.set_caret(False)
    assert not any(part._caret_shown for part in body._parts if isinstance(part, ProseView))


def test_the_caret_is_drawn(body: AnswerBody, theme: Theme) -> None:
    body.append("Words")
    body.arrange(WIDTH)
    without = body.grab().toImage()
    body.set_caret(True)
    with_caret = body.grab().toImage()
    assert with_caret != without
    accent = theme.colour("accent").name()
    pixels = {with_caret.pixelColor(x, y).name() for x in range(120) for y in range(30)}
    assert accent in pixels


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_another_look_keeps_every_word(body: AnswerBody, theme: Theme, choice: ThemeChoice, qtbot: QtBot) -> None:
    body.append(DOCUMENT)
    before = looks(body)
    theme.set_choice(choice)
    body.restyle()
    assert looks(body) == before
    first = body._parts[0]
    assert isinstance(first, ProseView)
    assert first._style.text == theme.colour("text")


def test_parts_stand_below_each_other(body: AnswerBody) -> None:
    body.append(DOCUMENT)
    height = drawn(body).arrange(WIDTH)
    bottoms = [part.y() + part.rise + part.height() for part in body._parts]
    tops = [part.y() + part.rise for part in body._parts]
    assert tops[0] == 0
    assert all(top > bottom for top, bottom in zip(tops[1:], bottoms, strict=False))
    assert bottoms[-1] == height

"""Words are counted in every message, drawn or not, as often as the drawn message shows them."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from desktop.core.find_text import folded
from desktop.ui.chat.find.found_index import FoundIndex, Hit
from desktop.ui.chat.markdown.found_places import places_in_document
from desktop.ui.chat.transcript.answer_row import AnswerRow
from desktop.ui.chat.transcript.user_row import UserRow
from desktop.ui.theme.theme import Theme
from tests.markdown.markdown_sources import source
from tests.ui.chat.chats import answer, question


def index_of(*texts: str) -> FoundIndex:
    """A question first, then an answer, and so on."""
    made = FoundIndex()
    kinds = (question, answer)
    made.set_messages([kinds[number % 2](f"m{number}", text) for number, text in enumerate(texts)])
    read_all(made)
    return made


def test_places_are_counted_in_the_order_of_the_chat() -> None:
    index = index_of("Rye?", "**Rye** and rye", "oats", "RYE")
    index.look_for(folded("rye"))
    assert index.total == 4
    hit = index.first_from("")
    walked = []
    for _ in range(5):
        assert hit is not None
        walked.append((hit, index.position(hit)))
        hit = index.neighbour(hit, forwards=True)
    assert walked == [
        (Hit("m0", 0), 1),
        (Hit("m1", 0), 2),
        (Hit("m1", 1), 3),
        (Hit("m3", 0), 4),
        (Hit("m0", 0), 1),
    ]
    assert index.neighbour(Hit("m0", 0), forwards=False) == Hit("m3", 0)
    assert index.first_from("m2") == Hit("m3", 0)
    index.look_for("zebra")
    assert (index.total, index.first_from("m0"), index.neighbour(Hit("m0", 0), forwards=True)) == (0, None, None)


def read_all(index: FoundIndex) -> None:
    while not index.is_complete:
        index.read(1.0)


def test_messages_near_the_reader_are_read_first_and_only_once() -> None:
    index = FoundIndex()
    index.look_for("word")
    messages = [answer(f"m{number}", f"word {number}") for number in range(200)]
    index.set_messages(messages, near="m150")
    index.read(0.0)
    assert index.total == 0
    index.read_now("m3")
    while index.total < 5:
        index.read(0.0005)
    assert [name for name, (text, _) in index._read.items() if text][:2] == ["m3", "m150"]
    read_all(index)
    read = dict(index._read)
    index.set_messages([*messages[:-1], answer("m199", "other")])
    assert index.total == 199
    assert index._read == {name: entry for name, entry in read.items() if name != "m199"}


@given(text=source, wanted=st.sampled_from(["w", "x w", "a", "•", "[", "1", " ", "`", "x²"]))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_counted_is_what_is_marked(theme: Theme, qtbot: QtBot, text: str, wanted: str) -> None:
    index = index_of(text, text)
    index.look_for(folded(wanted))
    asked, answered = UserRow(theme, question("m0", text)), AnswerRow(theme, answer("m1", text))
    while not answered.is_drawn:
        answered._body._on_later()
    answered._body._later.stop()
    for row, name in ((asked, "m0"), (answered, "m1")):
        marked = sum(len(places_in_document(view.document(), folded(wanted))) for view in row.views())
        assert marked == index.count(name), name
        row.deleteLater()

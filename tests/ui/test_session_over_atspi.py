"""A whole session by a process that knows nothing but AT-SPI: no mouse, no widget, and keys in a menu alone."""

import json
from pathlib import Path

import pytest

from desktop.composition import Composition
from desktop.core.sampling import Sampling
from desktop.paths import Paths
from tests.fixtures.atspi.reader import SELECTED, Part, Reader, wait
from tests.fixtures.atspi.session import bantam, desktop, is_possible

pytestmark = [
    pytest.mark.engine,
    pytest.mark.slow,
    pytest.mark.timeout(600),
    pytest.mark.skipif(not is_possible(), reason="needs Xvfb, D-Bus and at-spi2-core"),
]


def forks(reader: Reader) -> list[Part]:
    """The rows of chats that were forked."""
    return [row for row in reader.all("list item") if "(fork)" in row.name]


def test_a_whole_session(tmp_path: Path) -> None:
    data, documents = tmp_path / "data", tmp_path / "Documents"
    documents.mkdir()
    composition = Composition(Paths.under(data))
    composition.settings.change(sampling=Sampling(temperature=0.0), max_tokens=24, titles_by_model=False)
    composition.close()
    with desktop(tmp_path) as environment, bantam(data, environment) as reader:
        # the first run
        reader.find("label", "Welcome to Bantam")
        assert reader.nameless() == []
        reader.press("push button", "Start chatting now")
        # ask, and read the answer
        reader.write("Message", "What is the capital of France?")
        reader.press("push button", "Send")
        wait(lambda: "Paris" in reader.read(reader.find("label", "Answer")), "an answer")
        assert reader.nameless() == []
        # edit the question
        reader.press("push button", "Edit your message")
        reader.write("Your message, to edit", "What is the capital of Italy?")
        reader.press("push button", "Send")
        reader.find("label", "Version 2 of 2")
        wait(lambda: "Rome" in reader.read(reader.find("label", "Answer")), "another answer")
        # fork at the answer
        reader.press("push button", "Fork here")
        wait(lambda: [row for row in forks(reader) if reader.has(row, SELECTED)], "the fork, open")
        # search
        reader.write("Search chats", "italy")
        wait(lambda: any("Italy" in reader.describe(row) for row in reader.all("list item")), "what was found")
        reader.write("Search chats", "")
        # export everything
        reader.choose_first("Export, import, backups")
        reader.find("radio button", "JSON")
        assert reader.nameless() == []
        reader.press("radio button", "JSON")
        reader.press("push button", "Export")
        reader.find("label", "Exported as")
        # and the settings
        reader.press("check box", "Settings")
        reader.find("check box", "Reduce motion")
        assert reader.nameless() == []
    (file,) = documents.iterdir()
    assert len(json.loads(file.read_text())["chats"]) == 2

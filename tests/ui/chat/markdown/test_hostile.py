"""Hostile texts: no file is opened, no host is reached, no word is lost, and the window goes on."""

import re
import shutil
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from pytestqt.qtbot import QtBot

from desktop.ui.chat.markdown.prose_view import ProseView
from desktop.ui.chat.markdown.text_marks import fragments
from desktop.ui.chat.transcript.answer_body import AnswerBody
from desktop.ui.theme.theme import Theme
from tests.fixtures import hostile_watch
from tests.fixtures.hostile_watch import watch
from tests.markdown.markdown_sources import WORD, source, words_in
from tests.ui.chat.markdown.hostile_sources import CANARY, HOSTILE

SLOW = 10.0  # seconds for the worst of them; each takes about one


def drawn(theme: Theme, text: str) -> AnswerBody:
    body = AnswerBody(theme)
    body.append(text)
    while not body.is_drawn:
        body._on_later()
    body._later.stop()
    return body


def addresses(body: AnswerBody) -> set[str]:
    found = set()
    for prose in body.findChildren(ProseView):
        block = prose.document().begin()
        while block.isValid():
            found |= {fragment.charFormat().anchorHref() for fragment in fragments(block)}
            block = block.next()
    return found - {""}


@pytest.mark.parametrize("name", [name for name in HOSTILE if not name.startswith("line ")])
def test_every_word_is_shown_in_time(theme: Theme, qtbot: QtBot, name: str) -> None:
    began = time.perf_counter()
    body = drawn(theme, HOSTILE[name])
    qtbot.addWidget(body)
    body.resize(700, max(400, min(2_000, body.arrange(700))))
    body.grab()
    assert time.perf_counter() - began < SLOW
    assert set(WORD.findall(HOSTILE[name])) <= set(WORD.findall(body.text()))


def test_only_web_addresses_become_links_and_the_others_are_readable(theme: Theme, qtbot: QtBot) -> None:
    body = drawn(theme, HOSTILE["references"])
    qtbot.addWidget(body)
    assert {address.split(":")[0] for address in addresses(body)} == {"http", "https"}
    for readable in ("javascript:fetch(", f"file:///{CANARY}/l.txt", f"smb://{CANARY}/share", f"/{CANARY}/a.svg"):
        assert readable in body.text()


def test_nothing_is_hidden_and_nothing_runs_backwards(theme: Theme, qtbot: QtBot) -> None:
    for name in ("bidirectional", "controls", "frames", "tags", "surrogates"):
        body = drawn(theme, HOSTILE[name])
        qtbot.addWidget(body)
        assert not re.search("[\u202a-\u202e\u2066-\u2069\u200b\ufeff\U000e0000-\U000e007f\x01-\x08]", body.text())
        assert "\ufffd" in body.text()


@given(text=source)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_document_loses_a_word_or_opens_more_than_the_web(theme: Theme, qtbot: QtBot, text: str) -> None:
    body = drawn(theme, text)
    assert set(words_in(text)) <= set(words_in(body.text()))
    assert all(address.startswith(("http://", "https://")) for address in addresses(body))
    body.deleteLater()


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.skipif(shutil.which("strace") is None, reason="strace watches")
def test_no_file_no_socket_no_program(tmp_path: Path, thorough: bool) -> None:
    seen = watch(tmp_path / "trace", documents=30 if thorough else 3, timeout=280)
    assert seen.texts > 40
    assert seen.asked > 5, "no link was followed"
    assert seen.is_clean, seen


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace watches")
@pytest.mark.parametrize(
    ("code", "field"),
    [
        ("open('/etc/hostname')", "files"),
        ("import socket; socket.socket()", "sockets"),
        ("import os; os.system('true')", "programs"),
        (f"import os; os.path.exists('/{CANARY}/x') or open('/{CANARY}/x', 'a')", "canaries"),
    ],
)
def test_the_watch_sees(code: str, field: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "shown.py"
    said = 'print(\'{"texts": 1, "asked": 0, "opened": 0}\')'
    quiet = "import contextlib\nwith contextlib.suppress(OSError):\n    "
    script.write_text(f"{quiet}open('/begin-showing')\n{quiet}exec({code!r})\n{said}\n", "utf-8")
    monkeypatch.setattr(hostile_watch, "SCRIPT", script)
    seen = watch(tmp_path / "trace", documents=0, timeout=60)
    assert getattr(seen, field)
    assert not seen.is_clean

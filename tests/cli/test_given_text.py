"""Bytes that are no UTF-8, as an argument and through a pipe."""

import argparse
import importlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.__main__ import COMMANDS
from desktop.cli.given_text import sound
from desktop.cli.parser import parse

ROOT = Path(__file__).parents[2]


@given(st.binary(max_size=40))
def test_whatever_the_bytes_are_the_text_can_be_written(data: bytes) -> None:
    text = sound(data.decode("utf-8", "surrogateescape"))
    text.encode("utf-8")


@given(st.text(st.characters(codec="utf-8"), max_size=40))
def test_what_is_utf_8_stays(text: str) -> None:
    assert sound(text) == text


def test_an_old_report_is_read() -> None:
    assert sound(b"Caf\xe9 closed \x80 5".decode("utf-8", "surrogateescape")) == "Café closed € 5"


BAD = b"Caf\xe9".decode("utf-8", "surrogateescape")


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (["ask", BAD], "question"),
        (["ask", "--system", BAD, "x"], "system"),
        (["ask", "--template", BAD, "x"], "template"),
        (["export", BAD], "chats"),
        (["export", "--folder", BAD], "folder"),
        (["backup", "--restore", BAD], "restore"),
    ],
)
def test_every_argument_that_is_words_can_be_written(words: list[str], name: str) -> None:
    given = getattr(parse(words), name)
    assert given in ("Café", ["Café"])


@pytest.mark.parametrize("command", COMMANDS)
def test_every_argument_says_whether_it_is_words_or_a_path(command: str) -> None:
    """So that a new one is thought about: none is left to argparse's own type."""
    parser = argparse.ArgumentParser()
    importlib.import_module("desktop.cli." + {"import": "import_chats"}.get(command, command)).add_arguments(parser)
    values = [action for action in parser._actions if action.nargs != 0 and not action.choices]
    assert [action.dest for action in values if action.type is None] == []


def test_a_path_keeps_its_bytes() -> None:
    assert os.fsencode(parse(["ask", "-m", BAD, "x"]).model) == b"Caf\xe9"


@pytest.mark.engine
@pytest.mark.parametrize("errors", ["strict", "surrogateescape"])
def test_a_report_in_another_encoding_is_answered(tmp_path: Path, errors: str) -> None:
    words = ["-m", "desktop", "ask", "--data-dir", str(tmp_path), "--max-tokens", "4"]
    command: list[bytes] = [*map(os.fsencode, (sys.executable, *words)), b"Caf\xe9:"]
    done = subprocess.run(
        command,
        input=b"Caf\xe9 closed.\n",
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": f"utf-8:{errors}"},
        timeout=120,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.strip()

"""Entries of programs: what is written is what the specification reads."""

import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.paths import LINUX
from desktop.registration.desktop_entry import ENV, desktop_entry, is_ours, values_of

TEMPLATE = (LINUX / "bantam.desktop").read_text("utf-8")
WORDS = st.text(st.characters(exclude_characters="\0\n\r", exclude_categories=["Cs"]), min_size=1, max_size=20)


def arguments(line: str) -> list[str]:
    """The specification's reader of an Exec value: first the string's escapes, then quotes, then field codes."""
    unescaped, letters = "", iter(line)
    for letter in letters:
        unescaped += (
            {"s": " ", "n": "\n", "t": "\t", "r": "\r", "\\": "\\"}[next(letters)] if letter == "\\" else letter
        )
    found, letters = list[str](), iter(unescaped)
    for letter in letters:
        if letter == '"':
            word = ""
            for inside in letters:
                if inside == '"':
                    break
                word += next(letters) if inside == "\\" else inside
            found.append(word.replace("%%", "%"))
    return found


@given(st.lists(WORDS, min_size=1, max_size=5))
def test_any_command_comes_through(command: list[str]) -> None:
    text = desktop_entry(TEMPLATE, command, Path("/somewhere"))
    (line,) = [line for line in text.split("\n") if line.startswith("Exec=")]
    assert line.endswith(" %F")
    assert arguments(line[len("Exec=") :]) == ([ENV] if "%" in command[0] else []) + command


def test_what_we_wrote_is_known_by_it() -> None:
    text = desktop_entry(TEMPLATE, ["/x/bantam"], Path("/somewhere"))
    assert is_ours(text)
    assert not is_ours(TEMPLATE)
    assert not is_ours(f"{TEMPLATE}\n[Desktop Action new]\nX-Bantam=1\n")
    assert values_of(text)["MimeType"] == "application/x-gguf;"


@pytest.mark.skipif(shutil.which("desktop-file-validate") is None, reason="no desktop-file-utils here")
def test_the_systems_own_check_finds_nothing(tmp_path: Path) -> None:
    entry = tmp_path / "bantam.desktop"
    entry.write_text(desktop_entry(TEMPLATE, ["/x/ban tam", "--data-dir", "100 % $HOME"], Path("/somewhere")))
    for path in (entry, LINUX / "bantam.desktop"):
        done = subprocess.run(["desktop-file-validate", path], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.skipif(shutil.which("gio") is None or os.name == "nt", reason="no GLib here")
def test_the_desktops_own_reader_starts_that_command_with_all_files(tmp_path: Path) -> None:
    script, told = tmp_path / 'it\'s "100 %" $HOME `x` \\.sh', tmp_path / "told"
    script.write_text(
        f'#!/bin/sh\npwd > "{told}.half"\nprintf "%s\\n" "$@" >> "{told}.half"\nmv "{told}.half" "{told}"\n'
    )
    script.chmod(0o755)
    entry = tmp_path / "bantam.desktop"
    command = [str(script), "--data-dir", 'a $b "c" %d \\e']
    entry.write_text(desktop_entry(TEMPLATE, command, tmp_path))
    files = [str(tmp_path / name) for name in ("one.gguf", "zwei ü.gguf")]
    subprocess.run(["gio", "launch", entry, *files], check=True, capture_output=True, timeout=30)
    ends = time.monotonic() + 20
    while not told.exists() and time.monotonic() < ends:
        time.sleep(0.02)
    assert told.read_text("utf-8").splitlines() == [str(tmp_path), *command[1:], *files]

"""What is handed over as words."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.given_words import absolute, address_in, is_address, paths_in


@pytest.mark.skipif(os.name == "nt", reason="POSIX paths")
@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1, max_size=40))
def test_any_absolute_path_comes_through(name: str) -> None:
    path = os.path.abspath(f"/models/{name}")  # noqa: PTH100
    assert paths_in([path, Path(path).as_uri()]) == [Path(path)]


def test_names_that_are_no_text_are_kept() -> None:
    path = os.fsdecode(b"/m/\xff.gguf")
    assert paths_in([Path(path).as_uri()]) == [Path(path)]


def test_what_is_relative_lies_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert absolute("x.gguf") == str(tmp_path / "x.gguf")
    assert absolute("file://[x") == str(tmp_path / "file:" / "[x")


def test_addresses_are_no_paths() -> None:
    words = ["HF:owner/name", "/x.gguf", "https://huggingface.co/owner/name"]
    assert paths_in(words) == [Path("/x.gguf")]
    assert address_in(words) == words[0]
    assert [absolute(word) for word in words if is_address(word)] == [words[0], words[2]]
    assert address_in([]) == ""

"""A whole file gets its name and replaces none, also where there are no links."""

import os
from pathlib import Path

import pytest

from desktop.core.lasting_name import give_name, sync_folder


def no_links(*_given: object, **_named: object) -> None:
    raise OSError("this disk has no links")


@pytest.mark.parametrize("links", [True, False], ids=["links", "no links"])
def test_the_name_is_given_and_replaces_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool) -> None:
    if not links:
        monkeypatch.setattr(os, "link", no_links)
    part, target = tmp_path / ".part", tmp_path / "model.gguf"
    part.write_bytes(b"first")
    give_name(part, target)
    assert target.read_bytes() == b"first"
    part.write_bytes(b"second")
    with pytest.raises(FileExistsError):
        give_name(part, target)
    assert target.read_bytes() == b"first"
    assert part.read_bytes() == b"second"


def test_a_folder_that_is_not_there_is_no_error(tmp_path: Path) -> None:
    sync_folder(tmp_path / "nowhere")

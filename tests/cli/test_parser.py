"""The words of the command line, in whatever order they come."""

from pathlib import Path

import pytest

from desktop.__main__ import COMMANDS
from desktop.cli.parser import parse


@pytest.mark.parametrize("command", COMMANDS)
def test_common_options_stand_before_or_after_the_command(command: str) -> None:
    common = ["--data-dir", "here", "--json"]
    for words in ([*common, command], [command, *common], [*common[:2], command, "--json"]):
        options = parse(words)
        assert (options.data_dir, options.json) == (Path("here"), True), words


@pytest.mark.parametrize("command", COMMANDS)
def test_without_them_nothing_is_moved(command: str) -> None:
    options = parse([command])
    assert (options.data_dir, options.json) == (None, False)


def test_the_later_folder_counts() -> None:
    assert parse(["--data-dir", "a", "models", "--data-dir", "b"]).data_dir == Path("b")


def test_every_command_says_what_it_does(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        parse(["--help"])
    told = capsys.readouterr().out
    assert left.value.code == 0
    lines = [line for line in told.splitlines() if line.strip().split(" ")[0] in COMMANDS]
    assert len(lines) == len(COMMANDS)
    assert all(len(line.split()) > 2 for line in lines)


@pytest.mark.parametrize("words", [[], ["dance"], ["ask", "--no-such-option"], ["--data-dir"]])
def test_wrong_words_end_with_2(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        parse(words)
    assert left.value.code == 2
    assert "usage: bantam" in capsys.readouterr().err

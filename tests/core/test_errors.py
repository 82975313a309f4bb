"""Every error has three sentences, and every place that raises one fills them."""

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.core.errors import BantamError, BugError, ErrorKind, KnownError

DESKTOP = Path(__file__).parents[2] / "desktop"
RESERVED = {"details", "kind"}


def placeholders(kind: ErrorKind) -> set[str]:
    """The names between braces in the three sentences."""
    return {name for sentence in kind.value for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def raise_sites(source: str) -> Iterator[tuple[int, ErrorKind, set[str]]]:
    """Line, kind and arguments of every `KnownError` whose kind and arguments stand in the source."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("KnownError") and node.args:
            names = {keyword.arg for keyword in node.keywords}
            owner, _, member = ast.unparse(node.args[0]).rpartition(".")
            if owner.endswith("ErrorKind") and None not in names:
                yield node.lineno, ErrorKind[member], {str(name) for name in names}


def test_all_three_sentences_are_sentences() -> None:
    for kind in ErrorKind:
        for sentence in kind.value:
            assert sentence[:1].isupper() or sentence.startswith("{"), (kind, sentence)
            assert sentence.endswith("."), (kind, sentence)


def test_no_two_kinds_say_the_same() -> None:
    assert len({kind.value.what for kind in ErrorKind}) == len(ErrorKind)


def test_every_placeholder_has_a_name_that_can_be_an_argument() -> None:
    for kind in ErrorKind:
        names = placeholders(kind)
        assert all(name.isidentifier() for name in names), (kind, names)
        assert not names & RESERVED, (kind, names)


def test_every_raise_site_fills_its_sentences_and_says_nothing_in_vain() -> None:
    found = 0
    for path in sorted(DESKTOP.rglob("*.py")):
        for line, kind, names in raise_sites(path.read_text("utf-8")):
            found += 1
            where = f"{path.relative_to(DESKTOP)}:{line} {kind.name}"
            assert not placeholders(kind) - names, f"{where} lacks {placeholders(kind) - names}"
            assert not names - placeholders(kind) - {"details"}, f"{where} has unused {names - placeholders(kind)}"
    assert found > 30


def test_a_raise_site_that_forgets_is_found() -> None:
    ((line, kind, names),) = raise_sites("\nraise errors.KnownError(ErrorKind.MODEL_MISSING, name='x')\n")
    assert (line, placeholders(kind) - names) == (2, {"path"})


@pytest.mark.parametrize("kind", ErrorKind, ids=lambda kind: kind.name)
def test_what_is_not_known_shows_as_a_dash(kind: ErrorKind) -> None:
    error = KnownError(kind)
    for sentence in (error.what, error.safe, error.next_step):
        assert "{" not in str(sentence)
        assert sentence.context == "errors"
    assert ("–" in str(error.what)) == ("{" in kind.value.what)


def test_arguments_are_shown_as_they_are() -> None:
    error = KnownError(ErrorKind.MODEL_UNREADABLE, name="a {b} %s.gguf", reason="<b>{0}</b>", details="why")
    assert str(error) == str(error.what) == "a {b} %s.gguf is not a model file that Bantam can read: <b>{0}</b>."
    assert error.details == "why"


def test_blame_is_clear() -> None:
    assert issubclass(KnownError, BantamError)
    assert issubclass(BugError, BantamError)
    assert not issubclass(BugError, KnownError)

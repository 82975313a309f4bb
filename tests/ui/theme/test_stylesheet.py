"""The templates hold no colour of their own and no token that does not exist."""

import re
from pathlib import Path

import pytest

from desktop.core.errors import BugError
from desktop.ui.theme.resources import SHEETS, THEMES
from desktop.ui.theme.stylesheet import fill, render
from desktop.ui.theme.tokens import read_tokens

LITERAL = re.compile(r"#[0-9a-fA-F]{3,8}\b(?=[^{}]*;)|rgba?\(|hsla?\(|:\s*(white|black|red|blue|gr[ae]y)\b")


@pytest.mark.parametrize("path", sorted(SHEETS.glob("*.qss")), ids=lambda path: path.name)
def test_a_template_names_only_tokens(path: Path) -> None:
    assert not LITERAL.search(path.read_text("utf-8"))


@pytest.mark.parametrize("name", ["light", "dark"])
def test_every_placeholder_is_filled(name: str) -> None:
    rendered = render(SHEETS, read_tokens(THEMES / f"{name}.toml"))
    assert "@" not in rendered
    assert rendered.count("{") == rendered.count("}")


def test_an_unknown_token_is_our_bug() -> None:
    with pytest.raises(BugError, match="no-such"):
        fill("a { color: @no-such@; }", {})

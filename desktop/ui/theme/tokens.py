"""Reads the colour tokens of one theme."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

CODE = "code-"  # tokens of coloured code: code-keyword, code-string, code-name, code-number


def read_tokens(path: Path) -> dict[str, str]:
    """Every token's colour, as it is written in the file."""
    parsed = tomllib.loads(path.read_text("utf-8"))
    return {**parsed["roles"], **{CODE + name: colour for name, colour in parsed["syntax"].items()}}


def strengthened(tokens: Mapping[str, str]) -> dict[str, str]:
    """The same with edges that everybody sees: dividers and fields get the edge of a control."""
    return {**tokens, "hairline": tokens["control"], "input": tokens["control"]}

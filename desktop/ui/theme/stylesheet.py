"""Makes the one stylesheet of the program from its templates and the colour tokens."""

import re
from collections.abc import Mapping
from pathlib import Path

from desktop.core.errors import BugError

PLACEHOLDER = re.compile(r"@([a-z][a-z0-9-]*)@")


def render(templates: Path, tokens: Mapping[str, str]) -> str:
    """All templates of a folder, in the order of their names, every `@token@` replaced by its colour."""
    return "\n".join(fill(path.read_text("utf-8"), tokens) for path in sorted(templates.glob("*.qss")))


def fill(template: str, tokens: Mapping[str, str]) -> str:
    """Replace the placeholders; raises `BugError` for a token that does not exist."""
    unknown = {name for name in PLACEHOLDER.findall(template) if name not in tokens}
    if unknown:
        raise BugError(f"the stylesheet uses unknown tokens: {', '.join(sorted(unknown))}")
    return PLACEHOLDER.sub(lambda match: tokens[match[1]], template)

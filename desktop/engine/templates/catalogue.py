"""All built-in templates, by name."""

from desktop.engine.templates.bracketed import BRACKETED
from desktop.engine.templates.built_in import BuiltIn
from desktop.engine.templates.marked import MARKED
from desktop.engine.templates.plain import PLAIN
from desktop.engine.templates.thinking import THINKING

BUILT_IN: dict[str, BuiltIn] = {template.name: template for template in (*MARKED, *THINKING, *BRACKETED, *PLAIN)}
_BY_FOLDED_NAME = {name.casefold(): template for name, template in BUILT_IN.items()}


def built_in(name: str) -> BuiltIn | None:
    """The built-in template of that name, in whatever case."""
    return _BY_FOLDED_NAME.get(name.strip().casefold())

"""Finds every string of the source that a translator is asked for."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

MARKERS = {"translate", "QT_TRANSLATE_NOOP"}  # their first two arguments are context and text


def has_number(text: str) -> bool:
    """Whether a language has more than one form of it: one for each kind of number in the place of `%Ln`."""
    return "%Ln" in text or "%n" in text


class Source(NamedTuple):
    """One string; `where` is the file it was found in first, below the root."""

    context: str
    text: str
    where: str


def find_sources(root: Path) -> list[Source]:
    """Every string in the Python files below `root`, once per context, in the order of contexts and files."""
    found: dict[tuple[str, str], Source] = {}
    for path in sorted(root.rglob("*.py")):
        where = path.relative_to(root.parent).as_posix()
        for context, text in strings_in(path.read_text("utf-8")):
            found.setdefault((context, text), Source(context, text, where))
    return sorted(found.values(), key=lambda source: source.context)


def strings_in(source: str) -> Iterator[tuple[str, str]]:
    """Context and text of every call; raises `ValueError` for one that is not given as it is."""
    yield from _in(ast.parse(source), "")


def _in(node: ast.AST, inside: str) -> Iterator[tuple[str, str]]:
    if isinstance(node, ast.ClassDef):
        inside = node.name
    if isinstance(node, ast.Call):
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name == "tr" and isinstance(node.func, ast.Attribute):
            yield inside, _text(node.args[0])
        elif name in MARKERS and len(node.args) >= 2:
            context, text = node.args[:2]
            if isinstance(text, ast.Constant) and isinstance(context, ast.Constant):
                yield str(context.value), str(text.value)
        elif name == "plural" and len(node.args) == 4:  # context, one, many, number: English for one is no source
            yield _text(node.args[0]), _text(node.args[2])
    for child in ast.iter_child_nodes(node):
        yield from _in(child, inside)


def _text(argument: ast.expr) -> str:
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        return argument.value
    raise ValueError(f"line {argument.lineno}: a translator cannot read {ast.unparse(argument)}")

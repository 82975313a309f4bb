"""Says whether a JSON schema can be kept while an answer is written, and if not, what is wrong and where."""

from typing import NamedTuple

from desktop.core.json_places import line_of
from desktop.core.text import Text
from desktop.engine.grammar.error import GrammarError


class SchemaVerdict(NamedTuple):
    """`fault` is None where answers can be made to fit; its `line` is counted from 1, 0 where there is none."""

    fault: Text | None = None
    line: int = 0
    pointer: str = ""  # "#/properties/age"


def check_schema(source: str) -> SchemaVerdict:
    """Try it with the compiler that the engine uses. Takes up to a second for a large one."""
    from desktop.engine.grammar.json_schema import json_schema_grammar  # not above: few chats have a schema

    try:
        json_schema_grammar(source)
    except GrammarError as error:
        pointer = error.pointer if error.pointer != "#" else ""
        return SchemaVerdict(error.reason, error.line or line_of(source, error.pointer or "#"), pointer)
    return SchemaVerdict()

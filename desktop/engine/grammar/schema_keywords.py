"""The keywords of JSON Schema: what each is about, and which ones no grammar can keep."""

from desktop.core.text import QT_TRANSLATE_NOOP
from desktop.engine.grammar.error import GrammarError

Schema = dict[str, object]

ALL_TYPES = ("object", "array", "string", "number", "boolean", "null")
KEYWORDS = {
    "object": frozenset({"properties", "required", "additionalProperties"}),
    "array": frozenset({"items", "prefixItems", "minItems", "maxItems"}),
    "string": frozenset({"minLength", "maxLength", "pattern", "format"}),
    "number": frozenset({"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"}),
}
VALUES = frozenset({"enum", "const"})
COMBINING = frozenset({"allOf", "anyOf", "oneOf", "$ref"})
_COUNTS = frozenset({"minItems", "maxItems", "minLength", "maxLength"})
_LISTS = frozenset({"required", "prefixItems", "enum", "allOf", "anyOf", "oneOf"})
_NUMBERS = KEYWORDS["number"]
# Say nothing about which values are valid.
ANNOTATIONS = frozenset(
    {"$schema", "$id", "$comment", "$defs", "definitions", "title", "description", "default", "example", "examples"}
    | {"deprecated", "readOnly", "writeOnly"}
)
_UNDERSTOOD = frozenset({"type", "nullable"}).union(VALUES, COMBINING, ANNOTATIONS, *KEYWORDS.values())
_IDLE = {"uniqueItems": False, "minProperties": 0, "minContains": 0, "unevaluatedProperties": True}
MAX_COUNT = 100_000
_LONGEST_NAME = 200  # characters of a property

NOT_A_SCHEMA = QT_TRANSLATE_NOOP("errors", "a schema is an object, true or false")
UNSUPPORTED = QT_TRANSLATE_NOOP("errors", "“{keyword}” cannot be kept while writing")
TOGETHER = QT_TRANSLATE_NOOP("errors", "“{keyword}” cannot be kept together with “{other}”")
_UNKNOWN_TYPE = QT_TRANSLATE_NOOP("errors", "there is no type “{name}”")
_BAD_VALUE = QT_TRANSLATE_NOOP("errors", "“{keyword}” has a value that it cannot have")


def stripped(schema: object, pointer: str) -> Schema | bool:
    """The schema without what says nothing, after a look at every keyword; raises `GrammarError`."""
    if isinstance(schema, bool):
        return schema
    if not isinstance(schema, dict):
        raise GrammarError(NOT_A_SCHEMA, pointer=pointer)
    for keyword, value in schema.items():
        idle = keyword in _IDLE and value == _IDLE[keyword]
        if keyword not in _UNDERSTOOD and not idle:
            raise GrammarError(UNSUPPORTED, pointer=pointer, keyword=keyword)
        if not _is_proper(keyword, value):
            raise GrammarError(_BAD_VALUE, pointer=pointer, keyword=keyword)
    kept = {key: value for key, value in schema.items() if key in _UNDERSTOOD and key not in ANNOTATIONS}
    if "const" in kept:
        value = kept.pop("const")
        if not any(is_same(value, other) for other in _list(kept.get("enum", [value]))):
            return False
        kept["enum"] = [value]
    # OpenAPI's word. Said like this, it is right wherever something else applies as well.
    return {"anyOf": [kept, {"type": "null"}]} if kept.pop("nullable", False) else kept


def is_same(one: object, other: object) -> bool:
    """Whether two values are the same JSON; to Python true is 1 too."""
    return one == other and isinstance(one, bool) == isinstance(other, bool)


def types_of(schema: Schema, pointer: str) -> list[str]:
    """The types that a value may have: as given, or those that the keywords are about, or all."""
    given = schema.get("type")
    if given is None:
        meant = [name for name, keywords in KEYWORDS.items() if keywords & schema.keys()]
        return meant or list(ALL_TYPES)
    names = [str(name) for name in given] if isinstance(given, list) else [str(given)]
    for name in names:
        if name not in ALL_TYPES and name != "integer":
            raise GrammarError(_UNKNOWN_TYPE, pointer=pointer, name=name)
    return [name for name in dict.fromkeys(names) if name != "integer" or "number" not in names]


def type_of(value: object) -> str:
    """The type of a value, "integer" for a whole number."""
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, (int, float)):
        return "integer" if value == int(value) else "number"
    return "object" if isinstance(value, dict) else "array" if isinstance(value, list) else _plain_type(value)


def _plain_type(value: object) -> str:
    return "string" if isinstance(value, str) else "null"


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _is_name(value: object) -> bool:
    return isinstance(value, str) and len(value) <= _LONGEST_NAME


def _is_proper(keyword: str, value: object) -> bool:
    if keyword in _COUNTS:
        return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MAX_COUNT
    if keyword in _LISTS:
        return isinstance(value, list) and (keyword != "required" or all(map(_is_name, value)))
    if keyword in _NUMBERS:
        return isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) < 1e30
    if keyword in ("pattern", "format", "$ref"):
        return isinstance(value, str)
    if keyword == "type":
        return isinstance(value, (str, list))
    if keyword == "properties":
        return isinstance(value, dict) and all(len(name) <= _LONGEST_NAME for name in value)
    return keyword != "nullable" or isinstance(value, bool)

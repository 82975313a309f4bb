"""What llama.cpp itself makes of these grammars, on the starter model."""

import json
import random
import re
from typing import Any

import pytest

from desktop.engine.grammar.json_schema import json_schema_grammar
from desktop.engine.grammar.regex import regex_grammar
from tests.engine.constrained import tried
from tests.engine.grammar.matcher import Matcher
from tests.engine.grammar.test_gbnf import GOOD
from tests.engine.grammar.test_json_schema import CASES
from tests.engine.grammar.validator import is_valid

pytestmark = [pytest.mark.engine, pytest.mark.slow, pytest.mark.timeout(300)]

PERSON: Any = {
    "type": "object",
    "properties": {
        "name": {"type": "string", "minLength": 1, "maxLength": 20},
        "age": {"type": "integer", "minimum": 18, "maximum": 99},
        "height": {"type": "number", "exclusiveMinimum": 1.2, "maximum": 2.15},
        "born": {"type": "string", "format": "date"},
        "code": {"type": "string", "pattern": "^[A-Z]{2}-\\d{3}$"},
        "tags": {"type": "array", "items": {"enum": ["red", "green", "blue"]}, "minItems": 1, "maxItems": 3},
        "friend": {"anyOf": [{"type": "null"}, {"type": "string", "maxLength": 8}]},
        "note": {"type": "string", "maxLength": 12},
    },
    "required": ["name", "age", "height", "born", "code", "tags"],
    "additionalProperties": False,
}
EXPRESSIONS = [r"(yes|no|maybe)\.", r"\d{3}-[a-f]+ \w{2,5}", r"[^a-y]{1,8}!", r"(a?b?)*c", ".{0,20}é"]


def test_llama_accepts_every_grammar_and_agrees_about_texts() -> None:
    cases = [(json_schema_grammar(json.dumps(schema)), [*fits, *fails]) for schema, fits, fails in CASES]
    cases += [
        (regex_grammar(expression), [expression, "yes.", "abc", "123-a xy", "zz!", "é"]) for expression in EXPRESSIONS
    ]
    texts = [(grammar, text) for grammar, some in cases for text in some if text]
    grammars = [*GOOD, *(grammar for grammar, _ in cases), json_schema_grammar(json.dumps(PERSON))]
    found = tried(grammars=grammars, texts=texts)
    assert found["accepted"] == [True] * len(grammars)
    ours = [Matcher(grammar).accepts(text) for grammar, text in texts]
    different = [pair for pair, mine, theirs in zip(texts, ours, found["through"], strict=True) if mine != theirs]
    assert different == []


def test_what_the_model_writes_is_valid(thorough: bool) -> None:
    count = 12 if thorough else 4
    grammars = [json_schema_grammar(json.dumps(PERSON)), *map(regex_grammar, EXPRESSIONS)]
    documents, *matches = tried(write=[(grammars[0], count), *((grammar, count // 4) for grammar in grammars[1:])])[
        "written"
    ]
    for document in documents:
        assert is_valid(PERSON, json.loads(document)), document
    assert len(set(documents)) > count / 2
    for expression, texts in zip(EXPRESSIONS, matches, strict=True):
        for text in texts:
            assert re.fullmatch(expression, text, re.ASCII), (expression, text)


@pytest.mark.parametrize("settings", [{}, {"repeat_penalty": 1.3}, {"dry_multiplier": 0.8, "frequency_penalty": 0.5}])
def test_greedy_answers_are_those_of_the_grammar_in_front(settings: dict[str, float]) -> None:
    grammars = [json_schema_grammar(json.dumps(PERSON)), regex_grammar(EXPRESSIONS[0])]
    wish = {"temperature": 0.0, "repeat_penalty": 1.0, **settings}
    for both in tried(both_ways=[(grammar, wish) for grammar in grammars])["both_ways"]:
        assert both["quick"][:2] == both["slow"][:2]


def test_random_schemas_are_accepted() -> None:
    chance = random.Random(1)
    grammars = []
    for size in (1, 10, 100, 300):
        properties = {
            f"p{number}": chance.choice([PERSON, {}, {"type": "number", "minimum": number}]) for number in range(size)
        }
        schema = {"type": "object", "properties": properties, "additionalProperties": chance.choice([True, False])}
        grammars.append(json_schema_grammar(json.dumps(schema)))
    assert tried(grammars=grammars)["accepted"] == [True] * len(grammars)

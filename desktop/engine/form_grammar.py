"""The grammar that a wished form means."""

from desktop.core.answer_form import AnswerForm
from desktop.core.errors import ErrorKind, KnownError
from desktop.engine.grammar.error import GrammarError


def grammar_of(form: AnswerForm) -> str:
    """GBNF, "" for a free answer; raises `KnownError` (FORM_IMPOSSIBLE) with the place that is to blame."""
    try:
        if form.grammar:
            from desktop.engine.grammar.gbnf import check

            check(form.grammar)
            return form.grammar
        if form.json_schema:
            from desktop.engine.grammar.json_schema import json_schema_grammar

            return json_schema_grammar(form.json_schema)
        if form.regex:
            from desktop.engine.grammar.regex import regex_grammar

            return regex_grammar(form.regex)
    except GrammarError as error:
        raise KnownError(ErrorKind.FORM_IMPOSSIBLE, reason=str(error)) from error
    return ""

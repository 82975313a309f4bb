"""Regular expressions: the grammar lets through exactly what the expression matches."""

import contextlib
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.engine.grammar.error import GrammarError
from desktop.engine.grammar.regex import regex_grammar
from tests.engine.grammar.matcher import Matcher

_ATOMS = st.sampled_from(["a", "b", "c", ".", "[ab]", "[^a]", r"\d", r"\w", r"[\d\-x]", r"\.", "é", "[é-ü]", r"\u0062"])
_COUNTS = st.sampled_from(["*", "+", "?", "{2}", "{0,2}", "{1,}", "{0}", "*?", "+?", "{0,1}?"])


def _wider(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.lists(inner, max_size=3).map("".join),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: f"({'|'.join(parts)})"),
        st.tuples(inner, _COUNTS).map(lambda pair: f"(?:{pair[0]}){pair[1]}"),
    )


EXPRESSIONS = st.recursive(_ATOMS, _wider, max_leaves=8)
TEXTS = st.text("abcx1.-é\n", max_size=6)


def matcher_of(expression: str) -> Matcher | None:
    try:
        return Matcher(regex_grammar(expression))
    except GrammarError:
        return None


@given(EXPRESSIONS, st.lists(TEXTS, max_size=10))
def test_the_same_texts_fit(expression: str, texts: list[str]) -> None:
    pattern = re.compile(expression, re.ASCII)
    if (matcher := matcher_of(expression)) is None:  # it fits nothing but the empty text, or is too large
        assert pattern.fullmatch("")
        assert not any(pattern.fullmatch(text) for text in texts if text)
        return
    for text in texts:
        assert matcher.accepts(text) == bool(pattern.fullmatch(text)), text


@given(st.data())
def test_what_fits_passes(data: st.DataObject) -> None:
    expression = data.draw(EXPRESSIONS)
    pattern = re.compile(expression, re.ASCII)
    text = data.draw(st.from_regex(pattern, fullmatch=True))
    if text and "\0" not in text and not re.search(r"[\u2028\u2029\r\n]", text):
        assert Matcher(regex_grammar(expression)).accepts(text)


@pytest.mark.parametrize(
    ("expression", "fits", "fails"),
    [
        (r"^\d{4}-\d{2}$", ["2024-05"], ["2024-5", "a2024-05", "2024-05\n"]),
        (r"^yes|no$", ["yes", "no"], ["yesno", ""]),
        (r"(?<year>\d+)(?P<x>b)", ["12b"], ["b"]),
        (r"[\w.]+@[a-z]+\.(com|org)", ["a.b@c.org"], ["@c.org", "a@b.net"]),
        (r"\x41\u{1F600}\t", ["A😀\t"], ["A"]),
        (r"a{,2}", ["a{,2}"], ["a"]),  # no repetition in ECMA-262
        (r"(a?b?)*c", ["c", "abc", "bac"], ["ab"]),
        (r"(a{0,3}){5}b", ["b", "a" * 15 + "b"], ["a" * 16 + "b"]),
        (r"[^\S ]x", ["\tx", "\u00a0x"], [" x", "ax"]),
        (r"(x|)(y|)z", ["z", "xz", "xyz"], ["yx"]),
        (r"[a-]\]", ["-]", "a]"], ["b]"]),
        ("a{1000}", ["a" * 1000], ["a" * 999]),
    ],
)
def test_expressions_that_people_write(expression: str, fits: list[str], fails: list[str]) -> None:
    matcher = Matcher(regex_grammar(expression))
    assert [text for text in fits if not matcher.accepts(text)] == []
    assert [text for text in fails if matcher.accepts(text)] == []


@pytest.mark.parametrize(
    ("expression", "column", "reason"),
    [
        ("a(?=b)", 2, "looking ahead or back"),
        ("a(?<!b)", 2, "looking ahead or back"),
        (r"(a)\1", 5, "earlier group"),
        (r"(?P<x>a)\k<x>", 10, "earlier group"),
        ("(?P=x)", 1, "kind of group"),
        ("(?i)a", 1, "kind of group"),
        (r"a\b", 3, "word borders"),
        (r"\p{L}", 2, "this escape"),
        ("a^b", 2, "at the beginning and at the end"),
        ("a$b", 3, "at the beginning and at the end"),
        ("(^a)", 2, "at the beginning and at the end"),
        ("(a", 3, ") is missing"),
        ("a)", 2, "nothing was opened"),
        ("[a", 3, "] is missing"),
        ("*a", 1, "nothing to repeat"),
        ("a**", 3, "second sign"),
        ("a*+", 3, "second sign"),
        ("[z-a]", 5, "the smaller one"),
        (r"[a-\d]", 6, "from one character to another"),
        ("[]", 1, "no character fits"),
        ("a{2,1}", 2, "the smaller one"),
        ("a{1001}", 2, "more than 1000"),
        ("(" * 51 + "a" + ")" * 51, 51, "more than 50 groups"),
        (r"\u{110000}", 11, "no such character"),
        ("a\\", 3, "this escape"),
    ],
)
def test_what_is_impossible_is_said_with_its_place(expression: str, column: int, reason: str) -> None:
    with pytest.raises(GrammarError) as caught:
        regex_grammar(expression)
    assert (caught.value.line, caught.value.column) == (1, column), caught.value
    assert reason in str(caught.value.reason)


@pytest.mark.parametrize("expression", ["(a{1000}){1000}", "((((a{100}){100}){100}){100})", "x" * 10_001, "", "a{0}"])
def test_what_would_become_too_large_or_nothing_is_refused_quickly(expression: str) -> None:
    started = time.process_time()
    with contextlib.suppress(GrammarError):
        regex_grammar(expression)
    assert time.process_time() - started < 2


@given(st.text("ab()[]{}|*+?^$\\.-,01dDwWsSbpkxu<>=!:P", max_size=25))
def test_any_text_is_read_or_refused(expression: str) -> None:
    with contextlib.suppress(GrammarError):
        regex_grammar(expression)

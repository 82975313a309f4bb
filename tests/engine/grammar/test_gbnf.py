"""GBNF before llama.cpp sees it: what is wrong is said with its place, and what is right passes."""

import contextlib
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.engine.grammar.error import GrammarError
from desktop.engine.grammar.gbnf import check
from tests.engine.grammar.matcher import Matcher


def place_of_error(source: str) -> tuple[int, int, str]:
    with pytest.raises(GrammarError) as caught:
        check(source)
    return caught.value.line, caught.value.column, str(caught.value.reason)


GOOD = [
    'root ::= "a"',
    'root ::= "a" # a comment\r\n\r\n# another\r\n',
    'root ::= a |\n  b\na ::= "x"\nb ::= ("y"\n| "z")*\n',
    r'root ::= [^"\\\x7F\x00-\x1F] "\u00e9\U0001F600\t\r\n\\\"\[\]\-" [a-z0-9_-]+ [-a] .',
    'root ::= "a"? "b"{2} "c"{2,} "d"{ 2 , 5 } "e"{0} ("f" | )',
    'root ::= item{0,1000}\nitem ::= "x" [a-z]{0,1000}\n',
    'root ::= "(" root? ")"',
    'root ::= x root2\nroot2 ::= "b" root2 | "c"\nx ::= "x"? \n',
    'root ::= "é漢字🙂"',
]


@pytest.mark.parametrize("source", GOOD)
def test_what_is_right_passes(source: str) -> None:
    assert "root" in check(source)


BAD = [
    ("", 1, 1, "there is no rule “root”"),
    ('answer ::= "a"', 1, 1, "there is no rule “root”"),
    ("root ::= missing", 1, 10, "no rule “missing”"),
    ('root ::= "a"\n\nroot ::= "b"', 3, 1, "already there"),
    ('root = "a"', 1, 6, "“::=” is expected"),
    ('root ::= "a" )', 1, 14, "does not belong"),
    ('root ::= "a\n', 2, 1, '" is missing'),
    ("root ::= [a", 1, 12, "] is missing"),
    ('root ::= ("a"', 1, 14, ") is missing"),
    ("root ::= *", 1, 10, "nothing to repeat"),
    ('root ::= "a" | +', 1, 16, "nothing to repeat"),
    ('root ::= ""* "a"', 1, 12, "nothing to repeat"),
    ('root ::= "a"{0}* "b"', 1, 16, "nothing to repeat"),
    ('root ::= "a"{x}', 1, 13, "{2}, {2,} or {2,5}"),
    ('root ::= "a"{,5}', 1, 13, "{2}, {2,} or {2,5}"),
    ('root ::= "a"{5,2}', 1, 13, "the smaller number comes first"),
    ('root ::= "a"{1001}', 1, 13, "more than 1000"),
    ('root ::= "a"{99999999999999999999}', 1, 13, "{2}, {2,} or {2,5}"),
    ('root ::= ("a" "b"{0,50}){0,50}', 1, 25, "too large"),
    ('root ::= "a"{500}{500}', 1, 18, "too large"),
    ("root ::= []", 1, 10, "no character fits"),
    (r"root ::= [^\x00-\U0010FFFF]", 1, 10, "no character fits"),
    (r"root ::= [\x00]", 1, 10, "no character fits"),
    ("root ::= [z-a]", 1, 11, "smaller number"),
    (r'root ::= "\q"', 1, 11, "not an escape"),
    (r'root ::= "\x0"', 1, 11, "not an escape"),
    (r'root ::= "a\x00"', 1, 12, "no such character"),
    (r'root ::= "\uD83D"', 1, 11, "no such character"),
    (r'root ::= "\U00110000"', 1, 11, "no such character"),
    ("root ::= <think>", 1, 10, "tokens of one model"),
    ("root ::= !<[7]>", 1, 10, "tokens of one model"),
    ("root ::= " + "(" * 101 + '"a"' + ")" * 101, 1, 110, "more than 100 parentheses"),
    ('under_score ::= "a"', 1, 6, "“::=” is expected"),
    ("root ::= root", 1, 1, "never come to an end"),
    ('root ::= "a" root', 1, 1, "never come to an end"),
    ('root ::= root "a" | "b"', 1, 1, "begins with itself"),
    ('root ::= a\na ::= b\nb ::= a "x" | "y"', 2, 1, "begins with itself"),
    (
        'root ::= e root "x" | "y"\ne ::= f\nf ::= g*\ng ::= "z"',
        1,
        1,
        "begins with itself",
    ),  # llama.cpp lets it through
    ('root ::= ("a"?)*', 1, 16, "must not be empty"),
    ('root ::= blank+ "b"\nblank ::= " " | ""', 1, 15, "must not be empty"),
    ('root ::= "" | ""', 1, 1, "no text at all"),
]


@pytest.mark.parametrize(("source", "line", "column", "reason"), BAD)
def test_what_is_wrong_is_said_with_its_place(source: str, line: int, column: int, reason: str) -> None:
    found = place_of_error(source)
    assert found[:2] == (line, column), found
    assert reason in found[2]


def test_a_grammar_that_would_take_for_ever_is_refused_quickly() -> None:
    doubling = "root ::= r0\n" + "".join(f"r{n} ::= r{n + 1} | r{n + 1}\n" for n in range(40)) + 'r40 ::= "a"\n'
    chain = "root ::= r0\n" + "".join(f"r{n} ::= r{n + 1}\n" for n in range(5000)) + 'r5000 ::= "a"\n'
    many = 'root ::= "a"\n' + "".join(f'r{n} ::= "a"\n' for n in range(10_001))
    long = 'root ::= "' + "a" * 1_000_001 + '"'
    started = time.process_time()
    assert "too many ways" in place_of_error(doubling)[2]
    assert "too many ways" in place_of_error(chain)[2]
    assert "too large" in place_of_error(many)[2]
    assert "longer than" in place_of_error(long)[2]
    assert time.process_time() - started < 5


@given(st.text('root:=ab"[]^-(){},0123*+?|.<!\\xuU \n#', max_size=60).map(lambda text: f"root ::= {text}"))
def test_any_text_is_read_or_refused(source: str) -> None:
    with contextlib.suppress(GrammarError):
        check(source)


def test_the_matcher_of_these_tests_itself() -> None:
    matcher = Matcher('root ::= "a" ("b" | [c-e]){2,3} x*\nx ::= "x" | "y" root\n')
    for text in ("abc", "abcd", "abcdx", "aeexyabbx", "abbyaccc"):
        assert matcher.accepts(text), text
    for text in ("", "ab", "abcdb", "abcy", "abcz", "abcyab"):
        assert not matcher.accepts(text), text

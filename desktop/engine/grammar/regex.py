"""Regular expressions as GBNF: for a whole answer, or for the text inside a JSON string."""

from collections.abc import Callable

from desktop.engine.grammar.characters import ANY, CharacterSet
from desktop.engine.grammar.error import GrammarError
from desktop.engine.grammar.gbnf import finished
from desktop.engine.grammar.regex_reader import NOTHING_FITS, Anchored, RegexReader
from desktop.engine.grammar.regex_tree import Char, Either, Joined, Node, Times, may_be_empty, without_empty
from desktop.engine.grammar.rules import ROOT, Rules

Write = Callable[[CharacterSet], str]
_READABLE = ANY - CharacterSet.of_text("\0")  # no token brings a NUL


def regex_grammar(expression: str) -> str:
    """A grammar for answers that fit as a whole, so that ^ and $ may as well be left out; raises `GrammarError`."""
    rules = Rules()
    nodes = tuple(anchored.node for anchored in RegexReader(expression).alternatives())
    emitter = RegexEmitter(rules, _plain)
    rules.fill(ROOT, emitter.body(Either(nodes)))
    return finished(rules)


class RegexEmitter:
    """Writes expressions into rules; `write` says how one character of a set is written."""

    def __init__(self, rules: Rules, write: Write) -> None:
        self._rules = rules
        self._write = write

    def search(self, alternatives: list[Anchored]) -> str:
        """The body of a rule for texts in which the expression is found, which is how JSON Schema means a pattern."""
        rest = Times(Char(ANY), 0, None)
        return self.body(Either(tuple(_surrounded(alternative, rest) for alternative in alternatives)))

    def body(self, node: Node) -> str:
        """The body of a rule for texts that fit."""
        if isinstance(node, Either):
            return " | ".join(dict.fromkeys(map(self.body, node.choices)))
        if isinstance(node, Joined):
            return " ".join(map(self._part, node.parts)) or '""'
        return self._part(node)

    def _part(self, node: Node) -> str:
        """As a part of a sequence."""
        if isinstance(node, Char):
            return self._write(node.characters)
        if isinstance(node, Times):
            return self._times(node)
        body = self.body(node)
        return self._rules.add("part", body) if isinstance(node, Either) and len(node.choices) > 1 else body

    def _times(self, node: Times) -> str:
        """llama.cpp must not repeat what may be empty, so that is taken out first: (a?)* is (a)*."""
        if not may_be_empty(node.part):
            return self._rules.repeat("part", self._part(node.part), node.low, node.high)
        part = without_empty(node.part)
        return '""' if part is None else self._rules.repeat("part", self._part(part), 0, node.high)


def _surrounded(alternative: Anchored, rest: Node) -> Node:
    before = () if alternative.at_start else (rest,)
    after = () if alternative.at_end else (rest,)
    return Joined((*before, alternative.node, *after))


def _plain(characters: CharacterSet) -> str:
    found = characters & _READABLE
    if not found.ranges:
        raise GrammarError(NOTHING_FITS)
    return found.gbnf()

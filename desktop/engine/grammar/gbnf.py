"""Looks through a GBNF grammar before llama.cpp sees it.

The pinned llama.cpp (llama-cpp-python 0.3.36) trusts a grammar too much. `x{5,2}` makes it allocate for ever; an empty
text is "anything goes"; left recursion that is hidden behind a rule that is only indirectly empty passes its check and
grows its stacks without end; its check itself takes 2^n steps for n rules like `a ::= b | b`; and where no character
fits any more it aborts, with the engine. What would do so is refused here, with the place.
"""

from collections.abc import Callable, Iterator

from desktop.core.text import QT_TRANSLATE_NOOP
from desktop.engine.grammar.error import GrammarError
from desktop.engine.grammar.gbnf_reader import GbnfReader, fail_at
from desktop.engine.grammar.gbnf_tree import Group, Item, Literal, OneOf, Reference, Repeat, Rule, Sequence
from desktop.engine.grammar.rules import ROOT, Rules

MAX_STEPS = 1_000_000  # ways from a rule to the characters it may begin with
MAX_DEPTH = 2_000  # rules on one such way; llama.cpp follows it by recursion

_NO_ROOT = QT_TRANSLATE_NOOP("errors", "there is no rule “root”, with which everything begins")
_UNDEFINED = QT_TRANSLATE_NOOP("errors", "there is no rule “{name}”")
_LEFT = QT_TRANSLATE_NOOP("errors", "“{name}” begins with itself, so nothing would ever be written")
_ENDLESS = QT_TRANSLATE_NOOP("errors", "“{name}” can never come to an end")
_EMPTY_REPEAT = QT_TRANSLATE_NOOP("errors", "what is repeated without end must not be empty")
_TOO_COMPLEX = QT_TRANSLATE_NOOP("errors", "“{name}” has too many ways to begin")
_NO_TEXT = QT_TRANSLATE_NOOP("errors", "the grammar allows no text at all")


def check(source: str) -> dict[str, Rule]:
    """The rules of a grammar that llama.cpp can work with; raises `GrammarError`."""
    rules = GbnfReader(source).rules()
    if ROOT not in rules:
        raise GrammarError(_NO_ROOT, line=1, column=1)
    for rule in rules.values():
        for reference in _references(rule.alternatives):
            if reference.name not in rules:
                fail_at(source, reference.offset, _UNDEFINED, name=reference.name)
    finite = _fixpoint(rules, _is_finite)
    for rule in rules.values():
        if rule.name not in finite:
            fail_at(source, rule.offset, _ENDLESS, name=rule.name)
    _Beginnings(source, rules).check()
    return rules


def finished(rules: Rules) -> str:
    """The text of a grammar that we wrote; raises `GrammarError`, without a place, where too much was wished for."""
    text = rules.text()
    try:
        check(text)
    except GrammarError as error:
        raise GrammarError(error.reason) from error
    return text


class _Beginnings:
    """Follows the ways from each rule to the first characters of its texts."""

    def __init__(self, source: str, rules: dict[str, Rule]) -> None:
        self._source = source
        self._rules = rules
        self._empty = _fixpoint(rules, _may_be_empty)
        self._steps: dict[str, int] = {}
        self._depth: dict[str, int] = {}

    def check(self) -> None:
        """Raise `GrammarError` where a way leads round in a circle, or where there are too many or too long ones."""
        if not any(_may_be_nonempty(item) for rule in self._rules.values() for item in _items(rule.alternatives)):
            raise GrammarError(_NO_TEXT, line=1, column=1)
        for rule in self._rules.values():
            self._check_repeats(rule)
        for name in self._rules:
            self._follow(name)
        if sum(self._steps.values()) > 20 * MAX_STEPS:
            raise GrammarError(_TOO_COMPLEX, line=1, column=1, name=ROOT)

    def _check_repeats(self, rule: Rule) -> None:
        for item in _items(rule.alternatives):
            if isinstance(item, Repeat) and item.high is None and _may_be_empty(item.item, self._empty):
                fail_at(self._source, item.offset, _EMPTY_REPEAT)

    def _follow(self, start: str) -> None:
        """Depth first, without recursion: Python's own would end sooner than llama.cpp's."""
        if start in self._steps:
            return
        open_names = {start}
        way = [(start, self._first_names(start), iter(self._first_names(start)))]
        while way:
            name, names, left = way[-1]
            following = next(left, None)
            if following is None:
                self._close(name, names)
                open_names.discard(name)
                way.pop()
            elif following in open_names:
                fail_at(self._source, self._rules[following].offset, _LEFT, name=following)
            elif following not in self._steps:
                open_names.add(following)
                found = self._first_names(following)
                way.append((following, found, iter(found)))

    def _close(self, name: str, names: dict[str, int]) -> None:
        self._steps[name] = 1 + sum(times * self._steps[first] for first, times in names.items())
        self._depth[name] = 1 + max((self._depth[first] for first in names), default=0)
        if self._steps[name] > MAX_STEPS or self._depth[name] > MAX_DEPTH:
            fail_at(self._source, self._rules[name].offset, _TOO_COMPLEX, name=name)

    def _first_names(self, name: str) -> dict[str, int]:
        """The rules that a text of this one may begin with, and in how many ways."""
        found: dict[str, int] = {}
        for item, times in self._firsts(self._rules[name].alternatives, 1):
            if isinstance(item, Reference):
                found[item.name] = found.get(item.name, 0) + times
        return found

    def _firsts(self, alternatives: tuple[Sequence, ...], times: int) -> Iterator[tuple[Item, int]]:
        for sequence in alternatives:
            for item in sequence:
                yield from self._unwrapped(item, times)
                if not _may_be_empty(item, self._empty):
                    break

    def _unwrapped(self, item: Item, times: int) -> Iterator[tuple[Item, int]]:
        if isinstance(item, Group):
            yield from self._firsts(item.alternatives, times)
        elif isinstance(item, Repeat):
            is_empty = _may_be_empty(item.item, self._empty)
            yield from self._unwrapped(item.item, times * max(item.high or item.low, 1) if is_empty else times)
        else:
            yield item, times


def _items(alternatives: tuple[Sequence, ...]) -> Iterator[Item]:
    """All items, those inside others included."""
    for sequence in alternatives:
        for item in sequence:
            yield from _nested(item)


def _nested(item: Item) -> Iterator[Item]:
    yield item
    if isinstance(item, Group):
        yield from _items(item.alternatives)
    elif isinstance(item, Repeat):
        yield from _nested(item.item)


def _references(alternatives: tuple[Sequence, ...]) -> Iterator[Reference]:
    return (item for item in _items(alternatives) if isinstance(item, Reference))


def _fixpoint(rules: dict[str, Rule], holds: Callable[[Item, set[str]], bool]) -> set[str]:
    """Names of the rules with an alternative all of whose items hold, given the names found so far."""
    found: set[str] = set()
    users: dict[str, list[str]] = {}
    for rule in rules.values():
        for reference in _references(rule.alternatives):
            users.setdefault(reference.name, []).append(rule.name)
    waiting = list(rules)
    while waiting:
        name = waiting.pop()
        if name in found or not _any_holds(rules[name].alternatives, found, holds):
            continue
        found.add(name)
        waiting += users.get(name, [])
    return found


def _any_holds(alternatives: tuple[Sequence, ...], found: set[str], holds: Callable[[Item, set[str]], bool]) -> bool:
    return any(all(holds(item, found) for item in sequence) for sequence in alternatives)


def _may_be_empty(item: Item, names: set[str]) -> bool:
    if isinstance(item, Literal):
        return not item.text
    if isinstance(item, Reference):
        return item.name in names
    if isinstance(item, Group):
        return _any_holds(item.alternatives, names, _may_be_empty)
    return isinstance(item, Repeat) and (item.low == 0 or _may_be_empty(item.item, names))


def _is_finite(item: Item, names: set[str]) -> bool:
    if isinstance(item, Reference):
        return item.name in names
    if isinstance(item, Group):
        return _any_holds(item.alternatives, names, _is_finite)
    return not isinstance(item, Repeat) or item.low == 0 or _is_finite(item.item, names)


def _may_be_nonempty(item: Item) -> bool:
    return isinstance(item, OneOf) or (isinstance(item, Literal) and bool(item.text))

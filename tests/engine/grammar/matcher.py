"""A small matcher for GBNF: which texts a grammar lets through."""

from desktop.engine.grammar.gbnf import check
from desktop.engine.grammar.gbnf_tree import Group, Item, Literal, OneOf, Reference, Repeat, Sequence


class Matcher:
    """Follows every way at once; remembers where each item that begins at a place may end."""

    def __init__(self, grammar: str) -> None:
        self._rules = check(grammar)
        self._text = ""
        self._known: dict[tuple[int, int], frozenset[int]] = {}

    def accepts(self, text: str) -> bool:
        """Whether the whole text fits."""
        self._text, self._known = text, {}
        return len(text) in self._alternatives(self._rules["root"].alternatives, 0)

    def _alternatives(self, alternatives: tuple[Sequence, ...], start: int) -> frozenset[int]:
        found = frozenset[int]()
        for sequence in alternatives:
            places = frozenset({start})
            for item in sequence:
                places = frozenset[int]().union(*(self._item(item, place) for place in places))
            found |= places
        return found

    def _item(self, item: Item, start: int) -> frozenset[int]:
        key = (id(item), start)
        if key not in self._known:
            self._known[key] = self._ends(item, start)
        return self._known[key]

    def _ends(self, item: Item, start: int) -> frozenset[int]:
        if isinstance(item, Literal):
            return frozenset({start + len(item.text)} if self._text.startswith(item.text, start) else ())
        if isinstance(item, OneOf):
            fits = start < len(self._text) and item.characters.has(ord(self._text[start]))
            return frozenset({start + 1} if fits else ())
        if isinstance(item, Reference):
            return self._alternatives(self._rules[item.name].alternatives, start)
        if isinstance(item, Group):
            return self._alternatives(item.alternatives, start)
        return self._repeated(item, start)

    def _repeated(self, repeat: Repeat, start: int) -> frozenset[int]:
        places, found, seen = frozenset({start}), set[int](), set[int]()
        for count in range(10**6 if repeat.high is None else repeat.high + 1):
            if count >= repeat.low:
                found |= places
                places -= seen
                seen |= places
            if not places or count == repeat.high:
                break
            places = frozenset[int]().union(*(self._item(repeat.item, place) for place in places))
        return frozenset(found)

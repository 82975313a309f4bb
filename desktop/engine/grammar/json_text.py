"""How JSON writes texts and any other value, as rules."""

import json
from collections.abc import Iterable

from desktop.engine.grammar.characters import ANY, CONTROL, CharacterSet, literal
from desktop.engine.grammar.json_numbers import any_number, named
from desktop.engine.grammar.rules import Rules

_QUOTE, _BACKSLASH = CharacterSet.of_text('"'), CharacterSet.of_text("\\")
_BARE = ANY - CONTROL - _QUOTE - _BACKSLASH
_SHORT = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_BLANKS = '"" | " " | "\\n" [ \\t]{0,24}'  # bounded: a model must not write blanks for ever
_HEX = "[0-9A-Fa-f]"
# A half of a pair would be no text: such a number is followed by its other half.
_UNICODE = (
    rf'"u" ([0-9A-CE-Fa-ce-f] {_HEX}{{3}} | [Dd] [0-7] {_HEX}{{2}}'
    rf' | [Dd] [89ABab] {_HEX}{{2}} "\\u" [Dd] [C-Fc-f] {_HEX}{{2}})'
)


Tree = dict[str, "Tree"]


class JsonText:
    """The rules that every JSON document needs; each is written when first asked for."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._value = ""

    @property
    def blanks(self) -> str:
        """What may stand between two signs."""
        return self._rules.add("ws", _BLANKS)

    def string(self, low: int = 0, high: int | None = None) -> str:
        """A text of so many characters; an escape counts as one."""
        return f'"\\"" {self._rules.repeat("char", self._character, low, high)} "\\""'

    def written(self, characters: CharacterSet) -> str:
        """One character of a set inside a text: as it is, or escaped where JSON wants that."""
        bare = characters & _BARE
        escapes = [literal(f"\\{sign}") for sign in '"\\' if characters.has(ord(sign))]
        escapes += [literal(f"\\{letter}") for letter, sign in _SHORT.items() if characters.has(ord(sign))]
        escapes += _numbered(characters & CONTROL)
        if not escapes:
            return bare.gbnf()
        escaped = self._rules.add("escape", " | ".join(escapes))
        return self._rules.add("char", f"{bare.gbnf()} | {escaped}") if bare.ranges else escaped

    def constant(self, value: object) -> str:
        """Exactly this value, with room for blanks."""
        if isinstance(value, dict):
            return self._enclosed("{}", (f"{self._key(key)} {self.constant(item)}" for key, item in value.items()))
        if isinstance(value, list):
            return self._enclosed("[]", map(self.constant, value))
        return literal(json.dumps(value, ensure_ascii=False))

    def pair(self, name: str, value: str) -> str:
        """A property."""
        return self._rules.add(f"{name}-pair", f"{self._key(name)} {value}")

    def other_key(self, names: Iterable[str]) -> str:
        """The rest of a property's name after its opening quote, up to the colon, when it is none of these.

        On the way along a name nothing is escaped that need not be, for "\\u0061" is an "a" too.
        """
        rest = self._rules.add("rest", f'{self._character}* "\\":" {self.blanks}')
        tree: Tree = {}
        for name in names:
            branch = tree
            for character in name:
                branch = branch.setdefault(character, {})
            branch[""] = {}
        return self._branch(tree, rest)

    @property
    def value(self) -> str:
        """Any value."""
        if not self._value:
            self._value = self._rules.reserve("value")
            ws, value = self.blanks, self._value
            item = self._rules.add("item", f'"," {ws} {value}')
            pair = self._rules.add("pair", f'{self.string()} ":" {ws} {value}')
            more = self._rules.add("more", f'"," {ws} {pair}')
            kinds = [
                f'"{{" {ws} ({pair} {more}* {ws})? "}}"',
                f'"[" {ws} ({value} {item}* {ws})? "]"',
                self.string(),
                named(self._rules, any_number()),
                '"true" | "false" | "null"',
            ]
            self._rules.fill(value, " | ".join(kinds))
        return self._value

    @property
    def _character(self) -> str:
        escape = self._rules.add("escape", rf'["\\/bfnrt] | {_UNICODE}')
        return self._rules.add("char", rf'{_BARE.gbnf()} | "\\" {escape}')

    def _key(self, name: str) -> str:
        return f"{literal(json.dumps(name, ensure_ascii=False) + ':')} {self.blanks}"

    def _enclosed(self, signs: str, parts: Iterable[str]) -> str:
        ws = self.blanks
        inside = f' "," {ws} '.join(parts)
        return f'"{signs[0]}" {ws} {f"{inside} {ws} " if inside else ""}"{signs[1]}"'

    def _branch(self, tree: Tree, rest: str) -> str:
        choices = [] if "" in tree else [f'"\\":" {self.blanks}']
        others = ANY - CharacterSet.of_text(sign for sign in tree if sign)
        for sign, branch in tree.items():
            if sign:
                choices.append(f"{self.written(CharacterSet.of_text(sign))} {self._branch(branch, rest)}")
        choices.append(f"{self.written(others)} {rest}")
        return self._rules.add("key", " | ".join(choices))


def _numbered(control: CharacterSet) -> list[str]:
    """Control characters by their number, a row of sixteen at a time."""
    found = []
    for row in (0, 16):
        digits = "".join(f"{code:x}{code:X}" for code in range(16) if control.has(row + code))
        if digits:
            found.append(f'"\\\\u00{row // 16}" {CharacterSet.of_text(digits).gbnf()}')
    return found

"""The rules of a grammar while it is being written."""

import re
from collections import Counter

ROOT = "root"
_LARGEST_REPEAT = 1000  # what gbnf.py allows; longer ones are put together from blocks
_CLASS = re.compile(r"\[(?:[^\]\\]|\\.)*\]")
_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9]+")


class Rules:
    """Names and bodies. The same body under the same wish is written once."""

    def __init__(self) -> None:
        self._bodies: dict[str, str] = {ROOT: ""}
        self._names: dict[str, str] = {}  # of bodies
        self._numbers: Counter[str] = Counter()

    def reserve(self, wish: str) -> str:
        """A free name like `wish`, for a rule whose body is written later, because it may speak of itself."""
        base = _NOT_IN_NAMES.sub("-", wish).strip("-").lower()[:40] or "r"
        name = base
        while name in self._bodies:
            self._numbers[base] += 1
            name = f"{base}-{self._numbers[base]}"
        self._bodies[name] = ""
        return name

    def fill(self, name: str, body: str) -> str:
        """Write the body of a reserved rule; returns the name."""
        self._bodies[name] = body
        return name

    def add(self, wish: str, body: str) -> str:
        """A rule with this body; returns its name, an older one when there is such a rule already."""
        name = self._names.get(body)
        if name is None:
            name = self._names[body] = self.fill(self.reserve(wish), body)
        return name

    def repeat(self, wish: str, item: str, low: int, high: int | None) -> str:
        """`item` so many times. Anything but a class gets a name first, for llama.cpp copies what it repeats."""
        if (low, high) == (1, 1):
            return item
        if high == 0:
            return '""'
        single = item if _CLASS.fullmatch(item) or item in self._bodies else self.add(f"{wish}-item", item)
        if (high or low) <= _LARGEST_REPEAT:
            return f"{single}{_suffix(low, high)}"
        return " ".join(self._in_blocks(wish, single, low, high))

    def forget(self, name: str) -> None:
        """Leave out a rule that turned out to be impossible, unless another one speaks of it."""
        body = self._bodies.pop(name)
        if any(re.search(rf"(?<![\w-]){name}(?![\w-])", other) for other in self._bodies.values()):
            self._bodies[name] = body

    def text(self) -> str:
        """The grammar, its root first."""
        return "".join(f"{name} ::= {body}\n" for name, body in self._bodies.items())

    def _in_blocks(self, wish: str, item: str, low: int, high: int | None) -> list[str]:
        block = self.add(f"{wish}-block", f"{item}{{{_LARGEST_REPEAT}}}")
        blocks, rest = divmod(low, _LARGEST_REPEAT)
        parts = [f"{block}{{{blocks}}}"] if blocks else []
        if rest or high is None:
            parts.append(f"{item}{{{rest}{',' if high is None else ''}}}")
        if high is not None and high > low:
            parts.append(self._up_to(wish, item, block, high - low))
        return parts

    def _up_to(self, wish: str, item: str, block: str, count: int) -> str:
        """From none to `count`: some whole blocks and a last one that may be short."""
        blocks, rest = divmod(count, _LARGEST_REPEAT)
        if not blocks:
            return f"{item}{{0,{rest}}}"
        short = f"{block}{{0,{blocks - 1}}} {item}{{0,{_LARGEST_REPEAT}}}"
        return self.add(f"{wish}-some", f"{short} | {block}{{{blocks}}} {item}{{1,{rest}}}" if rest else short)


def _suffix(low: int, high: int | None) -> str:
    simple = {(0, None): "*", (1, None): "+", (0, 1): "?"}.get((low, high))
    if simple:
        return simple
    return f"{{{low}}}" if low == high else f"{{{low},{'' if high is None else high}}}"

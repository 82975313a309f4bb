"""Turns LaTeX into one or more readable lines of Unicode, or says that it cannot: nothing is left out or guessed."""

import re
import unicodedata

from desktop.markdown.maths_symbols import ACCENTS, BLACKBOARD, FUNCTIONS, GREEK, LOWERED, RAISED, RELATIONS, SIGNS

LONGEST = 2_000  # characters
DEEPEST = 20  # groups inside groups
_COMMAND = re.compile(r"[A-Za-z]+\*?|.", re.DOTALL)
_SIMPLE = re.compile(r"[\w.,′°]+|[\w.]*[⁰¹²³⁴-⁹ⁿ]+|√\w+", re.UNICODE)
_ONE = re.compile(r"\d+|[^\W\d_][⁰¹²³⁴-⁹ⁿ₀-₉]*|[^\W\d_]+", re.UNICODE)  # what 1/… does not tear apart
_OPERATORS = frozenset("+-=<>")
_SPACES = {",": " ", ";": " ", ":": " ", "!": "", " ": " ", "quad": "  ", "qquad": "  ", "space": " ", "enspace": " "}
_KEPT = "{}%$&#_"  # written with a backslash, and meant as they are
_AS_IT_IS = frozenset(
    "mathrm mathit mathbf mathsf mathtt mathcal mathfrak mathscr boldsymbol bm operatorname operatorname* "
    "displaystyle textstyle limits nolimits".split()
)
_WORDS = frozenset("text textbf textit textrm texttt mbox".split())
_SIZES = frozenset("left right big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr middle".split())
_LINES = frozenset("aligned align align* equation equation* gather gather* gathered split".split())
_FRACTIONS = frozenset("frac dfrac tfrac cfrac".split())
_ROOTS = {"3": "∛", "4": "∜"}
_BEFORE_BRACKET = re.compile(rf"\b({'|'.join(sorted(FUNCTIONS))}) (?=[(\[])")


class _UnreadableError(Exception):
    """A form that has no line of Unicode."""


def readable_maths(latex: str) -> str | None:
    """`latex`, without its delimiters, as lines; None when a part of it cannot be written so."""
    if len(latex) > LONGEST:
        return None
    reader = _Reader(latex)
    try:
        found = reader.sequence("")
    except (_UnreadableError, IndexError):
        return None
    if reader.at < len(latex):
        return None
    lines = (" ".join(line.split()) for line in found.split("\n"))
    return _BEFORE_BRACKET.sub(r"\1", "\n".join(line for line in lines if line)) or None


class _Reader:
    """Reads from left to right; `at` is the next character."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._depth = 0
        self.at = 0

    def sequence(self, end: str) -> str:
        """Up to `end`, which is taken too; raises `_UnreadableError` when it does not come."""
        self._depth += 1
        if self._depth > DEEPEST:
            raise _UnreadableError
        found = ""
        while self.at < len(self._text):
            if end and self._text.startswith(end, self.at):
                self.at += len(end)
                self._depth -= 1
                return found
            found = self._next(found)
        if end:
            raise _UnreadableError
        self._depth -= 1
        return found

    def _next(self, found: str) -> str:
        """`found` and what comes next."""
        character = self._text[self.at]
        if character in "^_":
            self.at += 1
            return found.rstrip(" ") + _script(self._argument(), raised=character == "^")
        return found + self._piece()

    def _piece(self) -> str:
        """One character, group or command."""
        character = self._text[self.at]
        self.at += 1
        match character:
            case "\\":
                return self._command()
            case "{":
                return self.sequence("}")
            case "}":
                raise _UnreadableError
            case "&":
                return ""
            case "~" | "\n":
                return " "
            case "'":
                return "′"
            case "-":
                return "−"
            case _:
                return character

    def _argument(self) -> str:
        while self._text[self.at].isspace():
            self.at += 1
        return self._piece().strip()

    def _command(self) -> str:
        match = _COMMAND.match(self._text, self.at)
        if match is None:
            raise _UnreadableError
        name = match[0]
        self.at = match.end()
        room = ""
        if name[0].isalpha():
            while self._text[self.at : self.at + 1].isspace():
                self.at += 1
                room = " "
        simple = _simple_command(name)
        if simple is None:
            return self._with_argument(name)
        return simple + (room if self._text[self.at : self.at + 1] in _OPERATORS else "")

    def _with_argument(self, name: str) -> str:
        if name in _FRACTIONS:
            above, below = self._argument(), self._argument()
            return f"{_grouped(above, _SIMPLE)}/{_grouped(below, _ONE)}"
        if name in _WORDS:
            return self._words()
        if name in ACCENTS:
            return _accented(self._argument(), ACCENTS[name])
        if name in _SIZES:
            return self._delimiter()
        match name:
            case "sqrt":
                return self._root()
            case "binom" | "dbinom" | "tbinom":
                return f"C({self._argument()}, {self._argument()})"
            case "boxed" | "fbox":
                return f"[{self._argument()}]"
            case "mathbb":
                letters = self._argument()
                return "".join(_blackboard(letter) for letter in letters)
            case "pmod":
                return f" (mod {self._argument()})"
            case "begin":
                return self._environment()
        raise _UnreadableError

    def _words(self) -> str:
        """Words between braces, spaces and all."""
        if self._text[self.at] != "{":
            raise _UnreadableError
        end = self._text.index("}", self.at) if "}" in self._text[self.at :] else -1
        words = self._text[self.at + 1 : end]
        if end < 0 or "{" in words or "\\" in words or "$" in words:
            raise _UnreadableError
        self.at = end + 1
        return words

    def _delimiter(self) -> str:
        piece = self._piece()
        return "" if piece == "." else piece.strip()

    def _root(self) -> str:
        kind = ""
        if self._text[self.at] == "[":
            self.at += 1
            kind = self.sequence("]").strip()
        inside = self._argument()
        sign = "√" if kind in ("", "2") else _ROOTS.get(kind) or _raised(kind) + "√"
        return sign + (inside if re.fullmatch(r"\w+", inside) else f"({inside})")

    def _environment(self) -> str:
        name = self._words()
        if name not in _LINES:
            raise _UnreadableError
        return "\n" + self.sequence("\\end{" + name + "}") + "\n"


def _simple_command(name: str) -> str | None:
    """What a command without an argument stands for; None when it has one, or is not known."""
    if name in GREEK:
        return GREEK[name]
    if name in RELATIONS:
        return f" {RELATIONS[name]} "
    if name in FUNCTIONS:
        return f" {name} "
    if name in SIGNS:
        return SIGNS[name]
    if name in _SPACES:
        return _SPACES[name]
    if name == "\\":
        return "\n"
    if name == "|":
        return "‖"
    return "" if name in _AS_IT_IS else name if name in _KEPT else None


def _script(words: str, *, raised: bool) -> str:
    if raised and words == "∘":
        return "°"
    if not words:
        raise _UnreadableError
    signs = RAISED if raised else LOWERED
    plain = words.replace(" ", "")
    if plain and all(character in signs for character in plain):
        return "".join(signs[character] for character in plain)
    if raised and set(plain) <= set("′*"):
        return plain
    mark = "^" if raised else "_"
    return mark + (words if len(words) == 1 else f"({words})")


def _raised(words: str) -> str:
    if not words or any(character not in RAISED for character in words):
        raise _UnreadableError
    return "".join(RAISED[character] for character in words)


def _grouped(words: str, simple: re.Pattern[str]) -> str:
    return words if simple.fullmatch(words) else f"({words})"


def _accented(words: str, accent: str) -> str:
    """An accent on one letter; over more of them a line of text cannot draw it."""
    if len(words) != 1:
        raise _UnreadableError
    return unicodedata.normalize("NFC", words + accent)


def _blackboard(letter: str) -> str:
    if letter in BLACKBOARD:
        return BLACKBOARD[letter]
    if "A" <= letter <= "Z":
        return chr(0x1D538 + ord(letter) - ord("A"))
    raise _UnreadableError

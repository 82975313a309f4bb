"""The languages whose code is coloured: the word behind the fence, the name shown, the lexer used.

A closed list: a lexer that nobody chose could hang on hostile text, and looking for an unknown one would search
the disk.
"""

import re
from typing import NamedTuple


class Language(NamedTuple):
    """A language as shown, and the Pygments alias of its lexer ("" for none)."""

    name: str
    lexer: str = ""


_TABLE = """
Bash: bash sh shell zsh
C: c h
C#: csharp cs c#
C++: cpp c++ cc cxx hpp
CMake: cmake
CSS: css
Diff: diff patch
Dockerfile: docker dockerfile
Go: go golang
Haskell: haskell hs
HTML: html htm
INI: ini cfg conf
Java: java
JavaScript: javascript js jsx mjs
JSON: json jsonc
Julia: julia jl
Kotlin: kotlin kt
LaTeX: latex tex
Lua: lua
Makefile: make makefile
Markdown: markdown md
Perl: perl pl
PHP: php
PowerShell: powershell ps1 pwsh
Python: python py python3 py3
R: r
Ruby: ruby rb
Rust: rust rs
Scala: scala
SQL: sql
Swift: swift
TOML: toml
TypeScript: typescript ts tsx
XML: xml svg
YAML: yaml yml
"""


def _languages() -> dict[str, Language]:
    found = {"text": Language("Text"), "txt": Language("Text"), "plaintext": Language("Text")}
    for row in _TABLE.split("\n"):
        name, _, words = row.partition(": ")
        aliases = words.split()
        found.update({alias: Language(name, aliases[0]) for alias in aliases})
    return found


LANGUAGES = _languages()


# The ending of a file, where that is not the alias of the lexer itself.
_ENDINGS = {
    "bash": "sh",
    "csharp": "cs",
    "docker": "dockerfile",
    "haskell": "hs",
    "javascript": "js",
    "julia": "jl",
    "kotlin": "kt",
    "latex": "tex",
    "make": "mk",
    "markdown": "md",
    "perl": "pl",
    "powershell": "ps1",
    "python": "py",
    "ruby": "rb",
    "rust": "rs",
    "typescript": "ts",
}
_FILE_NAME = re.compile(r"[\w-][\w.-]{0,60}\.\w{1,12}")


def file_name_of(info: str) -> str:
    """What a file with the code behind this fence may be called: as the model calls it, or by the language."""
    words = info.replace("=", " ").replace('"', " ").split()
    named = next((word for word in words[1:] if _FILE_NAME.fullmatch(word)), "")
    lexer = language_of(info).lexer
    return named or f"code.{_ENDINGS.get(lexer, lexer) or 'txt'}"


def language_of(info: str) -> Language:
    """The language that the words behind a fence name; further words stay part of its name."""
    first, _, rest = info.strip().partition(" ")
    known = LANGUAGES.get(first.lower().strip("{}."), Language(first))
    return known._replace(name=f"{known.name} · {rest.strip()}") if rest.strip() else known

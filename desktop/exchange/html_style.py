"""How exported pages look: the window's colours, light or dark as the reader's system is, and plain on paper."""

import tomllib
from functools import cache
from pathlib import Path

_THEMES = Path(__file__).parents[2] / "resources" / "themes"
_TOKENS = ("content", "sunken", "text", "text2", "hairline", "control", "accent-text")
_RULES = """
* { box-sizing: border-box; }
body { margin: 0; background: var(--content); color: var(--text); font: 15px/1.6 system-ui, sans-serif; }
main { max-width: 792px; margin: 0 auto; padding: 32px 16px 64px; overflow-wrap: anywhere; }
h1 { font-size: 20px; line-height: 1.2; margin: 0; }
h2 { font-size: 12px; color: var(--text2); margin: 0 0 4px; }
time { font-weight: 400; }
.facts { color: var(--text2); font-size: 12px; margin: 4px 0 32px; }
section { margin: 0 0 24px; unicode-bidi: isolate; }
section > * { unicode-bidi: plaintext; }
.person { background: var(--sunken); border: 1px solid var(--hairline); border-radius: 8px; padding: 8px 12px; }
.summary { background: var(--sunken); border: 1px dashed var(--control); border-radius: 8px; padding: 8px 12px; }
.summary h2 { margin: 0; }
.typed { white-space: pre-wrap; margin: 0; }
p, h3, h4, h5, h6 { margin: 10px 0 0; }
p { white-space: pre-wrap; }
h3 { font-size: 21px; } h4 { font-size: 18px; } h5, h6 { font-size: 16px; }
a { color: var(--accent-text); }
code { font: 13px/1.5 ui-monospace, monospace; background: var(--sunken); border-radius: 4px; padding: 1px 4px; }
figure { margin: 12px 0 0; border: 1px solid var(--hairline); border-radius: 8px; background: var(--sunken); }
figcaption { font-size: 12px; color: var(--text2); padding: 6px 12px 0; }
pre { margin: 0; padding: 10px 12px; overflow-x: auto; }
pre code { padding: 0; background: none; white-space: pre; }
table { border-collapse: collapse; margin-top: 12px; }
th, td { text-align: left; border-bottom: 1px solid var(--hairline); padding: 4px 16px 4px 0; vertical-align: top; }
.right { text-align: right; } .centre { text-align: center; }
hr { border: 0; border-top: 1px solid var(--hairline); margin: 16px 0; }
.quote { border-left: 3px solid var(--control); padding-left: 12px; }
.note { font-size: 13px; color: var(--text2); }
sup { font-size: 11px; line-height: 1; }
.marker { color: var(--text2); }
@media print { .person, .summary, figure { break-inside: avoid; } pre code { white-space: pre-wrap; } }
"""


@cache
def style() -> str:
    """The whole stylesheet."""
    steps = "".join(f".indent{step} {{ margin-left: {28 * step}px; }}\n" for step in range(1, 9))
    dark = f"@media screen and (prefers-color-scheme: dark) {{ {_colours('dark.toml')} }}"
    return f"{_colours('light.toml')}\n{dark}{_RULES}{steps}"


def _colours(name: str) -> str:
    roles = tomllib.loads((_THEMES / name).read_text("utf-8"))["roles"]
    return ":root { " + " ".join(f"--{token}: {roles[token]};" for token in _TOKENS) + " }"

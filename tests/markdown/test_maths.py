r"""Formulas become lines that can be read, or stay exactly what they were; money stays money."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.markdown.block_reader import read_blocks
from desktop.markdown.blocks import Block, CodeText, Emphasis, TextBlock, plain_text
from desktop.markdown.maths import readable_maths


@pytest.mark.parametrize(
    ("latex", "line"),
    [
        (r"E = mc^2", "E = mc²"),
        (r"\frac{1}{2}", "1/2"),
        (r"x = \frac{-b \pm \sqrt{b^2-4ac}}{2a}", "x = (−b ± √(b²−4ac))/(2a)"),
        (r"\sum_{i=1}^{n} i = \frac{n(n+1)}{2}", "∑ᵢ₌₁ⁿ i = (n(n+1))/2"),
        (r"\int_0^\infty e^{-x^2}\,dx = \frac{\sqrt{\pi}}{2}", "∫₀^∞e^(−x²) dx = √π/2"),
        (r"\sin^2\theta + \cos^2 \theta = 1", "sin²θ + cos² θ = 1"),
        (r"\lim_{x \to 0} f(x)", "lim_(x → 0) f(x)"),
        (r"90^\circ", "90°"),
        (r"\hat{x} \in \mathbb{R}^n", "x̂ ∈ ℝⁿ"),
        (r"\left(\frac{a}{b}\right)^2", "(a/b)²"),
        (r"\begin{aligned} a &= b \\ &= c \end{aligned}", "a = b\n= c"),
        (r"\text{if } x \ge 0", "if x ≥ 0"),
        (r"\mathrm{H_2O}", "H₂O"),
        (r"\boxed{42}", "[42]"),
        (r"\sqrt[3]{8}", "∛8"),
        (r"x \in \{1,2\}", "x ∈ {1,2}"),
        (r"f'(x)", "f′(x)"),
    ],
)
def test_what_has_a_line(latex: str, line: str) -> None:
    assert readable_maths(latex) == line


@pytest.mark.parametrize(
    "latex",
    [
        r"\begin{cases} 1 \\ 2 \end{cases}",
        r"\begin{pmatrix} a & b \end{pmatrix}",
        r"\unknown{x}",
        r"\overbrace{a+b}^{c}",
        r"\hat{ab}",
        r"\frac{1}",
        "x^",
        "{",
        "}",
        "\\",
        "",
        "{" * 100 + "}" * 100,
        "x" * 5_000,
    ],
)
def test_what_has_none(latex: str) -> None:
    assert readable_maths(latex) is None


@given(st.text("\\{}^_$&xyab12 +-=[]|'frac sqrt left right begin end", max_size=60))
def test_no_formula_is_an_error(latex: str) -> None:
    readable_maths(latex)


def shown(text: str) -> str:
    return plain_text(read_blocks(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("so $x^2$ is", "so x² is"),
        (r"so \(x_1\) and \[ y = 2 \]", "so x₁ and y = 2"),
        ("$$\nE = mc^2\n$$\nafter", "E = mc²\nafter"),
        ("**$a+b$**", "a+b"),
        ("inline $$x$$ too", "inline x too"),
    ],
)
def test_formulas_in_a_text(text: str, words: str) -> None:
    assert shown(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "It costs $5 and $10.",
        "US$5/US$6, or A$7",
        "$HOME/$USER and $PATH",
        "$5/mo, not 6$",
        "5$ or 6$",
        "from $5-$10 to $x",
        "$$$",
        "`$x^2$`",
        "|$x^2$|\n|-|\n|`$y$`|",
        "    $x^2$",
        "```\n$x^2$\n```",
        "$$ it never ends\n- a",
    ],
)
def test_money_code_and_tables_stay_as_they_are(text: str) -> None:
    for line in text.replace("|-|", "").replace("```", "").split("\n"):
        assert line.strip("|` ") in shown(text)


def test_escaped_brackets_are_no_formula() -> None:
    assert shown(r"array\[0\] and f\(x\) and \[1\] a source") == "array[0] and f(x) and [1] a source"


def test_what_cannot_be_read_is_code_to_the_letter() -> None:
    inline = read_blocks(r"so $\unknown{x}_y$ is")[0]
    assert isinstance(inline, TextBlock)
    assert [span.text for span in inline.spans if span.emphasis is Emphasis.CODE] == [r"$\unknown{x}_y$"]
    cases = "$$\n\\begin{cases} 1 \\\\ 2 \\end{cases}\n$$"
    blocks: list[Block] = read_blocks(cases)
    assert blocks == [CodeText(cases, "LaTeX")]

"""What LaTeX calls signs, and the signs that Unicode has for them."""

GREEK = dict(
    zip(
        "alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi omicron pi varpi "
        "rho varrho sigma varsigma tau upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon "
        "Phi Psi Omega".split(),
        "αβγδϵεζηθϑικλμνξοπϖρϱσςτυϕφχψωΓΔΘΛΞΠΣΥΦΨΩ",
        strict=True,
    )
)
# Written with room around them.
RELATIONS = dict(
    pair.split(":")
    for pair in (
        "le:≤ leq:≤ leqslant:≤ ge:≥ geq:≥ geqslant:≥ ne:≠ neq:≠ approx:≈ equiv:≡ sim:∼ simeq:≃ cong:≅ propto:∝ "
        "ll:≪ gg:≫ lt:< gt:> in:∈ notin:∉ ni:∋ subset:⊂ subseteq:⊆ supset:⊃ supseteq:⊇ perp:⊥ parallel:∥ mid:| "
        "to:→ rightarrow:→ longrightarrow:⟶ leftarrow:← gets:← Rightarrow:⇒ implies:⇒ Leftarrow:⇐ iff:⇔ "
        "Leftrightarrow:⇔ leftrightarrow:↔ mapsto:↦ times:× div:÷ pm:± mp:∓ cup:∪ cap:∩ setminus:∖ land:∧ wedge:∧ "
        "lor:∨ vee:∨ oplus:⊕ otimes:⊗ bmod:mod mod:mod models:⊨ vdash:⊢ prec:≺ succ:≻ coloneqq:≔ "
        "uparrow:↑ downarrow:↓"
    ).split()
)
SIGNS = dict(
    pair.split(":")
    for pair in (
        "cdot:· ast:∗ star:⋆ circ:∘ bullet:• infty:∞ partial:∂ nabla:∇ forall:∀ exists:∃ nexists:∄ neg:¬ lnot:¬ "
        "emptyset:∅ varnothing:∅ sum:∑ prod:∏ coprod:∐ int:∫ iint:∬ iiint:∭ oint:∮ bigcup:⋃ bigcap:⋂ angle:∠ "
        "triangle:△ square:□ hbar:ℏ ell:ℓ Re:ℜ Im:ℑ aleph:ℵ wp:℘ dagger:† ddagger:‡ prime:′ degree:° ldots:… dots:… "
        "cdots:⋯ vdots:⋮ ddots:⋱ dotsc:… dotsb:⋯ therefore:∴ because:∵ langle:⟨ rangle:⟩ lfloor:⌊ rfloor:⌋ lceil:⌈ "
        "rceil:⌉ lvert:| rvert:| vert:| Vert:‖ lVert:‖ rVert:‖ lbrace:{ rbrace:} lbrack:[ rbrack:] backslash:\\ "
        "checkmark:✓ top:⊤ bot:⊥ surd:√ colon:∶ imath:ı jmath:ȷ pounds:£ euro:€"
    ).split()
)
FUNCTIONS = frozenset(
    "sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh coth log ln lg exp lim limsup liminf max min sup inf "
    "det dim ker gcd lcm deg arg Pr hom argmax argmin".split()
)
BLACKBOARD = dict(zip("CHNPQRZ", "ℂℍℕℙℚℝℤ", strict=True))
ACCENTS = {
    "hat": "\u0302",
    "widehat": "\u0302",
    "bar": "\u0304",
    "overline": "\u0305",
    "underline": "\u0332",
    "vec": "\u20d7",
    "tilde": "\u0303",
    "widetilde": "\u0303",
    "dot": "\u0307",
    "ddot": "\u0308",
    "check": "\u030c",
}
RAISED = dict(
    zip(
        "0123456789+-−=()abcdefghijklmnoprstuvwxyzTαβγδεθ",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵀᵅᵝᵞᵟᵋᶿ",
        strict=True,
    )
)
LOWERED = dict(
    zip(
        "0123456789+-−=()aehijklmnoprstuvxβγρφχ",
        "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ",
        strict=True,
    )
)

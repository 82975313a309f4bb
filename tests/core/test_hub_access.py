"""The way to a gated model has pages that are well formed, and a pasted token is found."""

from desktop.core.hub_access import access_steps, token_in
from desktop.core.hub_address import HUB

TOKEN = "hf_" + "aB3" * 11


def test_steps_lead_from_the_page_to_the_token() -> None:
    steps = access_steps("google/gemma-3-4b-it-qat-q4_0-gguf")
    assert [step.page for step in steps] == [
        f"{HUB}/google/gemma-3-4b-it-qat-q4_0-gguf",
        f"{HUB}/settings/tokens/new?tokenType=read",
        "",
    ]
    assert all(str(step.words).endswith(".") for step in steps)


def test_a_token_is_found_in_what_was_pasted() -> None:
    assert token_in(f'  "{TOKEN}"\n') == TOKEN
    assert token_in(f"export HF_TOKEN={TOKEN}") == TOKEN
    assert token_in("hf_short") == token_in("hello") == ""

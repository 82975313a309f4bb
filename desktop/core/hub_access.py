"""What a person does to be let in where a publisher wants to know who fetches a model."""

import re
from typing import NamedTuple

from desktop.core.hub_address import HUB, page_of
from desktop.core.text import QT_TRANSLATE_NOOP, Text

TOKENS = f"{HUB}/settings/tokens/new?tokenType=read"
_TOKEN = re.compile(r"hf_[A-Za-z0-9]{20,200}")


class AccessStep(NamedTuple):
    """One thing to do, and the page where it is done; "" where it is done here."""

    words: Text
    page: str = ""


def access_steps(repo: str) -> tuple[AccessStep, ...]:
    """Return the steps in their order."""
    return (
        AccessStep(
            Text(
                "hub", QT_TRANSLATE_NOOP("hub", "Sign in to Hugging Face, open the model's page, and accept its terms.")
            ),
            page_of(repo),
        ),
        AccessStep(
            Text("hub", QT_TRANSLATE_NOOP("hub", "Make an access token with the right to read, and nothing more.")),
            TOKENS,
        ),
        AccessStep(
            Text("hub", QT_TRANSLATE_NOOP("hub", "Paste the token here. It is kept in this computer's keyring."))
        ),
    )


def token_in(pasted: str) -> str:
    """Return the token in what was pasted, "" where there is none."""
    found = _TOKEN.search(pasted)
    return found[0] if found else ""

"""What an answer is written with, and named sets of it."""

from typing import Annotated

import msgspec
from msgspec import Meta

from desktop.core.sampling import Sampling

LONGEST_PROMPT = 100_000  # characters of a system prompt
MOST_TOKENS = 131_072  # of a reply
LONGEST_SCHEMA = 200_000  # characters of a JSON schema, as many as the grammar's compiler reads
LONGEST_NAME = 60
MOST_PRESETS = 500


class PresetValues(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that shapes an answer and does not belong to one model. The defaults are what Bantam came with."""

    system_prompt: Annotated[str, Meta(max_length=LONGEST_PROMPT)] = ""
    sampling: Sampling = Sampling()
    max_tokens: Annotated[int, Meta(ge=1, le=MOST_TOKENS)] = 1024  # longest reply
    json_schema: Annotated[str, Meta(max_length=LONGEST_SCHEMA)] = ""  # as it was typed; kept while it is off
    forces_schema: bool = False  # every answer is made to fit the schema
    thinking: bool | None = None  # where the template lets it be set; None leaves it to the model
    template: Annotated[str, Meta(max_length=200)] = ""  # name of a built-in one; "" leaves it to the model

    @property
    def schema_in_force(self) -> str:
        """The schema that an answer has to fit, "" for none."""
        return self.json_schema if self.forces_schema and self.json_schema.strip() else ""


class Preset(msgspec.Struct, frozen=True, kw_only=True):
    """A named set. Nothing of it holds for a chat until it is chosen there."""

    id: str
    name: str
    values: PresetValues


class ChatSetup(msgspec.Struct, frozen=True, kw_only=True):
    """What holds for one chat: its values, and the preset they were taken from ("" for Bantam's own)."""

    preset_id: str = ""
    values: PresetValues = PresetValues()


class NewChats(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a new chat begins with, besides what has a setting of its own."""

    preset_id: str = ""
    json_schema: Annotated[str, Meta(max_length=LONGEST_SCHEMA)] = ""
    forces_schema: bool = False
    thinking: bool | None = None
    template: Annotated[str, Meta(max_length=200)] = ""


def tidy_name(name: str) -> str:
    """A name on one line and not too long; "" when nothing is left."""
    words = "".join(character if character.isprintable() else " " for character in name)
    return " ".join(words.split())[:LONGEST_NAME].strip()


def free_name(wanted: str, taken: set[str]) -> str:
    """The name, or with a number behind it where another has it; `taken` names are casefolded."""
    name, number = wanted, 2
    while name.casefold() in taken:
        tail = f" ({number})"
        name, number = wanted[: LONGEST_NAME - len(tail)].rstrip() + tail, number + 1
    return name

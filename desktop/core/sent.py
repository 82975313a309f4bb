"""What an answer was written from: the prompt to the letter, and everything that was set."""

import msgspec

from desktop.core.engine_choice import AdapterChoice, CacheChoice
from desktop.core.prompt_template import Origin
from desktop.core.sampling import Sampling


class SentImage(msgspec.Struct, frozen=True, kw_only=True):
    """An image among what was sent."""

    name: str
    tokens: int = 0  # that stood for it; 0: the model did not see it


class SentFacts(msgspec.Struct, frozen=True, kw_only=True):
    """Kept with every answer as JSON, so that later fields need no new column; all but `model_name` may be missing."""

    model_id: str = ""
    model_name: str
    model_file: str = ""  # its name
    model_size: int = 0  # bytes
    template: str = ""  # "file" for the file's own, "pasted" for the person's, else its name
    template_origin: Origin = Origin.FILE
    template_reason: str = ""  # why it was used, with the places {template} and {hint}
    template_hint: str = ""
    thinking: bool | None = None  # what the person asked of the template; None: nothing
    system_prompt: str = ""
    sampling: Sampling = Sampling()  # with the seed that was used
    max_tokens: int = 0
    context_length: int = 0  # of the context in use, in tokens
    tokens: int = 0  # of the prompt
    left_out: int = 0  # messages of the chat that are not in the prompt
    has_summary: bool = False  # and whether a summary stands for them
    preset: str = ""  # its name; "" for the values that Bantam came with
    preset_changed: bool = False
    json_schema: str = ""  # that the answer was made to fit
    adapters: tuple[AdapterChoice, ...] = ()
    cache: CacheChoice = CacheChoice.F16
    images: tuple[SentImage, ...] = ()  # in their order


class Sent(msgspec.Struct, frozen=True, kw_only=True):
    """One request to a model. `prompt` is None when it was not kept, or can no longer be told to the letter."""

    facts: SentFacts
    prompt: str | None

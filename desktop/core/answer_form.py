"""What form an answer has to have, and what is to be told about it."""

from typing import Annotated

import msgspec
from msgspec import Meta


class AnswerForm(msgspec.Struct, frozen=True, kw_only=True):
    """Everything about an answer but its words. Of `grammar`, `json_schema` and `regex` the first given counts."""

    stop: Annotated[list[Annotated[str, Meta(min_length=1, max_length=256)]], Meta(max_length=16)] = []
    grammar: str = ""  # GBNF, with the rule “root”
    json_schema: str = ""
    regex: str = ""
    splits_reasoning: bool = False  # reasoning comes apart from the answer, without its markers
    log_probabilities: Annotated[int, Meta(ge=0, le=20)] = 0  # so many alternatives for each token; 0 is off

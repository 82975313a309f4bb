"""What wrote an answer, besides its model."""

from typing import Annotated

import msgspec
from msgspec import Meta

Name = Annotated[str, Meta(max_length=300)]


class MadeWith(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Kept with an answer and with its exports. Names, as they were when it was written."""

    preset: Name = ""  # "" for the values that Bantam came with
    changed: bool = False  # other values than the preset has
    template: Name = ""  # "file" for the file's own, "pasted" for the person's
    adapters: Annotated[tuple[Name, ...], Meta(max_length=16)] = ()
    fits_schema: bool | None = None  # None: it was not asked to fit one

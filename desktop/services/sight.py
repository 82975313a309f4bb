"""Which models see images, and what the others are told where one stands: nothing is left out in silence."""

from collections.abc import Sequence

import msgspec

from desktop.core.errors import ErrorKind
from desktop.core.model import ModelFile
from desktop.engine.protocol import Turn
from desktop.services.engine_options import choice_of
from desktop.settings import Settings

UNSENDABLE = (ErrorKind.IMAGES_TOO_LARGE, ErrorKind.IMAGE_UNUSABLE)  # of a chat that cannot go on with its images
UNSEEN = "[An image is here that you cannot see.]"


def sees_images(model: ModelFile, settings: Settings) -> bool:
    """Whether it is loaded with a projector."""
    return bool(choice_of(model, settings).projector)


def as_seen(turns: Sequence[Turn], model: ModelFile, settings: Settings) -> list[Turn]:
    """The same chat for this model: with its images, or with words in their places."""
    return list(turns) if sees_images(model, settings) else in_words(turns)


def in_words(turns: Sequence[Turn]) -> list[Turn]:
    """Images become a sentence each."""
    return [_told(turn) if turn.images else turn for turn in turns]


def _told(turn: Turn) -> Turn:
    words = [UNSEEN] * len(turn.images)
    return msgspec.structs.replace(turn, content="\n\n".join([*words, turn.content]).strip(), images=())

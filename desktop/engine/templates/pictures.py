"""Where images stand in a chat: as a mark in its texts, which the template carries to their place."""

from collections.abc import Sequence

import msgspec

from desktop.engine.protocol import Turn


def marked(turns: Sequence[Turn], mark: str) -> list[Turn]:
    """The same chat with a mark before a turn's words for each of its images, as publishers put them."""
    return [msgspec.structs.replace(turn, content=mark * len(turn.images) + turn.content, images=()) for turn in turns]


def images_of(turns: Sequence[Turn]) -> list[bytes]:
    """All images of a chat, in its order."""
    return [image for turn in turns for image in turn.images]


def keeps_all(text: str, turns: Sequence[Turn], mark: str) -> bool:
    """Whether a rendered chat has every image and, as far as can be told, its last words."""
    last = turns[-1].content.strip() if turns else ""
    return text.count(mark) == len(images_of(turns)) and last in text

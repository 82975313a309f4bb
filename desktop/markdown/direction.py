"""Which way a paragraph runs."""

import unicodedata

_LEFT_TO_RIGHT, _RIGHT_TO_LEFT = "L", ("R", "AL")


def runs_right_to_left(text: str) -> bool:
    """By the first strong character (Unicode's bidirectional algorithm, P2 and P3); without one, left to right."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind == _LEFT_TO_RIGHT:
            return False
        if kind in _RIGHT_TO_LEFT:
            return True
    return False

"""Chats that the tests render, and how a built-in template renders them."""

from collections.abc import Sequence

from desktop.core.chat import Role
from desktop.engine.protocol import Turn
from desktop.engine.templates.facts import ModelFacts
from desktop.engine.templates.templates import Templates
from desktop.engine.templates.wish import ChatWish, TemplateWish

SYSTEM, USER, ASSISTANT = Role.SYSTEM, Role.USER, Role.ASSISTANT
SINGLE = [Turn(USER, "Hello")]
SINGLE_SYSTEM = [Turn(SYSTEM, "Be short."), *SINGLE]
MULTI = [*SINGLE, Turn(ASSISTANT, "Hi there"), Turn(USER, "Who are you?")]
MULTI_SYSTEM = [Turn(SYSTEM, "Be short."), *MULTI]
FOUR = (SINGLE, SINGLE_SYSTEM, MULTI, MULTI_SYSTEM)


def render(
    name: str, turns: Sequence[Turn], wish: ChatWish | None = None, *, bos: str = "<s>", eos: str = "</s>"
) -> str:
    """A chat with the built-in template of that name."""
    return Templates(ModelFacts(), TemplateWish(template=name), bos=bos, eos=eos).prompt(turns, wish).text

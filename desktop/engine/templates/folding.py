"""Brings a chat into the form that a built-in template can write, without losing a word."""

from collections.abc import Sequence

from desktop.core.chat import Role
from desktop.engine.protocol import Turn
from desktop.engine.templates.built_in import BuiltIn, SystemPrompt


def fold(turns: Sequence[Turn], template: BuiltIn) -> list[Turn]:
    """The same words with the roles that `template` knows; where it has no free order, the speakers take turns."""
    if template.system is SystemPrompt.ANYWHERE:
        return list(turns)
    count = next((at for at, turn in enumerate(turns) if turn.role is not Role.SYSTEM), len(turns))
    system = _join([turn.content for turn in turns[:count]])
    rest = _alternating(turns[count:])
    if not system:
        return rest
    if template.system is SystemPrompt.FIRST and rest and rest[0].role is Role.USER:
        return [Turn(Role.SYSTEM, system), *rest]
    return _put_in(system, rest, last=template.system is SystemPrompt.IN_LAST_QUESTION)


def _put_in(system: str, turns: list[Turn], *, last: bool) -> list[Turn]:
    """Write the system prompt before a question; without one to write it before, it is the question."""
    questions = [at for at, turn in enumerate(turns) if turn.role is Role.USER]
    if not last and questions != [] and questions[0] != 0:
        questions = []  # an answer comes first: what was said before it stays before it
    if not questions:
        return [Turn(Role.USER, system), *turns]
    at = questions[-1 if last else 0]
    return [*turns[:at], Turn(Role.USER, _join([system, turns[at].content])), *turns[at + 1 :]]


def _alternating(turns: Sequence[Turn]) -> list[Turn]:
    """Later system prompts become questions, and what one speaker says in a row becomes one turn."""
    found: list[Turn] = []
    for turn in turns:
        role = Role.USER if turn.role is Role.SYSTEM else turn.role
        if found and found[-1].role is role:
            found[-1] = Turn(role, _join([found[-1].content, turn.content]))
        else:
            found.append(Turn(role, turn.content))
    return found


def _join(texts: Sequence[str]) -> str:
    return "\n\n".join(text for text in texts if text.strip())

"""What would be sent next from the open chat: what is typed, or what could not be answered."""

from collections.abc import Mapping, Sequence

from desktop.core.attachment import Attachment, GivenFile
from desktop.core.chat import Message, Role
from desktop.core.preset import PresetValues
from desktop.core.recap import Recap
from desktop.services.next_prompt import NextPrompt
from desktop.ui.chat.live_answer import LiveAnswer

_NONE: tuple[Attachment, ...] = ()


def next_of_draft(
    messages: Sequence[Message],
    recaps: Mapping[str, Recap],
    draft: str,
    files: Sequence[GivenFile],
    values: PresetValues,
) -> NextPrompt:
    """With an empty field a question that has no answer yet is what is next."""
    path = list(messages)
    message, attachments = draft if draft.strip() else "", _NONE
    if not message and path and path[-1].role is Role.USER:
        message, attachments = _said(path.pop())
    return NextPrompt(
        path=path,
        recaps=recaps,
        message=message,
        attachments=attachments,
        files=files if draft.strip() else (),
        values=values,
    )


def next_of_failed(
    failed: LiveAnswer,
    messages: Sequence[Message],
    recaps: Mapping[str, Recap],
    values: PresetValues,
) -> NextPrompt:
    """What was asked for and did not fit, as it would be asked for again."""
    path, message, attachments, prefill = list(messages), failed.text, _NONE, ""
    if failed.goes_on:
        answer = next((one for one in path if one.id == failed.goes_on), None)
        prefill = answer.text if answer is not None else ""
        path, message, attachments = _before_question(path[: path.index(answer)] if answer is not None else path)
    elif failed.question is not None:
        path = [one for one in path if one.id != failed.question.id]
        path, (message, attachments) = _until(path, failed.question.parent_id), _said(failed.question)
    elif failed.instead_of:
        version = next((one for one in path if one.id == failed.instead_of), None)
        path = path[: path.index(version)] if version is not None else path
        attachments = version.attachments if version is not None else _NONE
    elif not failed.message_id:
        kept = path if failed.anew is None else _until(path, failed.anew.parent_id)
        path, message, attachments = _before_question(kept)
    is_new = not attachments and failed.question is None
    return NextPrompt(
        path=path,
        recaps=recaps,
        message=message,
        attachments=attachments,
        files=[file.given for file in failed.files] if is_new else (),
        prefill=prefill,
        values=values,
    )


def _said(message: Message) -> tuple[str, tuple[Attachment, ...]]:
    return message.text, message.attachments


def _before_question(path: list[Message]) -> tuple[list[Message], str, tuple[Attachment, ...]]:
    """The last question, and what is before it."""
    for place in range(len(path) - 1, -1, -1):
        if path[place].role is Role.USER:
            return path[:place], *_said(path[place])
    return path, "", _NONE


def _until(path: list[Message], message_id: str | None) -> list[Message]:
    if message_id is None:
        return []
    for place, message in enumerate(path):
        if message.id == message_id:
            return path[: place + 1]
    return path

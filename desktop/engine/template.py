"""Chat to prompt: the model file's own Jinja template, or ChatML where the file has none."""

import datetime
import json
import time
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from desktop.core.chat import Role
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.prompt_template import SOURCE_LIMIT
from desktop.core.text import QT_TRANSLATE_NOOP
from desktop.engine.protocol import Turn
from desktop.engine.template_guard import OUTPUT_LIMIT, TookTooLongError, guarded

if TYPE_CHECKING:
    from jinja2 import Template

CHATML = (
    "{% for message in messages %}<|im_start|>{{ message.role }}\n{{ message.content }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)
TOO_LONG = QT_TRANSLATE_NOOP("errors", "it is too long")
TOO_SLOW = QT_TRANSLATE_NOOP("errors", "it takes too long or too much memory")
FORBIDDEN = QT_TRANSLATE_NOOP("errors", "it tries to do something that a template must not do")
NO_TEXT = QT_TRANSLATE_NOOP("errors", "it writes something that is no text")
FINAL = (TOO_LONG, TOO_SLOW, FORBIDDEN, NO_TEXT)  # no other form of the chat will help
_AGAIN = 0.4  # seconds: what took longer is not tried again, so that two attempts do not take too long together
_SHOWN = 200  # characters of a template's own complaint
_DETAILS = 2000
# What a template can do wrong with values, names or nesting; Jinja passes these on as they are.
_MISTAKES = (
    ArithmeticError, AssertionError, AttributeError, BufferError, EOFError, ImportError, LookupError, NameError,
    OSError, ReferenceError, RuntimeError, StopIteration, SyntaxError, SystemError, TypeError, ValueError, Warning,
)  # fmt: skip


class ChatTemplate:
    """Renders chats. The template is the file author's: nothing in it is trusted. Main thread only."""

    def __init__(self, source: str, *, bos: str = "", eos: str = "") -> None:
        self.name = "file" if source.strip() else "ChatML"
        self._source = source if source.strip() else CHATML
        self._names = {"bos_token": bos, "eos_token": eos}

    def render(
        self,
        turns: Sequence[Turn],
        given: Mapping[str, Any] | None = None,
        *,
        begin_answer: bool = True,
        in_parts: bool = False,
    ) -> str:
        """The prompt, up to where the answer begins; raises `KnownError` (TEMPLATE_FAILED).

        `given` are further names for the template: tools, documents, and what else its author lets people set.
        `in_parts` gives contents as lists of parts, which some templates of models that see images insist on.
        """
        if len(self._source) > SOURCE_LIMIT:
            raise _failed(TOO_LONG)
        names = {"tools": None, "documents": None, **(given or {}), "add_generation_prompt": begin_answer}
        started = time.monotonic()
        try:
            return self._try(turns, names, in_parts)
        except KnownError as error:
            simpler = _simpler(turns)
            is_slow = time.monotonic() - started > _AGAIN
            if error.arguments["reason"] in FINAL or is_slow or simpler == list(turns):
                raise
            return self._try(simpler, names, in_parts)

    def _try(self, turns: Sequence[Turn], names: Mapping[str, Any], in_parts: bool) -> str:
        import jinja2
        from jinja2.exceptions import SecurityError

        messages = [{"role": str(turn.role), "content": _content(turn, in_parts)} for turn in turns]
        try:
            with guarded():
                return _checked(self._join({**names, **self._names, "messages": messages}))
        except SecurityError as error:
            raise _failed(FORBIDDEN, str(error)) from error
        except jinja2.TemplateSyntaxError as error:
            raise _failed(f"line {error.lineno}: {error.message}"[:_SHOWN], repr(error)) from error
        except jinja2.TemplateError as error:
            raise _failed((error.message or type(error).__name__)[:_SHOWN], repr(error)) from error
        except (TookTooLongError, MemoryError, OverflowError) as error:
            raise _failed(TOO_SLOW, repr(error)) from error
        except _MISTAKES as error:
            raise _failed(f"{type(error).__name__}: {error}"[:_SHOWN], repr(error)) from error

    def _join(self, names: dict[str, Any]) -> str:
        parts: list[str] = []
        size = 0
        for part in self._template.generate(names):
            size += len(part)
            if size > OUTPUT_LIMIT:
                raise _failed(TOO_LONG)
            parts.append(part)
        return "".join(parts)

    @cached_property
    def _template(self) -> "Template":
        from desktop.engine.template_guard import sandbox

        environment = sandbox()
        environment.filters["tojson"] = _to_json
        environment.globals["raise_exception"] = _raise
        environment.globals["strftime_now"] = lambda form: datetime.datetime.now().strftime(str(form)[:100])
        return environment.from_string(self._source)


def _content(turn: Turn, in_parts: bool) -> Any:
    return [{"type": "text", "text": turn.content}] if in_parts else turn.content


def _simpler(turns: Sequence[Turn]) -> list[Turn]:
    """The same chat for templates that know no system role and want the speakers to take turns."""
    simpler: list[Turn] = []
    for turn in turns:
        role = Role.USER if turn.role is Role.SYSTEM else turn.role
        if simpler and simpler[-1].role is role:
            simpler[-1] = Turn(role, f"{simpler[-1].content}\n\n{turn.content}")
        else:
            simpler.append(Turn(role, turn.content))
    return simpler


def _to_json(value: Any, indent: int | None = None, **_ignored: Any) -> str:
    """As the publishers' own tools write it: no HTML escapes, no ASCII escapes."""
    return json.dumps(value, ensure_ascii=False, indent=indent)


def _raise(message: object) -> None:
    import jinja2

    raise jinja2.TemplateError(str(message))


def _checked(prompt: str) -> str:
    """Half a character, which Jinja lets a template write, can be neither tokenised nor sent."""
    try:
        prompt.encode()
    except UnicodeEncodeError as error:
        raise _failed(NO_TEXT, str(error)) from error
    return prompt


def _failed(reason: str, details: str = "") -> KnownError:
    """The template's own words may hold anything, and may be long."""
    shown = reason.rstrip(".").encode("utf-8", "replace").decode()
    told = details[:_DETAILS].encode("utf-8", "replace").decode()
    return KnownError(ErrorKind.TEMPLATE_FAILED, reason=shown, details=told)

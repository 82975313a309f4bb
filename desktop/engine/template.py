"""Chat to prompt: the model file's own Jinja template, or ChatML where the file has none."""

import datetime
import json
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from desktop.core.chat import Role
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.text import QT_TRANSLATE_NOOP
from desktop.engine.protocol import Turn
from desktop.engine.template_guard import OUTPUT_LIMIT, SOURCE_LIMIT, TookTooLongError, guarded

if TYPE_CHECKING:
    from jinja2 import Template

CHATML = (
    "{% for message in messages %}<|im_start|>{{ message.role }}\n{{ message.content }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)
TOO_LONG = QT_TRANSLATE_NOOP("errors", "it is too long")
TOO_SLOW = QT_TRANSLATE_NOOP("errors", "it takes too long or too much memory")
FORBIDDEN = QT_TRANSLATE_NOOP("errors", "it tries to do something that a template must not do")
_SHOWN = 200  # characters of a template's own complaint


class ChatTemplate:
    """Renders chats. The template is the file author's: nothing in it is trusted. Main thread only."""

    def __init__(self, source: str, *, bos: str = "", eos: str = "") -> None:
        self.name = "file" if source.strip() else "ChatML"
        self._source = source if source.strip() else CHATML
        self._names = {"bos_token": bos, "eos_token": eos}

    def render(self, turns: Sequence[Turn]) -> str:
        """The prompt, up to where the answer begins; raises `KnownError` (TEMPLATE_FAILED)."""
        if len(self._source) > SOURCE_LIMIT:
            raise _failed(TOO_LONG)
        try:
            return self._try(turns)
        except KnownError as error:
            simpler = _simpler(turns)
            if error.arguments["reason"] in (TOO_LONG, TOO_SLOW, FORBIDDEN) or simpler == list(turns):
                raise
            return self._try(simpler)

    def _try(self, turns: Sequence[Turn]) -> str:
        import jinja2
        from jinja2.exceptions import SecurityError

        messages = [{"role": str(turn.role), "content": turn.content} for turn in turns]
        try:
            with guarded():
                return self._join(messages)
        except SecurityError as error:
            raise _failed(FORBIDDEN, str(error)) from error
        except jinja2.TemplateError as error:
            raise _failed((error.message or type(error).__name__)[:_SHOWN], repr(error)) from error
        except (TookTooLongError, MemoryError, OverflowError) as error:
            raise _failed(TOO_SLOW, repr(error)) from error
        except (TypeError, ValueError, LookupError, ArithmeticError, RecursionError, SyntaxError) as error:
            # What a template can do wrong with values or nesting; Jinja passes these on as they are.
            raise _failed(f"{type(error).__name__}: {error}"[:_SHOWN], repr(error)) from error

    def _join(self, messages: list[dict[str, str]]) -> str:
        parts: list[str] = []
        size = 0
        given = {"messages": messages, "add_generation_prompt": True, "tools": None, "documents": None}
        for part in self._template.generate(**given, **self._names):
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


def _failed(reason: str, details: str = "") -> KnownError:
    return KnownError(ErrorKind.TEMPLATE_FAILED, reason=reason.rstrip("."), details=details)

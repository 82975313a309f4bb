"""The templates of one loaded model: chooses one for every request, and renders the chat with it."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import msgspec

from desktop.core.chat import Role
from desktop.core.errors import KnownError
from desktop.engine.protocol import Turn
from desktop.engine.template import FINAL, ChatTemplate
from desktop.engine.templates.built_in import Kind
from desktop.engine.templates.choosing import Choice, choose
from desktop.engine.templates.facts import ModelFacts, TemplateFacts
from desktop.engine.templates.folding import fold
from desktop.engine.templates.pictures import keeps_all, marked
from desktop.engine.templates.wish import ChatWish, TemplateWish

_KEPT = 4  # compiled templates
THINKS = "enable_thinking"  # what publishers call the argument that lets a model think or keeps it from it
_FOR_TOOLS, _FOR_DOCUMENTS = "tool_use", "rag"  # what publishers call their further templates


class Prompt(NamedTuple):
    """A chat as the model reads it."""

    text: str
    stops: tuple[str, ...]  # texts that end the answer
    goes_on: bool  # it ends within a text that the model goes on with


class Told(NamedTuple):
    """A template and its Jinja."""

    facts: TemplateFacts
    source: str


class Templates:
    """Main thread only. `read_variant` reads one of the file's further templates by its name."""

    def __init__(
        self,
        model: ModelFacts,
        wish: TemplateWish,
        *,
        bos: str = "",
        eos: str = "",
        read_variant: Callable[[str], str] | None = None,
    ) -> None:
        """`wish` holds for the model's life, unless a request has its own. Raises `KnownError`."""
        self._model = model
        self._wish = wish
        self._bos, self._eos = bos, eos
        self._read_variant = read_variant or (lambda _name: "")
        self._compiled: dict[str, ChatTemplate] = {}
        self._default = choose(model, wish.template, wish.template_source)

    @property
    def facts(self) -> TemplateFacts:
        """What is used when a request has no wish."""
        return self._default.facts

    def prompt(self, turns: Sequence[Turn], wish: ChatWish | None = None, mark: str = "") -> Prompt:
        """Render, up to where the model goes on, with `mark` where an image belongs. Raises `KnownError`.

        A model that sees has a mark, whether the chat has images or not.
        """
        wish = wish or ChatWish()
        choice = self._choice(wish)
        template = self._template(choice)
        given: dict[str, Any] = {**self._wish.template_arguments, **wish.template_arguments}
        given |= {"tools": wish.tools or None, "documents": wish.documents or None}
        chat = marked(turns, mark) if mark else turns

        def write(*, in_parts: bool) -> str:
            def render(chat: Sequence[Turn], *, begin_answer: bool) -> str:
                folded = fold(chat, choice.built_in) if choice.built_in is not None else chat
                return template.render(folded, given, begin_answer=begin_answer, in_parts=in_parts)

            if wish.prefill and choice.facts.kind is not Kind.INFILL:
                return _prefilled(chat, wish.prefill, render)
            return render(chat, begin_answer=True) + wish.prefill

        text = _complete(write, turns, mark) if mark else write(in_parts=False)
        return Prompt(text, choice.stops, bool(wish.prefill) or choice.facts.kind is not Kind.CHAT)

    def chosen(self, wish: ChatWish) -> TemplateFacts:
        """What is known of the template that such a request gets, without asking it anything. Raises `KnownError`."""
        return self._choice(wish).facts

    def told(self, turns: Sequence[Turn], wish: ChatWish | None = None) -> Told:
        """What there is to tell of the template that such a request gets. Raises `KnownError`."""
        wish = wish or ChatWish()
        choice = self._choice(wish)
        source = self._source(choice)
        thinking = self._thinking(turns, wish) if THINKS in source else None
        return Told(msgspec.structs.replace(choice.facts, thinking=thinking), source)

    def _thinking(self, turns: Sequence[Turn], wish: ChatWish) -> bool | None:
        """What the template does by itself, found by asking it: whose prompt is the same as when nobody says?"""
        others = {name: value for name, value in wish.template_arguments.items() if name != THINKS}

        def prompt(**said: bool) -> str:
            return self.prompt(turns, msgspec.structs.replace(wish, template_arguments=others | said)).text

        try:
            by_itself, on, off = prompt(), prompt(enable_thinking=True), prompt(enable_thinking=False)
        except KnownError:
            return None
        return None if on == off else by_itself == on

    def _choice(self, wish: ChatWish) -> Choice:
        if wish.template or wish.template_source.strip():
            return choose(self._model, wish.template, wish.template_source)
        if not (self._wish.template or self._wish.template_source.strip()):
            for name, reason in ((_FOR_TOOLS, wish.tools), (_FOR_DOCUMENTS, wish.documents)):
                if reason and name in self._model.variants:
                    return choose(self._model, name)
        return self._default

    def _template(self, choice: Choice) -> ChatTemplate:
        source = self._source(choice)
        found = self._compiled.pop(source, None) or ChatTemplate(source, bos=self._bos, eos=self._eos)
        self._compiled[source] = found  # the last used is the last in the order
        while len(self._compiled) > _KEPT:
            del self._compiled[next(iter(self._compiled))]
        return found

    def _source(self, choice: Choice) -> str:
        if choice.built_in is not None:
            return choice.built_in.source
        if choice.variant:
            return self._read_variant(choice.variant)
        return choice.source or self._model.template


def _prefilled(turns: Sequence[Turn], beginning: str, render: Callable[..., str]) -> str:
    """Let the template write the unfinished answer, and cut what it writes after it.

    A mark tells where that is: a template may trim the answer, and the same words may stand elsewhere.
    """
    mark = "…"
    while any(mark in text for text in (beginning, *(turn.content for turn in turns))):
        mark += "·"
    try:
        text = render([*turns, Turn(Role.ASSISTANT, f"{beginning}{mark}")], begin_answer=False)
    except KnownError as error:
        if error.arguments["reason"] in FINAL:
            raise
        text = ""  # a template that wants a question at the end
    at = text.rfind(mark)
    return text[:at] if at >= 0 else render(turns, begin_answer=True) + beginning


def _complete(write: Callable[..., str], turns: Sequence[Turn], mark: str) -> str:
    """The chat for a model that sees: with contents as lists of parts where a template loses plain ones."""
    plain = ""
    failure: KnownError | None = None
    try:
        plain = write(in_parts=False)
        if keeps_all(plain, turns, mark):
            return plain
    except KnownError as error:
        if error.arguments["reason"] in FINAL:
            raise
        failure = error
    try:
        parts = write(in_parts=True)
    except KnownError as error:
        if failure is None:
            return plain
        raise failure from error
    return parts if failure is not None or keeps_all(parts, turns, mark) else plain

"""Which template a chat gets, and why: the person's choice, the file's own, or the built-in that its signs tell."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from desktop.core.errors import ErrorKind, KnownError
from desktop.core.prompt_template import Origin
from desktop.core.text import QT_TRANSLATE_NOOP
from desktop.engine.templates.built_in import BuiltIn
from desktop.engine.templates.catalogue import built_in
from desktop.engine.templates.facts import ModelFacts, TemplateFacts
from desktop.engine.templates.plain import COMPLETION
from desktop.engine.templates.telling import ARCHITECTURE_SIGNS, SIGNS, TOKEN_SIGNS, plain_words

OWN = "file"  # the name of the file's own template
PASTED = "pasted"
NO_SUCH_TEMPLATE = QT_TRANSLATE_NOOP("errors", "there is no template of that name")
WHY_OWN = QT_TRANSLATE_NOOP("templates", "The file brings its own template.")
WHY_VARIANT = QT_TRANSLATE_NOOP("templates", "The file brings a template called {template}, and it was asked for.")
WHY_CHOSEN = QT_TRANSLATE_NOOP("templates", "{template} was chosen for this model.")
WHY_PASTED = QT_TRANSLATE_NOOP("templates", "A template was given for this model.")
WHY_NAME = QT_TRANSLATE_NOOP("templates", "The file has no template; its name says {template} (“{hint}”).")
WHY_TOKEN = QT_TRANSLATE_NOOP("templates", "The file has no template; its vocabulary has {hint}, as {template} wants.")
WHY_ARCHITECTURE = QT_TRANSLATE_NOOP("templates", "The file has no template; it is built like {template} ({hint}).")
WHY_NOTHING = QT_TRANSLATE_NOOP(
    "templates", "The file has no template and nothing tells which one it wants. It goes on with the text as it is."
)


class Choice(NamedTuple):
    """A template to use: a built-in, or Jinja source from the file or the person."""

    facts: TemplateFacts
    built_in: BuiltIn | None = None
    variant: str = ""  # which of the file's templates
    source: str = ""  # pasted by the person

    @property
    def stops(self) -> tuple[str, ...]:
        """Texts that end an answer."""
        return self.built_in.stops if self.built_in is not None else ()


def choose(model: ModelFacts, wanted: str = "", source: str = "") -> Choice:
    """`wanted` is the name of a built-in or of a template in the file, "file", or "" to choose. Raises `KnownError`."""
    if source.strip():
        return Choice(_told(model, PASTED, Origin.PERSON, WHY_PASTED), source=source)
    if wanted in model.variants:
        return Choice(_told(model, wanted, Origin.FILE, WHY_VARIANT), variant=wanted)
    if wanted and wanted != OWN:
        return _named(model, wanted)
    if model.template.strip():
        return Choice(_told(model, OWN, Origin.FILE, WHY_OWN))
    return next(_by_signs(model))


def _named(model: ModelFacts, wanted: str) -> Choice:
    template = built_in(wanted)
    if template is None:
        raise KnownError(ErrorKind.TEMPLATE_FAILED, reason=NO_SUCH_TEMPLATE, details=wanted[:200])
    return _chosen(model, template, WHY_CHOSEN)


def _by_signs(model: ModelFacts) -> Iterator[Choice]:
    """What the signs tell, the strongest first; the last one fits always."""
    names = (model.name, f"{model.basename} {model.finetune}", model.organisation, model.file_name)
    words = " ".join(plain_words(name) for name in names)
    for sign in SIGNS:
        fits = not sign.architectures or model.architecture in sign.architectures
        if fits and sign.unless not in model.tokens and (match := re.search(sign.words, words)):
            yield _chosen(model, sign.template, WHY_NAME, match[0])
    for token, template in TOKEN_SIGNS:
        if token in model.tokens:
            yield _chosen(model, template, WHY_TOKEN, token)
    if template_ := ARCHITECTURE_SIGNS.get(model.architecture):
        yield _chosen(model, template_, WHY_ARCHITECTURE, model.architecture)
    yield _chosen(model, COMPLETION, WHY_NOTHING, is_guess=True)


def _chosen(model: ModelFacts, template: BuiltIn, reason: str, hint: str = "", *, is_guess: bool = False) -> Choice:
    facts = TemplateFacts(
        name=template.name,
        origin=Origin.BUILT_IN,
        reason=reason,
        hint=hint,
        is_guess=is_guess,
        kind=template.kind,
        has_own=bool(model.template.strip()),
        variants=list(model.variants),
    )
    return Choice(facts, template)


def _told(model: ModelFacts, name: str, origin: Origin, reason: str) -> TemplateFacts:
    has_own, variants = bool(model.template.strip()), list(model.variants)
    return TemplateFacts(name=name, origin=origin, reason=reason, has_own=has_own, variants=variants)

"""Reads from a loaded model what helps to choose its template."""

from desktop.engine.llama_model import LlamaModel
from desktop.engine.templates.facts import ModelFacts
from desktop.engine.templates.telling import TELLING_TOKENS
from desktop.engine.templates.templates import Templates
from desktop.engine.templates.wish import TemplateWish


def model_facts(model: LlamaModel) -> ModelFacts:
    """The names, tokens and templates of a model."""
    template = model.template
    return ModelFacts(
        architecture=model.architecture,
        name=model.metadata("general.name"),
        basename=model.metadata("general.basename"),
        finetune=model.metadata("general.finetune"),
        organisation=model.metadata("general.organization"),
        file_name=model.path.stem,
        tokens=frozenset() if template.strip() else model.tokens_among(TELLING_TOKENS),
        template=template,
        variants=tuple(model.variants),
    )


def templates_of(model: LlamaModel, wish: TemplateWish) -> Templates:
    """The templates of a model; raises `KnownError` when the wish cannot be met."""
    api, vocab = model.api, model.vocab
    return Templates(
        model_facts(model),
        wish,
        bos=model.token_text(api.llama_vocab_bos(vocab)),
        eos=model.token_text(api.llama_vocab_eos(vocab)),
        read_variant=model.variant,
    )

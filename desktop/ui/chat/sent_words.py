"""What an answer was written from, in words."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from desktop.core.prompt_template import Origin
from desktop.core.sampling import Mirostat, Sampling
from desktop.core.sent import SentFacts
from desktop.core.text import QT_TRANSLATE_NOOP, Text
from desktop.ui.chat.inspector.number_text import write_number
from desktop.ui.chat.inspector.template_words import FILE, one_line
from desktop.ui.locale_text import size_text
from desktop.ui.plural import plural
from desktop.ui.translated import translated

IMAGE_MARK = "<__media__>"  # as the engine shows it
# Of the samplers, the ones that always are told, then the ones that are told when they do something.
USUAL = {
    "temperature": QT_TRANSLATE_NOOP("sent_words", "temperature {0}"),
    "top_p": QT_TRANSLATE_NOOP("sent_words", "top-p {0}"),
    "top_k": QT_TRANSLATE_NOOP("sent_words", "top-k {0}"),
    "min_p": QT_TRANSLATE_NOOP("sent_words", "min-p {0}"),
    "repeat_penalty": QT_TRANSLATE_NOOP("sent_words", "repetition {0}"),
    "repeat_last_n": QT_TRANSLATE_NOOP("sent_words", "over {0} tokens"),
}
OTHERS = {
    "frequency_penalty": QT_TRANSLATE_NOOP("sent_words", "frequency {0}"),
    "presence_penalty": QT_TRANSLATE_NOOP("sent_words", "presence {0}"),
    "dry_multiplier": QT_TRANSLATE_NOOP("sent_words", "DRY {0}"),
    "dry_base": QT_TRANSLATE_NOOP("sent_words", "DRY base {0}"),
    "dry_allowed_length": QT_TRANSLATE_NOOP("sent_words", "DRY from {0} tokens"),
    "typical_p": QT_TRANSLATE_NOOP("sent_words", "typical {0}"),
    "xtc_probability": QT_TRANSLATE_NOOP("sent_words", "XTC {0}"),
    "xtc_threshold": QT_TRANSLATE_NOOP("sent_words", "XTC above {0}"),
    "mirostat": QT_TRANSLATE_NOOP("sent_words", "Mirostat {0}"),
    "mirostat_tau": QT_TRANSLATE_NOOP("sent_words", "Mirostat tau {0}"),
    "mirostat_eta": QT_TRANSLATE_NOOP("sent_words", "Mirostat eta {0}"),
}


def sampling_words(sampling: Sampling) -> str:
    """How tokens were chosen; what was left as it always is stands only where it matters."""
    usual = Sampling()
    told = dict(USUAL)
    told |= {name: words for name, words in OTHERS.items() if getattr(sampling, name) != getattr(usual, name)}
    return ", ".join(
        QCoreApplication.translate("sent_words", words).format(_number(getattr(sampling, name)))
        for name, words in told.items()
    )


def template_words(facts: SentFacts) -> str:
    """Which template wrote the prompt, and why that one."""
    if not facts.template:
        return QCoreApplication.translate("sent_words", "–")
    if facts.template_origin is Origin.PERSON:
        name = QCoreApplication.translate("sent_words", "Own template")
    elif facts.template == FILE:
        name = QCoreApplication.translate("sent_words", "The file’s own")
    else:
        name = one_line(facts.template)
    arguments = {"template": one_line(facts.template), "hint": one_line(facts.template_hint)}
    why = translated(Text("templates", facts.template_reason, arguments)) if facts.template_reason else ""
    thinking = {
        None: "",
        True: QCoreApplication.translate("sent_words", "Thinking was on"),
        False: QCoreApplication.translate("sent_words", "Thinking was off"),
    }[facts.thinking]
    parts = [part.rstrip(".") for part in (name, why, thinking) if part]
    return ". ".join(parts) + "." if len(parts) > 1 else name


def preset_words(facts: SentFacts) -> str:
    """Its name, and whether other values than its own were in force."""
    name = one_line(facts.preset) or QCoreApplication.translate("sent_words", "Standard")
    parts = [QCoreApplication.translate("sent_words", "{0}, changed").format(name) if facts.preset_changed else name]
    if facts.json_schema:
        parts.append(QCoreApplication.translate("sent_words", "made to fit a JSON schema"))
    return ", ".join(parts)


def adapter_rows(facts: SentFacts) -> list[tuple[str, str]]:
    """The adapters in use and how strongly they counted; no row without any."""
    words = ", ".join(f"{one_line(Path(one.path).stem)} × {write_number(one.strength, 2)}" for one in facts.adapters)
    return [(QCoreApplication.translate("sent_words", "Adapters"), words)] if words else []


def image_rows(facts: SentFacts) -> list[tuple[str, str]]:
    """The images in their order, and what stood for each; no row without any."""
    if not facts.images:
        return []
    unseen = QCoreApplication.translate("sent_words", "{number}. {name}, which the model did not see")
    words = [
        (_seen(one.tokens) if one.tokens else unseen).format(number=number, name=one_line(one.name))
        for number, one in enumerate(facts.images, 1)
    ]
    if any(one.tokens for one in facts.images):
        mark = QCoreApplication.translate("sent_words", "In the prompt each stands where {mark} is.")
        words.append(mark.format(mark=IMAGE_MARK))
    return [(QCoreApplication.translate("sent_words", "Images"), "\n".join(words))]


def _seen(tokens: int) -> str:
    return plural("sent_words", "{number}. {name}, %Ln token", "{number}. {name}, %Ln tokens", tokens)


def _tokens(tokens: int) -> str:
    return plural("sent_words", "%Ln token", "%Ln tokens", tokens)


def rows(facts: SentFacts) -> list[tuple[str, str]]:
    """Names and values, for people."""
    translate = QCoreApplication.translate
    model = one_line(facts.model_name)
    if facts.model_file:
        model += f" ({one_line(facts.model_file)}, {size_text(facts.model_size)})"
    seed = facts.sampling.seed
    return [
        (translate("sent_words", "Model"), model),
        (translate("sent_words", "Preset"), preset_words(facts)),
        *adapter_rows(facts),
        *image_rows(facts),
        (translate("sent_words", "Template"), template_words(facts)),
        (translate("sent_words", "Sampling"), sampling_words(facts.sampling)),
        (translate("sent_words", "Seed"), translate("sent_words", "–") if seed is None else str(seed)),
        (translate("sent_words", "Longest reply"), _tokens(facts.max_tokens)),
        (translate("sent_words", "Context"), _tokens(facts.context_length)),
        (translate("sent_words", "Chat"), _read(facts)),
    ]


def _read(facts: SentFacts) -> str:
    """How much of the chat was in the prompt."""
    if not facts.left_out and not facts.has_summary:
        return QCoreApplication.translate("sent_words", "all of it")
    if not facts.left_out:
        return QCoreApplication.translate("sent_words", "all of it, after the summary of another one")
    if facts.has_summary:
        return plural(
            "sent_words",
            "without the first message; a summary stands for it",
            "without the first %Ln messages; a summary stands for them",
            facts.left_out,
        )
    return plural("sent_words", "without the first message", "without the first %Ln messages", facts.left_out)


def _number(value: float | Mirostat) -> str:
    if isinstance(value, Mirostat):
        return str(value.value)
    return write_number(value, 0) if isinstance(value, int) else write_number(value, 2)

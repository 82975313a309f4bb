"""What ChatGPT's messages say, as Markdown: text, code, the output of tools; pictures and sound leave a word."""

import re
from collections.abc import Callable
from typing import Any

# Marks of citations that only ChatGPT's own window can draw: private letters round an address into its own data.
_CITATION = re.compile("\ue200[^\ue200\ue201]{0,2000}\ue201")
_BEYOND = {  # parts that are no text, and the word that stays for them
    "image_asset_pointer": "[Image]",
    "audio_asset_pointer": "[Audio]",
    "video_container_asset_pointer": "[Video]",
    "real_time_user_audio_video_asset_pointer": "[Audio and video]",
}
_LANGUAGE = re.compile(r"[\w+#.-]{1,30}")
_UNSAID = {"user_editable_context", "model_editable_context", "thoughts", "reasoning_recap"}  # not part of the talk


def text_of(content: Any) -> str:
    """The words of a message's `content`, "" when it has none."""
    if isinstance(content, str):
        return _plain(content)
    if not isinstance(content, dict):
        return ""
    kind = content.get("content_type")
    if kind in _UNSAID:
        return ""
    reader = _READERS.get(kind) if isinstance(kind, str) else None
    return (reader(content) if reader else _any(content)).strip("\n")


def _plain(value: Any) -> str:
    return _CITATION.sub("", value) if isinstance(value, str) else ""


def _parts(content: dict[str, Any]) -> str:
    parts = content.get("parts")
    words = [_part(part) for part in parts] if isinstance(parts, list) else []
    return "\n\n".join(word for word in words if word)


def _part(part: Any) -> str:
    if isinstance(part, str):
        return _plain(part)
    if not isinstance(part, dict):
        return ""
    kind = part.get("content_type")
    return _plain(part.get("text")) or (_BEYOND.get(kind, "") if isinstance(kind, str) else "")


def _code(content: dict[str, Any]) -> str:
    language = content.get("language")
    known = isinstance(language, str) and language != "unknown" and _LANGUAGE.fullmatch(language)
    return _fenced(_plain(content.get("text")), str(language) if known else "")


def _output(content: dict[str, Any]) -> str:
    return _fenced(_plain(content.get("text")))


def _quote(content: dict[str, Any]) -> str:
    words = [_plain(content.get(name)) for name in ("title", "text", "url")]
    return "\n".join(f"> {line}" for word in words if word for line in word.split("\n"))


def _error(content: dict[str, Any]) -> str:
    return ": ".join(word for name in ("name", "text") if (word := _plain(content.get(name))))


def _any(content: dict[str, Any]) -> str:
    """A kind that came later: whatever in it is text."""
    found = (_plain(content.get(name)) for name in ("text", "result", "content"))
    return next((words for words in found if words), "") or _parts(content)


def _fenced(code: str, language: str = "") -> str:
    if not code.strip():
        return ""
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", code)), default=0))
    return f"{fence}{language}\n{code}\n{fence}"


_READERS: dict[str, Callable[[dict[str, Any]], str]] = {
    "text": _parts,
    "multimodal_text": _parts,
    "code": _code,
    "execution_output": _output,
    "tether_quote": _quote,
    "system_error": _error,
}

"""What a request may ask of the template."""

from typing import Any

import msgspec

Scalar = str | int | float | bool | None


class TemplateWish(msgspec.Struct, frozen=True, kw_only=True):
    """Which template to use, and how it is set. Everything is optional."""

    template: str = ""  # name of a built-in or of one in the file, "file", or "" to choose
    template_source: str = ""  # a template in Jinja, instead
    template_arguments: dict[str, Scalar] = {}  # what the template's author lets people set: enable_thinking, …


class ChatWish(TemplateWish, frozen=True, kw_only=True):
    """The same for one chat, and what it is given besides its turns."""

    tools: list[dict[str, Any]] = []  # descriptions in JSON Schema, as publishers' templates expect them
    documents: list[dict[str, Any]] = []
    prefill: str = ""  # how the answer begins; the model goes on from there, and it is not repeated in the answer

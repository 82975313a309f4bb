"""The shown branch of a chat as one HTML file: no scripts, nothing loaded from anywhere, readable by any browser.

The policy in its head forbids all loading and all scripts, should anything ever get through the writing.
"""

from html import escape

from desktop.core.chat import Message, Role
from desktop.core.exchange import WholeChat
from desktop.core.recap import Recap
from desktop.exchange.dates import local_time
from desktop.exchange.html_blocks import html_of
from desktop.exchange.html_style import style
from desktop.exchange.said import heading_of, models_of, said, shown, summarist_of, title_of
from desktop.markdown.safe_text import displayable

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def html_file_of(chat: WholeChat) -> bytes:
    """The whole file in UTF-8."""
    messages = shown(chat)
    title = escape(displayable(" ".join(chat.conversation.title.split())) or "Chat")
    facts = [local_time(chat.conversation.created_at), *models_of(messages)]
    parts = [
        "<!doctype html>",
        '<html lang="und">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        f"<title>{title}</title>",
        f"<style>{style()}</style>",
        "</head>",
        "<body>",
        "<main>",
        f"<h1>{title}</h1>",
        f'<p class="facts">{escape(displayable(" · ".join(fact for fact in facts if fact)))}</p>',
        *(_recap(part, chat) if isinstance(part, Recap) else _message(part) for part in said(chat)),
        "</main>",
        "</body>",
        "</html>",
        "",
    ]
    return "\n".join(parts).encode("utf-8", "replace")


def _message(message: Message) -> str:
    """What a person typed is shown as typed; an answer as the Markdown it is."""
    is_person = message.role is Role.USER
    kind = "person" if is_person else "model"
    heading = f"{escape(displayable(heading_of(message)))} <time>{escape(local_time(message.created_at))}</time>"
    typed = f'<p class="typed">{escape(displayable(message.text))}</p>'
    words = typed if is_person else html_of(message.text)
    return f'<section class="{kind}" dir="auto">\n<h2>{heading}</h2>\n{words}\n</section>'


def _recap(recap: Recap, chat: WholeChat) -> str:
    """What stands for the messages above, where the model begins to read."""
    facts = [summarist_of(recap), local_time(recap.created_at)]
    told = escape(displayable(" · ".join(fact for fact in facts if fact)))
    words = f"\n{html_of(recap.text)}" if recap.text else ""
    heading = f"{escape(title_of(recap, chat))} <time>{told}</time>"
    return f'<section class="summary" dir="auto">\n<h2>{heading}</h2>{words}\n</section>'

"""The exported page holds the words and nothing that could load, run or reach out."""

from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.core.chat import Conversation
from desktop.core.exchange import WholeChat
from desktop.exchange.html_writer import html_file_of
from desktop.markdown.safe_text import displayable
from tests.markdown.markdown_sources import source
from tests.ui.chat.chats import answer, question
from tests.ui.chat.markdown.hostile_sources import HOSTILE

TAGS = frozenset(
    [
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "main",
        "section",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "p",
        "span",
        "time",
        "a",
        "strong",
        "em",
        "s",
        "sup",
        "code",
        "pre",
        "figure",
        "figcaption",
        "table",
        "tr",
        "th",
        "td",
        "hr",
        "br",
    ]
)
ATTRIBUTES = {"class", "dir", "lang", "charset", "name", "content", "http-equiv", "href", "rel"}


class Looked(HTMLParser):
    """Collects what a browser would see."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._open.append(tag)
        if tag == "br":
            self.text += "\n"

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if "style" not in self._open:
            self.text += data


def looked(asked: str, answered: str, title: str = "Bread") -> Looked:
    conversation = Conversation(id="a", title=title, created_at=1.0, updated_at=2.0)
    messages = [question("q", asked, chat="a"), answer("b", answered, chat="a", parent="q")]
    parser = Looked()
    parser.feed(html_file_of(WholeChat(conversation=conversation, messages=messages)).decode())
    parser.close()
    return parser


def check(page: Looked) -> None:
    for tag, attributes in page.tags:
        assert tag in TAGS, tag
        assert set(attributes) <= ATTRIBUTES, attributes
        if tag == "a":
            assert str(attributes["href"]).startswith(("http://", "https://")), attributes
        if tag == "meta" and attributes.get("http-equiv"):
            assert attributes["http-equiv"] == "Content-Security-Policy"
            assert "default-src 'none'" in str(attributes["content"])


def test_hostile_markdown_is_words_only() -> None:
    for text in HOSTILE:
        page = looked(text, text, text)
        check(page)
        assert displayable(text) in page.text


@settings(max_examples=200)
@given(source, st.text(max_size=30))
def test_any_markdown_is_words_only(text: str, title: str) -> None:
    check(looked(title, text, title))


def test_a_message_is_dressed_as_the_window_dresses_it() -> None:
    page = looked(
        "*typed*", "# A\n\n- **b** `c`\n\n> [d](https://example.org/x)\n\n```py\ne < f\n```\n\n|1|2|\n|-|-|\n|3|4|"
    )
    tags = [tag for tag, _ in page.tags]
    for tag in ("h3", "strong", "code", "a", "pre", "table", "figcaption"):
        assert tag in tags, tag
    assert "em" not in tags
    assert "*typed*" in page.text
    assert "e < f" in page.text
    assert ("a", {"href": "https://example.org/x", "rel": "noopener noreferrer nofollow"}) in page.tags


def test_it_is_one_file_with_its_own_colours() -> None:
    conversation = Conversation(id="a", title="Bread", created_at=1.0, updated_at=2.0)
    text = html_file_of(WholeChat(conversation=conversation, messages=[question("q", chat="a")])).decode()
    assert "prefers-color-scheme: dark" in text
    for word in ("<script", "url(", "@import", "src=", "<link", "<img"):
        assert word not in text

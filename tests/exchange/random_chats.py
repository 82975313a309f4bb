"""Random chats: trees of any shape, with any text."""

from hypothesis import strategies as st

from desktop.core.attachment import Attached, Document, FileKind, Part, Unit, attached, image_text
from desktop.core.chat import Conversation, Figures, Finish, Message, Role
from desktop.core.exchange import WholeChat
from desktop.core.made_with import MadeWith
from desktop.core.message_tree import BEGINNING
from desktop.core.recap import Recap

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
MARKDOWN = st.lists(
    st.sampled_from(
        ["# You", "## You", "---", "<!-- message user x -->", "```", "- a", "> b", "User:", "\r\n", "", "a"]
    ),
    max_size=6,
).map("\n".join)
TIME = st.floats(min_value=0, max_value=4e9, allow_nan=False)
COUNT = st.integers(min_value=0, max_value=10**6)
FIGURES = st.builds(
    Figures,
    prompt_tokens=COUNT,
    reused_tokens=COUNT,
    tokens=COUNT,
    prefill_seconds=TIME,
    decode_seconds=TIME,
    first_token_seconds=TIME,
)
MADE_WITH = st.builds(
    MadeWith,
    preset=TEXT,
    changed=st.booleans(),
    template=TEXT,
    adapters=st.lists(TEXT, max_size=3).map(tuple),
    fits_schema=st.none() | st.booleans(),
)


PARTS = st.none() | st.builds(
    Part,
    unit=st.sampled_from(list(Unit)),
    chosen=st.lists(COUNT, min_size=1, max_size=3).map(lambda numbers: ", ".join(map(str, numbers))),
    of=COUNT,
    is_cut=st.booleans(),
    share=st.floats(0, 1),
)


@st.composite
def files(draw: st.DrawFn) -> Attached:
    """A file that goes along with a message, and its text."""
    kind, size = draw(st.sampled_from(list(FileKind))), draw(COUNT)
    is_image = kind is FileKind.IMAGE
    width, height = (draw(st.integers(0, 1 << 16)) if is_image else 0 for _ in range(2))
    document = Document(
        name=draw(TEXT), kind=kind, size=size, unit=Unit.LINE, text="", starts=[0], width=width, height=height
    )
    text = image_text(draw(st.binary(min_size=1, max_size=60))) if is_image else draw(TEXT | MARKDOWN)
    return attached(document, text, draw(COUNT), None if is_image else draw(PARTS))


@st.composite
def whole_chats(draw: st.DrawFn, name: str = "") -> WholeChat:
    """A chat as it can lie in the database: its update is not older than any of its messages."""
    identifier = name or draw(st.uuids()).hex
    count = draw(st.integers(min_value=1, max_value=8))
    messages: list[Message] = []
    contents: dict[str, str] = {}
    for number in range(count):
        parent = draw(st.sampled_from([None, *messages]))
        role = draw(st.sampled_from(list(Role)))
        is_answer = role is Role.ASSISTANT
        along = draw(st.lists(files(), max_size=2)) if role is Role.USER else []
        contents |= {file.attachment.digest: file.text for file in along}
        messages.append(
            Message(
                id=f"{identifier}-{number}",
                conversation_id=identifier,
                parent_id=parent.id if parent is not None else None,
                role=role,
                text=draw(TEXT | MARKDOWN),
                created_at=draw(TIME),
                finish=draw(st.sampled_from(list(Finish))) if is_answer else None,
                figures=draw(st.none() | FIGURES) if is_answer else None,
                model_name=draw(TEXT) if is_answer else "",
                attachments=tuple(file.attachment for file in along),
                made_with=draw(st.none() | MADE_WITH) if is_answer else None,
            )
        )
    newest = max(message.created_at for message in messages)
    title = " ".join(draw(TEXT).split()) or "Chat"
    conversation = Conversation(
        id=identifier, title=title, created_at=draw(TIME), updated_at=newest + draw(st.integers(0, 9))
    )
    known = draw(recaps([one.id for one in messages]))
    return WholeChat(conversation=conversation, messages=messages, contents=contents, recaps=known)


def recaps(ids: list[str]) -> st.SearchStrategy[list[Recap]]:
    """At most one for each message and the beginning, in the order in which they are kept."""
    one = st.builds(
        Recap,
        after_id=st.sampled_from([BEGINNING, *ids]),
        text=TEXT | MARKDOWN,
        model_name=TEXT,
        edited=st.booleans(),
        tokens=COUNT,
        created_at=TIME,
    )
    unique = st.lists(one, max_size=3, unique_by=lambda recap: recap.after_id)
    return unique.map(lambda found: sorted(found, key=lambda recap: (recap.created_at, recap.after_id)))

"""Files that go along with a message: read in a child, counted by the model, kept with the draft, shown again."""

import contextlib
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

import msgspec

from desktop.core.attachment import Attachment, Document, Part, PendingFile, Unit, image_bytes
from desktop.core.cancellation import Cancellation
from desktop.core.chat import Role
from desktop.core.document_parts import chosen
from desktop.core.errors import KnownError
from desktop.core.model import ModelFile
from desktop.core.pixels import Pixels
from desktop.engine.protocol import Turn
from desktop.services.chat_setup import laid_over, setup_of
from desktop.services.generation_service import GenerationService
from desktop.services.model_service import ModelService
from desktop.services.model_view import turns_of
from desktop.services.saved_file import save_as
from desktop.services.settings_service import SettingsService
from desktop.services.sight import UNSENDABLE, as_seen, in_words, sees_images
from desktop.services.system_turns import system_turns
from desktop.services.template_wish import chat_wish
from desktop.services.token_counts import TokenCounts
from desktop.storage.conversation_store import ConversationStore

ANSWER_SHARE = 4  # of the context, at most this part is kept free for the answer


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """What files cost, in tokens."""

    model_name: str
    tokens: list[int]  # of each file, as it is chosen
    room: int  # for all files together: what the chat, the message and the answer leave of the context
    context_length: int
    unseen: frozenset[int] = frozenset()  # places of images that this model cannot see, counted from 0

    @property
    def over(self) -> int:
        """How many tokens too many these are; 0 when they fit."""
        return max(0, sum(self.tokens) - self.room)


class Beginning(msgspec.Struct, frozen=True, kw_only=True):
    """As much of a document as fits."""

    text: str
    part: Part | None
    tokens: int


class AttachmentService:
    """Blocking; any thread; raises `KnownError`."""

    def __init__(
        self,
        store: ConversationStore,
        temporary: ConversationStore,
        generation: GenerationService,
        models: ModelService,
        settings: SettingsService,
    ) -> None:
        """`temporary` holds the chats that never touch the disk."""
        self._store = store
        self._temporary = temporary
        self._generation = generation
        self._models = models
        self._settings = settings

    def read(self, path: Path, cancel: Cancellation | None = None) -> Document | None:
        """Read a file; None when cancelled."""
        from desktop.documents.reader import DocumentReader  # not above: a start has no use for it

        return DocumentReader().read(path, cancel)

    def pasted(self, name: str, text: str) -> Document:
        """A text that came without a file. It is in this process already, so there is nothing to read."""
        from desktop.documents.text_reader import text_document

        return text_document(name, text)

    def pasted_picture(self, data: bytes, name: str, cancel: Cancellation | None = None) -> Document | None:
        """A picture that came without a file; None when cancelled."""
        from desktop.documents.reader import DocumentReader

        return DocumentReader().read_picture(name, data, cancel)

    def picture(self, attachment: Attachment, width: int, height: int) -> Pixels | None:
        """What is drawn of an image that was sent, within so many pixels; None when it is not here."""
        text = self.text(attachment)
        return self.pixels(attachment.name, text, width, height) if text is not None else None

    def pixels(self, name: str, text: str, width: int, height: int) -> Pixels:
        """What is drawn of an image; `text` is what stands for it. Decoded in a child. Raises `KnownError`."""
        from desktop.documents.reader import DocumentReader

        return DocumentReader().show(name, image_bytes(text), width, height)

    def save_picture(self, path: Path, text: str) -> None:
        """Write an image, as the model gets it, where a person said; `text` is what stands for it.

        Raises `KnownError`, EXPORT_FAILED.
        """
        save_as(path, image_bytes(text))

    def sees_images(self, model: ModelFile) -> bool:
        """Whether a model sees images, as it is set up. Waits for nothing."""
        return sees_images(model, self._settings.current())

    def count(
        self,
        conversation_id: str,
        message: str,
        files: Sequence[PendingFile],
        *,
        on_loading: Callable[[float], None] | None = None,
        cancel: Cancellation | None = None,
    ) -> Counted:
        """Count with the tokeniser of the model in use, which is loaded if it is not yet."""
        model = self._models.current()
        sees = sees_images(model, self._settings.current())
        unseen = frozenset(at for at, file in enumerate(files) if file.is_image and not sees)
        if len(unseen) == len(files):  # no model has to be loaded for that
            return Counted(model_name=model.name, tokens=[0] * len(files), room=0, context_length=0, unseen=unseen)
        counts, total = self._counts(on_loading, cancel)
        return Counted(
            model_name=model.name,
            tokens=[0 if at in unseen else _cost(counts, file) for at, file in enumerate(files)],
            room=self._room(counts, total, conversation_id, message),
            context_length=total,
            unseen=unseen,
        )

    def beginning(
        self,
        conversation_id: str,
        message: str,
        files: Sequence[PendingFile],
        place: int,
        cancel: Cancellation | None = None,
    ) -> Beginning | None:
        """As much of the file at `place` as the others leave room for; None when that is nothing."""
        counts, total = self._counts(None, cancel)
        room = self._room(counts, total, conversation_id, message)
        others = sum(_cost(counts, file) for at, file in enumerate(files) if at != place)
        document = files[place].document
        whole = counts.file(document.name, document.text)
        found = counts.beginning(document, whole, room - others) if room > others else None
        return Beginning(text=found[0], part=found[1], tokens=found[2]) if found is not None else None

    def count_part(self, document: Document, numbers: Sequence[int], cancel: Cancellation | None = None) -> Beginning:
        """What these pages, sections or lines of a document cost."""
        counts, _ = self._counts(None, cancel)
        text, part = chosen(document, numbers)
        return Beginning(text=text, part=part, tokens=counts.file(document.name, text))

    def text(self, attachment: Attachment) -> str | None:
        """What the model was given of a file that was sent; None when it is not here."""
        for store in (self._store, self._temporary):
            if (found := store.files.texts([attachment.digest]).get(attachment.digest)) is not None:
                return found
        return None

    def texts(self, digests: Collection[str]) -> dict[str, str]:
        """The texts of attached files by their digests, wherever they lie; what is lost is left out."""
        return self._store.files.texts(digests) | self._temporary.files.texts(digests)

    def drafts(self) -> dict[str, list[PendingFile]]:
        """Files beside drafts, by chat; one that a later version wrote and nobody understands is left out."""
        found: dict[str, list[PendingFile]] = {}
        for conversation_id, files in self._store.files.drafts().items():
            for file in files:
                with contextlib.suppress(msgspec.MsgspecError):
                    found.setdefault(conversation_id, []).append(msgspec.json.decode(file, type=PendingFile))
        return found

    def keep_draft(self, conversation_id: str, files: Sequence[PendingFile]) -> None:
        """On disk when this returns, instead of what was kept of this chat."""
        self._store.files.put_draft(conversation_id, [msgspec.json.encode(file).decode() for file in files])

    def move_draft(self, conversation_id: str, into: str, files: Sequence[PendingFile]) -> None:
        """Keep these beside the draft of another chat, and no longer beside this one's: both, or none."""
        self._store.files.move_draft(conversation_id, into, [msgspec.json.encode(one).decode() for one in files])

    def again(self, attachments: Sequence[Attachment]) -> list[PendingFile]:
        """Files of a message that was sent, as they can go along with another one; what is lost is left out."""
        texts = self.texts({one.digest for one in attachments})
        return [_pending(one, texts[one.digest]) for one in attachments if one.digest in texts]

    def _counts(
        self, on_loading: Callable[[float], None] | None, cancel: Cancellation | None
    ) -> tuple[TokenCounts, int]:
        settings, model = self._settings.current(), self._models.current()
        engine = self._generation.engine(model, settings, on_loading=on_loading, cancel=cancel)
        return TokenCounts(engine, chat_wish(model, settings)), engine.facts.context_length

    def _room(self, counts: TokenCounts, total: int, conversation_id: str, message: str) -> int:
        chosen, model = self._settings.current(), self._models.current()
        home = self._store if self._store.conversation(conversation_id) is not None else self._temporary
        settings = laid_over(chosen, setup_of(home, chosen, conversation_id).values, model)
        path, recaps = home.tree(conversation_id).path(), home.recaps.recaps(conversation_id)
        turns = system_turns(model, settings) + turns_of(path, recaps, home.files.texts)
        turns = as_seen([*turns, Turn(Role.USER, message or "?")], model, settings)
        try:
            used = counts.chat(turns)
        except KnownError as error:
            if error.kind not in UNSENDABLE:
                raise
            used = counts.chat(in_words(turns))  # whether the chat can go on with its images is said when it is sent
        return max(0, total - used - min(settings.max_tokens, total // ANSWER_SHARE))


def _cost(counts: TokenCounts, file: PendingFile) -> int:
    """Tokens that a file adds to a message."""
    return counts.image(image_bytes(file.given)) if file.is_image else counts.file(file.document.name, file.given)


def _pending(sent: Attachment, text: str) -> PendingFile:
    """What the model was given of a file is all that is known of it."""
    unit = sent.part.unit if sent.part is not None else Unit.LINE
    document = Document(
        name=sent.name,
        kind=sent.kind,
        size=sent.size,
        unit=unit,
        text=text,
        starts=[0],
        width=sent.width,
        height=sent.height,
    )
    return PendingFile(document=document, part=sent.part)

"""An answer while it grows: on disk from its first word, and again twice a second."""

import contextlib
import time
from collections.abc import Callable

import msgspec

from desktop.core.answer_events import AnswerEnded, AnswerEvent, MessageAdded, TextGrew
from desktop.core.chat import Figures, Finish, Message
from desktop.core.errors import KnownError
from desktop.core.json_validity import fits
from desktop.core.made_with import MadeWith
from desktop.engine.protocol import Finished, Token
from desktop.storage.conversation_store import ConversationStore
from desktop.storage.sent_store import Packed

SAVE_EVERY = 0.5  # seconds: what a power cut may cost


class AnswerDraft:
    """Collects the text of one answer, tells the listener, and keeps the disk up to date."""

    def __init__(
        self,
        store: ConversationStore,
        message: Message,
        listener: Callable[[AnswerEvent], None],
        *,
        before: Figures | None = None,
        goes_on: bool = False,
    ) -> None:
        """With `goes_on`, `message` has a text already; `before` is what that cost, if it is known."""
        self.message = message
        self.sent: Packed | None = None  # what it is written from, kept with its first word
        self.has_begun = False
        self.has_ended = False
        self._before = before
        self._goes_on = goes_on
        self._store = store
        self._listener = listener
        self._parts = [message.text]
        self._thoughts = [message.reasoning]
        self._thinks_since = 0.0  # a reading of `monotonic`; 0 while it does not
        self._saved_at = 0.0
        self._schema = ""

    def be_made_with(self, writer: MadeWith, json_schema: str) -> None:
        """What writes it, and the schema that it is made to fit, "" for none."""
        self._schema = json_schema
        self.message = msgspec.structs.replace(self.message, made_with=writer)

    def take(self, event: Token | Finished) -> None:
        """Add a piece of text, or end the answer."""
        if isinstance(event, Finished):
            finish = event.finish or Finish.STOP
            if finish is not Finish.CANCELLED:
                self._begin()  # an answer without a word is an answer
            if self.has_begun:
                self._end(finish, event.figures)
            return
        self._begin()
        self._think(event.reasoning)
        text = event.text
        if not event.reasoning and any(self._thoughts) and not any(self._parts):
            text = text.lstrip()  # what stands between reasoning and answer
        (self._thoughts if event.reasoning else self._parts).append(text)
        self._listener(TextGrew(self.message.conversation_id, self.message.id, text, event.count, event.reasoning))
        if time.monotonic() - self._saved_at >= SAVE_EVERY:
            self._save()

    def interrupt(self, error: KnownError) -> Message:
        """The engine died: keep what there is and say why."""
        return self._end(Finish.INTERRUPTED, None, error)

    def _think(self, thinks: bool) -> None:
        """Count the seconds in which it reasons."""
        now = time.monotonic()
        if self._thinks_since:
            seconds = self.message.reasoning_seconds + now - self._thinks_since
            self.message = msgspec.structs.replace(self.message, reasoning_seconds=seconds)
        self._thinks_since = now if thinks else 0.0

    def _begin(self) -> None:
        if not self.has_begun:
            self.has_begun = True
            self._store.begin_answer(self.message, self.sent, goes_on=self._goes_on)
            self._saved_at = time.monotonic()
            self._listener(MessageAdded(self.message))

    def _save(self) -> None:
        """Save the part so far; a full disk must not stop the answer, whose end is saved again and reported."""
        with contextlib.suppress(KnownError):
            self._store.update_answer(
                self.message.id,
                "".join(self._parts),
                finish=None,
                figures=None,
                reasoning="".join(self._thoughts),
                reasoning_seconds=self.message.reasoning_seconds,
            )
        self._saved_at = time.monotonic()

    def _end(self, finish: Finish, figures: Figures | None, error: KnownError | None = None) -> Message:
        self.has_ended = True
        self._think(False)
        text, reasoning = "".join(self._parts), "".join(self._thoughts)
        if figures is not None and self._before is not None:
            figures = self._before.followed_by(figures)
        writer = self.message.made_with
        if self._schema and writer is not None:
            writer = msgspec.structs.replace(writer, fits_schema=fits(self._schema, text))
        self.message = msgspec.structs.replace(
            self.message, text=text, reasoning=reasoning, finish=finish, figures=figures, made_with=writer
        )
        try:
            self._store.update_answer(
                self.message.id,
                text,
                finish=finish,
                figures=figures,
                reasoning=reasoning,
                reasoning_seconds=self.message.reasoning_seconds,
                made_with=writer,
            )
        except KnownError as unsaved:  # a full disk: the text is still shown, and the person is told
            error = error or unsaved
        self._listener(AnswerEnded(self.message, error))
        return self.message

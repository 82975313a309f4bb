"""Has the older part of a chat summarised by the model that is to go on with it."""

import time
from collections.abc import Callable, Sequence

import msgspec

from desktop.core.cancellation import Cancellation
from desktop.core.chat import Finish, Role
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.model import ModelFile
from desktop.core.recap import Recap
from desktop.core.sampling import Sampling
from desktop.engine.client import EngineClient
from desktop.engine.protocol import Finished, PromptProgressed, Token, Turn
from desktop.engine.templates.wish import ChatWish
from desktop.services.generation_service import GenerationService
from desktop.services.message_turns import TextsOf
from desktop.services.model_view import turns_of
from desktop.services.next_prompt import NextPrompt
from desktop.services.settings_service import SettingsService
from desktop.services.sight import UNSENDABLE, as_seen, in_words
from desktop.services.system_turns import system_turns
from desktop.services.template_wish import chat_wish
from desktop.services.ways_on import summary_tokens
from desktop.settings import Settings

ASK = (
    "Summarise our conversation so far in at most {words} words. Keep names, numbers, dates, decisions and open "
    "questions. Write the summary alone, without a heading."
)
PART = "This is a part of a conversation between a user and an assistant:\n\n{text}\n\n"
BEFORE = "Summary of what came before:\n{summary}\n\n"
ASK_PART = (
    "Summarise all of it in at most {words} words. Keep names, numbers, dates, decisions and open questions. Write the "
    "summary alone, without a heading."
)
# The built-in model answers a question behind a chat with “I'm ready to help”. It was taught to summarise texts with
# this system prompt, and names of speakers only distract it (tried on the 4-bit weights).
STARTER_ASK = (
    "Provide a concise, objective summary of the input text in up to three sentences, focusing on key actions and "
    "intentions without using second or third person pronouns."
)
NAMES = {Role.USER: "User", Role.ASSISTANT: "Assistant", Role.SYSTEM: "Instructions"}
WORDS_PER_TOKEN = 0.5  # asked for; small models write more than they are asked to
LETTERS_PER_TOKEN = 4  # a first guess at how long a part may be
SHORTER = 0.85
LEAST_LETTERS = 40  # of a part; less is no way to read a chat
# A template may forbid a question behind a question, and images may be more than a request carries.
READ_AS_TEXT = (ErrorKind.PROMPT_TOO_LONG, ErrorKind.TEMPLATE_FAILED, *UNSENDABLE)
ENDS = (". ", "! ", "? ", ".\n", "。")


class SummaryNews(msgspec.Struct, frozen=True):
    """How far it is: the words so far, tokens read and to be read, and which of how many parts, about."""

    text: str
    done: int
    total: int
    part: int = 1
    parts: int = 1


Listener = Callable[[SummaryNews], None]


class SummaryService:
    """Blocking; any thread. Stores nothing."""

    def __init__(self, generation: GenerationService, settings: SettingsService, texts_of: TextsOf) -> None:
        self._generation = generation
        self._settings = settings
        self._texts_of = texts_of

    def write(
        self,
        model: ModelFile,
        prompt: NextPrompt,
        after_id: str,
        listener: Listener,
        cancel: Cancellation,
        *,
        passing: bool = False,
    ) -> Recap | None:
        """A summary of the branch up to and including a message, for what follows it; None when stopped.

        Raises `KnownError`, NO_SUMMARY when the model wrote none. `passing`: the engine keeps nothing of it.
        """
        settings = prompt.settings(self._settings.current(), model)
        engine = self._generation.engine(model, settings, cancel=cancel)
        if cancel.is_cancelled:
            return None
        writer = _Writer(self._generation, engine, model, settings, listener, cancel, passing=passing)
        place = next(at for at, message in enumerate(prompt.path) if message.id == after_id)
        told = {after: recap for after, recap in prompt.recaps.items() if recap.text.strip()}  # not only the rest
        turns = turns_of(prompt.path[: place + 1], told, self._texts_of)
        text = writer.summary(as_seen(turns, model, settings))
        if text is None:
            return None
        if not text:
            raise KnownError(ErrorKind.NO_SUMMARY, name=model.name)
        return Recap(after_id=after_id, text=text, model_name=model.name, tokens=writer.tokens, created_at=time.time())


class _Writer:
    """One summary."""

    def __init__(
        self,
        generation: GenerationService,
        engine: EngineClient,
        model: ModelFile,
        settings: Settings,
        listener: Listener,
        cancel: Cancellation,
        *,
        passing: bool,
    ) -> None:
        self.tokens = 0  # of the newest summary
        self._generation = generation
        self._engine = engine
        self._listener = listener
        self._cancel = cancel
        self._passing = passing
        self._window = engine.facts.context_length
        self._budget = summary_tokens(self._window)
        self._name = model.name
        self._is_starter = model.is_starter
        self._system = system_turns(model, settings)
        self._settings = msgspec.structs.replace(
            settings, sampling=Sampling(temperature=0.0, repeat_penalty=1.1), max_tokens=self._budget
        )
        wish = chat_wish(model, settings)
        self._wish: ChatWish = msgspec.structs.replace(
            wish, template_arguments={**wish.template_arguments, "enable_thinking": False}
        )

    def summary(self, turns: Sequence[Turn]) -> str | None:
        """None when stopped.

        The question stands behind the chat, whose beginning the engine holds already: only the question is read.
        What is too long for that is read in parts, each with the summary of those before it.
        """
        if self._is_starter:
            return self._in_parts("\n".join(turn.content for turn in turns))
        asked = [*self._system, *turns, Turn(Role.USER, self._words(ASK))]
        if self._fits(asked):
            return self._written(asked, 1, 1)
        return self._in_parts("\n\n".join(f"{NAMES[turn.role]}: {turn.content}" for turn in in_words(turns)))

    def _in_parts(self, whole: str) -> str | None:
        summary, place, part = "", 0, 0
        while place < len(whole):
            letters = self._room_for(whole, place, summary)
            part += 1
            about = max(part, round(part * len(whole) / (place + letters)))
            written = self._written(self._about(whole[place : place + letters], summary), part, about)
            if not written:
                return written
            summary, place = written, place + letters
        return summary

    def _room_for(self, whole: str, place: int, before: str) -> int:
        """How many letters the next part may have; raises NO_SUMMARY where what came before leaves room for none."""
        letters = min(self._window * LETTERS_PER_TOKEN, len(whole) - place)
        while not self._fits(self._about(whole[place : place + letters], before)):
            letters = int(letters * SHORTER)
            if letters < LEAST_LETTERS:
                raise KnownError(ErrorKind.NO_SUMMARY, name=self._name)
        return letters

    def _about(self, text: str, before: str) -> list[Turn]:
        if self._is_starter:
            return [Turn(Role.SYSTEM, STARTER_ASK), Turn(Role.USER, "\n".join(filter(None, (before, text))))]
        words = (BEFORE.format(summary=before) if before else "") + PART.format(text=text) + self._words(ASK_PART)
        return [*self._system, Turn(Role.USER, words)]

    def _words(self, ask: str) -> str:
        return ask.format(words=max(20, int(self._budget * WORDS_PER_TOKEN) // 10 * 10))

    def _fits(self, turns: Sequence[Turn]) -> bool:
        try:
            return self._engine.count_tokens(turns, self._wish) + self._budget <= self._window
        except KnownError as error:
            if error.kind not in READ_AS_TEXT:
                raise
            return False

    def _written(self, turns: list[Turn], part: int, parts: int) -> str | None:
        pieces: list[str] = []
        done = total = 0
        finish = Finish.CANCELLED
        events = self._generation.generate(
            self._engine, turns, self._settings, self._cancel, wish=self._wish, passing=self._passing
        )
        for event in events:
            if isinstance(event, PromptProgressed):
                done, total = event.done, event.total
            elif isinstance(event, Token) and not event.reasoning:
                pieces.append(event.text)
            elif isinstance(event, Finished):
                finish, self.tokens = event.finish or Finish.STOP, event.count
            self._listener(SummaryNews("".join(pieces), done, total, part, parts))
        if finish is Finish.CANCELLED or self._cancel.is_cancelled:
            return None
        text = "".join(pieces).strip()
        return _whole_sentences(text) if finish is Finish.LENGTH else text


def _whole_sentences(text: str) -> str:
    """Without the sentence that was cut off, unless little would be left."""
    end = max(text.rfind(mark) for mark in ENDS)
    return text[: end + 1].rstrip() if end > len(text) // 2 else text

"""What can be done about a chat that does not fit, each way counted before it is offered."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from desktop.core.chat import Message, Role
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.fullness import Choice, Fullness, FullWindow, ImageTrouble, WayOn
from desktop.core.message_tree import BEGINNING
from desktop.core.model import ModelFile
from desktop.core.recap import Recap, beginning_of
from desktop.engine.client import EngineClient
from desktop.engine.load_facts import STEP, Part
from desktop.engine.protocol import Turn
from desktop.machine.memory import memory
from desktop.services.message_turns import TextsOf
from desktop.services.next_prompt import NextPrompt
from desktop.services.room import reserve_of
from desktop.services.sight import UNSENDABLE, in_words
from desktop.settings import Settings

GOAL = 0.5  # part of the window that is in use after older messages were summarised, if that can be
LEAST_FREED = 16  # tokens; less is no way on
GROWTH = (1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 12.0, 16.0)  # times as large a window
MOST_BYTES = 12  # of a token on average; above, it is not counted whether something fits
SPARE = 0.9  # of the memory that is free may be asked for
LONGEST, SHORTEST = 512, 64  # tokens of a summary
SUMMARY_SHARE = 8  # it takes at most this part of the window
PLACEHOLDER = "."
NO_ROOM = 1 << 62  # tokens of what no window can take: images that cannot be sent


def summary_tokens(window: int) -> int:
    """How many tokens a summary may have."""
    return max(SHORTEST, min(LONGEST, window // SUMMARY_SHARE))


class WaysOn:
    """Asks one engine. Blocking; made for one look."""

    def __init__(
        self, engine: EngineClient, model: ModelFile, settings: Settings, prompt: NextPrompt, texts_of: TextsOf
    ) -> None:
        self._engine = engine
        self._texts_of = texts_of
        self._model = model
        self._settings = settings
        self._prompt = prompt
        self._beginning = beginning_of(prompt.path, prompt.recaps)
        self._known: dict[tuple[int, bool], int] = {}
        self.window = engine.facts.context_length
        self.reserve = reserve_of(settings, self.window)

    def look(self) -> FullWindow:
        """Count everything; raises `KnownError`."""
        fullness = Fullness(needed=self._now, reserve=self.reserve, window=self.window)
        alone = self._needed(len(self._prompt.path)) if self._prompt.has_message else 0
        trouble = self._trouble
        images: ImageTrouble | None = None
        if trouble is not None:
            reason = str(trouble.arguments["reason"])
            images = ImageTrouble(kind=trouble.kind, reason=reason, in_message=alone == NO_ROOM)
            alone = 0 if alone == NO_ROOM else alone
        return FullWindow(fullness=fullness, message_tokens=alone, choices=tuple(self._choices()), images=images)

    def _choices(self) -> Iterator[Choice]:
        if self._now + self.reserve <= self.window and self._trouble is None:
            return
        if (summarised := self._summarise()) is not None:
            yield summarised
        if (chat := self._new_chat()) is not None:
            yield chat
        if (shorter := self._leave_out()) is not None:
            yield shorter
        if self._trouble is not None:
            if any(one.is_image for one in self._prompt.attachments):
                yield Choice(way=WayOn.ASK_ANEW, tokens=0)
            return
        if (larger := self._larger()) is not None:
            yield larger
        if self._now < self.window:
            yield Choice(way=WayOn.AS_IT_IS, tokens=self.window - self._now)

    @property
    def _now(self) -> int:
        """Tokens of everything; of its words alone where its images cannot be sent."""
        return self._whole[0]

    @property
    def _trouble(self) -> KnownError | None:
        """Why the images of all this cannot be sent; None when they can, or there are none."""
        return self._whole[1]

    @cached_property
    def _whole(self) -> tuple[int, KnownError | None]:
        try:
            return self._count(self._prompt, tells=True), None
        except KnownError as error:
            if error.kind not in UNSENDABLE:
                raise
            turns = self._prompt.turns(self._model, self._settings, self._texts_of)
            return self._tokens(in_words(turns), self._prompt), error

    @cached_property
    def _places(self) -> list[int]:
        """Where the model could begin to read: at a question, or at the message that is to be sent."""
        path, first = self._prompt.path, self._beginning.left_out
        places = [place for place in range(first + 1, len(path)) if path[place].role is Role.USER]
        return [*places, len(path)] if len(path) > first and self._prompt.has_message else places

    def _summarise(self) -> Choice | None:
        """As little as possible, so that half of the window is free; else as little as makes it fit."""
        budget = summary_tokens(self.window)
        for room in (int(self.window * GOAL), self.window - self.reserve):
            place = self._first_fitting(room - budget, with_summary=True)
            if place is not None:
                freed = self._now - self._needed(place, with_summary=True) - budget
                is_enough = freed >= LEAST_FREED or self._trouble is not None
                return self._choice(WayOn.SUMMARISE, freed, place) if is_enough else None
        return None

    def _leave_out(self) -> Choice | None:
        place = self._first_fitting(self.window - self.reserve)
        return self._choice(WayOn.LEAVE_OUT, self._now - self._needed(place), place) if place is not None else None

    def _new_chat(self) -> Choice | None:
        """It has this message and the summary of all before it."""
        path = self._prompt.path
        starts_at = self._needed(len(path), with_summary=True) + summary_tokens(self.window)
        has_room = starts_at + self.reserve <= self.window
        if not path or self._prompt.prefill or not has_room:
            return None
        return Choice(way=WayOn.NEW_CHAT, tokens=starts_at, after_id=path[-1].id, messages=len(path))

    def _larger(self) -> Choice | None:
        """The next window that is large enough, if the model was made for it and the memory is there."""
        facts, step = self._engine.facts, STEP
        trained = facts.trained_context_length
        sizes = [min(int(self.window * times) // step * step, trained) for times in GROWTH]
        enough = (size for size in [*sizes, trained] if self._now + reserve_of(self._settings, size) <= size)
        size = next((size for size in enough if size > self.window), 0)
        cache = sum(part.bytes for part in facts.memory if part.part is Part.CACHE)
        more = cache * (size - self.window) // self.window
        if not size or more > memory().available * SPARE:
            return None
        return Choice(way=WayOn.LARGER, tokens=size, memory_bytes=more)

    def _choice(self, way: WayOn, tokens: int, place: int) -> Choice:
        after, messages = self._prompt.path[place - 1].id, place - self._beginning.left_out
        images = sum(one.is_image for message in self._left_out(place) for one in message.attachments)
        return Choice(
            way=way,
            tokens=max(0, tokens),
            after_id=after,
            messages=messages,
            images=images if self._trouble is not None else 0,
        )

    def _left_out(self, place: int) -> Sequence[Message]:
        return self._prompt.path[self._beginning.left_out : place]

    def _first_fitting(self, room: int, *, with_summary: bool = False) -> int | None:
        """The first place from which on everything has at most so many tokens: the later, the fewer."""
        places = self._places
        low, high = 0, len(places)
        while low < high:
            middle = (low + high) // 2
            place = places[middle]
            is_small = self._bytes_from(place) <= MOST_BYTES * self.window
            if is_small and self._needed(place, with_summary=with_summary) <= room:
                high = middle
            else:
                low = middle + 1
        return places[low] if low < len(places) else None

    def _bytes_from(self, place: int) -> int:
        return sum(len(message.text) for message in self._prompt.path[place:]) + len(self._prompt.message)

    def _needed(self, place: int, *, with_summary: bool = False) -> int:
        """Tokens from one place of the branch on; with what is around a summary, but without its words."""
        key = place, with_summary
        if key not in self._known:
            recap = Recap(after_id=BEGINNING, text=PLACEHOLDER, created_at=0.0) if with_summary else None
            self._known[key] = self._count(self._prompt.from_here(place, recap))
        return self._known[key]

    def _count(self, prompt: NextPrompt, *, tells: bool = False) -> int:
        """Tokens; `NO_ROOM` where images cannot be sent, unless it `tells` that as an error."""
        try:
            return self._tokens(prompt.turns(self._model, self._settings, self._texts_of), prompt)
        except KnownError as error:
            if error.kind not in UNSENDABLE or tells:
                raise
            return NO_ROOM

    def _tokens(self, turns: Sequence[Turn], prompt: NextPrompt) -> int:
        try:
            return self._engine.count_tokens(turns, prompt.wish(self._model, self._settings))
        except KnownError as error:
            if error.kind is not ErrorKind.PROMPT_TOO_LONG:
                raise
            return int(error.arguments["needed"])

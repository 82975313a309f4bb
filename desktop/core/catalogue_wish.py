"""Which models a person wants to see: the one filter for the window's list and for `bantam search`."""

import re

import msgspec

from desktop.core.catalogue import Commercial, HubModel, Task
from desktop.core.errors import KnownError
from desktop.core.hub_address import bare, read_address

MANY = "multilingual"  # several languages, more than are listed
BUSINESS = (Commercial.ALLOWED, Commercial.CONDITIONS)  # what a business may use, on conditions or not
SIZES = {"small": (0, 3), "medium": (3, 8), "large": (8, 1_000_000)}  # from and below, in 1e9 parameters


class ModelWish(msgspec.Struct, frozen=True, kw_only=True):
    """All fields together; the defaults leave nothing out."""

    words: str = ""  # each has to be found in what is told of a model; or an address of it on the hub
    task: Task | None = None
    languages: tuple[str, ...] = ()  # ISO 639; all of them
    commercial: tuple[Commercial, ...] = ()  # one of them
    size: str = ""  # a key of `SIZES`
    largest: int = 0  # bytes of the file to begin with; 0: any


def suits(model: HubModel, wish: ModelWish) -> bool:
    """Whether a model passes all filters but the words."""
    if wish.task is not None and wish.task not in model.tasks:
        return False
    if wish.commercial and model.licence.commercial not in wish.commercial:
        return False
    if wish.size:
        low, high = SIZES[wish.size]
        if not model.parameters or not low * 1e9 <= model.parameters < high * 1e9:  # 0: nobody told
            return False
    if not all(speaks(model, language) for language in wish.languages):
        return False
    if not wish.largest:
        return True
    default = model.default
    return default is not None and 0 < default.size <= wish.largest


def speaks(model: HubModel, language: str) -> bool:
    """Whether a model was made for a language, or for so many that they are not listed."""
    return language in model.languages or MANY in model.languages


def is_address(words: str) -> bool:
    """Whether it is meant to say where something lies, and not what it is called."""
    text = bare(words)
    return "/" in text and not any(letter.isspace() for letter in text)


class Words:
    """What was typed, read once for many models."""

    def __init__(self, words: str) -> None:
        self._words = [(word, _letters(word), _number(word)) for word in words.casefold().split()]
        self._repo = _repo_in(words)

    def name(self, model: HubModel) -> bool:
        """Whether each word is in what is told of a model; "llama2-7b" is in "Llama 2 7B Chat"."""
        if not self._words:
            return True
        if self._repo and any(file.repo.casefold() == self._repo for file in model.files):
            return True
        parts = (model.name, model.id, model.family, model.publisher, model.about, model.task, model.licence.name)
        text, tight = " ".join(parts).casefold(), "".join(filter(str.isalnum, model.name.casefold()))
        return all(
            number.search(text) is not None if number is not None else word in text or letters in tight
            for word, letters, number in self._words
        )

    def nearness(self, model: HubModel) -> int:
        """How near a name is: 0 where it is these words, 1 where it begins with them, 2 for every other."""
        name, typed = _letters(model.name.casefold()), "".join(letters.strip() for _, letters, _ in self._words)
        return 2 if not typed or not name.startswith(typed) else int(name != typed)


def _number(word: str) -> re.Pattern[str] | None:
    """Finds a word that begins with a number, from its beginning: "4b" is not in "14b", nor "2" in "3.2"."""
    if not word[0].isdecimal():
        return None
    letters = re.findall(r"\d+|[^\W\d_]", word)
    return re.compile(r"(?<!\d)(?<!\d\.)" + r"[\W_]*".join(letters))


def _letters(word: str) -> str:
    """Letters and digits alone; " ", which is in no name, of an address or where there are none."""
    return "".join(filter(str.isalnum, word)) * ("/" not in word) or " "


def _repo_in(words: str) -> str:
    """The repository that is named, in small letters."""
    if not is_address(words):
        return ""
    try:
        return read_address(words).repo.casefold()
    except KnownError:
        return ""

"""Finding a model: the shipped catalogue, which needs no network, and names read into files."""

import contextlib
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from pathlib import Path, PurePosixPath

import msgspec

from desktop.core.catalogue import HubFile, HubModel
from desktop.core.catalogue_wish import MANY
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.hub_address import HUB_HOST, HubAddress, read_address
from desktop.core.quantisation import Quantisation
from desktop.library.model_name import split_part

BALANCED = "Q4_K_M"
ListFiles = Callable[[str, str], Sequence[HubFile]]  # repository and revision; asks the hub, raises `KnownError`


class CatalogueService:
    """Reads its files once, when the first model is asked for. Any thread."""

    def __init__(
        self, folder: Path, list_files: ListFiles | None = None, host: Callable[[], str] = lambda: HUB_HOST
    ) -> None:
        """`folder` holds the shipped files; without `list_files` only what the catalogue holds can be resolved.

        `host` is that of the hub in use, whose addresses are read too.
        """
        self._folder, self._host = folder, host
        self._list_files = list_files

    @cached_property
    def _models(self) -> dict[str, HubModel]:
        models = msgspec.json.decode((self._folder / "models.json").read_bytes(), type=list[HubModel])
        return {model.id: model for model in models}

    @cached_property
    def _quantisations(self) -> dict[str, Quantisation]:
        rows = msgspec.json.decode((self._folder / "quantisations.json").read_bytes(), type=list[Quantisation])
        return {row.name: row for row in rows}

    @cached_property
    def as_of(self) -> str:
        """The day on which the catalogue was last compared with the hub, ISO 8601."""
        rows = msgspec.json.decode((self._folder / "as_of.json").read_bytes(), type=list[dict[str, str]])
        return rows[0]["as_of"]

    def models(self) -> list[HubModel]:
        """Return all models by name; what cannot be fetched stands last."""
        return sorted(self._models.values(), key=lambda model: (not model.downloadable, model.name.casefold()))

    def model(self, model_id: str) -> HubModel:
        """Return one model; raises `KnownError` (NOT_IN_CATALOGUE)."""
        found = self._models.get(model_id.casefold())
        if found is None:
            raise KnownError(ErrorKind.NOT_IN_CATALOGUE, name=model_id)
        return found

    def languages(self) -> list[str]:
        """Return the codes of all languages that a model lists, the most frequent first."""
        counts: dict[str, int] = {}
        for model in self._models.values():
            for code in model.languages:
                counts[code] = counts.get(code, 0) + 1
        return sorted((code for code in counts if code != MANY), key=lambda code: (-counts[code], code))

    def quantisation(self, name: str) -> Quantisation:
        """Return what is known about a quantisation; its name alone where nothing is."""
        return self._quantisations.get(name.upper(), Quantisation(name=name))

    def of_file(self, repo: str, name: str) -> tuple[HubModel, HubFile] | None:
        """Return the model of the catalogue that a file belongs to."""
        for model in self._models.values():
            for file in model.files:
                if (file.repo.casefold(), file.name) == (repo.casefold(), name):
                    return model, file
        return None

    def resolve(self, text: str, name: str = "") -> HubFile:
        """Return the file that is meant by an id of the catalogue, a repository, `hf:REPO:QUANT` or an address.

        `name` is a file of that repository. A part of a split model means all of it, with its projector.
        Raises `KnownError`: NOT_IN_CATALOGUE, NOT_OFFERED, HUB_ADDRESS, HUB_NO_FILE, HUB_NO_MODEL, and the hub's own.
        """
        if name:
            return self._resolve_address(self._address_of(text, name))
        words = text.strip()
        name, _, quantisation = words.partition(":")
        if name.casefold() in self._models and "/" not in words:
            model = self._models[name.casefold()]
            if not model.files:
                raise KnownError(ErrorKind.NOT_OFFERED, name=model.name)
            if not quantisation and model.default is not None:
                return model.default
            return _of_quantisation(model.files, quantisation, model.name)
        if "/" not in words:
            raise KnownError(ErrorKind.NOT_IN_CATALOGUE, name=words)
        return self._resolve_address(read_address(words, self._host()))

    def pinned(self, file: HubFile) -> HubFile:
        """The same file with the commit and the SHA-256 of all that belongs to it, as far as the hub tells.

        Its publisher may have put another one in its place: then it is that. Where the hub tells nothing, whoever
        fetches the file hears why.
        """
        if (file.is_pinned and file.revision) or self._list_files is None:
            return file
        with contextlib.suppress(KnownError):
            return _named(self._list_files(file.repo, file.revision), file.name) or file
        return file

    def _address_of(self, text: str, name: str) -> HubAddress:
        if "/" in text.strip():
            return msgspec.structs.replace(read_address(text, self._host()), name=name, quantisation="")
        return HubAddress(repo=self.resolve(text).repo, name=name)

    def _resolve_address(self, address: HubAddress) -> HubFile:
        files = [file for model in self._models.values() for file in model.files if _is_in(file, address)]
        if address.name:
            return _named(files, address.name) or self._listed(address)
        default = next((m.default for m in self._models.values() if m.default and _is_in(m.default, address)), None)
        if not address.quantisation and default is not None:
            return default
        if address.quantisation and any(_is_called(file, address.quantisation) for file in files):
            return _of_quantisation(files, address.quantisation, address.repo)
        if self._list_files is None:
            raise KnownError(ErrorKind.NOT_IN_CATALOGUE, name=address.repo)
        return _of_quantisation(
            self._list_files(address.repo, address.revision), address.quantisation or BALANCED, address.repo,
            or_first=not address.quantisation,
        )  # fmt: skip

    def _listed(self, address: HubAddress) -> HubFile:
        """What the repository has under that name; it may keep files that are no models, and those stand alone."""
        listed = self._list_files(address.repo, address.revision) if self._list_files is not None else ()
        if (found := _named(listed, address.name)) is not None:
            return found
        if split_part(PurePosixPath(address.name).stem)[2] > 1:
            names = ", ".join(file.quantisation or file.name for file in listed) or "–"
            raise KnownError(ErrorKind.HUB_NO_FILE, name=address.repo, quantisation=address.name, names=names)
        return HubFile(repo=address.repo, name=address.name, revision=address.revision)


def _named(files: Iterable[HubFile], name: str) -> HubFile | None:
    return next((file for file in files if name in (file.name, *file.parts)), None)


def _is_in(file: HubFile, address: HubAddress) -> bool:
    is_revision = not address.revision or address.revision == file.revision
    return file.repo.casefold() == address.repo.casefold() and is_revision


def _is_called(file: HubFile, quantisation: str) -> bool:
    return file.quantisation.casefold() == quantisation.casefold()


def _of_quantisation(files: Sequence[HubFile], quantisation: str, where: str, *, or_first: bool = False) -> HubFile:
    found = next((file for file in files if _is_called(file, quantisation)), None)
    if found is None and or_first and files:
        return files[0]
    if not files:
        raise KnownError(ErrorKind.HUB_NO_MODEL, name=where)
    if found is None:
        names = ", ".join(file.quantisation or file.name for file in files)
        raise KnownError(ErrorKind.HUB_NO_FILE, name=where, quantisation=quantisation, names=names)
    return found

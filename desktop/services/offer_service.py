"""Models as this computer would have them: the catalogue and the hub, judged by memory and speed here."""

import contextlib
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

import msgspec

from desktop.core.cancellation import Cancellation
from desktop.core.catalogue import HubFile, HubModel
from desktop.core.catalogue_fresh import merged, repo_of
from desktop.core.catalogue_wish import is_address
from desktop.core.download import Download
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.fit import FitLevel, FitWish, Forecast, SpeedRange, TrackRecord
from desktop.core.fit_curve import Available, judge
from desktop.core.hub_address import HubAddress, read_address
from desktop.core.hub_search import HubSearch
from desktop.core.library import FileFacts
from desktop.core.offer import Details, FileOffer, Look, Mark, Offer, Offers, is_worse
from desktop.core.speed import ProbeOutcome
from desktop.library.gguf_header import GgufError
from desktop.machine.disk import disk_of
from desktop.services.catalogue_service import CatalogueService
from desktop.services.fit_service import FitService
from desktop.services.hub_service import HubService
from desktop.services.model_service import ModelService
from desktop.services.present_files import Facts, PresentFiles

COMFORT = (FitLevel.GPU, FitLevel.GOOD)
GOOD_ENOUGH = 0.03  # share of quality that a file may lose and still be called the best balance
FOUND = 30  # models of one search
Foretell = Callable[[HubModel, HubFile], Forecast]


class Reach(NamedTuple):
    """How the hub is reached: its host, and whether a key to gated models goes along."""

    host: str = "huggingface.co"
    has_token: bool = False


class OfferService:
    """Any thread; blocks. Only `search`, and `details` of what a search found, ask the hub."""

    def __init__(
        self,
        catalogue: CatalogueService,
        fits: FitService,
        hub: HubService,
        models: ModelService,
        downloads: Callable[[], list[Download]],
        foretell: Foretell = lambda _model, _file: Forecast(),
        record: Callable[[], TrackRecord] = TrackRecord,
        probe: Callable[[Callable[[float], None]], ProbeOutcome | None] | None = None,
        reach: Callable[[], Reach] = Reach,
        facts: Facts = lambda _model: FileFacts(),
    ) -> None:
        """`foretell` says how fast a file will be here once `probe` was made, `record` how far that came true.

        `facts` tells where a model's file came from.
        """
        self._facts = facts
        self._probe, self._reach = probe, reach
        self._catalogue, self._fits, self._hub, self._models = catalogue, fits, hub, models
        self._downloads, self._foretell, self._record = downloads, foretell, record
        self._fresh: dict[str, HubModel] = {}  # what the hub said of models, by id

    def offers(self) -> Offers:
        """The catalogue on this computer; never goes online."""
        found = tuple(self._offers([self._fresh.get(one.id, one) for one in self._catalogue.models()]))
        return Offers(offers=found, as_of=self._catalogue.as_of, host=self._reach().host)

    def search(self, words: str, cancel: Cancellation | None = None) -> Offers:
        """Ask the hub for what is called like that, or for what lies at that address; raises `KnownError`."""
        if is_address(words):
            return self._found(words, [self._at(read_address(words, self._reach().host), cancel)])
        page = self._hub.search(HubSearch(words=words, count=FOUND), cancel)
        return self._found(words, page.models, has_more=page.has_more)

    def more(self, offers: Offers, cancel: Cancellation | None = None) -> Offers:
        """The same search, with its next page; raises `KnownError`."""
        page = self._hub.search(HubSearch(words=offers.words, start=len(offers.offers), count=FOUND), cancel)
        models = {one.id: one for one in (*(offer.model for offer in offers.offers), *page.models)}
        return self._found(offers.words, models.values(), has_more=page.has_more and bool(page.models))

    def again(self, offers: Offers) -> Offers:
        """The same models, as they are marked and judged now; never goes online."""
        models = [self._fresh.get(one.model.id, one.model) for one in offers.offers]
        return msgspec.structs.replace(offers, offers=tuple(self._offers(models)))

    def details(self, model: HubModel, context: int, cancel: Cancellation | None = None) -> Details:
        """All files of a model, judged for `context` tokens; 0 for the usual. Raises `KnownError`.

        The files of a model that a search found are asked for, once.
        """
        model = self._fresh.get(model.id, model)
        if model.downloadable and not model.files and (repo := repo_of(model)):
            model = self._listed(model, repo, cancel)
        available, present = self._fits.available(), self._present()
        wish = FitWish(context=context)
        files = tuple(self._file_offer(model, one, available, present, wish) for one in model.files)
        best = best_of(model, files)
        offer, reach = self._offer(model, available, present), self._reach()
        return Details(
            offer=offer,
            files=files,
            best=best.file.name if best is not None else "",
            disk_free=disk_of(Path(self._models.folder)).free,
            context=next((one.fit.context for one in files if one.fit is not None), context),
            host=reach.host,
            has_token=reach.has_token,
        )

    def _found(self, words: str, models: Iterable[HubModel], *, has_more: bool = False) -> Offers:
        found = tuple(self._offers([self._fresh.get(one.id, one) for one in models]))
        host, as_of = self._reach().host, self._catalogue.as_of
        return Offers(offers=found, as_of=as_of, is_online=True, host=host, words=words, has_more=has_more)

    def _at(self, address: HubAddress, cancel: Cancellation | None) -> HubModel:
        """What lies there, with the file that is meant as the one to begin with; raises `KnownError`."""
        model = self._hub.model(address.repo, address.revision, cancel)
        named = file_at(model, address)
        self._fresh[model.id] = model = msgspec.structs.replace(model, default_file=named.name)
        return model

    def look(self, model: HubModel, wanted: FileOffer, context: int = 0, cancel: Cancellation | None = None) -> Look:
        """Ask about a file before it is fetched: what the hub lists now, and what the file's own beginning says.

        Where nobody can be asked nothing new is known, and the download itself says why. Raises `KnownError`
        (DOWNLOAD_NOT_THERE, MODEL_UNREADABLE) where its repository has no such file any more, or one of another kind.
        """
        file = wanted.file
        model = self._fresh.get(model.id, model)
        with _where_told():
            model = self._asked_about(model, file, cancel)
        if model.files and all(one.name != file.name for one in model.files):
            raise KnownError(ErrorKind.DOWNLOAD_NOT_THERE, name=file.name)
        details = self.details(model, context, cancel)
        found = details.of(file.name) or wanted
        is_replaced = bool(file.first_sha256) and found.file.first_sha256 != file.first_sha256
        return Look(details=details, file=found, is_worse=is_worse(found, wanted), is_replaced=is_replaced)

    def _asked_about(self, model: HubModel, file: HubFile, cancel: Cancellation | None) -> HubModel:
        """The model as it is listed now, where that is not known yet, once the beginning of the file was read too."""
        if file.is_pinned and file.revision:
            try:
                self.look_into(model, file, cancel)
            except KnownError as error:
                if error.kind is not ErrorKind.DOWNLOAD_NOT_THERE:  # its commit may be gone
                    raise
            else:
                return model
        model = self._listed(model, file.repo, cancel)
        now = next((one for one in model.files if one.name == file.name), None)
        if now is not None:
            with _where_told():
                self.look_into(model, now, cancel)
        return model

    def _listed(self, model: HubModel, repo: str, cancel: Cancellation | None) -> HubModel:
        """The same model with what the hub says of its files now; raises `KnownError`."""
        self._fresh[model.id] = fresh = merged(model, self._hub.model(repo, cancel=cancel))
        return fresh

    def drop_questions(self) -> None:
        """Ask the hub nothing more of what it is being asked now."""
        self._hub.drop_questions()

    def look_into(self, model: HubModel, file: HubFile | None = None, cancel: Cancellation | None = None) -> bool:
        """Read the beginning of one file, so that the verdicts about all of a model's files are llama.cpp's own.

        With a `file` it is that one, whose verdict is exact then; without, the one that costs least to ask about. False
        where that was done, or there is nothing to read. Asks the hub; raises `KnownError`, `GgufError`.
        """
        model = self._fresh.get(model.id, model)
        header = partial(self._hub.header, cancel=cancel)
        if file is not None:
            return not self._fits.curve_of(model, file).exact and self._fits.remote_curve(file, header).exact
        whole = [one for one in model.files if not one.parts] or list(model.files)  # one request, where possible
        usual = next((one for one in whole if one.name == model.default_file), next(iter(whole), None))
        if usual is None or not model.downloadable or self._fits.curve_of(model, usual).measured:
            return False
        return self._fits.remote_curve(usual, header).measured

    def probe(self, on_progress: Callable[[float], None]) -> ProbeOutcome | None:
        """Test how fast this computer is, for 20 seconds at most; None when that was stopped. Raises `KnownError`."""
        return None if self._probe is None else self._probe(on_progress)

    def record(self) -> TrackRecord:
        """How good the last forecasts were."""
        return self._record()

    def _offers(self, models: list[HubModel]) -> list[Offer]:
        available, present = self._fits.available(), self._present()
        return [self._offer(model, available, present) for model in models]

    def _offer(self, model: HubModel, available: Available, present: PresentFiles) -> Offer:
        files = [self._file_offer(model, one, available, present, FitWish()) for one in model.files]
        best = best_of(model, files)
        ranked = [best, *files] if best is not None else files
        here = next((one for one in ranked if one.mark is Mark.INSTALLED), None)
        if here is not None:
            return Offer(model=model, best=best, mark=Mark.INSTALLED, installed_id=here.installed_id)
        is_coming = any(one.mark is Mark.DOWNLOADING for one in files)
        return Offer(model=model, best=best, mark=Mark.DOWNLOADING if is_coming else Mark.NONE)

    def _present(self) -> PresentFiles:
        return PresentFiles(self._models.models(), self._facts, self._downloads())

    def _file_offer(
        self, model: HubModel, file: HubFile, available: Available, present: PresentFiles, wish: FitWish
    ) -> FileOffer:
        fit = judge(self._fits.curve_of(model, file), wish, available) if file.size else None
        too_large = fit is not None and fit.level is FitLevel.TOO_LARGE
        speed = SpeedRange() if too_large else self._foretell(model, file).writing
        known, (mark, installed_id) = self._catalogue.quantisation(file.quantisation), present.mark_of(file)
        told = FileOffer(file=file, fit=fit, speed=speed, mark=mark, installed_id=installed_id)
        return msgspec.structs.replace(told, loss=known.loss, loss_source=known.loss_source, bits=known.bits)


@contextlib.contextmanager
def _where_told() -> Iterator[None]:
    """Nothing new is known where nobody can be asked, but that a file is no model is known once its beginning came."""
    try:
        yield
    except GgufError:
        return
    except KnownError as error:
        if error.kind is ErrorKind.MODEL_UNREADABLE:
            raise


def file_at(model: HubModel, address: HubAddress) -> HubFile:
    """The file of a repository that an address means; raises `KnownError` (HUB_NO_FILE, HUB_NO_MODEL)."""
    wish = address.quantisation.casefold()
    for file in model.files:
        is_named = address.name in (file.name, *file.parts) if address.name else file.quantisation.casefold() == wish
        if is_named or (not address.name and not wish and file.name == model.default_file):
            return file
    if not model.files:
        raise KnownError(ErrorKind.HUB_NO_MODEL, name=address.repo)
    names = ", ".join(file.quantisation or file.name for file in model.files)
    what = address.quantisation or address.name or "GGUF"
    raise KnownError(ErrorKind.HUB_NO_FILE, name=address.repo, quantisation=what, names=names)


def best_of(model: HubModel, files: "list[FileOffer] | tuple[FileOffer, ...]") -> FileOffer | None:
    """Return the file with the best balance here: the usual one if it fits well, else the best that does.

    Where none does, the smallest is least too large.
    """
    usual = next((one for one in files if one.file.name == model.default_file), None)
    comfortable = [one for one in files if one.level in COMFORT]
    if usual is not None and usual.level in (*COMFORT, None):
        return usual
    if comfortable:
        good = [one for one in comfortable if one.loss is not None and one.loss <= GOOD_ENOUGH]
        return min(good, key=lambda one: one.file.size) if good else max(comfortable, key=lambda one: one.file.size)
    tight = [one for one in files if one.level is FitLevel.TIGHT]
    return max(tight, key=lambda one: one.file.size) if tight else _smallest(files)


def _smallest(files: "list[FileOffer] | tuple[FileOffer, ...]") -> FileOffer | None:
    return min(files, key=lambda one: one.file.size or 1 << 62, default=None)

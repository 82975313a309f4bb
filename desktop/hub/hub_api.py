"""Asks the hub through its own library. Sole owner of `huggingface_hub`, used in the hub's child process only.

The library is told to be silent about everything else: no telemetry (it would ask the hub which programs are agents,
before the first request), no token but the one that is given here, no files, and no protocol but HTTPS.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any

import msgspec

from desktop import __version__
from desktop.core.catalogue import HubFile, HubModel
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.hub_search import HubSearch, HubSort, SearchPage
from desktop.hub.found_models import hub_model, hub_models
from desktop.hub.hosts import Hosts, host_of
from desktop.hub.hub_client import trusted
from desktop.hub.protocol import Connected, Connection, Event, Used
from desktop.hub.reach import way
from desktop.hub.repo_files import RepoRow, models_of

if TYPE_CHECKING:
    from httpx2 import Client, Response
    from huggingface_hub import HfApi

SILENT = {
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_IMPLICIT_TOKEN": "1",
    "HF_HUB_DISABLE_XET": "1",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "HF_HOME": os.path.join(os.devnull, "hub"),  # noqa: PTH118 (nothing can be read or written there)
}
SORTS = {
    HubSort.DOWNLOADS: "downloads",
    HubSort.LIKES: "likes",
    HubSort.NEWEST: "created_at",
    HubSort.TRENDING: "trending_score",
}
WANTED = ["author", "createdAt", "downloads", "gated", "gguf", "lastModified", "likes", "pipeline_tag", "sha", "tags"]
PATIENCE = 20.0  # seconds without a byte
Tell = Callable[[Event], None]
BUSY = (429, 500, 502, 503, 504)
BALANCED = "Q4_K_M"


class HubApi:
    """One at a time: the library has one client for all. `tell` gets `Connected` and `Used`."""

    def __init__(self, connection: Connection, tell: Tell) -> None:
        self._why = ""  # for the ledger
        self._host = host_of(connection.hub)
        self._api = _silent_api(
            connection, lambda host, what: tell(Connected(host=host, why=self._why, what=what)), tell
        )

    def search(self, wish: HubSearch) -> SearchPage:
        """Return one page of what was found; raises `KnownError`."""
        end, self._why = wish.start + wish.count, "search"
        with _explained(wish.words, self._host):
            found = self._api.list_models(
                search=wish.words or None,
                filter=["gguf", *([wish.language] if wish.language else [])],
                sort=SORTS[wish.sort],  # type: ignore[arg-type]
                limit=end + 1,
                expand=WANTED,  # type: ignore[arg-type]
            )
            page = list(islice(found, wish.start, end + 1))
        return SearchPage(models=tuple(hub_models(page[: wish.count])), has_more=len(page) > wish.count)

    def model(self, repo: str, revision: str = "") -> HubModel:
        """Return a repository with its files, their exact sizes, SHA-256 and commit; raises `KnownError`."""
        self._why = "files of a model"
        with _explained(repo, self._host):
            info = self._api.model_info(repo, revision=revision or None, expand=WANTED)  # type: ignore[arg-type]
            commit = info.sha or revision
            tree = self._api.list_repo_tree(repo, recursive=True, revision=commit or None)
            files, projectors = models_of(repo, _rows(tree), commit)
        return msgspec.structs.replace(
            hub_model(info), files=tuple(files), projectors=tuple(projectors), default_file=default_of(files)
        )


def default_of(files: Iterable[HubFile]) -> str:
    """The name of the file to begin with: the balanced one, or the largest."""
    listed = list(files)
    balanced = (file.name for file in listed if file.quantisation == BALANCED)
    return next(balanced, listed[0].name if listed else "")


def _rows(tree: Iterable[object]) -> Iterator[RepoRow]:
    """Folders have no size and are passed over."""
    for entry in tree:
        size, path = getattr(entry, "size", None), getattr(entry, "path", "")
        if isinstance(size, int) and isinstance(path, str):
            lfs = getattr(entry, "lfs", None)
            yield RepoRow(path, size, getattr(lfs, "sha256", "") or "")


def _silent_api(connection: Connection, connected: Callable[[str, str], None], tell: Tell) -> "HfApi":
    os.environ.update(SILENT)  # read once, when the library is imported
    from huggingface_hub import HfApi, set_client_factory

    set_client_factory(lambda: _watched_client(connection, connected, tell))
    may_know = Hosts(connection.hub).may_know_token(connection.hub)
    token = (connection.token if may_know else "") or False
    return HfApi(endpoint=connection.hub, token=token, library_name="bantam", library_version=__version__)


class _NoAnswerError(Exception):
    """What the library would try again five times, for half a minute, while somebody looks at the screen."""

    def __init__(self, kind: ErrorKind, reason: str) -> None:
        self.kind = kind
        self.reason = reason
        super().__init__(reason)


def _watched_client(connection: Connection, connected: Callable[[str, str], None], tell: Tell) -> "Client":
    """Every hop is looked at before it is made, and told to the ledger."""
    import httpx2

    hosts = Hosts(connection.hub)

    def before(request: httpx2.Request) -> None:
        url = str(request.url)
        if not hosts.allows(url):
            raise KnownError(ErrorKind.DOWNLOAD_REDIRECT, host=hosts.hub, other=request.url.host, details=url)
        if not hosts.may_know_token(url):
            request.headers.pop("authorization", None)
        connected(request.url.host, request.url.path)

    def after(response: httpx2.Response) -> None:
        busy = response.status_code in BUSY
        if not busy:
            response.read()  # no listing is large
        received = response.num_bytes_downloaded  # as they came, and not as they were unpacked
        sent = len(str(response.request.url)) + _length(response.request.headers.raw)
        tell(Used(host=response.url.host, sent=sent, received=received + _length(response.headers.raw)))
        if busy:
            raise _NoAnswerError(ErrorKind.HUB_BUSY, f"HTTP {response.status_code}")

    class Impatient(httpx2.Client):
        def send(self, request: httpx2.Request, **options: Any) -> httpx2.Response:
            request.extensions["timeout"] = self.timeout.as_dict()  # the library says that it waits for ever
            try:
                return super().send(request, **options)
            except httpx2.TransportError as error:
                reason = way(connection) + (str(error) or type(error).__name__)
                raise _NoAnswerError(ErrorKind.HUB_UNREACHABLE, reason) from error

    return Impatient(
        event_hooks={"request": [before], "response": [after]},
        follow_redirects=True,
        proxy=connection.proxy or None,
        timeout=PATIENCE,
        trust_env=False,
        verify=trusted(),
    )


def _length(headers: Iterable[tuple[bytes, bytes]]) -> int:
    return sum(len(name) + len(value) + 4 for name, value in headers)


@contextmanager
def _explained(what: str, host: str) -> Iterator[None]:
    """Turn the library's errors into ours; `host` is the hub's."""
    from httpx2 import HTTPError
    from huggingface_hub import errors

    try:
        yield
    except errors.GatedRepoError as error:
        raise KnownError(ErrorKind.HUB_GATED, name=what, details=str(error)) from error
    except (errors.RepositoryNotFoundError, errors.RevisionNotFoundError, errors.HFValidationError) as error:
        raise KnownError(ErrorKind.HUB_REPO_MISSING, host=host, name=what, details=str(error)) from error
    except errors.HfHubHTTPError as error:
        raise _of_status(error.response, what, str(error)) from error
    except _NoAnswerError as error:
        raise _of_silence(error, host) from error
    except (HTTPError, OSError) as error:
        reason = type(error).__name__
        raise KnownError(ErrorKind.HUB_UNREACHABLE, host=host, reason=reason, details=str(error)) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:  # an answer that is none of the hub's
        raise KnownError(ErrorKind.HUB_ANSWER, details=repr(error)) from error


def _of_silence(error: _NoAnswerError, host: str) -> KnownError:
    if error.kind is ErrorKind.HUB_BUSY:
        return KnownError(ErrorKind.HUB_BUSY, host=host, details=error.reason)
    return KnownError(ErrorKind.HUB_UNREACHABLE, host=host, reason=error.reason)


def _of_status(response: "Response", what: str, details: str) -> KnownError:
    if response.status_code == 401:
        return KnownError(ErrorKind.HUB_TOKEN, host=response.url.host, details=details)
    if response.status_code == 403:
        return KnownError(ErrorKind.HUB_GATED, name=what, details=details)
    return KnownError(ErrorKind.HUB_ANSWER, details=details)

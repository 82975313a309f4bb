"""What can go wrong on the way, sorted by what to do about it: try again, give up, or begin anew."""

from __future__ import annotations

import email.utils
import random
import ssl
import time

import httpx

from desktop.core.errors import ErrorKind, KnownError
from desktop.hub.hosts import host_of
from desktop.hub.protocol import Retrying

FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0  # seconds
LONGEST_WISH = 600.0  # seconds that a server may ask for
_BUSY, _NEVER = (408, 425, 429), (501, 505)  # besides all that begins with a 5
_SIGN_IN = 511  # "Network Authentication Required": where a network has a web page before it
_PAGE = (b"<", b"{")  # how a web page or an error begins, where a model was expected
_MAGIC = b"GGUF"
# OpenSSL's X509_V_ERR_CERT_NOT_YET_VALID and X509_V_ERR_CERT_HAS_EXPIRED
_CLOCK = (9, 10)


class PassingError(Exception):
    """It may go away. `wait` is how long the server asked for, in seconds; 0 where it did not.

    `is_unreachable`: there was no connection at all, as without a network; `is_odd`: something came that is not the
    file; `is_busy`: the server said that it cannot now.
    """

    def __init__(
        self,
        reason: str,
        wait: float = 0.0,
        *,
        is_unreachable: bool = False,
        is_odd: bool = False,
        is_busy: bool = False,
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.wait = wait
        self.is_unreachable, self.is_odd, self.is_busy = is_unreachable, is_odd, is_busy

    def retrying(self, seconds: float) -> Retrying:
        """What is told of it before the next try."""
        return Retrying(seconds=seconds, reason=self.reason, is_unreachable=self.is_unreachable, is_odd=self.is_odd)


def odd(reason: str) -> PassingError:
    """Something came that is not what was asked for."""
    return PassingError(reason, is_odd=True)


def page_or(error: Exception, response: httpx.Response, name: str) -> Exception:
    """The error, or that a web page came: networks with a page before them say so, or just send it."""
    is_page = response.headers.get("content-type", "").startswith("text/html")
    if is_page or next(response.iter_raw(), b"").lstrip()[:1] in _PAGE:
        return KnownError(ErrorKind.DOWNLOAD_PORTAL, name=name)
    return error


def of_beginning(data: bytes, name: str) -> Exception | None:
    """What is wrong with how a file begins; None for nothing."""
    if not name.lower().endswith(".gguf") or data[:4] == _MAGIC[: len(data[:4])]:
        return None
    return KnownError(ErrorKind.DOWNLOAD_PORTAL, name=name) if data[:1] in _PAGE else odd("what came is no model file")


def of_status(response: httpx.Response, name: str, *, is_let_in: bool = False) -> Exception:
    """What an answer without the file means. `is_let_in`: the hub itself said where the file is."""
    code, host = response.status_code, response.url.host
    if code == _SIGN_IN:
        return KnownError(ErrorKind.DOWNLOAD_PORTAL, name=name, details=f"{host}: {code}")
    if code in _BUSY or (code >= 500 and code not in _NEVER):
        wait = wished_pause(response.headers.get("retry-after", ""))
        return PassingError(f"{host} answered {code}", wait, is_busy=True)
    if is_let_in and code in (401, 403):  # an address that held for a while only: the hub gives another one
        return odd(f"{host} answered {code}")
    said = response.headers.get("x-error-code", "")
    if said == "GatedRepo":
        return KnownError(ErrorKind.HUB_GATED, name=name, details=f"{host}: {code}")
    if said == "RepoNotFound":
        return KnownError(ErrorKind.HUB_REPO_MISSING, host=host, name=name, details=f"{host}: {code}")
    if code == 401:
        return KnownError(ErrorKind.HUB_TOKEN, host=host, details=f"{host}: 401")
    if code == 403:
        return KnownError(ErrorKind.HUB_GATED, name=name, details=f"{host}: 403")
    if code in (404, 410):
        return KnownError(ErrorKind.DOWNLOAD_NOT_THERE, name=name, details=f"{host}: {code}")
    return KnownError(ErrorKind.HUB_ANSWER, details=f"{host}: {code}")


def unreachable(hub: str, reason: str) -> KnownError:
    """The hub at this address gave no sign of life."""
    return KnownError(ErrorKind.HUB_UNREACHABLE, host=host_of(hub), reason=reason)


def of_transport(error: httpx.HTTPError, host: str, way: str = "") -> Exception:
    """What a broken connection means. A certificate that is refused stays refused. `way` is told before the reason."""
    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, ssl.SSLCertVerificationError):
        cause = cause.__cause__ or cause.__context__
    if cause is None:
        unreachable = isinstance(error, (httpx.ConnectError, httpx.ConnectTimeout, httpx.ProxyError))
        return PassingError(way + (str(error) or type(error).__name__), is_unreachable=unreachable)
    is_clock = getattr(cause, "verify_code", 0) in _CLOCK
    kind = ErrorKind.DOWNLOAD_CLOCK if is_clock else ErrorKind.DOWNLOAD_UNTRUSTED
    return KnownError(kind, host=host, details=str(cause))


def wished_pause(header: str) -> float:
    """Read `Retry-After`, seconds or a date; 0.0 for nonsense, and never more than ten minutes."""
    text = header.strip()
    if text.isdecimal():
        return min(float(text[:6]), LONGEST_WISH)
    try:
        when = email.utils.parsedate_to_datetime(text).timestamp()
    except (TypeError, ValueError, OverflowError):
        return 0.0
    return min(max(when - time.time(), 0.0), LONGEST_WISH)


def pause(failures: int, wished: float, first: float = FIRST_PAUSE) -> float:
    """Return the seconds until the next try: doubled each time, with chance in it so that not all come at once."""
    most = min(first * 2.0 ** min(failures - 1, 10), LONGEST_PAUSE)
    return max(wished, random.uniform(most / 2, most))  # noqa: S311 (no secret)

"""What a server or a connection says, and what is done about it."""

import email.utils
import ssl
import time

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.errors import ErrorKind, KnownError
from desktop.hub.faults import LONGEST_PAUSE, LONGEST_WISH, PassingError, of_transport, pause, wished_pause
from desktop.hub.file_facts import body_of, file_facts


def test_a_wished_pause_is_seconds_or_a_date() -> None:
    assert wished_pause("17") == 17
    assert 20 < wished_pause(email.utils.formatdate(time.time() + 30, usegmt=True)) <= 30
    assert wished_pause("Thu, 01 Jan 1970 00:00:00 GMT") == 0
    assert wished_pause("99999999999") == LONGEST_WISH


def test_endless_numbers_are_none() -> None:
    assert body_of(206, {"content-range": f"bytes 0-{'9' * 5_000}/*"}) is None
    assert body_of(206, {"content-range": "bytes 0-9/\N{ARABIC-INDIC DIGIT ONE}0"}) is None


@given(st.text(max_size=40))
def test_whatever_is_wished_it_is_within_bounds(text: str) -> None:
    assert 0 <= wished_pause(text) <= LONGEST_WISH


@given(st.integers(1, 10_000), st.floats(0, LONGEST_WISH))
def test_pauses_grow_and_end(failures: int, wished: float) -> None:
    assert wished <= pause(failures, wished) <= max(wished, LONGEST_PAUSE)


@pytest.mark.parametrize(
    ("code", "kind"),
    [(9, ErrorKind.DOWNLOAD_CLOCK), (10, ErrorKind.DOWNLOAD_CLOCK), (18, ErrorKind.DOWNLOAD_UNTRUSTED)],
)
def test_a_certificate_of_another_time_is_the_clock(code: int, kind: ErrorKind) -> None:
    cause = ssl.SSLCertVerificationError("certificate verify failed")
    cause.verify_code = code
    error = httpx.ConnectError("failed")
    error.__cause__ = cause
    found = of_transport(error, "huggingface.co")
    assert isinstance(found, KnownError)
    assert found.kind is kind


def test_another_broken_connection_passes() -> None:
    assert isinstance(of_transport(httpx.ReadError("reset"), "huggingface.co"), PassingError)


@given(st.sampled_from((200, 206)), st.text(max_size=30), st.text(max_size=30))
def test_any_headers_are_read(status: int, length: str, content_range: str) -> None:
    body = body_of(status, {"content-length": length, "content-range": content_range})
    assert body is None or body.start >= 0
    assert file_facts({"x-linked-etag": length, "x-linked-size": content_range}).size >= 0

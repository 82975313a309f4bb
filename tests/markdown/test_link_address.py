"""Only whole http and https addresses become links."""

import pytest

from desktop.markdown.link_address import link_address


@pytest.mark.parametrize("address", ["https://example.org", "http://a.b:8080/c?d=e#f", "HTTPS://Example.org/ä"])
def test_web_addresses_pass(address: str) -> None:
    assert link_address(address) == address


NOT_LINKS = (
    ["", "file:///etc/passwd", "smb://h/s", "ms-msdt:x", "javascript:x", "//h/s", "\\\\h\\s", "http://", "https:x"],
    ["http://a b", "http://a\u202eb", "http://[::1", "http://a:port", "data:text/html,x", "mailto:a@b.c", "http:\n//a"],
)


@pytest.mark.parametrize("address", [*NOT_LINKS[0], *NOT_LINKS[1]])
def test_everything_else_does_not(address: str) -> None:
    assert link_address(address) == ""

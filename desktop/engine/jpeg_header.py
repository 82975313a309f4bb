"""The size of a JPEG, found as the decoder finds it: in the first frame header.

Layout: ITU-T T.81, annex B. A progressive JPEG draws the whole image once per scan, and a scan costs an attacker ten
bytes: the number of scans is bounded too.
"""

_FRAMES = (0xC0, 0xC1, 0xC2)  # baseline, extended and progressive; the decoder knows no others
_TABLES = {0xC4, 0xDB, 0xDD, 0xFE, *range(0xE0, 0xF0)}  # what may come before: tables, comments, other programs' data
_SCAN = b"\xff\xda"
_MOST_SCANS = 100  # encoders make ten, and a thumbnail inside has some of its own


def jpeg_size(data: bytes) -> tuple[int, int]:
    """Width and height; raises `ValueError` for damage."""
    if data.count(_SCAN) > _MOST_SCANS:
        raise ValueError("it has too many scans")
    at = 2
    while True:
        marker, at = _marker(data, at)
        length = int.from_bytes(data[at : at + 2], "big")
        if length < 2 or at + length > len(data):
            raise ValueError("it ends within its header")
        if marker in _FRAMES:
            if length < 8:
                raise ValueError("its frame header is too short")
            height, width = (int.from_bytes(data[at + there : at + there + 2], "big") for there in (3, 5))
            return width, height
        if marker not in _TABLES:
            raise ValueError(f"marker {marker:02X} in the header")
        at += length


def _marker(data: bytes, at: int) -> tuple[int, int]:
    """The next marker and where its content begins; some files have padding before it."""
    at = data.find(b"\xff", at)
    while 0 <= at < len(data) and data[at] == 0xFF:
        at += 1
    if not 0 <= at < len(data):
        raise ValueError("it has no frame")
    return data[at], at + 1

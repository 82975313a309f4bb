"""Identifiers that sort by the moment they were made (UUID version 7, RFC 9562)."""

import os
import time
import uuid


def new_id() -> str:
    """Return 32 hexadecimal digits; ids made later sort later, to the millisecond."""
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds & (1 << 48) - 1) << 80 | int.from_bytes(os.urandom(10), "big")
    value = value & ~(0xF << 76) | 0x7 << 76  # version 7
    value = value & ~(0x3 << 62) | 0x2 << 62  # RFC variant
    return uuid.UUID(int=value).hex

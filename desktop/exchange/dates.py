"""Times as files write them."""

import math
from datetime import UTC, datetime


def written_time(seconds: float) -> str:
    """ISO 8601 in UTC, to the second; "" for a time that no calendar has."""
    try:
        return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (OverflowError, OSError, ValueError):
        return ""


def local_time(seconds: float) -> str:
    """Date and time as a person here reads them; "" for a time that no calendar has."""
    try:
        return datetime.fromtimestamp(seconds, UTC).astimezone().strftime("%Y-%m-%d %H:%M")
    except (OverflowError, OSError, ValueError):
        return ""


def read_time(written: str) -> float | None:
    """Seconds since 1970 of a date or time in ISO 8601, without a zone this computer's; None when it is neither."""
    try:
        seconds = datetime.fromisoformat(written.strip()).timestamp()
    except (OverflowError, OSError, ValueError):
        return None
    return seconds if math.isfinite(seconds) else None

"""Words that a person or another program hands over, whatever bytes they are."""


def sound(text: str) -> str:
    """Text without the stand-ins that Python puts where bytes are no UTF-8: those bytes are read as Windows-1252.

    An old report in that encoding is the commonest case; what it does not know either becomes “�”. The type of every
    argument that is words; one that may be the path of a file is a plain `str`, which keeps its bytes.
    """
    data = text.encode("utf-8", "surrogateescape")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
